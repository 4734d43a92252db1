# SPDX-License-Identifier: Apache-2.0
"""The wall as it stands, and the notes that wait for a place on it."""

from collections.abc import Iterator, Mapping, Sequence

from peerdesk.compose.atlas import Atlas
from peerdesk.desk.book import Book
from peerdesk.desk.capture import usable_kloes
from peerdesk.desk.errors import NotFound
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.wall.cards import Card, CardSort, Wall, is_guarded, rests_on
from peerdesk.desk.wall.clusters import clusters_on_the_wall
from peerdesk.desk.wall.driving import driving
from peerdesk.desk.weighing import atlas_of
from peerdesk.desk.writing import own_entry
from peerdesk.domain.authority import reaches
from peerdesk.domain.message import Message
from peerdesk.domain.note import Note
from peerdesk.domain.sorted_out import Clustered
from peerdesk.domain.words import Authority, Relation, Stance, Status

_PAGE = 10_000
WAITING = NoteQuery(waiting=True)
"""The notes in no message and no cluster; reflections, which are no evidence, wait for nothing."""


def read_wall(book: Book, *, counted: bool = True) -> Wall:
    """Return all cards in their order, with what they rest on; raises `NoChallenge`.

    Whoever wants to see the cards at once has the waiting notes counted later.
    """
    book.challenge()
    mine = own_entry(book)
    notes = dict(_linked(book))
    atlas = atlas_of(book)
    clusters = clusters_on_the_wall(book)
    cards = [
        *(_of_message(message, notes, atlas) for message in book.messages()),
        *(_of_cluster(book, cluster, atlas) for cluster in clusters),
    ]
    cards.sort(key=lambda card: (card.position, card.id))
    return Wall(
        cards=tuple(cards),
        themes={t.id: t.value.title for t in book.themes() if t.value.chosen},
        kloes=usable_kloes(book),
        waiting=_waiting(book, notes, cards) if counted else None,
        driving=driving(book),
        lead=reaches(mine.authority, Authority.LEAD),
        writes=reaches(mine.authority, Authority.PEER),
    )


def _waiting(book: Book, linked: Mapping[str, Note], cards: Sequence[Card]) -> int:
    """Return how many notes `WAITING` wants, without looking each of them up among the placed."""
    evidence = book.count_notes(NoteQuery()) - book.count_notes(NoteQuery(stance=Stance.REFLECTION))
    clustered = {name for card in cards for name in card.notes} - linked.keys()
    others = [note for name in clustered if (note := _note(book, name)) is not None]
    placed = [n for n in (*linked.values(), *others) if n.stance is not Stance.REFLECTION]
    return evidence - len(placed)


def _linked(book: Book) -> Iterator[tuple[str, Note]]:
    """Yield every note of a message by its identifier, page by page and never one by one."""
    query, first = NoteQuery(in_message=True), 0
    while page := book.notes(query, first, _PAGE):
        yield from ((note.id, note) for note in page)
        if len(page) < _PAGE:
            return
        first += _PAGE


def _of_message(message: Message, notes: Mapping[str, Note], atlas: Atlas) -> Card:
    bears = {relation: _found(message.notes(relation), notes) for relation in Relation}
    rests = rests_on(bears[Relation.SUPPORTS], atlas)
    told = message.last_told
    return Card(
        id=message.id,
        sort=CardSort.MESSAGE,
        theme=message.theme,
        kloe=message.filing.kloe,
        position=message.filing.position,
        words=message.wording,
        kind=message.kind,
        agreed=message.status is Status.AGREED,
        clashes=message.clashes,
        changed=told is not None and told.wording != message.wording,
        ways=rests.ways,
        voices=rests.voices,
        days=rests.days,
        supports=len(bears[Relation.SUPPORTS]),
        against=len(bears[Relation.CONTRADICTS]),
        context=len(bears[Relation.CONTEXT]),
        merged=message.also,
        guarded=is_guarded(message.wording, (note for some in bears.values() for note in some)),
    )


def _of_cluster(book: Book, cluster: Clustered, atlas: Atlas) -> Card:
    notes = [note for name in cluster.note_ids if (note := _note(book, name)) is not None]
    standing = [note for note in notes if not note.withdrawn]
    rests = rests_on(standing, atlas)
    lines = [set(note.kloe_ids) for note in standing]
    return Card(
        id=cluster.id,
        sort=CardSort.CLUSTER,
        theme=cluster.value.theme,
        kloe=_commonest(book, standing),
        position=cluster.value.position,
        words=cluster.value.title,
        clashes=len({(c.value.title, c.value.theme) for c in cluster.choices}) > 1,
        one_line=bool(lines) and bool(set.intersection(*lines)),
        ways=rests.ways,
        voices=rests.voices,
        days=rests.days,
        notes=tuple(note.id for note in standing),
        guarded=is_guarded(cluster.value.title, standing),
    )


def _commonest(book: Book, notes: Sequence[Note]) -> str:
    """Return the line of enquiry that most of these notes are tagged with, or ""."""
    counts = {kloe.id: 0 for kloe in book.kloes()}
    for note in notes:
        for kloe in note.kloe_ids:
            counts[kloe] = counts.get(kloe, 0) + 1
    best = max(counts, key=lambda kloe: counts[kloe], default="")
    return best if counts.get(best) else ""


def _found(wanted: Sequence[str], notes: Mapping[str, Note]) -> list[Note]:
    """Return those notes that are here and not in the bin."""
    here = (notes.get(name) for name in wanted)
    return [note for note in here if note is not None and not note.withdrawn]


def _note(book: Book, identifier: str) -> Note | None:
    """Return a note, or None while it has not arrived or once it was erased."""
    try:
        return book.note(identifier)
    except NotFound:
        return None
