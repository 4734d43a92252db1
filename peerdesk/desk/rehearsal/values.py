# SPDX-License-Identifier: Apache-2.0
"""The values of a rehearsal: a fictional challenge, written down so that it can be played.

On a day the order is: the day's sessions and their notes; messages drafted; messages reworded;
messages withdrawn; messages agreed; the summary issued; what was told of it, and what the
sponsor replied; what was told elsewhere. Keys stand for identifiers, which are minted only when
the rehearsal is played.
"""

from msgspec import Struct

from peerdesk.desk.errors import DeskError
from peerdesk.desk.rehearsal.records import RehearsalRecords
from peerdesk.desk.rehearsal.slides import RehearsalSlides
from peerdesk.desk.rehearsal.writing import RehearsalWriting
from peerdesk.domain.challenge import Scope
from peerdesk.domain.publication_words import Answer
from peerdesk.domain.session import RoleGroup
from peerdesk.domain.words import (
    SOURCE_OF_SESSION,
    MessageKind,
    Outcome,
    Role,
    SessionKind,
    Source,
    Status,
)


class BadRehearsal(DeskError):
    """The script of a rehearsal does not hold together; says where and what to mend."""

    def __init__(self, name: str, line: int, what: str) -> None:
        super().__init__(f"{name}, line {line}: {what}")
        self.name = name
        self.line = line
        self.what = what


class RehearsalMember(Struct, frozen=True, forbid_unknown_fields=True):
    """A member of the team; the key is what sessions, notes and messages call them."""

    key: str
    name: str
    role: Role
    organisation: str


class EditedKloe(Struct, frozen=True, forbid_unknown_fields=True):
    """A line of the framework as the team sharpened it at scoping."""

    code: str
    title: str
    question: str
    prompts: tuple[str, ...]


class AddedKloe(Struct, frozen=True, forbid_unknown_fields=True):
    """A line that the team added under one of the chosen themes."""

    theme: str
    code: str
    title: str
    question: str
    prompts: tuple[str, ...]


class RehearsalSession(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A session of the timetable; peers by key, lines by code."""

    key: str
    kind: SessionKind
    title: str
    day: str
    start: str
    end: str
    place: str
    groups: tuple[RoleGroup, ...] = ()
    peers: tuple[str, ...]
    kloes: tuple[str, ...] = ()
    files: int = 0
    source: Source | None = None

    @property
    def evidence(self) -> Source:
        """Return the way in which this session's evidence reached the team."""
        return self.source or SOURCE_OF_SESSION[self.kind]


class RehearsalCase(Struct, frozen=True):
    """A case file that was reviewed: its drawn label, and what sort of file it is."""

    label: str
    about: str


class RehearsalNote(Struct, frozen=True, kw_only=True):
    """A line as somebody typed it, marks and tags included; `time` is HH:MM or empty.

    The key is session (or case), author and number, such as `s07.priya.4` or `C-14.ruth.1`.
    """

    key: str
    session: str
    author: str
    line: str
    time: str = ""
    case: str = ""


class RehearsalMessage(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A message as first drafted, with the notes behind it; `agreed_on` is 0 if it never was."""

    key: str
    day: int
    author: str
    kind: MessageKind
    theme: str
    wording: str
    kloe: str = ""
    agreed_on: int = 0
    supports: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    context: tuple[str, ...] = ()

    @property
    def status(self) -> Status:
        """Return how far the team came with it in the end."""
        return Status.AGREED if self.agreed_on else Status.EMERGING


class Rewording(Struct, frozen=True, forbid_unknown_fields=True):
    """Another wording that a message got on a day."""

    message: str
    day: int
    author: str
    wording: str


class Withdrawal(Struct, frozen=True, forbid_unknown_fields=True):
    """A message that the team took back on a day."""

    message: str
    day: int
    author: str
    reason: str


class Told(Struct, frozen=True, forbid_unknown_fields=True):
    """What became of one point of a summary; the wording is given where it was said otherwise.

    `reply` is what the sponsor answered, in their `words`; the team was done with it on the day
    `settled_on`, 0 for not yet.
    """

    message: str
    outcome: Outcome
    wording: str = ""
    reply: Answer | None = None
    words: str = ""
    settled_on: int = 0


class RehearsalPlan(Struct, frozen=True, forbid_unknown_fields=True):
    """What the team does the next day about a line that is thin, by the line's code."""

    kloe: str
    words: str


class RehearsalBriefing(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A day's summary: the points that were ticked, in order, and what became of each.

    Of an issued one the points are those that were told. One that is not issued is left arranged.
    """

    day: int
    sponsor: str
    points: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()
    practical: tuple[str, ...] = ()
    plans: tuple[RehearsalPlan, ...] = ()
    told: tuple[Told, ...] = ()
    issued: bool = True

    @property
    def ticked(self) -> tuple[str, ...]:
        """Return the messages that enter: what is only taken back does not."""
        told = (t.message for t in self.told if t.outcome is not Outcome.TAKEN_BACK)
        return self.points or tuple(told)


class Elsewhere(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A point that a sponsor was told of on another occasion than a summary.

    `also` are further points, told as written in the same conversation.
    """

    message: str
    day: int
    sponsor: str
    occasion: str
    outcome: Outcome
    wording: str = ""
    reply: Answer | None = None
    words: str = ""
    also: tuple[str, ...] = ()

    @property
    def every(self) -> tuple[str, ...]:
        """Return all points of the conversation, in their order."""
        return (self.message, *self.also)


class Rehearsal(Struct, frozen=True, kw_only=True):
    """The whole script of a practice challenge, checked."""

    offer: str
    modules: tuple[str, ...]
    scope: Scope
    team: tuple[RehearsalMember, ...]
    edited: tuple[EditedKloe, ...]
    added: tuple[AddedKloe, ...]
    sessions: tuple[RehearsalSession, ...]
    cases: tuple[RehearsalCase, ...]
    notes: tuple[RehearsalNote, ...]
    messages: tuple[RehearsalMessage, ...]
    reworded: tuple[Rewording, ...]
    withdrawn: tuple[Withdrawal, ...]
    briefings: tuple[RehearsalBriefing, ...]
    elsewhere: tuple[Elsewhere, ...]
    records: RehearsalRecords
    writing: RehearsalWriting = RehearsalWriting()
    slides: RehearsalSlides = RehearsalSlides()

    def linked_on(self, message: RehearsalMessage, note: str) -> int:
        """Return the day on which a note (by key) is linked: when both are there."""
        written = next(entry for entry in self.notes if entry.key == note)
        session = next(entry for entry in self.sessions if entry.key == written.session)
        return max(message.day, self.scope.day_number(session.day))

    def standing(self, day: int) -> tuple[str, ...]:
        """Return the keys of the messages that stand on the evening of a day, in order."""
        gone = {entry.message for entry in self.withdrawn if entry.day <= day}
        return tuple(m.key for m in self.messages if m.day <= day and m.key not in gone)
