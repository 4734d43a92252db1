# SPDX-License-Identifier: Apache-2.0
"""A new vault key: nothing is lost, nothing stays under the old one, and a stop is never harm."""

import shutil
import time
from pathlib import Path

import pytest

from peerdesk.desk.query import NoteQuery
from peerdesk.vault import opening, rekeying
from peerdesk.vault.database import Database
from peerdesk.vault.derivation import FLOOR
from peerdesk.vault.errors import (
    DamagedDatabase,
    KeysChanged,
    VaultError,
    WrongPassphrase,
    WrongRecoveryWords,
)
from peerdesk.vault.files import BACKUPS, DATABASE, HEAD, HEADER
from peerdesk.vault.generations import Occasion
from peerdesk.vault.header import new_header, read_header, read_header_file, write_header
from peerdesk.vault.keys import VaultKeys, new_vault_key
from peerdesk.vault.opening import open_vault, open_with_recovery
from peerdesk.vault.reading_errors import OtherHeader
from peerdesk.vault.rewrapping import change_passphrase, confirm
from peerdesk.vault.rotating import Rotated
from peerdesk.vault.slots import PASSPHRASE, ROTATION, open_with_passphrase, seal_coming
from tests.builders import dump, note
from tests.vault.conftest import SECRET, Made
from tests.vault.rotation import holds, nothing_under, opens_with, write_lines

pytestmark = pytest.mark.usefixtures("quick_keys")


def test_everything_is_there_under_the_new_key_and_nothing_opens_with_the_old(made: Made) -> None:
    with made.open() as vault:
        write_lines(vault, 30)
        vault.keep_draft("here", "half a line")
        before = dump(vault)
        rotated = vault.upkeep.rotate(SECRET)
        assert dump(vault) == before
        confirm(rotated)
        vault.append(note("written under the new key"))
    assert not opens_with(made.folder / DATABASE, made.keys.database)
    with open_vault(made.folder, SECRET) as vault:
        assert vault.count_notes(NoteQuery()) == 31
        assert vault.draft("here") == "half a line"
        assert vault.upkeep.verify().findings == ()
        assert len(vault.vector()) == 1
    with open_with_recovery(made.folder, rotated.recovery_words) as vault:
        assert vault.count_notes(NoteQuery()) == 31
    with pytest.raises(WrongRecoveryWords):
        open_with_recovery(made.folder, made.words)
    header = read_header(made.folder)
    assert not header.has(ROTATION)
    assert header.front.typed_back
    former = VaultKeys.of(open_with_passphrase(header.slot(PASSPHRASE), SECRET))
    assert former != made.keys
    assert not list(made.folder.rglob("*.part*"))


def test_both_words_open_the_vault_until_the_new_ones_were_typed_back(made: Made) -> None:
    with made.open() as vault:
        write_lines(vault, 3)
        rotated = vault.upkeep.rotate(SECRET)
    assert not opens_with(made.folder / DATABASE, made.keys.database)
    with open_with_recovery(made.folder, made.words) as vault:
        assert vault.count_notes(NoteQuery()) == 3
    with pytest.raises(WrongRecoveryWords):
        open_with_recovery(made.folder, rotated.recovery_words)
    holds(made.folder, 3)
    confirm(rotated)
    with open_with_recovery(made.folder, rotated.recovery_words) as vault:
        assert vault.count_notes(NoteQuery()) == 4
    with pytest.raises(WrongRecoveryWords):
        open_with_recovery(made.folder, made.words)


def test_a_change_that_was_not_confirmed_is_finished_with_other_words(made: Made) -> None:
    with made.open() as vault:
        write_lines(vault, 3)
        unseen = vault.upkeep.rotate(SECRET)
    database = (made.folder / DATABASE).read_bytes()
    with open_vault(made.folder, SECRET) as vault:
        rotated = vault.upkeep.rotate(SECRET)
        assert (made.folder / DATABASE).read_bytes()[:16] == database[:16]  # nothing copied again
        confirm(rotated)
    assert set(rotated.recovery_words) != set(unseen.recovery_words)
    with open_with_recovery(made.folder, rotated.recovery_words) as vault:
        assert vault.count_notes(NoteQuery()) == 3
    with pytest.raises(KeysChanged):
        confirm(unseen)


def test_a_key_can_be_changed_again_and_again(made: Made) -> None:
    seen = set()
    for turn in range(3):
        with open_vault(made.folder, SECRET) as vault:
            write_lines(vault, 2)
            confirm(vault.upkeep.rotate(SECRET))
            vault.upkeep.backup(Occasion.ASKED)
        header = read_header(made.folder)
        seen.add(header.slot(PASSPHRASE).head.wraps)
        with open_vault(made.folder, SECRET) as vault:
            assert vault.count_notes(NoteQuery()) == 2 * (turn + 1)
    assert len(seen) == 3


def test_backups_are_written_anew_and_none_opens_with_the_old_key(made: Made) -> None:
    with made.open() as vault:
        write_lines(vault, 5)
        first = vault.upkeep.backup(Occasion.ASKED)
        rotated = vault.upkeep.rotate(SECRET)
        assert (rotated.backups, rotated.dropped) == (1, 0)
        confirm(rotated)
    nothing_under(made.folder, made.keys)
    key = VaultKeys.of(
        open_with_passphrase(read_header_file(first.with_suffix(".json")).slot(PASSPHRASE), SECRET)
    )
    backup = Database(first, key.database)
    assert backup.rows("PRAGMA cipher_integrity_check") == []
    assert backup.value("SELECT count(*) FROM change") == 6
    backup.close()
    assert read_header_file(first.with_suffix(".json")) == read_header(made.folder)


def test_a_backup_that_cannot_be_read_goes_and_one_of_an_earlier_key_stays(made: Made) -> None:
    with made.open() as vault:
        good = vault.upkeep.backup(Occasion.ASKED)
        place = made.folder / BACKUPS
        spoilt = place / "evidence-20200101T000000.000Z-asked.db"
        spoilt.write_bytes(b"x" * 8192)
        shutil.copy(good.with_suffix(".json"), spoilt.with_suffix(".json"))
        bare = place / "evidence-20200102T000000.000Z-asked.db"
        shutil.copy(good, bare)  # its header is lost, and it is ours all the same
        foreign = place / "evidence-20200103T000000.000Z-asked.db"
        foreign.write_bytes(b"y" * 8192)
        header = read_header(made.folder)
        other = seal_coming(header.front.vault, new_vault_key(), new_vault_key())
        rotating_header = new_header(header.front, other)
        write_header(tmp := made.folder.parent, rotating_header)
        shutil.move(tmp / HEADER, foreign.with_suffix(".json"))
        rotated = vault.upkeep.rotate(SECRET)
        assert (rotated.backups, rotated.dropped) == (2, 1)
        confirm(rotated)
    assert not spoilt.exists()
    assert not spoilt.with_suffix(".json").exists()
    assert foreign.read_bytes() == b"y" * 8192
    assert read_header_file(foreign.with_suffix(".json")) == rotating_header
    nothing_under(made.folder, made.keys)


def test_lines_typed_while_the_key_is_changed_are_kept(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rekeying, "PAGES", 16)
    with made.open() as vault:
        write_lines(vault, 400)
        vault.upkeep.backup(Occasion.ASKED)
        typed: list[int] = []

        def between() -> None:
            typed.append(len(typed))
            vault.append(note(f"typed meanwhile {len(typed)}"))

        vault.share_thread(between)
        confirm(vault.upkeep.rotate(SECRET))
        assert typed
    holds(made.folder, 400 + len(typed))


@pytest.mark.parametrize("often", [1, 2, 50])
def test_lines_typed_while_the_copy_is_checked_are_kept_and_the_copy_made_again(
    made: Made, monkeypatch: pytest.MonkeyPatch, often: int
) -> None:
    """However fast somebody types, it comes to an end."""
    copied: list[Path] = []
    typed: list[int] = []
    whole, counted = rekeying._copy, rekeying._counts

    def counted_slowly(database: Database) -> tuple[int, int]:
        time.sleep(0.05 * (database.path.suffix == ".part"))
        return counted(database)

    def copy(source: Database, part: Path, *more: object) -> None:
        whole(source, part, *more)  # type: ignore[arg-type] # passed on as they came
        copied.append(part)

    with made.open() as vault:
        write_lines(vault, 5)

        def between() -> None:
            if copied and len(typed) < often:
                typed.append(1)
                vault.append(note("typed while it was checked"))

        vault.share_thread(between)
        monkeypatch.setattr(rekeying, "_copy", copy)
        monkeypatch.setattr(rekeying, "_counts", counted_slowly)
        confirm(vault.upkeep.rotate(SECRET))
    assert 2 <= len(copied) <= rekeying._COPIES
    holds(made.folder, 5 + len(typed))


def test_the_wrong_passphrase_changes_no_key(made: Made) -> None:
    before = (made.folder / HEADER).read_bytes()
    with made.open() as vault, pytest.raises(WrongPassphrase):
        vault.upkeep.rotate("not the passphrase at all")
    assert (made.folder / HEADER).read_bytes() == before
    assert opens_with(made.folder / DATABASE, made.keys.database)


def test_an_older_header_put_back_is_told_as_that_and_not_as_a_damaged_database(
    made: Made,
) -> None:
    older = (made.folder / HEADER).read_bytes()
    with made.open() as vault:
        backup = vault.upkeep.backup(Occasion.ASKED)
        confirm(vault.upkeep.rotate(SECRET))
    (made.folder / HEADER).write_bytes(older)
    with pytest.raises(OtherHeader, match="from before the vault's key was changed"):
        open_vault(made.folder, SECRET)
    shutil.copy(backup.with_suffix(".json"), made.folder / HEADER)
    open_vault(made.folder, SECRET).close()
    (made.folder / DATABASE).write_bytes(b"x" * 8_192)
    with pytest.raises(DamagedDatabase):
        open_vault(made.folder, SECRET)


def test_the_change_keeps_to_the_passphrase_in_force(made: Made) -> None:
    with made.open() as vault:
        rotated = vault.upkeep.rotate(SECRET)
        change_passphrase(made.folder, SECRET, "velvet comet harbour ninety thistle", cost=FLOOR)
        with pytest.raises(KeysChanged):
            confirm(rotated)
    holds(made.folder, 0, passphrase="velvet comet harbour ninety thistle")


def test_neither_key_is_taken_for_a_damaged_database(made: Made) -> None:
    with made.open() as vault:
        vault.upkeep.rotate(SECRET)
    header = (made.folder / HEADER).read_bytes()
    (made.folder / DATABASE).write_bytes(b"z" * 8192)
    with pytest.raises(DamagedDatabase):
        open_vault(made.folder, SECRET)
    assert (made.folder / HEADER).read_bytes() == header  # both keys are still in it


def test_a_vault_that_was_put_back_is_told_across_a_change_of_key(
    made: Made, tmp_path: Path
) -> None:
    marks = tmp_path / "marks"
    with open_vault(made.folder, SECRET, marks=marks) as vault:
        write_lines(vault, 2)
    with open_vault(made.folder, SECRET, marks=marks) as vault:
        confirm(vault.upkeep.rotate(SECRET))
        write_lines(vault, 1)
    assert len(list(marks.iterdir())) == 2  # the former one stays, to tell of what is put back
    old = made.copy(tmp_path / "old")
    with open_vault(made.folder, SECRET, marks=marks) as vault:
        assert vault.returned is None
        write_lines(vault, 1)
    for name in (DATABASE, HEAD):
        shutil.copy(old.folder / name, made.folder / name)
    with pytest.raises(VaultError, match="older"):
        opening.open_vault(made.folder, SECRET, marks=marks)


def test_no_word_is_shown_in_a_trace(made: Made) -> None:
    with made.open() as vault:
        rotated: Rotated = vault.upkeep.rotate(SECRET)
    assert "recovery_words" not in repr(rotated)
