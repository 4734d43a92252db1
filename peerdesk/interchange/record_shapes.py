# SPDX-License-Identifier: Apache-2.0
"""The shapes of `--json`: what other programs may rely on."""

from msgspec import Struct

from peerdesk.domain.figure import Figure
from peerdesk.domain.session import RoleGroup
from peerdesk.domain.words import (
    MessageKind,
    Outcome,
    Relation,
    SessionKind,
    Source,
    Stance,
    Status,
    Voice,
)


class NoteRecord(Struct, frozen=True, kw_only=True):
    """A note; `texts` holds every wording that stands, `at` the writer's local time.

    `record` is the case file, document or observation that it belongs to, `area` what of a case.
    """

    id: str
    at: str
    day: str
    author: str
    author_id: str
    session: str
    session_title: str
    case: str
    source: Source
    stance: Stance
    stances: tuple[str, ...]
    text: str
    texts: tuple[str, ...]
    kloes: tuple[str, ...]
    voices: tuple[Voice, ...]
    withdrawn: bool
    revisions: int
    record: str
    area: str
    figure: Figure | None


class LinkRecord(Struct, frozen=True):
    """A note that bears on a message."""

    note: str
    relation: Relation


class TellingRecord(Struct, frozen=True, kw_only=True):
    """What a sponsor was told of a message."""

    at: str
    sponsor: str
    outcome: Outcome
    wording: str
    issue: str
    occasion: str


class MessageRecord(Struct, frozen=True, kw_only=True):
    """A message; `wordings` holds every wording that stands.

    `merged_into` is the message that it was merged into, `stands_for` those merged into it.
    """

    id: str
    at: str
    author: str
    author_id: str
    kind: MessageKind
    theme: str
    kloe: str
    status: Status
    position: int
    wording: str
    wordings: tuple[str, ...]
    links: tuple[LinkRecord, ...]
    told: tuple[TellingRecord, ...]
    withdrawn: bool
    merged_into: str = ""
    stands_for: tuple[str, ...] = ()


class SessionRecord(Struct, frozen=True, kw_only=True):
    """A session of the timetable."""

    id: str
    day: str
    start: str
    end: str
    kind: SessionKind
    title: str
    place: str
    groups: tuple[RoleGroup, ...]
    people: int
    peers: tuple[str, ...]
    kloes: tuple[str, ...]
    files: int
    source: Source
    called_off: bool


class KloeRecord(Struct, frozen=True, kw_only=True):
    """A line of enquiry with the theme that it stands under."""

    id: str
    code: str
    title: str
    question: str
    prompts: tuple[str, ...]
    theme: str
    theme_title: str
    chosen: bool
    retired: bool
