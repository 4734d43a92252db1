# SPDX-License-Identifier: Apache-2.0
"""The welcome screen: its pages, and the slow work behind them."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from peerdesk.domain.words import Role
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.text import Text
from peerdesk.ui.jobs import Jobs, Pool
from peerdesk.ui.look import Look
from peerdesk.ui.ports import DeskSession, MadeVault, NewVault, Vaults
from peerdesk.ui.welcome.cover import Cover
from peerdesk.ui.welcome.unlock import UnlockPage

if TYPE_CHECKING:  # read in when they are wanted
    from peerdesk.ui.welcome.making import MakingPage, Purpose
    from peerdesk.ui.welcome.words import RecoveryPage, WordsPage

    _Later = MakingPage | WordsPage | RecoveryPage
T = TypeVar("T")
NEW, JOIN, PRACTICE = "new", "join", "practice"
_PAINTED = 150
"""Milliseconds after which the screen is there, and other things may be read in beside it."""


class Welcome(QWidget):
    """What is shown until a vault is open; `unlocked` carries it and the place to go to."""

    unlocked = Signal(object, str)
    look_wanted = Signal()
    _told = Signal(str)

    def __init__(self, look: Look, vaults: Vaults, pool: Pool, version: str) -> None:
        super().__init__()
        self._look, self._vaults, self._pool = look, vaults, pool
        self._jobs = Jobs(self)
        self._made: DeskSession | None = None
        self._version = version
        self._purpose = ""
        self._folder: Path | None = None
        self._cover = Cover(look)
        self._unlock = UnlockPage(look)
        self._later: list[_Later] = []
        self._busy = QProgressBar()
        self._progress = Text("", "small", "ink2", wrap=True)
        self._foot = Button(look, self.tr("Text size and contrast"), LINK, icon="text-aa")
        self._column = QVBoxLayout()
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._lay_out()
        self._connect()
        self.show_vaults()
        self._idle.start(_PAINTED)

    @cached_property
    def _making(self) -> "MakingPage":
        """The pages but the first are made when they are wanted: the start need not wait."""
        from peerdesk.ui.welcome.making import MakingPage  # noqa: PLC0415 - as it says

        page = MakingPage(
            self._look, self._vaults.suggest_passphrase, self._vaults.weigh_passphrase
        )
        page.wanted.connect(self._make)
        page.left.connect(self.show_vaults)
        self._add(page)
        return page

    @cached_property
    def _words(self) -> "WordsPage":
        from peerdesk.ui.welcome.words import WordsPage  # noqa: PLC0415 - likewise

        page = WordsPage(self._look)
        page.known.connect(self._go_on)
        self._add(page)
        return page

    @cached_property
    def _recovery(self) -> "RecoveryPage":
        from peerdesk.ui.welcome.words import RecoveryPage  # noqa: PLC0415 - likewise

        page = RecoveryPage(self._look)
        page.given.connect(self._open_with_words)
        page.left.connect(self.show_vaults)
        self._add(page)
        return page

    def _add(self, page: "_Later") -> None:
        page.hide()
        self._column.insertWidget(self._column.indexOf(self._unlock) + 1, page)
        self._later.append(page)

    def show_vaults(self, chosen: Path | None = None) -> None:
        """Show the list, with one chosen and the field ready."""
        self._clear()
        self._unlock.show_vaults(self._vaults.listed(), chosen)
        self._turn_to(self._unlock)
        self._unlock.focus()

    def show_locked(self, folder: Path) -> None:
        """Show the list after a lock, with that vault chosen."""
        self._unlock.say_trouble("")
        self.show_vaults(folder)

    def say_failed(self, sentence: str) -> None:
        """Say what went wrong beside any form."""
        self._unlock.say_trouble(sentence)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Be ready for the passphrase as soon as the screen is there."""
        super().showEvent(event)
        if not self._unlock.isHidden():
            self._unlock.focus()

    def wait(self) -> None:
        """Wait for what has begun, and close what was made but never shown."""
        self._idle.stop()
        self._jobs.mute()
        self._jobs.wait()
        if self._made is not None:
            self._made.close({}).exception()
            self._made = None

    def _warm(self) -> None:
        self._follow(self._vaults.warm, lambda _: None, self._fail_unlock)

    def _open(self, folder: Path, passphrase: str) -> None:
        self._unlock.form.set_busy(busy=True)
        self._folder = folder
        self._follow(
            lambda: self._vaults.unlock(folder, passphrase), self._opened, self._fail_unlock
        )

    def _open_with_words(self, words: tuple[str, ...]) -> None:
        folder = self._folder
        if folder is None:
            return
        self._recovery.set_busy(busy=True)
        self._follow(
            lambda: self._vaults.unlock_with_words(folder, words), self._opened, self._fail_words
        )

    def _opened(self, session: DeskSession) -> None:
        self._clear()
        self.unlocked.emit(session, "")

    def _fail_unlock(self, error: PeerDeskError) -> None:
        self._unlock.form.set_busy(busy=False)
        self._unlock.form.say_wrong(error.user_message)

    def _fail_words(self, error: PeerDeskError) -> None:
        self._recovery.set_busy(busy=False)
        self._recovery.say_wrong(error.user_message)

    def _ask_words(self, folder: Path) -> None:
        self._folder = folder
        self._recovery.set_busy(busy=False)
        self._turn_to(self._recovery)
        self._recovery.begin()

    def _begin(self, purpose: str) -> None:
        self._purpose = purpose
        self._turn_to(self._making)
        self._making.begin(self._purposes()[purpose])

    def _make(self, wanted: NewVault) -> None:
        self._making.set_busy(busy=True)
        if self._purpose == PRACTICE:
            self._say_progress(
                self.tr("Making the practice challenge: three days of a fictional council…")
            )
            self._follow(
                lambda: self._vaults.rehearse(wanted.passphrase, self._told.emit),
                self._opened,
                self._fail_making,
            )
            return
        self._say_progress(self.tr("Making the vault: its key takes about a second…"))
        self._follow(lambda: self._vaults.make(wanted), self._show_made, self._fail_making)

    def _show_made(self, made: MadeVault) -> None:
        self._say_progress("")
        self._making.clear()
        self._made = made.session
        self._turn_to(self._words)
        self._words.show_words(made.recovery_words)

    def _go_on(self) -> None:
        session, self._made = self._made, None
        place = "team" if self._purpose == JOIN else "challenge"
        self._clear()
        if session is not None:
            self.unlocked.emit(session, place)

    def _fail_making(self, error: PeerDeskError) -> None:
        self._say_progress("")
        self._making.set_busy(busy=False)
        self._making.say_wrong(error.user_message)

    def _follow(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[PeerDeskError], object],
    ) -> None:
        self._jobs.follow(self._pool(work), done, failed)

    def _clear(self) -> None:
        """Forget every secret on every page."""
        self._say_progress("")
        self._unlock.form.set_busy(busy=False)
        self._unlock.form.clear()
        for page in self._later:
            page.setEnabled(True)
            page.clear()

    def _say_progress(self, sentence: str) -> None:
        self._progress.setText(sentence)
        self._busy.setVisible(bool(sentence))
        self._progress.setVisible(bool(sentence))

    def _say_step(self, step: str) -> None:
        if not self._progress.isHidden():
            making = self.tr("Making the practice challenge, about half a minute: {0}")
            self._say_progress(making.format(step))

    def _turn_to(self, page: QWidget) -> None:
        for other in (self._unlock, *self._later):
            other.setVisible(other is page)
        self._fit()

    def _purposes(self) -> "dict[str, Purpose]":
        from peerdesk.ui.welcome.making import Purpose  # noqa: PLC0415 - as the page itself

        label = self.tr("Challenge, {0}").format(f"{datetime.now(UTC):%B %Y}")
        lead = (Role.TEAM_LEADER, Role.MANAGER)
        return {
            NEW: Purpose(
                NEW,
                self.tr("A new challenge"),
                self.tr("For the team leader or the peer challenge manager. Scoping comes next."),
                self.tr("Make the vault"),
                lead,
                label,
            ),
            JOIN: Purpose(
                JOIN,
                self.tr("Join a team"),
                self.tr(
                    "You make your own vault. Then you give the team leader a small file that "
                    "says who you are, and import the first bundle that comes back."
                ),
                self.tr("Make my vault"),
                tuple(Role)[2:] + lead,
                label,
            ),
            PRACTICE: Purpose(
                PRACTICE,
                self.tr("Practice challenge"),
                self.tr(
                    "A fictional council with three days of notes, messages and summaries. "
                    "Nothing in it can be mixed with a real challenge."
                ),
                self.tr("Make the practice challenge"),
            ),
        }

    def _connect(self) -> None:
        page = self._unlock
        page.given.connect(self._open)
        page.words_wanted.connect(self._ask_words)
        page.new_wanted.connect(partial(self._begin, NEW))
        page.join_wanted.connect(partial(self._begin, JOIN))
        page.practice_wanted.connect(partial(self._begin, PRACTICE))
        self._told.connect(self._say_step)
        self._idle.timeout.connect(self._warm)
        self._foot.clicked.connect(self.look_wanted)
        self._look.changed.connect(self._fit)

    def _lay_out(self) -> None:
        look = self._look
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        inner = QWidget()
        column = self._column
        inner.setLayout(column)
        column.setContentsMargins(look.gap(24), look.gap(24), look.gap(24), look.gap(16))
        column.setSpacing(look.gap(8))
        column.addStretch(2)
        column.addWidget(self._unlock)
        column.addWidget(self._busy)
        column.addWidget(self._progress)
        column.addStretch(3)
        foot = QHBoxLayout()
        version = self.tr("Version {0}").format(self._version) if self._version else ""
        foot.addWidget(Text(version, "small", "ink2"))
        foot.addSpacing(look.gap(24) if version else 0)
        foot.addWidget(self._foot)
        foot.addStretch(1)
        column.addLayout(foot)
        self._inner = inner
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        across = QHBoxLayout(holder)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(inner, 8)
        across.addStretch(1)
        scroll.setWidget(holder)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._cover)
        row.addWidget(scroll, 1)
        self._fit()

    def _fit(self) -> None:
        look = self._look
        self._cover.setVisible(not look.is_large)
        self._cover.setFixedWidth(look.gap(456))
        self._inner.setMaximumWidth(look.size(608))
