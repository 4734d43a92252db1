# SPDX-License-Identifier: Apache-2.0
"""What is done on the wall, each act with its way back."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from peerdesk.desk import clusters, merging, messages, wall_driving, wall_order
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.domain.words import MessageKind, Relation, Status
from peerdesk.errors import PeerDeskError
from peerdesk.ui.place import Place
from peerdesk.ui.wall.arranging import ColumnCards

Back = Callable[[TeamBook], object]
KEPT = 50
"""Acts that Ctrl+Z takes back, the last first."""


class Done(Struct, frozen=True):
    """What was done: the card to go on with, and how it is taken back."""

    card: str
    back: Back


class WallActs(QObject):
    """Writes what was done; `done` carries the card that it was done with, once on the disk.

    `refused` says that it could not be, so that the wall is shown as it stands.
    """

    done = Signal(str)
    refused = Signal()

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place
        self._backs: list[Back] = []
        self.writing = 0
        """How many acts are on their way to the disk."""

    def move(self, cards: Sequence[str], column: ColumnCards, before: str) -> None:
        """Move cards into a column, before another card or last."""

        def work(book: TeamBook) -> Done:
            stood = wall_order.move_cards(book, cards, column.theme, before, kloe=column.kloe)
            return Done(cards[0], lambda book: wall_order.stand_again(book, stood))

        self._do(work, self.tr("Moved to {0}").format(column.title))

    def begin_cluster(self, notes: Sequence[str], title: str, theme: str) -> None:
        """Put notes together under a title."""

        def work(book: TeamBook) -> Done:
            cluster = clusters.begin_cluster(book, notes, title, theme)
            return Done(cluster, lambda book: clusters.dissolve(book, cluster))

        self._do(work, self.tr("Put together"))

    def add_notes(self, cluster: str, notes: Sequence[str]) -> None:
        """Put notes into a cluster."""

        def work(book: TeamBook) -> Done:
            new = clusters.add_notes(book, cluster, notes)
            return Done(cluster, lambda book: clusters.take_notes_out(book, cluster, new))

        self._do(work, self.tr("Put into the cluster"))

    def support(self, message: str, notes: Sequence[str]) -> None:
        """Have notes support a message."""

        def work(book: TeamBook) -> Done:
            linked = {link.note for link in book.message(message).links}
            new = [note for note in notes if note not in linked]
            messages.link_notes(book, message, new, Relation.SUPPORTS)
            return Done(message, lambda book: _unlink(book, message, new))

        self._do(work, self.tr("Supports this message"))

    def support_with(self, message: str, chosen: Sequence[str]) -> None:
        """Have the notes of clusters support a message."""

        def work(book: TeamBook) -> Done:
            new = clusters.support_with(book, message, chosen)

            def back(book: TeamBook) -> None:
                _unlink(book, message, new)
                for cluster in chosen:
                    clusters.put_back(book, cluster)

            return Done(message, back)

        self._do(work, self.tr("Its notes support the message"))

    def join(self, chosen: Sequence[str]) -> None:
        """Put clusters together, under the title of the first."""

        def work(book: TeamBook) -> Done:
            first = book.cluster(chosen[0])
            before = first.note_ids
            clusters.join_clusters(book, chosen)
            new = [note for note in book.cluster(first.id).note_ids if note not in before]

            def back(book: TeamBook) -> None:
                for cluster in chosen[1:]:
                    clusters.put_back(book, cluster)
                clusters.take_notes_out(book, first.id, new)

            return Done(first.id, back)

        self._do(work, self.tr("Put together"))

    def take_out(self, cluster: str, notes: Sequence[str]) -> None:
        """Let notes of a cluster wait again; the last one takes the cluster off the wall."""

        def work(book: TeamBook) -> Done:
            if set(notes) >= set(book.cluster(cluster).note_ids):
                clusters.dissolve(book, cluster)
                return Done("", lambda book: clusters.put_back(book, cluster))
            gone = clusters.take_notes_out(book, cluster, notes)
            return Done(cluster, lambda book: clusters.add_notes(book, cluster, gone))

        self._do(work, self.tr("They wait again"))

    def split(self, card: str, notes: Sequence[str], title: str, *, is_cluster: bool) -> None:
        """Put some notes of a cluster, or of a message's evidence, into a new cluster beside it."""

        def work(book: TeamBook) -> Done:
            if is_cluster:
                return _split_cluster(book, card, notes, title)
            relations = {link.note: link.relation for link in book.message(card).links}
            cluster = clusters.split_message(book, card, notes, title)

            def back(book: TeamBook) -> None:
                clusters.dissolve(book, cluster)
                for note in notes:
                    messages.link_note(book, card, note, relations[note])

            return Done(cluster, back)

        self._do(work, self.tr("Split"))

    def name(self, cluster: str, title: str, kept: Callable[[], object]) -> None:
        """Give a cluster another title."""

        def work(book: TeamBook) -> Done:
            before = book.cluster(cluster).value.title
            clusters.name_cluster(book, cluster, title)
            return Done(cluster, lambda book: clusters.name_cluster(book, cluster, before))

        self._do(work, self.tr("Named"), kept)

    def reword(self, message: str, wording: str, kept: Callable[[], object]) -> None:
        """Give a message another wording."""

        def work(book: TeamBook) -> Done:
            before = book.message(message).wording
            messages.reword(book, message, wording)
            return Done(message, lambda book: messages.reword(book, message, before))

        self._do(work, self.tr("Reworded"), kept)

    def make_message(
        self, cluster: str, kind: MessageKind, wording: str, kept: Callable[[], object]
    ) -> None:
        """Put a cluster into words."""

        def work(book: TeamBook) -> Done:
            message = clusters.make_message(book, cluster, kind, wording)

            def back(book: TeamBook) -> None:
                messages.withdraw_message(book, message)
                clusters.put_back(book, cluster)

            return Done(message, back)

        self._do(work, self.tr("Drafted. Its notes support it"), kept)

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
            wall_driving.check_moves(book)
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
            wall_driving.check_moves(book)
            for message in gone:
                merging.unmerge(book, message)

            def back(book: TeamBook) -> None:
                for message in gone:
                    merging.merge(book, message, into)

            return Done(gone[0], back)

        self._do(work, self.tr("Taken apart: each stands for itself"))

    def drive(self, *, alone: bool) -> None:
        """Let this laptop move the cards, or everybody who may write."""
        act = wall_driving.drive if alone else wall_driving.let_all_move
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

    def undo(self) -> bool:
        """Take back the last act; say whether there was one."""
        if not self._backs:
            return False
        self._take_back(self._backs[-1])
        return True

    def forget(self) -> None:
        """Take nothing back any more."""
        self._backs.clear()
        self.writing = 0

    def _do(
        self,
        work: Callable[[TeamBook], Done],
        sentence: str,
        kept: Callable[[], object] | None = None,
    ) -> None:
        def written(done: Done) -> None:
            self.writing -= 1
            self._place.say_saved()
            if kept is not None:
                kept()
            self._backs = [*self._backs[-KEPT + 1 :], done.back]
            self._place.said.emit(sentence, lambda: self._take_back(done.back))
            self.done.emit(done.card)

        def failed(error: PeerDeskError) -> None:
            self.writing -= 1
            self._fail(error)

        self.writing += 1
        self._place.ask(Urgency.LINE, work, written, failed)

    def _take_back(self, back: Back) -> None:
        if back not in self._backs:
            return
        self._backs.remove(back)
        self._place.write(back, lambda _: self._told(self.tr("Taken back")), self._fail)

    def _told(self, sentence: str) -> None:
        self._place.said.emit(sentence, None)
        self.done.emit("")

    def _fail(self, error: PeerDeskError) -> None:
        self._place.failed.emit(error)
        self.refused.emit()


def _unlink(book: TeamBook, message: str, notes: Sequence[str]) -> None:
    for note in notes:
        messages.unlink_note(book, message, note)


def _split_cluster(book: TeamBook, card: str, notes: Sequence[str], title: str) -> Done:
    held = book.cluster(card).value
    cluster = clusters.begin_cluster(book, notes, title, held.theme, position=held.position)
    clusters.take_notes_out(book, card, notes)

    def back(book: TeamBook) -> None:
        clusters.add_notes(book, card, notes)
        clusters.dissolve(book, cluster)

    return Done(cluster, back)
