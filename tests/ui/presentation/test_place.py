# SPDX-License-Identifier: Apache-2.0
"""The presentation: its slides follow what stands, and leave as files where asked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.ui.components.choose import ChooseSheet
from peerdesk.ui.components.current import choose_row
from peerdesk.ui.look import Look
from peerdesk.ui.presentation.place import PresentationPlace
from tests.fakes.evening import STRENGTH, Evening, fill
from tests.fakes.session import FakeSession
from tests.ui.driving import opened, press_key, settle, shown_texts, type_text

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


def test_it_opens_on_the_first_slide_with_count_and_minutes(place: PresentationPlace) -> None:
    count = place.slides.rowCount()
    assert place.page.count.text() == f"{count} slides"
    assert place.page.number.text() == f"Slide 1 of {count}"
    assert place.page.minutes.text().startswith("about ")


def test_a_slide_shows_its_points_and_the_crib_of_the_team(
    qtbot: QtBot, place: PresentationPlace
) -> None:
    show(qtbot, place)
    assert place.page.fits.text() == "1 bullets, fits"
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


def test_f2_rewords_and_the_slides_are_made_anew(
    qtbot: QtBot, place: PresentationPlace, session: FakeSession, evening: Evening
) -> None:
    show(qtbot, place)
    choose_row(place.page.points, 0)
    press_key(place.page.points, Qt.Key.Key_F2)
    settle(qtbot, place)
    assert place._sheet is not None
    assert place._sheet.wording.toPlainText() == STRENGTH
    place._sheet.wording.setPlainText("Supervision is regular, said more shortly")
    press_key(place._sheet.wording, Qt.Key.Key_Return)
    settle(qtbot, place)
    assert session.book.message(evening.strength).wording.endswith("shortly")
    slide = place.slides.slide(place._row)
    assert slide is not None
    assert slide.points[0].text.endswith("shortly")


@pytest.mark.parametrize(
    "wanted",
    [
        ("powerpoint sponsor", "presentation-sponsors-copy.pptx", b"PK"),
        ("pdf sponsor", "presentation-sponsors-copy.pdf", b"%PDF"),
        ("powerpoint team", "presentation-teams-copy.pptx", b"PK"),
        ("pdf team", "presentation-teams-copy.pdf", b"%PDF"),
    ],
)
def test_each_of_the_four_files_can_be_written(
    qtbot: QtBot, place: PresentationPlace, tmp_path: Path, wanted: tuple[str, str, bytes]
) -> None:
    typed, name, start = wanted
    place.page.export.click()
    chooser = place.export._chooser
    type_text(chooser.field, typed)
    press_key(chooser.field, Qt.Key.Key_Return)
    sheet = place.export._sheet.sheet
    assert isinstance(sheet, ChooseSheet)
    assert sheet._name.text() == name
    sheet.chosen.emit(tmp_path / name)
    sheet.leave()
    settle(qtbot, place)
    assert (tmp_path / name).read_bytes().startswith(start)


def test_after_an_unlock_the_same_slide_is_shown(
    qtbot: QtBot, look: Look, place: PresentationPlace, session: FakeSession
) -> None:
    show(qtbot, place)
    again = opened(qtbot, PresentationPlace(look, session), place.where())
    assert again.page.number.text() == place.page.number.text()


def test_a_lock_leaves_no_word(qtbot: QtBot, place: PresentationPlace) -> None:
    show(qtbot, place)
    place.blank()
    assert "upervision" not in shown_texts(place)
    assert place.slides.rowCount() == place.points.rowCount() == 0
    assert place.page.preview.count == 0


def test_without_a_challenge_it_says_what_to_do(
    qtbot: QtBot, look: Look, open_session: Opened
) -> None:
    place = opened(qtbot, PresentationPlace(look, open_session(founded=False)))
    assert "no challenge" in place.page.empty.words.text()
    assert not place.page.export.isVisible()
