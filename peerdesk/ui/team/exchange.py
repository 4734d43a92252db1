# SPDX-License-Identifier: Apache-2.0
"""What goes out of this laptop and comes in: bundles, each asked for first."""

from functools import partial
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QObject, Signal

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.errors import NothingToShare
from peerdesk.desk.exchange import export, preview, take_in
from peerdesk.desk.exchange_errors import Cancelled
from peerdesk.desk.outgoing import Exported, Way
from peerdesk.desk.strangers import KeptBundle, TakenParked, keep_stranger, take_in_parked
from peerdesk.errors import PeerDeskError
from peerdesk.team.bundle import LIMIT, SUFFIX
from peerdesk.team.errors import UnknownSender
from peerdesk.team.receipt import Preview, Receipt
from peerdesk.ui.components.choose import Wanted
from peerdesk.ui.components.one_sheet import OneSheet
from peerdesk.ui.place import Place
from peerdesk.ui.team.bundle import brings_something
from peerdesk.ui.team.reading import TeamView
from peerdesk.ui.team.under_way import Carriage


class Exchange(QObject):
    """One sheet at a time; `previewed` comes before an import, `done` after anything is written.

    `told` and `warned` carry a sentence that stays on the page; `began` what is under way, what
    to call it and whether it can be cancelled, and `ended` comes after it, however it went.
    `chosen` carries the file of a bundle that somebody chose, `folder_chosen` a folder of them;
    `nothing_new` comes where a bundle brings nothing, `came_in` once one is in.
    """

    previewed = Signal(object)
    chosen = Signal(Path)
    folder_chosen = Signal(Path)
    nothing_new = Signal()
    came_in = Signal()
    began = Signal(object, str, bool)
    ended = Signal()
    done = Signal()
    told = Signal(str)
    warned = Signal(str)

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place
        self._sheet = OneSheet(place)
        self._offered: tuple[BinaryIO, Preview] | None = None
        self._carriage: Carriage | None = None
        self.view: TeamView | None = None

    def blank(self) -> None:
        """Take sheets away and hold nothing."""
        self._offered = None  # an import that reads from it goes on; it is closed after the last
        self.view = None
        if self._carriage is not None:
            self._carriage.stop()
        self.ended.emit()
        self._sheet.blank()

    def share(self, *, everything: bool = False) -> None:
        """Ask for a folder or stick, and write a bundle there."""
        wanted = Wanted(self.tr("Share: where to?"), self.tr("Share here"), folder=True)
        self._sheet.choose(wanted, lambda folder: self._export(folder, everything=everything))

    def ask_bundle(self) -> None:
        """Ask for a bundle, and say what it would bring."""
        title = self.tr("Import a bundle, or all of a folder")
        wanted = Wanted(title, self.tr("Look inside"), suffixes=(SUFFIX,), either=True)
        self._sheet.choose(wanted, self._read)

    def take(self) -> None:
        """Back up, then take in the bundle that was looked into."""
        offered = self._offered
        if offered is not None:
            self._place.jobs.follow(
                self._place.session.back_up(now=True),
                lambda _: self._take(*offered),
                self._say_wrong,
            )

    def _take(self, file: BinaryIO, shown: Preview) -> None:
        carriage = self._begin(self.tr("Taking in, checked one by one."), cancels=False)

        def work(book: TeamBook) -> tuple[Receipt, TakenParked]:
            return take_in(book, file, carriage.told, shown), take_in_parked(book)

        self._place.ask(Urgency.JOB, work, self._taken, self._say_wrong)

    def forget(self) -> None:
        """Leave the bundle alone."""
        self._offered = None
        self.previewed.emit(None)

    def _export(self, folder: Path, *, everything: bool) -> None:
        carrier = self._place.session.files.carrier(folder)
        carriage = self._begin(self.tr("Writing, and reading back."), cancels=True)
        way = Way(told=carriage.told)
        self._place.ask(
            Urgency.JOB,
            lambda book: export(book, carrier, everything=everything, way=way),
            self._exported,
            self._say_wrong,
        )

    def _exported(self, exported: Exported) -> None:
        self.ended.emit()
        self._place.say_saved()
        files = self._place.session.files
        places = [Path(place) for place in (exported.place, *(p.place for p in exported.parts))]
        self._place.aside(
            lambda: files.safe_to_remove(places), lambda safe: self._say_shared(exported, safe=safe)
        )
        self.done.emit()

    def _say_shared(self, exported: Exported, *, safe: bool) -> None:
        laptops, changes = len(exported.recipients), exported.changes
        what = self.tr("1 change") if changes == 1 else self.tr("{0} changes")
        if held := sum(part.attachments for part in exported.parts):
            more = self.tr(" and 1 attachment") if held == 1 else self.tr(" and {0} attachments")
            what += more.format(f"{held:,}")
        whom = self.tr("1 laptop") if laptops == 1 else self.tr("{0} laptops")
        folder = Path(exported.place).parent.name
        sentence = self.tr("Shared {0} with {1}, in {2}.").format(
            what.format(f"{changes:,}"), whom.format(laptops), folder
        )
        if safe:
            sentence += " " + self.tr("All of it is on the disk: a stick can be taken out now.")
        self._place.said.emit(sentence, None)

    def offer(self, file: BinaryIO, found: Preview) -> None:
        """Show a bundle that was looked into elsewhere."""
        self._offered = file, found
        self.previewed.emit(found)

    def _read(self, path: Path) -> None:
        if path.name.lower().endswith(SUFFIX):
            self._read_bundle(path)
        else:
            self.folder_chosen.emit(path)

    def _read_bundle(self, path: Path) -> None:
        self.chosen.emit(path)
        files = self._place.session.files
        self._place.aside(lambda: files.fetch(path, LIMIT), self._look_inside, self._say_wrong)

    def _look_inside(self, file: BinaryIO) -> None:
        def show(found: Preview) -> None:
            if brings_something(found) or found.refusals:
                self.offer(file, found)
            else:
                file.close()
                self.nothing_new.emit()

        def refuse(error: PeerDeskError) -> None:
            if isinstance(error, UnknownSender):
                keep = partial(keep_stranger, data=file)
                self._place.ask(Urgency.JOB, keep, self._kept, self._say_wrong)
            else:
                self._say_wrong(error)

        self._place.ask(Urgency.JOB, lambda book: preview(book, file), show, refuse)

    def _kept(self, kept: KeptBundle) -> None:
        """Say that a bundle waits for its sender's admission."""
        self._place.say_saved()
        self._place.said.emit(kept.sentence, None)
        self.done.emit()

    def _taken(self, found: tuple[Receipt, TakenParked]) -> None:
        receipt, parked = found
        self.ended.emit()
        self._offered = None
        self._place.say_saved()
        self.previewed.emit(None)
        new = receipt.counts.new
        words = (
            self.tr("1 change from {1} is in")
            if new == 1
            else self.tr("{0} changes from {1} are in")
        )
        if not new and receipt.counts.pieces:
            new = max(receipt.counts.attachments, 1)
            words = (
                self.tr("1 attachment from {1} is in")
                if new == 1
                else self.tr("{0} attachments from {1} are in")
            )
        sentence = words.format(f"{new:,}", receipt.sender)
        self._place.said.emit(sentence, None)
        self.done.emit()
        for sentence in filter(None, (*parked.refusals, receipt.advice)):
            self.warned.emit(sentence)
        self.came_in.emit()

    def _begin(self, words: str, *, cancels: bool) -> Carriage:
        carriage = Carriage()
        self._carriage = carriage
        self.began.emit(carriage, words, cancels)
        return carriage

    def _say_wrong(self, error: PeerDeskError) -> None:
        self.ended.emit()
        says = self.told if isinstance(error, NothingToShare | Cancelled) else self.warned
        says.emit(error.user_message)
