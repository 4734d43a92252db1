# SPDX-License-Identifier: Apache-2.0
"""What is done at the place: each act asked for in a sheet or begun at once, and its outcome."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from peerdesk.errors import PeerDeskError
from peerdesk.ui.care import ListedBackup, NewWords, Protection, Rescued
from peerdesk.ui.components.choose import ChooseSheet, Wanted
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.place import Place
from peerdesk.ui.vault.restore_sheet import RestoreSheet
from peerdesk.ui.vault.sheets import CareSheet, ChangeSheet, LabelSheet, TrySheet, WordsSheet

T = TypeVar("T")


class VaultActs(QObject):
    """Asks, does, and says how it went; `done` when what is shown has to be read anew."""

    done = Signal()
    restored = Signal(str)

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place, self._care = place, place.session.care
        self._sheet: Sheet | None = None

    @property
    def sheet(self) -> Sheet | None:
        """Return the sheet that is open, or None."""
        return self._sheet

    def blank(self) -> None:
        """Take an open sheet away with everything typed into it."""
        if self._sheet is not None:
            self._sheet.leave()

    def rename(self, protection: Protection) -> None:
        """Ask for another label."""
        sheet = LabelSheet(self._place.look, self._place, protection.label)
        sheet.given.connect(
            lambda label: self._follow(sheet, self._care.rename(label), self._renamed)
        )
        self._open(sheet)

    def change_passphrase(self) -> None:
        """Ask for the passphrase so far and a new one."""
        care = self._care
        sheet = ChangeSheet(self._place.look, self._place, care.suggest, care.weigh)

        def change(given: tuple[str, str]) -> None:
            self._follow(sheet, care.change_passphrase(*given), self._changed)

        sheet.given.connect(change)
        self._open(sheet)

    def try_words(self) -> None:
        """Ask for the words on paper."""
        sheet = TrySheet(self._place.look, self._place)
        sheet.given.connect(
            lambda words: self._follow(sheet, self._care.try_words(words), self._tried)
        )
        self._open(sheet)

    def new_words(self) -> None:
        """Ask for the passphrase, show new words, and have two of them typed back."""
        sheet = WordsSheet(
            self._place.look,
            self._place,
            self.tr("New recovery words"),
            self.tr(
                "The new words count once you have typed two of them back. Until then the old "
                "ones do, and afterwards they open nothing any more."
            ),
            self.tr("Make new words"),
        )
        sheet.abandoned.connect(self._words_abandoned)
        self._show_words(sheet, self._care.new_words, self._renewed)

    def rotate(self) -> None:
        """Ask for the passphrase, change the key, and show the words that come with it."""
        sheet = WordsSheet(
            self._place.look,
            self._place,
            self.tr("Change the key"),
            self.tr(
                "The vault and its backups are encrypted anew, which takes some seconds; you can "
                "go on writing. The passphrase stays. New recovery words come with the key, and "
                "the old key opens nothing any more once you have typed two of them back."
            ),
            self.tr("Change the key"),
        )
        sheet.abandoned.connect(self._key_abandoned)
        self._show_words(sheet, self._care.rotate, self._rotated)

    def restore(self, backup: ListedBackup) -> None:
        """Ask for the passphrase, say what a backup holds, and restore it beside this vault."""
        place = self._place
        sheet = RestoreSheet(place.look, place, place.jobs)
        sheet.restored.connect(self._restored)
        sheet.form.elsewhere.connect(lambda: self._look_elsewhere(sheet))
        self._open(sheet)
        sheet.begin(self._care, place.session.now(), backup)

    def copy_out(self, write: Callable[[Path], object]) -> None:
        """Ask for a folder, and hand it on."""
        title, act = self.tr("Copy the vault to a stick"), self.tr("Write the copy here")
        self._choose(Wanted(title, act, folder=True), write)

    def choose_report(self, begin: Callable[[Path], object]) -> None:
        """Ask for the folder of a self-test's report, and hand it on."""
        title, act = self.tr("Where the report goes"), self.tr("Test this laptop")
        self._choose(Wanted(title, act, folder=True), begin)

    def _show_words(
        self,
        sheet: WordsSheet,
        begin: Callable[[str], Future[NewWords]],
        done: Callable[[None], object],
    ) -> None:
        def known(new: NewWords) -> None:
            self._follow(sheet, self._place.session.aside(new.confirm), done)

        def show(new: NewWords) -> None:
            if self._sheet is sheet:
                sheet.show_words(new)

        sheet.given.connect(
            lambda passphrase: self._follow(sheet, begin(passphrase), show, leave=False)
        )
        sheet.known.connect(known)
        self._open(sheet)

    def _look_elsewhere(self, below: RestoreSheet) -> None:
        wanted = Wanted(self.tr("Where the backup lies"), self.tr("Look here"), folder=True)
        session = self._place.session
        sheet = ChooseSheet(self._place.look, self._place, wanted, session.files, session.aside)
        sheet.chosen.connect(below.form.look_in)
        sheet.open()

    def _choose(self, wanted: Wanted, chosen: Callable[[Path], object]) -> None:
        session = self._place.session
        sheet = ChooseSheet(self._place.look, self._place, wanted, session.files, session.aside)
        sheet.chosen.connect(chosen)
        self._open(sheet)

    def _follow(
        self,
        sheet: CareSheet,
        future: Future[T],
        done: Callable[[T], object],
        *,
        leave: bool = True,
    ) -> None:
        """Have the sheet wait; it goes when it went well, and says why when it did not."""

        def went_well(result: T) -> None:
            if leave:
                sheet.leave()
            done(result)

        def failed(error: PeerDeskError) -> None:
            if self._sheet is sheet:
                sheet.say_wrong(error.user_message)
            else:
                self._place.failed.emit(error)

        sheet.wait()
        self._place.jobs.follow(future, went_well, failed)

    def _open(self, sheet: Sheet) -> None:
        if self._sheet is not None:
            sheet.deleteLater()
            return
        self._sheet = sheet
        sheet.left.connect(self._forget)
        sheet.open()

    def _forget(self) -> None:
        self._sheet = None

    def _renamed(self, _: None) -> None:
        self._say(self.tr("The label is changed."))

    def _changed(self, _: None) -> None:
        self._say(self.tr("The new passphrase opens the vault, and the old one no more."))

    def _tried(self, _: None) -> None:
        self._say(self.tr("Those are the right words."))

    def _renewed(self, _: None) -> None:
        self._say(self.tr("The new words open the vault, and the old ones no more."))

    def _words_abandoned(self) -> None:
        self._say(self.tr("Nothing has changed: the recovery words on your paper stay."))

    def _key_abandoned(self) -> None:
        self._say(
            self.tr(
                "The change of key is half done: the old words and the old key still open the "
                "vault. Change the key once more to finish it."
            )
        )

    def _rotated(self, _: None) -> None:
        self._say(self.tr("The vault is under its new key, and the old one opens nothing here."))

    def _restored(self, rescued: Rescued) -> None:
        """Close what was restored: it is opened from the first screen, after this one is locked."""
        rescued.session.close({})
        if self._sheet is not None:
            self._sheet.leave()
        said = self.tr("Restored as “{0}”: press Ctrl+L, then choose it.")
        words = said.format(rescued.session.label)
        if rescued.sentences:
            words += " " + self.tr("It says of itself: {0}").format(" ".join(rescued.sentences))
        self.restored.emit(words)

    def _say(self, sentence: str) -> None:
        self._place.said.emit(sentence, None)
        self.done.emit()
