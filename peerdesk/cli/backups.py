# SPDX-License-Identifier: Apache-2.0
"""`peerdesk vault backup`, `backups`, `preview`, `restore`, `copy`, `drill`, `go-on`."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct

from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.cli.passphrases import read_passphrase, read_words
from peerdesk.cli.refusals import BackupDoesNotHold
from peerdesk.desk.clock import london_offset
from peerdesk.domain.calendar import local

if TYPE_CHECKING:  # a vault's libraries are read in when one is opened
    from peerdesk.desk.backups import BackupPreview, Counted, DrillReport, Returned
    from peerdesk.vault.book import OpenVault

Backup = Annotated[
    Path | None,
    typer.Argument(
        metavar="[BACKUP]",
        help="A backup’s file, or the folder of a copy; else the vault’s newest backup.",
    ),
]
WordsFile = Annotated[
    Path | None,
    typer.Option(
        "--words-file", metavar="FILE", help="The recovery words, instead of the passphrase."
    ),
]
_SORTS = {
    "note": ("note", ""),
    "session": ("session", ""),
    "message": ("message", ""),
    "attachment": ("attachment", ""),
    "briefing": ("summary", "summaries"),
    "device": ("laptop", ""),
}
"""What is counted out loud; --json has every sort."""
_BESIDES = {
    "challenge": ("challenge", ""),
    "theme": ("theme", ""),
    "kloe": ("line of enquiry", "lines of enquiry"),
    "person": ("person of the team", "people of the team"),
    "loss": ("gap declared lost", "gaps declared lost"),
    "disposal": ("order to close the challenge", "orders to close the challenge"),
}
_WARNED_OF = frozenset({"erasure", "hold"})
"""Sorts that are told in sentences of their own, where they matter."""
_UNCHECKED = "not opened yet"
_DOUBTFUL = "made with a wrong clock"


class Listed(Struct, frozen=True):
    """A backup as its file tells it; `made` is ISO with the local offset.

    `doubtful` is one dated ahead of the present: a clock was wrong.
    """

    path: str
    made: str
    why: str
    size: int
    checked: bool
    doubtful: bool


def register(app: typer.Typer) -> None:
    """Add the commands to the group of the vault."""
    command(app, "backup")(backup)
    command(app, "backups")(backups)
    command(app, "preview")(preview)
    command(app, "restore")(restore)
    command(app, "copy")(copy)
    command(app, "drill")(drill)
    command(app, "go-on")(go_on)


def backup(asked: Asked) -> None:
    """Make a backup inside the vault’s folder now: written, opened and counted."""
    from peerdesk.vault.generations import Occasion  # noqa: PLC0415 - see `command`

    with asked.book() as vault:
        made = _listed(vault.upkeep.backup(Occasion.ASKED), asked.desk.clock.now()[0])
    asked.answer(made, [f"Backed up, opened and counted: {made.path}"])


def backups(asked: Asked) -> None:
    """List the vault’s backups, the newest first; needs no passphrase."""
    from peerdesk.vault.generations import backups as found_in  # noqa: PLC0415 - see `command`
    from peerdesk.vault.generations import in_order  # noqa: PLC0415 - likewise

    now = asked.desk.clock.now()[0]
    found = in_order(found_in(asked.desk.find_vault(asked.vault)), now)
    listed = [_listed(path, now) for path in reversed(found)]
    asked.answer(listed, map(_line, listed) if listed else ["There is no backup yet."])


def preview(asked: Asked, path: Backup = None, words_file: WordsFile = None) -> None:
    """Say what a backup would bring back, and what the vault has now that it lacks."""
    from peerdesk.vault.previewing import preview_backup  # noqa: PLC0415 - see `command`

    beside = _vault(asked)
    secret = _secret(asked, words_file)
    seen = preview_backup(_chosen(asked, path), secret, beside=beside, clock=asked.desk.clock)
    asked.answer(seen, _preview_lines(seen))


def restore(
    asked: Asked,
    path: Backup = None,
    to: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="A new or empty folder; else one beside the vaults."),
    ] = None,
    words_file: WordsFile = None,
) -> None:
    """Restore a backup into a vault of its own; the vault that is there stays as it is."""
    from peerdesk.vault.restoring import restore as restored  # noqa: PLC0415 - see `command`

    chosen, secret = _chosen(asked, path), _secret(asked, words_file)
    folder, desk = to or asked.desk.free_folder(), asked.desk
    with restored(chosen, secret, folder, clock=desk.clock, marks=desk.marks) as vault:
        _answer_returned(asked, vault, [f"Restored into {folder}."])


def copy(
    asked: Asked,
    to: Annotated[Path, typer.Option(metavar="DIR", help="A folder, such as that of a stick.")],
) -> None:
    """Copy the whole vault out, encrypted as it is: written, read back and counted."""
    from peerdesk.vault.exporting import export_vault  # noqa: PLC0415 - see `command`

    with asked.book() as vault:
        folder = export_vault(vault, to)
    asked.answer({"folder": str(folder)}, [f"Copied, read back and counted: {folder}"])


def drill(asked: Asked) -> None:
    """Rehearse a restore of the newest backup beside the vault, and leave nothing of it."""
    from peerdesk.vault.drill import drill as rehearsed  # noqa: PLC0415 - see `command`

    with asked.book() as vault:
        report = rehearsed(vault)
    asked.answer(report, _drill_lines(report))
    if not report.ok:
        raise BackupDoesNotHold


def go_on(asked: Asked, words_file: WordsFile = None) -> None:
    """Open a vault that is older than what was last written, and say what is missing in it."""
    folder, secret = asked.desk.find_vault(asked.vault), _secret(asked, words_file)
    with asked.desk.open_vault(folder, secret, go_on_from_older=True) as vault:
        _answer_returned(asked, vault, [])


def _secret(asked: Asked, words_file: Path | None) -> str | Sequence[str]:
    return read_words(words_file) if words_file else read_passphrase(asked.passphrase_file)


def _vault(asked: Asked) -> Path | None:
    """Return the vault that is meant, if one is: a copy can be looked into without any."""
    found = asked.desk.vaults()
    return asked.vault or (found[0] if len(found) == 1 else None)


def _chosen(asked: Asked, path: Path | None) -> Path:
    """Return the backup that was named, or the newest of the vault that is meant."""
    from peerdesk.vault.errors import NoBackup  # noqa: PLC0415 - see `command`
    from peerdesk.vault.generations import backups as found_in  # noqa: PLC0415 - likewise
    from peerdesk.vault.generations import in_order  # noqa: PLC0415 - likewise

    if path is not None:
        return path
    found = found_in(asked.desk.find_vault(asked.vault))
    if not found:
        raise NoBackup
    return in_order(found, asked.desk.clock.now()[0])[-1]


def _listed(path: Path, now: int) -> Listed:
    from peerdesk.vault.generations import UNREAD, is_ahead, made_at, why_made  # noqa: PLC0415 - vault

    seen = path.stat()
    at = made_at(path) or seen.st_mtime_ns // 1_000_000
    made = local(at, london_offset(at)).isoformat(timespec="seconds")
    checked, doubtful = path.suffix != UNREAD, is_ahead(path, now)
    return Listed(str(path), made, why_made(path), seen.st_size, checked, doubtful)


def _line(backup: Listed) -> str:
    size = f"{backup.size / (1 << 20):.1f} MB"
    parts = [backup.made[:16].replace("T", " "), f"{backup.why or 'earlier':<9}", f"{size:>9}"]
    if not backup.checked:
        parts.append(_UNCHECKED)
    if backup.doubtful:
        parts.append(_DOUBTFUL)
    return "  ".join((*parts, backup.path))


def _preview_lines(seen: "BackupPreview") -> Iterator[str]:
    yield f"Backup of {_when(seen.made)}: {', '.join(_counts(seen.held))}."
    if seen.held.newest is not None:
        moment = local(seen.held.newest, seen.held.offset)
        yield f"The newest note in it was written {moment:%d %B %Y %H:%M}."
    if seen.now is None:
        yield "The vault itself is open elsewhere or cannot be read: nothing to compare with."
    elif not seen.lacks and not seen.own:
        yield "The vault holds the same now."
    else:
        for sort, number in seen.lacks.items():
            if sort in _WARNED_OF:
                continue
            what = so_many(abs(number), *(_SORTS | _BESIDES).get(sort, (sort, "")))
            yield f"The vault as it is has {what} {'more' if number > 0 else 'fewer'}."
        came = so_many(seen.own, "change")
        yield f"{came} of this laptop came after the backup, and would be missing."
    yield from seen.warnings()


def _drill_lines(report: "DrillReport") -> Iterator[str]:
    yield from report.findings
    held = ", ".join(_counts(report.held))
    if report.ok:
        yield f"The backup of {_when(report.made)} was restored and holds: {held}."
        now = ", ".join(_counts(report.now))
        yield f"The vault holds {now}. It took {report.seconds:.1f} s; nothing of it is left."


def _counts(held: "Counted") -> Iterator[str]:
    for sort, words in _SORTS.items():
        if number := held.sorts.get(sort, 0):
            yield so_many(number, *words)
    yield so_many(held.changes, "change")


def _answer_returned(asked: Asked, vault: "OpenVault", lines: list[str]) -> None:
    """Answer with what happened to the vault."""
    returned: Returned | None = vault.returned
    said = list(returned.sentences()) if returned else ["The vault is as it was left here."]
    answer = {"vault": str(vault.folder), "returned": returned}
    asked.answer(answer, [*lines, *said])


def _when(at: int | None) -> str:
    return f"{local(at, london_offset(at)):%d %B %Y %H:%M}" if at is not None else "an unknown day"
