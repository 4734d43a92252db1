# SPDX-License-Identifier: Apache-2.0
"""The window: the welcome screen, or an open challenge; what locks the one and opens the other."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.focus import FocusRing
from peerdesk.ui.jobs import Jobs, Pool
from peerdesk.ui.look import Look
from peerdesk.ui.ports import DeskSession, Settings, Vaults
from peerdesk.ui.welcome.screen import Welcome

if TYPE_CHECKING:  # the desk is read in while the passphrase is being typed
    from peerdesk.ui.shell import Shell

MINUTE = 60_000
IDLE, IDLE_CAPTURING = 5, 20
"""Minutes without a key or a movement until the lock."""
_SIGNS_OF_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}
_STEP = 1.1
_SIZE = QSize(1366, 768)
_FRAME = QSize(16, 64)
"""The room for a title bar and the frame's edges, at most."""


class Window(QWidget):
    """Shows the welcome screen until a vault is open, and again at once when it is locked.

    `furnish` makes the shell for an open vault; it is handed in, so that the welcome screen need
    not wait for the places to be read in.
    """

    locked = Signal()

    def __init__(
        self,
        look: Look,
        vaults: Vaults,
        settings: Settings,
        furnish: "Callable[[Look, DeskSession], Shell]",
    ) -> None:
        super().__init__()
        self._look, self._settings, self._furnish = look, settings, furnish
        self._pool = Pool()
        self._session: DeskSession | None = None
        self._shell: Shell | None = None
        self._back: dict[Path, tuple[str, object]] = {}
        self._closing: list[Future[None]] = []
        self._warned = False
        self._jobs = Jobs(self)
        self._welcome = Welcome(look, vaults, self._pool, settings.version)
        self._stack = QStackedWidget()
        self._ring = FocusRing(look, self)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self.setWindowTitle("PeerDesk")
        self._lay_out()
        self._connect()

    def show_fitting(self) -> None:
        """Show the window at its usual size, or all over a screen that has no room for it."""
        room = self.screen().availableGeometry().size() - _FRAME
        if room.width() < _SIZE.width() or room.height() < _SIZE.height():
            self.showMaximized()
        else:
            self.show()

    @property
    def shell(self) -> "Shell | None":
        """Return the open challenge's shell, or None while locked."""
        return self._shell

    def unlocked(self, session: DeskSession, key: str = "") -> None:
        """Show an open vault: where it was left, at a place, or at Today."""
        self._session = session
        self._shell = self._furnish(self._look, session)
        self._shell.lock_pressed.connect(self.lock)
        self._shell.look_wanted.connect(self._show_look)
        self._shell.broken.connect(self._tell_broken)
        self._stack.addWidget(self._shell)
        self._stack.setCurrentWidget(self._shell)
        place, what = self._back.get(session.folder, ("", None))
        self._shell.go(key or place or "today", None if key else what)
        self._shell.back_up()
        self._watch()

    def lock(self) -> None:
        """Blank the screen at once, keep what was being typed, then drop the keys."""
        shell, session = self._shell, self._session
        if shell is None or session is None:
            return
        self._idle.stop()
        self._back[session.folder] = shell.where()
        last_words = shell.last_words()
        shell.blank()
        self._stack.setCurrentWidget(self._welcome)
        self._stack.removeWidget(shell)
        self._shell = self._session = None
        closed = session.close(last_words)
        self._closing.append(closed)
        self._jobs.follow(closed, lambda _: self._closed(closed), self._not_kept)
        shell.retire()
        self._welcome.show_locked(session.folder)
        self.locked.emit()

    def report(self, sentence: str) -> None:
        """Say something that concerns the whole window."""
        if self._shell is not None:
            self._shell.say_failed(PeerDeskError(sentence))
        else:
            self._welcome.say_failed(sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count every key and movement as a sign that somebody is there."""
        if self._shell is not None and event.type() in _SIGNS_OF_LIFE:
            self._watch()
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Lock first, and go when everything has been kept; what is not saved is said once."""
        if self._shell is not None and self._shell.unsaved and not self._warned:
            self._warned = True
            self.report(
                self.tr(
                    "NOT SAVED: a line is on this screen only. Free some space and press Ctrl+S, "
                    "or close once more to leave without it."
                )
            )
            event.ignore()
            return
        self.lock()
        self._welcome.wait()
        for closed in self._closing:
            closed.exception()
        self._pool.close()
        event.accept()

    def _closed(self, closed: Future[None]) -> None:
        self._closing.remove(closed)

    def _not_kept(self, error: PeerDeskError) -> None:
        self._closing = [closed for closed in self._closing if not closed.done()]
        self._welcome.say_failed(error.user_message)

    def _tell_broken(self, error: object) -> None:
        if isinstance(error, BaseException):
            raise error  # to the last-resort hook, which says it without its text

    def _watch(self) -> None:
        capturing = self._shell is not None and self._shell.capturing
        self._idle.start((IDLE_CAPTURING if capturing else IDLE) * MINUTE)

    def _larger(self) -> None:
        self._resize_text(self._look.factor * _STEP)

    def _smaller(self) -> None:
        self._resize_text(self._look.factor / _STEP)

    def _usual_size(self) -> None:
        self._resize_text(1.0)

    def _resize_text(self, factor: float) -> None:
        self._look.choose(factor=factor)
        self._settings.keep(self._settings.theme(), self._look.factor)

    def _lay_out(self) -> None:
        self._stack.addWidget(self._welcome)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setMinimumSize(800, 560)
        self.resize(_SIZE)

    def _connect(self) -> None:
        self._welcome.unlocked.connect(self.unlocked)
        self._welcome.look_wanted.connect(self._show_look)
        self._idle.timeout.connect(self.lock)
        keys = {
            "Ctrl+L": self.lock,
            "Ctrl++": self._larger,
            "Ctrl+=": self._larger,
            "Ctrl+-": self._smaller,
            "Ctrl+0": self._usual_size,
        }
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(act)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def _show_look(self) -> None:
        from peerdesk.ui.components.look_sheet import LookSheet  # noqa: PLC0415 - seldom wanted

        sheet = LookSheet(self._look, self)
        sheet.theme_chosen.connect(self._choose_theme)
        sheet.size_chosen.connect(self._resize_text)
        sheet.open()

    def _choose_theme(self, name: str) -> None:
        self._look.choose(theme=name)
        self._settings.keep(name, self._look.factor)
