# SPDX-License-Identifier: Apache-2.0
"""The open vault looked after, as the window asks it: keys, backups, checks.

What needs the ledger runs on the vault's own thread, so that lines are saved in between; what
needs only the files beside it runs on another.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from peerdesk.bootstrap.backups import drilled, inside
from peerdesk.bootstrap.desk import Desk
from peerdesk.bootstrap.weighing import weighed
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.labels import names_council, telling_names
from peerdesk.ui.care import (
    Checked,
    Drilled,
    Inside,
    ListedBackup,
    NewWords,
    Protection,
    Rescued,
    Secret,
    Told,
    Weighed,
)
from peerdesk.ui.ports import Aside
from peerdesk.ui.trials import Heard, LaptopTest
from peerdesk.vault import rewrapping
from peerdesk.vault.book import OpenVault
from peerdesk.vault.generations import Occasion
from peerdesk.vault.header import label_of, read_header
from peerdesk.vault.passphrase import suggest_passphrase
from peerdesk.vault.rotating import Rotated
from peerdesk.vault.slots import ROTATION
from peerdesk.vault.surroundings import surroundings
from peerdesk.vault.thread import VaultThread
from peerdesk.vault.verifying import VerifyReport

if TYPE_CHECKING:  # the two name each other
    from peerdesk.bootstrap.rescue import LaptopRescue

T = TypeVar("T")
_TELLING_LABEL = (
    "The label names the council, and anybody at this laptop can read it: change the label."
)
_HALF_WAY = (
    "The key was changed and its new words were not typed back: until then the old key opens the "
    "vault too. Change the key once more to finish it."
)
_LOOKED = (
    ("change", "1 change", "{0} changes"),
    ("signed_head", "1 signature", "{0} signatures"),
    ("note", "1 note", "{0} notes"),
    ("waiting", "1 change that waits for something earlier", "{0} changes that wait"),
)


_OF_NAMES = (
    "The passphrase is built from names of this challenge, which a guesser tries first. Change it "
    "in Vault, under Protection."
)


class VaultCare:
    """Implements `peerdesk.ui.care.Care`."""

    def __init__(
        self, desk: Desk, folder: Path, ask: VaultThread, aside: Aside, rescue: "LaptopRescue"
    ) -> None:
        self._desk, self._folder = desk, folder
        self._ask, self._aside, self._rescue = ask, aside, rescue
        self.news: tuple[str, ...] = self._with_vault(_news).result()
        self._took = self._with_vault(lambda vault: vault.try_took).result()
        self._known: tuple[str, ...] = ()
        self._of_names = False
        self._test: LaptopTest | None = None

    def heed(self, passphrase: str, *, tell: bool) -> None:
        """Advise changing a passphrase that the names known by now have made weak.

        It was weighed before there was a challenge, and is not kept: it can be held against the
        names only here, while it is being typed. `tell` has it said before going in.
        """
        self._known = self._with_vault(telling_names).result()
        self._of_names = weighed(passphrase).enough and not weighed(passphrase, self._known).enough
        if self._of_names and tell:
            self.news = (*self.news, _OF_NAMES)

    def protection(self) -> Future[Protection]:
        """Tell how the vault is protected."""
        telling = self._with_vault(lambda vault: names_council(vault, label_of(vault.folder).label))
        known = self._with_vault(telling_names)

        def tell() -> Protection:
            self._known = known.result()
            label = label_of(self._folder)
            where = (found.sentence for found in surroundings(self._folder))
            named = (_TELLING_LABEL,) if telling.result() else ()
            begun = (_HALF_WAY,) if read_header(self._folder).has(ROTATION) else ()
            return Protection(
                folder=self._folder,
                label=label.label,
                created=label.created,
                typed_back=label.typed_back,
                warnings=(*begun, *((_OF_NAMES,) if self._of_names else ()), *named, *where),
            )

        return self._aside(tell)

    def seconds(self) -> Future[float]:
        """Tell what trying one passphrase costs on this laptop: what the unlocking took.

        Trying once more takes as much memory as the vault's cost says, which is a lot for a
        sentence; it is done only where the recovery words opened the vault.
        """

        def tell() -> float:
            self._took = self._took or rewrapping.seconds_for_a_try(self._folder)
            return self._took

        return self._aside(tell)

    def weigh(self, passphrase: str) -> Weighed:
        """Say how a new passphrase holds, with the challenge's own names known to a guesser."""
        return weighed(passphrase, self._known)

    def suggest(self) -> str:
        """Return five words from the system's source of chance."""
        return suggest_passphrase()

    def rename(self, label: str) -> Future[None]:
        """Call the vault otherwise on this laptop."""
        return self._aside(lambda: rewrapping.rename_vault(self._folder, label))

    def change_passphrase(self, old: str, new: str) -> Future[None]:
        """Have another passphrase open the vault, and the old one no more."""

        def change() -> None:
            self._took = rewrapping.change_passphrase(
                self._folder, old, new, known=self._known, cost=self._desk.cost
            )
            self._of_names = False

        return self._aside(change)

    def new_words(self, passphrase: str) -> Future[NewWords]:
        """Make other recovery words for the vault."""

        def make() -> NewWords:
            new = rewrapping.renew_recovery_words(self._folder, passphrase)
            return NewWords(new.recovery_words, lambda: rewrapping.confirm(new))

        return self._aside(make)

    def try_words(self, words: Sequence[str]) -> Future[None]:
        """Try whether the words on somebody's paper open the vault, and remember if they do."""
        return self._aside(lambda: rewrapping.check_recovery_words(self._folder, words))

    def words_known(self) -> Future[None]:
        """Remember that the words shown when the vault was made were typed back from paper."""
        return self._aside(lambda: rewrapping.confirm_first_words(self._folder))

    def rotate(self, passphrase: str) -> Future[NewWords]:
        """Encrypt everything, backups too, under a new key, which brings new recovery words."""
        rotated = self._with_vault(lambda vault: vault.upkeep.rotate(passphrase))
        return self._aside(lambda: _words_of(rotated.result()))

    def backups(self, elsewhere: Path | None = None) -> Future[tuple[ListedBackup, ...]]:
        """List the vault's backups, or those in another folder, the newest first."""
        return self._aside(lambda: self._rescue.backups(elsewhere or self._folder))

    def look_into(self, backup: Path, secret: Secret) -> Future[Inside]:
        """Tell what a backup holds, beside what the vault holds now.

        The secret is tried first, as a restore would; the vault's own backups are then held
        against what it holds at this moment.
        """

        def look() -> Inside:
            looked = self._rescue.look_into(backup, secret, None)
            if not backup.is_relative_to(self._folder):
                return looked
            return self._with_vault(lambda vault: inside(vault.upkeep.preview(backup))).result()

        return self._aside(look)

    def restore(self, backup: Path, secret: Secret) -> Future[Rescued]:
        """Restore a backup into a vault of its own and open that."""
        return self._aside(lambda: self._rescue.restore(backup, secret))

    def back_up(self) -> Future[None]:
        """Make a backup now, whatever the hour; it is opened and counted after writing."""

        def make(vault: OpenVault) -> None:
            vault.upkeep.backup(Occasion.ASKED)

        return self._with_vault(make)

    def drill(self, told: Told) -> Future[Drilled]:
        """Try whether the newest backup can be restored, and leave nothing of the trial."""
        from peerdesk.vault.drill import drill  # noqa: PLC0415 - when wanted

        told("Restoring the newest backup on trial, and looking it over…")
        return self._with_vault(lambda vault: drilled(drill(vault)))

    def copy_out(self, folder: Path, told: Told) -> Future[Path]:
        """Write an encrypted copy of the whole vault into a folder; returns where it stands."""
        from peerdesk.vault.exporting import export_vault  # noqa: PLC0415 - when wanted

        told("Writing the copy, then reading it back and counting it…")
        return self._with_vault(lambda vault: export_vault(vault, folder))

    def check(self, told: Told) -> Future[Checked]:
        """Look whether pages, chains, signatures, tables and search index hold."""
        told("Checking pages, chains and signatures…")
        return self._with_vault(lambda vault: _checked(vault.upkeep.verify()))

    def rebuild(self) -> Future[int]:
        """Make tables and search index anew from the ledger; returns how many things stand."""
        return self._with_vault(lambda vault: vault.upkeep.rebuild())

    def test_laptop(self, folder: Path, heard: Heard) -> LaptopTest:
        """Begin to try on this laptop what is promised, in a process of its own."""
        from peerdesk.bootstrap.trial_process import TrialProcess  # noqa: PLC0415 - when wanted

        self._test = TrialProcess(self._desk.root, folder, heard)
        return self._test

    def close(self) -> None:
        """Leave nothing running that outlives the lock."""
        if self._test is not None:
            self._test.stop()

    def _with_vault(self, work: Callable[[OpenVault], T]) -> Future[T]:
        def do(book: TeamBook) -> T:
            return work(cast("OpenVault", book))

        return self._ask(Urgency.JOB, do)


def _news(vault: OpenVault) -> tuple[str, ...]:
    return tuple(vault.returned.sentences()) if vault.returned else ()


def _words_of(rotated: Rotated) -> NewWords:
    remarks = []
    if rotated.backups:
        count = "1 backup is" if rotated.backups == 1 else f"{rotated.backups} backups are"
        remarks.append(f"{count} under the new key as well.")
    if rotated.dropped:
        count = "1 backup" if rotated.dropped == 1 else f"{rotated.dropped} backups"
        remarks.append(f"{count} could not be read and had to go.")
    return NewWords(rotated.recovery_words, lambda: rewrapping.confirm(rotated), tuple(remarks))


def _checked(report: VerifyReport) -> Checked:
    looked = [
        (one if number == 1 else many).format(f"{number:,}")
        for name, one, many in _LOOKED
        if (number := report.counts.get(name, 0)) or name != "waiting"
    ]
    return Checked(report.findings, tuple(looked))
