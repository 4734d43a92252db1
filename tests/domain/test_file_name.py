# SPDX-License-Identifier: Apache-2.0
"""Names of attachments, hostile ones among them, as they are shown and saved."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.file_name import ENDINGS, NAME_LIMIT, clean_name
from tests.hostile_names import HOSTILE

DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"
}
JPEG = "image/jpeg"


def check(name: str, media: str) -> None:
    """Claim of a cleaned name that it is one plain name on every system."""
    assert len(name) <= NAME_LIMIT
    assert len(name.encode()) <= 200
    assert not set(name) & set('/\\<>:"|?*')
    assert all(unicodedata.category(c) not in {"Cc", "Cs", "Zl", "Zp"} for c in name)
    assert not set(name) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff")
    assert name == unicodedata.normalize("NFC", name)
    assert name[0] not in " .-~"
    assert name[-1] not in " ."
    assert name.lower().endswith(ENDINGS.get(media, (".bin",)))
    assert name.partition(".")[0].strip().lower() not in DEVICES
    assert len(name.rpartition(".")[0].strip()) > 0


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("media", [JPEG, "application/pdf"])
def test_a_hostile_name_comes_out_plain(name: str, media: str) -> None:
    cleaned = clean_name(name, media)
    check(cleaned, media)
    assert clean_name(cleaned, media) == cleaned


def test_there_are_the_forty_that_were_asked_for() -> None:
    assert len(set(HOSTILE)) >= 40


@given(st.text(), st.sampled_from([*ENDINGS, "text/html", ""]))
def test_any_name_comes_out_plain_and_stays_as_it_is(name: str, media: str) -> None:
    cleaned = clean_name(name, media)
    check(cleaned, media)
    assert clean_name(cleaned, media) == cleaned


@pytest.mark.parametrize(
    ("name", "media", "cleaned"),
    [
        ("Flip chart, room 2.JPG", JPEG, "Flip chart, room 2.jpg"),
        ("wall.jpeg", JPEG, "wall.jpeg"),
        ("scan.tiff", "image/png", "scan.png"),
        ("scan.tiff", "application/pdf", "scan.pdf"),
        ("self-evaluation.pdf", "application/pdf", "self-evaluation.pdf"),
        ("photo.jpg.exe", JPEG, "photo.jpg.exe.jpg"),
        ("../../.ssh/authorized_keys", "image/png", "authorized_keys.png"),
        ("C:\\Users\\A\\photo.jpg", JPEG, "photo.jpg"),
        ("photo.jpg:evil.exe", JPEG, "photo.jpg-evil.exe.jpg"),
        ("NUL.jpg", JPEG, "Attachment NUL.jpg"),
        ("nul .txt", JPEG, "Attachment nul .txt.jpg"),
        ("", JPEG, "Attachment.jpg"),
        ("...", JPEG, "Attachment.jpg"),
        (".jpg", JPEG, "Attachment.jpg"),
        ("console.jpg", JPEG, "console.jpg"),
        ("page", "text/html", "page.bin"),
    ],
)
def test_a_name_is_kept_as_far_as_it_can_be(name: str, media: str, cleaned: str) -> None:
    assert clean_name(name, media) == cleaned


def test_composed_and_decomposed_spellings_come_to_one_name() -> None:
    assert unicodedata.normalize("NFD", "Café.png") != "Café.png"
    twins = {"Café.png", unicodedata.normalize("NFD", "Café.png")}
    assert {clean_name(twin, "image/png") for twin in twins} == {"Café.png"}
