# SPDX-License-Identifier: Apache-2.0
"""The list of observations on the screen: what was observed, when, with whom, who agreed."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from peerdesk.domain.words import ObservationKind, title
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.delegate import Index, RowDelegate
from peerdesk.ui.components.keyed_list import KeyedList
from peerdesk.ui.components.paint import Wrapped, paint_text
from peerdesk.ui.components.row_model import RowModel
from peerdesk.ui.look import Look
from peerdesk.ui.observations.rows import ObservationRow

ROW = Qt.ItemDataRole.UserRole
BELOW = Qt.ItemDataRole.UserRole + 1
ICONS = {ObservationKind.PRACTICE: "eye", ObservationKind.SITE_VISIT: "map-pin"}


class ObservationsModel(RowModel[ObservationRow]):
    """Observations and visits by day."""

    def find(self, observation: str) -> int:
        """Return the row of an observation, or -1."""
        return next((n for n, row in enumerate(self._rows) if row.id == observation), -1)

    def said(self, row: ObservationRow) -> Mapping[int, object]:
        """Return the observation, for drawing and for a screen reader."""
        below = self._below(row)
        words = ", ".join((title(row.details.kind), row.details.setting, below))
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return {ROW: row, BELOW: below, **dict.fromkeys(spoken, words)}

    def _below(self, row: ObservationRow) -> str:
        lines = counted(row.lines, self.tr("{0} line"), self.tr("{0} lines"))
        agreed = "" if row.details.consent else self.tr("consent not noted")
        return ", ".join(filter(None, (row.when, lines if row.lines else "", agreed)))


class ObservationDelegate(RowDelegate):
    """Draws an observation: its sign, its setting in two lines, and when it was."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height that the setting needs at the list's width."""
        look, row = self.look, index.data(ROW)
        if not isinstance(row, ObservationRow):
            return QSize()
        lines = self._setting(row, option.rect.width(), chosen=False).lines
        return QSize(100, lines * look.line("body") + look.line("small") + look.gap(18))

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        """Draw sign, setting, and what is known of it."""
        look, row = self.look, index.data(ROW)
        if not isinstance(row, ObservationRow):
            return
        size, top = look.size(18), area.top() + look.gap(9)
        spot = QRectF(area.left() + look.gap(16), top + 1, size, size)
        icon = ICONS[row.details.kind]
        look.icons.paint(painter, icon, spot, self.ink("ink2", chosen=chosen), "regular")
        left = area.left() + self._indent()
        setting = self._setting(row, area.width(), chosen=chosen)
        setting.paint(painter, left, top, self.ink("ink", chosen=chosen))
        below = QRectF(left, top + setting.height, area.right() - look.gap(14) - left, 0)
        below.setHeight(look.line("small"))
        ink = self.ink("ink2" if row.details.consent else "state.changed", chosen=chosen)
        paint_text(painter, below, str(index.data(BELOW)), look.font("small"), ink)

    def _indent(self) -> int:
        return self.look.gap(16) + self.look.size(18) + self.look.gap(10)

    def _setting(self, row: ObservationRow, width: float, *, chosen: bool) -> Wrapped:
        look = self.look
        room = max(width - self._indent() - look.gap(14), 60)
        font = look.font("body", weight=600 if chosen else 500)
        return Wrapped(row.details.setting, font, room, look.line("body"), 2)


class ObservationList(KeyedList):
    """Observations and visits; Enter goes to the line about the chosen one."""

    def __init__(self, look: Look, model: ObservationsModel) -> None:
        super().__init__(look, model, ObservationDelegate(look))
        self.setAccessibleName(self.tr("Observations and visits"))
