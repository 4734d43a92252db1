# SPDX-License-Identifier: Apache-2.0
"""What can be done in Report by a key."""

from peerdesk.ui.keys.action import Action

DOCUMENT = Action("report.document", "Choose report, letter, form or case review", ("D",))
EDITION = Action("report.edition", "Choose the working document or a frozen one", ("V",))
EXPORT = Action("report.export", "Export the document", ("Ctrl+Shift+E",))
FREEZE = Action("report.freeze", "Freeze the document at a stage", ("Ctrl+Shift+F",))
WRITE = Action("report.write", "Write a part, or see a point", ("Alt+W",))
PLAN = Action("report.plan", "Choose layout and parts", ("Alt+P",))
STAGES = Action("report.stages", "See the stages", ("Alt+S",))
LOG = Action("report.log", "See the council’s comments", ("Alt+L",))
CHECKS = Action("report.checks", "See what the checks say", ("Alt+C",))
POINT = Action("report.point", "Reword a point", ("F2",))
TIER = Action("report.tier", "Make a key recommendation a suggestion, or the reverse", ("T",))
MESSAGE = Action("report.message", "Open the message of a point", ("G",))
AS_WRITTEN = Action("report.as-written", "Record a point as said as written", ("1",))
OTHERWISE = Action("report.otherwise", "Record a point as said otherwise", ("2",))
NOT_REACHED = Action("report.not-reached", "Record a point as not reached", ("3",))
IMPORT = Action("report.import", "Take in the council’s comments", ("Ctrl+Shift+I",))
EXPORT_LOG = Action("report.export-log", "Export the log", ("Ctrl+Shift+L",))
ADD = Action("report.add-comment", "Take down a comment", ("N",))
REWORD = Action("report.reword", "Give the message the words of a comment", ("W",))
ALL = (
    DOCUMENT, EDITION, EXPORT, FREEZE, WRITE, PLAN, STAGES, LOG, CHECKS, POINT, TIER, MESSAGE,
    AS_WRITTEN, OTHERWISE, NOT_REACHED,
    IMPORT, EXPORT_LOG, ADD, REWORD,
)  # fmt: skip
"""In the order of the page."""
