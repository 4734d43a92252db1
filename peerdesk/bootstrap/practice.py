# SPDX-License-Identifier: Apache-2.0
"""The practice challenge: on three laptops side by side, or on one to rehearse with.

Everything goes the way of a real challenge: vaults, bundles, summaries, slides. Only the clock
is the rehearsal's own, and the vaults open at the lowest cost of a try.
"""

import shutil
from collections.abc import Callable
from contextlib import ExitStack, suppress
from datetime import date, datetime, timedelta
from pathlib import Path

from msgspec import Struct

from peerdesk.bootstrap.desk import Desk
from peerdesk.bootstrap.documents import Documents
from peerdesk.bootstrap.practice_days import moved, weeks_until
from peerdesk.bootstrap.practice_papers import write_papers
from peerdesk.bootstrap.practice_stages import Alone, Exchange, Step, Watch
from peerdesk.desk.clock import FixedClock
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.rehearsal.playing import play
from peerdesk.desk.rehearsal.script import parse_rehearsal
from peerdesk.desk.rehearsal.stage import Cast, Stage, assign
from peerdesk.desk.rehearsal.values import Rehearsal
from peerdesk.domain.framework import Framework
from peerdesk.domain.team import Person
from peerdesk.errors import PeerDeskError
from peerdesk.interchange.records import everything
from peerdesk.transport.folder import is_free, make_folder, write_once
from peerdesk.vault.book import OpenVault
from peerdesk.vault.passphrase import suggest_passphrase

_OFFER = "cspc"
_LAPTOPS = 3
_LABEL = "Practice challenge"
_BEFORE = datetime(2026, 3, 31, 9)  # noqa: DTZ001 - a moment of London's wall clock
_NOT_AT_ALL = timedelta()
VAULTS, EXCHANGE, DOCUMENTS = "vaults", "exchange", "documents"
PASSPHRASE = "passphrase.txt"  # noqa: S105 - the name of a file, not a passphrase


class NotEmpty(PeerDeskError):
    """The folder for the practice challenge holds something already."""

    def __init__(self) -> None:
        super().__init__(
            "This folder is not empty, and nothing is ever overwritten: name a new folder."
        )


class NotEqual(PeerDeskError):
    """The laptops of the rehearsal ended with different evidence."""

    def __init__(self) -> None:
        super().__init__(
            "The three laptops of the practice challenge did not end equal: keep the folder and "
            "report this, please."
        )


class NotSound(PeerDeskError):
    """A vault of the rehearsal did not pass its own check."""

    def __init__(self) -> None:
        super().__init__(
            "A vault of the practice challenge did not verify: keep the folder and report this, "
            "please."
        )


class Practice(Struct, frozen=True, kw_only=True):
    """What a practice run left behind; paths are as they were given or follow from it."""

    vaults: tuple[str, ...]
    passphrase_file: str
    documents: tuple[str, ...]
    bundles: int
    sessions: int
    notes: int
    messages: int
    issued: int
    steps: tuple[Step, ...]


def make_practice(
    desk: Desk,
    out: Path,
    told: Callable[[Step], None] = lambda _: None,
    *,
    today: date | None = None,
) -> Practice:
    """Build the practice challenge in a new or empty folder, and check that all ends equal.

    With `today` its days are those of this week, else those of its texts, in May 2026.
    It leaves three vaults, the file with their passphrase, the bundles that went between them,
    and the documents. Raises `NotEmpty`, `NotEqual` and what any step raises.
    """
    passphrase = _prepare(out)
    watch = Watch(told)
    by = weeks_until(today) if today else _NOT_AT_ALL
    rehearsal, framework = read_practice(desk, by)
    clock = FixedClock(_BEFORE + by)
    rooted = Desk(out / VAULTS, desk.resources, clock=clock)
    with ExitStack() as opened:
        members = assign(rehearsal, _LAPTOPS)
        vaults = tuple(
            opened.enter_context(_make(rooted, _person(rehearsal, keys[0]), passphrase))
            for keys in members
        )
        watch.done("three vaults made")
        stage = Exchange(vaults, out / EXCHANGE, watch)
        play(rehearsal, framework, Cast(vaults, members), clock, stage)
        papers = Documents(out / DOCUMENTS, desk.papers)
        written = write_papers(papers, vaults[0], stage.issues)
        watch.done("every paper written, in every format and in large print")
        _check(vaults)
        watch.done("three vaults verified and found equal")
        leader = vaults[0]
        return Practice(
            vaults=tuple(str(vault.folder) for vault in vaults),
            passphrase_file=str(out / PASSPHRASE),
            documents=tuple(map(str, written)),
            bundles=stage.bundles,
            sessions=len(leader.sessions()),
            notes=leader.count_notes(NoteQuery()),
            messages=len(leader.messages()) + len(leader.messages(withdrawn=True)),
            issued=len(stage.issues),
            steps=tuple(watch.steps),
        )


def _prepare(out: Path) -> str:
    """Make the folders, and the file with a new passphrase; return the passphrase."""
    if not is_free(out):
        raise NotEmpty
    for name in (VAULTS, EXCHANGE, DOCUMENTS):
        make_folder(out / name)
    passphrase = suggest_passphrase()
    write_once(out, PASSPHRASE, f"{passphrase}\n".encode())
    return passphrase


def make_practice_vault(
    desk: Desk,
    folder: Path,
    passphrase: str,
    told: Callable[[str], None] = lambda _: None,
    *,
    today: date | None = None,
) -> OpenVault:
    """Make the leader's vault of the practice challenge with everything in, and leave it open.

    Whatever `told` raises breaks it off, and nothing of the vault stays then. `today` is as for
    `make_practice`. Its clock is the laptop's own again once it is opened anew;
    until then it stands where the rehearsal ended.
    """
    by = weeks_until(today) if today else _NOT_AT_ALL
    rehearsal, framework = read_practice(desk, by)
    clock = FixedClock(_BEFORE + by)
    rooted = desk.with_clock(clock)  # its mark belongs where this laptop looks for it
    members = assign(rehearsal, 1)
    owner = _person(rehearsal, members[0][0])
    vault = rooted.make_vault(folder, owner, passphrase, label=_LABEL, practice=True).vault
    try:
        stage: Stage = Alone(told)
        play(rehearsal, framework, Cast((vault,), members), clock, stage)
    except BaseException:
        outside = vault.outside
        vault.close()
        _take_away(folder, outside)
        raise
    vault.close()
    return desk.open_vault(folder, passphrase)


def _take_away(folder: Path, outside: tuple[Path, ...]) -> None:
    """Take away a vault that was not made to its end, and its marks, as far as the disk lets."""
    shutil.rmtree(folder, ignore_errors=True)
    for mark in outside:
        with suppress(OSError):
            mark.unlink(missing_ok=True)


def read_practice(desk: Desk, by: timedelta = _NOT_AT_ALL) -> tuple[Rehearsal, Framework]:
    """Return the script of the practice challenge and its framework; raises `BadRehearsal`.

    `by` is how far its days move.
    """
    folder = desk.resources / "practice"
    files = {
        file.relative_to(folder).as_posix(): file.read_text("utf-8")
        for file in folder.rglob("*")
        if file.suffix in {".toml", ".txt"}
    }
    framework = desk.framework(_OFFER)
    return parse_rehearsal(moved(files, by), framework), framework


def _check(vaults: tuple[OpenVault, ...]) -> None:
    """Raise `NotEqual` or `NotSound` unless all vaults hold the same and pass their own check."""
    first, *others = (everything(vault) for vault in vaults)
    if any(other != first for other in others):
        raise NotEqual
    if not all(vault.upkeep.verify().ok for vault in vaults):
        raise NotSound


def _make(desk: Desk, owner: Person, passphrase: str) -> OpenVault:
    folder = desk.root / owner.role.value
    return desk.make_vault(folder, owner, passphrase, label=_LABEL, practice=True).vault


def _person(rehearsal: Rehearsal, key: str) -> Person:
    member = next(member for member in rehearsal.team if member.key == key)
    return Person(member.name, member.role, member.organisation)
