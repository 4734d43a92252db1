# SPDX-License-Identifier: Apache-2.0
"""Offers messages that look alike, asks which of them stands, and takes mergers back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from peerdesk.desk.book import TeamBook
from peerdesk.desk.duplicates import likeness_of
from peerdesk.desk.merging import Alike, alike
from peerdesk.desk.wall.cards import Card
from peerdesk.domain.words import MessageKind, title
from peerdesk.ui.components.chooser import Chooser
from peerdesk.ui.components.options import Option
from peerdesk.ui.wall.acts import WallActs
from peerdesk.ui.wall.page import WallPage
from peerdesk.ui.wall.sheeting import WallSheets
from peerdesk.ui.wall.sheets import MergeSheet, Part
from peerdesk.ui.wall.shown import Shown


class Merging(QObject):
    """Never merges by itself: somebody chooses two messages, and which one stands."""

    def __init__(self, page: WallPage, shown: Shown, acts: WallActs, sheets: WallSheets) -> None:
        super().__init__(page)
        self._page, self._shown, self._acts, self._sheets = page, shown, acts, sheets
        self._chooser = Chooser(sheets.look, sheets.host)
        self._pairs: dict[str, tuple[str, str]] = {}
        self._picked: Callable[[str], object] = self._merge_pair
        self._chooser.picked.connect(self._pick)

    def blank(self) -> None:
        """Take what is offered off the screen."""
        self._chooser.leave(back=False)
        self._pairs = {}

    def merge(self) -> None:
        """Ask which of the chosen messages stands; with none chosen, offer those alike."""
        if not self._shown.live or self._sheets.is_open:
            return
        cards = [card for card in self._shown.chosen_cards() if not card.is_cluster]
        if len(self._shown.cards) > 1 and len(cards) > 1:
            self._open_merge(cards)
        else:
            self._sheets.read(lambda book: alike(book.messages()), self._offer_alike)

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

        self._sheets.read(work, offer)

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
        differ = self._say_kinds(cards)
        first, said = ("", differ) if differ else (ordered[0].id, self.say_alike())
        sheet = MergeSheet(self._sheets.look, self._sheets.host, parts, first, said)
        self._sheets.open(sheet, focus=sheet.chosen())

        def merge(into: str) -> None:
            self._shown.choose()
            self._acts.merge([card.id for card in cards if card.id != into], into)

        sheet.merged.connect(merge)

    def _say_kinds(self, cards: Sequence[Card]) -> str:
        """Return that messages are of several kinds, or ""; then nobody but a person chooses."""
        kinds = list(dict.fromkeys(card.kind for card in cards if card.kind is not None))
        if len(kinds) <= 1:
            return ""
        named = {
            MessageKind.STRENGTH: self.tr("a strength"),
            MessageKind.CONSIDERATION: self.tr("an area for consideration"),
            MessageKind.GOOD_PRACTICE: self.tr("good practice"),
            MessageKind.OPPORTUNITY: self.tr("an opportunity"),
            MessageKind.RECOMMENDATION: self.tr("a key recommendation"),
            MessageKind.SUGGESTION: self.tr("a suggestion"),
        }
        *most, last = (named[kind] for kind in kinds)
        said = self.tr("{0} and {1}: not the same kind. The one that stands keeps its own.")
        words = said.format(", ".join(most), last)
        return words[:1].upper() + words[1:]

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
