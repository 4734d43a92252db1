# SPDX-License-Identifier: Apache-2.0
"""The window as bootstrap joins it, over copies of one practice challenge."""

import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QStyleFactory
from pytestqt.qtbot import QtBot

from peerdesk.bootstrap.desk import Desk
from peerdesk.bootstrap.laptop import Laptop
from peerdesk.bootstrap.look_settings import LookSettings
from peerdesk.bootstrap.practice import make_practice_vault
from peerdesk.bootstrap.window import furnish
from peerdesk.desk.clock import FixedClock
from peerdesk.ui.app import dress
from peerdesk.ui.look import Look
from peerdesk.ui.window import Window
from peerdesk.vault.derivation import FLOOR
from tests.journeys.keyboard import Keyboard

PASSPHRASE = "ripple anvil quiet lantern moss"
LAST_MORNING = datetime(2026, 5, 14, 9, 25)  # noqa: DTZ001 - London's wall time
_MEMORY = Path("/dev/shm")  # noqa: S108 - only to be quick: hundreds of commits are waited for
_PATIENCE = 10_000


@pytest.fixture(scope="session")
def practised() -> Iterator[Path]:
    """Return a vault with the whole practice challenge, to be copied and never opened."""
    with TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
        vault = Path(folder) / "vault-1"
        make_practice_vault(Desk(Path(folder), cost=FLOOR), vault, PASSPHRASE).close()
        yield vault


@pytest.fixture
def clock() -> FixedClock:
    """Return a clock that stands at twenty-five past nine on the last day on site."""
    return FixedClock(LAST_MORNING)


@pytest.fixture
def desk(tmp_path: Path, practised: Path, clock: FixedClock) -> Desk:
    """Return a laptop with a practice challenge of its own."""
    root = tmp_path / "vaults"
    copytree(practised, root / practised.name)
    desk = Desk(root, clock=clock, cost=FLOOR)
    desk.open_vault(root / practised.name, PASSPHRASE).close()  # hears here that it is a copy
    return desk


@pytest.fixture(scope="module")
def look(qapp: QApplication) -> Look:
    """Give the application its style."""
    fusion = QStyleFactory.create("Fusion")
    if fusion is not None:
        qapp.setStyle(fusion)
    look = Look(Desk().resources, "light", 1.0)
    dress(qapp, look)
    return look


@pytest.fixture
def keyboard(
    qtbot: QtBot, qapp: QApplication, look: Look, desk: Desk, tmp_path: Path
) -> Iterator[Keyboard]:
    """Return somebody at the keyboard of the locked window; a broken slot fails the test."""
    window = Window(look, Laptop(desk), LookSettings(tmp_path / "config"), furnish)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    yield Keyboard(window, lambda holds: qtbot.waitUntil(holds, timeout=_PATIENCE))
    window.close()
    window.close()  # the first may be refused for the sake of a line that is not saved
    window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for closing in (each for each in threading.enumerate() if each.name == "peerdesk-closing"):
        closing.join(_PATIENCE / 1000)  # the vault is locked; its copy is being made
    assert not [thread for thread in threading.enumerate() if "peerdesk" in thread.name]
