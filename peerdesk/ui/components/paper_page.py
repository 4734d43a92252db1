# SPDX-License-Identifier: Apache-2.0
"""One page of a paper as a picture: packed small, and unpacked only where it is in view."""

from PySide6.QtCore import QBuffer, QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QHideEvent, QImage, QImageReader, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from peerdesk.ui.look import Look


class PaperPage(QWidget):
    """One page as a picture; it is unpacked only while somebody looks at it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._png, self._ratio = b"", 1.0
        self._size = QSize()
        self._picture = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_picture(self, png: bytes, ratio: float) -> None:
        """Show a page."""
        self._png, self._ratio = png, ratio
        self._size = _size_of(png) / ratio
        self._picture = QImage()
        self.updateGeometry()
        self.update()

    def rest(self) -> None:
        """Let the unpacked picture go where no part of the page is in view."""
        if self.visibleRegion().isEmpty():
            self._picture = QImage()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Let the unpacked picture go while another place is shown."""
        super().hideEvent(event)
        self._picture = QImage()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the page with its hairline."""
        return self._size + QSize(2, 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the page on white, with a hairline round it."""
        del event
        if self._picture.isNull():
            self._picture = QImage.fromData(self._png)
            self._picture.setDevicePixelRatio(self._ratio)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#FFFFFF"))
        painter.drawImage(1, 1, self._picture)
        painter.setPen(self._look.colour("hair"))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()


def _size_of(png: bytes) -> QSize:
    """Return how large a picture is, from its first bytes."""
    held = QBuffer()
    held.setData(QByteArray(png))
    return QImageReader(held).size().expandedTo(QSize(0, 0))
