# SPDX-License-Identifier: Apache-2.0
"""Every sort of team folder keeps the same promises: whole files, written once, or an error."""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from fsspec.implementations.local import LocalFileSystem
from fsspec.implementations.memory import MemoryFileSystem

from peerdesk.desk.errors import NameTaken
from peerdesk.desk.folder.errors import NotThere, UnfitFile
from peerdesk.desk.store import Store
from peerdesk.errors import PeerDeskError
from peerdesk.transport.errors import (
    BadFileName,
    FileTooLarge,
    FolderGone,
    Interrupted,
    NoSpace,
    NotReadable,
    StoreRefused,
    StoreUnreachable,
)
from peerdesk.transport.folder import bundles_in
from peerdesk.transport.folder_store import FolderStore
from peerdesk.transport.stores import Foreign, ObjectStore, ServerStore
from tests.fakes.store import MemoryStore

NAME = "0123456789abcdef0123456789abcdef.peerdesk"
CONTENT = b"ciphertext" * 100


class Ftp:
    """The part of a paramiko client that is used: renaming fails where the name is taken."""

    def rename(self, here: str, there: str) -> None:
        os.link(here, there)
        Path(here).unlink()


class SftpLike(LocalFileSystem):  # type: ignore[misc] # fsspec carries no types
    """A local file system that is renamed in as SFTP's is; fsspec's own way would replace."""

    ftp = Ftp()

    def mv(self, *_: Any, **__: Any) -> None:
        raise AssertionError


def memory_system() -> Any:
    system = MemoryFileSystem(skip_instance_cache=True)
    system.store = {}
    system.pseudo_dirs = [""]
    return system


MAKERS: dict[str, Callable[[Path], Store]] = {
    "fake": lambda _: MemoryStore(),
    "folder": FolderStore,
    "objects": lambda _: ObjectStore(memory_system(), "/bucket/peer", "s3://bucket/peer"),
    "server": lambda path: ServerStore(LocalFileSystem(skip_instance_cache=True), f"{path}/a/b", "smb://s/a"),
    "sftp": lambda path: ServerStore(SftpLike(skip_instance_cache=True), f"{path}/a/b", "sftp://s/a"),
}  # fmt: skip


@pytest.fixture(params=MAKERS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """Return an empty team folder of each sort."""
    return MAKERS[request.param](tmp_path)


def put(store: Store, name: str = NAME, data: bytes = CONTENT) -> str:
    return store.put(name, lambda file: file.write(data), lambda file: file.read())


def test_what_is_put_is_got_and_listed(store: Store) -> None:
    assert store.names() == ()
    assert put(store).endswith(NAME)
    assert store.get(NAME, len(CONTENT)) == CONTENT
    assert [lying.name for lying in store.names()] == [NAME]


def test_a_bundle_is_written_once(store: Store) -> None:
    put(store)
    with pytest.raises(NameTaken):
        put(store, data=b"other")
    assert store.get(NAME, len(CONTENT)) == CONTENT


def test_what_is_not_there_is_named_so(store: Store) -> None:
    with pytest.raises(NotThere):
        store.get(NAME, 10)
    store.remove(NAME)
    put(store)
    store.remove(NAME)
    with pytest.raises(NotThere):
        store.get(NAME, 10)
    assert store.names() == ()


def test_more_than_was_asked_for_is_refused(store: Store) -> None:
    put(store)
    with pytest.raises(FileTooLarge):
        store.get(NAME, len(CONTENT) - 1)


def test_an_empty_file_is_got_as_what_it_is(store: Store) -> None:
    put(store, data=b"")
    assert store.get(NAME, 10) == b""


def test_it_is_read_back_from_where_it_lies(store: Store) -> None:
    seen: list[bytes] = []
    store.put(NAME, lambda file: file.write(CONTENT), lambda file: seen.append(file.read()))
    assert seen == [CONTENT]


@pytest.mark.parametrize("sort", [sort for sort in MAKERS if sort != "fake"])
def test_what_reads_back_otherwise_does_not_stay(sort: str, tmp_path: Path) -> None:
    class Otherwise(PeerDeskError):
        pass

    def refuse(_: BinaryIO) -> None:
        raise Otherwise("x")

    store = MAKERS[sort](tmp_path)
    with pytest.raises(Otherwise):
        store.put(NAME, lambda file: file.write(CONTENT), refuse)
    assert store.names() == ()


def test_a_file_stamped_anew_has_other_bytes(tmp_path: Path) -> None:
    for sort in ("folder", "server", "fake"):
        store = MAKERS[sort](tmp_path / sort)
        (tmp_path / sort).mkdir()
        put(store)
        (before,) = store.names()
        store.remove(NAME)
        put(store, data=b"other")
        (after,) = store.names()
        assert before.stamp != after.stamp


def test_nothing_but_bundles_is_listed(tmp_path: Path) -> None:
    system = LocalFileSystem(skip_instance_cache=True)
    stores = (FolderStore(tmp_path), ServerStore(system, str(tmp_path), "smb://s/a"))
    (tmp_path / "folder.peerdesk").mkdir()
    for name in ("notes.txt", ".hidden.peerdesk", f".{NAME}.part", "~$x.peerdesk", "A.PEERDESK"):
        (tmp_path / name).write_bytes(b"x")
    for store in stores:
        assert [lying.name for lying in store.names()] == ["A.PEERDESK"]


def test_a_server_never_shows_half_a_bundle(tmp_path: Path) -> None:
    shown: list[list[str]] = []

    class Slow(LocalFileSystem):  # type: ignore[misc] # fsspec carries no types
        def mv(self, *names: Any, **more: Any) -> None:
            shown.append([lying.name for lying in holding.names()])
            super().mv(*names, **more)

    holding = ServerStore(Slow(skip_instance_cache=True), str(tmp_path), "smb://s/a")
    put(holding)
    assert shown == [[]]
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_a_name_taken_meanwhile_on_a_server_is_not_replaced(tmp_path: Path) -> None:
    class Racing(SftpLike):
        def exists(self, path: str, **more: Any) -> bool:
            there = super().exists(path, **more)
            if path.endswith(f"/{NAME}"):
                Path(path).write_bytes(b"theirs")
            return bool(there)

    store = ServerStore(Racing(skip_instance_cache=True), str(tmp_path), "sftp://s/a")
    with pytest.raises(NameTaken):
        put(store)
    assert store.get(NAME, 10) == b"theirs"
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


class Strange(Exception):
    """An error of a library that is none of Python's."""


class Forbidding(Exception):
    """A library's word that somebody is not let in."""


@pytest.mark.parametrize(
    ("error", "ours"),
    [
        (PermissionError(errno.EACCES, "no"), StoreRefused),
        (Forbidding(), StoreRefused),
        (OSError(errno.ENOSPC, "full"), NoSpace),
        (OSError(errno.EHOSTUNREACH, "no route"), StoreUnreachable),
        (ConnectionRefusedError(), StoreUnreachable),
        (TimeoutError(), StoreUnreachable),
        (Strange(), StoreUnreachable),
    ],
)
def test_what_a_library_says_is_said_in_our_words(
    error: Exception, ours: type[PeerDeskError]
) -> None:
    class Failing(MemoryFileSystem):  # type: ignore[misc] # fsspec carries no types
        def fail(self, *_: Any, **__: Any) -> Any:
            raise error

        ls = cat_file = pipe_file = rm_file = fail

    foreign = Foreign((Forbidding,), (Strange,))
    store = ObjectStore(Failing(skip_instance_cache=True), "/b", "s3://b", foreign)
    deeds: tuple[Callable[[], object], ...] = (
        lambda: put(store),
        store.names,
        lambda: store.get(NAME, 1),
        lambda: store.remove(NAME),
    )
    for deed in deeds:
        with pytest.raises(ours):
            deed()


def test_an_object_store_without_a_first_byte_to_give_has_an_empty_file() -> None:
    class Strict(MemoryFileSystem):  # type: ignore[misc] # fsspec carries no types
        def cat_file(self, *_: Any, **__: Any) -> bytes:
            raise OSError(errno.EINVAL, "the range cannot be satisfied")

    store = ObjectStore(Strict(skip_instance_cache=True), "/b", "s3://b")
    assert store.get(NAME, 1) == b""


def test_a_copy_in_capitals_is_the_same_name(tmp_path: Path) -> None:
    (tmp_path / NAME.upper()).write_bytes(b"theirs")
    with pytest.raises(NameTaken):
        put(FolderStore(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == [NAME.upper()]


@pytest.mark.parametrize("name", ["../x", "a/b", "a\\b", "", ".."])
def test_a_name_cannot_lead_out_of_a_folder(tmp_path: Path, name: str) -> None:
    for deed in (FolderStore(tmp_path / "in").remove, lambda n: FolderStore(tmp_path).get(n, 1)):
        with pytest.raises(BadFileName):
            deed(name)


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    store = FolderStore(tmp_path / "pulled")
    for deed in (
        store.names,
        lambda: put(store),
        lambda: store.get(NAME, 1),
        lambda: store.remove(NAME),
    ):
        with pytest.raises(FolderGone):
            deed()


def test_a_folder_full_of_files_is_looked_at_as_far_as_is_sensible(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("peerdesk.transport.folder_store._MOST", 3)
    for number in range(5):
        (tmp_path / f"{number}.peerdesk").write_bytes(b"x")
    assert len(FolderStore(tmp_path).names()) == 3


def test_a_file_that_vanishes_while_it_is_listed_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / NAME).write_bytes(b"x")

    def gone(*_: object, **__: object) -> os.stat_result:
        raise FileNotFoundError(errno.ENOENT, "gone")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "stat", gone)
        assert FolderStore(tmp_path).names() == ()


@pytest.mark.skipif(sys.platform == "win32", reason="links and what may be looked at, as on POSIX")
def test_a_link_that_leads_in_a_circle_is_refused_by_name_and_hides_nothing(tmp_path: Path) -> None:
    (tmp_path / "loop.peerdesk").symlink_to("loop.peerdesk")
    (tmp_path / "nowhere.peerdesk").symlink_to("gone.peerdesk")
    (tmp_path / NAME).write_bytes(b"x")
    store = FolderStore(tmp_path)
    assert {lying.name for lying in store.names()} == {"loop.peerdesk", NAME}
    assert {path.name for path in bundles_in(tmp_path)} == {"loop.peerdesk", NAME}
    with pytest.raises(NotReadable) as refused:
        store.get("loop.peerdesk", 10)
    assert isinstance(refused.value, UnfitFile)
    assert not refused.value.lasting


def test_a_folder_that_stops_answering_while_it_is_listed_is_no_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / NAME).write_bytes(b"x")

    def broken(*_: object, **__: object) -> os.stat_result:
        raise OSError(errno.EIO, "pulled out")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "stat", broken)
        with pytest.raises(Interrupted):
            FolderStore(tmp_path).names()
