# SPDX-License-Identifier: Apache-2.0
"""Groups, splits, merges and words what stands on the wall, asking where it has to."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.duplicates import likeness_of
from peerdesk.desk.errors import NotFound
from peerdesk.desk.merging import Alike, alike
from peerdesk.desk.wall_cards import Card
from peerdesk.domain.words import MessageKind, Relation, Status, title
from peerdesk.ui.components.chooser import Chooser
from peerdesk.ui.components.draft import DraftKeeper
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import let_go
from peerdesk.ui.messages.wanted import DraftFrom
from peerdesk.ui.place import Place
from peerdesk.ui.wall.acts import WallActs
from peerdesk.ui.wall.page import WallPage
from peerdesk.ui.wall.sheets import MergeSheet, MessageSheet, Part, SplitSheet, TitleSheet
from peerdesk.ui.wall.shown import Shown

NEW_CLUSTER = "cluster:new"
"""The key of the draft of a title that no cluster has yet."""


class Parts(Struct, frozen=True):
    """The notes of a card, and what was typed of its next words."""

    parts: tuple[Part, ...]
    draft: str


class Sorting(QObject):
    """One sheet at a time, over the place."""

    def __init__(self, place: Place, page: WallPage, shown: Shown, acts: WallActs) -> None:
        super().__init__(place)
        self._place, self._page, self._shown, self._acts = place, page, shown, acts
        self.drafts = DraftKeeper(self)
        self.drafts.due.connect(self._keep_draft)
        self.sheet: Sheet | None = None
        self._chooser = Chooser(place.look, place)
        self._pairs: dict[str, tuple[str, str]] = {}
        self._picked: Callable[[str], object] = self._merge_pair
        self._chooser.picked.connect(self._pick)
        acts.done.connect(lambda _: self._leave())
        page.in_place.worded.connect(self._reword)
        page.in_place.typed_over.connect(self._touch_card)
        page.in_place.ended.connect(self.drafts.flush)

    def group(self) -> None:
        """Put the chosen cards or notes together, as what they are says."""
        if not self._shown.live or self.sheet is not None:
            return
        if self._shown.in_tray() or (self._shown.notes and not self._shown.cards):
            self._group_notes()
            return
        cards = self._shown.chosen_cards()
        clusters = [card.id for card in cards if card.is_cluster]
        messages = [card for card in cards if not card.is_cluster]
        if len(cards) < 2:  # noqa: PLR2004 - one alone is no group
            self._say(self.tr("Choose the cards that belong together with Space first"))
        elif not messages:
            self._acts.join(clusters)
        elif len(messages) == 1:
            self._acts.support_with(messages[0].id, clusters)
        else:
            self._bring_together(cards)
        self._shown.choose()

    def name_notes(self, notes: tuple[str, ...], theme: str) -> None:
        """Ask for the title of notes that are put together."""
        if self.sheet is None and notes:
            self._place.ask(
                Urgency.ROWS,
                lambda book: book.draft(NEW_CLUSTER),
                lambda draft: self._open_title(notes, theme, draft),
            )

    def split(self) -> None:
        """Ask which notes of a card belong elsewhere."""
        card = self._page.board.current()
        if card is None or not self._shown.live or self.sheet is not None:
            return

        def work(book: TeamBook) -> Parts:
            return _parts_of(book, card, "")

        self._place.ask(Urgency.ROWS, work, lambda parts: self._open_split(card, parts))

    def make_message(self) -> None:
        """Put a cluster, or waiting notes, into words."""
        if not self._shown.live or self.sheet is not None:
            return
        notes = self._shown.chosen_notes() if self._shown.in_tray() else ()
        card = self._page.board.current()
        if notes:
            self._place.go.emit("messages", DraftFrom(tuple(note.id for note in notes)))
        elif card is not None and card.is_cluster:
            self._place.ask(
                Urgency.ROWS,
                lambda book: _parts_of(book, card, f"cluster:{card.id}:message"),
                lambda parts: self._open_message(card, parts),
            )

    def merge(self) -> None:
        """Ask which of the chosen messages stands; with none chosen, offer those alike."""
        if not self._shown.live or self.sheet is not None:
            return
        cards = [card for card in self._shown.chosen_cards() if not card.is_cluster]
        if len(self._shown.cards) > 1 and len(cards) > 1:
            self._open_merge(cards)
        else:
            self._place.ask(Urgency.ROWS, lambda book: alike(book.messages()), self._offer_alike)

    def take_apart(self) -> None:
        """Let what was merged into a message stand for itself again."""
        card = self._page.board.current()
        if card is None or not card.merged or not self._shown.live:
            return
        if len(card.merged) == 1:
            self._acts.unmerge(card.merged, card.id)
            return

        def work(book: TeamBook) -> list[Option]:
            return [
                Option(name, book.message(name).wording, mark=book.message(name).kind)
                for name in card.merged
            ]

        def offer(options: list[Option]) -> None:
            self._picked = lambda key: self._acts.unmerge((key,), card.id)
            self._chooser.offer(self._page.heading.title, self.tr("Take which apart?"), options)

        self._place.ask(Urgency.ROWS, work, offer)

    def agree(self) -> None:
        """Agree a message, or open it again; only leads agree."""
        card = self._page.board.current()
        wall = self._shown.wall
        if card is None or wall is None or card.is_cluster or not wall.writes:
            return
        if not wall.lead and not card.agreed:
            self._say(self.tr("Only the team leader or the manager agrees a message"))
            return
        self._acts.settle(card.id, Status.EMERGING if card.agreed else Status.AGREED)

    def edit(self) -> None:
        """Open a field over the card that has the keys."""
        card, column = self._page.board.current(), self._page.board.column
        if card is None or column is None or not self._shown.live:
            return
        key = draft_key(card)

        def begin(draft: str) -> None:
            if self._page.board.current() == card:
                self._page.in_place.begin(column.list, card.id, card.words, draft)

        self._place.ask(Urgency.ROWS, lambda book: book.draft(key), begin)

    def blank(self) -> None:
        """Take every sheet and field away with what is in it."""
        self._page.in_place.end()
        self._chooser.leave(back=False)
        self._leave()

    def say_alike(self) -> str:
        """Return the sentence that offers to merge the two chosen cards, or ""."""
        cards = [card for name in self._shown.cards if (card := self._shown.card(name))]
        if len(cards) != 2 or any(card.is_cluster for card in cards):  # noqa: PLR2004 - a pair
            return ""
        one, other = cards
        likeness, _ = likeness_of(one.words, other.words)
        if likeness is None or one.kind is not other.kind:
            return ""
        return self.tr("The two chosen cards look alike: {0}.").format(likeness.value)

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
        sheet = TitleSheet(self._place.look, self._place, len(notes), draft)
        self._open(sheet, NEW_CLUSTER, sheet.field)
        sheet.typed.connect(lambda text: self.drafts.touch(NEW_CLUSTER, text))

        def begin(text: str) -> None:
            self._shown.choose()
            self.drafts.drop(NEW_CLUSTER)
            self._acts.begin_cluster(notes, text, theme)

        sheet.titled.connect(begin)

    def _open_split(self, card: Card, parts: Parts) -> None:
        if len(parts.parts) < 2:  # noqa: PLR2004 - one note cannot be split
            self._say(self.tr("It stands on one note: there is nothing to split"))
            return
        cluster = card.is_cluster
        sheet = SplitSheet(self._place.look, self._place, card.words, parts.parts, may_wait=cluster)
        self._open(sheet, "", None)
        sheet.split.connect(
            lambda notes, text: self._acts.split(card.id, notes, text, is_cluster=cluster)
        )
        sheet.waits.connect(lambda notes: self._acts.take_out(card.id, notes))

    def _open_message(self, card: Card, parts: Parts) -> None:
        key = f"cluster:{card.id}:message"
        words = parts.draft or card.words
        kind = MessageKind.STRENGTH
        sheet = MessageSheet(self._place.look, self._place, words, parts.parts, kind)
        self._open(sheet, key, sheet.wording)
        sheet.typed.connect(lambda text: self.drafts.touch(key, text))
        sheet.worded.connect(
            lambda kind, text: self._acts.make_message(
                card.id, MessageKind(kind), text, lambda: self.drafts.drop(key)
            )
        )

    def _open_merge(self, cards: Sequence[Card]) -> None:
        ordered = sorted(cards, key=lambda card: (not card.agreed, -card.supports))
        parts = [
            Part(
                card.id,
                card.words,
                ", ".join((title(card.kind) if card.kind else "", self._page.words.evidence(card),
                           *self._page.words.state(card))),
            )
            for card in cards
        ]  # fmt: skip
        sheet = MergeSheet(self._place.look, self._place, parts, ordered[0].id, self.say_alike())
        self._open(sheet, "", None)

        def merge(into: str) -> None:
            self._shown.choose()
            self._acts.merge([card.id for card in cards if card.id != into], into)

        sheet.merged.connect(merge)

    def _offer_alike(self, pairs: Sequence[Alike]) -> None:
        options: list[Option] = []
        self._pairs = {}
        for pair in pairs:
            one, other = self._shown.card(pair.one), self._shown.card(pair.other)
            if one is None or other is None or one.kind is None:
                continue
            key = f"{one.id} {other.id}"
            self._pairs[key] = one.id, other.id
            words = f"{one.words} / {other.words}"
            options.append(Option(key, words, mark=one.kind))
        self._picked = self._merge_pair
        none = self.tr("No two messages look alike. Choose two with Space to merge them.")
        self._chooser.offer(
            self._page.heading.title, self.tr("Messages that look alike"), options, none
        )

    def _pick(self, key: str) -> None:
        self._picked(key)

    def _merge_pair(self, key: str) -> None:
        cards = [card for name in self._pairs.get(key, ()) if (card := self._shown.card(name))]
        if len(cards) > 1:
            self._shown.choose(card.id for card in cards)
            self._page.board.go_to(cards[0].id)
            self._open_merge(cards)

    def _open(self, sheet: Sheet, key: str, focus: QWidget | None) -> None:
        self.sheet = sheet
        sheet.left.connect(self._forget)
        if key:
            sheet.left.connect(self.drafts.flush)
        sheet.open(focus)

    def _forget(self) -> None:
        self.sheet = None

    def _leave(self) -> None:
        if self.sheet is not None:
            sheet = self.sheet
            sheet.leave()
            let_go(sheet)

    def _reword(self, card: str, words: str) -> None:
        held = self._shown.card(card)
        if held is None or not words.strip():
            return

        def kept() -> None:
            self.drafts.drop(draft_key(held))
            self._page.in_place.end()

        if words.strip() == held.words:
            kept()
        elif held.is_cluster:
            self._acts.name(card, words, kept)
        else:
            self._acts.reword(card, words, kept)

    def _touch_card(self, card: str, text: str) -> None:
        held = self._shown.card(card)
        if held is not None:
            self.drafts.touch(draft_key(held), text)

    def _keep_draft(self, key: str, text: str) -> None:
        self._place.ask(Urgency.DRAFT, lambda book: book.keep_draft(key, text), _nothing)

    def _say(self, sentence: str) -> None:
        self._place.said.emit(sentence, None)


def draft_key(card: Card) -> str:
    """Return the key under which a card's unfinished words are kept; messages' is their own."""
    return f"cluster:{card.id}" if card.is_cluster else f"message:{card.id}"


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


def _nothing(_: object) -> None:
    """Say nothing: a draft that is kept is no news."""
