# SPDX-License-Identifier: Apache-2.0
"""Another passphrase, other recovery words: one slot is written anew, and the key stays."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from peerdesk.desk.clock import FixedClock
from peerdesk.desk.query import NoteQuery
from peerdesk.vault import rewrapping
from peerdesk.vault.derivation import FLOOR, calibrate
from peerdesk.vault.errors import (
    DamagedHeader,
    DiskRefused,
    KeysChanged,
    LabelTooLong,
    NoVault,
    TooManyTries,
    VaultAlreadyOpen,
    WeakPassphrase,
    WrongPassphrase,
    WrongRecoveryWords,
)
from peerdesk.vault.files import DATABASE, HEADER, KEYS_LOCK
from peerdesk.vault.generations import Occasion
from peerdesk.vault.header import (
    label_of,
    new_header,
    read_header,
    read_header_file,
    write_header,
    write_header_file,
)
from peerdesk.vault.lock import VaultLock
from peerdesk.vault.opening import open_vault, open_with_recovery
from peerdesk.vault.rewrapping import (
    change_passphrase,
    check_recovery_words,
    confirm,
    confirm_first_words,
    rename_vault,
    renew_recovery_words,
    reset_passphrase,
    seconds_for_a_try,
)
from peerdesk.vault.slots import PASSPHRASE, RECOVERY
from peerdesk.vault.tries import FREE
from tests.builders import note
from tests.vault.conftest import NOON, SECRET, Made

pytestmark = pytest.mark.usefixtures("quick_keys")

NEW = "velvet comet harbour ninety thistle"


def test_the_new_passphrase_opens_the_vault_and_the_old_one_no_more(made: Made) -> None:
    before = read_header(made.folder)
    evidence = (made.folder / DATABASE).read_bytes()
    assert change_passphrase(made.folder, SECRET, NEW, cost=FLOOR) > 0
    with pytest.raises(WrongPassphrase):
        open_vault(made.folder, SECRET)
    with open_vault(made.folder, NEW) as vault:
        assert vault.challenge_id
    after = read_header(made.folder)
    assert after.slot(RECOVERY) == before.slot(RECOVERY)
    assert after.slot(PASSPHRASE).head.wraps == before.slot(PASSPHRASE).head.wraps
    assert (made.folder / DATABASE).read_bytes()[:4096] == evidence[:4096]
    with open_with_recovery(made.folder, made.words) as vault:
        assert vault.challenge_id


def test_a_passphrase_can_be_changed_while_the_vault_is_open(made: Made) -> None:
    with made.open() as vault:
        change_passphrase(made.folder, SECRET, NEW, cost=FLOOR)
        vault.append(note("written after"))
    with open_vault(made.folder, NEW) as vault:
        assert vault.count_notes(NoteQuery()) == 1


def test_only_who_knows_the_old_passphrase_can_change_it(made: Made) -> None:
    before = (made.folder / HEADER).read_bytes()
    clock = FixedClock(NOON)
    for _ in range(FREE):
        with pytest.raises(WrongPassphrase):
            change_passphrase(made.folder, "not the old passphrase", NEW, cost=FLOOR, clock=clock)
    with pytest.raises(TooManyTries):
        change_passphrase(made.folder, SECRET, NEW, cost=FLOOR, clock=clock)
    with pytest.raises(TooManyTries):
        open_vault(made.folder, SECRET, clock=clock)
    assert (made.folder / HEADER).read_bytes() == before


@pytest.mark.parametrize(
    "weak", ["short", "marlowe vale council", "Helen Okafor 2026", "May May May May"]
)
def test_a_weak_new_passphrase_is_refused_with_the_names_that_the_team_knows(
    made: Made, weak: str
) -> None:
    before = (made.folder / HEADER).read_bytes()
    known = ("Marlowe Vale Council", "Helen Okafor")
    with pytest.raises(WeakPassphrase):
        change_passphrase(made.folder, SECRET, weak, known=known, cost=FLOOR)
    with pytest.raises(WeakPassphrase):
        reset_passphrase(made.folder, made.words, weak, known=known, cost=FLOOR)
    assert (made.folder / HEADER).read_bytes() == before


def test_the_label_does_not_strengthen_a_passphrase(made: Made) -> None:
    rename_vault(made.folder, "Quixotic Zephyr Hamlet")
    with pytest.raises(WeakPassphrase):
        change_passphrase(made.folder, SECRET, "quixotic zephyr hamlet", cost=FLOOR)


def test_recovery_words_set_a_new_passphrase_where_the_old_one_is_forgotten(made: Made) -> None:
    clock = FixedClock(NOON)
    for _ in range(FREE):
        with pytest.raises(WrongPassphrase):
            open_vault(made.folder, "what was it again, was it", clock=clock)
    reset_passphrase(made.folder, made.words, NEW, cost=FLOOR)
    with open_vault(made.folder, NEW, clock=clock) as vault:  # and no wait is left over
        assert vault.challenge_id
    with open_with_recovery(made.folder, made.words) as vault:
        assert vault.challenge_id


def test_a_damaged_passphrase_slot_is_mended_by_the_recovery_words(made: Made) -> None:
    header = read_header(made.folder)
    locked, spare = header.slots
    write_header(made.folder, new_header(header.front, replace(locked, check=bytes(32)), spare))
    with pytest.raises(DamagedHeader):
        change_passphrase(made.folder, SECRET, NEW, cost=FLOOR)
    reset_passphrase(made.folder, made.words, NEW, cost=FLOOR)
    with open_vault(made.folder, NEW) as vault:
        assert vault.challenge_id


def test_other_vaults_words_set_no_passphrase(made: Made, joining: Made) -> None:
    with pytest.raises(WrongRecoveryWords):
        reset_passphrase(made.folder, joining.words, NEW, cost=FLOOR)
    with open_vault(made.folder, SECRET) as vault:
        assert vault.challenge_id


def test_new_words_count_once_they_were_typed_back_and_the_old_ones_until_then(made: Made) -> None:
    new = renew_recovery_words(made.folder, SECRET)
    with open_with_recovery(made.folder, made.words) as vault:
        assert vault.challenge_id
    with pytest.raises(WrongRecoveryWords):
        open_with_recovery(made.folder, new.recovery_words)
    confirm(new)
    with open_with_recovery(made.folder, new.recovery_words) as vault:
        assert vault.challenge_id
    with pytest.raises(WrongRecoveryWords):
        open_with_recovery(made.folder, made.words)
    with open_vault(made.folder, SECRET) as vault:
        assert vault.challenge_id
    assert label_of(made.folder).typed_back


def test_new_words_do_not_bring_back_a_passphrase_that_was_changed_meanwhile(made: Made) -> None:
    new = renew_recovery_words(made.folder, SECRET)
    change_passphrase(made.folder, SECRET, NEW, cost=FLOOR)
    with pytest.raises(KeysChanged):
        confirm(new)
    with pytest.raises(WrongPassphrase):
        open_vault(made.folder, SECRET)


def test_a_vault_says_whether_its_first_words_were_typed_back(made: Made) -> None:
    assert not label_of(made.folder).typed_back
    confirm_first_words(made.folder)
    assert label_of(made.folder).typed_back
    assert label_of(made.folder).label == "May"
    with open_vault(made.folder, SECRET) as vault:
        assert vault.challenge_id


def test_words_on_paper_can_be_tried(made: Made, joining: Made) -> None:
    with pytest.raises(WrongRecoveryWords):
        check_recovery_words(made.folder, joining.words)
    assert not label_of(made.folder).typed_back
    check_recovery_words(made.folder, made.words)
    assert label_of(made.folder).typed_back


def test_no_new_words_are_shown_in_a_trace(made: Made) -> None:
    new = renew_recovery_words(made.folder, SECRET)
    assert not any(word in repr(new).split("'") for word in new.recovery_words)


def test_another_label_changes_nothing_else(made: Made) -> None:
    before = read_header(made.folder)
    rename_vault(made.folder, " Challenge, autumn ")
    after = read_header(made.folder)
    assert after.front.label == "Challenge, autumn"
    assert (after.slots, after.front.vault) == (before.slots, before.front.vault)
    with pytest.raises(LabelTooLong):
        rename_vault(made.folder, "x" * 81)


def test_backups_follow_to_the_new_passphrase(made: Made) -> None:
    with made.open() as vault:
        beside = vault.upkeep.backup(Occasion.ASKED).with_suffix(".json")
    change_passphrase(made.folder, SECRET, NEW, cost=FLOOR)
    assert read_header_file(beside) == read_header(made.folder)


def test_a_header_beside_a_backup_of_another_vault_or_key_is_left_alone(
    made: Made, joining: Made
) -> None:
    with made.open() as vault:
        beside = vault.upkeep.backup(Occasion.ASKED).with_suffix(".json")
    ours = read_header(made.folder)
    elsewhere = [replace(s, head=replace(s.head, wraps="0" * 16)) for s in ours.slots]
    for foreign in (read_header(joining.folder), new_header(ours.front, *elsewhere)):
        write_header_file(beside, foreign)
        rewrapping.renew_copies(made.folder, ours)
        assert read_header_file(beside) == foreign
    beside.write_bytes(b"spoilt")
    rewrapping.renew_copies(made.folder, ours)
    assert beside.read_bytes() == b"spoilt"


def test_what_a_crash_left_beside_backups_is_finished_at_the_next_opening(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    with made.open() as vault:
        beside = vault.upkeep.backup(Occasion.ASKED).with_suffix(".json")
    with monkeypatch.context() as patch:
        patch.setattr(rewrapping, "renew_copies", lambda *_: None)
        change_passphrase(made.folder, SECRET, NEW, cost=FLOOR)
    assert read_header_file(beside) != read_header(made.folder)
    open_vault(made.folder, NEW).close()
    assert read_header_file(beside) == read_header(made.folder)


def test_slots_are_rewritten_by_one_at_a_time(made: Made) -> None:
    lock = VaultLock(made.folder, KEYS_LOCK)
    with pytest.raises(VaultAlreadyOpen):
        change_passphrase(made.folder, SECRET, NEW, cost=FLOOR)
    lock.release()
    change_passphrase(made.folder, SECRET, NEW, cost=FLOOR)


def test_a_disk_that_refuses_leaves_the_old_passphrase(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(rewrapping, "write_header", refuse)
        with pytest.raises(DiskRefused):
            change_passphrase(made.folder, SECRET, NEW, cost=FLOOR)
    with open_vault(made.folder, SECRET) as vault:
        assert vault.challenge_id
    (made.folder / KEYS_LOCK).unlink()
    (made.folder / KEYS_LOCK).mkdir()
    with pytest.raises(DiskRefused):
        change_passphrase(made.folder, SECRET, NEW, cost=FLOOR)


def test_no_lock_is_left_where_there_is_no_vault(tmp_path: Path) -> None:
    with pytest.raises(NoVault):
        change_passphrase(tmp_path, SECRET, NEW)
    assert not list(tmp_path.iterdir())


def test_a_new_passphrase_costs_what_this_laptop_can_bear(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    dear = replace(FLOOR, passes=4)
    found = calibrate(0.01)
    monkeypatch.setattr(rewrapping, "calibrate", lambda: replace(found, cost=dear))
    change_passphrase(made.folder, SECRET, NEW)
    assert read_header(made.folder).slot(PASSPHRASE).head.cost == dear
    assert seconds_for_a_try(made.folder) > 0
