# SPDX-License-Identifier: Apache-2.0
"""Start the program, or a bare window, say when it has been painted first, and end.

    python -m tests.benchmarks.first_paint program|bare

The program is started as its command starts it and knows nothing of this: only Qt's loop is
entered through a door that looks on.
"""

import os
import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget


class FirstPaint(QObject):
    """Ends the process as soon as the round of events is over in which a window was painted."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Wait for the first window's first painting."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            QTimer.singleShot(0, _painted)
        return False


def _painted() -> None:
    sys.stdout.write("painted\n")
    sys.stdout.flush()
    os._exit(0)


def _watched_exec() -> int:
    application = QApplication.instance()
    if application is None:
        raise LookupError
    watcher = FirstPaint(application)
    application.installEventFilter(watcher)
    return _exec()


def bare() -> int:
    """Show a window with a label and nothing else."""
    application = QApplication(["bare"])
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(QLabel("Hello"))
    window.resize(1366, 768)
    window.show()
    return application.exec()


def program() -> int:
    """Start the program without a command, which opens its window."""
    sys.argv = ["peerdesk"]
    from peerdesk.__main__ import main  # noqa: PLC0415 - a bare window reads nothing of ours

    return main()


_exec = QApplication.exec
if __name__ == "__main__":
    QApplication.exec = staticmethod(_watched_exec)  # type: ignore[method-assign]
    sys.exit(program() if sys.argv[1] == "program" else bare())
