# SPDX-License-Identifier: Apache-2.0
"""What a killed self-test leaves is removed by a later one; nothing else is."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from peerdesk.bootstrap.selftest.bench import bench
from peerdesk.bootstrap.selftest.leftovers import HOUR, fresh_name, sweep
from peerdesk.bootstrap.selftest.running import run_selftest
from peerdesk.vault.errors import DiskRefused

NOW = 1_795_000_000_000, 0
NAME = "selftest-0123abcd"


def later() -> float:
    return time.time() + HOUR + 60


def age(folder: Path) -> None:
    os.utime(folder, (time.time() - HOUR - 60,) * 2)


def leave(root: Path, name: str = NAME) -> Path:
    folder = root / name
    (folder / "vault").mkdir(parents=True)
    (folder / "vault" / "evidence.db").write_bytes(b"invented")
    return folder


def test_a_killed_self_test_is_cleared_away_after_an_hour(tmp_path: Path) -> None:
    folder = tmp_path / NAME
    command = [sys.executable, "-m", "peerdesk", "selftest", f"--bench={folder}"]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        assert process.stderr
        assert b"HELD" in process.stderr.readline()
        assert sweep(tmp_path, later()) == 0, "it is in use"
        process.kill()
    assert (folder / "vault" / "evidence.db").exists()
    assert sweep(tmp_path) == 0, "it is too new"
    assert sweep(tmp_path, later()) == 1
    assert list(tmp_path.iterdir()) == []


def test_the_next_self_test_does_it(tmp_path: Path) -> None:
    age(leave(tmp_path))
    run_selftest(tmp_path, NOW, trials=())
    assert list(tmp_path.iterdir()) == []


def test_one_that_is_under_way_stays(tmp_path: Path) -> None:
    with bench(tmp_path) as made:
        assert sweep(tmp_path, later()) == 0
        assert made.vault.is_dir()


@pytest.mark.parametrize("name", ["selftest-mine", "vault-1", "selftest-0123abcde", "x-0123abcd"])
def test_what_only_looks_alike_stays(tmp_path: Path, name: str) -> None:
    folder = leave(tmp_path, name)
    assert sweep(tmp_path, later()) == 0
    assert folder.is_dir()


def test_neither_a_file_nor_what_a_link_points_to_goes(tmp_path: Path) -> None:
    real = leave(tmp_path / "elsewhere")
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / NAME).symlink_to(real)
    (tmp_path / "root" / fresh_name()).touch()
    assert sweep(tmp_path / "root", later()) == 0
    assert real.is_dir()


def test_what_the_disk_does_not_let_go_of_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    leave(tmp_path)
    monkeypatch.setattr("peerdesk.bootstrap.selftest.leftovers.shutil.rmtree", refuse)
    assert sweep(tmp_path, later()) == 0
    assert sweep(tmp_path / "no such folder", later()) == 0


def test_a_self_test_never_takes_a_folder_that_is_there(tmp_path: Path) -> None:
    mine = leave(tmp_path, "mine")
    with pytest.raises(DiskRefused):
        run_selftest(tmp_path, NOW, trials=(), name="mine")
    assert (mine / "vault" / "evidence.db").read_bytes() == b"invented"
