# SPDX-License-Identifier: Apache-2.0
"""Clusters: notes that belong together before anybody has put them into words.

A note may lie in several, as a colleague may see it otherwise; what changes nothing writes nothing.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from peerdesk.desk.book import Book
from peerdesk.desk.errors import InTheBin, NotFound
from peerdesk.desk.scope import theme_of
from peerdesk.desk.spacing import STEP, last_position
from peerdesk.desk.texts import needed
from peerdesk.desk.wall.driving import check_moves
from peerdesk.desk.wall.errors import EmptyCluster, NotACluster
from peerdesk.desk.writing import author_of, write
from peerdesk.domain import facts, sorting
from peerdesk.domain.cluster import Cluster
from peerdesk.domain.identifiers import mint
from peerdesk.domain.sorted_out import Clustered
from peerdesk.domain.text import WORDING_LIMIT, one_line
from peerdesk.domain.words import MessageKind, Relation


def begin_cluster(
    book: Book, notes: Sequence[str], title: str, theme: str, *, position: int | None = None
) -> str:
    """Put notes together under a title and theme; return the cluster's identifier.

    It stands last unless a position is given. Raises `EmptyCluster`, `Missing`, `NotFound`.
    """
    check_moves(book)
    theme_of(book, theme)
    wanted = standing_notes(book, notes)
    cluster = mint(book.device)
    details = Cluster(
        title=needed(title, "A title"),
        theme=theme,
        position=last_position(book) + STEP if position is None else position,
    )
    write(book, sorting.ClusterSet(cluster=cluster, details=details), *put_into(cluster, wanted))
    return cluster


def add_notes(book: Book, cluster: str, notes: Sequence[str]) -> tuple[str, ...]:
    """Put notes into a cluster; return those that were not in it yet."""
    check_moves(book)
    held = on_the_wall(book, cluster)
    new = tuple(note for note in standing_notes(book, notes) if note not in held.note_ids)
    write(book, *put_into(cluster, new))
    return new


def take_notes_out(book: Book, cluster: str, notes: Sequence[str]) -> tuple[str, ...]:
    """Take notes out of a cluster; return those that were in it."""
    check_moves(book)
    held = on_the_wall(book, cluster)
    gone = [one for one in held.notes if one.value in set(notes)]
    write(
        book,
        *(
            sorting.NoteUnclustered(cluster=cluster, note=one.value, replaces=one.by)
            for one in gone
        ),
    )
    return tuple(one.value for one in gone)


def name_cluster(book: Book, cluster: str, title: str) -> None:
    """Give a cluster another title."""
    check_moves(book)
    held = on_the_wall(book, cluster)
    set_cluster(book, held, replace(held.value, title=needed(title, "A title")))


def dissolve(book: Book, cluster: str) -> None:
    """Take a cluster off the wall; its notes wait again unless they are elsewhere."""
    check_moves(book)
    held = on_the_wall(book, cluster)
    set_cluster(book, held, replace(held.value, dissolved=True))


def put_back(book: Book, cluster: str) -> None:
    """Put a cluster on the wall again that was dissolved or made into a message."""
    check_moves(book)
    held = book.cluster(cluster)
    set_cluster(book, held, replace(held.value, dissolved=False, message=""))


def join_clusters(book: Book, clusters: Sequence[str]) -> str:
    """Put the notes of several clusters into the first, and take the others off the wall."""
    check_moves(book)
    first, *others = (on_the_wall(book, cluster) for cluster in clusters)
    notes = dict.fromkeys(note for other in others for note in other.note_ids)
    new = tuple(note for note in notes if note not in first.note_ids)
    gone = [set_to(other, replace(other.value, dissolved=True)) for other in others]
    write(book, *put_into(first.id, new), *gone)
    return first.id


def make_message(book: Book, cluster: str, kind: MessageKind, wording: str) -> str:
    """Put a cluster into words: its notes support the message, which takes its place.

    Returns the message's identifier. Raises `EmptyCluster`, `EmptyText`.
    """
    check_moves(book)
    held = on_the_wall(book, cluster)
    notes = [note for note in held.note_ids if _is_here(book, note)]
    if not notes:
        raise EmptyCluster
    message = mint(book.device)
    drafted = facts.MessageDrafted(
        message=message,
        author=author_of(book, ""),
        kind=kind,
        theme=held.value.theme,
        wording=one_line(wording, WORDING_LIMIT),
        position=held.value.position,
        kloe=common_kloe(book, notes),
    )
    links = [
        facts.MessageLinked(message=message, note=note, relation=Relation.SUPPORTS)
        for note in notes
    ]
    write(book, drafted, *links, set_to(held, replace(held.value, message=message)))
    return message


def support_with(book: Book, message: str, clusters: Sequence[str]) -> tuple[str, ...]:
    """Have the notes of clusters support a message, and take the clusters off the wall.

    Returns the notes that did not bear on it before.
    """
    check_moves(book)
    held = [on_the_wall(book, cluster) for cluster in clusters]
    linked = {link.note for link in book.message(message).links}
    notes = dict.fromkeys(note for one in held for note in one.note_ids if _is_here(book, note))
    new = tuple(note for note in notes if note not in linked)
    links = [
        facts.MessageLinked(message=message, note=note, relation=Relation.SUPPORTS) for note in new
    ]
    write(book, *links, *(set_to(one, replace(one.value, message=message)) for one in held))
    return new


def clusters_on_the_wall(book: Book) -> tuple[Clustered, ...]:
    """Return the clusters that stand on the wall, by position."""
    return tuple(one for one in book.clusters() if one.stands)


def on_the_wall(book: Book, cluster: str) -> Clustered:
    """Return a cluster that stands on the wall, or raise `NotACluster`."""
    held = book.cluster(cluster)
    if not held.stands:
        raise NotACluster
    return held


def common_kloe(book: Book, notes: Sequence[str]) -> str:
    """Return the line of enquiry that most of these notes are tagged with, or ""."""
    counts: dict[str, int] = {}
    for note in notes:
        for kloe in book.note(note).kloe_ids:
            counts[kloe] = counts.get(kloe, 0) + 1
    known = [kloe.id for kloe in book.kloes()]
    return max((k for k in known if k in counts), key=lambda kloe: counts[kloe], default="")


def set_cluster(book: Book, held: Clustered, details: Cluster) -> None:
    """Write a cluster as it shall stand, if that differs."""
    if any(choice.value != details for choice in held.choices):
        write(book, set_to(held, details))


def set_to(held: Clustered, details: Cluster) -> sorting.ClusterSet:
    """Return what has a cluster stand otherwise, in place of all that was said of it."""
    return sorting.ClusterSet(cluster=held.id, details=details, replaces=held.hashes)


def put_into(cluster: str, notes: Sequence[str]) -> Iterator[facts.Fact]:
    """Yield what puts notes into a cluster."""
    return (sorting.NoteClustered(cluster=cluster, note=note) for note in notes)


def standing_notes(book: Book, notes: Sequence[str]) -> tuple[str, ...]:
    """Return the notes, each once; raises `EmptyCluster`, and `InTheBin` for a withdrawn one."""
    if not notes:
        raise EmptyCluster
    for note in notes:
        if book.note(note).withdrawn:
            raise InTheBin("note")
    return tuple(dict.fromkeys(notes))


def _is_here(book: Book, note: str) -> bool:
    """Say whether a note can be linked: it has arrived, was not erased, is not in the bin."""
    try:
        return not book.note(note).withdrawn
    except NotFound:
        return False
