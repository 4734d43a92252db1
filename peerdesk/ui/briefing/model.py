# SPDX-License-Identifier: Apache-2.0
"""The outline of a summary: its points by theme, in or left out, or told."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from peerdesk.compose.phrases import lowered
from peerdesk.domain.publication_words import Answer
from peerdesk.domain.words import Outcome, title
from peerdesk.ui.briefing.reading import OutlineRow

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
NEWS = Qt.ItemDataRole.UserRole + 1
COUNT = Qt.ItemDataRole.UserRole + 2
_SPOKEN = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
_TOP = QModelIndex()


class OutlineModel(QAbstractListModel):
    """Points under the headings of their themes; with `only_ticked` those that enter."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[OutlineRow | str] = []
        self._all: tuple[OutlineRow, ...] = ()
        self._themes: Mapping[str, str] = {}
        self._counts: dict[str, str] = {}
        self._news: dict[str, str] = {}
        self.told = False
        self.only_ticked = False
        self._short = {
            Answer.ACCEPTS: self.tr("accepts"),
            Answer.WILL_SEND_EVIDENCE: self.tr("will send"),
            Answer.DISPUTES_WORDING: self.tr("wording?"),
            Answer.DISPUTES_SUBSTANCE: self.tr("disputes"),
            Answer.FOR_INFORMATION: self.tr("noted"),
        }

    def show(self, rows: Sequence[OutlineRow], themes: Mapping[str, str], *, told: bool) -> None:
        """Show points by theme; `told` shows what sponsors were told in place of in or out."""
        self.beginResetModel()
        self._all, self._themes, self.told = tuple(rows), dict(themes), told
        self._rows, self._counts = [], {}
        for heading, inside in self._headed():
            entering = sum(row.included for row in inside)
            same = told or entering == len(inside)
            self._counts[heading] = (
                str(len(inside)) if same else self.tr("{0} of {1}").format(entering, len(inside))
            )
            shown = [row for row in inside if told or row.included or not self.only_ticked]
            self._rows.extend((heading, *shown) if shown else ())
        self.endResetModel()

    def show_only_ticked(self, *, only: bool) -> None:
        """Show the points that enter, or all."""
        self.only_ticked = only
        self.show(self._all, self._themes, told=self.told)

    def set_news(self, news: Mapping[str, str]) -> None:
        """Say what changed about points since the summary before."""
        self._news = dict(news)
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def clear(self) -> None:
        """Hold nothing."""
        self._news = {}
        self.show((), {}, told=False)

    def points(self) -> list[OutlineRow]:
        """Return the points from the top."""
        return [row for row in self._rows if isinstance(row, OutlineRow)]

    def point(self, number: int) -> OutlineRow | None:
        """Return the point in a row, or None for a heading."""
        row = self._rows[number] if 0 <= number < len(self._rows) else None
        return row if isinstance(row, OutlineRow) else None

    def find(self, message: str) -> int:
        """Return the row of a message, or -1."""
        for number, row in enumerate(self._rows):
            if isinstance(row, OutlineRow) and row.message == message:
                return number
        return -1

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are, headings counted."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the point or heading, for drawing and for a screen reader."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            if role == COUNT:
                return self._counts[row]
            return row if role in _SPOKEN else None
        said: dict[int, object] = {
            ROW: row,
            NEWS: self._remark(row),
            Qt.ItemDataRole.DisplayRole: row.handle,
            Qt.ItemDataRole.ToolTipRole: row.wording,
            Qt.ItemDataRole.AccessibleTextRole: ", ".join(self._words(row)),
        }
        return said.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let points be chosen and headings not."""
        if index.isValid() and self.point(index.row()) is not None:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def _headed(self) -> Iterator[tuple[str, list[OutlineRow]]]:
        """Yield the headings with their points; last what the team says no longer."""
        standing = [row for row in self._all if not row.gone]
        for theme, heading in (*self._themes.items(), ("", self.tr("Across the themes"))):
            inside = [
                row for row in standing if (row.theme if row.theme in self._themes else "") == theme
            ]
            if inside:
                yield heading, inside
        if gone := [row for row in self._all if row.gone]:
            yield self.tr("Said no longer"), gone

    def _remark(self, row: OutlineRow) -> str:
        """Return the one short word beside a point: a reply, what is new, or when it was told."""
        open_ones = [reply for reply in row.replied if not reply.settled]
        answered = open_ones or row.replied
        if answered and (self.told or open_ones):
            return self._short[answered[0].answer]
        if self.told:
            return ""
        if news := self._news.get(row.message, ""):
            return news
        if row.before:
            return self._before(row, row.before.split(" ", 1)[0])
        return self.tr("agreed") if row.agreed else ""

    def _before(self, row: OutlineRow, when: str) -> str:
        words = self.tr("taken back {0}") if row.taken_back else self.tr("told {0}")
        return words.format(when)

    def _words(self, row: OutlineRow) -> list[str]:
        words = [title(row.kind), row.wording]
        if self.told:
            words += [f"{told.sponsor}: {title(told.outcome)}" for told in row.told]
            if not row.told:
                words.append(self.tr("not marked yet"))
        else:
            words.append(self.tr("in") if row.included else self.tr("left out"))
            words += [self._before(row, row.before)] if row.before else []
            words += [self.tr("agreed")] if row.agreed else []
        words += [f"{r.sponsor}: {lowered(title(r.answer))}" for r in row.replied]
        return [*words, *filter(None, [self._news.get(row.message, "")])]


def told_sign(row: OutlineRow, sponsors: Sequence[str]) -> tuple[str, str]:
    """Return icon and ink of what sponsors were told of a point."""
    outcomes = {told.sponsor: told.outcome for told in row.told}
    if any(outcomes.get(sponsor) is None for sponsor in sponsors):
        return "circle-dashed", "ink3"
    if any(outcome is Outcome.NOT_REACHED for outcome in outcomes.values()):
        return "x-circle", "state.wrong"
    if any(outcome is Outcome.OTHERWISE for outcome in outcomes.values()):
        return "warning", "state.changed"
    if any(outcome is Outcome.TAKEN_BACK for outcome in outcomes.values()):
        return "arrow-u-up-left", "ink2"
    return "check-circle", "state.done"
