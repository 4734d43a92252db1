# SPDX-License-Identifier: Apache-2.0
"""Cards taken apart: some of what stands on one goes into a cluster of its own beside it."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from peerdesk.desk.book import Book
from peerdesk.desk.texts import needed
from peerdesk.desk.wall.clusters import on_the_wall, put_into, set_to, standing_notes
from peerdesk.desk.wall.driving import check_moves
from peerdesk.desk.wall.errors import EmptyCluster
from peerdesk.desk.writing import write
from peerdesk.domain import facts, sorting
from peerdesk.domain.cluster import Cluster
from peerdesk.domain.identifiers import mint
from peerdesk.domain.sorted_out import Clustered


def split_cluster(book: Book, cluster: str, notes: Sequence[str], title: str) -> str:
    """Put some notes of a cluster into a new one beside it; return the new cluster.

    It is one write, so that no note is ever in both or in neither. A cluster that nothing is left
    of goes off the wall. Raises `EmptyCluster` where none of the notes is in it.
    """
    check_moves(book)
    held = on_the_wall(book, cluster)
    wanted = [note for note in standing_notes(book, notes) if note in held.note_ids]
    if not wanted:
        raise EmptyCluster
    beside = mint(book.device)
    details = Cluster(
        title=needed(title, "A title"), theme=held.value.theme, position=held.value.position
    )
    write(
        book,
        sorting.ClusterSet(cluster=beside, details=details),
        *put_into(beside, wanted),
        *_without(held, wanted),
    )
    return beside


def rejoin(book: Book, cluster: str, beside: str) -> None:
    """Take back a split, as one write: the notes of the new cluster are the old one's again."""
    check_moves(book)
    held, gone = book.cluster(cluster), on_the_wall(book, beside)
    back = [note for note in gone.note_ids if note not in held.note_ids]
    again = [set_to(held, replace(held.value, dissolved=False))] if held.value.dissolved else []
    write(book, *again, *put_into(cluster, back), set_to(gone, replace(gone.value, dissolved=True)))


def split_message(book: Book, message: str, notes: Sequence[str], title: str) -> str:
    """Take notes off a message and put them together beside it; return the new cluster.

    Raises `EmptyCluster` where none of the notes is evidence of it.
    """
    check_moves(book)
    held = book.message(message)
    wanted = [
        note for note in standing_notes(book, notes) if any(k.note == note for k in held.links)
    ]
    if not wanted:
        raise EmptyCluster
    cluster = mint(book.device)
    details = Cluster(
        title=needed(title, "A title"), theme=held.theme, position=held.filing.position
    )
    off = [
        facts.MessageUnlinked(message=link.message or message, note=link.note, replaces=link.by)
        for link in held.links
        if link.note in wanted
    ]
    write(
        book, *off, sorting.ClusterSet(cluster=cluster, details=details), *put_into(cluster, wanted)
    )
    return cluster


def _without(held: Clustered, notes: Sequence[str]) -> Iterator[facts.Fact]:
    """Yield what takes notes out of a cluster, or the cluster off the wall with its last ones."""
    if set(held.note_ids) <= set(notes):
        yield set_to(held, replace(held.value, dissolved=True))
        return
    for one in held.notes:
        if one.value in notes:
            yield sorting.NoteUnclustered(cluster=held.id, note=one.value, replaces=one.by)
