# SPDX-License-Identifier: Apache-2.0
"""What a card says: its counts in words, for its foot, its tool tip and a screen reader."""

from collections.abc import Iterator

from PySide6.QtCore import QObject

from peerdesk.desk.wall.cards import Card, Way
from peerdesk.domain.words import title

ICONS = {
    Way.INTERVIEW: "chat-centered-text",
    Way.FOCUS_GROUP: "users-three",
    Way.CASE_FILE: "folder-open",
    Way.SEEN: "eye",
    Way.READ: "file-text",
    Way.DATA: "chart-bar",
}


class CardWords(QObject):
    """Puts cards into words."""

    def way(self, way: Way) -> str:
        """Return the name of a kind of source, as the legend has it."""
        return {
            Way.INTERVIEW: self.tr("interviews"),
            Way.FOCUS_GROUP: self.tr("focus groups"),
            Way.CASE_FILE: self.tr("case files"),
            Way.SEEN: self.tr("seen"),
            Way.READ: self.tr("read"),
            Way.DATA: self.tr("data"),
        }[way]

    def badge(self, card: Card) -> str:
        """Return the words of the pill at a card's top."""
        if card.kind is None:
            return self.notes(len(card.notes))
        short = {"consideration": self.tr("Consideration"), "recommendation": self.tr("Key")}
        return short.get(card.kind.value, title(card.kind))

    def notes(self, count: int) -> str:
        """Return "1 note" or "6 notes"."""
        return self.tr("1 note") if count == 1 else self.tr("{0} notes").format(count)

    def supports(self, card: Card) -> str:
        """Return "9 for"; with nothing for it, that."""
        return self.tr("{0} for").format(card.supports)

    def against(self, card: Card) -> str:
        """Return "1 against", or "" where nothing is."""
        return self.tr("{0} against").format(card.against) if card.against else ""

    def breadth(self, card: Card) -> Iterator[str]:
        """Yield kinds of source, voices and days in words."""
        if card.ways:
            yield ", ".join(self.way(way) for way in card.ways)
        if card.voices:
            names = ", ".join(title(voice).lower() for voice in card.voices)
            count = len(card.voices)
            said = self.tr("1 voice") if count == 1 else self.tr("{0} voices").format(count)
            yield self.tr("{0}: {1}").format(said, names)
        if card.days:
            one = card.days == 1
            yield self.tr("on 1 day") if one else self.tr("on {0} days").format(card.days)

    def state(self, card: Card) -> Iterator[str]:
        """Yield what has to be known of a message beside its words."""
        if card.kind is not None:
            yield self.tr("agreed") if card.agreed else self.tr("emerging")
        if card.clashes:
            yield self.tr("two wordings stand")
        if card.changed:
            yield self.tr("changed since told")
        if card.merged:
            count = len(card.merged)
            one = self.tr("1 message merged into it")
            yield one if count == 1 else self.tr("{0} messages merged into it").format(count)

    def evidence(self, card: Card) -> str:
        """Return "9 notes for, 1 against, 2 for context", or the notes of a cluster."""
        if card.kind is None:
            return self.notes(len(card.notes))
        parts = [self.tr("{0} for").format(self.notes(card.supports))]
        if card.against:
            parts.append(self.tr("{0} against").format(card.against))
        if card.context:
            parts.append(self.tr("{0} for context").format(card.context))
        return ", ".join(parts)

    def spoken(self, card: Card, *, chosen: bool) -> str:
        """Return everything that a card shows, for a screen reader."""
        sort = title(card.kind) if card.kind else self.tr("Cluster")
        head = ", ".join((sort, *self.state(card)))
        more = ". ".join((self.evidence(card), *self.breadth(card)))
        said = f"{head}. {card.words}. {more}"
        return self.tr("Chosen. {0}").format(said) if chosen else said

    def tip(self, card: Card) -> str:
        """Return the whole wording and the counts, one a line."""
        lines = (card.words, ", ".join(self.state(card)), self.evidence(card), *self.breadth(card))
        return "\n".join(line for line in lines if line)
