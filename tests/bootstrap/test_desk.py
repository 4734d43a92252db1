# SPDX-License-Identifier: Apache-2.0
"""Where vaults lie, which one is meant, and what the shipped frameworks offer."""

from datetime import datetime
from pathlib import Path

import pytest

from peerdesk.bootstrap.desk import Desk, NoVaultHere, SeveralVaults
from peerdesk.bootstrap.frameworks import UnknownOffer
from peerdesk.desk.clock import FixedClock


def test_vaults_lie_under_the_users_own_data_folder_unless_told_otherwise(tmp_path: Path) -> None:
    usual = Desk().root
    assert usual.name == "vaults"
    assert usual.parent.name == "PeerDesk"
    assert Desk(tmp_path).root == tmp_path


def test_new_vaults_get_folders_that_say_nothing_and_are_free(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert desk.free_folder() == tmp_path / "vault-1"
    (tmp_path / "vault-1").mkdir()
    assert desk.free_folder() == tmp_path / "vault-2"


def test_the_only_vault_is_the_one_that_is_meant(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    with pytest.raises(NoVaultHere):
        desk.find_vault(None)
    for name in ("vault-1", "vault-2"):
        (tmp_path / name).mkdir()
    assert desk.find_vault(tmp_path / "elsewhere") == tmp_path / "elsewhere"
    (tmp_path / "vault-1" / "vault.json").write_text("{}")
    assert desk.find_vault(None) == tmp_path / "vault-1"
    (tmp_path / "vault-2" / "vault.json").write_text("{}")
    with pytest.raises(SeveralVaults):
        desk.find_vault(None)


def test_the_shipped_frameworks_are_read_and_the_blank_one_stands_last() -> None:
    desk = Desk()
    offers = [framework.offer for framework in desk.frameworks()]
    assert offers[-1] == "blank"
    assert {"cspc", "resources-and-efficiency"} <= set(offers)
    assert desk.framework(" CSPC ").offer == "cspc"
    with pytest.raises(UnknownOffer, match="choose one of"):
        desk.framework("inspection")


def test_marks_lie_apart_from_the_vaults_unless_all_is_in_one_place(tmp_path: Path) -> None:
    assert not Desk().marks.is_relative_to(Desk().root)
    assert Desk(tmp_path).marks.is_relative_to(tmp_path)


def test_a_laptop_with_another_clock_keeps_its_folders(tmp_path: Path) -> None:
    clock = FixedClock(datetime(2026, 5, 12, 12, 0))  # noqa: DTZ001 - London's wall time
    other = Desk(tmp_path).with_clock(clock)
    assert other.clock is clock
    assert other.root == tmp_path
