# SPDX-License-Identifier: Apache-2.0
"""The prep card of a session, read from the book in a few short questions."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from peerdesk.compose.blocks import Document
from peerdesk.compose.phrases import handle
from peerdesk.compose.prep import (
    PrepCard,
    PrepLine,
    PrepMessage,
    PrepPoint,
    PrepQuestion,
    Shown,
    is_thin,
    prep_document,
)
from peerdesk.desk.book import Book, scope_of
from peerdesk.desk.capture import usable_kloes
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.writing import names, own_entry
from peerdesk.domain.challenge import Kloe
from peerdesk.domain.message import Message
from peerdesk.domain.note import Note
from peerdesk.domain.placed import Placed
from peerdesk.domain.session import Session
from peerdesk.domain.words import Source, Stance

LINES = 4
"""How many lines stand on a card whose session has none of its own: the thinnest ones."""
_LINKED, _NEWEST = 12, 6
_POINTS = 8
_RANK = {
    Stance.VERBATIM: 0,
    Stance.STRENGTH: 1,
    Stance.CONSIDERATION: 1,
    Stance.GOOD_PRACTICE: 1,
    Stance.UNSORTED: 2,
    Stance.QUESTION: 3,
}


def read_prep(book: Book, identifier: str) -> PrepCard:
    """Return the card of a session. Raises `NotFound` and `NoChallenge`."""
    return weigh_prep(book, begin_prep(book, identifier))


def begin_prep(book: Book, identifier: str) -> PrepCard:
    """Return what of a card is read at once, however much evidence there is: no notes yet."""
    session = book.session(identifier).value
    me = own_entry(book).person
    people = names(book)
    return PrepCard(
        id=identifier,
        session=session,
        with_me=tuple(people[p].name for p in session.peers if p in people and p != me),
        questions=tuple(
            PrepQuestion(asked.id, asked.value.text, asked.value.owner == me)
            for asked in book.questions()
            if asked.open and asked.value.session == identifier
        ),
        lines=tuple(_line(kloe, {}) for kloe in _own(book, session)),
        weighed=False,
    )


def weigh_prep(book: Book, card: PrepCard) -> PrepCard:
    """Return a card with what is known on its lines, and how thin each is."""
    evidence = book.count_evidence()
    own = _own(book, card.session)
    chosen = own or _thinnest(usable_kloes(book), evidence)
    lines = _lines(book, chosen, evidence, card.id)
    return replace(card, lines=lines, own_lines=bool(own), weighed=True)


def _own(book: Book, session: Session) -> list[Placed[Kloe]]:
    known = {kloe.id: kloe for kloe in usable_kloes(book)}
    return [known[kloe] for kloe in session.kloes if kloe in known]


def _line(kloe: Placed[Kloe], notes: Mapping[Source, int]) -> PrepLine:
    return PrepLine(
        kloe=kloe.id,
        code=kloe.value.code,
        title=kloe.value.title,
        question=kloe.value.question,
        prompts=kloe.value.prompts,
        notes=notes,
    )


def prep_paper(book: Book, card: PrepCard, shown: Shown) -> Document:
    """Return a card as a document of the team's own."""
    return prep_document(card, scope_of(book), shown, practice=book.challenge().practice)


def notes_by_source(evidence: Mapping[tuple[str, Source], int], kloe: str) -> dict[Source, int]:
    """Return how many notes carry a line, by their source; those without any are left out."""
    return {s: count for s in Source if (count := evidence.get((kloe, s), 0))}


def _thinnest(
    kloes: Iterable[Placed[Kloe]], evidence: Mapping[tuple[str, Source], int]
) -> list[Placed[Kloe]]:
    counted = [(notes_by_source(evidence, kloe.id), kloe) for kloe in kloes]
    thin = sorted(
        (pair for pair in counted if is_thin(pair[0])),
        key=lambda pair: (len(pair[0]), sum(pair[0].values())),
    )
    return [kloe for _, kloe in thin[:LINES]]


def _lines(
    book: Book,
    kloes: Iterable[Placed[Kloe]],
    evidence: Mapping[tuple[str, Source], int],
    session: str,
) -> tuple[PrepLine, ...]:
    titles = {held.id: held.value for held in book.sessions()}
    messages = book.messages()
    found = []
    for kloe in kloes:
        notes = notes_by_source(evidence, kloe.id)
        linked = book.notes(NoteQuery(kloe=kloe.id, in_message=True), 0, _LINKED) if notes else ()
        bears = {note.id for note in linked}
        found.append(
            replace(
                _line(kloe, notes),
                points=_points(book, kloe.id, notes, linked, titles, session),
                messages=tuple(
                    PrepMessage(m.kind, handle(m.wording)) for m in messages if _bears(m, bears)
                ),
            )
        )
    return tuple(found)


def _bears(message: Message, notes: set[str]) -> bool:
    return any(link.note in notes for link in message.links)


def _points(  # noqa: PLR0913, PLR0917 - the card's one query, and what its answer is told with
    book: Book,
    kloe: str,
    notes: Mapping[Source, int],
    linked: tuple[Note, ...],
    sessions: Mapping[str, Session],
    session: str,
) -> tuple[PrepPoint, ...]:
    """Return the strongest few: each kind of source in turn, one point of each setting first.

    Strong is what a message rests on, then what was sorted, then the newest.
    """
    by_source: dict[Source, list[Note]] = {}
    for source in notes:
        newest = book.notes(NoteQuery(kloe=kloe, source=source), 0, _NEWEST)
        first = [note for note in linked if note.source is source]
        every = {note.id: note for note in (*first, *newest) if note.stance in _RANK}
        linked_ids = {note.id for note in first}
        by_source[source] = _spread(
            sorted(every.values(), key=lambda n: (n.id not in linked_ids, _RANK[n.stance]))
        )
    rounds = max((len(held) for held in by_source.values()), default=0)
    turns = (held[n] for n in range(rounds) for held in by_source.values() if n < len(held))
    return tuple(_point(note, sessions, session) for note in (*turns,)[:_POINTS])


def _spread(notes: list[Note]) -> list[Note]:
    """Return the notes with the first of each setting before the second of any."""
    seen: dict[str, int] = {}
    ranked = []
    for place, note in enumerate(notes):
        setting = note.session or note.record or note.case or note.id
        seen[setting] = seen.get(setting, 0) + 1
        ranked.append((seen[setting], place, note))
    return [note for _, _, note in sorted(ranked, key=lambda held: held[:2])]


def _point(note: Note, sessions: Mapping[str, Session], session: str) -> PrepPoint:
    held = sessions.get(note.session)
    where = ""
    if note.session == session:
        where = "this session"
    elif held is not None:
        where = held.title
    elif note.case:
        where = f"case {note.case}"
    return PrepPoint(note.source, note.stance, note.text, where, note.id)
