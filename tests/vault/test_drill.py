# SPDX-License-Identifier: Apache-2.0
"""A rehearsed restore tells whether the newest backup would help, and leaves no trace."""

from pathlib import Path

import pytest

from peerdesk.desk.clock import FixedClock
from peerdesk.vault import drill as drilling
from peerdesk.vault.copying import copy_closed
from peerdesk.vault.drill import drill
from peerdesk.vault.errors import DamagedDatabase, NoBackup, NotBackedUp
from peerdesk.vault.files import DRILL
from peerdesk.vault.generations import Occasion, backups
from tests.builders import dump, note
from tests.vault.conftest import NOON, Made


def test_a_good_backup_holds_in_every_way(made: Made) -> None:
    with made.open() as vault:
        vault.append(*(note(f"kestrel {n}") for n in range(30)))
        vault.upkeep.backup(Occasion.ASKED)
        vault.append(note("later"))
        before, chain = dump(vault), vault.vector()
        report = drill(vault)
        assert report.ok, report.findings
        assert report.made == vault.upkeep.last_backup()
        assert report.held.sorts["note"] == 30
        assert report.now.sorts["note"] == 31
        assert 0 < report.seconds < 60
        assert (dump(vault), vault.vector()) == (before, chain)
        assert not (made.folder / DRILL).exists()
        assert vault.upkeep.verify().ok


def test_before_the_first_backup_there_is_nothing_to_rehearse(made: Made) -> None:
    with made.open() as vault, pytest.raises(NoBackup):
        drill(vault)


def test_a_backup_by_a_clock_that_was_years_ahead_is_not_taken_for_the_newest(made: Made) -> None:
    clock = FixedClock(NOON)
    clock.forward(seconds=4 * 365 * 86_400)
    with made.open(clock) as vault:
        vault.upkeep.backup(Occasion.ASKED)
        clock.forward(seconds=-4 * 365 * 86_400)
        vault.append(note())
        vault.upkeep.backup(Occasion.ASKED)
        report = drill(vault)
        assert report.made == vault.upkeep.last_backup() == clock.now()[0]
        assert report.held == report.now


@pytest.mark.parametrize("spoil", [100, 2_000, 30_000])
def test_a_backup_that_went_bad_is_found_by_it(made: Made, spoil: int) -> None:
    with made.open() as vault:
        vault.append(*(note(f"kestrel {n}") for n in range(30)))
        path = vault.upkeep.backup(Occasion.ASKED)
        data = bytearray(path.read_bytes())
        data[spoil] ^= 1
        path.write_bytes(data)
        report = drill(vault)
        assert not report.ok
        assert report.findings
        assert not (made.folder / DRILL).exists()


def test_a_copy_made_after_the_lock_is_proven_first(made: Made) -> None:
    with made.open() as vault:
        vault.append(note())
    assert copy_closed(made.folder, 1_778_590_000_000, lambda: False)
    with made.open() as vault:
        assert drill(vault).ok
        (path,) = backups(made.folder)
        assert path.suffix == ".db"


def test_lines_can_be_typed_meanwhile(made: Made) -> None:
    with made.open() as vault:
        vault.append(*(note(f"kestrel {n}") for n in range(300)))
        vault.upkeep.backup(Occasion.ASKED)
        typed: list[int] = []

        def between() -> None:
            if len(typed) < 5:
                typed.append(len(vault.append(note("meanwhile"))))

        vault.share_thread(between)
        assert drill(vault).ok
        assert len(typed) == 5


def test_what_a_crash_left_of_a_rehearsal_goes_with_the_next_opening(made: Made) -> None:
    place = made.folder / DRILL
    place.mkdir()
    (place / "evidence.db").write_bytes(b"x")
    made.open().close()
    assert not place.exists()


def test_a_full_disk_is_told_before_it_is_full(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path, __: int) -> None:
        raise NotBackedUp("it would fill the disk")

    with made.open() as vault:
        vault.upkeep.backup(Occasion.ASKED)
        monkeypatch.setattr(drilling, "leave_room", refuse)
        with pytest.raises(NotBackedUp):
            drill(vault)


def test_a_backup_that_cannot_be_looked_over_to_the_end_does_not_hold(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise DamagedDatabase

    with made.open() as vault:
        vault.upkeep.backup(Occasion.ASKED)
        monkeypatch.setattr(drilling, "verify", refuse)
        report = drill(vault)
    assert report.findings == ("This backup is damaged or is none: choose another one.",)
