# SPDX-License-Identifier: Apache-2.0
"""Weigh the evidence: the map of where it comes from, and the gaps, from what stands in a book."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from peerdesk.compose.atlas import Atlas, make_atlas
from peerdesk.compose.flags import Contradiction, Flag, all_flags, by_second_noon, worst_flags
from peerdesk.compose.triangulation import (
    Balance,
    Named,
    Row,
    balance,
    lines_map,
    messages_map,
)
from peerdesk.desk.book import Book, scope_of
from peerdesk.desk.capture import usable_kloes
from peerdesk.desk.errors import NotFound
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.asked import Asked
from peerdesk.domain.ground import Ground, ground_of
from peerdesk.domain.message import Message
from peerdesk.domain.note import Note
from peerdesk.domain.words import QuestionOrigin, Relation, Stance

STRETCH = 10_000
"""Notes whose grounds are read at once: some ten milliseconds."""
_PAGE = 500
ACROSS = "Across the themes"


class Followed(Struct, frozen=True):
    """A question that follows a gap up: what it is carried to, and whether it is answered."""

    question: str
    session: str


class Weighed(Struct, frozen=True, kw_only=True):
    """The map of the lines of enquiry, the gaps, and which of them a question follows up.

    `notes` counts all notes that stand; `followed` is by what a flag is about.
    """

    rows: tuple[Row, ...]
    flags: tuple[Flag, ...]
    followed: Mapping[str, Followed]
    voices: Balance
    notes: int

    @property
    def open_flags(self) -> tuple[Flag, ...]:
        """Return the gaps that no question follows up."""
        return tuple(flag for flag in self.flags if flag.about not in self.followed)


def weigh_lines(book: Book, at: int, offset: int) -> Weighed:
    """Return the whole map at once; `at` and `offset` say what time it is."""
    return weigh_grounds(read_scales(book, at, offset), read_grounds(book))


def read_grounds(book: Book) -> frozenset[Ground]:
    """Return the grounds of all notes."""
    return frozenset().union(*(book.grounds(first, STRETCH) for first in stretches(book)))


def stretches(book: Book) -> range:
    """Return where each stretch of all notes begins, those of the bin included."""
    every = book.count_notes(NoteQuery()) + book.count_notes(NoteQuery(withdrawn=True))
    return range(0, every, STRETCH)


class Scales(Struct, frozen=True, kw_only=True):
    """What is needed besides the grounds, read in a moment: weighing itself asks no book."""

    atlas: Atlas
    lines: tuple[Named, ...]
    contradictions: tuple[Contradiction, ...]
    followed: Mapping[str, Followed]
    late: bool
    notes: int


def read_scales(book: Book, at: int, offset: int) -> Scales:
    """Return what weighing needs besides the grounds."""
    atlas = atlas_of(book)
    return Scales(
        atlas=atlas,
        lines=named_lines(book),
        contradictions=tuple(contradictions(book, atlas)),
        followed={one.value.about: _followed(one) for one in _asked(book)},
        late=by_second_noon(scope_of(book), at, offset),
        notes=book.count_notes(NoteQuery()),
    )


def weigh_grounds(scales: Scales, grounds: Iterable[Ground]) -> Weighed:
    """Return the map of grounds; of very many it takes a while, and needs no vault for it."""
    every = frozenset(grounds)
    rows = lines_map(every, scales.atlas, scales.lines)
    return Weighed(
        rows=rows,
        flags=all_flags(rows, scales.contradictions, late=scales.late),
        followed=scales.followed,
        voices=balance(every, scales.atlas),
        notes=scales.notes,
    )


def flagged_messages(book: Book, at: int, offset: int) -> tuple[tuple[Row, ...], dict[str, Flag]]:
    """Return the map of the messages, and of each the flag to show at a moment."""
    rows, against = weigh_messages(book), tuple(contradictions(book, atlas_of(book)))
    late = by_second_noon(scope_of(book), at, offset)
    return rows, worst_flags(rows, against, late=late)


def weigh_messages(book: Book) -> tuple[Row, ...]:
    """Return the map of the messages that stand, by what supports each."""
    themes = {theme.id: theme.value for theme in book.themes() if theme.value.chosen}
    order = {theme: value.position for theme, value in themes.items()}
    standing = sorted(book.messages(), key=lambda m: order.get(m.theme, len(order) + 1_000))
    named = [
        Named(m.id, m.wording, themes[m.theme].title if m.theme in themes else ACROSS)
        for m in standing
    ]
    notes = {note.id: ground_of(note) for note in _linked(book) if _counts(note)}
    linked = {
        m.id: [notes[note] for note in m.notes(Relation.SUPPORTS) if note in notes]
        for m in standing
    }
    return messages_map(linked, atlas_of(book), named)


def atlas_of(book: Book) -> Atlas:
    """Return what counts as one setting here."""
    return make_atlas(book.sessions(), book.case_files(), book.documents(), book.observations())


def named_lines(book: Book) -> tuple[Named, ...]:
    """Return the lines of enquiry in use, each with its theme's title."""
    themes = {theme.id: theme.value.title for theme in book.themes()}
    return tuple(
        Named(kloe.id, kloe.value.title, themes.get(kloe.value.theme, ACROSS))
        for kloe in usable_kloes(book)
    )


def contradictions(book: Book, atlas: Atlas) -> Iterator[Contradiction]:
    """Yield the messages that some evidence speaks against."""
    for message in book.messages():
        notes = list(_against(book, message))
        if notes:
            settings = {atlas.setting(ground_of(note)) for note in notes}
            yield Contradiction(message.id, message.wording, len(settings))


def _against(book: Book, message: Message) -> Iterator[Note]:
    for identifier in message.notes(Relation.CONTRADICTS):
        try:
            note = book.note(identifier)
        except NotFound:  # linked before it has arrived, or erased since
            continue
        if _counts(note):
            yield note


def _counts(note: Note) -> bool:
    return not note.withdrawn and note.stance is not Stance.REFLECTION


def _linked(book: Book) -> Iterator[Note]:
    first, query = 0, NoteQuery(in_message=True)
    while page := book.notes(query, first, _PAGE):
        yield from page
        first += len(page)


def _asked(book: Book) -> Iterator[Asked]:
    """Yield the questions that follow something up.

    A gap that outlives the answer is open again; an answer to why a message is contradicted
    settles that.
    """
    for one in book.questions():
        settles = one.value.origin is QuestionOrigin.CONTRADICTION and not one.dropped
        if one.value.about and (one.open or settles):
            yield one


def _followed(asked: Asked) -> Followed:
    return Followed(asked.id, asked.value.session)
