# SPDX-License-Identifier: Apache-2.0
"""The list of notes knows how many there are, and holds only a window of them."""

import pytest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from peerdesk.domain.words import Stance
from peerdesk.ui.evidence.model import KEPT, PAGE, ROW, NoteModel
from peerdesk.ui.evidence.rows import Found, NoteRow
from tests.ui.driving import check_model


def rows(first: int, count: int) -> tuple[NoteRow, ...]:
    return tuple(
        NoteRow(
            id=f"n{number}", stance=Stance.STRENGTH, text=f"Note {number}", when="Tue 10:00",
            place="Focus group", icon="users-three", kloes=(), voices=(), messages=0, clashes=False,
        )
        for number in range(first, first + count)
    )  # fmt: skip


@pytest.fixture
def model() -> NoteModel:
    made = NoteModel()
    made.show(Found(100_000, 0, rows(0, PAGE)))
    return made


def test_it_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = NoteModel()
    model.show(Found(PAGE + 20, 0, rows(0, PAGE)))
    check_model(qtmodeltester, model)


def test_all_rows_count_though_few_are_held(model: NoteModel) -> None:
    assert model.rowCount() == 100_000
    assert model.held == PAGE


def test_a_row_that_is_not_held_is_asked_for_once(model: NoteModel) -> None:
    asked: list[int] = []
    model.wanted.connect(asked.append)
    for row in (PAGE, PAGE + 1, 5 * PAGE):
        assert model.index(row).data(ROW) is None
    assert asked == [1, 5]


def test_a_page_that_did_not_come_is_asked_for_again(model: NoteModel) -> None:
    asked: list[int] = []
    model.wanted.connect(asked.append)
    model.index(PAGE).data(ROW)
    model.forget(1)
    model.index(PAGE).data(ROW)
    assert asked == [1, 1]


def test_pages_that_arrive_are_shown_and_told(qtbot: QtBot, model: NoteModel) -> None:
    with qtbot.waitSignal(model.dataChanged) as told:
        model.put(7, rows(7 * PAGE, PAGE))
    assert [index.row() for index in told.args[:2]] == [7 * PAGE, 8 * PAGE - 1]
    row = model.index(7 * PAGE + 3).data(ROW)
    assert isinstance(row, NoteRow)
    assert row.id == f"n{7 * PAGE + 3}"


def test_scrolling_to_the_end_holds_no_more_than_a_window(model: NoteModel) -> None:
    for page in range(1, 500):
        model.put(page, rows(page * PAGE, PAGE))
    assert model.held == KEPT * PAGE
    assert model.row(499 * PAGE) is not None
    assert model.row(0) is None


def test_the_same_rows_read_again_keep_their_place(model: NoteModel) -> None:
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    assert model.renew(Found(100_000, 3 * PAGE, rows(3 * PAGE, PAGE)))
    assert not resets
    assert not model.renew(Found(99_999, 0, rows(0, PAGE)))


def test_cleared_it_holds_nothing(model: NoteModel) -> None:
    model.clear()
    assert (model.rowCount(), model.held, model.find("n1")) == (0, 0, -1)


def test_a_screen_reader_hears_mark_text_place_and_tags() -> None:
    row = rows(0, 1)[0]
    assert row.said == "Strength, Note 0, Tue 10:00, Focus group"
