# SPDX-License-Identifier: Apache-2.0
"""Makes the pictures of README and help anew, from the practice challenge and by its keys.

`python -m tests.journeys.pictures [FOLDER]` needs no display. The clock stands where the practice
challenge has most to show, so that on every day the same program makes the same pictures but for
the greeting and the words of the new keys.
"""

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from PIL import Image
from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QTimer

from peerdesk.bootstrap.desk import Desk
from peerdesk.bootstrap.laptop import Laptop
from peerdesk.bootstrap.look_settings import LookSettings
from peerdesk.bootstrap.practice import make_practice
from peerdesk.bootstrap.window import furnish
from peerdesk.desk.capture import write_line
from peerdesk.desk.clock import FixedClock
from peerdesk.desk.exchange import export
from peerdesk.ui.app import dress, make_application
from peerdesk.ui.look import Look
from peerdesk.ui.team.place import TeamPlace
from peerdesk.ui.window import Window
from peerdesk.vault.derivation import FLOOR
from tests.journeys.keyboard import Keyboard

FOLDER = Path(__file__).parents[2] / "resources" / "help" / "pictures"
TODAY, CAPTURE, EVIDENCE, MESSAGES, BRIEFING, PRESENTATION, TEAM, CHALLENGE, VAULT = range(1, 10)
BEFORE_LUNCH = datetime(2026, 5, 13, 11, 40)  # noqa: DTZ001 - London's wall time
IN_A_FOCUS_GROUP = datetime(2026, 5, 13, 12, 41)  # noqa: DTZ001 - likewise
LAST_DAY = datetime(2026, 5, 14, 12, 5)  # noqa: DTZ001 - likewise
HEARD = (
    "+ duty desk rang the school back within the hour, twice #response @partners",
    "- letter to the GP had no outcome on it, third time #referrer-feedback @partners",
    "? who tells a nursery what became of it #referrer-feedback",
    '" we only hear when it goes wrong @partners',
)
_PATIENCE = 20_000
_STILL = 700
"""Milliseconds after which pages have been drawn and nothing moves any more."""


class Photographer:
    """Works the window and keeps pictures of it."""

    def __init__(self, desk: Desk, clock: FixedClock, look: Look, folder: Path) -> None:
        self.clock, self.look, self.folder = clock, look, folder
        self.window = Window(look, Laptop(desk), LookSettings(desk.root), furnish)
        self.keyboard = Keyboard(self.window, _until)
        self.window.show()
        _until(self.window.isActiveWindow)

    def take(self, name: str) -> None:
        """Keep a picture of the window as it is, in few enough colours to be small."""
        _rest(_STILL)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.window.grab().save(buffer, "PNG")
        picture = Image.open(io.BytesIO(buffer.data().data())).convert("RGB")
        few = picture.quantize(256, Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE)
        few.save(self.folder / f"{name}.png", optimize=True)

    def take_in_all_looks(self, name: str) -> None:
        """Keep pictures in light, in dark, and with text at 200 %."""
        self.take(name)
        self.look.choose("dark", 1.0)
        self.take(f"{name}-dark")
        self.look.choose("light", 2.0)
        self.take(f"{name}-200")
        self.look.choose("light", 1.0)


def take_all(photographer: Photographer, passphrase: str, bundle: Path) -> None:
    """Go through the places in the order of the rail."""
    keyboard, clock = photographer.keyboard, photographer.clock
    photographer.take("welcome")
    clock.set(BEFORE_LUNCH)
    keyboard.unlock(passphrase)
    photographer.take_in_all_looks("today")
    clock.set(IN_A_FOCUS_GROUP)
    keyboard.go(CAPTURE)
    keyboard.type("+ two schools say the duty desk rings back within the hour #response @partners")
    keyboard.press("Return")
    keyboard.until(lambda: "Saved" in keyboard.status)
    keyboard.type("- Schools ring twice to hear what became of a referral #ref")
    photographer.take_in_all_looks("capture")
    clock.set(LAST_DAY)
    keyboard.go(EVIDENCE)
    keyboard.press("Ctrl+F")
    keyboard.type("threshold")
    keyboard.settle()
    keyboard.press("Down", "Down", "Down")
    photographer.take("evidence")
    keyboard.go(MESSAGES)
    photographer.take("messages")
    keyboard.go(BRIEFING)
    photographer.take("daily-summary")
    keyboard.go(PRESENTATION)
    keyboard.press(*["Down"] * 8)
    photographer.take("presentation")
    place = keyboard.go(TEAM)
    if isinstance(place, TeamPlace):
        place.exchange._read_bundle(bundle)  # the sheet that asks for it would show this machine
        keyboard.settle()
    photographer.take("team")
    keyboard.go(CHALLENGE)
    photographer.take("challenge")
    keyboard.go(VAULT)
    keyboard.press("Right")  # to the backups: the first page would show this machine's folders
    keyboard.settle()
    photographer.take("vault")


def main(folder: Path) -> int:
    """Make all pictures in a folder."""
    application = make_application(["peerdesk"])
    application.setCursorFlashTime(0)
    with TemporaryDirectory() as scratch, _laptop(Path(scratch)) as (desk, clock, secret):
        look = Look(desk.resources, "light", 1.0)
        dress(application, look)
        folder.mkdir(parents=True, exist_ok=True)
        photographer = Photographer(desk, clock, look, folder)
        take_all(photographer, secret, next(Path(scratch, "stick").iterdir()))
        photographer.window.close()
    return 0


@contextmanager
def _laptop(scratch: Path) -> Iterator[tuple[Desk, FixedClock, str]]:
    """Give the leader's laptop of the practice challenge, with a colleague's bundle on a stick."""
    practice = make_practice(Desk(scratch, cost=FLOOR), scratch / "practice")
    secret = Path(practice.passphrase_file).read_text("utf-8").strip()
    leader, colleague = Path(practice.vaults[0]), Path(practice.vaults[-1])
    clock = FixedClock(LAST_DAY)
    stick = scratch / "stick"
    stick.mkdir()
    with Desk(scratch, clock=clock).open_vault(colleague, secret) as vault:
        for line in HEARD:
            write_line(vault, line)
        export(vault, Desk(scratch).carrier(stick))
    copytree(leader, scratch / "vaults" / "vault-1")
    desk = Desk(scratch / "vaults", clock=clock)
    desk.open_vault(scratch / "vaults" / "vault-1", secret).close()  # it tells once that it moved
    yield desk, clock, secret


def _until(holds: Callable[[], bool]) -> None:
    """Let the window work until something holds."""
    for _ in range(_PATIENCE // 10):
        if holds():
            return
        _rest(10)
    raise TimeoutError


def _rest(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else FOLDER))
