# SPDX-License-Identifier: Apache-2.0
"""What is done with clusters of notes, each act with its way back."""

from collections.abc import Callable, Sequence

from peerdesk.desk import messages, splitting
from peerdesk.desk.book import TeamBook
from peerdesk.desk.wall import clusters
from peerdesk.domain.words import MessageKind
from peerdesk.ui.wall.doing import Doing, Done


class ClusterActs(Doing):
    """Notes put together, split, named and put into words."""

    def begin_cluster(
        self, notes: Sequence[str], title: str, theme: str, kept: Callable[[], object]
    ) -> None:
        """Put notes together under a title."""

        def work(book: TeamBook) -> Done:
            cluster = clusters.begin_cluster(book, notes, title, theme)
            return Done(cluster, lambda book: clusters.dissolve(book, cluster))

        self._do(work, self.tr("Put together"), kept)

    def add_notes(self, cluster: str, notes: Sequence[str]) -> None:
        """Put notes into a cluster."""

        def work(book: TeamBook) -> Done:
            new = clusters.add_notes(book, cluster, notes)
            return Done(cluster, lambda book: clusters.take_notes_out(book, cluster, new))

        self._do(work, self.tr("Put into the cluster"))

    def support_with(self, message: str, chosen: Sequence[str]) -> None:
        """Have the notes of clusters support a message."""

        def work(book: TeamBook) -> Done:
            new = clusters.support_with(book, message, chosen)

            def back(book: TeamBook) -> None:
                unlink(book, message, new)
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
                beside = splitting.split_cluster(book, card, notes, title)
                return Done(beside, lambda book: splitting.rejoin(book, card, beside))
            relations = {link.note: link.relation for link in book.message(card).links}
            cluster = splitting.split_message(book, card, notes, title)

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


def unlink(book: TeamBook, message: str, notes: Sequence[str]) -> None:
    """Take notes off a message."""
    for note in notes:
        messages.unlink_note(book, message, note)
