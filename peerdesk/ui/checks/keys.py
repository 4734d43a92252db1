# SPDX-License-Identifier: Apache-2.0
"""What can be done in Checks by a key."""

from peerdesk.ui.keys.action import Action

EXPORT = Action("checks.export", "Write the page for the team leader", ("Ctrl+Shift+E",))
WATCHED = Action("checks.watched", "Show only what is red or amber", ("1",))
EVERY = Action("checks.every", "Show every point", ("2",))
RELEASE = Action("checks.release", "Say why a point may stand", ("R",))
NEXT = Action("checks.next", "Go to the next point to look at", ("N",))
TELL = Action("checks.tell", "Record that a point was told on another occasion", ("T",))
USE_TOLD = Action("checks.use-told", "Use the wording that was told", ("W",))
TRAIL = Action("checks.trail", "Write the evidence trail as a workbook, for leads", ("X",))
HELD = Action("checks.held", "List what is held about a word or session", ("D",))
LISTS = Action("checks.lists", "Open the word lists that the checks go by", ("L",))
ALL = (EXPORT, WATCHED, EVERY, RELEASE, NEXT, TELL, USE_TOLD, TRAIL, HELD, LISTS)
