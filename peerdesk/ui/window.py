# SPDX-License-Identifier: Apache-2.0
"""The window: the welcome screen, or an open challenge; what locks the one and opens the other."""

import gc
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from peerdesk.errors import PeerDeskError
from peerdesk.ui.choices import Choices
from peerdesk.ui.components.announcing import announce
from peerdesk.ui.components.focus import FocusRing
from peerdesk.ui.every import do_every
from peerdesk.ui.idle import Idle
from peerdesk.ui.jobs import Jobs, Pool
from peerdesk.ui.keys.action import Action
from peerdesk.ui.keys.everywhere import (
    COVER,
    HELP,
    KEYS,
    LARGER,
    LOCK,
    LOOK,
    SIZES,
    SMALLER,
    THEMES,
    USUAL,
)
from peerdesk.ui.keys.hearing import hear
from peerdesk.ui.look import Look
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.privacy import Cover
from peerdesk.ui.settings import Settings
from peerdesk.ui.sweeping import close_popups
from peerdesk.ui.vaults import Vaults
from peerdesk.ui.welcome.screen import Welcome

if TYPE_CHECKING:  # the desk is read in while the passphrase is being typed
    from peerdesk.ui.shell import Shell, Whereabouts

_FIND = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_K)
_SIZE = QSize(1366, 768)
_FRAME = QSize(16, 64)
"""The room for a title bar and the frame's edges, at most."""


class Window(QWidget):
    """Shows the welcome screen until a vault is open, and again at once when it is locked.

    `furnish` makes the shell for an open vault; it is handed in, so that the welcome screen need
    not wait for the places to be read in. `opened` and `locked` say what the screen shows,
    `secured` that the keys of what was locked are gone, `closed`
    that the window is gone for good.
    """

    opened = Signal()
    locked = Signal()
    secured = Signal()
    closed = Signal()

    def __init__(
        self,
        look: Look,
        vaults: Vaults,
        settings: Settings,
        furnish: "Callable[[Look, DeskSession], Shell]",
    ) -> None:
        super().__init__()
        self._look, self._furnish = look, furnish
        self._pool = Pool()
        self._session: DeskSession | None = None
        self._shell: Shell | None = None
        self._back: dict[Path, Whereabouts] = {}
        self._closing: list[Future[None]] = []
        self._warned = False
        self._held: set[Path] = set()
        self._jobs = Jobs(self)
        self.choices = Choices(look, settings, self)
        self._welcome = Welcome(look, vaults, self._pool, settings.version)
        self._cover = Cover(look)
        self._covered: tuple[QWidget, QWidget | None] | None = None
        self._stack = QStackedWidget()
        self._ring = FocusRing(look, self)
        self._idle = Idle(self.choices.privacy, self)
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

    @property
    def is_secure(self) -> bool:
        """Say whether no vault is open and none is still being closed."""
        return self._shell is None and not self._closing

    @property
    def _page(self) -> QWidget:
        """Return what is shown: the open challenge, the cover or the welcome screen."""
        return self._stack.currentWidget() or self._welcome

    def unlocked(self, session: DeskSession, key: str = "") -> None:
        """Show an open vault: where it was left, at a place, or at Today."""
        self._session = session
        self._warned = False
        self._held.discard(session.folder)
        self._shell = shell = self._furnish(self._look, session)
        shell.lock_pressed.connect(self.lock)
        shell.cover_pressed.connect(self.cover)
        shell.look_wanted.connect(self._show_look)
        shell.broken.connect(self._tell_broken)
        shell.moved.connect(self._watch_anew)
        self._stack.addWidget(shell)
        self._stack.setCurrentWidget(shell)
        shell.come_back(self._back.get(session.folder), key)
        shell.keep_held()
        shell.back_up()
        self._watch()
        self.opened.emit()

    def lock(self) -> None:
        """Blank the screen at once, keep what was being typed, then drop the keys.

        Every step is done whatever another one meets, and none waits: neither for the disk, nor
        for a dialog, nor for a job under way.
        """
        shell, session = self._shell, self._session
        if shell is None or session is None:
            return
        self._shell = self._session = None
        self._covered = None
        words: dict[str, str] = {}
        do_every(
            self._idle.rest,
            partial(self._remember, shell, session),
            self._show_nothing,
            partial(shell.hand_over, words),
            lambda: self._follow_closing(session.close(words), session.folder),
            words.clear,
            shell.blank,
            partial(self._throw_away, shell),
            partial(self._welcome.show_locked, session.folder),
            partial(self._stack.setCurrentWidget, self._welcome),
            partial(announce, self._welcome, self.tr("Locked"), at_once=True),
            self.locked.emit,
        )

    def cover(self) -> None:
        """Hide everything at once without locking: somebody looks over a shoulder."""
        if self._covered is None:
            self._covered = self._page, self._page.focusWidget()
            self._show_nothing()
            if self._shell is not None:
                self._watch()
        else:
            self._cover.say()

    def uncover(self) -> None:
        """Show again what was covered, with the caret where it was."""
        if self._covered is None:
            return
        (page, focus), self._covered = self._covered, None
        self._stack.setCurrentWidget(page)
        if focus is not None:
            focus.setFocus()

    def report(self, sentence: str) -> None:
        """Say something that concerns the whole window."""
        if self._shell is not None:
            self._shell.warn(sentence)
        else:
            self._welcome.say_failed(sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count every key and movement as a sign of life; a menu keeps no lock from coming.

        Nor does a field keep Ctrl+K: on some systems it would delete to the end of the line.
        """
        del watched
        if event.type() == QEvent.Type.ShortcutOverride and _is_never_typed(event):
            event.ignore()
            return True
        if self._shell is not None and self._idle.is_sign_of_life(event):
            self._watch()
            if isinstance(event, QKeyEvent) and QApplication.activePopupWidget() is not None:
                return self._act_over_popup(event)
        return False  # `watched` goes no further: see `tests/ui/test_dying.py`

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Lock first, and go when everything has been kept; what is not saved is said once."""
        unsaved = self._shell is not None and self._shell.unsaved
        self._warned = self._warned and (unsaved or bool(self._held))
        if unsaved and not self._warned:
            self._warned = True
            self.uncover()
            self.report(
                self.tr(
                    "NOT SAVED: a line is on this screen only. Free some space and press Ctrl+S, "
                    "or close once more to leave without it."
                )
            )
            event.ignore()
            return
        self.lock()
        refused = [closed.exception() for closed in self._closing]
        if (self._held or any(refused)) and not self._warned:
            self._warned = True
            event.ignore()
            return
        self._welcome.wait()
        self._pool.close()
        self.closed.emit()
        event.accept()

    def _show_nothing(self) -> None:
        """Turn to the empty page and have it drawn now, not when everything else is done."""
        close_popups()
        self._stack.setCurrentWidget(self._cover)
        self._cover.cover()
        self.repaint()

    def _remember(self, shell: "Shell", session: DeskSession) -> None:
        self._back[session.folder] = shell.where()

    def _follow_closing(self, closed: Future[None], folder: Path) -> None:
        self._closing.append(closed)
        self._jobs.follow(closed, self._ended, partial(self._not_kept, folder))

    def _throw_away(self, shell: "Shell") -> None:
        """Have the shell die as soon as its jobs have ended, with all that it still refers to."""
        self._stack.removeWidget(shell)
        shell.destroyed.connect(self._collect, Qt.ConnectionType.QueuedConnection)
        shell.retire()

    @Slot()
    def _collect(self) -> None:
        """Look for what the shell leaves behind now that it is gone: nothing stays in memory."""
        gc.collect()

    def _not_kept(self, folder: Path, error: PeerDeskError) -> None:
        self._held.add(folder)
        held = self.tr("{0} What you typed is held: leave PeerDesk open until you unlock.")
        self._welcome.say_failed(held.format(error.user_message))
        self._ended()

    @Slot(object)
    def _ended(self, _: object = None) -> None:
        self._closing = [closed for closed in self._closing if not closed.done()]
        if not self._closing:
            self.secured.emit()

    def _tell_broken(self, error: object) -> None:
        if isinstance(error, BaseException):
            raise error  # to the last-resort hook, which says it without its text

    def _watch(self) -> None:
        listening = self._shell is not None and self._shell.capturing and self._covered is None
        self._idle.watch(capturing=listening)

    def _act_over_popup(self, event: QKeyEvent) -> bool:
        """Lock or cover although a menu has the keyboard; say whether that was asked for."""
        pressed = QKeySequence(event.keyCombination())
        keys = self._look.keys
        if pressed in map(QKeySequence, keys.keys(LOCK)):
            self.lock()
        elif pressed in map(QKeySequence, keys.keys(COVER)):
            self.cover()
        else:
            return False
        return True

    def _lay_out(self) -> None:
        self._stack.addWidget(self._welcome)
        self._stack.addWidget(self._cover)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setMinimumSize(800, 560)
        self.resize(_SIZE)

    def _connect(self) -> None:
        self._welcome.unlocked.connect(self.unlocked)
        self.secured.connect(self._welcome.show_endings)
        self._welcome.look_wanted.connect(self._show_look)
        self._idle.over.connect(self.lock)
        self._cover.uncovered.connect(self.uncover)
        self._cover.lock_pressed.connect(self.lock)
        choices = self.choices
        choices.privacy_chosen.connect(self._watch_anew)
        heard: tuple[tuple[Action, Callable[[], object]], ...] = (
            (HELP, self.show_help),
            (KEYS, self.show_keys),
            (LOCK, self.lock),
            (COVER, self.cover),
            (LARGER, choices.larger),
            (SMALLER, choices.smaller),
            (USUAL, choices.usual_size),
            (LOOK, self._show_look),
            *((act, partial(choices.choose_theme, name)) for name, act in THEMES.items()),
            *((act, partial(choices.resize_text, size / 100)) for size, act in SIZES.items()),
        )
        for action, act in heard:
            hear(self._look.keys, self, action, act)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def _watch_anew(self) -> None:
        if self._shell is not None:
            self._watch()

    def show_help(self) -> None:
        """Open the page of the help that belongs to what is on the screen."""
        from peerdesk.ui.help.opening import open_help  # noqa: PLC0415 - seldom wanted

        if self._covered is None:
            place = self._shell.place if self._shell is not None else None
            open_help(self._look, self._page, place or self._page)

    def show_keys(self) -> None:
        """Open the list of keys."""
        from peerdesk.ui.help.opening import open_keys  # noqa: PLC0415 - seldom wanted

        if self._covered is None:
            open_keys(self._look, self._page, self._shell)

    def _show_look(self) -> None:
        self.choices.show_sheet(self._page)


def _is_never_typed(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.keyCombination() == _FIND
