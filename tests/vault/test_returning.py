# SPDX-License-Identifier: Apache-2.0
"""What was put back or copied is told, and no number of a chain is ever used twice."""

import shutil
from pathlib import Path

import pytest

from peerdesk.desk.backups import Returned, Returning
from peerdesk.desk.clock import FixedClock
from peerdesk.desk.missing import declare_lost, missing
from peerdesk.desk.query import NoteQuery
from peerdesk.vault.book import OpenVault
from peerdesk.vault.errors import RolledBack
from peerdesk.vault.files import DATABASE, HEAD
from peerdesk.vault.opening import open_vault, open_with_key, open_with_recovery
from peerdesk.vault.returning import Terms
from tests.builders import all_changes, note
from tests.vault.conftest import NOON, SECRET, Made, Opens
from tests.vault.goings_on import holds_but_for_strangers, in_use, numbers_are_used_once, told


def test_a_vault_as_it_was_left_goes_on_in_its_chain(opens: Opens) -> None:
    with opens() as vault:
        assert vault.returned is None
        vault.append(note())
        before = in_use(vault)
    with opens() as vault:
        assert vault.returned is None
        assert in_use(vault) == before
        vault.append(note())
        assert in_use(vault).epoch == before.epoch


def test_an_old_file_put_back_with_its_head_is_told(
    made: Made, opens: Opens, tmp_path: Path
) -> None:
    with opens() as vault:
        vault.append(note("before"))
    old = made.copy(tmp_path / "old")
    with opens() as vault:
        vault.append(note("shared"), note("shared too"))
        vault.record_bundle(1, vault.vector())
        vault.append(note("only here"))
    for name in (DATABASE, HEAD):
        shutil.copy(old.folder / name, made.folder / name)
    with pytest.raises(RolledBack):
        opens()
    with opens(go_on=True) as vault:
        returned = vault.returned
        assert returned == Returned(kind=Returning.ROLLED_BACK, own=3, shared=2)
        assert returned.only_here == 1
        assert in_use(vault).number == 0
        vault.append(note("afterwards"))
        assert vault.next_bundle() == 2
        assert vault.upkeep.verify().ok
    with opens() as vault:
        assert vault.returned is None
        assert vault.count_notes(NoteQuery()) == 3


def test_without_the_mark_outside_such_a_vault_would_fork(made: Made, tmp_path: Path) -> None:
    old = made.copy(tmp_path / "old")
    with made.open() as vault:
        vault.append(note("first history"))
        first = in_use(vault)
    for name in (DATABASE, HEAD):
        shutil.copy(old.folder / name, made.folder / name)
    with made.open() as vault:
        vault.append(note("second history"))
        second = in_use(vault)
    assert (first.epoch, first.number) == (second.epoch, second.number)
    assert first.hash != second.hash


def test_colleagues_who_hold_what_is_missing_are_named(
    made: Made, opens: Opens, empty: OpenVault, tmp_path: Path
) -> None:
    old = made.copy(tmp_path / "old")
    with opens() as vault:
        vault.append(note("kestrel"), note("wren"))
        empty.accept(all_changes(vault), [vault.sign()])
        vault.accept([], [empty.sign()])
        vault.append(note("nobody has this"))
    for name in (DATABASE, HEAD):
        shutil.copy(old.folder / name, made.folder / name)
    with opens(go_on=True) as vault:
        returned = vault.returned
        assert returned is not None
        assert (returned.own, returned.shared, returned.only_here) == (3, 2, 1)
        assert returned.holders == (f"laptop {empty.device[:8]}",)
        vault.append(note("new"))
        assert vault.accept(all_changes(empty), empty.signed_heads()).new == 2
        assert vault.count_notes(NoteQuery()) == 4
        assert holds_but_for_strangers(vault)


def test_a_copied_folder_is_told_and_both_go_on_apart(
    made: Made, opens: Opens, tmp_path: Path
) -> None:
    with opens() as vault:
        vault.append(note("before"))
    copy = made.copy(tmp_path / "copy")
    with opens(copy.folder) as copied:
        assert copied.returned == Returned(kind=Returning.COPIED, where=str(made.folder))
        copied.append(note("in the copy"))
    with opens() as vault, made._replace(folder=copy.folder).open() as copied:
        there = str(copy.folder)
        assert vault.returned == Returned(kind=Returning.COPIED, own=1, where=there)
        told = " ".join(vault.returned.sentences())
        assert f"Another copy of this vault, in {there}, was opened" in told
        assert "another laptop" not in told
        vault.append(note("in the first"))
        assert numbers_are_used_once(vault, copied)


def test_a_copy_whose_own_head_was_put_back_is_refused_all_the_same(
    made: Made, opens: Opens, tmp_path: Path
) -> None:
    old = made.copy(tmp_path / "old")
    with opens() as vault:
        vault.append(note("newer"))
    copy = made.copy(tmp_path / "copy")
    shutil.copy(old.folder / DATABASE, copy.folder / DATABASE)
    with pytest.raises(RolledBack):
        opens(copy.folder)
    with opens(copy.folder, go_on=True) as vault:
        there = str(made.folder)
        assert vault.returned == Returned(kind=Returning.COPIED, own=1, where=there)


def test_a_folder_that_was_moved_is_no_copy(made: Made, opens: Opens, tmp_path: Path) -> None:
    with opens() as vault:
        vault.append(note("before"))
        before = in_use(vault)
    made.folder.rename(tmp_path / "moved")
    with opens(tmp_path / "moved") as vault:
        assert vault.returned is None
        assert in_use(vault) == before
    shutil.copytree(tmp_path / "moved", made.folder)
    with opens(tmp_path / "moved") as vault:  # the mark has moved along, and blames the copy only
        assert vault.returned is None


def test_a_vault_on_a_laptop_that_never_saw_it_goes_on_in_a_new_epoch(
    opens: Opens, marks: Path
) -> None:
    with opens() as vault:
        before = in_use(vault)
    shutil.rmtree(marks)
    with opens() as vault:
        assert vault.returned == Returned(kind=Returning.COPIED, known=False)
        assert in_use(vault).epoch != before.epoch


def test_a_stick_that_goes_to_and_fro_never_uses_a_number_twice(made: Made, tmp_path: Path) -> None:
    laptops = [tmp_path / "one", tmp_path / "two"]
    stick = made.folder
    copies = []
    for turn in range(4):
        terms = Terms()
        clock = FixedClock(NOON)
        with open_with_key(
            stick, made.keys, clock=clock, marks=laptops[turn % 2], terms=terms
        ) as vault:
            vault.append(note(f"turn {turn}"))
        copies.append(made.copy(tmp_path / f"copy {turn}"))
    with open_with_key(stick, made.keys, marks=laptops[0]) as last:
        assert last.returned is not None
        assert last.returned.kind is Returning.COPIED
        assert last.count_notes(NoteQuery()) == 4
        assert numbers_are_used_once(last)
        assert last.upkeep.verify().ok


def test_passphrase_and_words_go_on_from_an_older_state_alike(
    made: Made, marks: Path, opens: Opens, tmp_path: Path
) -> None:
    def with_passphrase() -> OpenVault:
        return open_vault(made.folder, SECRET, marks=marks, go_on_from_older=True)

    def with_words() -> OpenVault:
        return open_with_recovery(made.folder, made.words, marks=marks, go_on_from_older=True)

    for number, open_it in enumerate((with_passphrase, with_words)):
        old = made.copy(tmp_path / f"old {number}")
        with opens() as vault:
            vault.append(note())
        for name in (DATABASE, HEAD):
            shutil.copy(old.folder / name, made.folder / name)
        with pytest.raises(RolledBack):
            opens()
        with open_it() as vault:
            assert vault.returned is not None


def test_what_colleagues_hold_tells_when_even_the_mark_was_put_back(
    made: Made, opens: Opens, marks: Path, empty: OpenVault, tmp_path: Path
) -> None:
    old, old_marks = made.copy(tmp_path / "old"), tmp_path / "old marks"
    shutil.copytree(marks, old_marks)
    with opens() as vault:
        vault.append(note("kestrel"), note("wren"))
        empty.accept(all_changes(vault), [vault.sign()])
    for name in (DATABASE, HEAD):
        shutil.copy(old.folder / name, made.folder / name)
    shutil.rmtree(marks)
    shutil.copytree(old_marks, marks)
    with opens() as vault:
        assert told(vault) is None
        vault.accept(all_changes(empty), [*empty.signed_heads(), empty.sign()])
        returned = told(vault)
        assert returned is not None
        assert (returned.kind, returned.shared) == (Returning.ROLLED_BACK, 2)
        vault.append(note("afterwards"))
        assert vault.count_notes(NoteQuery()) == 4
        assert numbers_are_used_once(vault, empty)
        assert holds_but_for_strangers(vault)


@pytest.mark.parametrize("lengths", [(2, 3), (3, 2), (2, 2)])
def test_a_number_that_is_here_with_another_content_is_not_missing(
    made: Made, empty: OpenVault, tmp_path: Path, lengths: tuple[int, int]
) -> None:
    first, second = lengths
    old = made.copy(tmp_path / "old")
    with made.open() as vault:
        vault.append(*(note(f"first history {n}") for n in range(first)))
        empty.accept(all_changes(vault), [vault.sign()])
    for name in (DATABASE, HEAD):
        shutil.copy(old.folder / name, made.folder / name)
    with made.open() as vault:  # no mark tells it, so it writes the same numbers anew
        vault.append(*(note(f"second history {n}") for n in range(second)))
        theirs = all_changes(empty), [*empty.signed_heads(), empty.sign()]
        accepted = vault.accept(*theirs)
        assert told(vault) is not None
        assert accepted.refused == first
        assert vault.gaps() == ()
        assert missing(vault) == ()
        assert declare_lost(vault, even_if_shared=True) == ()
        assert any("two different changes" in said for said in vault.upkeep.verify().findings)
        assert vault.accept(*theirs).new == 0
        assert vault.gaps() == ()


def test_colleagues_who_had_only_what_is_here_bring_nothing(
    made: Made, opens: Opens, empty: OpenVault, tmp_path: Path
) -> None:
    with opens() as vault:
        empty.accept(all_changes(vault), [vault.sign()])
        vault.accept([], [empty.sign()])
    old = made.copy(tmp_path / "old")
    with opens() as vault:
        vault.append(note("nobody has this"))
    for name in (DATABASE, HEAD):
        shutil.copy(old.folder / name, made.folder / name)
    with opens(go_on=True) as vault:
        assert vault.returned == Returned(kind=Returning.ROLLED_BACK, own=1)


def test_an_epoch_in_which_nothing_was_written_is_missed_by_nobody(
    made: Made, opens: Opens, tmp_path: Path
) -> None:
    old = made.copy(tmp_path / "old")
    (made.folder / HEAD).unlink()
    opens().close()
    shutil.copy(old.folder / DATABASE, made.folder / DATABASE)
    with pytest.raises(RolledBack):
        opens()
    with opens(go_on=True) as vault:
        assert vault.returned == Returned(kind=Returning.ROLLED_BACK)
        assert vault.upkeep.verify().ok


@pytest.mark.parametrize("kind", list(Returning))
def test_what_happened_is_said_in_sentences(kind: Returning) -> None:
    nothing = " ".join(Returned(kind=kind).sentences())
    assert "Nothing that this laptop wrote is missing." in nothing
    assert ("erased for good after that state may be back" in nothing) == (
        kind is not Returning.COPIED
    )
    again = " ".join(Returned(kind=kind, own=1, erased=2).sentences())
    assert "2 notes erased for good after that state went again" in again
    none = " ".join(Returned(kind=kind, own=1, erased=0).sentences())
    assert "erased" not in none
    unknown = " ".join(Returned(kind=kind, known=False).sentences())
    assert "cannot say" in unknown
    told = " ".join(Returned(kind=kind, own=3, shared=2, holders=("Ann", "Bo")).sentences())
    assert "3 changes were written on this laptop after that state" in told
    assert "2 of them were in bundles" in told
    assert "take in a bundle of Ann or Bo" in told
    assert "1 of them was in no bundle" in told
    alone = " ".join(Returned(kind=kind, own=1, shared=1).sentences())
    assert "take in the bundles of colleagues" in alone
    assert "no bundle:" not in alone
