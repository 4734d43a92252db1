# SPDX-License-Identifier: Apache-2.0
"""The end of a vault that is refused or killed: the vault stays whole, or goes on to its end."""

import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from peerdesk.team.confirmation import read_cleared
from peerdesk.vault import shredding
from peerdesk.vault.disposal import (
    Stage,
    begin_disposal,
    go_on,
    stage_of,
)
from peerdesk.vault.ending_errors import (
    ConfirmationLost,
    DisposalBegan,
    NotDestroyed,
    VaultCleared,
)
from peerdesk.vault.errors import DiskRefused, NoVault, VaultAlreadyOpen
from peerdesk.vault.files import CLEARED, DISPOSAL, HEADER, write_whole
from peerdesk.vault.lock import VaultLock
from peerdesk.vault.opening import open_vault
from tests.vault.clearing import CLOCK, begin, names, order
from tests.vault.conftest import Made


def test_a_full_disk_leaves_the_vault_as_it_was(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, data: bytes) -> None:
        raise OSError(28, "no space", str(path), len(data))

    with made.open() as vault:
        order(vault)
        with monkeypatch.context() as patch:
            patch.setattr("peerdesk.vault.disposal.write_whole", refuse)
            with pytest.raises(DiskRefused):
                begin_disposal(vault, CLOCK)
    open_vault(made.folder, made.passphrase).close()


def test_what_cannot_be_destroyed_is_said_and_it_goes_on_later(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(made)
    unlink = Path.unlink
    assert not (made.folder / HEADER).exists()

    def busy(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == "evidence.db":
            raise PermissionError(13, "in use", str(path))
        unlink(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", busy)
        with pytest.raises(NotDestroyed):
            go_on(made.folder, CLOCK)
    assert stage_of(made.folder) is Stage.BEGUN
    assert not (made.folder / HEADER).exists()
    with pytest.raises(DisposalBegan):
        open_vault(made.folder, made.passphrase)
    assert read_cleared(go_on(made.folder, CLOCK)).completion.starts == 2


def test_a_full_disk_does_not_stop_the_destroying(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(made)
    write = write_whole

    def full(path: Path, data: bytes) -> None:
        if (made.folder / "evidence.db").exists():
            raise OSError(28, "no space", str(path))
        write(path, data)

    monkeypatch.setattr("peerdesk.vault.disposal.write_whole", full)
    go_on(made.folder, CLOCK)
    assert names(made.folder) == {CLEARED}


def test_what_refuses_before_the_header_is_gone_leaves_a_vault_that_opens(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, most: int) -> None:
        raise OSError(5, "will not", str(path), most)

    with made.open() as vault:
        order(vault)
        with monkeypatch.context() as patch:
            patch.setattr(shredding, "_overwrite", refuse)
            with pytest.raises(DiskRefused):
                begin_disposal(vault, CLOCK)
    assert not (made.folder / DISPOSAL).exists()
    open_vault(made.folder, made.passphrase).close()


def test_what_refuses_after_the_header_is_gone_is_gone_on_with(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        raise OSError(13, "in use", str(path), missing_ok)

    with made.open() as vault:
        order(vault)
        with monkeypatch.context() as patch:
            patch.setattr(Path, "unlink", refuse)
            begin_disposal(vault, CLOCK)
    assert stage_of(made.folder) is Stage.BEGUN
    go_on(made.folder, CLOCK)
    assert names(made.folder) == {CLEARED}


def test_a_copy_that_is_open_stops_it_before_anything_goes(made: Made, tmp_path: Path) -> None:
    copy = made.copy(tmp_path / "copy")
    with made.open() as vault:
        order(vault)
        with copy.open(), pytest.raises(VaultAlreadyOpen):
            begin_disposal(vault, CLOCK, tmp_path)
    for whole in (made, copy):
        open_vault(whole.folder, whole.passphrase).close()


def test_a_copy_that_the_disk_keeps_leaves_the_vault_as_it_was(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> None:
        raise OSError(5, "will not", str(folder))

    made.copy(tmp_path / "copy")
    with made.open() as vault:
        order(vault)
        with monkeypatch.context() as patch:
            patch.setattr("peerdesk.vault.siblings.destroy", refuse)
            with pytest.raises(DiskRefused):
                begin_disposal(vault, CLOCK, tmp_path)
    open_vault(made.folder, made.passphrase).close()


def test_two_programs_do_not_clear_at_once(made: Made) -> None:
    begin(made)
    lock = VaultLock(made.folder)
    with pytest.raises(VaultAlreadyOpen):
        go_on(made.folder, CLOCK)
    lock.release()
    go_on(made.folder, CLOCK)


def test_a_damaged_mark_destroys_all_the_same_and_says_what_is_lost(made: Made) -> None:
    begin(made)
    (made.folder / DISPOSAL).write_bytes(b"\xff{")
    with pytest.raises(ConfirmationLost):
        go_on(made.folder, CLOCK)
    assert names(made.folder) == set()
    with pytest.raises(NoVault):
        go_on(made.folder, CLOCK)


class Killed(BaseException):
    """The program ends here, as if the power had gone."""


CALLS = ("open", "fsync", "unlink", "rename", "replace", "rmdir", "write")


def _count_down(patch: pytest.MonkeyPatch, left: int) -> Callable[[], int]:
    """Have the n-th call that touches the disk never happen; return how many are left."""
    counter = [left]

    def guard(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            if threading.current_thread() is threading.main_thread():
                counter[0] -= 1
                if counter[0] == 0:
                    raise Killed
            return real(*args, **named)

        return call

    for name in CALLS:
        patch.setattr(os, name, guard(getattr(os, name)))
    return lambda: counter[0]


def _none_yet() -> int:
    """Stand for the counter before the first call."""
    return 1


def test_killed_before_any_call_it_is_whole_or_goes_on_to_the_end(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with made.open() as vault:
        order(vault)
    finished, stages = False, set()
    for step in range(1, 200):
        one = made.copy(tmp_path / f"step {step}")
        vault = one.open()
        holding = vault._holding
        assert holding is not None
        left = _none_yet
        try:
            with monkeypatch.context() as patch:
                left = _count_down(patch, step)
                begin_disposal(vault, CLOCK)
                vault.close()
                go_on(one.folder, CLOCK)
        except Killed:
            vault._ledger.head.flush()
            vault._ledger.database.close()
            holding.lock.release()
        stage = stage_of(one.folder)
        stages.add(stage)
        if stage is Stage.WHOLE:
            open_vault(one.folder, one.passphrase).close()
            continue
        with pytest.raises((DisposalBegan, VaultCleared)):
            open_vault(one.folder, one.passphrase)
        go_on(one.folder, CLOCK)
        assert names(one.folder) == {CLEARED}
        if left() > 0:
            finished = True
            break
    assert finished
    assert stages == set(Stage)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_killed_for_real_it_goes_on(made: Made, tmp_path: Path) -> None:
    begin(made)
    for step in (2, 6, 11):
        one = made.copy(tmp_path / f"child {step}")
        child = os.fork()
        if child == 0:  # pragma: no cover - in the child, which is killed
            patch = pytest.MonkeyPatch()
            _count_down(patch, step)
            try:
                go_on(one.folder, CLOCK)
            except Killed:
                os.kill(os.getpid(), signal.SIGKILL)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        assert os.WTERMSIG(status) == signal.SIGKILL
        assert stage_of(one.folder) is Stage.BEGUN
        go_on(one.folder, CLOCK)
        assert names(one.folder) == {CLEARED}
