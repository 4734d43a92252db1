# SPDX-License-Identifier: Apache-2.0
"""The board says own, all or so many to come, in words as well as in colour."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from peerdesk.ui.look import Look
from peerdesk.ui.team.board import BoardModel
from peerdesk.ui.team.board_view import BoardView
from peerdesk.ui.team.reading import LaptopCell, LaptopRow, heard_words
from tests.ui.driving import check_model

ROWS = (
    LaptopRow(
        "Helen Okafor", "Helen", "team leader", "", here=True, known=38, to_come=22,
        cells=(
            LaptopCell(own=True, held=38, to_come=0), LaptopCell(own=False, held=30, to_come=22),
        ),
    ),
    LaptopRow(
        "Priya Nair", "Priya", "officer peer", "18:31", here=False, known=52, to_come=0,
        cells=(LaptopCell(own=False, held=38, to_come=0), LaptopCell(own=True, held=52, to_come=0)),
    ),
)  # fmt: skip


@pytest.fixture
def model() -> BoardModel:
    made = BoardModel()
    made.show(ROWS)
    return made


def test_it_keeps_qts_rules(qtmodeltester: ModelTester, model: BoardModel) -> None:
    check_model(qtmodeltester, model)


def test_every_cell_says_itself_in_words(model: BoardModel) -> None:
    words = [[str(model.index(row, column).data()) for column in range(4)] for row in range(2)]
    assert words == [
        ["Helen Okafor", "own", "22 to come", "22 missing"],
        ["Priya Nair", "all", "own", "complete"],
    ]


def test_a_laptop_without_an_attachment_is_never_complete(model: BoardModel) -> None:
    lacking = [replace(ROWS[0], attachments=2), replace(ROWS[1], attachments=1)]
    model.show(lacking)
    assert [model.index(row, 3).data() for row in range(2)] == ["22 missing", "1 attachment"]
    assert not any(row.complete for row in lacking)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert [model.index(row, 3).data(role) for row in range(2)] == [
        "Helen Okafor: 22 and 2 attachments missing",
        "Priya Nair: 1 attachment missing",
    ]


def test_a_column_is_headed_by_whose_changes_and_how_many(model: BoardModel) -> None:
    across = Qt.Orientation.Horizontal
    assert [model.headerData(n, across) for n in range(4)] == ["", "Helen\n38", "Priya\n52", ""]


def test_a_screen_reader_hears_who_has_what_of_whom(model: BoardModel) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    said = model.index(0, 2).data(role)
    assert said == "Helen has of Priya: 22 to come"
    assert model.index(1, 0).data(role) == "Priya Nair, officer peer, 18:31"


def test_with_large_text_the_board_is_a_list_of_who_lacks_how_much(
    qtbot: QtBot, look: Look, model: BoardModel
) -> None:
    view = BoardView(look, model)
    qtbot.addWidget(view)
    assert not view.isColumnHidden(1)
    look.choose(factor=2.0)
    assert [view.isColumnHidden(column) for column in range(4)] == [False, True, True, False]


def test_when_a_laptop_was_heard_from_names_the_day_unless_it_was_today() -> None:
    noon = 1_778_587_200_000  # Tuesday 12 May 2026, 12:00 UTC
    day = 86_400_000
    assert heard_words(noon, (noon + 60_000, 60)) == "13:00"
    assert heard_words(noon, (noon + day, 60)) == "Tue 13:00"
    assert heard_words(0, (noon, 60)) == ""
