# SPDX-License-Identifier: Apache-2.0
"""Brings the attachments of the chosen note to the screen, and lets one out on a recorded word."""

from collections import OrderedDict
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from peerdesk.desk.attachments import (
    Attached,
    LetOut,
    Prepared,
    look_at,
    put_back,
    release,
    take_off,
)
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.errors import NameTaken
from peerdesk.domain.attachment import Attachment
from peerdesk.domain.file_name import clean_name
from peerdesk.domain.words import ReleaseReason
from peerdesk.errors import PeerDeskError
from peerdesk.ui.attachments.strip import AttachedStrip
from peerdesk.ui.attachments.tile import Tile
from peerdesk.ui.attachments.viewer import Viewer
from peerdesk.ui.components.choose import ChooseSheet, Wanted
from peerdesk.ui.components.chooser import Chooser
from peerdesk.ui.components.options import Option
from peerdesk.ui.jobs import Job
from peerdesk.ui.place import Place

MOST = 60
"""Thumbnails that are remembered, so that going up and down the list makes none twice."""


class Showing(QObject):
    """Thumbnails, the viewer and what is done from it; `done` comes when something changed."""

    done = Signal()

    def __init__(self, place: Place, strip: AttachedStrip) -> None:
        super().__init__(place)
        self._place, self._strip = place, strip
        self._made: OrderedDict[str, bytes] = OrderedDict()
        self._jobs: list[Job] = []
        self.viewer: Viewer | None = None
        self._sheet: ChooseSheet | None = None
        self._chooser: Chooser | None = None
        self._writes = False
        strip.opened.connect(self.open)

    def show(self, attached: tuple[Attached, ...], *, live: bool, writes: bool) -> None:
        """Show what is attached to a note, pictures following as they are made."""
        self._drop()
        self._writes = live and writes
        self._strip.set_attached(attached, may_attach=self._writes)
        for tile in self._strip.tiles:
            png = self._made.get(tile.one.attachment.digest)
            if png is not None:
                tile.set_picture(png)
            elif tile.one.here:
                self._ask_thumbnail(tile)

    def open(self, one: Attached) -> None:
        """Show one, large; what lies on another laptop says so."""
        if self.viewer is not None:
            return
        viewer = Viewer(self._place.look, self._place, one, writes=self._writes)
        self.viewer = viewer
        self._chooser = Chooser(self._place.look, viewer)
        self._chooser.picked.connect(partial(self._ask_where, one))
        viewer.left.connect(self._forget_viewer)
        viewer.save_wanted.connect(self._ask_why)
        viewer.off_wanted.connect(self._take_off)
        viewer.open(viewer.preview)
        identifier = one.attachment.id
        self._place.ask(
            Urgency.ROWS, partial(_look_at, identifier=identifier), self._show_large, self._wrong
        )

    def blank(self) -> None:
        """Take viewer, sheets and thumbnails away."""
        self._drop()
        self._made.clear()
        if self._sheet is not None:
            self._sheet.leave()
        if self.viewer is not None:
            self.viewer.leave()
        self._strip.clear()

    def _ask_thumbnail(self, tile: Tile) -> None:
        one = tile.one
        work = partial(_look_at, identifier=one.attachment.id)
        self._jobs.append(
            self._place.ask(Urgency.SEARCH, work, partial(self._make_thumbnail, one), _nothing)
        )

    def _make_thumbnail(self, one: Attached, kept: Prepared) -> None:
        pictures = self._place.session.pictures
        job = self._place.aside(
            lambda: pictures.thumbnail(kept), partial(self._keep_thumbnail, one), _nothing
        )
        self._jobs.append(job)

    def _keep_thumbnail(self, one: Attached, png: bytes) -> None:
        self._made[one.attachment.digest] = png
        while len(self._made) > MOST:
            self._made.popitem(last=False)
        for tile in self._strip.tiles:
            if tile.one.attachment.digest == one.attachment.digest:
                tile.set_picture(png)

    def _show_large(self, kept: Prepared) -> None:
        if self.viewer is not None:
            self.viewer.show_kept(kept)

    def _wrong(self, error: PeerDeskError) -> None:
        if self.viewer is not None:
            self.viewer.say_wrong(error)

    def _ask_why(self) -> None:
        if self.viewer is None or self._chooser is None:
            return
        names = {
            ReleaseReason.NEEDED_FOR_DOCUMENT: self.tr("It is needed for a document"),
            ReleaseReason.ASKED_BY_OWNER: self.tr("Its owner asked for it"),
            ReleaseReason.DUTY_TO_DISCLOSE: self.tr("There is a duty to disclose it"),
        }
        options = [Option(reason.value, words) for reason, words in names.items()]
        self._chooser.ask(
            self.viewer.save_act,
            self.tr("Why does it leave the vault? What you choose is recorded."),
            self.tr("Find one of these reasons"),
            options,
        )

    def _ask_where(self, one: Attached, reason: str, start: Path | None = None) -> None:
        if self._sheet is not None:
            return
        wanted = Wanted(
            self.tr("Save outside the vault, where it is no longer encrypted"),
            self.tr("Save"),
            name=one.name,
            start=start,
        )
        place = self._place
        sheet = ChooseSheet(place.look, place, wanted, place.session.files, place.session.aside)
        self._sheet = sheet
        sheet.chosen.connect(partial(self._look_first, one, ReleaseReason(reason)))
        sheet.left.connect(self._forget_sheet)
        sheet.open()

    def _look_first(self, one: Attached, reason: ReleaseReason, path: Path) -> None:
        """Refuse a name that is taken before anything is recorded."""
        files = self._place.session.files
        cleaned = path.with_name(clean_name(path.name, one.attachment.media))

        def look() -> None:
            listing = files.list(cleaned.parent, (cleaned.suffix,))
            if cleaned.name in listing.files:
                raise NameTaken(cleaned.name)

        def refused(error: PeerDeskError) -> None:
            """Ask for another place; the reason that was chosen stays."""
            self._place.failed.emit(error)
            if self.viewer is not None:
                self._ask_where(one, reason, cleaned.parent)

        self._place.aside(look, lambda _: self._release(one, reason, cleaned), refused)

    def _release(self, one: Attached, reason: ReleaseReason, path: Path) -> None:
        def work(book: TeamBook) -> LetOut:
            return release(book, one.attachment.id, reason)

        self._place.write(work, partial(self._write_out, path))

    def _write_out(self, path: Path, let: LetOut) -> None:
        files = self._place.session.files
        self.done.emit()
        self._place.aside(lambda: files.write(path, let.content), self._say_written)

    def _say_written(self, path: Path) -> None:
        if self.viewer is not None:
            self.viewer.leave()
        sentence = self.tr("Saved: {0}. It is no longer encrypted: handle it as agreed.")
        self._place.said.emit(sentence.format(path), None)

    def _take_off(self, one: Attached) -> None:
        identifier = one.attachment.id

        def work(book: TeamBook) -> Attachment:
            return take_off(book, identifier)

        def back(book: TeamBook) -> Attachment:
            return put_back(book, identifier)

        def taken(_: Attachment) -> None:
            if self.viewer is not None:
                self.viewer.leave()
            sentence = self.tr("Taken off: {0}. It can be put back until the note is erased.")
            undo = partial(self._place.write, back, lambda _: self.done.emit())
            self._place.said.emit(sentence.format(one.name), undo)
            self.done.emit()

        self._place.write(work, taken)

    def _drop(self) -> None:
        for job in self._jobs:
            job.drop()
        self._jobs = []

    def _forget_viewer(self) -> None:
        self.viewer = self._chooser = None

    def _forget_sheet(self) -> None:
        self._sheet = None


def _look_at(book: TeamBook, identifier: str) -> Prepared:
    return look_at(book, identifier)


def _nothing(_: object) -> None:
    """Say nothing: without a thumbnail the icon stays, and opening it says what is wrong."""
