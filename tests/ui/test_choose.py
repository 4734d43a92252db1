# SPDX-License-Identifier: Apache-2.0
"""Files and folders are chosen inside the window, by keyboard, and nothing remembers where."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from peerdesk.ui.components.choose import ChooseSheet, Wanted
from peerdesk.ui.look import Look
from tests.fakes.session import FakeSession

Shown = Callable[[Wanted], ChooseSheet]
A_BUNDLE = Wanted("Import a bundle", "Look into it", suffixes=(".peerdesk",))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    (tmp_path / "stick" / "tom.peerdesk").write_bytes(b"bundle")
    (tmp_path / "readme.txt").touch()
    return tmp_path


@pytest.fixture
def show(qtbot: QtBot, look: Look, session: FakeSession, folder: Path) -> Shown:
    host = QWidget()
    host.resize(1000, 700)
    QVBoxLayout(host)
    qtbot.addWidget(host)
    host.show()
    qtbot.waitExposed(host)
    assert session.files.root == folder

    def make(wanted: Wanted) -> ChooseSheet:
        sheet = ChooseSheet(look, host, wanted, session.files, session.aside)
        sheet.open()
        settle(qtbot, sheet)
        return sheet

    return make


def settle(qtbot: QtBot, sheet: ChooseSheet) -> None:
    qtbot.waitUntil(lambda: sheet._jobs.running == 0)


def rows(sheet: ChooseSheet) -> list[str]:
    model = sheet._rows
    return [str(model.data(model.index(row))) for row in range(model.rowCount())]


def test_a_path_is_typed_over_the_one_shown_and_down_leads_to_its_folder(
    qtbot: QtBot, show: Shown, folder: Path
) -> None:
    sheet = show(A_BUNDLE)
    sheet._path.setFocus()
    qtbot.keyClicks(sheet._path, str(folder / "stick"))
    qtbot.keyClick(sheet._path, Qt.Key.Key_Return)
    settle(qtbot, sheet)
    assert rows(sheet) == ["The folder above", "tom.peerdesk"]
    qtbot.keyClick(sheet._path, Qt.Key.Key_Down)
    assert sheet._list.hasFocus()


def test_a_file_is_found_by_keys_alone(qtbot: QtBot, show: Shown, folder: Path) -> None:
    sheet = show(A_BUNDLE)
    assert rows(sheet) == ["The folder above", "stick"]
    sheet._list.setFocus()
    qtbot.keyClick(sheet._list, Qt.Key.Key_Down)
    qtbot.keyClick(sheet._list, Qt.Key.Key_Return)
    settle(qtbot, sheet)
    assert rows(sheet) == ["The folder above", "tom.peerdesk"]
    qtbot.keyClick(sheet._list, Qt.Key.Key_Down)
    with qtbot.waitSignal(sheet.chosen) as caught:
        qtbot.keyClick(sheet._list, Qt.Key.Key_Return)
    assert caught.args == [folder / "stick" / "tom.peerdesk"]
    assert sheet.isHidden()


def test_ctrl_enter_takes_the_open_folder_once_and_the_list_has_room(
    qtbot: QtBot, show: Shown, folder: Path
) -> None:
    sheet, chosen = show(Wanted("Share: where to?", "Share here", folder=True)), list[Path]()
    sheet.chosen.connect(chosen.append)
    assert sheet._list.height() >= 8 * sheet._list.sizeHintForRow(0)
    assert sheet._scroll.verticalScrollBar().maximum() == 0
    sheet._path.setFocus()
    with qtbot.waitSignal(sheet.left):
        qtbot.keyClick(sheet._path, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert chosen == [folder]


def test_backspace_goes_up(qtbot: QtBot, show: Shown, folder: Path) -> None:
    sheet = show(A_BUNDLE)
    sheet._list.setFocus()
    qtbot.keyClick(sheet._list, Qt.Key.Key_Backspace)
    settle(qtbot, sheet)
    assert sheet._path.text() == str(folder.parent)
    sheet.leave()


def test_a_path_can_be_typed(qtbot: QtBot, show: Shown, folder: Path) -> None:
    sheet = show(A_BUNDLE)
    sheet._path.setText(str(folder / "stick"))
    qtbot.keyClick(sheet._path, Qt.Key.Key_Return)
    settle(qtbot, sheet)
    assert "tom.peerdesk" in rows(sheet)
    sheet._path.setText(str(folder / "stick" / "tom.peerdesk"))
    with qtbot.waitSignal(sheet.chosen):
        qtbot.keyClick(sheet._path, Qt.Key.Key_Return)


def test_another_kind_of_file_is_refused_with_a_sentence(show: Shown, folder: Path) -> None:
    sheet = show(A_BUNDLE)
    sheet._path.setText(str(folder / "readme.txt"))
    sheet._take()
    assert ".peerdesk" in sheet._field._error.text()
    sheet.leave()


@pytest.mark.parametrize("wanted", [Wanted("S", "S", name="a.pdf"), Wanted("S", "S", folder=True)])
def test_a_typed_folder_is_meant_and_one_that_is_missing_is_said(
    qtbot: QtBot, show: Shown, folder: Path, wanted: Wanted
) -> None:
    sheet, chosen = show(wanted), list[Path]()
    sheet.chosen.connect(chosen.append)
    sheet._path.setText(str(folder / "gone"))
    sheet._take()
    settle(qtbot, sheet)
    assert "cannot be read" in sheet._field._error.text()
    assert (chosen, sheet.isVisible()) == ([], True)
    sheet._path.setText(str(folder / "stick"))
    with qtbot.waitSignal(sheet.left):
        sheet._take()
    assert chosen == [folder / "stick" / wanted.name]


def test_a_folder_that_cannot_be_read_is_said(qtbot: QtBot, show: Shown, folder: Path) -> None:
    sheet = show(A_BUNDLE)
    sheet._path.setText(str(folder / "gone"))
    qtbot.keyClick(sheet._path, Qt.Key.Key_Return)
    settle(qtbot, sheet)
    assert "cannot be read" in sheet._field._error.text()
    sheet.leave()


def test_a_folder_is_chosen_as_it_stands(qtbot: QtBot, show: Shown, folder: Path) -> None:
    sheet = show(Wanted("Share", "Share here", folder=True))
    with qtbot.waitSignal(sheet.chosen) as caught:
        sheet._take()
    assert caught.args == [folder]


def test_a_name_is_offered_and_can_be_changed(qtbot: QtBot, show: Shown, folder: Path) -> None:
    sheet = show(Wanted("Export", "Write it", name="summary-2.pdf"))
    sheet._name.setText("wednesday.pdf")
    with qtbot.waitSignal(sheet.chosen) as caught:
        qtbot.keyClick(sheet._name, Qt.Key.Key_Return)
    assert caught.args == [folder / "wednesday.pdf"]


def test_esc_leaves_without_a_choice(qtbot: QtBot, show: Shown) -> None:
    sheet = show(A_BUNDLE)
    chosen: list[object] = []
    sheet.chosen.connect(chosen.append)
    with qtbot.waitSignal(sheet.left):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert chosen == []


@pytest.mark.parametrize("typed", ["", "stick", "stick/tom.peerdesk"])
def test_a_folder_does_as_well_where_either_is_wanted(
    qtbot: QtBot, show: Shown, folder: Path, typed: str
) -> None:
    sheet, chosen = show(replace(A_BUNDLE, either=True)), list[Path]()
    sheet.chosen.connect(chosen.append)
    sheet._path.setText(str(folder / typed))
    sheet._take()
    qtbot.waitUntil(lambda: chosen == [folder / typed])


def test_a_name_that_is_taken_is_proposed_with_a_number(
    qtbot: QtBot, show: Shown, folder: Path
) -> None:
    (folder / "invitation.txt").touch()
    (folder / "INVITATION-2.txt").touch()  # sticks make no difference between the two
    sheet, chosen = show(Wanted("S", "S", name="invitation.txt")), list[Path]()
    sheet.chosen.connect(chosen.append)
    assert sheet._name.text() == "invitation-3.txt"
    assert rows(sheet) == ["The folder above", "stick"]
    sheet._open(folder / "stick")
    settle(qtbot, sheet)
    assert sheet._name.text() == "invitation.txt"
    sheet._name.setText("mine.txt")
    sheet._open(folder)
    settle(qtbot, sheet)
    assert sheet._name.text() == "mine.txt"
    sheet._take()
    assert chosen == [folder / "mine.txt"]


def test_a_taken_name_is_refused_at_its_field_and_the_sheet_stays(
    show: Shown, folder: Path
) -> None:
    sheet, chosen = show(Wanted("S", "S", name="a.txt")), list[Path]()
    sheet.chosen.connect(chosen.append)
    sheet._name.setText("README.txt")
    sheet._take()
    assert "That name is taken" in sheet._named._error.text()
    assert sheet.isVisible()
    assert chosen == []
    sheet._name.setText("other.txt")
    sheet._take()
    assert chosen == [folder / "other.txt"]


def test_with_large_text_a_refused_name_comes_into_view(
    qtbot: QtBot, show: Shown, look: Look
) -> None:
    look.choose("light", 2.0)
    sheet = show(Wanted("S", "S", name="a.txt"))
    sheet._name.setText("readme.txt")
    bar = sheet._scroll.verticalScrollBar()
    assert bar.value() == 0
    sheet._take()
    qtbot.waitUntil(lambda: bar.value() > 0)
    below = sheet._named._error.mapTo(sheet._scroll, sheet._named._error.rect().bottomLeft())
    assert below.y() <= sheet._scroll.height()
    sheet.leave()
