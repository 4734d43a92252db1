# SPDX-License-Identifier: Apache-2.0
"""Backups as the window shows them: listed, looked into, tried, copied out, in plain words."""

from collections.abc import Iterator
from pathlib import Path

from peerdesk.desk.backups import BackupPreview, DrillReport
from peerdesk.desk.backups import Counted as Held
from peerdesk.domain.calendar import local, short_day
from peerdesk.ui.care import Counted, Drilled, Inside, ListedBackup
from peerdesk.vault.files import BACKUPS, DATABASE, HEADER
from peerdesk.vault.generations import UNREAD, Occasion, backups, is_ahead, made_at, why_made

_WHY = {
    Occasion.ASKED: "made by hand",
    Occasion.HOUR: "hourly",
    Occasion.IMPORT: "before an import",
    Occasion.MIGRATION: "before an update",
    Occasion.CLOSING: "when locked",
}
_SORTS = {
    "session": ("session", "sessions"),
    "note": ("note", "notes"),
    "attachment": ("attachment", "attachments"),
    "message": ("message", "messages"),
    "briefing": ("daily summary", "daily summaries"),
    "device": ("laptop", "laptops"),
}
"""What people count; the other sorts come with them."""
_ANOTHER = "The vault itself is another matter: make a new backup now, and check the vault."
_SHOWN = 3
"""Findings of a trial that are told; more of them say nothing new."""


def list_backups(folder: Path, now: int) -> tuple[ListedBackup, ...]:
    """Return the backups of a vault, or the copies in any other folder, the newest first.

    Those dated ahead of the present, in UTC milliseconds, come last and say so.
    """
    found = backups(folder) if (folder / BACKUPS).is_dir() else tuple(_copies(folder))
    ahead = {path for path in found if is_ahead(path, now)}
    listed = [_listed(path, doubtful=path in ahead) for path in found]
    return tuple(sorted(listed, key=lambda backup: (backup.path in ahead, -backup.made)))


def inside(preview: BackupPreview) -> Inside:
    """Return what a backup holds in the words of the window."""
    held, now = preview.held, preview.now
    counts = [
        Counted(
            many.capitalize(),
            held.sorts.get(sort, 0),
            now.sorts.get(sort, 0) if now else None,
        )
        for sort, (_, many) in _SORTS.items()
        if sort in held.sorts or (now is not None and sort in now.sorts)
    ]
    changes = Counted("Changes in all", held.changes, now.changes if now else None)
    return Inside(
        made=preview.made or 0,
        newest=held.newest or 0,
        counts=(*counts, changes),
        remarks=tuple(_remarks(preview)),
    )


def drilled(report: DrillReport) -> Drilled:
    """Return how a trial went in the words of the window."""
    when = _moment(report.made, report.now.offset) if report.made else "The newest backup"
    if report.ok:
        said = (
            f"{when}: restored on trial in {report.seconds:.1f} s, and everything in it holds "
            f"({_so_many(report.held)}). Nothing of the trial is left."
        )
        return Drilled(held=True, seconds=report.seconds, sentences=(said,))
    wrong = (f"{when}: this backup does not hold.", *report.findings[:_SHOWN], _ANOTHER)
    return Drilled(held=False, seconds=report.seconds, sentences=wrong)


def _copies(folder: Path) -> Iterator[Path]:
    """Yield the databases of copied vaults in a folder, and backups that lie there loose."""
    for place in (folder, *sorted(folder.glob("*/"))):
        if (place / DATABASE).is_file() and (place / HEADER).is_file():
            yield place / DATABASE
    yield from sorted(folder.glob("evidence-*.db"))


def _listed(path: Path, *, doubtful: bool) -> ListedBackup:
    seen = path.stat()
    made = made_at(path)
    why = _WHY.get(Occasion(name), "") if (name := why_made(path)) in set(Occasion) else ""
    if path.name == DATABASE:
        why = f"a copy, {path.parent.name}"
    if path.suffix == UNREAD:
        why = f"{why}, not opened yet"
    if doubtful:
        why = f"{why}, made with a wrong clock".removeprefix(", ")
    return ListedBackup(path, made or seen.st_mtime_ns // 1_000_000, seen.st_size, why)


def _remarks(preview: BackupPreview) -> Iterator[str]:
    if preview.now is None:
        return
    if preview.own:
        count = "1 change" if preview.own == 1 else f"{preview.own:,} changes"
        yield (
            f"{count} of this laptop came after this backup. They stay in the vault as it is, and "
            "are in the restored one only if a bundle or a colleague brings them."
        )
    elif not preview.lacks:
        yield "The vault as it is holds as much as this backup."
    yield from preview.warnings()


def _moment(at: int, offset: int) -> str:
    moment = local(at, offset)
    return f"The backup of {short_day(moment.date().isoformat())} {moment:%H:%M}"


def _so_many(held: Held) -> str:
    counts = [
        f"{number:,} {one if number == 1 else many}"
        for sort, (one, many) in _SORTS.items()
        if (number := held.sorts.get(sort, 0))
    ]
    return ", ".join((*counts, f"{held.changes:,} changes in all"))
