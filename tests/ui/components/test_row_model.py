# SPDX-License-Identifier: Apache-2.0
"""Rows are shown, found by number and said; past the end there is nothing."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from peerdesk.ui.components.row_model import RowModel

WORDS = Qt.ItemDataRole.DisplayRole


class Lines(RowModel[str]):
    """Rows of words."""

    def said(self, row: str) -> Mapping[int, object]:
        """Return the words."""
        return {WORDS: row.upper()}


@pytest.fixture
def lines(qtmodeltester: ModelTester) -> Lines:
    model = Lines()
    model.show(("one", "two"))
    qtmodeltester.check(model)
    return model


def test_what_is_shown_is_there_by_number_and_says_what_is_known_of_it(lines: Lines) -> None:
    assert [lines.row(number) for number in range(lines.rowCount())] == ["one", "two"]
    assert lines.data(lines.index(1)) == "TWO"
    assert lines.data(lines.index(1), Qt.ItemDataRole.ToolTipRole) is None


def test_past_the_ends_there_is_nothing(lines: Lines) -> None:
    assert lines.row(-1) is None
    assert lines.row(2) is None
    assert lines.data(QModelIndex()) is None


def test_no_row_has_others_below_it(lines: Lines) -> None:
    assert lines.rowCount(lines.index(0)) == 0


def test_showing_others_forgets_those_before(lines: Lines) -> None:
    lines.show(())
    assert lines.rowCount() == 0
    assert lines.row(0) is None


def test_rows_that_say_nothing_are_a_mistake() -> None:
    silent: RowModel[str] = RowModel()
    silent.show(("one",))
    with pytest.raises(NotImplementedError):
        silent.data(silent.index(0))
