# SPDX-License-Identifier: Apache-2.0
"""What leads do about laptops, and taking an import out again."""

from collections.abc import Callable

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.membership import change_authority, release, remove_laptop, take_back
from peerdesk.desk.undoing import undo
from peerdesk.domain.words import Authority, RemovalReason
from peerdesk.team.receipt import Receipt
from peerdesk.ui.team.acts import Acts
from peerdesk.ui.team.laptop_sheet import LaptopSheet


class Deeds(Acts):
    """Changing, removing, taking back and releasing; and undoing."""

    def look_at(self, device: str) -> None:
        """Show a laptop's sheet."""
        if self.view is None or self._sheet is not None:
            return
        row = next((row for row in self.view.rows if row.device == device), None)
        if row is None:
            return
        sheet = LaptopSheet(self._place.look, self._place, row, lead=self.view.lead)
        sheet.changed.connect(lambda value: self._change(device, Authority(value)))
        sheet.removed.connect(lambda value: self._remove(device, RemovalReason(value)))
        self._open(sheet)

    def take_back(self, device: str) -> None:
        """Take a removed laptop back into the team."""
        name = self._former_name(device)
        self._write(
            lambda book: take_back(book, device),
            self.tr("{0}’s laptop is in the team again. Share, so that everybody hears.").format(
                name
            ),
        )

    def release(self, hashes: tuple[str, ...]) -> None:
        """Let changes count that were set aside."""
        self._write(lambda book: release(book, hashes), self.tr("They count from now on."))

    def undo(self, receipt: Receipt) -> None:
        """Take out what an import brought."""
        name = receipt.sender
        self._write(
            lambda book: undo(book, receipt),
            self.tr("The import from {0} is undone; nothing of it is left here.").format(name),
            urgency=Urgency.JOB,
        )

    def _change(self, device: str, authority: Authority) -> None:
        self._write(
            lambda book: change_authority(book, device, authority),
            self.tr("Changed. Share, so that everybody hears."),
        )

    def _remove(self, device: str, reason: RemovalReason) -> None:
        name = self._name(device)

        def taken_back() -> None:
            self._write(lambda book: take_back(book, device), self.tr("Taken back."))

        self._write(
            lambda book: remove_laptop(book, device, reason),
            self.tr("{0}’s laptop is removed. Share, so that everybody hears.").format(name),
            back=taken_back,
        )

    def _write(
        self,
        work: Callable[[TeamBook], object],
        sentence: str,
        *,
        urgency: Urgency = Urgency.LINE,
        back: Callable[[], None] | None = None,
    ) -> None:
        def written(_: object) -> None:
            self._place.said.emit(sentence, back)
            self.done.emit()

        self._place.write(work, written, self._say_wrong, urgency)

    def _name(self, device: str) -> str:
        rows = self.view.rows if self.view else ()
        return next((row.name for row in rows if row.device == device), "")

    def _former_name(self, device: str) -> str:
        former = self.view.former if self.view else ()
        return next((left.name for left in former if left.device == device), "")
