# SPDX-License-Identifier: Apache-2.0
"""Challenge: scoped step by step, edited by parts, its sessions planned; leads only."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from peerdesk.domain.session import RoleGroup
from peerdesk.domain.team import Person
from peerdesk.domain.words import Marking, Role, SessionKind, Source, SponsorCopy, Voice
from peerdesk.ui.challenge.editing import ScopeSheet
from peerdesk.ui.challenge.place import ChallengePlace
from peerdesk.ui.challenge.rows import read_challenge
from peerdesk.ui.challenge.step_council import CouncilStep
from peerdesk.ui.challenge.step_keeping import KeepingStep
from peerdesk.ui.challenge.step_rules import RulesStep
from peerdesk.ui.look import Look
from tests.fakes.challenge import FOCUS_GROUP
from tests.fakes.session import FakeSession
from tests.ui.challenge.steps import reopen, settle, show
from tests.ui.conftest import Opened


def test_a_peer_reads_and_is_offered_no_way_to_change(
    qtbot: QtBot, look: Look, open_session: Opened, session: FakeSession
) -> None:
    peer = open_session(Person("Jean Holloway", Role.MEMBER_PEER), founded=False)
    empty = show(qtbot, look, peer)
    with qtbot.waitSignal(empty.go) as caught:
        empty._empty.act.click()
    assert caught.args[0] == "team"
    empty.blank()
    place = show(qtbot, look, session)
    place._founded.show_rows(read_challenge(session.book), leads=False)
    assert place._founded._only.isVisible()
    assert place._founded.timetable._add.isHidden()
    assert not place._founded.timetable._form.isEnabled()
    place.blank()


def test_a_session_is_planned_changed_and_called_off(
    qtbot: QtBot, place: ChallengePlace, session: FakeSession
) -> None:
    page = place._founded.timetable
    form = page._form
    page._add.click()
    form.title.setText("Case record review")
    form._kind.choose(SessionKind.CASE_REVIEW.value)
    form._fit()
    form._day.line.setText("13 May 2026")
    form._start.setText("9.05")
    form._end.setText("1130")
    form._files.setText("7")
    form._figures.choose(Source.DATA.value)
    form._groups._add_empty()
    form._groups._rows[0].role.setText("Social workers")
    form._peers._boxes[session.book.people()[1].id].click()
    with qtbot.waitSignal(place.saved):
        page._keep.click()
    settle(qtbot, place)
    planned = session.book.sessions("2026-05-13")[0]
    assert planned.value == replace(
        planned.value,
        kind=SessionKind.CASE_REVIEW,
        title="Case record review",
        start="09:05",
        end="11:30",
        files=7,
        source=Source.DATA,
        groups=(RoleGroup("Social workers", Voice.FRONTLINE, 1),),
        peers=(session.book.people()[1].id,),
    )
    assert page._heading.text() == "Case record review"
    form._place.setText("Records room")
    page._keep.click()
    qtbot.waitUntil(lambda: session.book.session(planned.id).value.place == "Records room")
    settle(qtbot, place)
    page._off.click()
    qtbot.waitUntil(lambda: session.book.session(planned.id).value.called_off)
    settle(qtbot, place)
    page._off.click()
    qtbot.waitUntil(lambda: not session.book.session(planned.id).value.called_off)
    settle(qtbot, place)


@pytest.mark.parametrize(
    ("field", "typed"),
    [("title", ""), ("_start", "late"), ("_end", "25:00"), ("_end", "08:00"), ("_files", "many")],
)
def test_a_session_that_cannot_be_is_not_planned(
    qtbot: QtBot, place: ChallengePlace, session: FakeSession, field: str, typed: str
) -> None:
    before = session.book.sessions()
    page = place._founded.timetable
    page._form.show_session(replace(FOCUS_GROUP, kind=SessionKind.CASE_REVIEW))
    getattr(page._form, field).setText(typed)
    page._keep.click()
    settle(qtbot, place)
    assert session.book.sessions() == before
    assert getattr(page._form, field).hasFocus()


def test_a_day_of_the_timetable_is_opened_from_today(
    qtbot: QtBot, place: ChallengePlace, session: FakeSession
) -> None:
    place._founded.turn_to("scope")
    reopen(qtbot, place, "timetable 2026-05-12")
    assert place.where() == "timetable"
    assert place._founded.timetable._current == session.book.sessions()[0].id


def test_lines_are_edited_added_retired_and_themes_chosen_later(
    qtbot: QtBot, place: ChallengePlace, session: FakeSession
) -> None:
    reopen(qtbot, place, "lines")
    book, page = session.book, place._founded.lines
    page.editor.form.title.setText("Vision, shared")
    page.editor._keep.click()
    qtbot.waitUntil(lambda: book.kloes()[0].value.title == "Vision, shared")
    settle(qtbot, place)
    page.editor._add.click()
    page.editor.form.title.setText("Scrutiny")
    page.editor.form._question.setPlainText("Does it follow experience?")
    page.editor._keep.click()
    qtbot.waitUntil(lambda: any(k.value.code == "scrutiny" for k in book.kloes()))
    settle(qtbot, place)
    assert page.editor._current == next(k.id for k in book.kloes() if k.value.code == "scrutiny")
    page.editor._drop.click()
    qtbot.waitUntil(lambda: any(k.value.retired for k in book.kloes()))
    settle(qtbot, place)
    page.chosen.emit(book.themes()[2].id, True)  # noqa: FBT003 - a signal's form
    qtbot.waitUntil(lambda: book.themes()[2].value.chosen)
    page.theme_added.emit("Voice of the child")
    qtbot.waitUntil(lambda: len(book.themes()) == 4)
    settle(qtbot, place)
    page._choose()
    sheet = place.window().findChildren(QWidget, "themes-sheet")[0]
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)


def test_a_code_that_is_taken_is_said_at_the_line(qtbot: QtBot, place: ChallengePlace) -> None:
    reopen(qtbot, place, "lines")
    form = place._founded.lines.editor.form
    form._code.setText("culture")
    place._founded.lines.editor._keep.click()
    settle(qtbot, place)
    assert "culture" in form._code_field._error.text()


def test_parts_of_the_scope_are_changed_in_a_sheet(
    qtbot: QtBot, place: ChallengePlace, session: FakeSession
) -> None:
    reopen(qtbot, place, "scope")

    def change(part: str) -> ScopeSheet:
        place._founded.scope.change.emit(part)
        settle(qtbot, place)
        return place.findChildren(ScopeSheet)[-1]

    rules = change("rules")
    assert isinstance(rules._step, RulesStep)
    rules._step._marking.setCurrentIndex(2)
    rules._step._copy.choose(SponsorCopy.ON_PAPER.value)
    with qtbot.waitSignal(place.saved):
        rules._keep()
    settle(qtbot, place)
    keeping = change("keeping")
    assert isinstance(keeping._step, KeepingStep)
    keeping._step._until.line.setText("1 May 2026")
    keeping._keep()
    assert "before the last day" in keeping._step._until.field._error.text()
    keeping._step._until.line.setText("13 November 2026")
    keeping._step._controllers.setPlainText("Marlowe Vale Council\n\nThe team\n")
    with qtbot.waitSignal(place.saved):
        keeping._keep()
    settle(qtbot, place)
    council = change("council")
    assert isinstance(council._step, CouncilStep)
    council._step._intervention.click()
    with qtbot.waitSignal(place.saved):
        council._keep()
    settle(qtbot, place)
    change("dates").leave()
    scope = session.book.challenge().scope
    assert scope is not None
    assert (scope.marking, scope.sponsor_copy, scope.in_intervention) == (
        Marking.OFFICIAL_SENSITIVE,
        SponsorCopy.ON_PAPER,
        True,
    )
    assert scope.retention_date == "2026-11-13"
    assert scope.controllers == ("Marlowe Vale Council", "The team")


def test_the_team_is_corrected_and_added_to(
    qtbot: QtBot, place: ChallengePlace, session: FakeSession
) -> None:
    reopen(qtbot, place, "team")
    people = place._founded.team._people
    people._rows[1].name.setText("Priya Nair-Jones")
    people.add_empty()
    people._rows[2]._organisation.setText("Somewhere")
    place._founded.team._keep.click()
    assert people._rows[2].name.hasFocus(), "a member needs a name"
    people._rows[2].name.setText("Ruth Delaney")
    with qtbot.waitSignal(place.saved):
        place._founded.team._keep.click()
    settle(qtbot, place)
    assert [person.value.name for person in session.book.people()] == [
        "Helen Okafor",
        "Priya Nair-Jones",
        "Ruth Delaney",
    ]
