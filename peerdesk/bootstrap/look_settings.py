# SPDX-License-Identifier: Apache-2.0
"""What this laptop remembers of look and lock, in one small file; nothing of the evidence."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from platformdirs import user_config_path

from peerdesk import __version__
from peerdesk.ui.settings import LOCK_AFTER, LOCK_AFTER_CAPTURING, Privacy
from peerdesk.ui.theme import THEMES

_FILE = "look.json"


class LookSettings:
    """Implements `peerdesk.ui.settings.Settings` in one small file."""

    def __init__(self, folder: Path | None = None) -> None:
        self._path = (folder or user_config_path("PeerDesk", appauthor=False)) / _FILE
        found = _read(self._path)
        self._theme, self._factor = _theme_in(found), _factor_in(found)
        self._privacy = _privacy_in(found)
        self._keys = _keys_in(found)

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
        self._write()

    def keys(self) -> Mapping[str, str]:
        """Return the keys that were changed, by the names of actions."""
        return dict(self._keys)

    def keep_keys(self, keys: Mapping[str, str]) -> None:
        """Remember those; as with `keep`, a disk that refuses costs a choice."""
        self._keys = dict(keys)
        self._write()

    def privacy(self) -> Privacy:
        """Return when to lock, and whether the window may be recorded."""
        return self._privacy

    def keep_privacy(self, privacy: Privacy) -> None:
        """Remember that; as with `keep`, a disk that refuses costs a choice."""
        self._privacy = privacy
        self._write()

    def _write(self) -> None:
        kept = {
            "theme": self._theme,
            "factor": self._factor,
            "keys": self._keys,
            **asdict(self._privacy),
        }
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(json.dumps(kept), "utf-8")
        except OSError:
            return


def _read(path: Path) -> dict[str, object]:
    """Return what the file says, or nothing where it cannot be read."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _theme_in(found: dict[str, object]) -> str:
    theme = found.get("theme")
    return theme if isinstance(theme, str) and theme in THEMES else ""


def _factor_in(found: dict[str, object]) -> float:
    factor = found.get("factor")
    return float(factor) if isinstance(factor, int | float) else 1.0


def _keys_in(found: dict[str, object]) -> dict[str, str]:
    keys = found.get("keys")
    if not isinstance(keys, dict):
        return {}
    return {name: key for name, key in keys.items() if isinstance(key, str) and key}


def _privacy_in(found: dict[str, object]) -> Privacy:
    """Return what was chosen; a number that the program does not offer counts as none.

    So nobody keeps a vault open for days with a hand-made file.
    """
    usual = Privacy()
    after, capturing = found.get("lock_after"), found.get("lock_after_capturing")
    hidden = found.get("hidden_from_capture")
    return Privacy(
        lock_after=after if isinstance(after, int) and after in LOCK_AFTER else usual.lock_after,
        lock_after_capturing=capturing
        if isinstance(capturing, int) and capturing in LOCK_AFTER_CAPTURING
        else usual.lock_after_capturing,
        hidden_from_capture=hidden if isinstance(hidden, bool) else usual.hidden_from_capture,
    )
