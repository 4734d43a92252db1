# SPDX-License-Identifier: Apache-2.0
"""What can be done in Challenge by a key."""

from peerdesk.ui.keys.action import Action

PLAN = Action("challenge.plan", "Plan a session", ("Ctrl+N",))
IMPORT = Action("challenge.import", "Import a timetable", ("Ctrl+I",))
BACK = Action("challenge.back", "Go back a step of scoping", ("Alt+B",))
KEEP_TEAM = Action("challenge.keep-team", "Keep the changes to the team", ("Ctrl+Shift+Return",))
KEEP_LINES = Action(
    "challenge.keep-lines", "Keep the changes to lines of enquiry", ("Ctrl+Shift+Return",)
)
ALL = (PLAN, IMPORT, BACK, KEEP_TEAM, KEEP_LINES)
"""In the order of the pages."""
