# SPDX-License-Identifier: Apache-2.0
"""Makes pictures of every place in every look, from the practice challenge and by its keys.

`python -m tests.journeys.pictures` makes those of README and help anew in `resources/help`;
`python -m tests.journeys.pictures FOLDER` makes all of them, for somebody to look at: each place,
and what stands over the places, in light, dark, high contrast and with text at 200 %. No display
is needed. The clock stands where the practice challenge has most to show, so that on every day the
same program makes the same pictures but for the greeting and the words of the new keys.
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
from peerdesk.ui.place import Place
from peerdesk.ui.places import all_places
from peerdesk.ui.team.place import TeamPlace
from peerdesk.ui.window import Window
from peerdesk.vault.derivation import FLOOR
from tests.journeys.keyboard import Keyboard

FOLDER = Path(__file__).parents[2] / "resources" / "help" / "pictures"
LOOKS = (
    ("light", 1.0, ""),
    ("dark", 1.0, "-dark"),
    ("high-contrast", 1.0, "-high-contrast"),
    ("light", 2.0, "-200"),
)
"""Themes and sizes of text in which every place is looked at, and how their pictures end."""
NAMES = {"briefing": "daily-summary", "cases": "case-records"}
"""What the pictures of a place are called, where that is not its key."""
KEPT = (
    *("welcome", "today", "today-dark", "today-200", "capture", "capture-dark", "capture-200"),
    *("evidence", "case-records", "documents", "messages", "daily-summary", "presentation"),
    *("team", "challenge", "vault", "wall", "triangulation", "palette", "keys"),
    *("report", "checks", "capture-high-contrast"),
)
"""The pictures of README and help."""
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
_GONE = 150
"""Milliseconds after which a sheet has gone."""
_TOLD = 7_000
"""Milliseconds after which a toast has gone that said how to come back."""


class Photographer:
    """Works the window and keeps pictures of it: those that are `wanted`, or all."""

    def __init__(self, desk: Desk, clock: FixedClock, look: Look, folder: Path) -> None:
        self.clock, self.look, self.folder = clock, look, folder
        self.wanted: frozenset[str] = frozenset()
        self.window = Window(look, Laptop(desk), LookSettings(desk.root), furnish)
        self.keyboard = Keyboard(self.window, _until)
        self.window.show()
        _until(self.window.isActiveWindow)

    def go(self, key: str, what: object = None) -> Place:
        """Open a place and wait until it is filled."""
        shell = self.window.shell
        if shell is None:
            raise LookupError(key)
        shell.go(key, what)
        self.keyboard.settle()
        return self.keyboard.place

    def take(self, name: str) -> None:
        """Keep a picture in every look that is wanted."""
        for theme, factor, ending in LOOKS:
            if not self.wanted or f"{name}{ending}" in self.wanted:
                self.look.choose(theme, factor)
                self._keep(f"{name}{ending}")
        self.look.choose("light", 1.0)

    def _keep(self, name: str) -> None:
        """Keep a picture of the window as it is, in few enough colours to be small."""
        _rest(_STILL)
        if self.window.shell is not None:
            self.keyboard.settle()
            _rest(_GONE)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.window.grab().save(buffer, "PNG")
        picture = Image.open(io.BytesIO(buffer.data().data())).convert("RGB")
        few = picture.quantize(256, Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE)
        few.save(self.folder / f"{name}.png", optimize=True)


def take_all(photographer: Photographer, passphrase: str, bundle: Path) -> None:
    """Go through the places as the days go."""
    photographer.take("welcome")
    photographer.clock.set(BEFORE_LUNCH)
    photographer.keyboard.unlock(passphrase)
    _finish_tour(photographer)
    photographer.go("today")
    photographer.take("today")
    _take_capture(photographer)
    photographer.clock.set(LAST_DAY)
    _take_evidence(photographer)
    _take_the_rest(photographer, bundle)
    _take_what_stands_over(photographer)


def _finish_tour(photographer: Photographer) -> None:
    """Show the tour's first card, then leave it, so that it lies over no picture."""
    photographer.take("tour")
    photographer.keyboard.press("F7")
    photographer.keyboard.press("Esc")
    photographer.keyboard.settle()
    _rest(_TOLD)


def _take_capture(photographer: Photographer) -> None:
    keyboard = photographer.keyboard
    photographer.clock.set(IN_A_FOCUS_GROUP)
    photographer.go("capture")
    keyboard.type("+ two schools say the duty desk rings back within the hour #response @partners")
    keyboard.press("Return")
    keyboard.until(lambda: "Saved" in keyboard.status)
    keyboard.type("- Schools ring twice to hear what became of a referral #ref")
    photographer.take("capture")


def _take_evidence(photographer: Photographer) -> None:
    keyboard = photographer.keyboard
    photographer.go("evidence")
    keyboard.press("Ctrl+F")
    keyboard.type("threshold")
    keyboard.settle()
    keyboard.press("Down", "Down", "Down")
    photographer.take("evidence")


def _take_the_rest(photographer: Photographer, bundle: Path) -> None:
    """Open every other place as it opens, but for a few that need a step more."""
    shown = {"today", "capture", "evidence"}
    for entry in all_places():
        key = entry.rail.key
        if key in shown or entry.over or key == "prep":
            continue
        place = photographer.go(key)
        if key == "presentation":
            photographer.keyboard.press(*["Down"] * 8)
        elif key == "cases":
            photographer.keyboard.press(*["Down"] * 13, "Return")
            photographer.keyboard.settle()
        elif isinstance(place, TeamPlace):
            place.exchange._read_bundle(bundle)  # the sheet that asks for it shows this machine
            photographer.keyboard.settle()
        elif key == "vault":
            photographer.keyboard.press("Right")  # the first page would show this machine's folders
            photographer.keyboard.settle()
        photographer.take(NAMES.get(key, key))


def _take_what_stands_over(photographer: Photographer) -> None:
    """Open what can be asked for on every screen, by its own key."""
    keyboard = photographer.keyboard
    photographer.go("evidence")
    for entry in all_places():
        if entry.over and entry.keys and entry.rail.key != "tour":
            keyboard.press(entry.keys)
            _rest(_STILL)
            photographer.take(entry.rail.key)
            keyboard.press("Esc")
            _rest(_GONE)
    for name, key in (("help", "F1"), ("keys", "Ctrl+/")):
        keyboard.press(key)
        photographer.take(name)
        keyboard.press("Esc")
        _rest(_GONE)


def main(folder: Path | None) -> int:
    """Make all pictures in a folder, or without one those that are kept, where they belong."""
    application = make_application(["peerdesk"])
    application.setCursorFlashTime(0)
    with TemporaryDirectory() as scratch, _laptop(Path(scratch)) as (desk, clock, secret):
        look = Look(desk.resources, "light", 1.0)
        dress(application, look)
        to = folder or FOLDER
        to.mkdir(parents=True, exist_ok=True)
        photographer = Photographer(desk, clock, look, to)
        photographer.wanted = frozenset() if folder else frozenset(KEPT)
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
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else None))
