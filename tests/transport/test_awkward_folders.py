# SPDX-License-Identifier: Apache-2.0
"""Team folders as they are met: full, blind to case, and without links; nothing is half there."""

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import pytest

from peerdesk.desk.book import TeamBook
from peerdesk.desk.errors import NothingToShare
from peerdesk.desk.folder.chosen import TeamFolder, choose
from peerdesk.desk.folder.going import FolderRound
from peerdesk.desk.folder.outbox import leaving, share_into_folder
from peerdesk.transport.errors import NoSpace, NotWritable
from peerdesk.transport.folder_store import FolderStore
from tests.desk.exchanging import joined, texts
from tests.disk.small import small_disk
from tests.fakes.book import MemoryBook
from tests.fakes.team import PEERS, founded, write_notes

T = TypeVar("T")


@pytest.fixture
def team() -> list[MemoryBook]:
    """Return the laptops of a lead and two peers."""
    lead = founded()
    books = [lead, *joined(lead, *PEERS[:2])]
    for book in books:
        choose(book, TeamFolder(address="/srv/team"))
    return books


def sync(book: MemoryBook, folder: Path) -> None:
    def run(work: Callable[[TeamBook], T]) -> T:
        return work(book)

    going = FolderRound(run, FolderStore(folder))
    for offer in going.offers():
        going.take(offer)
    with suppress(NothingToShare):
        share_into_folder(book)
    going.bring()


def whole(folder: Path) -> bool:
    """Say whether nothing half written lies there."""
    return not [path for path in folder.iterdir() if path.name.startswith(".")]


def test_a_full_folder_loses_nothing_and_shows_nothing_half_written(
    team: list[MemoryBook], tmp_path: Path
) -> None:
    lead, peer, _ = team
    with small_disk(tmp_path / "full", 1) as disk:
        write_notes(lead, *(f"heard {number} " + "and more " * 40 for number in range(200)))
        with disk.full(left=16 << 10), pytest.raises(NoSpace):
            sync(lead, disk.place)
        assert whole(disk.place)
        assert tuple(disk.place.iterdir()) == ()
        assert len(leaving(lead)) == 1
        sync(lead, disk.place)
        assert leaving(lead) == ()
        sync(peer, disk.place)
        assert texts(peer) == texts(lead)
        assert len(texts(peer)) == 200


def test_a_folder_that_may_only_be_read_is_still_read(
    team: list[MemoryBook], tmp_path: Path
) -> None:
    lead, peer, _ = team
    with small_disk(tmp_path / "closed", 1) as disk:
        write_notes(lead, "heard")
        sync(lead, disk.place)
        write_notes(peer, "mine")
        with disk.read_only(), pytest.raises(NotWritable):
            sync(peer, disk.place)
        assert texts(peer) == {"heard", "mine"}
        assert len(leaving(peer)) == 1


class Folding:
    """Makes a folder blind to case, as sticks and most shares are; names are kept as written."""

    def __init__(self, patch: pytest.MonkeyPatch, folder: Path) -> None:
        self._folder = str(folder)
        for name in ("open", "stat", "lstat", "unlink", "link", "replace"):
            patch.setattr(os, name, self._folded(getattr(os, name)))
        patch.setattr(os, "link", self._no_links)

    def _folded(self, real: Callable[..., T]) -> Callable[..., T]:
        def call(*given: object, **more: object) -> T:
            return real(*(self._found(one) for one in given), **more)

        return call

    def _found(self, given: object) -> object:
        """Return the path as the folder knows it, in whatever case it was asked for."""
        if not isinstance(given, str | os.PathLike):
            return given
        folder, name = os.path.split(os.fspath(given))
        if folder != self._folder:
            return given
        names = {path.name.casefold(): path.name for path in Path(folder).iterdir()}
        return Path(folder) / names.get(name.casefold(), name)

    def _no_links(self, *_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links on this stick")


def test_a_folder_blind_to_case_and_without_links_carries_as_well(
    team: list[MemoryBook], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    Folding(monkeypatch, folder)
    for number, book in enumerate(team):
        write_notes(book, f"heard by {number}")
    for _ in range(2):
        for book in team:
            sync(book, folder)
        for path in tuple(folder.iterdir()):  # some programs write names their own way
            path.rename(folder / path.name.upper())
    assert all(texts(book) == {"heard by 0", "heard by 1", "heard by 2"} for book in team)
    assert whole(folder)


def test_a_name_in_another_case_is_never_written_over(
    team: list[MemoryBook], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead, folder = team[0], tmp_path / "stick"
    folder.mkdir()
    Folding(monkeypatch, folder)
    write_notes(lead, "heard")
    share_into_folder(lead)
    (name,) = leaving(lead)
    (folder / name.upper()).write_bytes(b"what was there before")
    sync(lead, folder)
    assert (folder / name.upper()).read_bytes() == b"what was there before"
    assert leaving(lead) == ()
    assert len(tuple(folder.iterdir())) == 2
