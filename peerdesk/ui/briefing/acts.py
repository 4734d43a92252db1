# SPDX-License-Identifier: Apache-2.0
"""What is done in the place of summaries; each is one use case of the desk."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from peerdesk.desk import briefings, messages
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.domain.briefing import Issue
from peerdesk.domain.words import Outcome
from peerdesk.errors import PeerDeskError
from peerdesk.ui.place import Place


class BriefingActs(QObject):
    """Writes what the user chose; `done` comes once it is on the disk, `issued` with the issue."""

    done = Signal()
    issued = Signal(object)

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place

    def toggle(self, day: str, message: str) -> None:
        """Take a point in, or leave it out."""

        def work(book: TeamBook) -> None:
            left_out = list(_left_out(book, day))
            if message in left_out:
                left_out.remove(message)
            else:
                left_out.append(message)
            briefings.arrange(book, day, left_out=left_out)

        self._write(work)

    def move(self, message: str, other: str, *, below: bool) -> None:
        """Put a message just above another one, or just below it."""

        def work(book: TeamBook) -> None:
            order = [held.id for held in book.messages()]
            place = order.index(other) + below
            messages.move_message(book, message, order[place] if place < len(order) else "")

        self._write(work)

    def ask_for(self, day: str, requests: tuple[str, ...]) -> None:
        """Set what the team asks of the council."""
        self._write(lambda book: briefings.arrange(book, day, requests=requests))

    def mention(self, day: str, practical: tuple[str, ...]) -> None:
        """Set what is practical."""
        self._write(lambda book: briefings.arrange(book, day, practical=practical))

    def address(self, day: str, sponsor: str) -> None:
        """Set for whom the summary is."""
        self._write(lambda book: briefings.arrange(book, day, sponsor=sponsor))

    def reword(
        self,
        message: str,
        wording: str,
        kept: Callable[[], object],
        failed: Callable[[PeerDeskError], object],
    ) -> None:
        """Give a message another wording; one of the two is called at the end."""

        def written(_: object) -> None:
            self._place.say_saved()
            kept()
            self.done.emit()

        self._place.ask(
            Urgency.LINE, lambda book: messages.reword(book, message, wording), written, failed
        )

    def issue(self, day: str) -> None:
        """Freeze a day's summary."""

        def written(issue: Issue) -> None:
            self._place.say_saved()
            self.issued.emit(issue)

        self._place.ask(Urgency.LINE, lambda book: briefings.issue(book, day), written)

    def tell(self, issue: str, message: str, sponsor: str, told: tuple[Outcome, str]) -> None:
        """Record what a sponsor was told of a point: the outcome, and words said otherwise."""
        outcome, wording = told

        def work(book: TeamBook) -> None:
            briefings.tell(book, message, sponsor, outcome, wording=wording, issue=issue)

        self._write(work)

    def _write(self, work: Callable[[TeamBook], object]) -> None:
        self._place.write(work, lambda _: self.done.emit())


def _left_out(book: TeamBook, day: str) -> tuple[str, ...]:
    briefing = next((b for b in book.briefings() if b.day == day), None)
    held = briefing.arrangement if briefing else None
    return held.left_out if held else ()
