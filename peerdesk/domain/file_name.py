# SPDX-License-Identifier: Apache-2.0
"""Names of files as they are shown and saved: one name, in one folder, on every system.

The name of an attachment comes from outside, from a colleague's laptop at the worst. It never
names a place in the vault, where bytes are found by their digest; but it is shown, and it is
the name under which a file is saved outside.
"""

import re
import unicodedata

from peerdesk.domain.text import sanitise

NAME_LIMIT = 120
"""Characters in a name, its ending included."""
_BYTES = 200
"""Bytes in a name; file systems take 255, and what is beside a file while it is written adds some.
"""
ENDINGS: dict[str, tuple[str, ...]] = {
    "image/jpeg": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "image/png": (".png",),
    "application/pdf": (".pdf",),
}
"""What the name of a file of this sort may end in; the first is given where it does not."""
_FOREIGN = (".bmp", ".dib", ".gif", ".tif", ".tiff", ".webp", ".mpo")
"""Endings of pictures that are kept as another sort."""
_UNNAMED = "Attachment"
_NOT_IN_NAMES = re.compile(r'[<>:"|?*\x00-\x1f\x7f]+')
_DEVICES = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\s*(?:\.|$))",
    re.IGNORECASE,
)
"""Names that Windows takes for devices, whatever their ending."""
_EDGES = " .-~_‹›\u200c\u200d"


def clean_name(name: str, media: str) -> str:
    """Return a name that is safe to show and to save under, with the ending of its sort.

    It has no folder, drive, stream or device in it, nothing unseen, and no letters that turn the
    reading round; it is a fixed point of this function. Two spellings that look the same, such
    as the composed and the decomposed é, come to one name.
    """
    last = re.split(r"[/\\]", sanitise(name))[-1]
    plain = " ".join(_NOT_IN_NAMES.sub("-", last).split())
    endings = ENDINGS.get(media, (".bin",))
    stem = _without_ending(plain.rstrip(_EDGES), endings)
    ending = plain.rstrip(_EDGES)[len(stem) :].lower()
    stem = _shortened(stem.strip(_EDGES)) or _UNNAMED
    if _DEVICES.match(stem):
        stem = f"{_UNNAMED} {stem}"
    return stem + (ending if ending in endings else endings[0])


def _without_ending(name: str, endings: tuple[str, ...]) -> str:
    lowered = name.lower()
    for ending in (*endings, *_FOREIGN):
        if lowered.endswith(ending) and len(lowered) == len(name):
            return name[: -len(ending)]
    return name


def _shortened(stem: str) -> str:
    """Return the beginning of a name, as much of it as every file system takes."""
    short = stem[: NAME_LIMIT - 10]
    while len(short.encode()) > _BYTES - 10:
        short = short[:-1]
    return unicodedata.normalize("NFC", short).strip(_EDGES)
