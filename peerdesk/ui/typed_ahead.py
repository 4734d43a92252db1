# SPDX-License-Identifier: Apache-2.0
"""What is typed between a key and the sheet that it opens, kept until the sheet stands.

The vault may be busy for a second. Whoever presses a key and goes on typing means the words for
the sheet; the page below would take each letter for a key of its own.
"""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from peerdesk.ui.jobs import Job
from peerdesk.ui.keys.everywhere import COVER, LOCK
from peerdesk.ui.look import Look

SHEET = "sheet"
"""The property of what stands over a page and takes every key typed inside."""
_SOON = 250
"""Milliseconds after which somebody wonders whether the key was heard."""
_ALONE = {
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta,
    Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock,
}  # fmt: skip


class _Key(NamedTuple):
    kind: QEvent.Type
    key: int
    modifiers: Qt.KeyboardModifier
    text: str


class TypedAhead(QObject):
    """Hears every key for as long as a job is under way, and types them once it has ended.

    They go to the sheet or field that has the focus then; where there is none, nothing came to be
    typed into, and they are dropped. Only the keys that lock and cover the window go through.
    """

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._host = look, parent
        self._keys: list[_Key] = []
        self._job: Job | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._say)
        self._told: QLabel | None = None

    @property
    def keeps(self) -> bool:
        """Say whether a sheet is on its way."""
        return self._job is not None

    def keep(self, job: Job, host: QWidget) -> None:
        """Keep what is typed until a job has ended, which opens something over the host."""
        self.drop()
        self._job, self._host = job, host
        job.ended.connect(self._give)
        _keyboard().installEventFilter(self)
        self._soon.start()

    def drop(self) -> None:
        """Forget what was typed, and let the page have its keys again."""
        job, self._job = self._job, None
        self._keys.clear()
        self._soon.stop()
        if self._told is not None:
            self._told.hide()
        if job is not None:
            job.ended.disconnect(self._give)
            _keyboard().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take every key before anything else hears it."""
        if not isinstance(event, QKeyEvent) or self._job is None:
            return False
        if not self._host.isVisible():  # another place was gone to: nothing will be typed into
            self.drop()
            return False
        if event.key() in _ALONE or self._goes_through(event):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return event.spontaneous() and _is_of(self._host, watched) and self._held(event)

    def _held(self, event: QKeyEvent) -> bool:
        """Hold a key; the letting go of one that was pressed before is not ours."""
        began = any(held.key == event.key() for held in self._keys)
        if event.type() != QEvent.Type.KeyPress and not began:
            return False
        self._keys.append(_Key(event.type(), event.key(), event.modifiers(), event.text()))
        return True

    def _goes_through(self, event: QKeyEvent) -> bool:
        meant = QKeySequence(event.keyCombination())
        through = (*self._look.keys.keys(LOCK), *self._look.keys.keys(COVER))
        return any(QKeySequence(key) == meant for key in through)

    def _give(self) -> None:
        keys = self._keys.copy()
        window = self._host.window()
        self.drop()
        for held in keys:
            focus: QWidget | None = window.focusWidget()
            if focus is None or not _is_typed_into(focus):
                return
            _type(focus, held)

    def _say(self) -> None:
        """Say that the key was heard, where the sheet will be."""
        if self._told is None or self._told.parentWidget() is not self._host:
            words = self.tr("Opening. What you type meanwhile goes into it.")
            self._told = QLabel(words, self._host)
            self._told.setProperty("ground", "sheet")
            self._told.setAccessibleName(words)
        told = self._told
        told.setFont(self._look.font("body"))
        told.setMargin(self._look.gap(16))
        told.show()
        told.adjustSize()
        told.move((self._host.width() - told.width()) // 2, self._host.height() // 3)
        told.raise_()
        said = QAccessibleAnnouncementEvent(told, told.accessibleName())
        QAccessible.updateAccessibility(said)


def _keyboard() -> QCoreApplication:
    """Return what every key goes through first, whichever part of the window has the focus."""
    application = QApplication.instance()
    if application is None:
        message = "no keys are pressed before there is a screen"
        raise RuntimeError(message)
    return application


def _is_of(host: QWidget, watched: QObject) -> bool:
    window = host.window()
    if isinstance(watched, QWidget):
        return watched.window() is window
    return watched is window.windowHandle()


def _is_typed_into(focus: QWidget) -> bool:
    return isinstance(focus, QLineEdit | QPlainTextEdit) or _sheet_of(focus) is not None


def _sheet_of(widget: QWidget) -> QWidget | None:
    above: QWidget | None = widget
    while above is not None and not above.property(SHEET):
        above = above.parentWidget()
    return above


def _type(focus: QWidget, held: _Key) -> None:
    """Press or let go a key where the focus is, or the act of the sheet that has the key."""
    event = QKeyEvent(held.kind, held.key, held.modifiers, held.text)
    sheet, meant = _sheet_of(focus), QKeySequence(event.keyCombination())
    acts = sheet.findChildren(QAbstractButton) if sheet is not None else []
    act = next((one for one in acts if not meant.isEmpty() and one.shortcut() == meant), None)
    if act is None:
        QApplication.sendEvent(focus, event)
    elif held.kind == QEvent.Type.KeyPress and act.isEnabled():
        act.click()
