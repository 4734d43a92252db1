# SPDX-License-Identifier: Apache-2.0
"""What is done to a summary in preparation; each is one use case of the desk."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from peerdesk.desk import briefings, intervention, messages, replies, ticking
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.ticking import Ticks
from peerdesk.domain.briefing import Issue
from peerdesk.errors import PeerDeskError
from peerdesk.ui.place import Back, Place


class BriefingActs(QObject):
    """Writes what the user chose; `done` comes once it is on the disk, `issued` with the issue."""

    done = Signal()
    issued = Signal(object)

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place

    def tick(self, day: str, message: str, *, enters: bool) -> None:
        """Take a point in, or leave it out."""
        self._write(lambda book: ticking.tick(book, day, message, enters=enters))

    def tick_all(self, day: str, which: Ticks) -> None:
        """Take many points in, in one go; that can be taken back."""

        def work(book: TeamBook) -> Back:
            before = briefings.arrangement_of(book, day).points or ()
            ticking.tick_all(book, day, which)
            return lambda book: briefings.arrange(book, day, points=before)

        self._place.act(work, self.tr("Ticked in one go."), self.done.emit)

    def move(self, day: str, message: str, by: int) -> None:
        """Move a point over its neighbour, in this summary only."""
        self._write(lambda book: ticking.move_point(book, day, message, by))

    def ask_for(self, day: str, requests: tuple[str, ...]) -> None:
        """Set what the team asks of the council."""
        self._write(lambda book: briefings.arrange(book, day, requests=requests))

    def mention(self, day: str, practical: tuple[str, ...]) -> None:
        """Set what is practical."""
        self._write(lambda book: briefings.arrange(book, day, practical=practical))

    def plan(self, day: str, kloe: str, words: str) -> None:
        """Set what is done tomorrow about a line of enquiry that is thin."""
        self._write(lambda book: briefings.arrange(book, day, plans={kloe: words}))

    def address(self, day: str, sponsor: str, also: tuple[str, ...]) -> None:
        """Set for whom the summary is."""
        self._write(lambda book: briefings.arrange(book, day, sponsor=sponsor, also=also))

    def write_intervention(self, words: str) -> None:
        """Set the paragraph about the intervention."""
        self._write(lambda book: intervention.write_intervention(book, words))

    def settle(self, reply: str, *, settled: bool) -> None:
        """Say that the team is done with a reply, or open it again."""
        self._write(lambda book: replies.settle_reply(book, reply, settled=settled))

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

    def _write(self, work: Callable[[TeamBook], object]) -> None:
        self._place.write(work, lambda _: self.done.emit())
