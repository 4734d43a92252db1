# SPDX-License-Identifier: Apache-2.0
"""What is done with cards and messages, each act with its way back."""

from collections.abc import Callable, Sequence

from peerdesk.desk import merging, messages
from peerdesk.desk.book import TeamBook
from peerdesk.desk.wall import driving, ordering
from peerdesk.domain.words import Relation, Status
from peerdesk.ui.wall.arranging import ColumnCards
from peerdesk.ui.wall.cluster_acts import ClusterActs, unlink
from peerdesk.ui.wall.doing import Done


class WallActs(ClusterActs):
    """All acts of the wall: cards moved, messages worded, agreed and merged, and who moves them."""

    def move(self, cards: Sequence[str], column: ColumnCards, before: str) -> None:
        """Move cards into a column, before another card or last."""

        def work(book: TeamBook) -> Done:
            stood = ordering.move_cards(book, cards, column.theme, before, kloe=column.kloe)
            return Done(cards[0], lambda book: ordering.stand_again(book, stood))

        self._do(work, self.tr("Moved to {0}").format(column.title))

    def support(self, message: str, notes: Sequence[str]) -> None:
        """Have notes support a message."""

        def work(book: TeamBook) -> Done:
            linked = {link.note for link in book.message(message).links}
            new = [note for note in notes if note not in linked]
            messages.link_notes(book, message, new, Relation.SUPPORTS)
            return Done(message, lambda book: unlink(book, message, new))

        self._do(work, self.tr("Supports this message"))

    def reword(self, message: str, wording: str, kept: Callable[[], object]) -> None:
        """Give a message another wording."""

        def work(book: TeamBook) -> Done:
            before = book.message(message).wording
            messages.reword(book, message, wording)
            return Done(message, lambda book: messages.reword(book, message, before))

        self._do(work, self.tr("Reworded"), kept)

    def settle(self, message: str, status: Status) -> None:
        """Agree a message, or open it again."""

        def work(book: TeamBook) -> Done:
            before = book.message(message).status
            messages.settle(book, message, status)
            return Done(message, lambda book: messages.settle(book, message, before))

        agreed = status is Status.AGREED
        self._do(work, self.tr("Agreed") if agreed else self.tr("Open again"))

    def merge(self, gone: Sequence[str], into: str) -> None:
        """Let one message stand for others."""

        def work(book: TeamBook) -> Done:
            driving.check_moves(book)
            for message in gone:
                merging.merge(book, message, into)

            def back(book: TeamBook) -> None:
                for message in gone:
                    merging.unmerge(book, message)

            return Done(into, back)

        self._do(work, self.tr("Merged: one message stands for both"))

    def unmerge(self, gone: Sequence[str], into: str) -> None:
        """Let merged messages stand for themselves again."""

        def work(book: TeamBook) -> Done:
            driving.check_moves(book)
            for message in gone:
                merging.unmerge(book, message)

            def back(book: TeamBook) -> None:
                for message in gone:
                    merging.merge(book, message, into)

            return Done(gone[0], back)

        self._do(work, self.tr("Taken apart: each stands for itself"))

    def drive(self, *, alone: bool) -> None:
        """Let this laptop move the cards, or everybody who may write."""
        act = driving.drive if alone else driving.let_all_move
        only = self.tr("Only this laptop moves the cards now. The others see it once shared")
        everybody = self.tr("Everybody who may write moves the cards")
        self._place.write(act, lambda _: self._told(only if alone else everybody), self._fail)

    def say_stays(self, in_line: bool) -> None:  # noqa: FBT001 - which of two sentences
        """Say why a card cannot go there."""
        self._place.said.emit(
            self.tr("A cluster stands under the line that most of its notes are tagged with")
            if in_line
            else self.tr("Nothing is put under no theme: choose a column with a name"),
            None,
        )
