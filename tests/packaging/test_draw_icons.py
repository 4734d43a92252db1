# SPDX-License-Identifier: Apache-2.0
"""The icons checked in are the picture of the mark, in every size that the desktops ask for."""

from pathlib import Path

import pytest
from PIL import Image, ImageChops
from pytestqt.qtbot import QtBot

import draw_icons

ICONS = draw_icons.ICONS


def difference(one: Path, other: Path) -> int:
    """Return the largest difference of any pixel, from 0 to 255."""
    with Image.open(one) as first, Image.open(other) as second:
        bands = ImageChops.difference(first.convert("RGBA"), second.convert("RGBA")).getextrema()
    return max(int(band[1]) for band in bands if isinstance(band, tuple))


def test_drawing_again_gives_what_is_checked_in(tmp_path: Path, qtbot: QtBot) -> None:
    del qtbot  # only its application is needed, to draw at all
    draw_icons.draw_all(tmp_path)
    for size in draw_icons.SIZES:
        name = f"peerdesk-{size}.png"
        assert difference(tmp_path / name, ICONS / name) <= 8  # smoothing of another Qt


@pytest.mark.parametrize("size", draw_icons.SIZES)
def test_a_png_has_the_size_in_its_name_and_round_corners(size: int) -> None:
    with Image.open(ICONS / f"peerdesk-{size}.png") as icon:
        assert icon.size == (size, size)
        assert icon.convert("RGBA").getpixel((0, 0)) == (0, 0, 0, 0)
        assert icon.convert("RGBA").getpixel((size // 2, 1)) == (0x0B, 0x55, 0x63, 255)


def test_the_windows_icon_holds_every_size() -> None:
    with Image.open(ICONS / "peerdesk.ico") as icon:
        assert icon.info["sizes"] == {(size, size) for size in draw_icons.SIZES}


def test_the_mac_icon_holds_the_large_sizes() -> None:
    with Image.open(ICONS / "peerdesk.icns") as icon:
        assert {(512, 512, 1), (256, 256, 1), (128, 128, 1)} <= set(icon.info["sizes"])


def test_a_file_that_is_no_picture_is_refused(tmp_path: Path, qtbot: QtBot) -> None:
    del qtbot
    broken = tmp_path / "broken.svg"
    broken.write_text("not a picture")
    with pytest.raises(ValueError, match=r"broken\.svg is not a picture"):
        draw_icons.draw(broken, 16)
