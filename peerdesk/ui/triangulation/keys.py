# SPDX-License-Identifier: Apache-2.0
"""What can be done in Triangulation by a key."""

from peerdesk.ui.keys.action import Action

KINDS = Action("triangulation.kinds", "Map by kind of source", ("K",))
VOICES = Action("triangulation.voices", "Map by voice", ("V",))
LINES = Action("triangulation.lines", "Map of the lines of enquiry", ("L",))
MESSAGES = Action("triangulation.messages", "Map of the messages", ("M",))
ASK = Action("triangulation.question", "Make a question of the gap", ("Q",))
PICTURE = Action("triangulation.picture", "Export the map as a picture", ("P",))
ALL = (KINDS, VOICES, LINES, MESSAGES, ASK, PICTURE)
"""In the order of the page."""
