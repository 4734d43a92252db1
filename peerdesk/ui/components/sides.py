# SPDX-License-Identifier: Apache-2.0
"""Four small bars: whether something was heard, read, seen and shown in data; the words beside."""

from collections.abc import Collection

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from peerdesk.domain.words import Source
from peerdesk.ui.look import Look

_WIDE, _HIGH, _GAP = 20, 6, 3


class Sides(QWidget):
    """A bar for each kind of source, filled where there is evidence of it.

    Which is which is said in words to a screen reader and as a tip; nothing stands on it alone.
    """

    def __init__(self, look: Look, sources: Collection[Source]) -> None:
        super().__init__()
        self._look, self._sources = look, frozenset(sources)
        held = [source.value for source in Source if source in self._sources]
        lacking = [source.value for source in Source if source not in self._sources]
        words = [self.tr("there is: {0}").format(", ".join(held))] if held else []
        words += [self.tr("lacking: {0}").format(", ".join(lacking))] if lacking else []
        said = "; ".join(words)
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for four bars on one line of body text."""
        look = self._look
        count = len(Source)
        return QSize(look.size(_WIDE) * count + _GAP * (count - 1), look.line("body"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the bars, filled or with an edge only."""
        del event
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, high = look.size(_WIDE), look.size(_HIGH)
        top = (self.height() - high) / 2
        for place, source in enumerate(Source):
            held = source in self._sources
            area = QRectF(place * (wide + _GAP) + 0.5, top, wide - 1, high)
            painter.setPen(QPen(look.colour("accent" if held else "edge"), 1))
            painter.setBrush(look.colour("accent") if held else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, high / 2, high / 2)
        painter.end()
