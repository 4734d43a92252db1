# SPDX-License-Identifier: Apache-2.0
"""The generations of backups: when and why each was made, by its name, and which ones are kept.

Kept are the latest ones, and the last one of each of the latest days: a mistake noticed at once,
and one noticed at the end of the week. A copy that was made after the vault was locked, by a
program that no longer had a key, ends in `.copy` until it has been opened and counted.

Clocks are wrong at times, and by years. A backup dated ahead of the present is no measure of
anything: it neither counts as the newest, nor pushes out others, nor holds up the next one.
"""

import contextlib
import re
import time
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from peerdesk.desk.clock import london_offset
from peerdesk.domain.calendar import local
from peerdesk.vault.files import BACKUPS, DATABASE, HEADER

RECENT = 5
DAYS = 7
HOUR = 3_600_000
"""Milliseconds between the backups of a vault that stays open."""
_AHEAD = 24 * HOUR
"""Milliseconds by which a clock may have been put right without anything being in doubt."""
UNREAD = ".copy"
"""How a copy's name ends before it has been opened and counted."""
_NAME = "evidence-%Y%m%dT%H%M%S"
_NAMED = re.compile(r"evidence-(\d{8}T\d{6})\.(\d{3})Z(?:-([a-z]+))?\.(?:db|copy)")


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


def why_made(backup: Path) -> str:
    """Return the occasion of a backup by its name, or "" where that does not say."""
    named = _NAMED.fullmatch(backup.name)
    return (named[3] or "") if named else ""


def header_of(backup: Path) -> Path:
    """Return the header that opens a backup; one taken elsewhere is a folder's, as a vault's."""
    if backup.name == DATABASE:
        return backup.with_name(HEADER)
    return backup.with_suffix(".json")


def backups(folder: Path) -> tuple[Path, ...]:
    """Return the backups of a vault, the oldest first."""
    place = folder / BACKUPS
    return tuple(sorted((*place.glob("evidence-*.db"), *place.glob(f"evidence-*{UNREAD}"))))


def is_ahead(backup: Path, now: int) -> bool:
    """Say whether a backup is dated so far ahead of the present that its date is in doubt."""
    return (made_at(backup) or 0) > now + _AHEAD


def in_order(found: Iterable[Path], now: int) -> tuple[Path, ...]:
    """Return backups with the newest last; those of which the date is in doubt come first."""
    return tuple(sorted(found, key=lambda p: (not is_ahead(p, now), made_at(p) or 0, p.name)))


def last_backup(folder: Path, now: int | None = None) -> int | None:
    """Return when the last backup was made in UTC milliseconds, or None before the first.

    The present is the system's own unless `now` says otherwise.
    """
    now = time.time_ns() // 1_000_000 if now is None else now
    named = [path for path in backups(folder) if made_at(path) is not None]
    return made_at(in_order(named, now)[-1]) if named else None


def changed_since(folder: Path) -> bool:
    """Say whether anything was written to the database after the last backup of it.

    Files from the future, written while the clock was wrong, do not say so.
    """
    now = time.time_ns()
    try:
        written = (folder / DATABASE).stat().st_mtime_ns
        times = (path.stat().st_mtime_ns for path in backups(folder))
        return all(at <= written or at > now for at in times)
    except OSError:
        return True


def is_due(folder: Path, now: int) -> bool:
    """Say whether something was written since the last backup, and that is an hour ago.

    A backup from the future, made while the clock was wrong, holds up no other one.
    """
    times = (at for at in map(made_at, backups(folder)) if at is not None)
    recent = any(now - HOUR < at <= now for at in times)
    return not recent and changed_since(folder)


def superseded(found: Sequence[Path], newest: Path) -> tuple[Path, ...]:
    """Return which backups of a vault can go, now that there is this one.

    It stays itself, whatever the clock says, and so does what is no backup of ours. Those dated
    ahead of it are chosen among themselves: whichever clock was wrong, the right ones stay.
    """
    now = made_at(newest) or 0
    read = [path for path in found if path.suffix != UNREAD]
    ahead = _outlived(path for path in read if is_ahead(path, now))
    present = _outlived(path for path in read if not is_ahead(path, now))
    return tuple(path for path in (*ahead, *present) if path != newest)


def _outlived(found: Iterable[Path]) -> tuple[Path, ...]:
    """Return which backups are neither among the latest nor the last of one of the latest days."""
    named = [(at, path) for path in found if (at := made_at(path)) is not None]
    latest = sorted(named, reverse=True)
    last_of_day = {local(at, london_offset(at)).date(): path for at, path in reversed(latest)}
    days = sorted(last_of_day, reverse=True)[:DAYS]
    kept = {*(path for _, path in latest[:RECENT]), *(last_of_day[day] for day in days)}
    return tuple(path for _, path in latest if path not in kept)
