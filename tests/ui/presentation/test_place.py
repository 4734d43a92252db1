# SPDX-License-Identifier: Apache-2.0
"""The presentation: its slides follow what stands, are chosen by leads, and leave as files."""

from collections.abc import Callable

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.compose.blocks import Slide
from peerdesk.compose.checks.finding import Check, Finding, Light
from peerdesk.desk.messages import draft_message, reword
from peerdesk.desk.presented import freeze_slides
from peerdesk.desk.presenting import mark, presentation
from peerdesk.domain.publication_words import Publication, Use, WhyReleased
from peerdesk.domain.words import MessageKind
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import Button
from peerdesk.ui.components.current import choose_row
from peerdesk.ui.look import Look
from peerdesk.ui.presentation import keys
from peerdesk.ui.presentation.checks import slide_of
from peerdesk.ui.presentation.freezing import FreezeSheet
from peerdesk.ui.presentation.place import PresentationPlace
from peerdesk.ui.presentation.slides import LIGHT
from tests.fakes.evening import STRENGTH, Evening, fill
from tests.fakes.session import FakeSession
from tests.ui.driving import opened, press_key, settle, shown_texts

Opened = Callable[..., FakeSession]
SLIDE = "Strengths: leadership and management"


@pytest.fixture
def evening(session: FakeSession) -> Evening:
    return fill(session.book)


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession, evening: Evening) -> PresentationPlace:
    assert evening.notes
    return opened(qtbot, PresentationPlace(look, session))


def show(qtbot: QtBot, place: PresentationPlace, title: str = SLIDE) -> None:
    choose_row(place.page.slides, place.slides.find(title))
    settle(qtbot, place)


def freezing(qtbot: QtBot, place: PresentationPlace) -> FreezeSheet:
    """Ask to freeze, and return the sheet that says what is open."""
    place.page.freeze.click()
    settle(qtbot, place)
    sheet = place.returning.asking.sheet
    assert isinstance(sheet, FreezeSheet)
    return sheet


def slide_at(place: PresentationPlace, row: int) -> Slide:
    found = place.slides.slide(row)
    assert found is not None
    return found


MORE = ("Housing", "Transport", "Culture", "Learning", "Health", "Policing", "Planning", "Finance")


def test_it_opens_on_the_first_slide_with_count_and_minutes_against_the_time(
    place: PresentationPlace,
) -> None:
    count = place.slides.rowCount()
    assert place.page.count.text() == f"{count} slides"
    assert place.page.number.text() == f"Slide 1 of {count}"
    assert place.page.minutes.text().endswith(" of 40 minutes")


def test_a_slide_shows_its_points_and_the_crib_of_the_team(
    qtbot: QtBot, place: PresentationPlace
) -> None:
    show(qtbot, place)
    assert place.page.fits.text() == "1 bullet, fits"
    assert place.points.rowCount() == 1
    assert "Point 1. Heard once." in shown_texts(place.page.crib)


def test_enter_opens_the_message_behind_a_point(
    qtbot: QtBot, place: PresentationPlace, evening: Evening
) -> None:
    show(qtbot, place)
    choose_row(place.page.points, 0)
    with qtbot.waitSignal(place.go) as sent:
        place.page.points.opened.emit()
    assert sent.args == ["messages", evening.strength]
    assert place.looked_at() == ("message", evening.strength)
    assert place.asked_about() == evening.strength


def test_f2_rewords_and_the_slides_are_made_anew(
    qtbot: QtBot, place: PresentationPlace, session: FakeSession, evening: Evening
) -> None:
    show(qtbot, place)
    choose_row(place.page.points, 0)
    press_key(place.page.points, Qt.Key.Key_F2)
    settle(qtbot, place)
    sheet = place.acts.sheet
    assert sheet is not None
    assert sheet.wording.toPlainText() == STRENGTH
    sheet.wording.setPlainText("Supervision is regular, said more shortly")
    press_key(sheet.wording, Qt.Key.Key_Return)
    settle(qtbot, place)
    assert session.book.message(evening.strength).wording.endswith("shortly")
    slide = place.slides.slide(place._row)
    assert slide is not None
    assert slide.points[0].text.endswith("shortly")


def test_a_wording_that_cannot_be_kept_stays_on_the_sheet_and_is_a_draft(
    qtbot: QtBot, place: PresentationPlace, evening: Evening
) -> None:
    show(qtbot, place)
    choose_row(place.page.points, 0)
    press_key(place.page.points, Qt.Key.Key_F2)
    settle(qtbot, place)
    sheet = place.acts.sheet
    assert sheet is not None
    sheet.wording.setPlainText("x" * 3_000)
    press_key(sheet.wording, Qt.Key.Key_Return)
    settle(qtbot, place)
    assert "2,000" in shown_texts(sheet)
    assert place.last_words() == {f"message:{evening.strength}": "x" * 3_000}


def test_a_message_is_marked_by_a_key_and_comes_back(
    qtbot: QtBot, place: PresentationPlace, session: FakeSession, evening: Evening
) -> None:
    show(qtbot, place)
    choose_row(place.page.points, 0)
    with qtbot.waitSignal(place.said) as said:
        assert place.perform(keys.REPORT)
    settle(qtbot, place)
    assert session.book.message(evening.strength).use is Use.REPORT
    assert place.slides.find(SLIDE) < 0
    assert said.args is not None
    said.args[1]()
    settle(qtbot, place)
    assert place.slides.find(SLIDE) > 0


def test_a_point_moves_with_the_arrows(
    qtbot: QtBot, look: Look, session: FakeSession, evening: Evening
) -> None:
    book = session.book
    theme = book.message(evening.strength).theme
    second = draft_message(book, MessageKind.STRENGTH, theme, "A second strength of the team")
    place = opened(qtbot, PresentationPlace(look, session))
    show(qtbot, place)
    choose_row(place.page.points, 1)
    place.perform(keys.UP)
    settle(qtbot, place)
    points = [place.points.row(row) for row in range(2)]
    assert [point.message for point in points if point] == [second, evening.strength]
    assert place.page.points.currentIndex().row() == 0
    place.perform(keys.UP)
    settle(qtbot, place)
    held = presentation(book)
    assert held is not None
    assert held.plan is not None
    assert held.plan.order == (second, evening.strength)


def test_a_peer_looks_and_does_not_choose(
    qtbot: QtBot,
    look: Look,
    session: FakeSession,
    evening: Evening,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert evening.strength
    monkeypatch.setattr("peerdesk.ui.presentation.reading.reaches", lambda *_: False)
    place = opened(qtbot, PresentationPlace(look, session))
    assert not place.page.freeze.isVisible()
    show(qtbot, place)
    choose_row(place.page.points, 0)
    writes = session.book.writes
    place.perform(keys.REPORT)
    place.perform(keys.DOWN)
    settle(qtbot, place)
    assert session.book.writes == writes


def test_what_fits_is_shown_and_taken(
    qtbot: QtBot, place: PresentationPlace, session: FakeSession, evening: Evening
) -> None:
    fitting = place.page.fitting
    place.page.fit_time.click()
    assert place.page.is_fitting
    assert not place.next_pane()
    fitting.minutes.setText("1")
    fitting.minutes.editingFinished.emit()
    settle(qtbot, place)
    assert "there are 1." in fitting.told.text
    assert fitting.take.isVisible()
    fitting.take.click()
    settle(qtbot, place)
    assert session.book.message(evening.strength).use is Use.REPORT
    assert "2 messages are for the report only" in fitting.told.text
    choose_row(fitting.list, fitting.model.find(evening.consideration))
    place.perform(keys.SLIDE)
    settle(qtbot, place)
    assert session.book.message(evening.consideration).use is Use.SLIDE
    chosen = fitting.model.advice(fitting.list.currentIndex().row())
    assert chosen is not None
    assert chosen.message == evening.consideration
    fitting.back.click()
    assert not place.page.is_fitting


def test_the_optional_parts_are_ticked(
    qtbot: QtBot, place: PresentationPlace, session: FakeSession
) -> None:
    place.page.fit_time.click()
    place.page.fitting.parts._boxes["people-met"].click()
    settle(qtbot, place)
    held = presentation(session.book)
    assert held is not None
    assert held.plan is not None
    assert "people-met" in held.plan.parts
    assert place.slides.find("Whom the team met") > 0


def test_what_the_checks_find_lights_its_slide_and_is_released(
    qtbot: QtBot, look: Look, session: FakeSession, evening: Evening
) -> None:
    reword(session.book, evening.strength, "Supervision is outstanding, as Sarah Whitcombe says")
    place = opened(qtbot, PresentationPlace(look, session))
    row = next(n for n in range(20) if "Sarah" in str(place.slides.slide(n)))
    assert place.slides.index(row).data(LIGHT) == Light.RED
    assert "2 never told" in place.page.heading.facts.text()
    assert "taken back" not in place.page.heading.facts.text()
    while place.page.slides.currentIndex().row() < row:
        assert place.perform(keys.NEXT)
    found = place.page.margin.model.open_findings()
    named = next(finding for finding in found if finding.check is Check.ATTRIBUTION)
    before = place.page.margin.open_count
    place.page.margin.released.emit(named, WhyReleased.POST_HOLDER)
    settle(qtbot, place)
    assert place.page.margin.open_count < before
    (held,) = session.book.finding_releases()
    assert held.value.publication is Publication.PRESENTATION
    place.page.margin.taken_back.emit(held.id)
    settle(qtbot, place)
    assert place.page.margin.open_count == before


def test_a_finding_is_mended_in_its_message_or_followed(
    qtbot: QtBot, place: PresentationPlace, evening: Evening
) -> None:
    finding = Finding(
        check=Check.SURPRISE, kind="never-told", words="Never told.", place="Slide 3, bullet 1",
        message=evening.strength, light=Light.RED,
    )  # fmt: skip
    assert slide_of(finding) == 3
    place.page.margin.mend_wanted.emit(finding)
    settle(qtbot, place)
    assert place.acts.sheet is not None
    place.acts.sheet.leave()
    with qtbot.waitSignal(place.go) as sent:
        place.page.margin.note_wanted.emit(finding)
    assert sent.args == ["messages", evening.strength]
    place.page.margin.mend_wanted.emit(structs.replace(finding, message=""))
    assert place.page.slides.currentIndex().row() == 2
    with qtbot.waitSignal(place.go) as sent:
        place.page.margin.note_wanted.emit(structs.replace(finding, message="", note="n1"))
    assert sent.args == ["evidence", "n1"]


def test_the_slides_are_frozen_as_presented(
    qtbot: QtBot, place: PresentationPlace, session: FakeSession
) -> None:
    sheet = freezing(qtbot, place)
    words = shown_texts(sheet)
    assert "The slides as they stand here" in words
    assert "points: 2" in words
    warned = " ".join(banner.text for banner in sheet.findChildren(Banner))
    assert "surprise 2" in warned
    assert "no lead has agreed yet: 2" in warned
    assert "No case study yet" in warned
    assert presentation(session.book) is None
    with qtbot.waitSignal(place.said) as said:
        press_key(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, place)
    assert said.args == ["Presentation 1 is frozen with 2 points.", None]
    held = presentation(session.book)
    assert held is not None
    assert held.last is not None
    assert "presentation 1 frozen" in place.page.heading.facts.text()


def test_freezing_can_be_left_and_its_findings_looked_at(
    qtbot: QtBot, place: PresentationPlace, session: FakeSession
) -> None:
    sheet = freezing(qtbot, place)
    press_key(sheet, Qt.Key.Key_Escape)
    settle(qtbot, place)
    assert presentation(session.book) is None
    sheet = freezing(qtbot, place)
    banner = next(b for b in sheet.findChildren(Banner) if "mended or released" in b.text)
    banner.findChildren(Button)[0].click()
    settle(qtbot, place)
    assert place.returning.asking.sheet is None
    assert place.page.margin.open_count
    assert presentation(session.book) is None


def test_a_lock_takes_away_what_asks_whether_to_freeze(
    qtbot: QtBot, place: PresentationPlace
) -> None:
    freezing(qtbot, place)
    place.blank()
    assert place.returning.asking.sheet is None


def test_a_point_on_two_slides_is_found_on_both(
    qtbot: QtBot, look: Look, session: FakeSession, evening: Evening
) -> None:
    theme = session.book.message(evening.strength).theme
    for number in range(8):
        draft_message(session.book, MessageKind.STRENGTH, theme, f"{MORE[number]} is as it was")
    place = opened(qtbot, PresentationPlace(look, session))
    rows = [
        row
        for row in range(place.slides.rowCount())
        if any(point.message == evening.strength for point in slide_at(place, row).points)
    ]
    assert len(rows) == 2
    for row in rows:
        choose_row(place.page.slides, row)
        found = [
            f for f in place.page.margin.model.open_findings() if f.message == evening.strength
        ]
        assert {f.check for f in found} >= {Check.SURPRISE, Check.TRIANGULATION}


def test_after_freezing_only_the_slides_that_stand_now_are_checked(
    qtbot: QtBot, place: PresentationPlace, session: FakeSession, evening: Evening
) -> None:
    freeze_slides(session.book)
    reword(session.book, evening.strength, "Supervision is what every worker speaks of first")
    place.renew()
    settle(qtbot, place)
    row = next(
        n for n in range(place.slides.rowCount())
        if any(p.message == evening.strength for p in slide_at(place, n).points)
    )  # fmt: skip
    choose_row(place.page.slides, row)
    texts = {f.text for f in place.page.margin.model.open_findings() if f.message}
    assert texts <= {point.text for point in slide_at(place, row).points}
    assert "checked is what stands now" in place.page.heading.facts.text()


def test_after_an_unlock_the_same_slide_is_shown(
    qtbot: QtBot, look: Look, place: PresentationPlace, session: FakeSession
) -> None:
    show(qtbot, place)
    again = opened(qtbot, PresentationPlace(look, session), place.where())
    assert again.page.number.text() == place.page.number.text()


def test_a_lock_leaves_no_word(qtbot: QtBot, place: PresentationPlace) -> None:
    show(qtbot, place)
    place.page.fit_time.click()
    place.blank()
    assert "upervision" not in shown_texts(place)
    assert place.slides.rowCount() == place.points.rowCount() == 0
    assert place.page.fitting.model.rowCount() == 0
    assert place.page.preview.count == 0


def test_without_a_challenge_it_says_what_to_do(
    qtbot: QtBot, look: Look, open_session: Opened
) -> None:
    place = opened(qtbot, PresentationPlace(look, open_session(founded=False)))
    assert "no challenge" in place.page.empty.words.text()
    assert not place.page.export.isVisible()
    place.page.fit_time.click()
    assert not place.page.is_fitting


def test_what_was_marked_elsewhere_shows_when_the_place_is_renewed(
    qtbot: QtBot, place: PresentationPlace, session: FakeSession, evening: Evening
) -> None:
    mark(session.book, {evening.strength: Use.NEITHER})
    place.renew()
    settle(qtbot, place)
    assert place.slides.find(SLIDE) < 0
