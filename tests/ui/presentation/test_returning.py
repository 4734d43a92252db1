# SPDX-License-Identifier: Apache-2.0
"""An edited file is read back on a sheet: what is plain is ticked, what is doubtful is not."""

from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.compose.blocks import Copy
from peerdesk.compose.formats import Format, Wish
from peerdesk.compose.read_back import DOUBTS, Doubt
from peerdesk.desk.deck_files import hand_out, signs_for
from peerdesk.desk.presenting import deck, presentation
from peerdesk.render.pptx import render_pptx
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.choose import ChooseSheet
from peerdesk.ui.components.offered import WrittenFile
from peerdesk.ui.look import Look
from peerdesk.ui.presentation.freezing import FreezeSheet
from peerdesk.ui.presentation.offering import offered
from peerdesk.ui.presentation.place import PresentationPlace
from peerdesk.ui.presentation.returned import ReturnedSheet
from tests.fakes.evening import CONSIDER, STRENGTH, Evening, fill
from tests.fakes.session import FakeSession
from tests.render.reading import FONTS
from tests.ui.driving import opened, press_key, settle, shown_texts

BETTER = STRENGTH.replace("in the same words", "alike")


@pytest.fixture
def evening(session: FakeSession) -> Evening:
    return fill(session.book)


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession, evening: Evening) -> PresentationPlace:
    assert evening.notes
    return opened(qtbot, PresentationPlace(look, session))


def edited(session: FakeSession, path: Path, *, marked: bool, **changes: str) -> Path:
    """Write the slides as a file, replace texts in it, and return where it stands."""
    slides = deck(session.book, Copy.SPONSOR)
    signs = signs_for(slides)
    hand_out(session.book, signs)
    made = render_pptx(slides, FONTS, anchors=signs if marked else {}).content
    presentation_file = Presentation(BytesIO(made))
    for shape in (shape for slide in presentation_file.slides for shape in slide.shapes):
        if shape.has_text_frame:
            for run in (run for p in shape.text_frame.paragraphs for run in p.runs):
                run.text = changes.get(run.text, run.text)
    presentation_file.save(str(path))
    return path


def read(qtbot: QtBot, place: PresentationPlace, path: Path) -> ReturnedSheet:
    place.page.read_back.click()
    asking = place.returning.sheet.sheet
    assert isinstance(asking, ChooseSheet)
    asking.chosen.emit(path)
    asking.leave()
    settle(qtbot, place)
    sheet = place.returning.sheet.sheet
    assert isinstance(sheet, ReturnedSheet)
    return sheet


def test_an_edited_wording_is_ticked_and_taken_and_can_be_undone(
    qtbot: QtBot, place: PresentationPlace, session: FakeSession, evening: Evening, tmp_path: Path
) -> None:
    file = edited(session, tmp_path / "e.pptx", marked=True, **{STRENGTH: BETTER})
    sheet = read(qtbot, place, file)
    assert sheet.wordings() == {evening.strength: BETTER}
    assert "One wording is another than here" in shown_texts(sheet)
    with qtbot.waitSignal(place.said) as said:
        press_key(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, place)
    assert session.book.message(evening.strength).wording == BETTER
    assert said.args is not None
    said.args[1]()
    settle(qtbot, place)
    assert session.book.message(evening.strength).wording == STRENGTH


def test_what_is_doubtful_is_not_ticked_and_says_why(
    qtbot: QtBot, place: PresentationPlace, session: FakeSession, evening: Evening, tmp_path: Path
) -> None:
    gone = {STRENGTH: BETTER, CONSIDER: "Housing was named by every group the team met on site"}
    sheet = read(qtbot, place, edited(session, tmp_path / "e.pptx", marked=False, **gone))
    assert sheet.wordings() == {}
    words = shown_texts(sheet)
    assert DOUBTS[Doubt.UNMARKED] in words
    assert "bears no mark of this challenge" in sheet.findChildren(Banner)[0].text
    assert "Housing was named" in words
    sheet._boxes[evening.strength].click()
    assert sheet.wordings() == {evening.strength: BETTER}


def test_the_file_that_was_presented_is_frozen_and_known_again(
    qtbot: QtBot, place: PresentationPlace, session: FakeSession, tmp_path: Path
) -> None:
    file = edited(session, tmp_path / "e.pptx", marked=True)
    sheet = read(qtbot, place, file)
    assert "No wording is another than here" in shown_texts(sheet)
    sheet._freeze.click()
    settle(qtbot, place)
    asking = place.returning.asking.sheet
    assert isinstance(asking, FreezeSheet)
    assert "as the edited file has them" in shown_texts(asking)
    assert "Never told" in shown_texts(asking)
    with qtbot.waitSignal(place.said):
        press_key(asking, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, place)
    held = presentation(session.book)
    assert held is not None
    assert held.last is not None
    assert held.last.file
    again = read(qtbot, place, file)
    assert "frozen as presentation 1" in again.findChildren(Banner)[0].text
    assert not again._freeze.isVisible()


def test_a_wording_that_is_ticked_and_not_taken_is_named_before_freezing(
    qtbot: QtBot, place: PresentationPlace, session: FakeSession, tmp_path: Path
) -> None:
    file = edited(session, tmp_path / "e.pptx", marked=True, **{STRENGTH: BETTER})
    sheet = read(qtbot, place, file)
    sheet._freeze.click()
    settle(qtbot, place)
    asking = place.returning.asking.sheet
    assert isinstance(asking, FreezeSheet)
    said = [banner.text for banner in asking.findChildren(Banner)]
    assert any("not taken over" in text and BETTER in text for text in said)
    press_key(asking, Qt.Key.Key_Escape)
    assert place.returning.sheet.sheet is sheet
    assert sheet.wordings()


def test_a_lock_takes_the_sheet_and_every_word_of_it(
    qtbot: QtBot, place: PresentationPlace, session: FakeSession, tmp_path: Path
) -> None:
    read(qtbot, place, edited(session, tmp_path / "e.pptx", marked=True, **{STRENGTH: BETTER}))
    place.blank()
    assert place.returning.sheet.sheet is None


def test_a_file_handed_out_is_remembered_with_its_signs(
    session: FakeSession, evening: Evening, tmp_path: Path
) -> None:
    offer = offered("the presentation")
    slides = offer.make(session.book, Copy.SPONSOR)
    assert offer.anchors is not None
    signs = offer.anchors(slides)
    assert set(signs) == {evening.strength, evening.consideration}
    assert offer.written is not None
    wish = Wish(format=Format.PPTX, anchors=signs)
    offer.written(session.book, WrittenFile(tmp_path / "p.pptx", slides, wish, "00"))
    held = presentation(session.book)
    assert held is not None
    assert {a.message: a.anchor for a in held.written[0].anchors} == signs
