# SPDX-License-Identifier: Apache-2.0
"""The Qt application: set up once, with the typeface, the one style sheet and the last resort."""

import sys
from collections.abc import Callable, Sequence
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyleFactory

from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.roles import tell_roles
from peerdesk.ui.look import Look
from peerdesk.ui.style import style_sheet

STALE = "stale"
"""The application's property that says that its own sheet is older than that of its windows."""
_FEW = 400
"""Widgets that are dressed in no time, however it is done: those before a challenge is open."""


class LastResort(QObject):
    """What happens to an exception that nobody expected: said on screen, never with its text.

    An exception's own words may quote what was being typed, so only its kind and the places in
    the program are printed.
    """

    met = Signal(str)

    def install(self) -> None:
        """Take the place of Python's own hook."""
        sys.excepthook = self.hook

    def hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Say that something failed; called for exceptions in slots and at top level."""
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        print(f"{kind.__name__}, {_places(trace)}", file=sys.stderr)  # noqa: T201 - for whoever mends it
        if isinstance(error, PeerDeskError):
            self.met.emit(error.user_message)
        else:
            self.met.emit(
                self.tr(
                    "Something in the program failed ({0}). Your text is kept: go on, and if it "
                    "happens again, lock and unlock."
                ).format(kind.__name__)
            )

    def take(self, error: BaseException) -> None:
        """Take an exception that a job met."""
        self.hook(type(error), error, error.__traceback__)


def make_application(arguments: Sequence[str]) -> QApplication:
    """Return the one Qt application, with our name and a style that looks the same everywhere."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    application = QApplication(list(arguments))
    application.setApplicationName("peerdesk")
    application.setApplicationDisplayName("PeerDesk")
    application.setDesktopFileName("peerdesk")
    fusion = QStyleFactory.create("Fusion")
    if fusion is not None:
        application.setStyle(fusion)
    return application


def dress(application: QApplication, look: Look) -> Callable[[], None]:
    """Give the application its typeface, icon, palette and style sheet, now and at each change."""
    look.load_fonts()
    tell_roles()
    application.setWindowIcon(look.icons.window_icon())

    def wear() -> None:
        application.setFont(look.font("body"))
        application.setPalette(look.palette())
        _put_on(application, style_sheet(look))

    wear()
    look.changed.connect(wear)
    return wear


def _put_on(application: QApplication, sheet: str) -> None:
    """Give every widget a style sheet, and each of them only once.

    A sheet of the application is worked through anew for each widget as often as there are widgets
    round it: with all places open that were fifty events a widget, and seconds in which the window
    stood still. What is open then wears the sheet as its own, which counts for all inside.
    """
    windows = [widget for widget in application.topLevelWidgets() if widget.parent() is None]
    if len(application.allWidgets()) <= _FEW:
        for window in windows:
            if window.styleSheet():
                window.setStyleSheet("")
        application.setStyleSheet(sheet)
        application.setProperty(STALE, False)  # noqa: FBT003 - Qt's form
        return
    application.setProperty(STALE, True)  # noqa: FBT003 - likewise
    for window in windows:
        window.setStyleSheet(sheet)


def system_theme() -> str:
    """Return the theme that the system asks for."""
    scheme = QGuiApplication.styleHints().colorScheme()
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


def _places(trace: TracebackType | None) -> str:
    found: list[str] = []
    while trace is not None:
        code = trace.tb_frame.f_code
        found.append(f"{code.co_name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return " ".join(found[-8:])
