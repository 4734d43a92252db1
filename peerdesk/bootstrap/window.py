# SPDX-License-Identifier: Apache-2.0
"""Opens the window: the one place where screen, vault, paper and files are joined.

Only what the unlock screen needs is read in before it is shown; the rest comes while the
passphrase is being typed.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from peerdesk.bootstrap.desk import Desk
from peerdesk.bootstrap.laptop import Laptop
from peerdesk.bootstrap.look_settings import LookSettings
from peerdesk.errors import PeerDeskError
from peerdesk.ui.app import LastResort, dress, make_application, system_theme
from peerdesk.ui.guards import Guards
from peerdesk.ui.look import Look
from peerdesk.ui.window import Window

if TYPE_CHECKING:  # read in by `Laptop.warm`
    from peerdesk.ui.ports import DeskSession
    from peerdesk.ui.shell import Shell


class NoDisplay(PeerDeskError):
    """There is no screen to open a window on."""

    def __init__(self) -> None:
        super().__init__(
            "There is no display here, so no window can open: use a command instead, such as "
            "“peerdesk --help” or “peerdesk practice --out DIR”."
        )


def need_display(platform: str = sys.platform, environment: Mapping[str, str] = os.environ) -> None:
    """Raise `NoDisplay` where Qt would end the program for want of a screen."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if platform.startswith("linux") and not any(environment.get(name) for name in named):
        raise NoDisplay


def open_window(arguments: Sequence[str]) -> int:
    """Show the window until it is closed, and return the program's exit code.

    Raises `NoDisplay` where there is no screen to show it on.
    """
    need_display()
    application = make_application(["peerdesk", *arguments])
    last_resort = LastResort()
    last_resort.install()
    desk = Desk()
    settings = LookSettings()
    look = Look(desk.resources, settings.theme() or system_theme(), settings.factor())
    dress(application, look)
    window = Window(look, Laptop(desk), settings, furnish)
    Guards(window)
    last_resort.met.connect(window.report)
    follow_system(look, settings)
    window.show_fitting()
    return application.exec()


def follow_system(look: Look, settings: LookSettings) -> None:
    """Go dark and light with the system, for as long as nobody has chosen a theme."""

    def follow() -> None:
        if not settings.theme():
            look.choose(theme=system_theme())

    QGuiApplication.styleHints().colorSchemeChanged.connect(follow)


def furnish(look: Look, session: "DeskSession") -> "Shell":
    """Return the shell with all places for an open vault."""
    from peerdesk.ui.places import all_places  # noqa: PLC0415 - see the module
    from peerdesk.ui.shell import Shell  # noqa: PLC0415 - see the module

    return Shell(look, session, all_places())
