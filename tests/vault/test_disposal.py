# SPDX-License-Identifier: Apache-2.0
"""The end of a vault: whole or never opened again, wherever it is interrupted, and signed for."""

import os
import shutil
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from peerdesk.desk.clock import FixedClock
from peerdesk.desk.closing import take_cleared
from peerdesk.desk.closing_errors import HeldBack, NotClosed, TooSoon
from peerdesk.domain.custody import HoldLifted, HoldPlaced
from peerdesk.domain.identifiers import mint
from peerdesk.domain.words import HoldReason
from peerdesk.ledger.canonical import encode
from peerdesk.team.confirmation import read_cleared, verify_cleared
from peerdesk.vault import shredding
from peerdesk.vault.book import OpenVault
from peerdesk.vault.copying import copy_closed
from peerdesk.vault.disposal import (
    Stage,
    begin_disposal,
    go_on,
    list_endings,
    put_away,
    stage_of,
)
from peerdesk.vault.ending_errors import (
    DisposalBegan,
    VaultCleared,
)
from peerdesk.vault.errors import NoVault, WrongPassphrase
from peerdesk.vault.exporting import export_vault
from peerdesk.vault.files import CLEARED, DISPOSAL, DRILL, HEADER
from peerdesk.vault.generations import Occasion
from peerdesk.vault.header import list_vaults, read_header
from peerdesk.vault.opening import open_vault
from peerdesk.vault.siblings import siblings, what_goes
from tests.builders import note
from tests.vault.clearing import CLOCK, begin, names, order
from tests.vault.conftest import NOON, Made


def test_only_the_confirmation_is_left(made: Made) -> None:
    begin(made)
    data = go_on(made.folder, CLOCK)
    assert names(made.folder) == {CLEARED}
    assert (made.folder / CLEARED).read_bytes() == data
    assert stage_of(made.folder) is Stage.CLEARED
    with pytest.raises(VaultCleared):
        open_vault(made.folder, made.passphrase)


def test_the_confirmation_says_what_was_held_and_both_signatures_hold(made: Made) -> None:
    with made.open() as vault:
        order(vault)
        begin_disposal(vault, CLOCK)
        vector, device, key = vault.vector(), vault.device, vault.identity.signing_key
    later = FixedClock(NOON + timedelta(minutes=3))
    cleared = read_cleared(go_on(made.folder, later))
    verify_cleared(cleared, key)
    said = cleared.statement
    assert (said.device, said.evidence.notes, said.parts.keys) == (device, 1, 2)
    assert said.parts.databases == 2
    assert set(said.heads) == {head for head in vector if head.device == device}
    assert said.vector == sha256(encode(vector)).hexdigest()
    assert said.evidence.changes == sum(head.number for head in vector)
    assert cleared.completion.at - said.at == 180_000
    assert (cleared.completion.starts, cleared.completion.strangers) == (1, 0)


def test_a_lead_elsewhere_takes_it_in(made: Made, tmp_path: Path) -> None:
    with made.open() as vault:
        order(vault)
    lead = made.copy(tmp_path / "lead's other laptop")
    with made.open() as vault:
        begin_disposal(vault, CLOCK)
    data = go_on(made.folder, CLOCK)
    with lead.open() as vault:
        assert take_cleared(vault, data).device == vault.device


def test_key_slots_are_overwritten_before_anything_else_goes(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    with made.open() as vault:
        order(vault)
    slots = {path: path.read_bytes() for path in shredding.sorted_out(made.folder)[0]}
    assert {path.name for path in slots} >= {HEADER}
    seen: list[Path] = []
    unlink = Path.unlink

    def watch(path: Path, *, missing_ok: bool = False) -> None:
        if path in slots:
            assert path.read_bytes() != slots[path]
            assert len(path.read_bytes()) == len(slots[path])
        seen.append(path)
        unlink(path, missing_ok=missing_ok)

    with made.open() as vault, monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", watch)
        begin_disposal(vault, CLOCK)
    assert set(seen[: len(slots)]) == set(slots)


def test_nothing_begins_without_an_order(vault: OpenVault) -> None:
    with pytest.raises(NotClosed):
        begin_disposal(vault, CLOCK)
    assert stage_of(vault.folder) is Stage.WHOLE


def test_nothing_begins_before_the_day(vault: OpenVault) -> None:
    order(vault, "2026-05-13")
    with pytest.raises(TooSoon):
        begin_disposal(vault, CLOCK)
    begin_disposal(vault, FixedClock(datetime(2026, 5, 13, 0, 1)))  # noqa: DTZ001 - London's


def test_a_hold_stops_it_until_it_is_lifted(vault: OpenVault) -> None:
    order(vault)
    (placed,) = vault.append(
        HoldPlaced(hold=mint(vault.device), reason=HoldReason.SAFEGUARDING, reference="12/26")
    )
    with pytest.raises(HeldBack):
        begin_disposal(vault, CLOCK)
    assert stage_of(vault.folder) is Stage.WHOLE
    vault.append(HoldLifted(hold=placed.fact.entity, replaces=(placed.hash,)))
    begin_disposal(vault, CLOCK)


def test_a_vault_whose_end_began_is_not_opened_nor_listed_but_named(made: Made) -> None:
    begin(made)
    assert list_vaults(made.folder.parent) == ()
    assert list_endings(made.folder.parent) == (made.folder,)
    for look in (
        lambda: open_vault(made.folder, made.passphrase),
        lambda: read_header(made.folder),
    ):
        with pytest.raises(DisposalBegan):
            look()
    go_on(made.folder, CLOCK)
    assert list_endings(made.folder.parent) == (made.folder,)
    assert list_endings(made.folder.parent / "nowhere") == ()


def test_going_on_twice_gives_the_same_word(made: Made) -> None:
    begin(made)
    data = go_on(made.folder, CLOCK)
    assert go_on(made.folder, FixedClock(NOON + timedelta(days=1))) == data
    assert names(made.folder) == {CLEARED}


def test_the_emptied_folder_can_be_put_away(made: Made) -> None:
    with pytest.raises(NoVault):
        put_away(made.folder)
    begin(made)
    go_on(made.folder, CLOCK)
    put_away(made.folder)
    assert not made.folder.exists()
    assert list_endings(made.folder.parent) == ()


def test_somebody_elses_files_stay_and_are_counted(made: Made) -> None:
    letter, inside = made.folder / "letter.odt", made.folder / "backups" / "old" / "holiday.jpg"
    inside.parent.mkdir(parents=True)
    letter.write_text("not the vault's")
    inside.write_text("nor this")
    begin(made)
    cleared = read_cleared(go_on(made.folder, CLOCK))
    assert cleared.completion.strangers == 2
    assert letter.exists()
    assert inside.exists()
    put_away(made.folder)
    assert letter.exists()


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_goes_and_what_it_points_to_stays(made: Made, tmp_path: Path) -> None:
    target, other = tmp_path / "elsewhere.db", tmp_path / "other disk"
    target.write_text("somebody else’s")
    (made.folder / "evidence-link.db").symlink_to(target)
    begin(made)
    (made.folder / "backups").rename(other)
    (made.folder / "backups").symlink_to(other)
    go_on(made.folder, CLOCK)
    assert names(made.folder) == {CLEARED}
    assert target.read_text() == "somebody else’s"
    assert [*other.iterdir()] == []


def test_whatever_a_long_life_has_left_in_the_folder_goes(made: Made, tmp_path: Path) -> None:
    marks = tmp_path / "state"
    with open_vault(made.folder, made.passphrase, clock=CLOCK, marks=marks) as vault:
        order(vault)
        vault.upkeep.rotate(made.passphrase)
        vault.append(note("after the change of key"))
    assert copy_closed(made.folder, CLOCK.now()[0] + 7_200_000, lambda: False)
    with pytest.raises(WrongPassphrase):
        open_vault(made.folder, "ripple anvil quiet lantern mist", clock=CLOCK)
    trial = made.folder / DRILL
    with open_vault(made.folder, made.passphrase, clock=CLOCK, marks=marks) as vault:
        trial.mkdir()
        shutil.copy(made.folder / HEADER, trial / HEADER)
        shutil.copy(made.folder / "evidence.db", trial / "evidence.db")
        keys, databases, _ = shredding.sorted_out(made.folder)
        assert trial / HEADER in keys
        assert trial / "evidence.db" in databases
        begin_disposal(vault, CLOCK)
        assert shredding.sorted_out(made.folder)[0] == ()
        vault.append(note("in the last moment"))
    assert copy_closed(made.folder, CLOCK.now()[0] + 14_400_000, lambda: False) is None
    go_on(made.folder, CLOCK, marks)
    assert names(made.folder) == {CLEARED}
    assert [*marks.iterdir()] == []


@pytest.mark.parametrize("gone", [False, True])
def test_the_mark_outside_the_folder_goes_too(made: Made, tmp_path: Path, *, gone: bool) -> None:
    marks = tmp_path / "state"
    with open_vault(made.folder, made.passphrase, clock=CLOCK, marks=marks) as vault:
        order(vault)
        assert vault.outside
        begin_disposal(vault, CLOCK)
    assert [*marks.iterdir()] == list(vault.outside)
    for mark in vault.outside if gone else ():
        mark.unlink()
    go_on(made.folder, CLOCK, marks)
    assert [*marks.iterdir()] == []


def test_a_folder_of_such_a_name_is_left_alone(made: Made) -> None:
    (made.folder / "evidence of somebody else").mkdir()
    begin(made)
    assert read_cleared(go_on(made.folder, CLOCK)).completion.strangers == 0
    assert names(made.folder) == {CLEARED, "evidence of somebody else"}


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", None], ids=repr)
def test_a_marker_that_anybody_put_there_ends_nothing_and_goes(
    made: Made, tmp_path: Path, data: bytes | None
) -> None:
    if data is None:
        other = made.copy(tmp_path / "other")
        begin(other)
        data = (other.folder / DISPOSAL).read_bytes()
    with made.open() as vault:
        order(vault)
    before = {path: path.read_bytes() for path in made.folder.rglob("*") if path.is_file()}
    (made.folder / DISPOSAL).write_bytes(data)
    assert stage_of(made.folder) is Stage.WHOLE
    assert list_endings(made.folder.parent) in {(), (tmp_path / "other",)}
    assert made.folder in list_vaults(made.folder.parent)
    with pytest.raises(NoVault):
        go_on(made.folder, CLOCK)
    assert {path: path.read_bytes() for path in before} == before
    with open_vault(made.folder, made.passphrase, clock=CLOCK) as vault:
        assert not (made.folder / DISPOSAL).exists()
        assert vault.upkeep.verify().ok


def test_a_marker_beside_a_backup_whose_key_stands_ends_nothing(made: Made) -> None:
    with made.open() as vault:
        order(vault)
    (made.folder / HEADER).unlink()
    (made.folder / DISPOSAL).write_bytes(b"{}")
    with pytest.raises(NoVault):
        go_on(made.folder, CLOCK)
    assert shredding.sorted_out(made.folder)[0]


@pytest.mark.skipif(os.name == "nt", reason="rights are given otherwise there")
def test_a_header_that_cannot_be_read_now_may_hold_a_key(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    (made.folder / DISPOSAL).write_bytes(b"{}")
    opened = Path.open

    def busy(path: Path, mode: str = "r") -> Any:
        if path.name == HEADER:
            raise PermissionError(13, "in use", str(path))
        return opened(path, mode)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", busy)
        assert stage_of(made.folder) is Stage.WHOLE


def test_a_header_that_goes_meanwhile_holds_none(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = made.folder / "vault.json.gone"
    monkeypatch.setattr("peerdesk.vault.ended.key_files", lambda _: iter((gone,)))
    (made.folder / DISPOSAL).write_bytes(b"{}")
    assert stage_of(made.folder) is Stage.BEGUN


def test_a_confirmation_that_anybody_put_there_clears_nothing(made: Made) -> None:
    (made.folder / CLEARED).write_bytes(b"{}")
    assert stage_of(made.folder) is Stage.WHOLE
    assert list_endings(made.folder.parent) == ()
    with pytest.raises(NoVault):
        put_away(made.folder)


def test_copies_of_the_vault_under_the_root_go_with_it_and_others_stay(
    made: Made, joining: Made, tmp_path: Path
) -> None:
    other_files = made.copy(tmp_path / "restored once")
    headless = made.copy(tmp_path / "headless")
    outside = made.copy(tmp_path / "elsewhere" / "copy")
    (other_files.folder / "letter.odt").write_text("not the vault's")
    with headless.open() as vault:
        vault.upkeep.backup(Occasion.ASKED)
    (headless.folder / HEADER).unlink()
    assert siblings(made.folder, tmp_path) == (headless.folder, other_files.folder)
    assert siblings(made.folder, tmp_path / "nowhere") == ()
    with made.open() as vault:
        order(vault)
        stick = tmp_path / "stick"
        stick.mkdir()
        export_vault(vault, stick)
        parts = what_goes(vault, tmp_path)
        assert (parts.copies, parts.elsewhere) == (2, 1)
        begin_disposal(vault, CLOCK, tmp_path)
    assert names(other_files.folder) == {"letter.odt"}
    assert not headless.folder.exists()
    said = read_cleared(go_on(made.folder, CLOCK)).statement
    assert said.parts == parts
    for whole in (joining, outside):
        open_vault(whole.folder, whole.passphrase).close()
