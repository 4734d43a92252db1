# SPDX-License-Identifier: Apache-2.0
"""The welcome screen: its pages, and the slow work behind them."""

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.text import column
from peerdesk.ui.jobs import Jobs, Pool
from peerdesk.ui.look import Look
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.vaults import MadeVault, NewVault, Vaults
from peerdesk.ui.welcome.cleared import EndingsBox
from peerdesk.ui.welcome.frame import Frame
from peerdesk.ui.welcome.later import LaterPage
from peerdesk.ui.welcome.practising import Practising, Stopped
from peerdesk.ui.welcome.unlock import JOIN, NEW, PRACTICE, UnlockPage

if TYPE_CHECKING:  # read in when they are wanted
    from peerdesk.ui.care import Secret
    from peerdesk.ui.welcome.hardship import Hardship
    from peerdesk.ui.welcome.joining import Joining
    from peerdesk.ui.welcome.making import MakingPage
    from peerdesk.ui.welcome.words import RecoveryPage, WordsPage
T = TypeVar("T")
_PAINTED = 150
"""Milliseconds after which the screen is there, and other things may be read in beside it."""


class Welcome(QWidget):
    """What is shown until a vault is open; `unlocked` carries it and the place to go to."""

    unlocked = Signal(object, str)
    look_wanted = Signal()

    def __init__(self, look: Look, vaults: Vaults, pool: Pool, version: str) -> None:
        super().__init__()
        self._look, self._vaults, self._pool = look, vaults, pool
        self._jobs = Jobs(self)
        self._made: DeskSession | None = None
        self._purpose = ""
        self._folder: Path | None = None
        self._unlock = UnlockPage(look)
        self._endings = EndingsBox(look, vaults, pool, self)
        self._unlock.put_above(self._endings)
        self._later: list[LaterPage] = []
        self._frame = Frame(look, self._unlock, version)
        self._practising = Practising(vaults, self._frame)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        column(self).addWidget(self._frame)
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
        self.add_page(page)
        return page

    @cached_property
    def _words(self) -> "WordsPage":
        from peerdesk.ui.welcome.words import WordsPage  # noqa: PLC0415 - likewise

        page = WordsPage(self._look)
        page.known.connect(self._go_on)
        self.add_page(page)
        return page

    @cached_property
    def _recovery(self) -> "RecoveryPage":
        from peerdesk.ui.welcome.words import RecoveryPage  # noqa: PLC0415 - likewise

        page = RecoveryPage(self._look)
        page.given.connect(self._open_with_words)
        page.left.connect(self.show_vaults)
        self.add_page(page)
        return page

    @cached_property
    def _hardship(self) -> "Hardship":
        from peerdesk.ui.welcome.hardship import Hardship  # noqa: PLC0415 - likewise

        hardship = Hardship(self._look, self._vaults, self, self._jobs, self._pool)
        hardship.opened.connect(self._show)
        hardship.left.connect(self.show_vaults)
        return hardship

    @cached_property
    def _joining(self) -> "Joining":
        from peerdesk.ui.welcome.joining import Joining  # noqa: PLC0415 - likewise

        joining = Joining(self._look, self._vaults, self, self._jobs, self._pool)
        joining.made.connect(self._show_made)
        joining.unasked.connect(partial(self._begin, JOIN))
        joining.left.connect(self.show_vaults)
        return joining

    def add_page(self, page: LaterPage) -> None:
        """Take a page in, hidden until it is turned to."""
        self._frame.add(page)
        self._later.append(page)

    def show_vaults(self, chosen: Path | None = None) -> None:
        """Show the list, with one chosen and the field ready."""
        self._clear()
        self._unlock.show_vaults(self._vaults.listed(), chosen)
        self.show_endings()
        self.turn_to(self._unlock)
        self._unlock.focus()

    def show_locked(self, folder: Path) -> None:
        """Show the list after a lock, with that vault chosen."""
        self._unlock.say_trouble("")
        self.show_vaults(folder)

    def show_endings(self) -> None:
        """Show the vaults that nothing opens any more, as they are now."""
        self._endings.show_endings()

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
        self._practising.stop()
        self._jobs.mute()
        self._jobs.wait()
        self._endings.wait()
        if self._made is not None:
            self._made.close({}).exception()
            self._made = None
        if "_hardship" in self.__dict__:
            self._hardship.close()

    def _warm(self) -> None:
        self._follow(self._vaults.warm, lambda _: None, self._fail_warming)

    def _fail_warming(self, error: PeerDeskError) -> None:
        self.say_failed(error.user_message)

    def _open(self, folder: Path, passphrase: str) -> None:
        self._unlock.form.set_busy(busy=True)
        self._folder = folder
        self._follow(
            lambda: self._vaults.unlock(folder, passphrase),
            self._opened,
            partial(self._fail_unlock, passphrase),
        )

    def _open_with_words(self, words: tuple[str, ...]) -> None:
        folder = self._folder
        if folder is None:
            return
        self._recovery.set_busy(busy=True)
        self._follow(
            lambda: self._vaults.unlock_with_words(folder, words),
            partial(self._opened_with_words, words),
            partial(self._fail_words, words),
        )

    def _opened(self, session: DeskSession) -> None:
        """Go in, once whatever had happened to the vault has been told."""
        self._clear()
        if session.care.news:
            self._hardship.tell(session, session.care.news)
        else:
            self._show(session)

    def _opened_with_words(self, words: tuple[str, ...], session: DeskSession) -> None:
        self._clear()
        self._hardship.renew(session, words)

    def _show(self, session: DeskSession) -> None:
        self._clear()
        self.unlocked.emit(session, "")

    def _fail_unlock(self, passphrase: str, error: PeerDeskError) -> None:
        self._unlock.form.set_busy(busy=False)
        if not self._meet_trouble(error, passphrase):
            self._unlock.form.say_wrong(error.user_message)

    def _meet_trouble(self, error: PeerDeskError, secret: "Secret") -> bool:
        """Lead out of trouble that has ways out; say whether there are any."""
        from peerdesk.ui.care import VaultTrouble  # noqa: PLC0415 - as the pages

        if not isinstance(error, VaultTrouble) or self._folder is None:
            return False
        self._clear()
        self._hardship.meet(error, self._folder, secret)
        return True

    def _restore(self, folder: Path | None) -> None:
        self._clear()
        self._hardship.restore(folder)

    def _fail_words(self, words: tuple[str, ...], error: PeerDeskError) -> None:
        self._recovery.set_busy(busy=False)
        if self._meet_trouble(error, words):
            return
        self._recovery.say_wrong(error.user_message)

    def _ask_words(self, folder: Path) -> None:
        self._folder = folder
        self._recovery.set_busy(busy=False)
        self.turn_to(self._recovery)
        self._recovery.begin()

    def _begin(self, purpose: str) -> None:
        self._purpose = purpose
        self.turn_to(self._making)
        from peerdesk.ui.welcome.purposes import purposes  # noqa: PLC0415 - as the page itself

        self._making.begin(purposes()[purpose])
        if purpose != PRACTICE:
            self._follow(self._vaults.rescue.surroundings, self._making.warn, self._fail_warming)

    def _join(self) -> None:
        self._purpose = JOIN
        self._joining.begin()

    def _make(self, wanted: NewVault) -> None:
        self._making.set_busy(busy=True)
        if self._purpose == PRACTICE:
            making = self._practising.begin(wanted.passphrase)
            self._follow(making, self._opened, self._fail_making)
            return
        self.say_progress(self.tr("Making the vault: its key takes about a second…"))
        self._follow(lambda: self._vaults.make(wanted), self._show_made, self._fail_making)

    def _show_made(self, made: MadeVault) -> None:
        self.say_progress("")
        for page in self._later:
            page.clear()
        self._made = made.session
        self.turn_to(self._words)
        self._words.show_words(made.recovery_words, made.seconds)

    def _go_on(self) -> None:
        """Remember that the words are on paper, and go in."""
        if self._made is not None:
            known = self._made.care.words_known()
            self._jobs.follow(known, self._go_in, self._fail_words_known)

    def _go_in(self, _: object = None) -> None:
        session, self._made = self._made, None
        place = "team" if self._purpose == JOIN else "challenge"
        self._clear()
        if session is not None:
            self.unlocked.emit(session, place)

    def _fail_words_known(self, error: PeerDeskError) -> None:
        """Go in all the same: the vault asks for the words again at its own place."""
        self.say_failed(error.user_message)
        self._go_in()

    def _fail_making(self, error: PeerDeskError) -> None:
        if isinstance(error, Stopped):
            self.show_vaults()
            return
        self.say_progress("")
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
        self.say_progress("")
        self._unlock.form.set_busy(busy=False)
        self._unlock.form.clear()
        for page in self._later:
            page.setEnabled(True)
            page.clear()
        if "_hardship" in self.__dict__:
            self._hardship.forget()
        if "_joining" in self.__dict__:
            self._joining.forget()

    def say_progress(self, sentence: str) -> None:
        """Say what is being done; an empty sentence ends it."""
        self._frame.say_progress(sentence)

    def _focus_list(self) -> None:
        """Let nothing but the hidden field take what is typed next: it will be a passphrase."""
        if self._unlock.isVisible():
            self._unlock.focus()

    def turn_to(self, page: QWidget) -> None:
        """Show a page instead of all others."""
        for other in (self._unlock, *self._later):
            other.setVisible(other is page)

    def _connect(self) -> None:
        page = self._unlock
        page.given.connect(self._open)
        page.words_wanted.connect(self._ask_words)
        page.restore_wanted.connect(self._restore)
        page.new_wanted.connect(partial(self._begin, NEW))
        page.join_wanted.connect(self._join)
        page.practice_wanted.connect(partial(self._begin, PRACTICE))
        self._idle.timeout.connect(self._warm)
        self._frame.look_wanted.connect(self.look_wanted)
        self._endings.failed.connect(self.say_failed)
        self._endings.ended.connect(self._focus_list)
