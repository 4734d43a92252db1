# SPDX-License-Identifier: Apache-2.0
"""What the list of case studies shows, read on the vault's thread and frozen."""

from collections.abc import Mapping

import msgspec
from msgspec import Struct

from peerdesk.desk.book import TeamBook
from peerdesk.desk.studies import lacks_case_study, tracked, untracked_practice
from peerdesk.desk.writing import own_entry
from peerdesk.domain.authority import reaches
from peerdesk.domain.message import Message
from peerdesk.domain.study import Study
from peerdesk.domain.words import Authority, MessageKind, Permission, StudyKind, title

NEW = "study:new"
"""The key of the draft of a study that is not there yet."""


class StudyRow(Struct, frozen=True):
    """One study as the list shows it; with `clashes`, two versions stand."""

    id: str
    study: Study
    clashes: bool


class Told(Struct, frozen=True):
    """A message that a study may tell of."""

    id: str
    kind: MessageKind
    wording: str


class Studies(Struct, frozen=True):
    """All studies that are tracked, and good practice that nobody tracks yet."""

    rows: tuple[StudyRow, ...]
    untracked: tuple[Told, ...]
    messages: tuple[Told, ...]
    lacking: bool
    writes: bool
    drafts: Mapping[str, Study]


def draft_key(study: str) -> str:
    """Return the key under which an unfinished form is kept."""
    return f"study:{study}" if study else NEW


def read_studies(book: TeamBook) -> Studies:
    """Return everything that the place shows; raises `NoChallenge`."""
    book.challenge()
    rows = tuple(StudyRow(s.id, s.value, len(s.choices) > 1) for s in tracked(book))
    drafts = {}
    for name in ("", *(row.id for row in rows)):
        if text := book.draft(draft_key(name)):
            drafts[name] = read_draft(text)
    practice = [m for m in book.messages() if m.kind is MessageKind.GOOD_PRACTICE]
    others = [m for m in book.messages() if m.kind is not MessageKind.GOOD_PRACTICE]
    return Studies(
        rows=rows,
        untracked=tuple(_told(message) for message in untracked_practice(book)),
        messages=tuple(_told(message) for message in (*practice, *others)),
        lacking=lacks_case_study(book),
        writes=reaches(own_entry(book).authority, Authority.PEER),
        drafts=drafts,
    )


def as_draft(study: Study) -> str:
    """Return a form as its draft is kept."""
    return msgspec.json.encode(study).decode()


def read_draft(text: str) -> Study:
    """Return a form from its draft; one that cannot be read any more is its own title."""
    try:
        return msgspec.json.decode(text, type=Study)
    except msgspec.DecodeError:
        return Study(title=text)


def state_of(study: Study) -> str:
    """Return the kind and the permission in words: "Case study, given by the DCS"."""
    permission = title(study.permission).lower()
    if study.permission is Permission.NOT_ASKED:
        return f"{title(study.kind)}, permission not asked"
    by = f" by {study.permission_by}" if study.permission_by else ""
    return f"{title(study.kind)}, permission {permission}{by}"


ICONS = {
    Permission.NOT_ASKED: ("circle-dashed", "ink2"),
    Permission.ASKED: ("hourglass-medium", "ink2"),
    Permission.GIVEN: ("check-circle", "state.done"),
    Permission.REFUSED: ("x-circle", "state.wrong"),
}
KINDS = {StudyKind.CASE_STUDY: "book-open", StudyKind.GOOD_PRACTICE: "star"}


def _told(message: Message) -> Told:
    return Told(message.id, message.kind, message.wording)
