# SPDX-License-Identifier: Apache-2.0
"""Observations by keyboard: recorded from a session or alone, written, corrected; reflections."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpinBox
from pytestqt.qtbot import QtBot

from peerdesk.desk.history import versions
from peerdesk.desk.observations import begin_observation, change_observation, write_seen
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.timetable import plan_session
from peerdesk.domain.observation import Observation
from peerdesk.domain.session import RoleGroup
from peerdesk.domain.words import ObservationKind, SessionKind, Source, Stance, Voice
from peerdesk.ui.look import Look
from peerdesk.ui.observations.place import REFLECTIONS, ObservationsPlace
from peerdesk.ui.observations.sheet import ObservationSheet
from tests.fakes.challenge import FOCUS_GROUP
from tests.fakes.session import FakeSession
from tests.ui.driving import opened, press_key, settle, shown_texts, type_text

Opened = Callable[..., FakeSession]
Key = Qt.Key
DESK = Observation(
    kind=ObservationKind.PRACTICE, setting="Duty desk", day="2026-05-12", start="10:30",
    groups=(RoleGroup("Social workers", Voice.FRONTLINE, 4),), consent="Team manager",
)  # fmt: skip
HOME = Observation(kind=ObservationKind.SITE_VISIT, setting="Children’s home", day="2026-05-13")


@pytest.fixture
def both(session: FakeSession) -> tuple[str, str]:
    """Record an observation and a visit."""
    return begin_observation(session.book, DESK), begin_observation(session.book, HOME)


@pytest.fixture
def place(
    qtbot: QtBot, look: Look, session: FakeSession, both: tuple[str, str]
) -> ObservationsPlace:
    """Open the place at the first observation."""
    return opened(qtbot, ObservationsPlace(look, session), both[0])


def sheet_of(place: ObservationsPlace) -> ObservationSheet:
    """Return the sheet that stands over the place."""
    (sheet,) = (each for each in place.findChildren(ObservationSheet) if not each.isHidden())
    return sheet


def test_the_line_being_written_stays_in_view_below_those_written(
    qtbot: QtBot, place: ObservationsPlace
) -> None:
    place._open_entry()
    entry = place.page.observation.entry
    for number in range(12):
        type_text(entry.editor, f"+ Calls are answered at once {number}")
        press_key(entry.editor, Key.Key_Return)
        settle(qtbot, place)
        area = place.page.observation._scroll.viewport()
        qtbot.waitUntil(
            lambda area=area: area.rect().contains(  # type: ignore[misc]  # bound to this round
                entry.mapTo(area, entry.rect().bottomLeft())
            )
        )
    assert place.page.observation._scroll.verticalScrollBar().value() > 0


def test_tab_goes_through_the_roles_of_a_sheet_as_they_stand(place: ObservationsPlace) -> None:
    press_key(place.page.list, Key.Key_E)
    sheet = sheet_of(place)
    sheet.groups.findChildren(QSpinBox)[0].setFocus()
    names = []
    for _ in range(6):
        focus = place.window().focusWidget()
        names.append(focus.accessibleName())
        sheet.focusNextPrevChild(forward=True)
    assert names == ["How many", "Role", "Voice", "Remove", "Add a role", "Consent given by"]


def test_the_list_says_what_when_and_whose_consent_is_missing(place: ObservationsPlace) -> None:
    said = [str(place.model.index(row).data()) for row in range(2)]
    assert said == [
        "Practice observation, Duty desk, Tue 12 May 10:30",
        "Site visit, Children’s home, Wed 13 May, consent not noted",
    ]
    assert place.page.heading.facts.text() == "4 people met"
    assert not place.page.observation.consent.isVisibleTo(place.page.observation)


def test_a_missing_consent_is_asked_for(
    qtbot: QtBot, place: ObservationsPlace, both: tuple[str, str]
) -> None:
    place.open(both[1])
    settle(qtbot, place)
    assert place.page.observation.consent.isVisibleTo(place.page.observation._page)


def test_what_was_seen_is_written_as_a_note(
    qtbot: QtBot, place: ObservationsPlace, session: FakeSession, both: tuple[str, str]
) -> None:
    place._open_entry()
    type_text(place.page.observation.entry.editor, "+ Calls are answered at once")
    press_key(place.page.observation.entry.editor, Key.Key_Return)
    settle(qtbot, place)
    (note,) = session.book.notes(NoteQuery(record=both[0]))
    assert (note.source, note.stance) == (Source.SEEN, Stance.STRENGTH)
    assert "1 line" in str(place.model.index(0).data())
    went: list[object] = []
    place.go.connect(lambda _, what: went.append(what))
    lines = place.page.observation.lines
    place.page.observation._go_up()
    press_key(lines, Key.Key_Return)
    assert went == [note.id]
    press_key(lines, Key.Key_Minus)
    settle(qtbot, place)
    assert session.book.note(note.id).stance is Stance.CONSIDERATION
    place.page.observation._go_up()
    press_key(lines, Key.Key_Delete)
    settle(qtbot, place)
    assert session.book.note(note.id).withdrawn


def test_an_observation_is_recorded_with_roles_and_consent(
    qtbot: QtBot, place: ObservationsPlace, session: FakeSession
) -> None:
    place.page.add.click()
    sheet = sheet_of(place)
    sheet._take()
    settle(qtbot, place)
    assert "What was observed" in shown_texts(sheet)
    sheet.setting.setText("Panel")
    sheet.day.line.setText("some day")
    sheet._take()
    assert "12 May 2026" in shown_texts(sheet)
    sheet.day.line.setText("12 May 2026")
    sheet.consent.setText("Chair")
    sheet.kind.choose("site-visit")
    sheet._take()
    settle(qtbot, place)
    held = next(o.value for o in session.book.observations() if o.value.setting == "Panel")
    assert (held.kind, held.consent, held.peers) == (
        ObservationKind.SITE_VISIT, "Chair", (session.book.person,),
    )  # fmt: skip
    assert place.page.observation.title.text() == "Panel"


def test_a_session_fills_in_what_the_timetable_says(
    qtbot: QtBot, place: ObservationsPlace, session: FakeSession
) -> None:
    planned = replace(FOCUS_GROUP, kind=SessionKind.OBSERVATION, title="Front door")
    key = plan_session(session.book, planned)
    place.open(("session", key))
    settle(qtbot, place)
    sheet = sheet_of(place)
    qtbot.waitUntil(lambda: sheet.setting.text() == "Front door")
    sheet._take()
    settle(qtbot, place)
    held = next(o for o in session.book.observations() if o.value.session == key)
    assert held.value.groups == planned.groups
    place.open(("session", key))
    settle(qtbot, place)
    assert place.working.observation == held.id
    assert "Front door" in shown_texts(place.page.observation)


def test_a_record_is_corrected_taken_off_and_put_back(
    qtbot: QtBot, place: ObservationsPlace, session: FakeSession, both: tuple[str, str]
) -> None:
    undos: list[Callable[[], object]] = []
    place.said.connect(lambda _, undo: undos.append(undo))
    place.page.observation.change.click()
    sheet = sheet_of(place)
    sheet.consent.setText("Head of service")
    sheet._take()
    settle(qtbot, place)
    assert session.book.observation(both[0]).value.consent == "Head of service"
    undos[-1]()
    settle(qtbot, place)
    assert session.book.observation(both[0]).value.consent == "Team manager"
    place.page.observation.off.click()
    settle(qtbot, place)
    assert session.book.observation(both[0]).value.dropped
    assert place.page.off.isVisibleTo(place.page)
    undos[-1]()
    settle(qtbot, place)
    assert not session.book.observation(both[0]).value.dropped


def test_tabs_part_practice_from_visits(place: ObservationsPlace, both: tuple[str, str]) -> None:
    place.page.tabs.chosen.emit("site-visit")
    assert [row.id for row in (place.model.row(0),) if row] == [both[1]]
    place.page.tabs.chosen.emit("all")
    assert place.model.rowCount() == 2


def test_a_reflection_is_written_at_once_and_listed_newest_first(
    qtbot: QtBot, place: ObservationsPlace, session: FakeSession
) -> None:
    place.open(REFLECTIONS)
    settle(qtbot, place)
    for line in ("Rehearsed, or lived?", "+ I liked it"):
        type_text(place.page.reflection.entry.editor, line)
        press_key(place.page.reflection.entry.editor, Key.Key_Return)
        settle(qtbot, place)
    notes = session.book.notes(NoteQuery(stance=Stance.REFLECTION))
    assert {note.text for note in notes} == {"Rehearsed, or lived?", "I liked it"}
    assert place.where() == REFLECTIONS
    place.page.reflect.click()
    assert place.where() != REFLECTIONS


def test_a_reflection_sent_does_not_come_back_after_a_pause(
    qtbot: QtBot, place: ObservationsPlace, session: FakeSession
) -> None:
    place.open(REFLECTIONS)
    settle(qtbot, place)
    editor = place.page.reflection.entry.editor
    type_text(editor, "Rehearsed, or lived?")
    qtbot.waitUntil(lambda: "Rehearsed, or lived?" in session.book.drafts().values())
    for _ in range(2):
        press_key(editor, Qt.Key.Key_Return)
        settle(qtbot, place)
        assert editor.raw() == ""
    assert session.book.count_notes(NoteQuery(stance=Stance.REFLECTION)) == 1
    assert session.book.drafts() == {}


def test_without_a_challenge_it_says_so(qtbot: QtBot, look: Look, open_session: Opened) -> None:
    place = opened(qtbot, ObservationsPlace(look, open_session(founded=False)))
    assert "no challenge" in place.page.none.words.text()


def test_a_lock_takes_every_word_away(
    qtbot: QtBot, place: ObservationsPlace, session: FakeSession, both: tuple[str, str]
) -> None:
    write_seen(session.book, both[0], "+ SECRET")
    place.open(both[0])
    settle(qtbot, place)
    type_text(place.page.observation.entry.editor, "HALF")
    assert "HALF" in "".join(place.last_words().values())
    where = place.where()
    place.blank()
    shown = shown_texts(place) + place.page.observation.entry.editor.toPlainText()
    assert not {w for w in ("SECRET", "HALF", "Duty desk", "Team manager") if w in shown}
    place.open(where)
    settle(qtbot, place)
    assert place.page.observation.title.text() == "Duty desk"
    assert not place.unsaved()
    place.retry()


def test_the_history_is_that_of_the_observation_on_the_screen(
    qtbot: QtBot, place: ObservationsPlace, session: FakeSession, both: tuple[str, str]
) -> None:
    assert place.looked_at() == ("observation", both[0])
    assert versions(session.book, *place.looked_at())
    change_observation(session.book, both[0], setting="Front desk")
    place.renew()
    settle(qtbot, place)
    assert "Front desk" in str(place.model.index(0).data())
    place.open(REFLECTIONS)
    settle(qtbot, place)
    assert place.looked_at() == ("", "")


def test_f6_goes_from_the_list_to_what_is_chosen(place: ObservationsPlace) -> None:
    place.page.list.setFocus()
    assert place.next_pane()
    assert not place.next_pane()
