# SPDX-License-Identifier: Apache-2.0
"""The lines of a session, oldest first: those on the disk, and those on their way to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, Signal

from peerdesk.domain.attribution import Found
from peerdesk.domain.calendar import local
from peerdesk.domain.note import Note
from peerdesk.domain.shorthand import Shorthand
from peerdesk.domain.words import Stance, Voice, title
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.delegate import Index

ROW = Qt.ItemDataRole.UserRole
_TOP = QModelIndex()
_NONE: Mapping[str, int] = MappingProxyType({})
Tags = tuple[tuple[str, str], ...]
"""Each the name of an icon and the words beside it."""


class LineState(StrEnum):
    """How far a line has come."""

    SAVED = "saved"
    SAVING = "saving"
    REFUSED = "refused"


@dataclass(frozen=True)
class LineRow:
    """A line as shown; `note` is "" until it is on the disk, `number` its place in the queue."""

    time: str
    kind: str
    text: str
    tags: Tags = ()
    kloes: tuple[str, ...] = ()
    note: str = ""
    number: int = 0
    state: LineState = LineState.SAVED
    voices: tuple[str, ...] = ()
    finds: tuple[Found, ...] = ()

    @property
    def bare(self) -> str:
        """Return the text without the quotation marks that stand round what somebody said."""
        return self.text[1:-1] if self.kind == Stance.VERBATIM.value else self.text


class LinesModel(QAbstractListModel):
    """The lines above the caret; `grown` says that some are higher or lower than before."""

    grown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[LineRow] = []
        self._titles: dict[str, str] = {}
        self._attached: dict[str, int] = {}

    def show(
        self,
        notes: Sequence[Note],
        titles: Mapping[str, str],
        attached: Mapping[str, int] = _NONE,
    ) -> None:
        """Show these notes; `titles` names the lines of enquiry, `attached` counts files."""
        self.beginResetModel()
        self._titles, self._attached = dict(titles), dict(attached)
        self._rows = [self._of_note(note) for note in notes]
        self.endResetModel()

    def add(self, meant: Shorthand, number: int, at: int, offset: int) -> None:
        """Add a line that is on its way to the disk."""
        row = LineRow(
            time=f"{local(at, offset):%H:%M}",
            kind=meant.stance.value,
            text=shown(meant.stance, meant.text),
            tags=self._tags(meant.kloes, meant.voices),
            kloes=meant.kloes,
            voices=tuple(voice.value for voice in meant.voices),
            number=number,
            state=LineState.SAVING,
        )
        place = len(self._rows)
        self.beginInsertRows(QModelIndex(), place, place)
        self._rows.append(row)
        self.endInsertRows()

    def set_state(self, number: int, state: LineState, note: str = "") -> None:
        """Say how far a line has come."""
        for place, row in enumerate(self._rows):
            if row.number == number:
                self._rows[place] = replace(row, state=state, note=note or row.note)
                self.dataChanged.emit(self.index(place), self.index(place))

    def show_finds(self, finds: Mapping[int, tuple[Found, ...]]) -> None:
        """Say, by row, what points to somebody; rows left out stay as they are."""
        changed = [
            place
            for place, found in finds.items()
            if place < len(self._rows) and self._rows[place].finds != found
        ]
        for place in changed:
            self._rows[place] = replace(self._rows[place], finds=finds[place])
            self.dataChanged.emit(self.index(place), self.index(place))
        if changed:
            self.grown.emit()

    def row_of(self, note: str) -> int:
        """Return where a note stands, or -1."""
        places = (place for place, row in enumerate(self._rows) if note and row.note == note)
        return next(places, -1)

    def texts_by_kloe(self) -> dict[str, list[str]]:
        """Return what was said on each line of enquiry."""
        texts: dict[str, list[str]] = {}
        for row in self._rows:
            for kloe in row.kloes:
                texts.setdefault(kloe, []).append(row.text)
        return texts

    def count_by_kloe(self) -> dict[str, int]:
        """Return how many lines carry each line of enquiry."""
        counts: dict[str, int] = {}
        for row in self._rows:
            for kloe in row.kloes:
                counts[kloe] = counts.get(kloe, 0) + 1
        return counts

    @property
    def rows(self) -> tuple[LineRow, ...]:
        """Return the lines as shown."""
        return tuple(self._rows)

    def last(self) -> LineRow | None:
        """Return the newest line."""
        return self._rows[-1] if self._rows else None

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a line in words, or the row."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            tags = ", ".join(name for _, name in row.tags)
            kind = row.kind.replace("-", " ")
            state = "" if row.state is LineState.SAVED else f", {self.tr('not saved yet')}"
            warned = f", {self.tr('looks like it names somebody')}" if row.finds else ""
            return f"{row.time}, {kind}: {row.text} {tags}".strip() + state + warned
        if role == ROW:
            return row
        return None

    def _of_note(self, note: Note) -> LineRow:
        return LineRow(
            time=f"{local(note.at, note.offset):%H:%M}",
            kind=note.stance.value,
            text=shown(note.stance, note.text),
            tags=(*self._tags(note.kloe_ids, note.voice_list), *self._files(note.id)),
            kloes=note.kloe_ids,
            voices=tuple(voice.value for voice in note.voice_list),
            note=note.id,
        )

    def _tags(self, kloes: tuple[str, ...], voices: tuple[Voice, ...]) -> Tags:
        lines = [("hash", self._titles[kloe]) for kloe in kloes if kloe in self._titles]
        return (*lines, *(("at", title(voice)) for voice in voices))

    def _files(self, note: str) -> Tags:
        count = self._attached.get(note, 0)
        words = counted(count, self.tr("{0} attachment"), self.tr("{0} attachments"))
        return (("paperclip", words),) if count else ()


def shown(stance: Stance, text: str) -> str:
    """Return the text as it is read: what somebody said stands in quotation marks."""
    return f"“{text}”" if stance is Stance.VERBATIM else text
