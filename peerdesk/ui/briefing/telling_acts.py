# SPDX-License-Identifier: Apache-2.0
"""What is recorded of the talks with sponsors; each is one use case of the desk."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from peerdesk.desk.book import TeamBook
from peerdesk.desk.replies import Talk, record_reply
from peerdesk.desk.tellings import tell
from peerdesk.domain.calendar import local
from peerdesk.domain.publication_words import Answer
from peerdesk.domain.words import Outcome
from peerdesk.errors import PeerDeskError
from peerdesk.ui.briefing.occasion import ToldElsewhere
from peerdesk.ui.components.counting import counted
from peerdesk.ui.place import Back, Place


class TellingActs(QObject):
    """Writes what was told and replied; `done` comes once it is on the disk."""

    done = Signal()

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place

    def tell(self, issue: str, message: str, sponsor: str, told: tuple[Outcome, str]) -> None:
        """Record what a sponsor was told of a point: the outcome, and words said otherwise."""
        outcome, wording = told
        self._write(
            lambda book: tell(book, message, sponsor, outcome, wording=wording, issue=issue)
        )

    def tell_rest(self, issue: str, messages: tuple[str, ...], sponsor: str) -> None:
        """Record that these points were all said as written, and say how many.

        The ledger deletes no telling, so the way back records them as not reached; a point of
        which something else was recorded since is left as that says.
        """

        def work(book: TeamBook) -> Back:
            for message in messages:
                tell(book, message, sponsor, Outcome.AS_WRITTEN, issue=issue)
            return lambda book: _as_not_reached(book, issue, messages, sponsor)

        self._place.act(work, self._rest_told(len(messages)), self.done.emit)

    def _rest_told(self, count: int) -> str:
        return counted(
            count,
            self.tr("Recorded as said as written: {0} point. Undo records it as not reached."),
            self.tr("Recorded as said as written: {0} points. Undo records them as not reached."),
        )

    def reply(self, issue: str, message: str, sponsor: str, said: tuple[Answer, str]) -> None:
        """Record what a sponsor replied to a point of an issued summary."""
        answer, words = said
        self._write(
            lambda book: record_reply(
                book, message, sponsor, answer, words=words, talk=Talk(issue=issue)
            )
        )

    def tell_elsewhere(
        self,
        told: ToldElsewhere,
        kept: Callable[[], object],
        failed: Callable[[PeerDeskError], object],
    ) -> None:
        """Record what was told on another occasion, and what was replied to it."""
        at, offset = self._place.session.now()
        day = local(at, offset).date().isoformat()

        def work(book: TeamBook) -> None:
            tell(
                book,
                told.message,
                told.sponsor,
                told.outcome,
                wording=told.wording,
                occasion=told.occasion,
            )
            if told.answer is not None:
                talk = Talk(occasion=told.occasion, day=day)
                record_reply(
                    book, told.message, told.sponsor, told.answer, words=told.words, talk=talk
                )

        def written(_: object) -> None:
            kept()
            self.done.emit()

        self._place.write(work, written, failed)

    def _write(self, work: Callable[[TeamBook], object]) -> None:
        self._place.write(work, lambda _: self.done.emit())


def _as_not_reached(book: TeamBook, issue: str, messages: tuple[str, ...], sponsor: str) -> None:
    """Record as not reached what still stands as said as written to a sponsor by a summary."""
    for message in messages:
        told = [
            telling.outcome
            for telling in book.message(message).tellings
            if not telling.message and (telling.sponsor, telling.issue) == (sponsor, issue)
        ]
        if told[-1:] == [Outcome.AS_WRITTEN]:
            tell(book, message, sponsor, Outcome.NOT_REACHED, issue=issue)
