# SPDX-License-Identifier: Apache-2.0
"""The map is read without colour and by keys alone, and leads to the notes and to questions."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStyleOptionViewItem, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from peerdesk.compose.atlas import Kind
from peerdesk.compose.flags import FlagKind
from peerdesk.desk import weighing
from peerdesk.desk.capture import write_line
from peerdesk.desk.messages import draft_message, link_note
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.questions import raise_question
from peerdesk.domain.words import MessageKind, QuestionOrigin, Relation, Voice
from peerdesk.ui.components.choose import ChooseSheet
from peerdesk.ui.look import Look
from peerdesk.ui.questions.wanted import AskWanted
from peerdesk.ui.triangulation import reading
from peerdesk.ui.triangulation.delegate import HeatDelegate, step_of
from peerdesk.ui.triangulation.gaps import GapModel
from peerdesk.ui.triangulation.model import COUNT, LAST, HeatModel, Side
from peerdesk.ui.triangulation.place import TriangulationPlace
from tests.fakes.session import PIXEL, FakeSession
from tests.ui.conftest import Opened
from tests.ui.driving import check_model, opened, press_key, settle, shown_texts, type_text


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession) -> TriangulationPlace:
    """Return the place over three lines of one focus group, and a contradicted message."""
    book = session.book
    where = book.sessions()[0].id
    write_line(book, "+ Staff know thresholds #thresholds @frontline", session=where)
    write_line(book, "+ All of them do #thresholds @frontline", session=where)
    against = write_line(book, "- The plan says otherwise @managers", session=where)
    theme = book.themes()[0].id
    message = draft_message(book, MessageKind.STRENGTH, theme, "Thresholds are shared by all.")
    link_note(book, message, against.note, Relation.CONTRADICTS)
    return opened(qtbot, TriangulationPlace(look, session))


def _row(place: TriangulationPlace, title: str = "Thresholds") -> int:
    model = place.model
    rows = ((n, model.row(n)) for n in range(model.rowCount()))
    return next(n for n, row in rows if row is not None and row.about.title == title)


def _said(place: TriangulationPlace, row: int, column: int) -> str:
    index = place.model.index(row, column)
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_cell_says_line_column_and_number(place: TriangulationPlace) -> None:
    row = _row(place)
    column = list(Kind).index(Kind.FOCUS_GROUP) + 1
    assert _said(place, row, column) == "Thresholds, Focus group: 1"
    assert _said(place, row, 1) == "Thresholds, Interview: none"
    assert _said(place, row, 0) == "Thresholds, 1 separate setting, heard only"
    assert _said(place, row, LAST) == "Thresholds: heard only, in one setting."
    header = place.model.headerData(column, Qt.Orientation.Horizontal)
    assert header == "Focus group"
    assert place.model.headerData(row, Qt.Orientation.Vertical) == "Thresholds"


def test_the_voices_are_another_side_of_it(place: TriangulationPlace) -> None:
    type_text(place.page.map, "v")
    assert place.model.side is Side.VOICES
    assert _said(place, _row(place), 1) == "Thresholds, Frontline: 1"
    assert place.model.headerData(6, Qt.Orientation.Horizontal) == "Families"
    type_text(place.page.map, "k")
    assert str(place.model.side) == "kinds"


def test_enter_leads_to_the_notes_behind_a_cell(qtbot: QtBot, place: TriangulationPlace) -> None:
    row = _row(place)
    row_of = place.model.row(row)
    assert row_of is not None
    kloe = row_of.about.id
    place.page.map.go_to(row, 2)
    with qtbot.waitSignal(place.go) as caught:
        press_key(place.page.map, Qt.Key.Key_Return)
    assert caught.args == ["evidence", NoteQuery(kloe=kloe, origin=Kind.FOCUS_GROUP)]
    place.page.map.go_to(row)
    with qtbot.waitSignal(place.go) as caught:
        press_key(place.page.map, Qt.Key.Key_Return)
    assert caught.args == ["evidence", NoteQuery(kloe=kloe)]
    type_text(place.page.map, "v")
    place.page.map.go_to(row, 1)
    with qtbot.waitSignal(place.go) as caught:
        press_key(place.page.map, Qt.Key.Key_Return)
    assert caught.args == ["evidence", NoteQuery(kloe=kloe, voice=Voice.FRONTLINE)]


def test_a_gap_becomes_a_question_from_map_and_list(
    qtbot: QtBot, place: TriangulationPlace
) -> None:
    row = _row(place)
    place.page.map.go_to(row)
    place.page.map.setFocus()
    with qtbot.waitSignal(place.go) as caught:
        type_text(place.page.map, "q")
    asked = caught.args[1]
    assert caught.args[0] == "ask"
    assert isinstance(asked, AskWanted)
    assert (asked.origin, asked.about) == (QuestionOrigin.GAP, place.asked_about())
    assert asked.text.endswith("thresholds?")
    place.page.gaps.setFocus()
    last = place.gaps.rowCount() - 1
    place.page.gaps.setCurrentIndex(place.gaps.index(last))
    with qtbot.waitSignal(place.go) as caught:
        type_text(place.page.gaps, "q")
    assert caught.args[1].origin is QuestionOrigin.CONTRADICTION


def test_what_is_asked_is_marked_so(
    qtbot: QtBot, place: TriangulationPlace, session: FakeSession
) -> None:
    gap = place.gaps.row(0)
    assert gap is not None
    raise_question(
        session.book,
        "Who else?",
        QuestionOrigin.GAP,
        gap.flag.about,
        session=session.book.sessions()[0].id,
    )
    before = place.gaps.rowCount()
    place.renew()
    settle(qtbot, place)
    assert place.gaps.rowCount() == before
    last = place.gaps.row(before - 1)
    assert last is not None
    assert last.flag.about == gap.flag.about
    assert last.followed.startswith("Question for Tue")
    assert "asked" in place.page.gaps_count.text()


def test_enter_on_a_gap_goes_to_its_line_or_message(
    qtbot: QtBot, place: TriangulationPlace
) -> None:
    place.page.gaps.setCurrentIndex(place.gaps.index(0))
    gap = place.gaps.row(0)
    assert gap is not None
    press_key(place.page.gaps, Qt.Key.Key_Return)
    assert place.asked_about() == gap.flag.about
    row = place.gaps.rowCount() - 1
    place.page.gaps.setCurrentIndex(place.gaps.index(row))
    with qtbot.waitSignal(place.go) as caught:
        press_key(place.page.gaps, Qt.Key.Key_Return)
    assert caught.args[0] == "messages"


def test_messages_have_a_map_of_their_own(qtbot: QtBot, place: TriangulationPlace) -> None:
    type_text(place.page.map, "m")
    settle(qtbot, place)
    assert place.model.headerData(0, Qt.Orientation.Horizontal) == "Message"
    row = _row(place, "Thresholds are shared by all.")
    assert _said(place, row, LAST).startswith("Thresholds are shared by all: one setting")
    place.page.map.go_to(row, 2)
    with qtbot.waitSignal(place.go) as caught:
        press_key(place.page.map, Qt.Key.Key_Return)
    assert caught.args[0] == "messages"
    type_text(place.page.map, "l")
    assert place.model.headerData(0, Qt.Orientation.Horizontal) == "Line of enquiry"


def test_where_leads_back_after_a_lock(qtbot: QtBot, place: TriangulationPlace) -> None:
    type_text(place.page.map, "v")
    place.page.map.go_to(_row(place))
    back, about = place.where(), place.asked_about()
    place.open(back)
    settle(qtbot, place)
    assert place.asked_about() == about
    assert place.model.side is Side.VOICES


def test_a_lock_leaves_nothing(place: TriangulationPlace) -> None:
    assert place.page.voices.accessibleDescription()
    place.blank()
    assert place.model.rowCount() == 0
    assert place.gaps.rowCount() == 0
    assert not place.page.voices.accessibleDescription()
    assert "thresholds" not in shown_texts(place).lower()


def test_many_notes_are_read_in_stretches(
    qtbot: QtBot, place: TriangulationPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [place.model.row(n) for n in range(place.model.rowCount())]
    monkeypatch.setattr(weighing, "STRETCH", 2)
    monkeypatch.setattr(reading, "STRETCH", 2)
    place.open()
    settle(qtbot, place)
    assert [place.model.row(n) for n in range(place.model.rowCount())] == rows


def test_no_gap_is_not_said_to_be_full_knowledge_while_lines_are_empty(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    write_line(session.book, "~ It was quiet")
    place = opened(qtbot, TriangulationPlace(look, session))
    assert place.gaps.rowCount() == 0
    assert "No gap so far. From the second noon, empty lines are gaps." in shown_texts(place)


def test_with_large_text_and_no_gap_the_keys_stay_in_the_place(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    look.choose(factor=1.5)
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    row.addWidget(QPushButton("Rail"))
    place = TriangulationPlace(look, session)
    row.addWidget(place)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    place.open()
    settle(qtbot, place)
    focus = window.focusWidget()
    assert focus is not None
    assert place.isAncestorOf(focus)
    assert focus.isVisible()


def test_without_a_challenge_it_says_what_to_do(
    qtbot: QtBot, look: Look, open_session: Opened
) -> None:
    place = opened(qtbot, TriangulationPlace(look, open_session(founded=False)))
    assert place.page.empty.isVisible()
    with qtbot.waitSignal(place.go) as caught:
        place.page.empty.act.click()
    assert caught.args[0] == "challenge"


def test_with_large_text_the_gaps_come_first(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    look.choose("light", 2.0)
    write_line(session.book, "+ Heard once #thresholds")
    place = opened(qtbot, TriangulationPlace(look, session))
    assert place.page.gaps.isVisible()
    assert not place.page.map.isVisible()
    place.page.panes.go_to("map")
    place.page.map.go_to(_row(place), 6)
    assert place.page.map._titles.isVisible(), "the titles stay while the map scrolls"
    rect = place.page.map.visualRect(place.page.map.currentIndex())
    assert rect.left() >= place.page.map.columnWidth(0) - 1


def test_the_picture_is_written_page_by_page(
    qtbot: QtBot,
    place: TriangulationPlace,
    session: FakeSession,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(type(session.papers), "pages", lambda *_: (PIXEL, PIXEL))
    place.page.picture.click()
    sheet = place.picture._sheet.sheet
    assert isinstance(sheet, ChooseSheet)
    settle(qtbot, place)
    with qtbot.waitSignal(place.said) as caught:
        sheet.chosen.emit(tmp_path / "map.png")
    assert "no longer encrypted" in caught.args[0]
    assert (tmp_path / "map.png").read_bytes() == (tmp_path / "map-2.png").read_bytes() == PIXEL
    place.picture.blank()


def test_models_keep_qts_rules(qtmodeltester: ModelTester, place: TriangulationPlace) -> None:
    check_model(qtmodeltester, place.model)
    check_model(qtmodeltester, place.gaps)
    assert isinstance(place.gaps, GapModel)


@pytest.mark.parametrize("theme", ["light", "dark", "high-contrast"])
def test_every_cell_prints_its_number_or_a_dashed_none(
    look: Look, place: TriangulationPlace, theme: str
) -> None:
    look.choose(theme)
    row = _row(place)
    pictures = {}
    for column in (1, 2):
        option = QStyleOptionViewItem()
        option.rect = QRectF(0, 0, 86, 29).toRect()
        option.widget = place.page.map
        picture = QImage(86, 29, QImage.Format.Format_ARGB32)
        picture.fill(look.colour("surface"))
        painter = QPainter(picture)
        HeatDelegate(look).paint(painter, option, place.model.index(row, column))
        painter.end()
        pictures[column] = picture
    assert pictures[1] != pictures[2]
    assert place.model.index(row, 2).data(COUNT) == 1


def test_steps_rise_with_the_count() -> None:
    assert [step_of(n) for n in (0, 1, 2, 3, 4, 6, 7, 40)] == [0, 1, 2, 2, 3, 3, 4, 4]


def test_flags_and_rows_agree(place: TriangulationPlace) -> None:
    gaps = [place.gaps.row(n) for n in range(place.gaps.rowCount())]
    kinds = {gap.flag.kind for gap in gaps if gap is not None}
    assert kinds == {FlagKind.ONE_KIND, FlagKind.ONE_VOICE, FlagKind.CONTRADICTED}
    assert isinstance(place.model, HeatModel)
