# SPDX-License-Identifier: Apache-2.0
"""Opening the help and the key list over whatever is on the screen, each once."""

from PySide6.QtWidgets import QApplication, QWidget

from peerdesk.ui.help.key_list import KeyList
from peerdesk.ui.help.pages import CONTENTS, HelpBook, lies_deeper, screen_page
from peerdesk.ui.help.sheet import HelpSheet
from peerdesk.ui.keys.everywhere import WINDOW
from peerdesk.ui.look import Look
from peerdesk.ui.places import all_actions, all_places
from peerdesk.ui.shell import Shell

_WINDOW_LEVEL = 2
"""Dots in the name of a module that belongs to the whole window: peerdesk.ui.shell."""


def open_help(look: Look, host: QWidget, screen: QWidget) -> None:
    """Open the page for where the focus is, or else for the screen; where it is open, its contents.

    `host` is what the sheet stands over.
    """
    for standing in host.findChildren(HelpSheet):
        if standing.isVisible():
            standing.show_page(CONTENTS)
            return
    sheet = HelpSheet(look, host, HelpBook(look.resources / "help"), page_of(screen))
    sheet.open(sheet.reader)


def page_of(screen: QWidget) -> str:
    """Return the page for what has the focus: the innermost part that has one of its own.

    Anything else belongs to the folder of the innermost part, and that failing to the screen.
    """
    focus: QWidget | None = QApplication.focusWidget()
    inside: list[str] = []
    while focus is not None:
        inside.append(type(focus).__module__)
        focus = focus.parentWidget()
    modules = [*inside, type(screen).__module__]
    deeper = next((screen_page(module) for module in modules if lies_deeper(module)), "")
    pages = [screen_page(module) for module in modules if module.count(".") > _WINDOW_LEVEL]
    return deeper or next((page for page in pages if page), CONTENTS)


def open_keys(look: Look, host: QWidget, shell: Shell | None) -> None:
    """Open the list of what can be done by a key here, or of what the window hears."""
    if any(standing.isVisible() for standing in host.findChildren(KeyList)):
        return
    if shell is None:
        KeyList(look, host, WINDOW, {}).open()
        return
    titles = {entry.rail.key: entry.rail.title for entry in all_places()}
    first = shell.place.key if shell.place is not None else ""
    KeyList(look, host, all_actions(), titles, first).open()
