# SPDX-License-Identifier: Apache-2.0
"""Somebody at the keyboard of the real window, and what can be seen there."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QObject, Qt
from PySide6.QtGui import QKeySequence, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from peerdesk.ui.components.strip import StatusStrip
from peerdesk.ui.entries import going
from peerdesk.ui.palette.card import PaletteCard
from peerdesk.ui.place import Place
from peerdesk.ui.places import all_places
from peerdesk.ui.window import Window

T = TypeVar("T", bound=QObject)
Until = Callable[[Callable[[], bool]], None]
_ROLES = (*range(15), *(Qt.ItemDataRole.UserRole.value + number for number in range(8)))


class Keyboard:
    """Presses keys where the focus is; `until` lets the window work until something holds."""

    def __init__(self, window: Window, until: Until) -> None:
        self.window = window
        self.until = until

    def type(self, text: str) -> None:
        """Type letters, each at whatever has the focus by then."""
        for letter in text:
            QTest.keyClicks(focus(), letter)

    def press(self, *keys: str) -> None:
        """Press keys by their names, such as "Ctrl+L" or "Return"."""
        for name in keys:
            pressed = QKeySequence(name)[0]  # type: ignore[index]  # PySide declares no __getitem__
            QTest.keyClick(focus(), pressed.key(), pressed.keyboardModifiers())

    def unlock(self, passphrase: str) -> None:
        """Type the passphrase at the welcome screen and wait until the first place is filled."""
        self.type(passphrase)
        self.press("Return")
        self.until(lambda: self.window.shell is not None)
        self.settle()

    def go(self, place: int | str) -> Place:
        """Go to a place: by its number in the rail, or by name through the switcher."""
        entries = all_places()
        if isinstance(place, int):
            self.press(f"Alt+{place}")
        elif keys := going(entries)[place].keys:
            self.press(keys[0])
        else:
            title = next(entry.rail.title for entry in entries if entry.rail.key == place)
            self.press("Ctrl+Shift+K")
            self.until(lambda: bool(self.window.findChildren(PaletteCard)))
            self.type(title)
            self.until(lambda: title in str(self._first_found()))
            self.press("Return")
            self.until(lambda: self.place.key == place)
        self.settle()
        return self.place

    def _first_found(self) -> object:
        """Return the first row of the switcher that can be chosen, in words."""
        view = self.window.findChildren(PaletteCard)[-1].list
        return view.currentIndex().data()

    def settle(self) -> None:
        """Wait until the place that is open has everything that it asked for."""
        shell = self.window.shell
        self.until(
            lambda: shell is not None and not shell.jobs.running and not self.place.jobs.running
        )

    @property
    def place(self) -> Place:
        """Return the place that is open."""
        shell = self.window.shell
        if shell is None or shell.place is None:
            raise LookupError
        return shell.place

    @property
    def status(self) -> str:
        """Return what the status strip says."""
        strip = one(self.window, StatusStrip)
        return "  ".join(label.text() for label in strip.findChildren(QLabel) if label.isVisible())


def focus() -> QWidget:
    """Return what has the keyboard: a widget, or else the window."""
    widget = QApplication.focusWidget() or QApplication.activeWindow()
    if widget is None:
        raise LookupError
    return widget


def one(parent: QObject, kind: type[T]) -> T:
    """Return the only visible child of a kind."""
    found = [child for child in parent.findChildren(kind) if _seen(child)]
    if len(found) != 1:
        raise LookupError(kind.__name__, len(found))
    return found[0]


def words(parent: QWidget) -> str:
    """Return all that the visible labels, buttons and rows of a part of the screen say."""
    said: list[str] = []
    for widget in [parent, *parent.findChildren(QWidget)]:
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel | QAbstractButton):
            said.append(widget.text())
        if isinstance(widget, QListView) and widget.model() is not None:
            said += rows(widget)
    return "\n".join(said)


def rows(view: QListView) -> list[str]:
    """Return what a screen reader would say of each row of a list."""
    model = view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def held_anywhere(marker: str) -> set[str]:
    """Return where in widgets and models a text is held, seen or unseen."""
    found: set[str] = set()
    for widget in QApplication.allWidgets():
        for part in [widget, *widget.findChildren(QObject)]:
            if any(marker in text for text in _texts(part)):
                found.add(type(part).__name__)
            if hasattr(part, "__dict__"):
                kept = vars(part).items()
                found |= {f"{type(part).__name__}.{name}" for name, v in kept if marker in repr(v)}
    if marker in QApplication.clipboard().text():
        found.add("clipboard")
    return found


def _texts(part: QObject) -> Iterator[str]:
    if isinstance(part, QWidget):
        yield from (part.windowTitle(), part.toolTip(), part.whatsThis())
        yield from (part.accessibleName(), part.accessibleDescription())
    if isinstance(part, QLabel | QAbstractButton | QLineEdit):
        yield part.text()
    if isinstance(part, QTextEdit | QPlainTextEdit):
        yield part.toPlainText()
    if isinstance(part, QTextDocument):
        yield part.toPlainText()
    if isinstance(part, QAbstractItemModel):
        for row in range(part.rowCount()):
            for role in _ROLES:
                yield str(part.index(row, 0).data(role))


def _seen(child: QObject) -> bool:
    return not isinstance(child, QWidget) or child.isVisible()
