# SPDX-License-Identifier: Apache-2.0
"""Plays a rehearsal: the work that a team does, through the same use cases, day by day.

Each laptop takes down its owner's notes and those of the colleagues assigned to it. Every change
carries the rehearsal's own time, for the clock is set before each.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from msgspec.structs import replace

from peerdesk.compose.blocks import Copy
from peerdesk.desk.briefings import arrange, issue, summary
from peerdesk.desk.clock import FixedClock
from peerdesk.desk.exchange import admit, identity_file
from peerdesk.desk.messages import draft_message, link_note, reword, settle, withdraw_message
from peerdesk.desk.record_notes import write_record_line
from peerdesk.desk.references import References
from peerdesk.desk.rehearsal.recording import Recording
from peerdesk.desk.rehearsal.slides import play_slides
from peerdesk.desk.rehearsal.stage import Cast, Stage
from peerdesk.desk.rehearsal.telling import RehearsalTelling
from peerdesk.desk.rehearsal.values import (
    Rehearsal,
    RehearsalBriefing,
    RehearsalNote,
    RehearsalSession,
)
from peerdesk.desk.rehearsal.writing import play_writing
from peerdesk.desk.scope import add_kloe, edit_kloe, found_challenge, kloe_of, name_person
from peerdesk.desk.timetable import plan_session
from peerdesk.domain.framework import Framework
from peerdesk.domain.session import Session
from peerdesk.domain.team import Person
from peerdesk.domain.words import Relation, Status

_FOUNDED_BEFORE = timedelta(days=21)
_MORNING = time(8, 15)
_DRAFTING, _REWORDING, _MEETING = time(17, 5), time(18, 0), time(18, 45)
_CHOOSING, _WRITING = time(20, 0), time(20, 30)
_BETWEEN_LINES = timedelta(minutes=1)
_APART = timedelta(seconds=40)


def play(
    rehearsal: Rehearsal, framework: Framework, cast: Cast, clock: FixedClock, stage: Stage
) -> None:
    """Play a whole rehearsal on the laptops of a cast, whose books share the clock.

    On a day come the notes, as they were taken; then messages drafted and linked; reworded and
    withdrawn; in the evening agreed, issued and told. The laptops share in between.
    """
    play = _Play(rehearsal, cast, clock)
    play.found(framework)
    play.gather_team()
    play.plan()
    play.recording.agree()
    stage.share("timetable")
    stage.done("challenge scoped, team admitted, timetable planned")
    for day in rehearsal.scope.case_review_days:
        play.capture(day)
    play.recording.review()
    stage.share("case-review")
    stage.done("case record review noted and shared")
    for day in rehearsal.scope.days:
        number = rehearsal.scope.day_number(day)
        play.meet(day)
        play.capture(day)
        stage.share(f"day-{number}-notes")
        play.recording.ask(number, play.notes)
        play.draft(day)
        stage.share(f"day-{number}-messages")
        play.rework(day)
        stage.share(f"day-{number}-wording")
        for briefing in rehearsal.briefings:
            if briefing.day == number:
                play.brief(day, briefing, stage)
        play.tell_elsewhere(day)
        if day == rehearsal.scope.last_day:
            play.write_up(day)
        stage.share(f"day-{number}-evening")
        stage.done(f"day {number} noted, shared, worded and briefed")


class _Play:
    """Remembers which identifier was minted for which key of the script."""

    def __init__(self, rehearsal: Rehearsal, cast: Cast, clock: FixedClock) -> None:
        self._script = rehearsal
        self._cast = cast
        self._clock = clock
        self._people: dict[str, str] = {}
        self._sessions: dict[str, str] = {}
        self.notes: dict[str, str] = {}
        self._messages: dict[str, str] = {}
        self.recording = Recording(rehearsal, cast, self._people, self._sessions)
        self._telling = RehearsalTelling(cast.leader, self._messages)

    def found(self, framework: Framework) -> None:
        """Begin the challenge on the leader's laptop, with the team's own lines of enquiry."""
        script, book = self._script, self._cast.leader
        first = min((*script.scope.case_review_days, script.scope.first_day))
        self._set(date.fromisoformat(first) - _FOUNDED_BEFORE, time(10))
        found_challenge(book, framework, script.scope, modules=script.modules, practice=True)
        known = References(book)
        for edited in script.edited:
            held = kloe_of(book, known.kloe(edited.code)).value
            changed = replace(
                held, title=edited.title, question=edited.question, prompts=edited.prompts
            )
            edit_kloe(book, known.kloe(edited.code), changed)
        for added in script.added:
            theme = known.theme(added.theme)
            add_kloe(book, theme, added.title, added.question, added.prompts, added.code)

    def gather_team(self) -> None:
        """Name the team on the leader's laptop, and admit the laptops of those who have one."""
        leader = self._cast.leader
        self._clock.forward(seconds=3600)
        for member in self._script.team:
            own = self._cast.owner(member.key)
            known = leader.person if own is leader else ""
            details = Person(member.name, member.role, member.organisation)
            identifier = name_person(leader, known, details)
            self._people[member.key] = identifier
            if own is not None and own is not leader:
                admit(leader, identity_file(own), person=identifier)

    def plan(self) -> None:
        """Plan the timetable on the leader's laptop."""
        book = self._cast.leader
        known = References(book)
        for session in self._script.sessions:
            self._sessions[session.key] = plan_session(book, self._session(session, known))
            self._clock.forward(seconds=_APART.total_seconds())

    def meet(self, day: str) -> None:
        """Record in the morning what was read by then, and what is to be observed that day."""
        self._set(date.fromisoformat(day), _MORNING)
        if self._script.scope.day_number(day) == 1:
            self.recording.read()
        self.recording.observe(day)

    def capture(self, day: str) -> None:
        """Take down a day's notes in the order of their times, each on its author's laptop."""
        for moment, note in sorted(_timed(self._script, day), key=lambda timed: timed[0]):
            self._clock.set(moment)
            written = write_record_line(
                self._cast.book_of(note.author),
                note.line,
                self.recording.belonging(note),
                author=self._people[note.author],
            )
            self.notes[note.key] = written.note

    def draft(self, day: str) -> None:
        """Draft the day's messages, and link every note whose message is there by now."""
        number = self._script.scope.day_number(day)
        self._set(date.fromisoformat(day), _DRAFTING)
        for message in self._script.messages:
            if message.day > number:
                continue
            book = self._cast.book_of(message.author)
            if message.day == number:
                known = References(book)
                self._messages[message.key] = draft_message(
                    book,
                    message.kind,
                    known.theme(message.theme),
                    message.wording,
                    kloe=known.kloe(message.kloe),
                    author=self._people[message.author],
                )
                self._clock.forward(seconds=7)
            for relation in Relation:
                for note in getattr(message, relation.value):
                    if self._script.linked_on(message, note) == number:
                        identifier = self._messages[message.key]
                        link_note(book, identifier, self.notes[note], relation)

    def rework(self, day: str) -> None:
        """Reword and withdraw what the team took another view of."""
        number = self._script.scope.day_number(day)
        self._set(date.fromisoformat(day), _REWORDING)
        for change in self._script.reworded:
            if change.day == number:
                book = self._cast.book_of(change.author)
                reword(book, self._messages[change.message], change.wording)
                self._clock.forward(seconds=_APART.total_seconds())
        for gone in self._script.withdrawn:
            if gone.day == number:
                withdraw_message(self._cast.book_of(gone.author), self._messages[gone.message])
        self._telling.settle(number)
        self._set(date.fromisoformat(day), _MEETING)
        standing = self._script.standing(number)
        for message in self._script.messages:
            if message.agreed_on == number and message.key in standing:
                settle(self._cast.leader, self._messages[message.key], Status.AGREED)

    def brief(self, day: str, briefing: RehearsalBriefing, stage: Stage) -> None:
        """Arrange the day's summary; issue it, and record what was told of it and replied."""
        book = self._cast.leader
        known = References(book)
        arrange(
            book,
            day,
            sponsor=briefing.sponsor,
            points=[self._messages[key] for key in briefing.ticked],
            requests=briefing.requests,
            practical=briefing.practical,
            plans={known.kloe(plan.kloe): plan.words for plan in briefing.plans},
        )
        if briefing.issued:
            for_team = summary(book, day, Copy.TEAM)
            issued = issue(book, day)
            self._clock.forward(seconds=3600)
            self._telling.tell(briefing, issued)
            stage.issued(issued, for_team)

    def tell_elsewhere(self, day: str) -> None:
        """Record what a sponsor was told in passing that day."""
        number = self._script.scope.day_number(day)
        for told in self._script.elsewhere:
            if told.day == number:
                self._telling.tell_elsewhere(told, day)

    def write_up(self, day: str) -> None:
        """Choose what the slides show, and write at length what stands in the team's own words."""
        self._set(date.fromisoformat(day), _CHOOSING)
        play_slides(self._script.slides, self._cast.leader, self._messages)
        self._set(date.fromisoformat(day), _WRITING)
        play_writing(self._script.writing, self._cast.leader)

    def _set(self, day: date, at: time) -> None:
        self._clock.set(datetime.combine(day, at))

    def _session(self, session: RehearsalSession, known: References) -> Session:
        return Session(
            kind=session.kind,
            title=session.title,
            day=session.day,
            start=session.start,
            end=session.end,
            place=session.place,
            groups=session.groups,
            peers=tuple(self._people[peer] for peer in session.peers),
            kloes=tuple(known.kloe(code) for code in session.kloes),
            files=session.files,
            source=session.source,
        )


def _moment(day: str, at: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(at))


def _timed(script: Rehearsal, day: str) -> Iterator[tuple[datetime, RehearsalNote]]:
    """Yield a day's notes with their times; one without is a minute after that before it."""
    sessions = {s.key: s for s in script.sessions if s.day == day}
    last: dict[tuple[str, str], datetime] = {}
    for note in script.notes:
        if note.session in sessions:
            place = note.session, note.author
            start = _moment(day, sessions[note.session].start)
            after = last[place] + _BETWEEN_LINES if place in last else start
            last[place] = max(_moment(day, note.time), after) if note.time else after
            yield last[place], note
