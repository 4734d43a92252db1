# SPDX-License-Identifier: Apache-2.0
"""What is done with the point that is chosen in the outline of a document."""

from PySide6.QtCore import QObject

from peerdesk.domain.words import MessageKind, Outcome
from peerdesk.ui.components.one_sheet import OneSheet
from peerdesk.ui.place import Place
from peerdesk.ui.report.acts import ReportActs
from peerdesk.ui.report.model import OutlineModel
from peerdesk.ui.report.outline import Outline
from peerdesk.ui.report.rewording import Rewording
from peerdesk.ui.report.rows import PointRow, Shown
from peerdesk.ui.report.telling import Telling

_TIERS = frozenset({MessageKind.RECOMMENDATION, MessageKind.SUGGESTION})


class ChosenPoint(QObject):
    """Has the acts done with a point; where something else is chosen, nothing happens."""

    def __init__(
        self, place: Place, outline: Outline, model: OutlineModel, acts: ReportActs, sheet: OneSheet
    ) -> None:
        super().__init__(place)
        self._place, self._outline, self._model, self._acts = place, outline, model, acts
        self._shown: Shown | None = None
        self.occasion = ""
        """That on which the document tells the sponsor, or ""."""
        self.telling = Telling(place, sheet)
        self.rewording = Rewording(place, sheet, acts)

    def show(self, shown: Shown | None, occasion: str = "") -> None:
        """Know the document, and the occasion on which it tells the sponsor, if it does."""
        self._shown, self.occasion = shown, occasion

    def toggle(self) -> None:
        """Leave the point out of the document, or take it back in."""
        shown, row = self._shown, self._row()
        if shown is not None and shown.lead and row is not None:
            self._acts.toggle(shown.kind, row.message)

    def move(self, by: int) -> None:
        """Move the point over its neighbour of the same kind and theme, in this document only."""
        shown, row = self._shown, self._row()
        if shown is None or not shown.lead or row is None:
            return
        number = self._outline.currentIndex().row()
        other = self._model.row(number + by)
        if not isinstance(other, PointRow) or other.kind is not row.kind:
            return
        order = [point.message for point in shown.points if point.included]
        if row.message in order and other.message in order:
            first, second = order.index(row.message), order.index(other.message)
            order[first], order[second] = order[second], order[first]
            self._acts.move(shown.kind, order)

    def reword(self) -> None:
        """Ask for other words for the point."""
        shown, row = self._shown, self._row()
        if shown is not None and shown.writes and row is not None:
            self.rewording.ask(row)

    def change_tier(self) -> None:
        """Make a key recommendation a suggestion, or the reverse."""
        shown, row = self._shown, self._row()
        if shown is not None and shown.writes and row is not None and row.kind in _TIERS:
            self._acts.change_tier(row.message, row.kind)

    def tell(self, outcome: Outcome) -> None:
        """Record what became of the point when the sponsor was told."""
        shown, row = self._shown, self._row()
        if shown is not None and shown.lead and self.occasion and row is not None:
            self.telling.tell(row, self.occasion, outcome)

    def follow(self) -> None:
        """Go to the message of the point."""
        if (row := self._row()) is not None:
            self._place.go.emit("messages", row.message)

    def _row(self) -> PointRow | None:
        row = self._model.row(self._outline.currentIndex().row())
        return row if isinstance(row, PointRow) else None
