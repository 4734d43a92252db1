# SPDX-License-Identifier: Apache-2.0
"""Claims about bundles that are fetched: read as often as one likes, and never half."""

import os
from io import BytesIO
from pathlib import Path

import pytest

from peerdesk.transport import held as module
from peerdesk.transport.errors import FileGone, FileTooLarge, NoSpace
from peerdesk.transport.held import fetch_bundle, held


@pytest.fixture
def small_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a kilobyte be too much for memory."""
    monkeypatch.setattr(module, "IN_MEMORY", 1_000)
    monkeypatch.setattr(module, "_BLOCK", 300)


def test_what_is_small_is_held_in_memory_and_read_again(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"ciphertext")
    with fetch_bundle(tmp_path / "one", 100) as file:
        assert isinstance(file, BytesIO)
        (tmp_path / "one").unlink()
        assert file.read() == b"ciphertext"
        file.seek(0)
        assert file.read() == b"ciphertext"


@pytest.mark.usefixtures("small_memory")
@pytest.mark.parametrize("size", [0, 299, 1_000, 1_001, 5_000])
def test_what_is_large_lies_in_a_file_without_a_name(tmp_path: Path, size: int) -> None:
    content = os.urandom(size)
    (tmp_path / "one").write_bytes(content)
    with fetch_bundle(tmp_path / "one", 5_000) as file:
        assert isinstance(file, BytesIO) == (size <= 1_000)
        (tmp_path / "one").write_bytes(b"another")
        assert file.read() == content


@pytest.mark.usefixtures("small_memory")
def test_what_grows_while_it_is_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "one"
    path.write_bytes(b"x" * 900)
    with path.open("rb") as file:
        blocks = module._blocks(file, path, 1_000)
        next(blocks)
        path.write_bytes(b"x" * 2_000)
        with pytest.raises(FileTooLarge):
            list(blocks)


def test_what_is_too_large_or_gone_is_refused_before_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"x" * 11)
    with pytest.raises(FileTooLarge):
        fetch_bundle(tmp_path / "one", 10)
    with pytest.raises(FileGone):
        fetch_bundle(tmp_path / "two", 10)


@pytest.mark.usefixtures("small_memory")
def test_a_full_disk_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "TemporaryFile", full)
    with pytest.raises(NoSpace):
        held([b"x" * 2_000])
