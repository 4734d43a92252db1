# SPDX-License-Identifier: Apache-2.0
"""Case studies by keyboard: noted, asked for, kept, dropped, with nothing typed lost."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from peerdesk.desk.messages import draft_message
from peerdesk.desk.studies import change_study, note_study, tracked
from peerdesk.domain.study import Study
from peerdesk.domain.team import Person
from peerdesk.domain.words import Authority, MessageKind, Permission, Role, StudyKind
from peerdesk.ui.look import Look
from peerdesk.ui.studies.place import StudiesPlace
from peerdesk.ui.studies.rows import as_draft, read_draft
from peerdesk.ui.studies.wanted import StudyFrom
from tests.fakes.challenge import share
from tests.fakes.session import FakeSession
from tests.ui.driving import check_model, opened, press_key, settle, shown_texts, type_text

Opened = Callable[..., FakeSession]
Key = Qt.Key
THINK = "A weekly hour is kept free for cases that are stuck"


@pytest.fixture
def practice(session: FakeSession) -> str:
    theme = session.book.themes()[0].id
    return draft_message(session.book, MessageKind.GOOD_PRACTICE, theme, THINK)


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession, practice: str) -> StudiesPlace:
    assert practice
    return opened(qtbot, StudiesPlace(look, session))


def test_good_practice_that_nobody_tracks_is_offered_and_kept_with_its_message(
    qtbot: QtBot, place: StudiesPlace, session: FakeSession, practice: str
) -> None:
    assert "No case study yet" in shown_texts(place)
    assert place.form.title.text() == THINK
    assert place.form.kind.value() == StudyKind.GOOD_PRACTICE
    place.form.keep.click()
    settle(qtbot, place)
    (held,) = tracked(session.book)
    assert (held.value.message, held.value.title) == (practice, THINK)
    assert place.where() == held.id


def test_a_new_one_needs_a_title_and_says_so(
    qtbot: QtBot, place: StudiesPlace, session: FakeSession
) -> None:
    place.new.click()
    place.form.keep.click()
    settle(qtbot, place)
    assert tracked(session.book) == ()
    assert "title" in shown_texts(place).lower()
    type_text(place.form.title, "Young inspectors")
    place.form.keep.click()
    settle(qtbot, place)
    assert [held.value.title for held in tracked(session.book)] == ["Young inspectors"]
    assert not place.lacking.isVisible()


def test_by_whom_and_when_is_asked_only_of_what_was_asked(
    qtbot: QtBot, place: StudiesPlace, session: FakeSession
) -> None:
    study = note_study(session.book, Study(title="Think space"))
    place.open(study)
    settle(qtbot, place)
    assert not place.form.by.isVisible()
    place.form.permission.choose(Permission.GIVEN)
    place.form.permission.picked.emit(Permission.GIVEN)
    assert place.form.by.isVisible()
    assert place.form.answered.isVisible()
    type_text(place.form.by, "DCS")
    place.form.answered.line.setText("13 May 2026")
    place.form.keep.click()
    settle(qtbot, place)
    held = tracked(session.book)[0].value
    assert (held.permission_by, held.answered_on) == ("DCS", "2026-05-13")


def test_a_day_that_cannot_be_read_is_not_kept(
    qtbot: QtBot, place: StudiesPlace, session: FakeSession
) -> None:
    study = note_study(session.book, Study(title="Think space", permission=Permission.ASKED))
    place.open(study)
    settle(qtbot, place)
    place.form.asked.line.setText("soon")
    place.form.keep.click()
    settle(qtbot, place)
    assert tracked(session.book)[0].value.asked_on == ""
    assert "12 May 2026" in shown_texts(place)


def test_what_is_being_filled_in_survives_a_lock(
    qtbot: QtBot, look: Look, place: StudiesPlace, session: FakeSession
) -> None:
    study = note_study(session.book, Study(title="Think space"))
    place.open(study)
    settle(qtbot, place)
    type_text(place.form.region, "North West")
    words = place.last_words()
    assert list(words) == [f"study:{study}"]
    place.blank()
    assert "Think space" not in shown_texts(place)
    for key, text in words.items():
        session.book.keep_draft(key, text)
    again = opened(qtbot, StudiesPlace(look, session), study)
    assert again.form.region.text() == "North West"
    assert tracked(session.book)[0].value.region == ""


def test_a_draft_reads_back_and_one_of_other_days_is_its_own_title() -> None:
    study = Study(title="Think space", region="North West", permission=Permission.ASKED)
    assert read_draft(as_draft(study)) == study
    assert read_draft("not a form") == Study(title="not a form")


def test_one_that_is_dropped_can_be_taken_up_again(
    qtbot: QtBot, place: StudiesPlace, session: FakeSession
) -> None:
    study = note_study(session.book, Study(title="Think space"))
    place.open(study)
    settle(qtbot, place)
    with qtbot.waitSignal(place.said) as told:
        press_key(place.list, Key.Key_Delete)
        settle(qtbot, place)
    assert tracked(session.book) == ()
    told.args[1]()
    settle(qtbot, place)
    assert [held.id for held in tracked(session.book)] == [study]


def test_from_a_message_its_own_study_opens(
    qtbot: QtBot, place: StudiesPlace, session: FakeSession, practice: str
) -> None:
    note_study(session.book, Study(title="Another"))
    study = note_study(session.book, Study(title="Think space", message=practice))
    place.open(StudyFrom(practice))
    settle(qtbot, place)
    assert place.where() == study
    with qtbot.waitSignal(place.go) as went:
        place.form.go.click()
    assert went.args == ["messages", practice]


def test_an_observer_reads_and_changes_nothing(
    qtbot: QtBot, look: Look, session: FakeSession, open_session: Opened
) -> None:
    study = note_study(session.book, Study(title="Think space"))
    observer = open_session(Person("Ola Byrne", Role.OBSERVER), founded=False)
    share(session.book, observer.book)
    place = opened(qtbot, StudiesPlace(look, observer), study)
    assert observer.book.identity.authority is Authority.OBSERVER
    assert place.form.title.isReadOnly()
    assert not place.form.keep.isEnabled()
    assert "who write" in shown_texts(place)


def test_two_versions_are_said_in_the_list(
    qtmodeltester: ModelTester, qtbot: QtBot, place: StudiesPlace, session: FakeSession,
    open_session: Opened,
) -> None:  # fmt: skip
    study = note_study(session.book, Study(title="Think space"))
    other = open_session(Person("Ruth Delaney", Role.MANAGER), founded=False)
    share(session.book, other.book)
    change_study(session.book, study, Study(title="Think space", region="East"))
    change_study(other.book, study, Study(title="Think space", region="West"))
    share(other.book, session.book)
    place.open(study)
    settle(qtbot, place)
    check_model(qtmodeltester, place.model)
    said = place.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Think space" in str(said)
