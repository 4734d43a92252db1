# SPDX-License-Identifier: Apache-2.0
"""Icons of the one family, tinted: an icon never brings a colour of its own."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from peerdesk.errors import PeerDeskError


class NoSuchIcon(PeerDeskError):
    """A part of the screen asks for an icon that is not shipped."""

    def __init__(self, name: str, weight: str) -> None:
        super().__init__(f"The icon “{name}” ({weight}) is missing: install PeerDesk again.")


class Icons:
    """Draws the shipped SVG icons in a given colour and size."""

    def __init__(self, resources: Path) -> None:
        self._folder = resources / "icons" / "phosphor"
        self._mark = resources / "icons" / "peerdesk.svg"
        self._renderer = lru_cache(maxsize=256)(self._load)
        self._drawn = lru_cache(maxsize=512)(self._draw)

    def pixmap(
        self, name: str, colour: QColor, size: int, weight: str = "regular", ratio: float = 1.0
    ) -> QPixmap:
        """Return the icon in one colour, `size` logical pixels square at the screen's ratio."""
        return self._drawn(name, colour.name(QColor.NameFormat.HexArgb), size, weight, ratio)

    def icon(self, name: str, colour: QColor, size: int, weight: str = "regular") -> QIcon:
        """Return the icon for a control that draws icons itself."""
        icon = QIcon()
        for ratio in (1.0, 2.0):
            icon.addPixmap(self.pixmap(name, colour, size, weight, ratio))
        return icon

    def window_icon(self) -> QIcon:
        """Return the program's own mark."""
        return QIcon(str(self._mark))

    def paint(self, painter: QPainter, name: str, box: QRectF, colour: QColor, weight: str) -> None:
        """Draw the icon into a box, sharp at the painter's own resolution."""
        size = round(min(box.width(), box.height()))
        ratio = painter.device().devicePixelRatioF()
        drawn = self.pixmap(name, colour, size, weight, ratio)
        left = round(box.center().x() - size / 2)
        top = round(box.center().y() - size / 2)
        painter.drawPixmap(left, top, drawn)

    def _draw(self, name: str, colour: str, size: int, weight: str, ratio: float) -> QPixmap:
        pixels = round(size * ratio)
        picture = QPixmap(QSize(pixels, pixels))
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._renderer(name, weight).render(painter, QRectF(0, 0, pixels, pixels))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(picture.rect(), QColor(colour))
        painter.end()
        picture.setDevicePixelRatio(ratio)
        return picture

    def _load(self, name: str, weight: str) -> QSvgRenderer:
        plain = name if weight == "regular" else f"{name}-{weight}"
        for file in (f"{name}.svg", f"{plain}.svg"):
            path = self._folder / weight / file
            if path.is_file():
                text = path.read_bytes().replace(b"currentColor", b"#000000")
                return QSvgRenderer(QByteArray(text))
        raise NoSuchIcon(name, weight)
