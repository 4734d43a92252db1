# SPDX-License-Identifier: Apache-2.0
"""What is swept holds no word, no undo, no picture and no model, and does nothing any more."""

from PySide6.QtCore import QStringListModel, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from peerdesk.ui.sweeping import close_popups, sweep

MARKER = "Zanzibarmarker"


def test_no_sort_of_widget_keeps_anything(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    column = QVBoxLayout(root)
    label, picture, button = QLabel(MARKER), QLabel(), QPushButton(MARKER)
    line, area, rich, rows = QLineEdit(), QPlainTextEdit(), QTextEdit(), QListView()
    picture.setPixmap(QPixmap(4, 4))
    rows.setModel(QStringListModel([MARKER], root))
    for widget in (label, picture, button, line, area, rich, rows):
        column.addWidget(widget)
        widget.setToolTip(MARKER)
        widget.setAccessibleName(MARKER)
        widget.setAccessibleDescription(MARKER)
    for field in (line, area, rich):
        qtbot.keyClicks(field, MARKER)
    heard: list[str] = []
    line.textChanged.connect(heard.append)
    timer = QTimer(root)
    timer.start(60_000)
    sweep(root)
    texts = [label.text(), button.text(), line.text(), area.toPlainText(), rich.toPlainText()]
    assert texts == [""] * 5
    assert not line.isUndoAvailable()
    assert not area.document().isUndoAvailable()
    assert not rich.document().isUndoAvailable()
    assert picture.pixmap().isNull()
    assert rows.model() is None
    assert {label.toolTip(), rows.accessibleName(), line.accessibleDescription()} == {""}
    assert heard == []
    assert not timer.isActive()


def test_every_menu_closes(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.addAction(MARKER)
    menu.popup(menu.pos())
    assert QApplication.activePopupWidget() is menu
    close_popups()
    assert QApplication.activePopupWidget() is None
    assert not menu.isVisible()


class Stubborn(QWidget):
    """A popup that does not close."""

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()


def test_a_popup_that_will_not_close_is_hidden(qtbot: QtBot) -> None:
    popup = Stubborn(None, Qt.WindowType.Popup)
    qtbot.addWidget(popup)
    popup.show()
    close_popups()
    assert not popup.isVisible()
