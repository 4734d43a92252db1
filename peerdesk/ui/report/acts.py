# SPDX-License-Identifier: Apache-2.0
"""What is done in the place of reports; each is one use case of the desk, with its way back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from peerdesk.desk import accuracy, freezing, messages, written
from peerdesk.desk.accuracy_rows import AccuracyRow
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.domain.accuracy import AccuracyComment
from peerdesk.domain.calendar import local
from peerdesk.domain.publication_words import Layout, Publication, Stage
from peerdesk.domain.published import Frozen
from peerdesk.domain.words import MessageKind
from peerdesk.errors import PeerDeskError
from peerdesk.ui.place import Back, Place

Failed = Callable[[PeerDeskError], object]


class ReportActs(QObject):
    """Writes what the user chose; `done` comes once it is on the disk, `frozen` with what it is."""

    done = Signal()
    frozen = Signal(object)

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place

    def toggle(self, kind: Publication, message: str) -> None:
        """Leave a point out of a document, or take it back in."""

        def work(book: TeamBook) -> Back:
            before = written.arrange_document(book, kind).left_out
            names = {message, *book.message(message).also}
            out = [m for m in before if m not in names]
            wanted = out if len(out) < len(before) else [*before, message]
            written.arrange_document(book, kind, left_out=wanted)
            return lambda book: written.arrange_document(book, kind, left_out=before)

        self._place.act(work, "", self.done.emit)

    def move(self, kind: Publication, order: Sequence[str]) -> None:
        """Put the points of a document into another order, in this document only."""

        def work(book: TeamBook) -> Back:
            before = written.arrange_document(book, kind).order
            written.arrange_document(book, kind, order=order)
            return lambda book: written.arrange_document(book, kind, order=before)

        self._place.act(work, "", self.done.emit)

    def lay_out(self, kind: Publication, layout: Layout) -> None:
        """Choose after which custom a report is laid out."""

        def work(book: TeamBook) -> Back:
            before = written.arrange_document(book, kind).layout
            written.arrange_document(book, kind, layout=layout)
            return lambda book: written.arrange_document(book, kind, layout=before)

        self._place.act(work, self.tr("Laid out anew."), self.done.emit)

    def want_parts(self, kind: Publication, parts: Sequence[str]) -> None:
        """Choose the optional parts of a report."""

        def work(book: TeamBook) -> Back:
            before = written.arrange_document(book, kind).parts
            written.arrange_document(book, kind, parts=parts)
            return lambda book: written.arrange_document(book, kind, parts=before)

        self._place.act(work, "", self.done.emit)

    def change_tier(self, message: str, kind: MessageKind) -> None:
        """Make a key recommendation a suggestion, or the reverse."""
        key = kind is MessageKind.RECOMMENDATION
        other = MessageKind.SUGGESTION if key else MessageKind.RECOMMENDATION
        said = self.tr("Now a suggestion.") if key else self.tr("Now a key recommendation.")

        def work(book: TeamBook) -> Back:
            messages.file_message(book, message, kind=other)
            return lambda book: messages.file_message(book, message, kind=kind)

        self._place.act(work, said, self.done.emit)

    def write(
        self,
        kind: Publication,
        part: tuple[str, str],
        words: str,
        kept: Callable[[], object],
        failed: Failed,
    ) -> None:
        """Write a part, named by itself and what it is about."""
        name, about = part

        def work(book: TeamBook) -> Back:
            held = written.prose_held(book, kind, name, about)
            before = held.value.words if held else ""
            written.write_prose(book, kind, name, words, about)
            return lambda book: written.write_prose(book, kind, name, before, about)

        self._place.act(work, self.tr("Put in."), self.done.emit, kept, failed)

    def reword(
        self, message: str, wording: str, kept: Callable[[], object], failed: Failed
    ) -> None:
        """Give a message another wording."""

        def done(_: object) -> None:
            self._place.say_saved()
            kept()
            self.done.emit()

        self._place.ask(
            Urgency.LINE, lambda book: messages.reword(book, message, wording), done, failed
        )

    def freeze(self, kind: Publication, stage: Stage) -> None:
        """Freeze a document at a stage, with today on its cover."""
        today = local(*self._place.session.now()).date().isoformat()

        def done(frozen: Frozen) -> None:
            self._place.say_saved()
            self.frozen.emit(frozen)

        self._place.ask(Urgency.JOB, lambda book: freezing.freeze(book, kind, stage, today), done)

    def keep_comment(
        self,
        identifier: str,
        comment: AccuracyComment,
        kept: Callable[[], object],
        failed: Failed,
    ) -> None:
        """Take down a comment, or what was decided on one."""

        def work(book: TeamBook) -> None:
            if identifier:
                accuracy.change_comment(book, identifier, comment)
            else:
                accuracy.note_comment(book, comment)

        def done(_: object) -> None:
            kept()
            self.done.emit()

        self._place.write(work, done, failed)

    def drop_comment(self, identifier: str) -> None:
        """Strike a comment off the log."""

        def work(book: TeamBook) -> Back:
            accuracy.drop_comment(book, identifier)
            return lambda book: accuracy.drop_comment(book, identifier, dropped=False)

        said = self.tr("Struck off. Its history is kept.")
        self._place.act(work, said, self.done.emit)

    def reword_from(self, identifier: str) -> None:
        """Give a message the words of the comment about it."""

        def work(book: TeamBook) -> Back:
            message = book.comment(identifier).value.message
            before = book.message(message).wording
            accuracy.reword_from(book, identifier)
            return lambda book: messages.reword(book, message, before)

        self._place.act(work, self.tr("The message has these words now."), self.done.emit)

    def take_in(self, kind: Publication, rows: Sequence[AccuracyRow]) -> None:
        """Take a file of comments into the log."""

        def work(book: TeamBook) -> Back:
            before = accuracy.log_of(book, kind)
            accuracy.take_in(book, kind, rows)
            after = accuracy.log_of(book, kind)
            return lambda book: accuracy.put_back(book, before, after)

        self._place.act(work, self.tr("The comments are taken in."), self.done.emit)
