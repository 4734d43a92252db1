# SPDX-License-Identifier: Apache-2.0
"""Opens the window: the one place where screen, vault, paper and files are joined.

Only what the unlock screen needs is read in before it is shown; the rest comes while the
passphrase is being typed.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from peerdesk.bootstrap.desk import Desk
from peerdesk.bootstrap.laptop import Laptop
from peerdesk.bootstrap.look_settings import LookSettings
from peerdesk.ui.app import LastResort, dress, make_application, system_theme
from peerdesk.ui.look import Look
from peerdesk.ui.window import Window

if TYPE_CHECKING:  # read in by `Laptop.warm`
    from peerdesk.ui.ports import DeskSession
    from peerdesk.ui.shell import Shell


def open_window(arguments: Sequence[str]) -> int:
    """Show the window until it is closed, and return the program's exit code."""
    application = make_application(["peerdesk", *arguments])
    last_resort = LastResort()
    last_resort.install()
    desk = Desk()
    settings = LookSettings()
    look = Look(desk.resources, settings.theme() or system_theme(), settings.factor())
    dress(application, look)
    window = Window(look, Laptop(desk), settings, furnish)
    last_resort.met.connect(window.report)
    window.show()
    return application.exec()


def furnish(look: Look, session: "DeskSession") -> "Shell":
    """Return the shell with all places for an open vault."""
    from peerdesk.ui.places import all_places  # noqa: PLC0415 - see the module
    from peerdesk.ui.shell import Shell  # noqa: PLC0415 - see the module

    return Shell(look, session, all_places())
