# SPDX-License-Identifier: Apache-2.0
"""Puts notes and cards together, splits them, and has clusters put into words."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from peerdesk.desk.book import TeamBook
from peerdesk.desk.errors import NotFound
from peerdesk.desk.wall.cards import Card
from peerdesk.domain.words import MessageKind, Relation, title
from peerdesk.ui.messages.wanted import DraftFrom
from peerdesk.ui.wall.acts import WallActs
from peerdesk.ui.wall.page import WallPage
from peerdesk.ui.wall.sheeting import WallSheets
from peerdesk.ui.wall.sheets import MessageSheet, Part, SplitSheet, TitleSheet
from peerdesk.ui.wall.shown import Shown

NEW_CLUSTER = "cluster:new"
"""The key of the draft of a title that no cluster has yet."""


class Parts(Struct, frozen=True):
    """The notes of a card, and what was typed of its next words."""

    parts: tuple[Part, ...]
    draft: str


class Grouping(QObject):
    """Does what the chosen cards and notes are for; `drafting` carries notes for a message."""

    drafting = Signal(object)

    def __init__(self, page: WallPage, shown: Shown, acts: WallActs, sheets: WallSheets) -> None:
        super().__init__(page)
        self._page, self._shown, self._acts, self._sheets = page, shown, acts, sheets

    def group(self) -> None:
        """Put the chosen cards or notes together, as what they are says."""
        if not self._shown.live or self._sheets.is_open:
            return
        if self._shown.in_tray() or (self._shown.notes and not self._shown.cards):
            self._group_notes()
            return
        cards = self._shown.chosen_cards()
        clusters = [card.id for card in cards if card.is_cluster]
        messages = [card for card in cards if not card.is_cluster]
        if len(cards) < 2:  # noqa: PLR2004 - one alone is no group
            self._sheets.say(self.tr("Choose the cards that belong together with Space first"))
        elif not messages:
            self._acts.join(clusters)
        elif len(messages) == 1:
            self._acts.support_with(messages[0].id, clusters)
        else:
            self._bring_together(cards)
        self._shown.choose()

    def name_notes(self, notes: tuple[str, ...], theme: str) -> None:
        """Ask for the title of notes that are put together."""
        if not self._sheets.is_open and notes:
            self._sheets.read(
                lambda book: book.draft(NEW_CLUSTER),
                lambda draft: self._open_title(notes, theme, draft),
            )

    def split(self) -> None:
        """Ask which notes of a card belong elsewhere."""
        card = self._page.board.current()
        if card is None or not self._shown.live or self._sheets.is_open:
            return

        def work(book: TeamBook) -> Parts:
            return _parts_of(book, card, "")

        self._sheets.read(work, lambda parts: self._open_split(card, parts))

    def make_message(self) -> None:
        """Put a cluster, or waiting notes, into words."""
        if not self._shown.live or self._sheets.is_open:
            return
        notes = self._shown.chosen_notes() if self._shown.in_tray() else ()
        card = self._page.board.current()
        if notes:
            self.drafting.emit(DraftFrom(tuple(note.id for note in notes)))
        elif card is not None and card.is_cluster:
            self._sheets.read(
                lambda book: _parts_of(book, card, f"cluster:{card.id}:message"),
                lambda parts: self._open_message(card, parts),
            )

    def _group_notes(self) -> None:
        notes = self._shown.chosen_notes()
        wall = self._shown.wall
        if wall is None or not notes:
            return
        theme = next((note.theme for note in notes if note.theme in wall.themes), "")
        column = self._page.board.column
        shown = self._shown.column(column.key) if column else None
        theme = theme or (shown.theme if shown else "") or next(iter(wall.themes), "")
        self.name_notes(tuple(note.id for note in notes), theme)

    def _bring_together(self, cards: Sequence[Card]) -> None:
        """Move several messages to stand below the first."""
        wall = self._shown.wall
        column = next((c for c in self._page.board.columns if c.model.find(cards[0].id) >= 0), None)
        target = self._shown.column(column.key) if column else None
        if wall is None or column is None or target is None:
            return
        names = [card.id for card in column.model.cards]
        going = [card.id for card in cards]
        rest = [n for n in names[names.index(going[0]) :] if n not in going]
        before = rest[0] if rest else ""
        self._shown.moved(going, target, before)
        self._acts.move(going, target, before)

    def _open_title(self, notes: tuple[str, ...], theme: str, draft: str) -> None:
        sheet = TitleSheet(self._sheets.look, self._sheets.host, len(notes), draft)
        self._sheets.open(sheet, drafted=True, focus=sheet.field)
        sheet.typed.connect(lambda text: self._sheets.drafts.touch(NEW_CLUSTER, text))

        def begin(text: str) -> None:
            self._acts.begin_cluster(notes, text, theme, kept)

        def kept() -> None:
            self._shown.choose()
            self._sheets.drafts.drop(NEW_CLUSTER)

        sheet.titled.connect(begin)

    def _open_split(self, card: Card, parts: Parts) -> None:
        if len(parts.parts) < 2:  # noqa: PLR2004 - one note cannot be split
            self._sheets.say(self.tr("It stands on one note: there is nothing to split"))
            return
        cluster = card.is_cluster
        sheet = SplitSheet(
            self._sheets.look, self._sheets.host, card.words, parts.parts, may_wait=cluster
        )
        self._sheets.open(sheet)
        sheet.split.connect(
            lambda notes, text: self._acts.split(card.id, notes, text, is_cluster=cluster)
        )
        sheet.waits.connect(lambda notes: self._acts.take_out(card.id, notes))

    def _open_message(self, card: Card, parts: Parts) -> None:
        key = f"cluster:{card.id}:message"
        words = parts.draft or card.words
        kind = MessageKind.STRENGTH
        sheet = MessageSheet(self._sheets.look, self._sheets.host, words, parts.parts, kind)
        self._sheets.open(sheet, drafted=True, focus=sheet.wording)
        sheet.typed.connect(lambda text: self._sheets.drafts.touch(key, text))
        sheet.worded.connect(
            lambda kind, text: self._acts.make_message(
                card.id, MessageKind(kind), text, lambda: self._sheets.drafts.drop(key)
            )
        )


def _parts_of(book: TeamBook, card: Card, key: str) -> Parts:
    """Return the notes of a card that are here, with how they bear on it."""
    if card.is_cluster:
        bears: dict[str, Relation | None] = dict.fromkeys(card.notes)
    else:
        bears = {link.note: link.relation for link in book.message(card.id).links}
    found: list[Part] = []
    for name, relation in bears.items():
        try:
            note = book.note(name)
        except NotFound:
            continue
        if not note.withdrawn:
            second = title(note.stance) if relation is None else title(relation)
            found.append(Part(name, note.text, second))
    return Parts(tuple(found), book.draft(key) if key else "")
