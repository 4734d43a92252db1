# SPDX-License-Identifier: Apache-2.0
"""What can happen in a challenge: past-tense facts, the payloads of the ledger's changes.

A fact that revises something names in `replaces` the changes (by hash) that it stands
instead of. What nobody has replaced still stands, so two facts that did not know of each
other both stand until somebody chooses; no clock and no order of arrival is needed.
"""

from typing import ClassVar

from msgspec import Struct

from peerdesk.domain.challenge import Kloe, Scope, Theme
from peerdesk.domain.figure import Figure
from peerdesk.domain.session import Session
from peerdesk.domain.team import Member, Person
from peerdesk.domain.words import (
    CaseArea,
    MessageKind,
    Outcome,
    Relation,
    Source,
    Stance,
    Status,
    Voice,
)

Hashes = tuple[str, ...]


class Fact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of all facts; `about` names the field that holds the entity's identifier."""

    version: ClassVar[int] = 1
    about: ClassVar[str] = "challenge"

    @property
    def entity(self) -> str:
        """Return the identifier of the one thing that this fact is about."""
        value: str = getattr(self, self.about)
        return value


class ChallengeFounded(Fact, frozen=True, kw_only=True):
    """A lead began a challenge on this laptop, whose device is the root of its trust."""

    challenge: str
    offer: str
    framework: str
    framework_version: str
    practice: bool
    founder: Member


class ChallengeScoped(Fact, frozen=True, kw_only=True):
    """The scope was set or changed with the sponsor."""

    challenge: str
    scope: Scope
    replaces: Hashes = ()


class ThemeSet(Fact, frozen=True, kw_only=True):
    """A theme was taken from the framework, edited, or left out."""

    about = "theme"
    theme: str
    details: Theme
    replaces: Hashes = ()


class KloeSet(Fact, frozen=True, kw_only=True):
    """A line of enquiry was taken from the framework, edited, added, or retired."""

    about = "kloe"
    kloe: str
    details: Kloe
    replaces: Hashes = ()


class PersonNamed(Fact, frozen=True, kw_only=True):
    """A member of the team was named, or their entry corrected."""

    about = "person"
    person: str
    details: Person
    replaces: Hashes = ()


class MemberAdmitted(Fact, frozen=True, kw_only=True):
    """A lead admitted a colleague's laptop to the team."""

    about = "device"
    device: str
    member: Member


class SessionPlanned(Fact, frozen=True, kw_only=True):
    """A session was put into the timetable, moved, changed or called off."""

    about = "session"
    session: str
    details: Session
    replaces: Hashes = ()


class NoteWritten(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A peer wrote a line.

    `record` is the case file, document or observation that it belongs to, `area` what of a case
    file. `taken_at` is when it was taken down, where that was before it was written here: typed
    in from paper, or split off another line; in UTC milliseconds, 0 for "now".
    """

    about = "note"
    note: str
    author: str
    text: str
    source: Source
    session: str = ""
    case: str = ""
    record: str = ""
    area: CaseArea | None = None
    figure: Figure | None = None
    stance: Stance = Stance.UNSORTED
    kloes: tuple[str, ...] = ()
    voices: tuple[Voice, ...] = ()
    taken_at: int = 0
    taken_offset: int = 0


class NoteRevised(Fact, frozen=True, kw_only=True):
    """The author rewrote a line; earlier wordings stay in its history."""

    about = "note"
    note: str
    text: str
    replaces: Hashes


class NoteMarked(Fact, frozen=True, kw_only=True):
    """A note was sorted or re-sorted."""

    about = "note"
    note: str
    stance: Stance
    replaces: Hashes


class NoteTagged(Fact, frozen=True, kw_only=True):
    """A line of enquiry was put on a note."""

    about = "note"
    note: str
    kloe: str


class NoteUntagged(Fact, frozen=True, kw_only=True):
    """A line of enquiry was taken off a note: just the taggings named, no later ones."""

    about = "note"
    note: str
    kloe: str
    replaces: Hashes


class NoteVoiced(Fact, frozen=True, kw_only=True):
    """A voice was put on a note."""

    about = "note"
    note: str
    voice: Voice


class NoteUnvoiced(Fact, frozen=True, kw_only=True):
    """A voice was taken off a note."""

    about = "note"
    note: str
    voice: Voice
    replaces: Hashes


class NoteWithdrawn(Fact, frozen=True, kw_only=True):
    """A note was put into the bin."""

    about = "note"
    note: str


class NoteRestored(Fact, frozen=True, kw_only=True):
    """A note was taken out of the bin."""

    about = "note"
    note: str
    replaces: Hashes


class MessageDrafted(Fact, frozen=True, kw_only=True):
    """Somebody put into words what the team may say."""

    about = "message"
    message: str
    author: str
    kind: MessageKind
    theme: str
    wording: str
    position: int
    kloe: str = ""


class MessageReworded(Fact, frozen=True, kw_only=True):
    """A message got another wording."""

    about = "message"
    message: str
    wording: str
    replaces: Hashes


class MessageFiled(Fact, frozen=True, kw_only=True):
    """A message was put under a theme, a kind and a place in the order."""

    about = "message"
    message: str
    kind: MessageKind
    theme: str
    position: int
    replaces: Hashes
    kloe: str = ""


class MessageLinked(Fact, frozen=True, kw_only=True):
    """A note was linked to a message; replacing an earlier link of the same note."""

    about = "message"
    message: str
    note: str
    relation: Relation
    replaces: Hashes = ()


class MessageUnlinked(Fact, frozen=True, kw_only=True):
    """A note's links to a message were taken away."""

    about = "message"
    message: str
    note: str
    replaces: Hashes


class MessageSettled(Fact, frozen=True, kw_only=True):
    """A message was set to emerging or agreed."""

    about = "message"
    message: str
    status: Status
    replaces: Hashes


class MessageWithdrawn(Fact, frozen=True, kw_only=True):
    """A message was withdrawn."""

    about = "message"
    message: str


class MessageRestored(Fact, frozen=True, kw_only=True):
    """A withdrawn message was taken up again."""

    about = "message"
    message: str
    replaces: Hashes


class ThinPlan(Struct, frozen=True, forbid_unknown_fields=True):
    """What the team does tomorrow about a line of enquiry that is still thin."""

    kloe: str
    words: str


class BriefingArranged(Fact, frozen=True, kw_only=True):
    """A day's summary was arranged: what is in it, what is left out, asked and practical.

    `points` are the messages that a lead ticked, in their order; None means that nobody has
    ticked anything yet. `plans` say what is done tomorrow about thin lines of enquiry, `also`
    names further sponsors whom it is for.
    """

    about = "briefing"
    briefing: str
    day: str
    sponsor: str
    left_out: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()
    practical: tuple[str, ...] = ()
    points: tuple[str, ...] | None = None
    plans: tuple[ThinPlan, ...] = ()
    also: tuple[str, ...] = ()
    replaces: Hashes = ()


class PointIssued(Struct, frozen=True, forbid_unknown_fields=True):
    """One point of an issued summary: which message, and in which words."""

    message: str
    wording: str


class BriefingIssued(Fact, frozen=True, kw_only=True):
    """A day's summary was issued: its content is frozen and can only be superseded.

    `content` is the composed document as canonical JSON, `digest` its SHA-256 in hexadecimal.
    """

    about = "briefing"
    briefing: str
    day: str
    number: int
    sponsor: str
    content: str
    digest: str
    points: tuple[PointIssued, ...]


class PointTold(Fact, frozen=True, kw_only=True):
    """What the sponsor was told of a message, in a conversation after a summary or elsewhere.

    `issue` is the hash of the `BriefingIssued` change, or empty for another occasion.
    """

    about = "message"
    message: str
    sponsor: str
    outcome: Outcome
    wording: str
    issue: str = ""
    occasion: str = ""
    replaces: Hashes = ()
