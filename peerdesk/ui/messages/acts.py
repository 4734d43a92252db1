# SPDX-License-Identifier: Apache-2.0
"""What is done to a message, each with its way back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from peerdesk.desk import merging, messages
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.domain.message import Message
from peerdesk.domain.words import MessageKind, Relation, Status
from peerdesk.errors import PeerDeskError
from peerdesk.ui.place import Back, Place

Failed = Callable[[PeerDeskError], object]


class MessageActs(QObject):
    """Writes what the user chose; `done` carries the message, once it is on the disk."""

    done = Signal(str)

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place

    def reword(self, message: str, wording: str, kept: Callable[[], object]) -> None:
        """Give a message another wording; `kept` is called once it is saved."""

        def work(book: TeamBook) -> Back:
            before = book.message(message).wording
            messages.reword(book, message, wording)
            return lambda book: messages.reword(book, message, before)

        self._do(message, work, self.tr("Reworded"), kept)

    def refile(self, message: str, **fields: str) -> None:
        """Put a message under another kind, theme or line of enquiry."""

        def work(book: TeamBook) -> Back:
            held = book.message(message).filing
            before = {"kind": held.kind.value, "theme": held.theme, "kloe": held.kloe}
            _file(book, message, fields)
            return lambda book: _file(book, message, {name: before[name] for name in fields})

        self._do(message, work, self.tr("Filed"))

    def settle(self, message: str, status: Status) -> None:
        """Agree a message, or open it again."""

        def work(book: TeamBook) -> Back:
            before = book.message(message).status
            messages.settle(book, message, status)
            return lambda book: messages.settle(book, message, before)

        agreed = status is Status.AGREED
        self._do(message, work, self.tr("Agreed") if agreed else self.tr("Open again"))

    def move(self, message: str, other: str, *, below: bool) -> None:
        """Put a message just above another one, or just below it."""

        def work(book: TeamBook) -> Back:
            behind = follower(book, message)
            messages.move_message(book, message, follower(book, other) if below else other)
            return lambda book: messages.move_message(book, message, behind)

        self._do(message, work, self.tr("Moved"))

    def relate(self, message: str, note: str, relation: Relation) -> None:
        """Say how a note bears on a message, linking it if it is not yet."""

        def work(book: TeamBook) -> Back:
            before = _relation(book, message, note)
            messages.link_note(book, message, note, relation)
            return lambda book: _relate(book, message, note, before)

        names = {
            Relation.SUPPORTS: self.tr("Supports this message"),
            Relation.CONTRADICTS: self.tr("Contradicts this message"),
            Relation.CONTEXT: self.tr("Context of this message"),
        }
        self._do(message, work, names[relation])

    def unlink(self, message: str, note: str) -> None:
        """Take a note off a message."""

        def work(book: TeamBook) -> Back:
            before = _relation(book, message, note)
            messages.unlink_note(book, message, note)
            return lambda book: _relate(book, message, note, before)

        self._do(message, work, self.tr("Taken off this message. The note stays"))

    def withdraw(self, message: str) -> None:
        """Withdraw a message, or propose it to whoever drafted it."""

        def back(book: TeamBook) -> None:
            messages.restore_message(book, message)

        def show(held: Message) -> None:
            self._place.say_saved()
            if held.withdrawn:
                said = self.tr("Withdrawn. Its history is kept")
                self._place.said.emit(said, lambda: self._undo(message, back))
            else:
                said = self.tr("Proposed: its author or a lead answers")
                self._place.said.emit(said, None)
            self.done.emit(message)

        self._place.ask(Urgency.LINE, lambda book: messages.withdraw_message(book, message), show)

    def unmerge(self, message: str) -> None:
        """Let a merged message stand for itself again."""

        def work(book: TeamBook) -> Back:
            into = book.message(message).into
            merging.unmerge(book, message)
            return lambda book: merging.merge(book, message, into)

        self._do(message, work, self.tr("Taken apart: each stands for itself"))

    def restore(self, message: str) -> None:
        """Take a withdrawn message up again."""

        def work(book: TeamBook) -> Back:
            messages.restore_message(book, message)
            return lambda book: messages.withdraw_message(book, message)

        self._do(message, work, self.tr("Taken up again"))

    def _do(
        self,
        message: str,
        work: Callable[[TeamBook], Back],
        sentence: str,
        kept: Callable[[], object] | None = None,
    ) -> None:
        self._place.act(work, sentence, lambda: self.done.emit(message), kept)

    def _undo(self, message: str, back: Back) -> None:
        self._place.write(back, lambda _: self.done.emit(message))


def follower(book: TeamBook, message: str) -> str:
    """Return the message that comes next in the one order of all messages, or ""."""
    order = [held.id for held in book.messages()]
    place = order.index(message) + 1
    return order[place] if place < len(order) else ""


def _file(book: TeamBook, message: str, fields: dict[str, str]) -> None:
    kind = MessageKind(fields["kind"]) if "kind" in fields else None
    messages.file_message(
        book, message, kind=kind, theme=fields.get("theme"), kloe=fields.get("kloe")
    )


def _relation(book: TeamBook, message: str, note: str) -> Relation | None:
    links = book.message(message).links
    return next((link.relation for link in links if link.note == note), None)


def _relate(book: TeamBook, message: str, note: str, relation: Relation | None) -> None:
    if relation is None:
        messages.unlink_note(book, message, note)
    else:
        messages.link_note(book, message, note, relation)
