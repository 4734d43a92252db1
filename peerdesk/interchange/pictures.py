# SPDX-License-Identifier: Apache-2.0
"""Pictures from outside: decoded within limits and written anew, without what they carry besides.

A photograph tells where and when it was taken, with which telephone, and often holds a second,
uncut picture of itself. Nothing of that is copied: only the pixels go into the new file.
"""

import struct
import warnings
from collections.abc import Callable
from io import BytesIO
from typing import TypeVar

from PIL import Image, ImageOps, UnidentifiedImageError

from peerdesk.desk.attachments import Prepared
from peerdesk.domain.attachment import LARGEST
from peerdesk.interchange.errors import BrokenPicture, TooLarge, TooManyPixels, UnknownPicture

JPEG, PNG, PDF = "image/jpeg", "image/png", "application/pdf"
MOST_BYTES = 4 * LARGEST
"""Bytes in a picture before it is written anew."""
MOST_PIXELS = 60_000_000
"""Pixels in a picture: more than telephones take, and 180 MB of memory while it is decoded."""
MOST_PAGES = 200
"""Pages of a scan that holds several."""
THUMBNAIL = 480
"""Pixels along the longer side of a thumbnail, enough for the largest text on a fine screen."""
_READ = ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF")
_SHOWN = ("JPEG", "PNG")
_QUALITY = 90
_LARGE_PNG = 4 << 20
"""Bytes beyond which a picture without loss is tried with a little, as a photograph pasted is."""
_FOREIGN = (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError,
            ZeroDivisionError, OverflowError, MemoryError, AttributeError, RuntimeError,
            struct.error)  # fmt: skip
"""What Pillow's readers are known to raise for files that were made to be wrong."""

T = TypeVar("T")


def is_pdf(data: bytes) -> bool:
    """Say whether these bytes begin like a PDF."""
    return data[:1024].lstrip(b"\0\t\n\f\r ").startswith(b"%PDF-")


def prepare_picture(data: bytes) -> Prepared:
    """Return a picture written anew: upright, without metadata, as JPEG or PNG.

    A scan of several pages becomes a PDF with nothing but these. Raises `TooLarge`,
    `TooManyPixels`, `UnknownPicture` or `BrokenPicture`.
    """
    if len(data) > MOST_BYTES:
        raise TooLarge(len(data), MOST_BYTES, "bytes")
    prepared = _guarded(lambda: _written_anew(data))
    if len(prepared.content) > LARGEST:
        raise TooLarge(len(prepared.content), LARGEST, "bytes when written without metadata")
    return prepared


def thumbnail(data: bytes, side: int = THUMBNAIL) -> bytes:
    """Return a small PNG of a kept picture, its longer side at most so many pixels.

    What is kept is JPEG or PNG; anything else that somebody slipped in is refused unread.
    """
    return _guarded(lambda: _fitted(data, (side, side)))


def reduced(data: bytes, width: int) -> bytes:
    """Return a PNG of a kept picture, at most so many pixels wide, and never enlarged."""
    return _guarded(lambda: _fitted(data, (width, MOST_PIXELS // max(width, 1))))


def _guarded(work: Callable[[], T]) -> T:
    """Do something with a picture, and say what is wrong with it in our own words."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about damaged metadata, which is dropped
            return work()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise TooManyPixels(MOST_PIXELS) from error
    except UnidentifiedImageError as error:
        raise UnknownPicture from error
    except _FOREIGN as error:
        raise BrokenPicture from error


def _written_anew(data: bytes) -> Prepared:
    with Image.open(BytesIO(data), formats=_READ) as picture:
        _check_size(picture)
        pages = int(getattr(picture, "n_frames", 1)) if picture.format == "TIFF" else 1
        if pages > 1:
            return Prepared(PDF, _as_pdf(picture, pages))
        lossy = picture.format in {"JPEG", "MPO", "WEBP"}
        return _encoded(_bare(picture), lossy=lossy)


def _check_size(picture: Image.Image) -> None:
    if picture.width * picture.height > MOST_PIXELS:
        raise TooManyPixels(MOST_PIXELS)


def _bare(picture: Image.Image) -> Image.Image:
    """Return the pixels alone, upright, in a form that every viewer shows."""
    picture.load()
    upright = ImageOps.exif_transpose(picture)
    clear = "A" in upright.getbands() or "transparency" in upright.info
    mode = "RGBA" if clear else "L" if upright.mode in {"1", "L"} else "RGB"
    if upright.mode.startswith("I"):  # sixteen bits a pixel, as some scanners write
        upright = upright.point(lambda value: value / 256).convert("L")
        mode = "L"
    bare = upright.convert(mode) if upright.mode != mode else upright.copy()
    bare.info = {}
    return bare


def _encoded(picture: Image.Image, *, lossy: bool) -> Prepared:
    if lossy and picture.mode != "RGBA":
        return Prepared(JPEG, _saved(picture, "JPEG"))
    png = _saved(picture, "PNG")
    if len(png) > _LARGE_PNG and picture.mode != "RGBA":
        jpeg = _saved(picture, "JPEG")
        if len(jpeg) < len(png) // 2:
            return Prepared(JPEG, jpeg)
    return Prepared(PNG, png)


def _saved(picture: Image.Image, sort: str) -> bytes:
    held = BytesIO()
    if sort == "JPEG":
        picture.save(held, sort, quality=_QUALITY, optimize=True)
    else:
        picture.save(held, sort)
    return held.getvalue()


def _as_pdf(picture: Image.Image, pages: int) -> bytes:
    if pages > MOST_PAGES:
        raise TooManyPixels(MOST_PIXELS)
    sheets, pixels = [], 0
    for number in range(pages):
        picture.seek(number)
        _check_size(picture)
        pixels += picture.width * picture.height
        if pixels > 2 * MOST_PIXELS:
            raise TooManyPixels(MOST_PIXELS)
        sheets.append(_bare(picture).convert("RGB"))
    held = BytesIO()
    sheets[0].save(held, "PDF", save_all=True, append_images=sheets[1:], resolution=150)
    return held.getvalue()


def _fitted(data: bytes, room: tuple[int, int]) -> bytes:
    with Image.open(BytesIO(data), formats=_SHOWN) as picture:
        _check_size(picture)
        picture.draft("RGB", (room[0] * 2, room[0] * 2))  # a JPEG is decoded at part of its size
        bare = _bare(picture)
    bare.thumbnail(room)
    held = BytesIO()
    bare.save(held, "PNG", compress_level=1)
    return held.getvalue()
