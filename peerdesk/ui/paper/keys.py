# SPDX-License-Identifier: Apache-2.0
"""What can be done while a sheet is typed in by a key."""

from peerdesk.ui.keys.action import Action

KEEP = Action("paper.keep", "Save the lines of the sheet", ("Ctrl+Return",))
SESSION = Action("paper.session", "Choose the session of the sheet", ("Ctrl+O",))
AUTHOR = Action("paper.author", "Say who took it down", ("Ctrl+Shift+O",))

ALL = (KEEP, SESSION, AUTHOR)
