# SPDX-License-Identifier: Apache-2.0
"""What is done about the team folder from its card: choose, take in, share, look."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from peerdesk.desk.errors import NothingToShare
from peerdesk.desk.folder.chosen import TeamFolder
from peerdesk.desk.outgoing import Exported
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.text import let_go
from peerdesk.ui.place import Place
from peerdesk.ui.team.folder import FolderCard
from peerdesk.ui.team.folder_sheet import FolderSheet
from peerdesk.ui.team_folder import FolderState


class FolderActs(QObject):
    """Joins the card with the folder's own thread.

    `done` comes after anything was taken in or written; `told` and `warned` carry a sentence that
    stays on the page.
    """

    done = Signal()
    told = Signal(str)
    warned = Signal(str)
    _heard = Signal(object)

    def __init__(self, place: Place, card: FolderCard) -> None:
        super().__init__(place)
        self._place, self._card = place, card
        self._folders = place.session.team_folder
        self._sheet: FolderSheet | None = None
        self._admitted = False
        self._taken = 0
        self._busy = False
        self._offered: set[str] = set()
        self._heard.connect(self._show, Qt.ConnectionType.QueuedConnection)
        card.choose_pressed.connect(self.choose)
        card.take_pressed.connect(self.take)
        card.share_pressed.connect(self.share)
        card.look_pressed.connect(self._folders.look)

    def open(self, *, admitted: bool) -> None:
        """Show how it stands, from now on."""
        self._admitted = admitted
        self._taken = self._folders.state.taken
        self._folders.listen(self._heard.emit)
        self._show(self._folders.state)

    def blank(self) -> None:
        """Take the sheet away, and hold and hear nothing."""
        self._folders.listen(None)
        self._card.clear()
        if self._sheet is not None:
            sheet = self._sheet
            sheet.leave()
            let_go(sheet)

    def choose(self) -> None:
        """Ask which folder it is to be."""
        if self._sheet is not None:
            return
        place = self._place
        sheet = FolderSheet(place.look, place, place.session, self._folders.state.folder)
        sheet.chosen.connect(self._choose)
        sheet.left.connect(self._forget_sheet)
        self._sheet = sheet
        sheet.open()

    def take(self) -> None:
        """Take in what is offered; the vault is backed up before."""
        if self._begin():
            found = [offer.preview.counts for offer in self._folders.state.offers]
            held = sum(max(counts.attachments, 1) for counts in found if counts.pieces)
            said = partial(self._say_taken, held=held)
            self._place.jobs.follow(self._folders.take(), said, self._say_wrong)

    def share(self) -> None:
        """Write what colleagues may lack, to be brought there."""
        if self._begin():
            self._place.jobs.follow(self._folders.share(), self._say_shared, self._say_wrong)

    def _choose(self, folder: TeamFolder | None) -> None:
        self._place.jobs.follow(
            self._folders.choose(folder), lambda _: self._say_chosen(), self._say_refused
        )

    def _say_chosen(self) -> None:
        if self._sheet is not None:
            self._sheet.leave()

    def _say_refused(self, error: PeerDeskError) -> None:
        if self._sheet is not None:
            self._sheet.say_wrong(error.user_message)

    def _say_taken(self, new: int, *, held: int = 0) -> None:
        """Say how many changes came in, or where there were none, how many attachments."""
        self._busy = False
        place = self._place
        place.say_saved()
        one = place.tr("{0} change from the team folder is in")
        many = place.tr("{0} changes from the team folder are in")
        if held and not new:
            one = place.tr("{0} attachment from the team folder is in")
            many = place.tr("{0} attachments from the team folder are in")
        elif held:
            more = counted(held, place.tr("{0} attachment"), place.tr("{0} attachments"))
            one = place.tr("{0} change and {1} from the team folder are in").replace("{1}", more)
            many = place.tr("{0} changes and {1} from the team folder are in").replace("{1}", more)
        place.said.emit(counted(new or held, one, many), None)
        self.done.emit()

    def _say_shared(self, exported: Exported) -> None:
        self._busy = False
        self._place.say_saved()
        if exported.changes == 1:
            words = self._place.tr("1 change goes to the team folder")
        else:
            count = f"{exported.changes:,}"
            words = self._place.tr("{0} changes go to the team folder").format(count)
        self._place.said.emit(words, None)
        self.done.emit()

    def _say_wrong(self, error: PeerDeskError) -> None:
        self._busy = False
        says = self.told if isinstance(error, NothingToShare) else self.warned
        says.emit(error.user_message)

    def _begin(self) -> bool:
        """Say whether something may begin: one thing at a time, and the focus stays where it is."""
        free, self._busy = not self._busy, True
        return free

    def _show(self, state: FolderState) -> None:
        self._card.set_state(state, self._place.session.now(), admitted=self._admitted)
        offered = {offer.lying.name for offer in state.offers}
        if offered - self._offered and not self._card.isVisible():  # its pane is folded away
            self.told.emit(self._place.tr("New bundles lie in the team folder: G takes them in."))
        self._offered = offered
        if state.taken > self._taken:  # by itself, while this page is open
            self._taken = state.taken
            self.done.emit()

    def _forget_sheet(self) -> None:
        self._sheet = None
