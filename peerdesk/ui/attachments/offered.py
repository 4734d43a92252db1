# SPDX-License-Identifier: Apache-2.0
"""What was dropped or pasted, as files that can be attached."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

from peerdesk.ui.files import Files

SUFFIXES = (
    ".jpg", ".jpeg", ".jpe", ".png", ".webp", ".tif", ".tiff", ".bmp", ".gif", ".pdf",
)  # fmt: skip
"""What the names of files end in that can be attached; what is inside decides in the end."""
LARGEST = 100 << 20
"""Bytes in a file before a picture in it is written anew."""
_QUICKLY = 100
"""Qt's measure for a PNG that is large and soon made; what is kept is made from it anew."""


@dataclass(frozen=True)
class Offered:
    """Something to attach: its name, and how its bytes are got; slow, so in a `Job`.

    `stays` says that it lies in a folder, unencrypted, whatever happens here.
    """

    name: str
    read: Callable[[Files], bytes]
    stays: bool = True


def can_offer(mime: QMimeData) -> bool:
    """Say whether files or a picture are in there rather than words."""
    return bool(_paths(mime)) or (mime.hasImage() and not mime.hasText())


def offered_in(mime: QMimeData, unnamed: str) -> tuple[Offered, ...]:
    """Return the files, or the picture under the name given; nothing where there are words."""
    paths = _paths(mime)
    if paths:
        return tuple(offered_file(path) for path in paths)
    image = mime.imageData() if mime.hasImage() and not mime.hasText() else None
    return (_offered_image(image, unnamed),) if isinstance(image, QImage) else ()


def offered_file(path: Path) -> Offered:
    """Return a file on the disk as something to attach."""
    return Offered(path.name, lambda files: files.read(path, LARGEST))


def _offered_image(image: QImage, name: str) -> Offered:
    return Offered(name, lambda _: _png(image), stays=False)


def _png(image: QImage) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG", _QUICKLY)  # type: ignore[call-overload] # the stubs want bytes, Qt a name
    return bytes(held.data())


def _paths(mime: QMimeData) -> Sequence[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
