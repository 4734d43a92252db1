# SPDX-License-Identifier: Apache-2.0
"""Cards taken apart: some of what stands on one goes into a cluster of its own beside it."""

from collections.abc import Sequence

from peerdesk.desk.book import Book
from peerdesk.desk.clusters import put_into, standing_notes
from peerdesk.desk.texts import needed
from peerdesk.desk.wall_driving import check_moves
from peerdesk.desk.wall_errors import EmptyCluster
from peerdesk.desk.writing import write
from peerdesk.domain import facts, sorting
from peerdesk.domain.cluster import Cluster
from peerdesk.domain.identifiers import mint


def split_message(book: Book, message: str, notes: Sequence[str], title: str) -> str:
    """Take notes off a message and put them together beside it; return the new cluster."""
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
