# SPDX-License-Identifier: Apache-2.0
"""The backup on closing: made without a key, proven later, and never in anybody's way."""

import itertools
import shutil
from pathlib import Path

import pytest

from peerdesk.desk.query import NoteQuery
from peerdesk.vault import copying
from peerdesk.vault.copying import copy_closed
from peerdesk.vault.errors import NotBackedUp
from peerdesk.vault.files import BACKUPS, DATABASE, HEADER
from peerdesk.vault.generations import Occasion, backups, name_of
from tests.builders import note
from tests.vault.conftest import Made

AT = 1_778_590_000_000


def never() -> bool:
    return False


def filled(made: Made, text: str = "kestrel") -> None:
    with made.open() as vault:
        vault.append(*(note(f"{text} {number}") for number in range(200)))


def test_what_was_written_is_copied_and_proven_at_the_next_unlocking(
    made: Made, tmp_path: Path
) -> None:
    filled(made)
    path = copy_closed(made.folder, AT, never)
    assert path is not None
    assert path.read_bytes() == (made.folder / DATABASE).read_bytes()
    assert path.with_suffix(".json").read_bytes() == (made.folder / HEADER).read_bytes()
    with made.open() as vault:
        vault.upkeep.read_copies()
        assert vault.upkeep.backups() == (path.with_suffix(".db"),)
        assert vault.upkeep.last_backup() == AT
    again = made._replace(folder=tmp_path / "again")
    again.folder.mkdir()
    shutil.copy(path.with_suffix(".db"), again.folder / DATABASE)
    shutil.copy(path.with_suffix(".json"), again.folder / HEADER)
    with again.open() as vault:
        assert vault.count_notes(NoteQuery()) == 200


def test_nothing_is_copied_twice(made: Made) -> None:
    filled(made)
    assert copy_closed(made.folder, AT, never)
    assert copy_closed(made.folder, AT + 1, never) is None
    with made.open() as vault:
        vault.upkeep.read_copies()
    assert copy_closed(made.folder, AT + 2, never) is None
    filled(made, "another")
    assert copy_closed(made.folder, AT + 3, never)


def test_a_newer_copy_replaces_one_that_nobody_opened(made: Made) -> None:
    filled(made)
    first = copy_closed(made.folder, AT, never)
    filled(made, "more")
    second = copy_closed(made.folder, AT + 1_000, never)
    assert first
    assert second
    assert backups(made.folder) == (second,)
    assert not first.with_suffix(".json").exists()


def test_a_copy_that_went_bad_is_removed_and_older_ones_stay(made: Made) -> None:
    with made.open() as vault:
        good = vault.upkeep.backup(Occasion.ASKED)
    filled(made)
    path = copy_closed(made.folder, AT, never)
    assert path
    data = bytearray(path.read_bytes())
    data[9_000] ^= 1
    path.write_bytes(data)
    with made.open() as vault:
        vault.upkeep.read_copies()
        assert vault.upkeep.backups() == (good,)
        assert vault.upkeep.verify().ok


def test_a_vault_that_was_opened_and_is_only_read_is_copied_all_the_same(made: Made) -> None:
    filled(made)
    with made.open() as vault:
        path = copy_closed(made.folder, AT, never)
        assert path is not None
        assert vault.count_notes(NoteQuery(words="kestrel")) == 200
        vault.upkeep.read_copies()
        assert vault.upkeep.backups() == (path.with_suffix(".db"),)


@pytest.mark.parametrize("half", [True, False])
def test_what_is_being_written_is_never_copied(
    made: Made, monkeypatch: pytest.MonkeyPatch, *, half: bool
) -> None:
    filled(made)
    monkeypatch.setattr(copying, "_SLICE", 8_192)
    with made.open() as vault:
        slices = itertools.count()

        def write_meanwhile() -> bool:
            if next(slices) == 2:
                vault.append(note("meanwhile"))
            return False

        if half:
            with vault._ledger.database.transaction():
                vault._ledger.settings.indexed = 7
                assert copy_closed(made.folder, AT, never) is None
        else:
            assert copy_closed(made.folder, AT, write_meanwhile) is None
        assert backups(made.folder) == ()


def test_a_copy_under_which_the_vault_was_opened_and_written_is_thrown_away(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(made)
    monkeypatch.setattr(copying, "_SLICE", 8_192)
    slices = itertools.count()

    def write_meanwhile() -> bool:
        if next(slices) == 2:
            filled(made, "meanwhile")
        return False

    assert copy_closed(made.folder, AT, write_meanwhile) is None
    assert list((made.folder / BACKUPS).iterdir()) == []


def test_copying_ends_when_the_vault_is_wanted(made: Made) -> None:
    filled(made)
    assert copy_closed(made.folder, AT, lambda: True) is None
    assert list((made.folder / BACKUPS).iterdir()) == []


def test_what_a_crash_left_half_written_is_not_copied(made: Made) -> None:
    filled(made)
    (made.folder / f"{DATABASE}-journal").write_bytes(b"to be rolled back")
    assert copy_closed(made.folder, AT, never) is None


def test_there_is_nothing_to_copy_where_no_vault_is(tmp_path: Path) -> None:
    assert copy_closed(tmp_path, AT, never) is None


def test_a_disk_that_gives_back_something_else_has_made_no_backup(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(made)
    monkeypatch.setattr(copying, "_digest", lambda _: b"another")
    with pytest.raises(NotBackedUp, match="did not give back"):
        copy_closed(made.folder, AT, never)
    assert backups(made.folder) == ()


def test_a_folder_that_refuses_is_told_as_no_backup(made: Made) -> None:
    filled(made)
    (made.folder / BACKUPS).rmdir()
    (made.folder / BACKUPS).write_bytes(b"")
    with pytest.raises(NotBackedUp):
        copy_closed(made.folder, AT, never)


def test_the_next_backup_proves_what_was_copied(made: Made) -> None:
    filled(made)
    path = copy_closed(made.folder, AT, never)
    assert path
    assert path.name == name_of(AT, Occasion.CLOSING).replace(".db", ".copy")
    with made.open() as vault:
        second = vault.upkeep.backup(Occasion.ASKED)
    assert set(backups(made.folder)) == {path.with_suffix(".db"), second}


def test_what_was_cleared_away_by_an_opening_is_no_copy(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(made)
    monkeypatch.setattr(copying, "_SLICE", 8_192)

    def open_meanwhile() -> bool:
        made.open().close()
        return False

    assert copy_closed(made.folder, AT, open_meanwhile) is None
    assert backups(made.folder) == ()
