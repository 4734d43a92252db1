# SPDX-License-Identifier: Apache-2.0
"""Nothing of the screen writes where others read: no settings, notices, system dialogs, titles."""

import ast
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.ui.capture.editor import LineEditor
from peerdesk.ui.components.control import TextArea, TextField
from peerdesk.ui.look import Look

PROGRAM = Path(__file__).parents[2] / "peerdesk"
FORBIDDEN = {
    "QSettings": "keeps values in the system's own store",
    "QFileDialog": "remembers folders, and outlives a lock",
    "QMessageBox": "is modal, and outlives a lock",
    "QInputDialog": "is modal, and outlives a lock",
    "QErrorMessage": "stands in a window of its own",
    "QSystemTrayIcon": "shows notices over other windows",
    "QSessionManager": "writes what it restores to the disk",
    "QTemporaryFile": "is a file in clear",
    "QDesktopServices": "hands things to other programs",
    "QPrinter": "writes spool files",
}


def test_the_keyboards_own_program_is_asked_to_learn_nothing(qtbot: QtBot, look: Look) -> None:
    for field in (TextField(look), TextArea(look), LineEditor(look)):
        qtbot.addWidget(field)
        assert field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData


def _trees() -> Iterator[tuple[Path, ast.Module]]:
    for folder in (PROGRAM / "ui", PROGRAM / "bootstrap"):
        for path in sorted(folder.rglob("*.py")):
            yield path, ast.parse(path.read_text("utf-8"))


def _names(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.ImportFrom):
            yield from (name.name for name in node.names)


def test_no_part_of_qt_is_used_that_leaves_traces_or_outlives_a_lock() -> None:
    found = [
        (path.name, name) for path, tree in _trees() for name in _names(tree) if name in FORBIDDEN
    ]
    assert found == []


def test_nothing_waits_in_a_loop_of_its_own() -> None:
    """`exec` in a dialog would keep a lock waiting; the application's own is the only one."""
    loops = [
        path.name
        for path, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"exec", "exec_", "processEvents"}
    ]
    assert loops == ["window.py"]


def test_titles_of_windows_are_the_programs_name_and_nothing_else() -> None:
    titles = [
        node.args[0]
        for _, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"setWindowTitle", "setWindowFilePath", "setApplicationDisplayName"}
    ]
    assert [title.value for title in titles if isinstance(title, ast.Constant)] == ["PeerDesk"] * 2
    assert len(titles) == 2
