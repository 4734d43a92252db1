# SPDX-License-Identifier: Apache-2.0
"""What can be done by a key where what is held is listed."""

from peerdesk.ui.keys.action import Action

FIND = Action("disclosure.find", "Go to the words to look for", ("Ctrl+F", "/"))
SESSION = Action("disclosure.session", "List what is held about a session", ("S",))
PAPER = Action("disclosure.paper", "Write the listing for redaction", ("Ctrl+Shift+E",))
WORKBOOK = Action("disclosure.workbook", "Write the listing as a workbook", ("X",))
ALL = (FIND, SESSION, PAPER, WORKBOOK)
