# SPDX-License-Identifier: Apache-2.0
"""What there is in a challenge, at a glance and as a record."""

from collections.abc import Iterator

from msgspec import Struct

from peerdesk.cli.counting import so_many
from peerdesk.desk.book import Book, scope_of
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.references import short
from peerdesk.domain.calendar import span_name
from peerdesk.domain.challenge import Scope
from peerdesk.domain.team import Member
from peerdesk.domain.words import Authority, Role, title
from peerdesk.team.fingerprint import fingerprint


class ThemeRecord(Struct, frozen=True, kw_only=True):
    """A theme, taken in or left out."""

    id: str
    code: str
    title: str
    core: bool
    chosen: bool
    kloes: int


class PersonRecord(Struct, frozen=True):
    """A member of the team as named."""

    id: str
    name: str
    role: Role
    organisation: str


class LaptopRecord(Struct, frozen=True, kw_only=True):
    """An admitted laptop; the fingerprint is six words to compare by voice."""

    device: str
    person: str
    name: str
    role: Role
    authority: Authority
    fingerprint: tuple[str, ...]


class ChallengeRecord(Struct, frozen=True, kw_only=True):
    """A challenge with its scope and how much is in it."""

    id: str
    offer: str
    framework: str
    framework_version: str
    practice: bool
    scope: Scope
    themes: tuple[ThemeRecord, ...]
    team: tuple[PersonRecord, ...]
    laptops: tuple[LaptopRecord, ...]
    sessions: int
    notes: int
    messages: int


def overview(book: Book) -> ChallengeRecord:
    """Return what there is in the challenge, or raise `NoChallenge`."""
    challenge = book.challenge()
    return ChallengeRecord(
        id=challenge.id,
        offer=challenge.offer,
        framework=challenge.framework,
        framework_version=challenge.framework_version,
        practice=challenge.practice,
        scope=scope_of(book),
        themes=tuple(_themes(book)),
        team=tuple(
            PersonRecord(p.id, p.value.name, p.value.role, p.value.organisation)
            for p in book.people()
        ),
        laptops=tuple(map(_laptop, book.members())),
        sessions=len(book.sessions()),
        notes=book.count_notes(NoteQuery()),
        messages=len(book.messages()),
    )


def _themes(book: Book) -> Iterator[ThemeRecord]:
    inside = [kloe.value.theme for kloe in book.kloes() if not kloe.value.retired]
    for theme in book.themes():
        yield ThemeRecord(
            id=theme.id,
            code=theme.value.code,
            title=theme.value.title,
            core=theme.value.core,
            chosen=theme.value.chosen,
            kloes=inside.count(theme.id),
        )


def _laptop(member: Member) -> LaptopRecord:
    return LaptopRecord(
        device=member.device,
        person=member.person,
        name=member.name,
        role=member.role,
        authority=member.authority,
        fingerprint=fingerprint(member),
    )


def overview_lines(record: ChallengeRecord) -> Iterator[str]:
    """Yield the record as lines to read."""
    scope = record.scope
    yield f"{scope.council}: {scope.title}{' (practice)' if record.practice else ''}"
    yield f"On site {span_name(scope.first_day, scope.last_day)}"
    yield f"For {', '.join(scope.sponsors)}"
    yield f"{record.framework}, framework version {record.framework_version}"
    held = (record.sessions, "session"), (record.notes, "note"), (record.messages, "message")
    yield ", ".join(so_many(number, what) for number, what in held)
    yield "Themes:"
    for theme in record.themes:
        if theme.chosen:
            lines = so_many(theme.kloes, "line of enquiry", "lines of enquiry")
            yield f"  {theme.code:<18} {theme.title} ({lines})"
    left_out = [theme.code for theme in record.themes if not theme.chosen]
    if left_out:
        yield f"  left out: {', '.join(left_out)}"
    yield "Team:"
    for person in record.team:
        yield f"  {short(person.id)}  {person.name}, {title(person.role).lower()}"
    yield "Laptops:"
    for laptop in record.laptops:
        yield f"  {laptop.name} ({laptop.authority.value}): {' '.join(laptop.fingerprint)}"
