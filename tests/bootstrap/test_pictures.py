# SPDX-License-Identifier: Apache-2.0
"""Photographs and PDFs as the window and the command line take them in and show them."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from peerdesk.bootstrap.pictures import WindowPictures
from peerdesk.bootstrap.previews import draw_page
from peerdesk.desk.attachments import Prepared
from peerdesk.interchange.errors import BrokenPicture, LockedPdf, UnknownPicture


def pdf(*sizes: tuple[float, float], **more: Any) -> bytes:
    document = pikepdf.new()
    for size in sizes:
        document.add_blank_page(page_size=size)
    held = BytesIO()
    document.save(held, **more)
    return held.getvalue()


def png(width: int, height: int) -> bytes:
    held = BytesIO()
    Image.new("RGB", (width, height), "teal").save(held, "PNG")
    return held.getvalue()


def size(data: bytes) -> tuple[int, int]:
    return Image.open(BytesIO(data)).size


@pytest.fixture
def pictures() -> WindowPictures:
    """Return what is under test."""
    return WindowPictures()


def test_a_picture_is_prepared_shown_and_reduced(pictures: WindowPictures) -> None:
    kept = pictures.prepare(png(900, 600))
    assert kept.media == "image/png"
    assert size(pictures.thumbnail(kept)) == (480, 320)
    seen = pictures.look_at(kept, 7, 300)
    assert (size(seen.png), seen.pages) == ((300, 200), 1)


def test_a_pdf_is_kept_as_it_is_and_shown_page_by_page(pictures: WindowPictures) -> None:
    data = pdf((200, 300), (300, 200))
    kept = pictures.prepare(data)
    assert kept == Prepared("application/pdf", data)
    assert size(pictures.thumbnail(kept)) == (320, 480)
    for page, wanted in ((0, (400, 600)), (1, (400, 267)), (9, (400, 267)), (-1, (400, 600))):
        seen = pictures.look_at(kept, page, 400)
        assert (size(seen.png), seen.pages) == (wanted, 2)


def test_a_page_without_end_is_drawn_small() -> None:
    for wide, high in ((14_400.0, 3.0), (3.0, 14_400.0)):
        drawn = size(draw_page(pdf((wide, high)), 0, 4_000).png)
        assert drawn[0] * drawn[1] <= 16_100_000


def test_a_pdf_that_cannot_be_shown_is_not_taken_in(pictures: WindowPictures) -> None:
    whole = pdf((200, 300))
    for data in (b"%PDF-1.7\n", whole[:60], b"%PDF-1.4 " + bytes(400)):
        with pytest.raises(BrokenPicture):
            pictures.prepare(data)
    with pytest.raises(BrokenPicture):
        pictures.prepare(pdf())


def test_a_pdf_with_a_password_says_so(pictures: WindowPictures) -> None:
    locked = pdf((200, 300), encryption=pikepdf.Encryption(owner="owner", user="user"))
    with pytest.raises(LockedPdf):
        pictures.prepare(locked)


def test_anything_else_is_refused(pictures: WindowPictures) -> None:
    with pytest.raises(UnknownPicture):
        pictures.prepare(b"#!/bin/sh\n")


def test_nothing_is_written_while_something_is_shown(
    pictures: WindowPictures, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp_path))
    for data in (png(90, 60), pdf((200, 300))):
        kept = pictures.prepare(data)
        pictures.thumbnail(kept)
        pictures.look_at(kept, 0, 90)
    assert list(tmp_path.rglob("*")) == []
