# SPDX-License-Identifier: Apache-2.0
"""The shell round the places: rail, places, banner for what could not be saved, status strip."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from peerdesk.desk.book import Urgency
from peerdesk.desk.errors import NoChallenge
from peerdesk.domain.calendar import local
from peerdesk.domain.words import title
from peerdesk.errors import PeerDeskError
from peerdesk.ui.bearings import Bearings, Returning, bearings_of
from peerdesk.ui.components.again import Again
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.rail import Rail
from peerdesk.ui.components.strip import StatusStrip
from peerdesk.ui.components.toast import Toast
from peerdesk.ui.cycling import enter_banner
from peerdesk.ui.entries import PlaceEntry, going
from peerdesk.ui.errors import NOT_SAVED, unsaved
from peerdesk.ui.every import do_every
from peerdesk.ui.facts import Facts, day_words, read_facts
from peerdesk.ui.jobs import Jobs
from peerdesk.ui.keys.action import Action
from peerdesk.ui.keys.everywhere import NEXT_PANE, RETRY, UNDO
from peerdesk.ui.keys.hearing import hear, perform
from peerdesk.ui.look import Look
from peerdesk.ui.notices import Notice, Notices
from peerdesk.ui.over import Over
from peerdesk.ui.performing import Performing
from peerdesk.ui.place import Place
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.sweeping import sweep

HOUR = 3_600_000
_GIVEN_UP, _REMOVED = "import given up", "removed"


class Whereabouts(NamedTuple):
    """Where to come back to after an unlock; nothing of the evidence."""

    place: str
    what: object
    bearings: Bearings = Bearings()


class Shell(QWidget):
    """An open challenge: made at unlocking, blanked and thrown away at the lock."""

    lock_pressed = Signal()
    cover_pressed = Signal()
    look_wanted = Signal()
    broken = Signal(object)
    moved = Signal()

    def __init__(self, look: Look, session: DeskSession, entries: Sequence[PlaceEntry]) -> None:
        super().__init__()
        self._look, self._session = look, session
        self._entries = {entry.rail.key: entry for entry in entries}
        self._places: dict[str, Place] = {}
        self._current = ""
        self._retiring = self._held = False
        self.jobs = Jobs(self)
        self.jobs.broken.connect(self.broken)
        self.jobs.busy.connect(self._go_if_idle)
        listed = [entry.rail for entry in entries if not (entry.under or entry.over)]
        self._rail = Rail(look, listed)
        self._stack = QStackedWidget()
        self._banner = Banner(look, "danger")
        self._banner.hide()
        self._notices = Notices(look)
        self._strip = StatusStrip(look)
        self._toast = Toast(look, self._stack)
        self._hourly = QTimer(self)
        self._hourly.setInterval(HOUR)
        self._later = Again(self)
        self._lay_out()
        self._connect()
        self._overs = [self._make_over(entry) for entry in entries if entry.over]

    @property
    def place(self) -> Place | None:
        """Return the open place."""
        return self._places.get(self._current)

    def go(self, key: str, what: object = None) -> None:
        """Open a place, making it the first time."""
        if key not in self._entries:
            return
        place = self._places.get(key) or self._make(key)
        if self._entries[key].over:
            place.open(what)
            return
        self._current = key
        self._rail.choose(self._entries[key].under or key)
        self._stack.setCurrentWidget(place)
        self._strip.say_extra("")
        self._fit()
        place.open(what)
        self.refresh()
        self.moved.emit()

    def perform(self, action: Action) -> None:
        """Do an action as its key would, going to its place first."""
        if not action.place:
            perform(self.window(), action)
            return
        if action.place != self._current:
            self.go(action.place)
        if self.place is not None:
            Performing(self.place, action).once_filled()

    def come_back(self, back: Whereabouts | None, key: str = "") -> None:
        """Open the place that was left, with its scroll and caret; or `key`, or else Today."""
        left = back if back is not None and not key else Whereabouts(key or "today", None)
        for over in self._overs:
            over.begin(left.place, left.what, locked=back is not None)
        if key or back is None:
            self.go(left.place)
            return
        self.go(back.place, back.what)
        if self.place is not None:
            Returning(self.place, back.bearings).follow(self.place.jobs)

    def where(self) -> Whereabouts:
        """Return where to come back to after an unlock."""
        place = self.place
        if place is None:
            return Whereabouts(self._current, None)
        return Whereabouts(self._current, place.where(), bearings_of(place))

    @property
    def capturing(self) -> bool:
        """Say whether lines are being written, so that listening is not taken for absence."""
        return self.place is not None and self.place.capturing

    @property
    def unsaved(self) -> bool:
        """Say whether anything that was typed could not be written, in any place or at a lock."""
        return self._held or any(place.unsaved() for place in self._places.values())

    def hand_over(self, words: dict[str, str]) -> None:
        """Put into `words` what is being typed in any place, by the keys of its drafts.

        One place that fails keeps nobody else's words back.
        """

        def take(place: Place) -> None:
            words.update(place.last_words())

        do_every(*(partial(take, place) for place in self._places.values()))

    def blank(self) -> None:
        """Take all evidence out of the places, then every word off whatever else stands open."""
        do_every(
            self._toast.clear,
            self._hourly.stop,
            self._later.succeeded,
            self.jobs.mute,
            *(place.blank for place in self._places.values()),
            self._notices.clear,
            partial(self._rail.name, "", ""),
            partial(self._rail.count, "team", 0, ""),
            partial(sweep, self),
        )

    def back_up(self) -> None:
        """Have the vault backed up if it is time, and say when that was done."""
        self._hourly.start()
        self.jobs.follow(self._session.back_up(), self._show_backup, self.say_failed)

    def keep_held(self) -> None:
        """Have the disk take what it refused at the last lock, or at any time since.

        While it refuses, NOT SAVED stands on every screen, and it is tried again by itself.
        """
        kept = self._session.keep_held()
        self.jobs.follow(kept, self._show_kept, self._show_held)

    def retire(self) -> None:
        """Go for good, once every job has said how it ended."""
        self._retiring = True
        self.hide()
        self._go_if_idle()

    def _go_if_idle(self) -> None:
        every = [self.jobs, *(place.jobs for place in self._places.values())]
        if self._retiring and not any(jobs.running for jobs in every):
            self._retiring = False
            self.deleteLater()

    def refresh(self) -> None:
        """Ask anew what the rail's head and the strip say."""
        ask = self._session.ask
        self.jobs.follow(ask(Urgency.ROWS, read_facts), self._show_facts, self._ignore_no_challenge)
        self.jobs.follow(self._session.last_backup(), self._show_backup, self.say_failed)
        for over in self._overs:
            over.refresh()

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Show a toast."""
        self._toast.say(text, undo)

    def say_failed(self, error: PeerDeskError) -> None:
        """Show what went wrong; what could not be saved stays on screen until it is."""
        sentence = error.user_message
        if NOT_SAVED in sentence and self.unsaved:
            more = self.tr("What you typed is kept and tried again by itself; Ctrl+S tries now.")
            sentence = f"{sentence} {more}"
        self.warn(sentence)

    def warn(self, sentence: str) -> None:
        """Show a sentence over every place; see `say_failed`."""
        refused = NOT_SAVED in sentence
        self._banner.say(sentence, "danger" if refused else "warn")
        self._again.setVisible(refused)
        self._put_away.setVisible(not refused)
        self._banner.show()
        if refused:
            self._later.failed()
            self._strip.say_not_saved()

    def say_saved(self, time: str) -> None:
        """Say when something was saved; the banner goes once nothing else waits to be."""
        self._toast.forget()
        if not self.unsaved:
            self._banner.hide()
            self._strip.say_saved(time)
        elif self._held:
            self.keep_held()  # the disk takes again: perhaps this as well
        self.refresh()

    def retry(self) -> None:
        """Try again to save what could not be saved, in whatever place it was."""
        if not self.unsaved:
            self._banner.hide()
        for place in self._places.values():
            place.retry()
        self.keep_held()

    def _make(self, key: str) -> Place:
        place = self._entries[key].make(self._look, self._session)
        self._places[key] = place
        place.jobs.busy.connect(self._go_if_idle)
        place.saved.connect(self.say_saved)
        place.failed.connect(self.say_failed)
        place.said.connect(self.say)
        place.go.connect(self.go)
        place.broken.connect(self.broken)
        place.extra.connect(self._strip.say_extra)
        place.refit.connect(self._fit)
        place.lock_wanted.connect(self.lock_pressed)
        place.backed_up.connect(self.refresh)
        if not isinstance(place, Over):
            self._stack.addWidget(place)
        return place

    def _make_over(self, entry: PlaceEntry) -> Over:
        """Make what stands over every place, with its key, its place at the rail's foot, its say.

        Raises `TypeError` for a place that cannot.
        """
        key = entry.rail.key
        over = self._make(key)
        if not isinstance(over, Over):
            raise TypeError(type(over))
        over.settle_over(self, self._notices, lambda: self.place)
        over.entries = tuple(self._entries.values())
        over.wanted.connect(self.perform)
        if entry.rail.icon:
            self._rail.add_foot(entry.rail, entry.keys)
            over.counted.connect(partial(self._rail.count, key))
        return over

    def _lay_out(self) -> None:
        page = QVBoxLayout()
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self._banner)
        page.addWidget(self._notices)
        page.addWidget(self._stack, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(page, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self._strip)

    def _connect(self) -> None:
        self._rail.chosen.connect(self._open)
        self._rail.look_wanted.connect(self.look_wanted)
        self._strip.lock_pressed.connect(self.lock_pressed)
        self._strip.cover_pressed.connect(self.cover_pressed)
        self._look.changed.connect(self._fit)
        self._hourly.timeout.connect(self.back_up)
        self._later.due.connect(self.keep_held)
        self._again = self._banner.add_act(self.tr("Try again"), key=RETRY).show_key_only()
        self._again.clicked.connect(self.retry)
        self._put_away = self._banner.add_act(self.tr("Put it away"))
        self._put_away.clicked.connect(self._banner.hide)
        heard = self._look.keys
        for key, action in going(self._entries.values()).items():
            hear(heard, self, action, partial(self.go, key))
        hear(heard, self, RETRY, self.retry)
        hear(heard, self, NEXT_PANE, self._next_pane)
        hear(heard, self, UNDO, self._toast.undo)
        self.jobs.follow(self._session.gone_on, self._say_given_up, lambda _: None)

    def _open(self, key: str) -> None:
        self.go(key)

    def _next_pane(self) -> None:
        """Go through the parts of the place, the rail, and the banners that can be acted on."""
        focus: QWidget | None = self.window().focusWidget()
        above = (self._banner, self._notices)
        beside = (self._rail, *above)
        outside = focus is not None and any(part.isAncestorOf(focus) for part in beside)
        if outside and enter_banner(above, focus):
            return
        if self.place is not None and not self.place.next_pane():
            self._rail.focus_chosen()

    def _fit(self) -> None:
        place = self.place
        self._rail.fold(folded=self._look.is_large or (place is not None and place.folds_rail))

    def _show_facts(self, facts: Facts) -> None:
        scope, unshared, alone, waiting, removed = facts
        self._say_removed(removed)
        self._rail.count("team", waiting, self.tr("{0} to settle").format(waiting))
        identity = self._session.identity
        if alone:
            self._strip.say_alone()
        else:
            self._strip.say_unshared(unshared)
        self._strip.say_who(f"{identity.name}, {title(identity.role).lower()}")
        if scope is None:
            self._rail.name(self._session.label or self.tr("No challenge yet"), "")
            return
        at, offset = self._session.now()
        today = local(at, offset).date().isoformat()
        day = self.tr("Practice") if self._session.practice else day_words(scope, today)
        self._rail.name(scope.council.removesuffix(" Council"), day)

    def _show_backup(self, at: int | None) -> None:
        _, offset = self._session.now()
        self._strip.say_backup(f"{local(at, offset):%H:%M}" if at is not None else "")

    def _show_kept(self, any_held: bool) -> None:  # noqa: FBT001 - as the future tells it
        told, self._held = self._held, False
        self._later.succeeded()
        if any_held or told:  # where it was told, a place may have kept it itself by now
            at, offset = self._session.now()
            self.say_saved(f"{local(at, offset):%H:%M:%S}")

    def _show_held(self, error: PeerDeskError) -> None:
        self._held = True
        self.say_failed(unsaved(error))

    def _say_removed(self, sentence: str) -> None:
        """Say on every screen that this laptop was removed, for as long as it is."""
        if sentence:
            self._notices.say(_REMOVED, Notice(sentence, "warn"))
        else:
            self._notices.take_away(_REMOVED)

    def _say_given_up(self, sentences: tuple[str, ...]) -> None:
        """Say which imports that were broken off could not be gone on with."""
        for number, sentence in enumerate(sentences):
            matter = f"{_GIVEN_UP} {number}"
            put_away = partial(self._notices.take_away, matter)
            self._notices.say(
                matter, Notice(sentence, "warn", ((self.tr("Put it away"), put_away),))
            )

    def _ignore_no_challenge(self, error: PeerDeskError) -> None:
        if not isinstance(error, NoChallenge):
            self.say_failed(error)
