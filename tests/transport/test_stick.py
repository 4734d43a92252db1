# SPDX-License-Identifier: Apache-2.0
"""A stick is called safe to remove only where the system said that all is on it."""

import errno
import os
import sys
from pathlib import Path

import pytest

from peerdesk.transport.stick import safe_to_remove

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing is promised there")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """Return a file that was just written."""
    path = tmp_path / "a.peerdesk"
    path.write_bytes(bytes(5_000))
    return path


def test_what_was_written_out_is_safe(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    fsync = os.fsync

    def counting(handle: int) -> None:
        synced.append(handle)
        fsync(handle)

    monkeypatch.setattr(os, "fsync", counting)
    assert safe_to_remove(bundle)
    assert len(synced) == 2


def test_what_was_pulled_out_too_early_is_not(bundle: Path) -> None:
    bundle.unlink()
    assert not safe_to_remove(bundle)
    assert not safe_to_remove()


def test_what_the_disk_refuses_is_not(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.EIO, "refused")

    monkeypatch.setattr(os, "fsync", refuse)
    assert not safe_to_remove(bundle)


@pytest.mark.skipif(sys.platform != "linux", reason="only there the file system can be asked")
def test_a_file_system_that_refuses_is_not(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Refusing:
        @staticmethod
        def syncfs(_: int) -> int:
            return -1

    monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: Refusing)
    assert not safe_to_remove(bundle)


def test_nothing_is_promised_on_windows(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert not safe_to_remove(bundle)


def test_elsewhere_each_file_is_brought_to_its_disk(
    bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert safe_to_remove(bundle, bundle)
