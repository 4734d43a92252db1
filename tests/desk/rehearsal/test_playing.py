# SPDX-License-Identifier: Apache-2.0
"""The practice challenge, played on three laptops and on one."""

from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from peerdesk.compose.blocks import Copy, Document
from peerdesk.compose.checks.finding import Light
from peerdesk.compose.summary import issued_points
from peerdesk.desk.briefings import issued_document
from peerdesk.desk.clock import FixedClock
from peerdesk.desk.presenting import choosing, deck
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.rehearsal.playing import play
from peerdesk.desk.rehearsal.script import parse_rehearsal
from peerdesk.desk.rehearsal.stage import Cast, assign
from peerdesk.desk.rehearsal.values import Rehearsal
from peerdesk.desk.replies import ASKS
from peerdesk.desk.studies import lacks_case_study
from peerdesk.desk.surprises import compare
from peerdesk.desk.ticking import ticked
from peerdesk.domain.briefing import Issue
from peerdesk.domain.calendar import local
from peerdesk.domain.framework import Framework, parse_framework
from peerdesk.domain.publication_words import Answer
from peerdesk.domain.team import Person
from peerdesk.domain.words import Status
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import share

RESOURCES = Path(__file__).parents[3] / "resources"


class MemoryStage:
    """Joins books in memory and keeps what was issued."""

    def __init__(self, books: list[MemoryBook]) -> None:
        self.books = books
        self.issues: list[tuple[Issue, Document]] = []
        self.steps: list[str] = []
        self.occasions: list[str] = []

    def share(self, occasion: str) -> None:
        """Bring everything to everybody."""
        self.occasions.append(occasion)
        for giver in self.books:
            for taker in self.books:
                if giver is not taker:
                    share(giver, taker)

    def issued(self, issued: Issue, for_team: Document) -> None:
        """Keep what was issued."""
        self.issues.append((issued, for_team))

    def done(self, step: str) -> None:
        """Keep the step."""
        self.steps.append(step)


@pytest.fixture(scope="module")
def framework() -> Framework:
    """Return the framework of the practice challenge."""
    file = RESOURCES / "frameworks" / "cspc.toml"
    return parse_framework(file.read_text("utf-8"), file.name)


@pytest.fixture(scope="module")
def script(framework: Framework) -> Rehearsal:
    """Return the practice challenge as it is shipped."""
    folder = RESOURCES / "practice"
    files = {
        file.relative_to(folder).as_posix(): file.read_text("utf-8")
        for file in folder.rglob("*")
        if file.is_file()
    }
    return parse_rehearsal(files, framework)


def _played(script: Rehearsal, framework: Framework, laptops: int) -> MemoryStage:
    clock = FixedClock(datetime(2026, 1, 1))  # noqa: DTZ001 - London's wall time
    members = assign(script, laptops)
    people = {m.key: Person(m.name, m.role, m.organisation) for m in script.team}
    books = [MemoryBook(people[keys[0]], clock=clock, practice=True) for keys in members]
    stage = MemoryStage(books)
    play(script, framework, Cast(tuple(books), members), clock, stage)
    return stage


@pytest.fixture(scope="module")
def three(script: Rehearsal, framework: Framework) -> MemoryStage:
    """Return the stage on which three laptops played."""
    return _played(script, framework, 3)


def test_three_laptops_end_equal_with_everything_in(three: MemoryStage, script: Rehearsal) -> None:
    everything = NoteQuery()
    first, *others = (
        (book.notes(everything, 0, 10_000), book.messages(), book.sessions(), book.briefings())
        for book in three.books
    )
    assert len(first[0]) == len(script.notes)
    assert len(first[1]) == len(script.messages) - len(script.withdrawn)
    assert len(first[2]) == len(script.sessions)
    assert all(other == first for other in others)


def test_the_laptops_share_every_evening(three: MemoryStage) -> None:
    evenings = [occasion for occasion in three.occasions if occasion.endswith("evening")]
    assert evenings == ["day-1-evening", "day-2-evening", "day-3-evening"]
    assert len(three.steps) == 5


def test_notes_carry_the_days_and_authors_of_the_script(
    three: MemoryStage, script: Rehearsal
) -> None:
    book = three.books[2]
    sessions = {session.id: session.value.day for session in book.sessions()}
    notes = book.notes(NoteQuery(), 0, 10_000)
    assert all(
        local(note.at, note.offset).date().isoformat() == sessions[note.session] for note in notes
    )
    names = {person.id: person.value.name for person in book.people()}
    wanted = Counter(
        next(member.name for member in script.team if member.key == note.author)
        for note in script.notes
    )
    assert Counter(names[note.author] for note in notes) == wanted
    assert {note.device for note in notes} == {each.device for each in three.books}


def test_no_tag_of_the_script_is_left_in_the_text(three: MemoryStage) -> None:
    notes = three.books[0].notes(NoteQuery(), 0, 10_000)
    codes = {kloe.value.code for kloe in three.books[0].kloes()}
    words = {word for note in notes for word in note.text.split() if word.startswith("#")}
    assert not {word[1:] for word in words} & codes


def test_every_link_of_the_script_stands(three: MemoryStage, script: Rehearsal) -> None:
    book = three.books[0]
    linked = sum(
        len(message.links) for message in (*book.messages(), *book.messages(withdrawn=True))
    )
    assert linked == sum(len({*m.supports, *m.contradicts, *m.context}) for m in script.messages)


def test_questions_of_the_script_are_asked_and_answered(
    three: MemoryStage, script: Rehearsal
) -> None:
    asked = three.books[0].questions()
    replied = {reply.value.question for reply in three.books[0].replies()}
    found = {each.value.text: each for each in asked if each.id not in replied}
    assert set(found) == {question.text for question in script.records.questions}
    for question in script.records.questions:
        assert bool(found[question.text].answers) == bool(question.answer)
        assert bool(found[question.text].value.session) == bool(question.session)
        assert found[question.text].value.about
    assert len({each.device for each in found.values()}) > 1


def test_replies_are_recorded_settled_and_made_questions(
    three: MemoryStage, script: Rehearsal
) -> None:
    told = [told for briefing in script.briefings for told in briefing.told]
    said = [each.reply for each in told if each.reply is not None]
    said += [each.reply for each in script.elsewhere if each.reply is not None]
    replies = [placed.value for placed in three.books[2].replies()]
    assert Counter(reply.answer for reply in replies) == Counter(said)
    for reply in replies:
        assert bool(reply.question) == (reply.answer in ASKS)
        assert reply.day
    done = sum(bool(each.settled_on) for each in told)
    at_once = {Answer.ACCEPTS, Answer.FOR_INFORMATION}
    assert sum(r.settled and r.answer not in at_once for r in replies) == done


def test_summaries_hold_what_the_script_ticks(three: MemoryStage, script: Rehearsal) -> None:
    assert [issued.number for issued, _ in three.issues] == [1, 2]
    for (issued, for_team), briefing in zip(three.issues, script.briefings, strict=False):
        assert len(issued_points(issued_document(issued))) == len(briefing.ticked)
        assert any(point.trail for point in issued_points(for_team))
        told = [t for m in three.books[1].messages() for t in m.tellings if t.issue == issued.hash]
        gone = three.books[1].messages(withdrawn=True)
        told += [t for m in gone for t in m.tellings if t.issue == issued.hash]
        assert len(told) == len(briefing.told)


def test_the_slides_fit_their_time_and_end_with_a_case_study(three: MemoryStage) -> None:
    for book in three.books:
        found = choosing(book)
        assert found.there_is == 45
        assert found.fits
        assert found.now.slides <= 30
        assert not lacks_case_study(book)
        titles = [slide.title for slide in deck(book, Copy.SPONSOR).slides]
        assert "Case study: an hour to think" in titles
        assert "Whom the team met" in titles


def test_the_team_agreed_what_the_script_agreed(three: MemoryStage, script: Rehearsal) -> None:
    agreed = [m for m in three.books[2].messages() if m.status is Status.AGREED]
    standing = set(script.standing(3))
    assert len(agreed) == sum(bool(m.agreed_on) and m.key in standing for m in script.messages)


def test_one_laptop_can_play_alone(script: Rehearsal, framework: Framework) -> None:
    stage = _played(script, framework, 1)
    (book,) = stage.books
    assert book.count_notes(NoteQuery()) == len(script.notes)
    assert len(stage.issues) == sum(briefing.issued for briefing in script.briefings)
    assert book.briefings()[-1].issues == ()
    assert len(ticked(book, script.scope.last_day)) == len(script.briefings[-1].ticked)
    assert book.challenge().practice


def test_most_of_what_is_on_the_slides_was_told_as_it_is_said(three: MemoryStage) -> None:
    shown = [r for r in compare(three.books[0]).rows if r.slides is not None and r.slides.here]
    lights = Counter(row.light for row in shown)
    assert lights[Light.GREEN] > 3 * (lights[Light.AMBER] + lights[Light.RED])
    assert lights[Light.AMBER] >= 5
    assert 1 <= lights[Light.RED] <= 9


def test_agreed_points_are_told_but_for_a_handful(three: MemoryStage) -> None:
    agreed = {m.id for m in three.books[0].messages() if m.status is Status.AGREED}
    rows = [row for row in compare(three.books[0]).rows if row.message in agreed]
    assert 1 <= sum(not row.told for row in rows) <= 6
