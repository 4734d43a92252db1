# SPDX-License-Identifier: Apache-2.0
"""A document held against the attribution guard and the language check, with what was released.

What the checks go by is read from the book at once, and the checking itself needs no vault any
more: the notes are many, and a line that is typed must not wait for them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.compose.checks.finding import Finding, Piece, fingerprint
from peerdesk.compose.checks.guard import attribution
from peerdesk.compose.checks.language import language
from peerdesk.compose.checks.lists import CheckLists, CheckWords, Own, make_lists
from peerdesk.compose.checks.voices import met_in
from peerdesk.desk.book import Book, scope_of
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.releasing import released
from peerdesk.desk.writing import names
from peerdesk.domain.note import Note
from peerdesk.domain.publication_words import Publication
from peerdesk.domain.published import Released
from peerdesk.domain.session import RoleGroup
from peerdesk.domain.word_list import WordList
from peerdesk.domain.words import MessageKind, title

_PAGE = 2_000
"""Notes read at once: whole ones take far more room than the words that are kept of them."""
_SIGNS = re.compile(r"[\W_]+")


class Ground(Struct, frozen=True, kw_only=True):
    """What a challenge's documents are checked on: its own words, groups, notes and releases.

    `wordings` are the texts that the program composes from, each with its message or "": by them
    a piece of a finished file is known again.
    """

    own: Own
    groups: tuple[tuple[RoleGroup, ...], ...] = ()
    changes: tuple[WordList, ...] = ()
    releases: Mapping[str, Released] = {}
    wordings: Mapping[str, str] = {}


class Checked(Struct, frozen=True):
    """What was found, and which of it somebody let stand, by the finding's fingerprint."""

    findings: tuple[Finding, ...] = ()
    released: Mapping[str, Released] = {}

    @property
    def open(self) -> tuple[Finding, ...]:
        """Return what nobody has let stand."""
        return tuple(f for f in self.findings if fingerprint(f) not in self.released)


def checked(
    book: Book, publication: Publication | None, pieces: Sequence[Piece], words: CheckWords
) -> Checked:
    """Return what the guard and the language check find in the pieces of a document.

    `words` are the shipped lists. The whole of it takes as long as all notes take to be read;
    a screen asks for `ground` in the vault's thread and for `checked_on` aside.
    """
    return checked_on(ground(book, publication), pieces, words)


def ground(book: Book, publication: Publication | None = None) -> Ground:
    """Return what documents are checked on, read from the vault; releases of one kind or of any."""
    scope = scope_of(book)
    messages = book.messages()
    themes = [placed.value.title for placed in book.themes()]
    lines = [placed.value for placed in book.kloes()]
    team = names(book)
    own = Own(
        team={one.name: title(one.role).lower() for one in team.values()},
        organisations=tuple(dict.fromkeys(one.organisation for one in team.values())),
        titles=(scope.council, scope.title, *themes, *(line.title for line in lines)),
        known=tuple(text for line in lines for text in (line.question, *line.prompts)),
        sponsors=scope.sponsors,
        notes=tuple((note.id, note.text) for note in _notes(book)),
        considerations=frozenset(
            message.id for message in messages if message.kind is MessageKind.CONSIDERATION
        ),
    )
    return Ground(
        own=own,
        groups=tuple(placed.value.groups for placed in book.sessions()),
        changes=tuple(choice.value for held in book.word_lists() for choice in held.choices),
        releases=released(book, publication),
        wordings={
            **{part: "" for held in book.prose() for part in held.value.words.split("\n\n")},
            **{message.wording: message.id for message in messages},
        },
    )


def lists_on(on: Ground, words: CheckWords) -> CheckLists:
    """Return the lists of a challenge, made ready; needs no vault."""
    changed = words.changed(on.changes)
    met = met_in(on.groups, changed.people, changed.lists["posts"])
    return make_lists(changed, replace(on.own, met=met))


def checked_on(on: Ground, pieces: Sequence[Piece], words: CheckWords) -> Checked:
    """Return what is found in the pieces of a document, and what of it stands released."""
    lists = lists_on(on, words)
    known = known_again(pieces, on)
    findings = (*attribution(known, lists), *language(known, lists))
    return Checked(findings, with_releases(findings, on))


def known_again(pieces: Sequence[Piece], on: Ground) -> tuple[Piece, ...]:
    """Return the pieces, those that say a message's words with its identifier.

    In a finished file a text may stand with other spaces or signs than those it was composed
    with: it is known again by its letters.
    """
    messages = {_letters(text): message for text, message in on.wordings.items()}
    return tuple(
        piece if piece.message else replace(piece, message=messages.get(_letters(piece.text), ""))
        for piece in pieces
    )


def with_releases(findings: Sequence[Finding], on: Ground) -> Mapping[str, Released]:
    """Return what of the findings stands released, by their fingerprints."""
    composed = {_letters(text): text for text in on.wordings}
    found: dict[str, Released] = {}
    for finding in findings:
        for mark in _marks(finding, composed):
            if held := on.releases.get(mark):
                found[fingerprint(finding)] = held
                break
    return found


def _marks(finding: Finding, composed: Mapping[str, str]) -> Iterator[str]:
    """Yield by what a finding may have been released: as it is, and as it was composed."""
    yield fingerprint(finding)
    text = composed.get(_letters(finding.text), finding.text)
    start = text.find(finding.found)
    if text != finding.text and start >= 0:
        end = start + len(finding.found)
        yield fingerprint(replace(finding, text=text, start=start, end=end))


def _letters(text: str) -> str:
    return _SIGNS.sub("", text).casefold()


def _notes(book: Book) -> Iterator[Note]:
    first = 0
    while page := book.notes(NoteQuery(), first, _PAGE):
        yield from page
        first += len(page)
