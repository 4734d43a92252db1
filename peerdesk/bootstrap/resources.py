# SPDX-License-Identifier: Apache-2.0
"""Where the files shipped with the program lie: frameworks, wording, themes, fonts, icons.

They lie in one of three places, looked at in this order: the folder of a frozen build
(PyInstaller unpacks to `sys._MEIPASS`), beside the modules of an installed wheel, and at the top
of a checkout. Nothing else guesses: whoever needs a shipped file is handed this folder.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import peerdesk
from peerdesk.errors import PeerDeskError

_WITNESS = Path("themes", "light.toml")


class ResourcesMissing(PeerDeskError):
    """The program's own files are not where it was installed."""

    def __init__(self, looked_at: tuple[Path, ...]) -> None:
        super().__init__(
            "PeerDesk’s own files (themes, fonts, frameworks) are missing: install it again."
        )
        self.looked_at = looked_at


def resource_root() -> Path:
    """Return the folder of the shipped files.

    A folder counts only if it holds a theme: a stray `resources` folder beside somebody
    else's packages is not ours. Raises `ResourcesMissing`, which knows the folders looked at.
    """
    looked_at = tuple(_places())
    for place in looked_at:
        if (place / _WITNESS).is_file():
            return place
    raise ResourcesMissing(looked_at)


def _places() -> Iterator[Path]:
    """Yield the folders that may hold the shipped files, best first."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        yield Path(frozen, "peerdesk", "resources")
    package = Path(peerdesk.__file__).resolve().parent
    yield package / "resources"
    yield package.parent / "resources"
