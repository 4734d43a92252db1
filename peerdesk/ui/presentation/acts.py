# SPDX-License-Identifier: Apache-2.0
"""What is done with the message behind a point: marked, moved, reworded; each with a way back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from peerdesk.compose.choosing import Choosing
from peerdesk.desk import messages
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.presenting import arrange, mark, move_point, take_advice
from peerdesk.domain.publication_words import Use
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.draft import DraftKeeper
from peerdesk.ui.components.reword_sheet import RewordSheet
from peerdesk.ui.components.text import let_go
from peerdesk.ui.place import Back, Place


class PointActs(QObject):
    """Does what the keys of the place say with one message. `done` comes when it is written."""

    done = Signal()

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place
        self.drafts = DraftKeeper(place)
        self.sheet: RewordSheet | None = None
        self.drafts.due.connect(self._keep_draft)

    def mark(self, message: str, use: Use) -> None:
        """Mark a message for a slide, the report only, or neither."""
        said = {
            Use.SLIDE: self.tr("Shown on a slide."),
            Use.REPORT: self.tr("Kept for the report only."),
            Use.NEITHER: self.tr("Shown in neither."),
        }
        self._place.act(lambda book: mark(book, {message: use}), said[use], self.done.emit)

    def take(self, advised: Choosing) -> None:
        """Mark all messages as advised."""
        said = self.tr("Marked as advised: {0} points, about {1} minutes.").format(
            advised.then.points, advised.then.minutes
        )
        self._place.act(lambda book: take_advice(book, advised), said, self.done.emit)

    def move(self, message: str, by: int) -> None:
        """Move a point up or down among those beside it."""

        def work(book: TeamBook) -> Back:
            return move_point(book, message, by) or (lambda _: None)

        self._place.act(work, "", self.done.emit)

    def plan(self, *, minutes: int | None = None, parts: tuple[str, ...] | None = None) -> None:
        """Set the time there is, or the optional parts."""
        work: Callable[[TeamBook], object] = lambda book: arrange(  # noqa: E731 - typed for `write`
            book, minutes=minutes, parts=parts
        )
        self._place.write(work, lambda _: self.done.emit())

    def reword(self, message: str, standing: str) -> None:
        """Open the sheet in which a message gets another wording."""
        if self.sheet is not None:
            return
        key = f"message:{message}"
        self.drafts.flush()
        self._place.ask_for_sheet(
            lambda book: book.draft(key), lambda draft: self._open(message, standing, draft)
        )

    def blank(self) -> None:
        """Take what is being typed off the screen."""
        self.drafts.take()
        sheet = self.sheet
        if sheet is not None:
            sheet.wording.set_text("")
            sheet.leave()
            let_go(sheet)

    def _open(self, message: str, standing: str, draft: str) -> None:
        place = self._place
        sheet = RewordSheet(place.look, place, standing, draft)
        key = f"message:{message}"

        def written(_: object) -> None:
            self.drafts.drop(key)
            sheet.leave()
            self.done.emit()

        def failed(error: PeerDeskError) -> None:
            sheet.say_wrong(error.user_message)
            place.failed.emit(error)

        def keep(wording: str) -> None:
            place.write(lambda book: messages.reword(book, message, wording), written, failed)

        self.sheet = sheet
        sheet.typed.connect(lambda text: self.drafts.touch(key, "" if text == standing else text))
        sheet.reworded.connect(keep)
        sheet.left.connect(self._forget)
        sheet.open(sheet.wording)

    def _forget(self) -> None:
        self.sheet = None

    def _keep_draft(self, key: str, text: str) -> None:
        self._place.ask(Urgency.DRAFT, lambda book: book.keep_draft(key, text), _nothing)


def _nothing(_: object) -> None:
    """Say nothing: a draft that is kept is no news."""
