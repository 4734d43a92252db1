# SPDX-License-Identifier: Apache-2.0
"""A vault looked after in memory: every act is written down, and answers as it is told to."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TypeVar

from peerdesk.errors import PeerDeskError
from peerdesk.ui.care import (
    Checked,
    Counted,
    Drilled,
    Inside,
    ListedBackup,
    NewWords,
    Opened,
    Protection,
    Rescued,
    Secret,
    Told,
    Weighed,
)
from peerdesk.ui.trials import Heard, TriedLaptop

T = TypeVar("T")
PASSPHRASE = "walnut ferry cobalt lark mist"
WORDS = tuple(f"word{number}" for number in range(1, 13))
HOUR = 3_600_000


class Refused(PeerDeskError):
    """The secret does not open it."""

    def __init__(self) -> None:
        super().__init__("That is not this vault's passphrase: try again.")


def finished(work: Callable[[], T]) -> "Future[T]":
    """Return a future that has ended with what the work returns or raises."""
    future: Future[T] = Future()
    try:
        future.set_result(work())
    except PeerDeskError as error:
        future.set_exception(error)
    return future


def check_secret(secret: Secret) -> None:
    """Raise `Refused` unless this is the one passphrase or the words."""
    if secret not in (PASSPHRASE, WORDS):
        raise Refused


class FakeTest:
    """Implements `LaptopTest`: the test itself says what is found, and how it ends."""

    promises = 3

    def __init__(self, folder: Path, heard: Heard) -> None:
        self.folder, self.heard = folder, heard
        self.ended: Future[TriedLaptop] = Future()
        self.stopped = 0

    def stop(self) -> None:
        """Count it."""
        self.stopped += 1


class FakeCare:
    """Implements `Care`; `opening` makes the session of a restored vault."""

    def __init__(self, folder: Path, now: int, opening: Callable[[], Opened]) -> None:
        self.done: list[str] = []
        self.news: tuple[str, ...] = ()
        self.refuses: PeerDeskError | None = None
        self.checked = Checked((), ("1,204 changes", "96 signatures", "614 notes"))
        self.drilled = Drilled(
            held=True, seconds=1.4, sentences=("The newest backup holds: 614 notes, as here.",)
        )
        self.kept = Protection(folder, "Challenge, May 2026", now - 40 * 24 * HOUR)
        self.listed = tuple(
            ListedBackup(folder / "backups" / f"evidence-{number}.db", now - age * HOUR, 840_000)
            for number, age in enumerate((1, 9, 20))
        )
        self.tests: list[FakeTest] = []
        self.elsewhere: tuple[ListedBackup, ...] = ()
        self._folder, self._now, self._opening = folder, now, opening

    def protection(self) -> "Future[Protection]":
        """Tell what was set."""
        return finished(lambda: self.kept)

    def seconds(self) -> "Future[float]":
        """Tell what a usual laptop takes."""
        return finished(lambda: 1.04)

    def weigh(self, passphrase: str) -> Weighed:
        """Ask for twelve characters."""
        enough = len(passphrase) >= 12
        return Weighed(enough, "" if enough else "Too short: take the five words.")

    def suggest(self) -> str:
        """Return five words."""
        return "ripple anvil quiet lantern moss"

    def rename(self, label: str) -> "Future[None]":
        """Take the label."""
        return self._do(f"rename {label}")

    def change_passphrase(self, old: str, new: str) -> "Future[None]":
        """Take the new passphrase where the old one is right."""
        return self._do(f"passphrase {new}", old)

    def new_words(self, passphrase: str) -> "Future[NewWords]":
        """Show twelve words where the passphrase is right."""

        def make() -> NewWords:
            check_secret(passphrase)
            return NewWords(WORDS, lambda: self.done.append("words"))

        return finished(make)

    def try_words(self, words: Sequence[str]) -> "Future[None]":
        """Take the twelve words."""
        return self._do("try words", tuple(words))

    def words_known(self) -> "Future[None]":
        """Take note."""
        return self._do("words known")

    def rotate(self, passphrase: str) -> "Future[NewWords]":
        """Show twelve words where the passphrase is right."""

        def make() -> NewWords:
            check_secret(passphrase)
            said = ("3 backups are under the new key as well.",)
            return NewWords(WORDS, lambda: self.done.append("rotate"), said)

        return finished(make)

    def backups(self, elsewhere: Path | None = None) -> "Future[tuple[ListedBackup, ...]]":
        """List what was set."""
        return finished(lambda: self.elsewhere if elsewhere else self.listed)

    def look_into(self, backup: Path, secret: Secret) -> "Future[Inside]":
        """Count a few things where the secret is right."""

        def look() -> Inside:
            check_secret(secret)
            made = next((b.made for b in self.listed if b.path == backup), self._now)
            return inside(made)

        return finished(look)

    def restore(self, backup: Path, secret: Secret) -> "Future[Rescued]":
        """Open something else."""

        def restore() -> Rescued:
            check_secret(secret)
            self.done.append(f"restore {backup.name}")
            return Rescued(self._opening(), ("Restored from a backup.",))

        return finished(restore)

    def back_up(self) -> "Future[None]":
        """Take note."""
        return self._do("back up")

    def drill(self, told: Told) -> "Future[Drilled]":
        """Say what was set."""
        told("Reading the backup…")
        self.done.append("drill")
        return finished(self._refuse_or(lambda: self.drilled))

    def copy_out(self, folder: Path, told: Told) -> "Future[Path]":
        """Name a folder in it."""
        told("Copying…")
        return finished(self._refuse_or(lambda: folder / "PeerDesk vault 2026-05-12"))

    def check(self, told: Told) -> "Future[Checked]":
        """Say what was set."""
        told("Looking at the pages…")
        return finished(self._refuse_or(lambda: self.checked))

    def rebuild(self) -> "Future[int]":
        """Say how many."""
        return finished(self._refuse_or(lambda: 1_204))

    def test_laptop(self, folder: Path, heard: Heard) -> FakeTest:
        """Begin one that waits."""
        self.tests.append(FakeTest(folder, heard))
        return self.tests[-1]

    def _do(self, what: str, secret: Secret = PASSPHRASE) -> "Future[None]":
        def work() -> None:
            check_secret(secret)
            self.done.append(what)

        return finished(self._refuse_or(work))

    def _refuse_or(self, work: Callable[[], T]) -> Callable[[], T]:
        def maybe() -> T:
            if self.refuses is not None:
                raise self.refuses
            return work()

        return maybe


def inside(made: int) -> Inside:
    """Return what a backup of that time holds."""
    counts = (
        Counted("Notes", 598, 614),
        Counted("Messages", 24, 24),
        Counted("Sessions", 31, 31),
        Counted("Laptops", 7, 7),
    )
    said = "16 notes are in the vault now and not in this backup."
    return Inside(made, made - 600_000, counts, (said,))


class FakeRescue:
    """Implements `Rescue`: everything is asked with the one passphrase or the words."""

    def __init__(self, opening: Callable[[], Opened]) -> None:
        self.done: list[str] = []
        self.warning = ""
        self.sentences: tuple[str, ...] = ("What was not shared before 12:41 is gone.",)
        self.listed: tuple[ListedBackup, ...] = ()
        self._opening = opening

    def surroundings(self, folder: Path | None = None) -> str:
        """Return what was set."""
        del folder
        return self.warning

    def backups(self, folder: Path) -> tuple[ListedBackup, ...]:
        """List what was set."""
        del folder
        return self.listed

    def look_into(self, backup: Path, secret: Secret, beside: Path | None) -> Inside:
        """Count a few things."""
        del beside
        check_secret(secret)
        return inside(next(b.made for b in self.listed if b.path == backup))

    def restore(self, backup: Path, secret: Secret) -> Rescued:
        """Open something else."""
        return self._open(f"restore {backup.name}", secret)

    def go_on(self, folder: Path, secret: Secret) -> Rescued:
        """Open the older state."""
        return self._open(f"go on {folder.name}", secret)

    def salvage(self, folder: Path, secret: Secret, told: Told) -> Rescued:
        """Open what could be read."""
        told("Reading page 100 of 800…")
        return self._open(f"salvage {folder.name}", secret)

    def renew(self, folder: Path, words: Sequence[str], passphrase: str) -> None:
        """Take the new passphrase."""
        check_secret(tuple(words))
        self.done.append(f"renew {folder.name} {passphrase}")

    def _open(self, what: str, secret: Secret) -> Rescued:
        check_secret(secret)
        self.done.append(what)
        return Rescued(self._opening(), self.sentences)
