# SPDX-License-Identifier: Apache-2.0
"""The palette (Ctrl+K): one card, over whatever place is open."""

from dataclasses import dataclass, field
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.errors import NoChallenge
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.search.filters import read_search
from peerdesk.desk.search.finding import MANY, Findings, Sort, Wish, find, last_used, remember_used
from peerdesk.desk.search.kept import kept_search
from peerdesk.desk.search.names import SearchNames, search_names
from peerdesk.domain.calendar import local
from peerdesk.ui.components.announcing import announce
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import let_go
from peerdesk.ui.jobs import Job
from peerdesk.ui.look import Look
from peerdesk.ui.over import Over
from peerdesk.ui.palette.card import PaletteCard
from peerdesk.ui.palette.entries import (
    ACTS,
    ALL_NOTES,
    DO,
    GO,
    action_entries,
    actions_by_id,
    do_group,
    fitting,
    found_entries,
    group_of,
)
from peerdesk.ui.palette.model import Entry
from peerdesk.ui.palette.opening import way_to, way_to_session
from peerdesk.ui.ports import DeskSession

ONLY_ACTS, ONLY_LINES = ">", "#"
_OWN = frozenset({"window.go-palette", "window.go-switcher"})


@dataclass(frozen=True)
class Ground:
    """What was read when the card opened: names for filters, and what was used last."""

    names: SearchNames
    recent: tuple[str, ...]


@dataclass(frozen=True)
class _Shown:
    """What one search came to."""

    typed: str
    entries: tuple[Entry, ...]
    findings: Findings


@dataclass
class _Narrowed:
    """To which group Tab has narrowed the search, of those that were shown before it."""

    groups: tuple[str, ...] = ()
    place: int = -1
    group: str = field(default="")


class PaletteOver(Over):
    """One card at a time; its key pressed again takes it away.

    `leads` are the acts or places offered before what is found, `sorts` what is looked for.
    """

    key: ClassVar[str] = "palette"
    sorts: ClassVar[tuple[Sort, ...]] = tuple(Sort)
    fill: ClassVar[bool] = False

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self.card: PaletteCard | None = None
        self._leads: tuple[Entry, ...] = ()
        self._ground: Ground | None = None
        self._narrowed = _Narrowed()
        self._found = NoteQuery()
        self._job: Job | None = None

    def open(self, what: object = None) -> None:
        """Open the card, with words in it if some are sent; over a sheet there is none."""
        if self.card is not None:
            self.card.leave()
            return
        if any(sheet.isVisible() for sheet in self.host.window().findChildren(Sheet)):
            return
        self._leads = self.leads()
        self._narrowed = _Narrowed()
        card = self.card = PaletteCard(self.look, self.host, self.name(), self.told())
        card.typed.connect(self._search)
        card.taken.connect(self._take)
        card.turned.connect(self._turn)
        card.left.connect(self._forget)
        card.open()
        if isinstance(what, str) and what:
            card.field.setText(what)
        self.ask(Urgency.ROWS, _read_ground, self._begin)

    def blank(self) -> None:
        """Take the card away with every word in it."""
        super().blank()
        card = self.card
        if card is not None:
            card.leave(back=False)
            let_go(card)

    def name(self) -> str:
        """Return what the field is for."""
        return self.tr("Find or do anything")

    def told(self) -> str:
        """Return what stands beside the field."""
        return self.tr("Type a word, or > for acts only")

    def leads(self) -> tuple[Entry, ...]:
        """Return what is offered before anything found: everything that can be done."""
        place = self.open_place()
        here = place.key if place is not None else ""
        return action_entries(self.entries, self.look.keys, here, _OWN)

    def lead_group(self) -> str:
        """Return the heading over what is offered first."""
        return do_group()

    def _begin(self, ground: Ground) -> None:
        self._ground = ground
        if self.card is not None:
            self._search(self.card.field.text())

    def _search(self, text: str) -> None:
        """Look for what is typed; an earlier request that waits is not begun."""
        ground = self._ground
        if ground is None or self.card is None:
            return
        if self._job is not None:
            self._job.drop()
        typed, wish = self._wish(text, ground)
        leads = self._leads if self._wants_leads(text) else ()
        most = MANY if self._narrowed.group == self.lead_group() or text[:1] == ONLY_ACTS else ACTS
        most = MANY if self.fill else most

        def work(book: TeamBook) -> _Shown:
            findings = find(book, ground.names, wish)
            offered = fitting(typed, leads, ground.recent, most)
            return _Shown(typed, (*offered, *found_entries(findings, typed)), findings)

        self._job = self.ask(Urgency.SEARCH, work, self._show)

    def _wish(self, text: str, ground: Ground) -> tuple[str, Wish]:
        """Return the words without the sign before them, and what they look for."""
        group = self._narrowed.group
        sorts = tuple(sort for sort in self.sorts if group in {"", group_of(sort)})
        if text[:1] == ONLY_ACTS:
            text, sorts = text[1:], ()
        elif text[:1] == ONLY_LINES:
            text, sorts = text[1:], (Sort.LINE,)
        today = local(*self.session.now()).date().isoformat()
        return text.strip(), Wish(
            typed=text.lstrip(), sorts=sorts, recent=ground.recent, fill=self.fill, today=today
        )

    def _wants_leads(self, text: str) -> bool:
        group = self._narrowed.group
        return text[:1] != ONLY_LINES and group in {"", self.lead_group()}

    def _show(self, shown: _Shown) -> None:
        self._job = None
        if self.card is None:
            return
        self._found = shown.findings.query
        self.card.show_entries(shown.entries, shown.findings.query.words or shown.typed)
        if not self._narrowed.group:
            self._narrowed.groups = self.card.model.groups()
        if shown.typed:
            said = counted(len(shown.entries), self.tr("{0} found"), self.tr("{0} found"))
            announce(self.card.field, said)

    def _turn(self, by: int) -> None:
        """Narrow to the next group of those that were found, and after the last to none."""
        narrowed, card = self._narrowed, self.card
        if card is None or not narrowed.groups:
            return
        narrowed.place += by
        if not -1 <= narrowed.place < len(narrowed.groups):
            narrowed.place = -1 if by > 0 else len(narrowed.groups) - 1
        if narrowed.place < 0:
            narrowed.group = ""
        else:
            narrowed.group = narrowed.groups[narrowed.place]
        card.narrow(narrowed.group)
        self._search(card.field.text())

    def _take(self, entry: Entry) -> None:
        ground, found = self._ground, self._found
        sort, _, what = entry.key.partition(":")
        if self.card is not None:
            self.card.leave(back=sort == DO)
        if sort == DO:
            self.wanted.emit(actions_by_id(self.entries)[what])
        elif sort == GO:
            self.go.emit(what, None)
        elif sort == ALL_NOTES:
            self.go.emit("evidence", found)
            return
        elif sort == Sort.SEARCH and ground is not None:
            names = ground.names
            self.ask(
                Urgency.ROWS,
                lambda book: read_search(kept_search(book, what).words, names).query,
                lambda query: self.go.emit("evidence", query),
            )
        else:
            self._open(Sort(sort), what)
        self.ask(Urgency.DRAFT, lambda book: remember_used(book, entry.key), _nothing)

    def _open(self, sort: Sort, what: str) -> None:
        if sort is Sort.SESSION:
            today = local(*self.session.now()).date().isoformat()
            self.ask(
                Urgency.ROWS,
                lambda book: way_to_session(book, what, today),
                lambda way: self.go.emit(*way),
            )
        else:
            self.go.emit(*way_to(sort, what))

    def _forget(self) -> None:
        self.card = None
        self._ground, self._leads = None, ()
        self._narrowed = _Narrowed()
        if self._job is not None:
            self._job.drop()
            self._job = None


def _read_ground(book: TeamBook) -> Ground:
    try:
        names = search_names(book)
    except NoChallenge:  # before one is scoped there is nothing to find, and much to do
        names = SearchNames({})
    return Ground(names, last_used(book))


def _nothing(_: object) -> None:
    """Say nothing: what was used last is no news."""
