# SPDX-License-Identifier: Apache-2.0
"""Pictures taken in: the pixels and nothing else, upright, within limits; hostile files refused."""

import random
import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

import peerdesk.interchange.pictures as pictures_module
from peerdesk.desk.attachments import Prepared
from peerdesk.interchange.errors import (
    BrokenPicture,
    InterchangeError,
    TooLarge,
    TooManyPixels,
    UnknownPicture,
)
from peerdesk.interchange.pictures import (
    JPEG,
    MOST_PAGES,
    PDF,
    PNG,
    is_pdf,
    prepare_picture,
    reduced,
    thumbnail,
)

SECRET = b"Kestrel at 51.5N 0.1W"


def noise(size: tuple[int, int] = (60, 40), mode: str = "RGB") -> Image.Image:
    return Image.effect_noise(size, 40).convert(mode)


def saved(picture: Image.Image, sort: str, **more: Any) -> bytes:
    held = BytesIO()
    picture.save(held, sort, **more)
    return held.getvalue()


def opened(prepared: Prepared) -> Image.Image:
    picture = Image.open(BytesIO(prepared.content))
    picture.load()
    return picture


def photograph(orientation: int = 1) -> bytes:
    """Return a JPEG with all that a telephone writes beside the pixels."""
    picture = noise()
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = SECRET.decode()
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 0.0)
    xmp = b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"
    profile = b"\0" * 128 + SECRET
    data = saved(picture, "JPEG", exif=exif, comment=SECRET, icc_profile=profile, xmp=xmp)
    return data + SECRET


def drawing() -> bytes:
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", SECRET.decode())
    told.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    return saved(noise(), "PNG", pnginfo=told, icc_profile=SECRET * 9) + SECRET


def tiff() -> bytes:
    return saved(noise(), "TIFF", tiffinfo={270: SECRET.decode(), 315: SECRET.decode()})


def webp() -> bytes:
    return saved(noise(), "WEBP", xmp=SECRET)


def gif() -> bytes:
    return saved(noise(mode="P"), "GIF", comment=SECRET)


@pytest.mark.parametrize("make", [photograph, drawing, tiff, webp, gif])
def test_what_was_told_beside_the_pixels_is_gone(make: Any) -> None:
    data: bytes = make()
    assert SECRET in data
    prepared = prepare_picture(data)
    assert SECRET not in prepared.content
    kept = opened(prepared)
    assert not kept.getexif()
    assert not {"exif", "icc_profile", "comment", "xmp", "XML:com.adobe.xmp", "Author"} & set(
        kept.info
    )


@pytest.mark.parametrize(
    ("sort", "media"),
    [("JPEG", JPEG), ("PNG", PNG), ("WEBP", JPEG), ("TIFF", PNG), ("BMP", PNG), ("GIF", PNG)],
)
def test_every_sort_is_kept_as_jpeg_or_png(sort: str, media: str) -> None:
    prepared = prepare_picture(saved(noise(), sort))
    assert prepared.media == media
    assert opened(prepared).size == (60, 40)
    assert opened(prepared).format == media.removeprefix("image/").upper()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_stands_upright_however_the_telephone_was_held(orientation: int) -> None:
    marked = Image.new("RGB", (64, 32), "white")
    marked.paste("black", (0, 0, 16, 16))
    turned = {
        1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]  # fmt: skip
    held = marked if turned is None else marked.transpose(turned)
    exif = Image.Exif()
    exif[0x0112] = orientation
    kept = opened(prepare_picture(saved(held, "JPEG", exif=exif))).convert("L")
    assert kept.size == (64, 32)
    assert max(kept.crop((2, 2, 12, 12)).tobytes()) < 40
    assert min(kept.crop((40, 20, 60, 30)).tobytes()) > 215


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_form_of_png_is_read(mode: str) -> None:
    picture = Image.new(mode, (10, 10)) if mode == "I;16" else noise((10, 10)).convert(mode)
    kept = opened(prepare_picture(saved(picture, "PNG")))
    assert kept.mode in {"L", "RGB", "RGBA"}
    assert ("A" in kept.mode) == ("A" in mode)


def test_sixteen_bits_a_pixel_keep_their_brightness() -> None:
    picture = Image.new("I;16", (4, 4), 40_000)
    assert opened(prepare_picture(saved(picture, "PNG"))).getpixel((0, 0)) == 156


def test_print_colours_and_see_through_pictures_are_read() -> None:
    assert opened(prepare_picture(saved(noise(mode="CMYK"), "JPEG"))).mode == "RGB"
    clear = prepare_picture(saved(Image.new("RGBA", (8, 8), (1, 2, 3, 0)), "WEBP", lossless=True))
    assert (clear.media, opened(clear).getpixel((0, 0))[3]) == (PNG, 0)  # type: ignore[index] # four bands
    palette = saved(noise().convert("P"), "PNG", transparency=0)
    assert opened(prepare_picture(palette)).mode == "RGBA"


def test_a_scan_of_several_pages_becomes_a_pdf_of_them() -> None:
    pages = [noise((30 + n, 40), "L") for n in range(3)]
    prepared = prepare_picture(
        saved(pages[0], "TIFF", save_all=True, append_images=pages[1:], tiffinfo={270: "Kestrel"})
    )
    assert prepared.media == PDF
    assert is_pdf(prepared.content)
    assert prepared.content.count(b"/Type /Page\n") == 3
    assert b"Kestrel" not in prepared.content


def test_a_scan_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Image.new("1", (8, 8))
    data = saved(page, "TIFF", save_all=True, append_images=[page] * MOST_PAGES)
    with pytest.raises(TooManyPixels):
        prepare_picture(data)
    few = saved(page, "TIFF", save_all=True, append_images=[page] * 3)
    monkeypatch.setattr(pictures_module, "MOST_PIXELS", 100)
    with pytest.raises(TooManyPixels):
        prepare_picture(few)


def test_a_large_picture_without_loss_is_kept_with_a_little() -> None:
    big = prepare_picture(saved(noise((2_000, 1_200)), "PNG", compress_level=1))
    assert big.media == JPEG
    flat = Image.new("RGB", (2_000, 1_200), "white")
    assert prepare_picture(saved(flat, "BMP")).media == PNG


def test_a_large_picture_that_would_gain_nothing_stays_without_loss(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pictures_module, "_LARGE_PNG", 10)
    assert prepare_picture(saved(Image.new("L", (4, 4)), "PNG")).media == PNG


def _png_header(width: int, height: int) -> bytes:
    chunks = (b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0), b"IDAT" + b"\0" * 9)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(c) - 4) + c + struct.pack(">I", zlib.crc32(c)) for c in chunks
    )


@pytest.mark.parametrize("size", [(8_000, 8_000), (60_000, 60_000), (2**31 - 1, 2**31 - 1)])
def test_a_picture_of_too_many_pixels_is_refused_by_its_header(size: tuple[int, int]) -> None:
    with pytest.raises(TooManyPixels):
        prepare_picture(_png_header(*size))
    with pytest.raises(TooManyPixels):
        thumbnail(_png_header(*size))


def test_what_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures_module, "MOST_BYTES", 100)
    with pytest.raises(TooLarge):
        prepare_picture(bytes(101))
    monkeypatch.setattr(pictures_module, "MOST_BYTES", 1_000_000)
    monkeypatch.setattr(pictures_module, "LARGEST", 200)
    with pytest.raises(TooLarge, match="without metadata"):
        prepare_picture(photograph())


@pytest.mark.parametrize(
    "data",
    [b"", b"GIF", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%!PS-Adobe-3.0 EPSF\n",
     b"PK\x03\x04", b"%PDF-1.4", b"P6 4 4 255 " + bytes(48), b"\0" * 5_000,
     b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"],
)  # fmt: skip
def test_anything_else_is_no_picture(data: bytes) -> None:
    with pytest.raises(UnknownPicture):
        prepare_picture(data)


def test_a_picture_that_ends_early_is_refused_as_damaged() -> None:
    whole = photograph()
    with pytest.raises(BrokenPicture):
        prepare_picture(whole[: len(whole) // 2])


def test_mutated_files_end_in_a_picture_or_in_our_own_words() -> None:
    chance = random.Random(4)
    samples = [photograph(6), drawing(), tiff(), webp(), gif(), saved(noise(), "BMP")]
    for turn in range(600):
        data = bytearray(samples[turn % len(samples)])
        for _ in range(chance.randrange(1, 12)):
            at = chance.randrange(min(len(data), 400 if turn % 2 else len(data)))
            data[at] = chance.randrange(256)
        if turn % 5 == 0:
            del data[chance.randrange(len(data)) :]
        try:
            prepared = prepare_picture(bytes(data))
        except InterchangeError:
            continue
        assert prepared.media in {JPEG, PNG, PDF}
        assert SECRET not in prepared.content


def test_thumbnails_are_small_and_only_of_what_is_kept() -> None:
    kept = prepare_picture(saved(noise((900, 300)), "JPEG"))
    small = Image.open(BytesIO(thumbnail(kept.content, 90)))
    assert (small.format, small.size) == ("PNG", (90, 30))
    assert Image.open(BytesIO(thumbnail(kept.content, 5_000))).size == (900, 300)
    for other in (tiff(), gif(), b"%PDF-1.4"):
        with pytest.raises(UnknownPicture):
            thumbnail(other)


def test_a_picture_is_reduced_to_a_width_and_never_enlarged() -> None:
    tall = prepare_picture(saved(noise((300, 900)), "PNG")).content
    assert Image.open(BytesIO(reduced(tall, 100))).size == (100, 300)
    assert Image.open(BytesIO(reduced(tall, 700))).size == (300, 900)


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"%PDF-1.7\n", True), (b"\n\n%PDF-1.4", True), (b"", False), (b"PDF", False),
     (b" " * 2_000 + b"%PDF-1.4", False)],
)  # fmt: skip
def test_a_pdf_is_told_by_how_it_begins(data: bytes, said: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert is_pdf(data) is said
