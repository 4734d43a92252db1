# SPDX-License-Identifier: Apache-2.0
"""The balance of voices: in how many separate settings each was heard, as numbers and bars."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from peerdesk.compose.triangulation import VOICES, Balance
from peerdesk.domain.words import title
from peerdesk.ui.components.paint import box, paint_text, paint_text_right
from peerdesk.ui.look import Look


class VoicesBalance(QWidget):
    """A row for each voice; a screen reader says them all in one sentence."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._counts: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_balance(self, balance: Balance | None) -> None:
        """Show other counts, or nothing."""
        self._counts = balance.settings if balance is not None else ()
        said = ", ".join(
            f"{title(voice)}: {count}" for voice, count in zip(VOICES, self._counts, strict=False)
        )
        self.setAccessibleName(self.tr("Balance of voices") if said else "")
        self.setAccessibleDescription(said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a row for each voice."""
        return QSize(100, len(self._counts) * self._look.size(23))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw name, number and bar of each voice."""
        del event
        look, painter = self._look, QPainter(self)
        high, most = look.size(23), max((*self._counts, 1))
        font, bold = look.font("small"), look.font("small", weight=700, columns=True)
        names = [title(voice) for voice in VOICES]
        wide = max(QFontMetricsF(font).horizontalAdvance(name) for name in names) + 4
        wide = min(wide, self.width() * 0.5)
        number = QFontMetricsF(bold).horizontalAdvance("888")
        for row, count in enumerate(self._counts):
            area = QRectF(0, row * high, wide, high)
            paint_text(painter, area, names[row], font, look.colour("ink"))
            spot = QRectF(wide, area.top(), number, high)
            paint_text_right(painter, spot, f"{count}", bold, look.colour("ink"))
            room = self.width() - spot.right() - look.gap(10)
            thick = look.size(7)
            bar = QRectF(
                spot.right() + look.gap(10),
                area.center().y() - thick / 2,
                room * count / most,
                thick,
            )
            if count:
                painter.setPen(Qt.PenStyle.NoPen)
                box(painter, bar, 2, look.colour("accent"), None)
        painter.end()
