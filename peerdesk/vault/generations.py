# SPDX-License-Identifier: Apache-2.0
"""The generations of backups: why and when each was made, by its name."""

import contextlib
import re
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from peerdesk.vault.files import BACKUPS

_NAME = "evidence-%Y%m%dT%H%M%S"
_NAMED = re.compile(r"evidence-(\d{8}T\d{6})\.(\d{3})Z(?:-([a-z]+))?\.db")


class Occasion(StrEnum):
    """Why a backup was made."""

    ASKED = "asked"
    HOUR = "hour"
    IMPORT = "import"
    MIGRATION = "migration"
    CLOSING = "closing"


def name_of(at: int, why: Occasion) -> str:
    """Return the name of a backup made at a time in UTC milliseconds."""
    moment = datetime.fromtimestamp(at // 1_000, UTC)
    return f"{moment:{_NAME}}.{at % 1_000:03}Z-{why}.db"


def made_at(backup: Path) -> int | None:
    """Return when a backup was made by its name, in UTC milliseconds; None for another file."""
    named = _NAMED.fullmatch(backup.name)
    with contextlib.suppress(ValueError):
        if named:
            made = datetime.strptime(named[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
            return int(made.timestamp()) * 1_000 + int(named[2])
    return None


def backups(folder: Path) -> tuple[Path, ...]:
    """Return the backups of a vault, the oldest first."""
    return tuple(sorted((folder / BACKUPS).glob("evidence-*.db")))


def last_backup(folder: Path) -> int | None:
    """Return when the last backup was made in UTC milliseconds, or None before the first."""
    return max((at for at in map(made_at, backups(folder)) if at is not None), default=None)
