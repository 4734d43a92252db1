# SPDX-License-Identifier: Apache-2.0
"""Has this laptop tested: asks where the report goes, follows the test, ends it at a lock."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from peerdesk.errors import PeerDeskError
from peerdesk.ui.place import Place
from peerdesk.ui.trials import LaptopTest, Tried, TriedLaptop
from peerdesk.ui.vault.acts import VaultActs
from peerdesk.ui.vault.check import CheckPage


class LaptopTrial(QObject):
    """One test at a time; it goes on while other places are open, and ends with the lock."""

    _heard = Signal(object)

    def __init__(self, place: Place, page: CheckPage, acts: VaultActs) -> None:
        super().__init__(place)
        self._place, self._page, self._acts = place, page, acts
        self._card = page.laptop
        self._test: LaptopTest | None = None
        self._stopping = False
        self._heard.connect(self._show)
        self._card.test.connect(self._ask)
        self._card.stop.connect(self._stop)

    def blank(self) -> None:
        """End the test and show nothing of it."""
        if self._test is not None:
            self._test.stop()
            self._test = None
        self._card.clear()

    def _ask(self) -> None:
        self._acts.choose_report(self._begin)

    def _begin(self, folder: Path) -> None:
        self._stopping = False
        self._card.begin()
        self._page.reveal(self._card)
        self._test = self._place.session.care.test_laptop(folder, self._heard.emit)
        self._place.jobs.follow(self._test.ended, self._succeed, self._fail)

    def _stop(self) -> None:
        if self._test is not None:
            self._stopping = True
            self._card.wait()
            self._test.stop()

    def _show(self, tried: Tried) -> None:
        if self._test is None or self._stopping:
            return
        found, every = self._card.add(tried), self._test.promises
        said = self.tr("{0} of {1} promises tried so far.")
        self._card.tell(said.format(found, every))

    def _succeed(self, tested: TriedLaptop) -> None:
        self._test = None
        self._card.show_tested(tested)
        self._page.reveal(self._card)
        if not self._focus_act():
            self._place.said.emit(tested.sentence, None)

    def _fail(self, error: PeerDeskError) -> None:
        self._test = None
        self._card.show_ended(error.user_message, "told" if self._stopping else "danger")
        self._focus_act()

    def _focus_act(self) -> bool:
        """Put the focus on the act, unless a sheet has it; say whether the card is in sight."""
        in_sight = self._card.isVisible()
        if in_sight and self._acts.sheet is None:
            self._card.act.setFocus()
        return in_sight
