# SPDX-License-Identifier: Apache-2.0
"""One attachment as a small picture with its name; a press opens it."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from peerdesk.desk.attachments import Attached
from peerdesk.ui.components.paint import box, paint_text
from peerdesk.ui.look import Look

PDF = "application/pdf"
_WIDTH, _PICTURE = 118, 84
_MEGABYTE = 1 << 20


class Tile(QPushButton):
    """A thumbnail over name and size; without one, the icon of its sort."""

    def __init__(self, look: Look, one: Attached, where: str) -> None:
        super().__init__()
        self._look, self._where = look, where
        self.one = one
        self._picture = QImage()
        self.setAccessibleName(f"{one.name}, {where or size_of(one)}")
        self.setToolTip(one.name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("ring", look.radius("row"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def set_picture(self, png: bytes) -> None:
        """Show the thumbnail."""
        self._picture = QImage.fromData(png)
        self.update()

    def forget(self) -> None:
        """Hold no picture any more."""
        self._picture = QImage()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room for picture, name and size."""
        look = self._look
        words = look.line("small") + look.line("least")
        return QSize(look.size(_WIDTH), look.size(_PICTURE) + words + look.gap(4))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press with Enter as well as with the space bar."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the picture, or the icon, and the words below."""
        del event
        look, painter = self._look, QPainter(self)
        area = QRectF(0, 0, self.width(), look.size(_PICTURE))
        self._paint_picture(painter, area)
        name = QRectF(0, area.bottom() + look.gap(4), self.width(), look.line("small"))
        paint_text(painter, name, self.one.name, look.font("small", weight=500), look.colour("ink"))
        below = QRectF(0, name.bottom(), self.width(), look.line("least"))
        words = self._where or size_of(self.one)
        paint_text(painter, below, words, look.font("least"), look.colour("ink2"))
        painter.end()

    def _paint_picture(self, painter: QPainter, area: QRectF) -> None:
        look = self._look
        ground = look.colour("hover" if self.underMouse() else "sunken")
        box(painter, area, look.radius("row"), ground, look.colour("edge"))
        if not self.one.here:
            pen = QPen(look.colour("surface"), 2, Qt.PenStyle.DashLine)
            painter.setPen(pen)  # breaks the edge into dashes: something is not here yet
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if self._picture.isNull():
            self._paint_icon(painter, area)
            return
        room = area.adjusted(4, 4, -4, -4)
        ratio = self.devicePixelRatioF()
        fitted = self._picture.scaled(
            (room.size() * ratio).toSize(),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(ratio)
        spot = QRectF(QPointF(), fitted.deviceIndependentSize())
        spot.moveCenter(room.center())
        painter.drawImage(spot.topLeft().toPoint(), fitted)

    def _paint_icon(self, painter: QPainter, area: QRectF) -> None:
        look = self._look
        side = look.size(28)
        spot = QRectF(0, 0, side, side)
        spot.moveCenter(area.center())
        name = "file-pdf" if self.one.attachment.media == PDF else "image"
        icon = name if self.one.here else "laptop"
        look.icons.paint(painter, icon, spot, look.colour("ink3"), "regular")


def size_of(one: Attached) -> str:
    """Return sort and size as they are read: "PDF, 2.3 MB"."""
    picture = QCoreApplication.translate("Tile", "Picture")
    sort = "PDF" if one.attachment.media == PDF else picture
    size = one.attachment.size
    if size < _MEGABYTE:
        return f"{sort}, {max(size // 1024, 1)} kB"
    return f"{sort}, {size / _MEGABYTE:.1f} MB"
