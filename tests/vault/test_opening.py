# SPDX-License-Identifier: Apache-2.0
"""Making and opening vaults: with each key, once at a time, and never one that was put back."""

import shutil
import sys
from pathlib import Path

import pytest

from peerdesk.desk.clock import FixedClock
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from peerdesk.vault import creation
from peerdesk.vault.book import OpenVault
from peerdesk.vault.creation import create_vault
from peerdesk.vault.derivation import FLOOR, Cost
from peerdesk.vault.errors import (
    DamagedDatabase,
    DamagedHead,
    DamagedHeader,
    DiskRefused,
    PlaintextDatabase,
    RolledBack,
    TooManyTries,
    VaultAlreadyOpen,
    VaultClosed,
    VaultExists,
    WeakPassphrase,
    WrongPassphrase,
    WrongRecoveryWords,
)
from peerdesk.vault.files import BACKUPS, DATABASE, HEAD, HEADER, LOCK, TRIES
from peerdesk.vault.generations import Occasion
from peerdesk.vault.header import read_header
from peerdesk.vault.opening import label_of, open_vault, open_with_recovery
from peerdesk.vault.tries import FREE, delay_after
from tests.builders import all_changes, note
from tests.vault.conftest import NOON, SECRET, Made, found

PRIYA = Person("Priya Nair", Role.OFFICER_PEER, "Harrowmere Council")


def test_a_new_vault_is_open_empty_and_knows_whose_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "vault"
    created = create_vault(folder, PRIYA, SECRET, practice=True, clock=FixedClock(NOON))
    with created.vault as vault:
        assert (vault.identity.name, vault.identity.organisation) == (
            PRIYA.name,
            PRIYA.organisation,
        )
        assert vault.identity.signing_key == vault.keys.signing_key
        assert vault.identity.recipient == vault.keys.recipient
        assert (vault.device, vault.person) == (vault.identity.device, vault.identity.person)
        assert (vault.challenge_id, vault.vector()) == ("", ())
        assert vault.upkeep.verify().ok
    assert label_of(folder).practice
    assert len(created.recovery_words) == 12
    with open_vault(folder, SECRET) as vault:
        assert vault.identity == created.vault.identity
    with open_with_recovery(folder, created.recovery_words) as vault:
        assert vault.identity == created.vault.identity


def test_two_vaults_share_no_key_and_no_word(made: Made, joining: Made) -> None:
    assert made.keys.database != joining.keys.database
    assert made.words != joining.words
    shutil.copy(joining.folder / HEADER, made.folder / HEADER)
    with pytest.raises(DamagedDatabase):
        open_vault(made.folder, SECRET)


def test_a_weak_passphrase_makes_no_vault(tmp_path: Path) -> None:
    with pytest.raises(WeakPassphrase):
        create_vault(tmp_path / "v", PRIYA, "priya nair 12", cost=FLOOR)
    assert not (tmp_path / "v").exists()


def test_too_cheap_a_cost_makes_no_vault(tmp_path: Path) -> None:
    with pytest.raises(DamagedHeader):
        create_vault(tmp_path / "v", PRIYA, SECRET, cost=Cost(8, 1, 1))
    assert not (tmp_path / "v").exists()


def test_a_vault_is_not_made_over_another(made: Made) -> None:
    before = (made.folder / HEADER).read_bytes()
    with pytest.raises(VaultExists):
        create_vault(made.folder, PRIYA, SECRET, cost=FLOOR)
    (made.folder / HEADER).unlink()  # its database still is somebody's evidence
    with pytest.raises(VaultExists):
        create_vault(made.folder, PRIYA, SECRET, cost=FLOOR)
    (made.folder / HEADER).write_bytes(before)
    with made.open() as vault:
        assert vault.challenge_id


def test_a_creation_that_fails_half_way_can_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(creation, "write_header", refuse)
        with pytest.raises(DiskRefused):
            create_vault(tmp_path / "v", PRIYA, SECRET, cost=FLOOR)
    create_vault(tmp_path / "v", PRIYA, SECRET, cost=FLOOR).vault.close()


def test_a_wrong_passphrase_is_not_called_damage(made: Made) -> None:
    with pytest.raises(WrongPassphrase):
        open_vault(made.folder, "another otter quiet lantern moss")
    with open_vault(made.folder, SECRET) as vault:
        assert vault.challenge_id


def test_wrong_recovery_words_open_nothing(made: Made, joining: Made) -> None:
    with pytest.raises(WrongRecoveryWords):
        open_with_recovery(made.folder, joining.words)
    with open_with_recovery(made.folder, made.words) as vault:
        assert vault.challenge_id


def test_recovery_words_open_a_vault_whose_other_slot_is_damaged(made: Made) -> None:
    header = read_header(made.folder)
    sealed = header.slots[0].sealed
    path = made.folder / HEADER
    import base64  # noqa: PLC0415 - only here

    old = base64.b64encode(sealed)
    new = base64.b64encode(bytes([sealed[0] ^ 1]) + sealed[1:])
    path.write_bytes(path.read_bytes().replace(old, new))
    with pytest.raises(DamagedHeader):
        open_vault(made.folder, SECRET)
    with open_with_recovery(made.folder, made.words) as vault:
        assert vault.challenge_id


def test_wrong_tries_slow_down_and_starting_again_does_not_forget(made: Made) -> None:
    clock = FixedClock(NOON)
    for _ in range(FREE):
        with pytest.raises(WrongPassphrase):
            open_vault(made.folder, "wrong wrong wrong wrong wrong", clock=clock)
    with pytest.raises(TooManyTries) as refused:
        open_vault(made.folder, SECRET, clock=clock)
    assert 0 < refused.value.seconds <= delay_after(FREE) + 1
    clock.forward(seconds=-3_600)  # putting the clock back does not help
    with pytest.raises(TooManyTries):
        open_vault(made.folder, SECRET, clock=clock)
    clock.forward(seconds=3_600 + delay_after(FREE))
    with open_vault(made.folder, SECRET, clock=clock) as vault:
        assert vault.challenge_id
    assert not (made.folder / TRIES).exists()


def test_delays_grow_from_the_tenth_try_at_the_latest_and_have_an_end() -> None:
    delays = [delay_after(count) for count in range(60)]
    assert delays == sorted(delays)
    assert delays[10] >= 30
    assert delays[-1] == 15 * 60


def test_a_spoilt_record_of_tries_locks_nobody_out(made: Made) -> None:
    (made.folder / TRIES).write_bytes(b"not json")
    with open_vault(made.folder, SECRET) as vault:
        assert vault.challenge_id


def test_recovery_words_open_although_passphrases_have_to_wait(made: Made) -> None:
    (made.folder / TRIES).write_text('{"count": 40, "last": 99999999999999}')
    with pytest.raises(TooManyTries):
        open_vault(made.folder, SECRET)
    with open_with_recovery(made.folder, made.words) as vault:
        assert vault.challenge_id
    with open_vault(made.folder, SECRET) as vault:
        assert vault.challenge_id


def test_a_vault_is_open_once_at_a_time(made: Made) -> None:
    with made.open(), pytest.raises(VaultAlreadyOpen):
        open_vault(made.folder, SECRET)
    with open_vault(made.folder, SECRET) as vault:
        assert vault.challenge_id


def test_a_lock_file_left_by_a_crash_is_no_lock(made: Made) -> None:
    (made.folder / LOCK).write_text("4711")
    with made.open() as vault:
        assert vault.challenge_id


def test_a_failed_opening_leaves_the_vault_unlocked(made: Made) -> None:
    with pytest.raises(WrongPassphrase):
        open_vault(made.folder, "wrong wrong wrong wrong wrong")
    made.open().close()


def test_a_folder_that_cannot_be_locked_is_said_to_be_so(made: Made) -> None:
    (made.folder / LOCK).unlink()
    (made.folder / LOCK).mkdir()
    with pytest.raises(DiskRefused):
        made.open()


def test_a_plaintext_database_in_the_vaults_place_is_not_opened(made: Made) -> None:
    import sqlite3  # noqa: PLC0415 - the one place that has use for it

    path = made.folder / DATABASE
    path.unlink()
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE change (place)")
    plain.close()
    with pytest.raises(PlaintextDatabase):
        open_vault(made.folder, SECRET)


@pytest.mark.parametrize("data", [None, b"", b"x" * 10, b"x" * 8192])
def test_a_database_that_is_missing_or_rubbish_is_damage(made: Made, data: bytes | None) -> None:
    path = made.folder / DATABASE
    path.unlink()
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(DamagedDatabase):
        made.open()
    assert path.exists() == (data is not None)


def test_closing_twice_is_no_error_and_a_closed_vault_does_nothing(made: Made) -> None:
    vault = made.open()
    vault.close()
    vault.close()
    for deed in (lambda: vault.upkeep, lambda: vault.append(note()), lambda: vault.keys):
        with pytest.raises(VaultClosed):
            deed()


def test_an_older_database_than_the_head_file_is_not_opened(made: Made, tmp_path: Path) -> None:
    old = made.copy(tmp_path / "old")
    with made.open() as vault:
        vault.append(note())
    shutil.copy(old.folder / DATABASE, made.folder / DATABASE)
    with pytest.raises(RolledBack):
        made.open()


def test_another_history_of_the_same_length_is_not_opened(made: Made, tmp_path: Path) -> None:
    other = made.copy(tmp_path / "other")
    for branch in (made, other):
        with branch.open() as vault:
            vault.append(note())
    shutil.copy(other.folder / DATABASE, made.folder / DATABASE)
    with pytest.raises(RolledBack):
        made.open()


def test_a_database_newer_than_the_head_file_is_opened(made: Made, tmp_path: Path) -> None:
    old = made.copy(tmp_path / "old")
    with made.open() as vault:
        vault.append(note())
    shutil.copy(old.folder / HEAD, made.folder / HEAD)
    with made.open() as vault:
        assert vault.count_notes(NoteQuery()) == 1
        assert len(vault.vector()) == 1


def test_without_its_head_file_a_vault_goes_on_in_a_new_epoch(made: Made) -> None:
    with made.open() as vault:
        vault.append(note())
        (before,) = vault.vector()
    (made.folder / HEAD).unlink()
    with made.open() as vault:
        vault.append(note("in the new epoch"))
        old, new = sorted(vault.vector(), key=lambda head: head.epoch != before.epoch)
        assert (old, new.number) == (before, 1)
        first = next(c.header for c in all_changes(vault) if c.header.epoch == new.epoch)
        assert (first.knew, first.depth) == ((before,), 3)
        assert vault.unshared() == 3
        assert vault.upkeep.verify().ok
    with made.open() as vault:
        vault.append(note())
        assert len(vault.vector()) == 2


def test_an_epoch_that_the_database_does_not_know_means_that_it_was_put_back(
    made: Made, tmp_path: Path
) -> None:
    old = made.copy(tmp_path / "old")
    (made.folder / HEAD).unlink()
    made.open().close()
    shutil.copy(old.folder / DATABASE, made.folder / DATABASE)
    with pytest.raises(RolledBack):
        made.open()


@pytest.mark.parametrize("data", [b"", b"{}", b"\x00" * 200, b'{"head":' * 20_000])
def test_a_spoilt_head_file_is_said_to_be_so(made: Made, data: bytes) -> None:
    (made.folder / HEAD).write_bytes(data)
    with pytest.raises(DamagedHead):
        made.open()


def test_a_folder_in_the_head_files_place_is_set_aside_by_going_on(made: Made) -> None:
    (made.folder / HEAD).unlink()
    (made.folder / HEAD).mkdir()
    (made.folder / HEAD / "mine").write_text("kept", "utf-8")
    with pytest.raises(DamagedHead, match="go on without it"):
        open_vault(made.folder, SECRET)
    open_vault(made.folder, SECRET, go_on_from_older=True).close()
    open_vault(made.folder, SECRET).close()
    (aside,) = made.folder.glob("head-set-aside-*")
    assert (aside / "mine").read_text("utf-8") == "kept"


def test_a_nested_header_among_the_backups_keeps_nobody_out(made: Made) -> None:
    with made.open() as vault:
        backup = vault.upkeep.backup(Occasion.ASKED)
    nested = b'{"a":' + b"[" * 5_000
    backup.with_suffix(".json").write_bytes(nested)
    (made.folder / BACKUPS / "stray.json").write_bytes(nested)
    open_vault(made.folder, SECRET).close()


def test_a_head_file_of_another_vault_or_another_number_is_refused(
    made: Made, joining: Made
) -> None:
    own = (made.folder / HEAD).read_bytes()
    (made.folder / HEAD).write_bytes((joining.folder / HEAD).read_bytes())
    with pytest.raises(DamagedHead):
        made.open()
    (made.folder / HEAD).write_bytes(own.replace(b'"number":1', b'"number":0'))
    with pytest.raises(DamagedHead):
        made.open()


def test_the_head_file_follows_within_a_second(vault: OpenVault) -> None:
    import time  # noqa: PLC0415 - this test waits for a clock

    vault.append(note())
    (head,) = vault.vector()
    assert vault._ledger.head.read() != head
    deadline = time.monotonic() + 5
    while vault._ledger.head.read() != head and time.monotonic() < deadline:
        time.sleep(0.02)
    assert vault._ledger.head.read() == head


def test_a_head_file_that_cannot_be_written_stops_nobody(made: Made) -> None:
    with made.open() as vault:
        vault.append(note())
        (made.folder / HEAD).unlink()
        (made.folder / HEAD).mkdir()
    (made.folder / HEAD).rmdir()
    with made.open() as vault:
        assert vault.count_notes(NoteQuery()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows guards a user's folders itself")
def test_other_users_of_the_laptop_can_read_none_of_it(made: Made) -> None:
    with made.open() as vault:
        vault.append(note())
        vault.upkeep.backup(Occasion.ASKED)
        paths = [made.folder, *made.folder.rglob("*")]
        assert {path.stat().st_mode & 0o077 for path in paths} == {0}
    assert {path.stat().st_mode & 0o077 for path in made.folder.rglob("*")} == {0}


def test_a_vault_cannot_be_made_where_nothing_can_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(DiskRefused):
        create_vault(tmp_path / "file" / "v", PRIYA, SECRET, cost=FLOOR)


def test_practice_is_marked_and_a_challenge_can_be_founded(tmp_path: Path) -> None:
    made = create_vault(tmp_path / "p", PRIYA, SECRET, practice=True)
    with made.vault as vault:
        found(vault)
        assert vault.challenge().practice
