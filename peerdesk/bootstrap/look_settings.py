# SPDX-License-Identifier: Apache-2.0
"""What this laptop remembers of the look: theme and text size, and nothing of the evidence."""

import json
from pathlib import Path

from platformdirs import user_config_path

from peerdesk import __version__
from peerdesk.ui.theme import THEMES

_FILE = "look.json"


class LookSettings:
    """Implements `peerdesk.ui.ports.Settings` in one small file."""

    def __init__(self, folder: Path | None = None) -> None:
        self._path = (folder or user_config_path("PeerDesk", appauthor=False)) / _FILE
        self._theme, self._factor = _read(self._path)

    @property
    def version(self) -> str:
        """Return the program's version."""
        return __version__

    def theme(self) -> str:
        """Return the chosen theme, or "" to follow the system."""
        return self._theme

    def factor(self) -> float:
        """Return the text size, 1.0 for 100 %."""
        return self._factor

    def keep(self, theme: str, factor: float) -> None:
        """Remember both; a disk that refuses costs a choice and no evidence."""
        self._theme, self._factor = theme, factor
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(json.dumps({"theme": theme, "factor": factor}), "utf-8")
        except OSError:
            return


def _read(path: Path) -> tuple[str, float]:
    try:
        found = json.loads(path.read_text("utf-8"))
        theme, factor = str(found["theme"]), float(found["factor"])
    except (OSError, ValueError, KeyError, TypeError):
        return "", 1.0
    return theme if theme in THEMES else "", factor
