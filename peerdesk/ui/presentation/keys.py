# SPDX-License-Identifier: Apache-2.0
"""What can be done in Presentation by a key."""

from peerdesk.ui.keys.action import Action

EXPORT = Action("presentation.export", "Export the presentation", ("Ctrl+Shift+E",))
FIT = Action("presentation.fit", "Choose what fits the time", ("C",))
BACK = Action("presentation.back", "Read an edited file back", ("B",))
FREEZE = Action("presentation.freeze", "Freeze the slides as presented", ("Z",))
SLIDE = Action("presentation.slide", "Show the message on a slide", ("S",))
REPORT = Action("presentation.report", "Keep the message for the report only", ("P",))
NEITHER = Action("presentation.neither", "Show the message in neither", ("X",))
UP = Action("presentation.up", "Move the point up", ("Alt+Up",))
DOWN = Action("presentation.down", "Move the point down", ("Alt+Down",))
NEXT = Action("presentation.next", "Go to the next slide with something to mend", ("N",))
ALL = (EXPORT, FIT, BACK, FREEZE, SLIDE, REPORT, NEITHER, UP, DOWN, NEXT)
"""In the order of the panes."""
