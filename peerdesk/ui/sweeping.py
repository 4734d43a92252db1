# SPDX-License-Identifier: Apache-2.0
"""Takes every word and picture out of a part of the screen that is about to be thrown away.

Places blank themselves; this is the net below, for whatever sheet, popup or field stands open.
"""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QToolTip,
    QWidget,
)


def sweep(root: QWidget) -> None:
    """Empty a widget and all below it, with undo stacks and models; none of them speaks again."""
    for widget in [*root.findChildren(QWidget), root]:
        widget.blockSignals(True)  # noqa: FBT003 - Qt's form
        _empty(widget)
        for say in (widget.setToolTip, widget.setAccessibleName, widget.setAccessibleDescription):
            say("")
    for timer in root.findChildren(QTimer):
        timer.stop()


def close_popups() -> None:
    """Close every menu, list and tip that stands in a window of its own."""
    QToolTip.hideText()
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
        if popup is QApplication.activePopupWidget():
            popup.hide()
            break


def _empty(widget: QWidget) -> None:
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        widget.setPlainText("")
        widget.document().clearUndoRedoStacks()
    elif isinstance(widget, QLineEdit):
        widget.setText("")  # unlike `clear`, this empties the undo stack too
    elif isinstance(widget, QLabel):
        widget.setPixmap(QPixmap())
        widget.setText("")
    elif isinstance(widget, QAbstractButton):
        widget.setText("")
    elif isinstance(widget, QAbstractItemView):
        selection = widget.selectionModel()
        if selection is not None:
            selection.blockSignals(True)  # noqa: FBT003 - Qt's form
        widget.setModel(None)
