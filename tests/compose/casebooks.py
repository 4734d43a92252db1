# SPDX-License-Identifier: Apache-2.0
"""Casebooks for tests: built from facts by the program's own reducers, a line at a time."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import count
from typing import Any

import msgspec
from msgspec import structs

from peerdesk.compose.blocks import Document
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.summary import compose_issue, issued_points
from peerdesk.domain import facts, publishing
from peerdesk.domain.briefing import Briefing, reduce_briefing
from peerdesk.domain.challenge import Kloe, Scope, Theme
from peerdesk.domain.entry import Entry
from peerdesk.domain.message import Message, reduce_message
from peerdesk.domain.note import Note, reduce_note
from peerdesk.domain.placed import Challenge, Choice, Placed, T
from peerdesk.domain.prose import Prose
from peerdesk.domain.publication import Plan
from peerdesk.domain.publication_words import Answer, Publication, Use
from peerdesk.domain.published import Published
from peerdesk.domain.reply import Reply
from peerdesk.domain.session import RoleGroup, Session
from peerdesk.domain.study import Study
from peerdesk.domain.team import Member, Person
from peerdesk.domain.words import (
    Marking,
    MessageKind,
    Relation,
    Role,
    SessionKind,
    Source,
    Stance,
    Status,
    Voice,
)

DAY_ONE, DAY_TWO, DAY_THREE = "2026-05-12", "2026-05-13", "2026-05-14"
FOUNDER = Member(
    device="d1", person="p1", name="Helen Okafor", role=Role.TEAM_LEADER,
    authority=Role.TEAM_LEADER.authority, signing_key="00", recipient="age1",
)  # fmt: skip
SCOPE = Scope(
    council="Marlowe Vale Council",
    title="Children’s Services Peer Challenge",
    first_day=DAY_ONE,
    last_day=DAY_THREE,
    sponsors=("Director of children’s services",),
)


class Builder:
    """Writes facts one after another and gives the casebook that they make."""

    def __init__(self, scope: Scope = SCOPE) -> None:
        self.scope = scope
        self.themes: list[Placed[Theme]] = []
        self.kloes: list[Placed[Kloe]] = []
        self.people: list[Placed[Person]] = []
        self.sessions: list[Placed[Session]] = []
        self.notes: dict[str, Note] = {}
        self.briefings: list[Briefing] = []
        self.replies: list[Placed[Reply]] = []
        self.publications: list[Published] = []
        self.prose: list[Placed[Prose]] = []
        self.studies: list[Placed[Study]] = []
        self._messages: dict[str, list[Entry]] = {}
        self._numbers = count(1)

    def theme(self, title: str, *, chosen: bool = True) -> str:
        """Add a theme and return its identifier."""
        theme = Theme(
            code=f"t{len(self.themes)}", title=title, core=True,
            position=len(self.themes), chosen=chosen,
        )  # fmt: skip
        return self._place(self.themes, "theme", theme)

    def kloe(self, theme: str, title: str, *, retired: bool = False) -> str:
        """Add a line of enquiry and return its identifier."""
        kloe = Kloe(
            theme=theme, code=f"k{len(self.kloes)}", title=title, question="?", prompts=(),
            position=len(self.kloes), retired=retired,
        )  # fmt: skip
        return self._place(self.kloes, "kloe", kloe)

    def person(self, name: str, role: Role, organisation: str = "") -> str:
        """Name a member of the team and return the identifier."""
        return self._place(self.people, "person", Person(name, role, organisation))

    def session(
        self,
        title: str,
        day: str = DAY_ONE,
        kind: SessionKind = SessionKind.FOCUS_GROUP,
        **changes: object,
    ) -> str:
        """Plan a session, by default of one hour with one peer and five people met."""
        session = Session(
            kind=kind, title=title, day=day, start="10:00", end="11:00", peers=("p1",),
            groups=(RoleGroup("Social workers", Voice.FRONTLINE, 5),),
        )  # fmt: skip
        return self._place(self.sessions, "session", structs.replace(session, **changes))

    def note(  # noqa: PLR0913 - a note has this many sides
        self,
        text: str,
        session: str = "",
        *,
        source: Source = Source.HEARD,
        stance: Stance = Stance.UNSORTED,
        case: str = "",
        kloes: Sequence[str] = (),
        voices: Sequence[Voice] = (),
        day: str = DAY_ONE,
    ) -> str:
        """Write a note and return its identifier."""
        identifier = self._mint("note")
        fact = facts.NoteWritten(
            note=identifier, author="author-of-this-note", text=text, source=source,
            session=session, case=case, stance=stance, kloes=tuple(kloes), voices=tuple(voices),
        )  # fmt: skip
        note = reduce_note([self._entry(fact, day)])
        assert note is not None
        self.notes[identifier] = note
        return identifier

    def withdraw(self, note: str) -> None:
        """Put a note into the bin."""
        self.notes[note] = structs.replace(self.notes[note], withdrawals=("hash",))

    def message(  # noqa: PLR0913 - a message has this many sides
        self,
        wording: str,
        theme: str,
        kind: MessageKind = MessageKind.STRENGTH,
        *,
        supports: Sequence[str] = (),
        contradicts: Sequence[str] = (),
        kloe: str = "",
        day: str = DAY_ONE,
        agreed: bool = False,
    ) -> str:
        """Draft a message on notes and return its identifier."""
        identifier = self._mint("message")
        drafted = facts.MessageDrafted(
            message=identifier, author="author-of-this-message", kind=kind, theme=theme,
            wording=wording, position=len(self._messages), kloe=kloe,
        )  # fmt: skip
        self._messages[identifier] = [self._entry(drafted, day)]
        for relation, notes in ((Relation.SUPPORTS, supports), (Relation.CONTRADICTS, contradicts)):
            for note in notes:
                self.link(identifier, note, relation)
        if agreed:
            self.add(
                facts.MessageSettled(message=identifier, status=Status.AGREED, replaces=()), day
            )
        return identifier

    def link(self, message: str, note: str, relation: Relation = Relation.SUPPORTS) -> None:
        """Link a note to a message."""
        self.add(facts.MessageLinked(message=message, note=note, relation=relation))

    def add(self, fact: facts.Fact, day: str = DAY_ONE) -> None:
        """Let something more happen to a message."""
        self._messages[fact.entity].append(self._entry(fact, day))

    def reword(self, message: str, wording: str) -> None:
        """Give a message another wording."""
        stood = self.read(message).wordings
        replaces = tuple(revision.hash for revision in stood)
        self.add(facts.MessageReworded(message=message, wording=wording, replaces=replaces))

    def use(self, message: str, use: Use) -> None:
        """Mark a message for a slide, the report only, or neither."""
        self.add(publishing.MessageUsed(message=message, use=use))

    def plan(self, kind: Publication, plan: Plan) -> None:
        """Plan a document."""
        made = Published(id=self._mint("document"), kind=kind, plans=(Choice("p", plan),))
        self.publications.append(made)

    def write(self, prose: Prose) -> str:
        """Write a part of a document and return its identifier."""
        return self._place(self.prose, "prose", prose)

    def study(self, study: Study) -> str:
        """Note a case study and return its identifier."""
        return self._place(self.studies, "study", study)

    def read(self, message: str) -> Message:
        """Return a message as it stands."""
        found = reduce_message(self._messages[message])
        assert found is not None
        return found

    def arrange(  # noqa: PLR0913 - a summary has this many sides
        self,
        day: str,
        left_out: Sequence[str] = (),
        requests: Sequence[str] = (),
        practical: Sequence[str] = (),
        *,
        points: Sequence[str] | None = None,
        plans: Mapping[str, str] | None = None,
        sponsors: Sequence[str] = ("",),
    ) -> None:
        """Arrange the summary of a day; every message that stands enters but those left out."""
        entering = [m for m in self._messages if m not in left_out]
        fact = facts.BriefingArranged(
            briefing=f"briefing-{day}", day=day, sponsor=sponsors[0], also=tuple(sponsors[1:]),
            requests=tuple(requests), practical=tuple(practical),
            points=tuple(entering if points is None else points),
            plans=tuple(facts.ThinPlan(kloe, words) for kloe, words in (plans or {}).items()),
        )  # fmt: skip
        briefing = reduce_briefing([self._entry(fact, day)])
        assert briefing is not None
        self.briefings = [b for b in self.briefings if b.id != briefing.id] + [briefing]

    def reply(self, message: str, answer: Answer, **details: Any) -> str:
        """Record what a sponsor replied to a message; by default the first of the scope."""
        reply = Reply(
            message=message, answer=answer, **({"sponsor": self.scope.sponsors[0]} | details)
        )
        return self._place(self.replies, "reply", reply)

    def issue(self, day: str, document: Document | None = None) -> Document:
        """Issue the summary of a day and return what was frozen; all enters unless arranged."""
        if document is None and self.casebook().arrangement(day) is None:
            self.arrange(day)
        frozen = document or compose_issue(self.casebook(), day)
        number = int(frozen.title.rsplit(" ", 1)[1])
        fact = facts.BriefingIssued(
            briefing=f"issued-{number}", day=day, number=number, sponsor="",
            content=msgspec.json.encode(frozen, order="sorted").decode(), digest="",
            points=tuple(facts.PointIssued(p.message, p.text) for p in issued_points(frozen)),
        )  # fmt: skip
        briefing = reduce_briefing([self._entry(fact, day)])
        assert briefing is not None
        self.briefings.append(briefing)
        return frozen

    def casebook(self, *, practice: bool = False) -> Casebook:
        """Return what was written so far as a casebook."""
        challenge = Challenge(
            id="challenge-identifier", offer="cspc", framework="cspc", framework_version="1",
            practice=practice, founder=FOUNDER, scopes=(Choice("s", self.scope),),
        )  # fmt: skip
        return Casebook(
            challenge=challenge,
            scope=self.scope,
            themes=tuple(self.themes),
            kloes=tuple(self.kloes),
            people=tuple(self.people),
            sessions=tuple(self.sessions),
            notes=dict(self.notes),
            messages=tuple(self.read(identifier) for identifier in self._messages),
            briefings=tuple(self.briefings),
            replies=tuple(self.replies),
            publications=tuple(self.publications),
            prose=tuple(self.prose),
            studies=tuple(self.studies),
        )

    def _place(self, into: list[Placed[T]], sort: str, value: T) -> str:
        identifier = self._mint(sort)
        into.append(Placed(identifier, (Choice(f"hash-{identifier}", value),)))
        return identifier

    def _mint(self, sort: str) -> str:
        return f"{sort}-identifier-{next(self._numbers):04}"

    def _entry(self, fact: facts.Fact, day: str) -> Entry:
        number = next(self._numbers)
        noon = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC)
        return Entry(f"hash-{number:05}", number, "d1", int(noon.timestamp() * 1000), 60, fact)


def small() -> Builder:
    """Return a casebook of two themes with a few messages, each on some evidence."""
    builder = Builder(structs.replace(SCOPE, marking=Marking.OFFICIAL))
    for name, role, organisation in (
        ("Tom Fenwick", Role.OFFICER_PEER, "Coldwell Forest Council"),
        ("Helen Okafor", Role.TEAM_LEADER, "Harrowmere Council"),
        ("Martin Reeve", Role.MANAGER, "Riverlands Improvement Partnership"),
    ):
        builder.person(name, role, organisation)
    lead = builder.theme("Leadership and management")
    door = builder.theme("Front door")
    vision = builder.kloe(lead, "Vision and priorities")
    think = builder.kloe(door, "Thinking time")
    builder.kloe(door, "Step-down")
    group = builder.session("Social workers", kloes=(vision,))
    visit = builder.session("Front door", DAY_ONE, SessionKind.OBSERVATION)
    panel = builder.session("Heads of service", DAY_TWO, SessionKind.INTERVIEW)
    said = builder.note(
        "we all say the same three words about what matters", group,
        stance=Stance.VERBATIM, kloes=[vision], voices=[Voice.FRONTLINE],
    )  # fmt: skip
    seen = builder.note(
        "Calls answered within the hour, manager beside them", visit, source=Source.SEEN
    )
    later = builder.note("Vision on every wall, and used in supervision", panel, day=DAY_TWO)
    hourly = builder.note("An hour a week on stuck work", group, kloes=[think])
    builder.note("Who signs off step-down?", group, stance=Stance.QUESTION)
    builder.message(
        "Leaders share a clear vision for children, and staff describe it in the same words.",
        lead, supports=[said, later], kloe=vision, agreed=True,
    )  # fmt: skip
    builder.message(
        "The council may want to consider how it shows the difference its priorities make.",
        lead, MessageKind.CONSIDERATION, supports=[said],
    )  # fmt: skip
    builder.message("The front door responds on the same day.", door, supports=[seen], kloe=think)
    builder.message(
        "A weekly “think space” gives any team an hour on work that is stuck.",
        door, MessageKind.GOOD_PRACTICE, supports=[hourly], kloe=think,
    )  # fmt: skip
    builder.message(
        "Partners do not yet share one understanding of thresholds.",
        door, MessageKind.CONSIDERATION, supports=[said], contradicts=[seen],
    )  # fmt: skip
    return builder
