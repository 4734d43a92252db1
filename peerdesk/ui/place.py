# SPDX-License-Identifier: Apache-2.0
"""What every place of the window has in common, so that the shell can show, blank and lock it.

A place is handed the look and the open vault, asks for rows when it is opened, and says what the
user did by signals. It keeps no evidence but what its widgets and models show, and `blank` takes
that away at once.
"""

from collections.abc import Callable
from typing import ClassVar, Protocol, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.domain.calendar import local
from peerdesk.domain.entry import Entry
from peerdesk.errors import PeerDeskError
from peerdesk.ui.jobs import Job, Jobs
from peerdesk.ui.keys.action import Action
from peerdesk.ui.keys.hearing import perform
from peerdesk.ui.look import Look
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.typed_ahead import TypedAhead

T = TypeVar("T")
Back = Callable[[TeamBook], object]
"""The way back from something that was done."""


class Asking(Protocol):
    """How the parts of a place ask the vault: `Place.ask`, handed to them."""

    def __call__(
        self,
        urgency: Urgency,
        work: Callable[[TeamBook], T],
        done: Callable[[T], object],
        failed: Callable[[PeerDeskError], object] | None = None,
    ) -> Job:
        """Ask, and tell one of the two how it ended."""
        ...


class Place(QWidget):
    """A page of the window; the base of all places.

    `saved` carries the local time ("14:03:22") once a commit has returned; `failed` a
    `PeerDeskError` (`NotSaved` and the like go to the strip and a banner by the shell);
    `go` the key of another place and what to show there; `said` a sentence for a toast and
    a callable that undoes what was done, or None; `extra` one more fact for the status strip;
    `refit` that `folds_rail` has changed; `lock_wanted` that the vault is to be locked now;
    `backed_up` that a backup was made from here.

    `does` is what can be done here by a key: see `peerdesk.ui.keys.action`.
    """

    saved = Signal(str)
    failed = Signal(object)
    go = Signal(str, object)
    said = Signal(str, object)
    extra = Signal(str)
    refit = Signal()
    broken = Signal(object)
    lock_wanted = Signal()
    backed_up = Signal()

    key: ClassVar[str] = ""
    does: ClassVar[tuple[Action, ...]] = ()
    folds_rail = False
    capturing: ClassVar[bool] = False

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.session = session
        self.jobs = Jobs(self)
        self.jobs.broken.connect(self.broken)
        self.ahead = TypedAhead(look, self)
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def open(self, what: object = None) -> None:
        """Show the place, asking for its rows anew; `what` is what another place sent."""
        raise NotImplementedError

    def last_words(self) -> dict[str, str]:
        """Return what is being typed and is not yet written, by the key of its draft.

        Asked for just before `blank`; the shell sees to it that it is kept.
        """
        return {}

    def unsaved(self) -> bool:
        """Say whether something could not be written, so that the window should not close yet."""
        return False

    def blank(self) -> None:
        """Take everything of the evidence out of widgets and models, at once.

        Override, and call this too.
        """
        self.ahead.drop()
        self.jobs.mute()

    def retry(self) -> None:
        """Try again to save what could not be saved (Ctrl+S); most places have nothing to do."""

    def next_pane(self) -> bool:
        """Put the focus into the next pane (F6); False when the rail is next."""
        return False

    def perform(self, action: Action) -> bool:
        """Do one of the actions as its key would; say whether it could be done now."""
        return perform(self, action)

    def asked_about(self) -> str:
        """Return the note, line of enquiry or message that a question asked now would be about."""
        return ""

    def looked_at(self) -> tuple[str, str]:
        """Return sort and identifier of what is chosen, whose history can be shown, or two ""."""
        return "", ""

    def renew(self) -> None:
        """Read anew what is shown: something was written over the place, as in a sheet."""

    def where(self) -> object:
        """Return what `open` needs to come back here after an unlock; nothing of the evidence."""
        return None

    def ask(
        self,
        urgency: Urgency,
        work: Callable[[TeamBook], T],
        done: Callable[[T], object],
        failed: Callable[[PeerDeskError], object] | None = None,
    ) -> Job:
        """Ask the vault's thread and tell `done` on this one; failures go to `failed`."""
        return self.jobs.follow(self.session.ask(urgency, work), done, failed or self.failed.emit)

    def stands_under(self) -> QWidget:
        """Return the widget that the sheets of the place stand over."""
        return self

    def ask_for_sheet(
        self,
        work: Callable[[TeamBook], T],
        opens: Callable[[T], object],
        failed: Callable[[PeerDeskError], object] | None = None,
    ) -> None:
        """Ask for what a sheet shows that was asked for by a key; `opens` opens it.

        What is typed until it stands is typed into it, and no second one is asked for.
        """
        if not self.ahead.keeps:
            self.ahead.keep(self.ask(Urgency.ROWS, work, opens, failed), self.stands_under())

    def aside(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[PeerDeskError], object] | None = None,
    ) -> Job:
        """Have slow work that needs no vault done, and tell `done` on this thread."""
        return self.jobs.follow(self.session.aside(work), done, failed or self.failed.emit)

    def write(
        self,
        work: Callable[[TeamBook], T],
        done: Callable[[T], object],
        failed: Callable[[PeerDeskError], object] | None = None,
        urgency: Urgency = Urgency.LINE,
    ) -> Job:
        """Ask for something to be written; `saved` comes once it is on the disk."""

        def written(result: T) -> None:
            self.say_saved(result)
            done(result)

        return self.ask(urgency, work, written, failed)

    def act(
        self,
        work: Callable[[TeamBook], Back],
        sentence: str,
        done: Callable[[], object],
        kept: Callable[[], object] | None = None,
        failed: Callable[[PeerDeskError], object] | None = None,
    ) -> None:
        """Have something done that returns its way back, and say it with an undo.

        `done` is called once it is on the disk, and again once it is undone; `kept` only before
        the first. Without a sentence nothing is said.
        """

        def written(back: Back) -> None:
            self.say_saved()
            if kept is not None:
                kept()
            if sentence:
                self.said.emit(sentence, lambda: self.write(back, lambda _: done()))
            done()

        self.ask(Urgency.LINE, work, written, failed)

    def say_saved(self, result: object = None) -> None:
        """Emit `saved` with an entry's own time, or the time now where there is no entry."""
        entry = getattr(result, "entry", result)
        at, offset = (entry.at, entry.offset) if isinstance(entry, Entry) else self.session.now()
        self.saved.emit(f"{local(at, offset):%H:%M:%S}")
