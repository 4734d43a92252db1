# SPDX-License-Identifier: Apache-2.0
"""What can be done in Evidence by a key."""

from peerdesk.ui.attachments.strip import ATTACH
from peerdesk.ui.keys.action import Action

SEARCH = Action("evidence.search", "Search the notes", ("Ctrl+F", "/"))
FILTER = Action("evidence.filter", "Filter the notes", ("F",))
ORDER = Action("evidence.order", "Turn the order round", ("O",))
WRITE = Action("evidence.write", "Write the first line", ("C",))
MESSAGE = Action("evidence.message", "Make a message of the chosen notes", ("M",))
EDIT = Action("evidence.edit", "Edit the note", ("E",))
WITHDRAW = Action("evidence.withdraw", "Withdraw the note", ("Delete",))
RESTORE = Action("evidence.restore", "Restore a withdrawn note", ("R",))
ERASE = Action("evidence.erase", "Erase the note for good", ("Shift+Delete",))
COMPARE = Action("evidence.compare", "Compare the wordings", ("H",))
WORDS = Action("evidence.words", "Write the filters as words", ("W",))
KEPT = Action("evidence.kept", "Kept searches", ("S",))
SEARCHES = tuple(
    Action(f"evidence.search{digit}", f"Show kept search {digit}", (f"Ctrl+{digit}",))
    for digit in range(1, 10)
)
"""By the order in which searches were kept."""
ALL = (
    SEARCH,
    FILTER,
    WORDS,
    KEPT,
    ORDER,
    WRITE,
    MESSAGE,
    EDIT,
    WITHDRAW,
    RESTORE,
    ERASE,
    COMPARE,
    ATTACH,
    *SEARCHES,
)
"""In the order of the panes."""
