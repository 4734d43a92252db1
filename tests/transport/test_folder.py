# SPDX-License-Identifier: Apache-2.0
"""Claims about a folder or stick that carries bundles."""

import errno
import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO

import pytest

from peerdesk.desk.errors import NameTaken
from peerdesk.errors import PeerDeskError
from peerdesk.transport.errors import (
    BadFileName,
    FileGone,
    FileTooLarge,
    FolderGone,
    Interrupted,
    NoFolderHere,
    NoSpace,
    NotReadable,
    NotWritable,
    TransportError,
)
from peerdesk.transport.folder import (
    FolderCarrier,
    bundles_in,
    is_free,
    make_folder,
    read_bundle,
    write_once,
)

NAME = "0123abcd.peerdesk"
CONTENT = b"not evidence" * 1000
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions and pipes")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = write_once(tmp_path, NAME, CONTENT)
    assert path == tmp_path / NAME
    assert read_bundle(path, len(CONTENT)) == CONTENT
    assert names(tmp_path) == [NAME]


def test_a_file_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"theirs")
    with pytest.raises(NameTaken):
        write_once(tmp_path, NAME, CONTENT)
    assert (tmp_path / NAME).read_bytes() == b"theirs"
    assert names(tmp_path) == [NAME]


def test_a_name_taken_while_we_write_is_not_overwritten(tmp_path: Path) -> None:
    def meanwhile(_: BinaryIO) -> None:
        (tmp_path / NAME).write_bytes(b"theirs")

    with pytest.raises(NameTaken):
        write_once(tmp_path, NAME, CONTENT, meanwhile)
    assert (tmp_path / NAME).read_bytes() == b"theirs"
    assert names(tmp_path) == [NAME]


def test_where_no_links_are_known_the_name_is_claimed_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links on this stick")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    write_once(tmp_path, NAME, CONTENT)
    assert (tmp_path / NAME).read_bytes() == CONTENT
    with pytest.raises(NameTaken):
        write_once(tmp_path, NAME, b"other")
    assert (tmp_path / NAME).read_bytes() == CONTENT

    def meanwhile(_: BinaryIO) -> None:
        (tmp_path / "b").write_bytes(b"theirs")

    with pytest.raises(NameTaken):
        write_once(tmp_path, "b", CONTENT, meanwhile)
    assert (tmp_path / "b").read_bytes() == b"theirs"
    assert names(tmp_path) == [NAME, "b"]


def test_a_claimed_name_is_given_back_when_the_rename_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, "pulled out")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(Interrupted):
        write_once(tmp_path, NAME, CONTENT)
    assert names(tmp_path) == []


def test_the_name_appears_only_after_reading_back(tmp_path: Path) -> None:
    seen: list[list[str]] = []

    def look(file: BinaryIO) -> None:
        assert file.read() == CONTENT
        seen.append(names(tmp_path))

    write_once(tmp_path, NAME, lambda file: file.write(CONTENT), look)
    assert seen == [[f".{NAME}.part"]]
    assert names(tmp_path) == [NAME]


def test_a_file_that_reads_back_otherwise_does_not_stay(tmp_path: Path) -> None:
    class OtherBytes(PeerDeskError):
        pass

    def refuse(_: BinaryIO) -> None:
        raise OtherBytes("x")

    with pytest.raises(OtherBytes):
        write_once(tmp_path, NAME, CONTENT, refuse)
    assert names(tmp_path) == []


def test_a_stick_that_changes_bytes_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def rot(handle: int) -> None:
        real(handle)
        for path in tmp_path.glob(".*.part"):
            path.write_bytes(b"X" + path.read_bytes()[1:])

    monkeypatch.setattr(os, "fsync", rot)
    with pytest.raises(Interrupted):
        write_once(tmp_path, NAME, CONTENT)
    assert names(tmp_path) == []


def test_what_a_crash_left_behind_is_replaced(tmp_path: Path) -> None:
    (tmp_path / f".{NAME}.part").write_bytes(b"half")
    write_once(tmp_path, NAME, CONTENT)
    assert names(tmp_path) == [NAME]


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (errno.ENOSPC, NoSpace),
        (errno.EDQUOT, NoSpace),
        (errno.EFBIG, NoSpace),
        (errno.EROFS, NotWritable),
        (errno.EACCES, NotWritable),
        (errno.EIO, Interrupted),
        (errno.ENODEV, NotWritable),
    ],
)
@pytest.mark.parametrize("where", ["write", "fsync", "link"])
def test_every_failure_of_the_system_has_its_name(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    error: type[TransportError],
    where: str,
) -> None:
    def fail(*_: object) -> None:
        raise OSError(code, "made up")

    content: object = CONTENT
    if where == "write":
        content = fail
    elif where == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "hardlink_to", fail)
        monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(error) as caught:
        write_once(tmp_path, NAME, content)  # type: ignore[arg-type] # bytes or a deed
    assert caught.value.user_message
    assert names(tmp_path) == []


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(FolderGone):
        write_once(tmp_path / "stick", NAME, CONTENT)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FolderGone):
        write_once(tmp_path / "file", NAME, CONTENT)
    with pytest.raises(FolderGone):
        read_bundle(tmp_path / "stick" / NAME, 10)
    with pytest.raises(FolderGone):
        bundles_in(tmp_path / "stick")


def test_a_stick_pulled_while_writing_is_named(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()

    def pull(_: BinaryIO) -> None:
        (stick / f".{NAME}.part").unlink()
        stick.rmdir()

    with pytest.raises(FolderGone):
        write_once(stick, NAME, CONTENT, pull)


@posix_only
@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may do everything"
)
def test_a_closed_folder_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(NotWritable):
            write_once(tmp_path, NAME, CONTENT)
    finally:
        tmp_path.chmod(0o700)


def test_a_file_that_may_not_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(NotReadable):
        read_bundle(tmp_path / NAME, 10)


@pytest.mark.parametrize("name", ["../x", "a/b", "a\\b", ".hidden", "", "..", "a\0b"])
def test_a_name_cannot_lead_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadFileName):
        write_once(tmp_path, name, CONTENT)
    assert names(tmp_path) == []


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / NAME
    with path.open("wb") as file:
        file.truncate(1 << 40)  # sparse: reading it would take all memory
    with pytest.raises(FileTooLarge) as caught:
        read_bundle(path, 1 << 20)
    assert caught.value.size == 1 << 40


def test_a_file_that_grows_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / NAME
    path.write_bytes(b"12345")
    real = os.fstat

    def grow(handle: int) -> os.stat_result:
        facts = real(handle)
        path.write_bytes(b"1234567890")
        return facts

    monkeypatch.setattr(os, "fstat", grow)
    with pytest.raises(FileTooLarge):
        read_bundle(path, 5)


@posix_only
def test_a_pipe_or_folder_with_a_bundles_name_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "folder.peerdesk").mkdir()
    os.mkfifo(tmp_path / "pipe.peerdesk")
    for name in ("folder.peerdesk", "pipe.peerdesk", "none.peerdesk"):
        with pytest.raises(FileGone):
            read_bundle(tmp_path / name, 10)
    assert bundles_in(tmp_path) == ()


def test_bundles_are_listed_oldest_first_and_nothing_else(tmp_path: Path) -> None:
    for age, name in enumerate(["b.peerdesk", "a.peerdesk", "c.PEERDESK"]):
        path = write_once(tmp_path, name, CONTENT)
        os.utime(path, (age, age))
    (tmp_path / "notes.txt").write_bytes(b"")
    (tmp_path / ".d.peerdesk").write_bytes(b"")
    (tmp_path / ".e.peerdesk.part").write_bytes(b"")
    listed = [path.name for path in bundles_in(tmp_path)]
    assert listed == ["b.peerdesk", "a.peerdesk", "c.PEERDESK"]


def test_the_carrier_says_where_the_bundle_lies(tmp_path: Path) -> None:
    seen: list[bytes] = []
    place = FolderCarrier(tmp_path).put(
        NAME, lambda file: file.write(CONTENT), lambda file: seen.append(file.read())
    )
    assert place == str(tmp_path / NAME)
    assert seen == [CONTENT]


def test_a_stick_that_fails_while_it_is_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> int:
        raise OSError(errno.EIO, "made up")

    monkeypatch.setattr(os, "open", fail)
    with pytest.raises(Interrupted):
        read_bundle(tmp_path / NAME, 10)


def test_a_folder_that_cannot_even_be_asked_for_counts_as_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bool:
        raise OSError(errno.EIO, "made up")

    monkeypatch.setattr(Path, "is_dir", fail)
    with pytest.raises(FolderGone):
        write_once(tmp_path / "stick", NAME, CONTENT)


def test_on_windows_a_plain_rename_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    write_once(tmp_path, NAME, CONTENT)
    assert names(tmp_path) == [NAME]

    def refuse(*_: object) -> None:
        raise FileExistsError(errno.EEXIST, "as a rename does there")

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(NameTaken):
        write_once(tmp_path, "other", CONTENT)
    assert names(tmp_path) == [NAME]


def test_a_folder_is_made_with_those_above_it_and_kept_if_it_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    assert is_free(folder)
    for _ in range(2):
        make_folder(folder)
    assert is_free(folder)
    write_once(folder, NAME, CONTENT)
    assert not is_free(folder)
    assert names(folder) == [NAME]


@posix_only
def test_colleagues_may_read_a_bundle_and_nobody_else_a_document(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        FolderCarrier(tmp_path).put(NAME, lambda file: file.write(b"x"), lambda file: file.read())
        write_once(tmp_path, "summary.pdf", b"x")
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == {NAME: 0o644, "summary.pdf": 0o600}


@posix_only
def test_only_its_user_looks_into_a_folder_that_was_made(tmp_path: Path) -> None:
    make_folder(tmp_path / "a")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o700


def test_a_file_in_the_place_of_a_folder_is_said_to_be_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"theirs")
    assert not is_free(tmp_path / "file")
    for folder in (tmp_path / "file", tmp_path / "file" / "a", tmp_path / "file" / "a" / "b"):
        with pytest.raises(NoFolderHere):
            make_folder(folder)


@pytest.mark.parametrize(
    ("number", "error"),
    [
        (errno.ENOSPC, NoSpace),
        (errno.EROFS, NotWritable),
        (errno.EACCES, NotWritable),
        (errno.ENOENT, NoFolderHere),
        (errno.ENAMETOOLONG, NoFolderHere),
    ],
)
def test_why_a_folder_cannot_be_made_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, error: type[TransportError]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(error):
        make_folder(tmp_path / "a")
