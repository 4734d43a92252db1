# SPDX-License-Identifier: Apache-2.0
"""Draw the program's mark in every size that the desktops ask for.

The picture is `resources/icons/peerdesk.svg`; everything else beside it is drawn from it and
checked in, so that a build needs no drawing. Run it again after changing the picture:

    python packaging/draw_icons.py
"""

import os
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
SIZES = (16, 32, 48, 64, 128, 256)
MAC_SIZES = (16, 32, 64, 128, 256, 512)


def draw(picture: Path, size: int) -> bytes:
    """Return the picture as a PNG of `size` by `size` pixels on a transparent ground."""
    renderer = QSvgRenderer(str(picture))
    if not renderer.isValid():
        message = f"{picture.name} is not a picture that Qt can read"
        raise ValueError(message)
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know bytes only, Qt wants text
    buffer.close()
    return bytes(written.data())


def draw_all(folder: Path) -> None:
    """Write the PNG files, the Windows icon and the macOS icon into `folder`."""
    picture = ICONS / "peerdesk.svg"
    drawn = {size: draw(picture, size) for size in {*SIZES, *MAC_SIZES}}
    for size in SIZES:
        (folder / f"peerdesk-{size}.png").write_bytes(drawn[size])
    pages = {size: Image.open(BytesIO(png)) for size, png in drawn.items()}
    pages[256].save(
        folder / "peerdesk.ico",
        sizes=[(size, size) for size in SIZES],
        append_images=[pages[size] for size in SIZES[:-1]],
    )
    pages[512].save(
        folder / "peerdesk.icns", append_images=[pages[size] for size in MAC_SIZES[:-1]]
    )


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication(sys.argv)
    draw_all(ICONS)
