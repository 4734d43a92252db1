# SPDX-License-Identifier: Apache-2.0
"""What is done to the chosen notes, each with its way back."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from peerdesk.desk import evidence
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.domain.words import Stance, Voice, title
from peerdesk.errors import PeerDeskError
from peerdesk.ui.place import Back, Place

Failed = Callable[[PeerDeskError], object]


class NoteActs(QObject):
    """Writes what the user chose for notes; `done` comes once it is on the disk."""

    done = Signal()

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place

    def mark(self, notes: Sequence[str], stance: Stance) -> None:
        """Sort notes; the mark that all of them have already is taken off."""

        def work(book: TeamBook) -> Back:
            before = [(note, book.note(note).stance) for note in notes]
            same = all(held is stance for _, held in before)
            wanted = Stance.UNSORTED if same else stance
            for note in notes:
                evidence.mark(book, note, wanted)
            return lambda book: [evidence.mark(book, note, held) for note, held in before]

        self._do(work, self._counted(notes, self.tr("Sorted: {0}").format(title(stance).lower())))

    def tag(self, notes: Sequence[str], kloe: str, name: str) -> None:
        """Put a line of enquiry on notes."""

        def work(book: TeamBook) -> Back:
            bare = [note for note in notes if kloe not in book.note(note).kloe_ids]
            for note in bare:
                evidence.tag(book, note, kloe)
            return lambda book: [evidence.untag(book, note, kloe) for note in bare]

        self._do(work, self._counted(notes, self.tr("Tagged: {0}").format(name)))

    def untag(self, notes: Sequence[str], kloe: str, name: str) -> None:
        """Take a line of enquiry off notes."""

        def work(book: TeamBook) -> Back:
            tagged = [note for note in notes if kloe in book.note(note).kloe_ids]
            for note in tagged:
                evidence.untag(book, note, kloe)
            return lambda book: [evidence.tag(book, note, kloe) for note in tagged]

        self._do(work, self._counted(notes, self.tr("Taken off: {0}").format(name)))

    def voice(self, notes: Sequence[str], voice: Voice) -> None:
        """Put a voice on notes."""

        def work(book: TeamBook) -> Back:
            bare = [note for note in notes if voice not in book.note(note).voice_list]
            for note in bare:
                evidence.voice(book, note, voice)
            return lambda book: [evidence.unvoice(book, note, voice) for note in bare]

        self._do(work, self._counted(notes, self.tr("Voice: {0}").format(title(voice).lower())))

    def unvoice(self, notes: Sequence[str], voice: Voice) -> None:
        """Take a voice off notes."""

        def work(book: TeamBook) -> Back:
            voiced = [note for note in notes if voice in book.note(note).voice_list]
            for note in voiced:
                evidence.unvoice(book, note, voice)
            return lambda book: [evidence.voice(book, note, voice) for note in voiced]

        self._do(work, self._counted(notes, self.tr("Taken off: {0}").format(title(voice).lower())))

    def withdraw(self, notes: Sequence[str]) -> None:
        """Put notes into the bin, or propose it to those who wrote them."""

        def work(book: TeamBook) -> tuple[str, ...]:
            held = [evidence.withdraw(book, note) for note in notes]
            return tuple(note.id for note in held if note.withdrawn)

        self._place.ask(Urgency.LINE, work, lambda gone: self._show_withdrawn(notes, gone))

    def _show_withdrawn(self, notes: Sequence[str], gone: tuple[str, ...]) -> None:
        """Say which notes are in the bin now, and of which it was only proposed."""
        self._place.say_saved()
        asked = [note for note in notes if note not in gone]
        said = [self._counted(gone, self.tr("Withdrawn, and kept in the bin"))] if gone else []
        if asked:
            said.append(self._counted(asked, self.tr("Proposed: its author or a lead answers")))
        back = partial(self._undo, _each(evidence.restore, gone, evidence.withdraw))
        self._place.said.emit(". ".join(said), back if gone else None)
        self.done.emit()

    def restore(self, notes: Sequence[str]) -> None:
        """Take notes out of the bin."""
        self._do(
            _each(evidence.restore, notes, evidence.withdraw),
            self._counted(notes, self.tr("Restored")),
        )

    def revise(self, note: str, text: str, kept: Callable[[], object], failed: Failed) -> None:
        """Give a note of one's own another wording; one of the two is called at the end."""

        def work(book: TeamBook) -> Back:
            before = book.note(note).text
            evidence.revise(book, note, text)
            return lambda book: evidence.revise(book, note, before)

        sentence = self.tr("Reworded. Wordings that were shared stay in its history")
        self._do(work, sentence, kept, failed)

    def _do(
        self,
        work: Callable[[TeamBook], Back],
        sentence: str,
        kept: Callable[[], object] | None = None,
        failed: Failed | None = None,
    ) -> None:
        self._place.act(work, sentence, self.done.emit, kept, failed)

    def _undo(self, back: Back) -> None:
        self._place.write(back, lambda _: self.done.emit())

    def _counted(self, notes: Sequence[str], sentence: str) -> str:
        return sentence if len(notes) == 1 else f"{sentence} ({len(notes)})"


def _each(
    act: Callable[[TeamBook, str], object],
    notes: Iterable[str],
    back: Callable[[TeamBook, str], object],
) -> Callable[[TeamBook], Back]:
    chosen = tuple(notes)

    def work(book: TeamBook) -> Back:
        for note in chosen:
            act(book, note)
        return lambda book: [back(book, note) for note in chosen]

    return work
