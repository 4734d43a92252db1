# SPDX-License-Identifier: Apache-2.0
"""What nobody foresaw does not end the thread that goes to the team folder."""

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from peerdesk.bootstrap import team_folder as watched
from peerdesk.desk.errors import NothingToShare
from peerdesk.desk.folder.chosen import TeamFolder, choose
from peerdesk.team.bundle import LIMIT
from peerdesk.transport.folder_store import FolderStore
from peerdesk.ui.team_folder import FolderState, Reach
from tests.bootstrap.watching import PATIENCE, Going, Places
from tests.desk.exchanging import joined, shared, texts
from tests.fakes.book import MemoryBook
from tests.fakes.store import MemoryStore
from tests.fakes.team import PEERS, founded, write_notes


@pytest.fixture
def lead() -> MemoryBook:
    return founded()


@pytest.fixture
def peer(lead: MemoryBook) -> MemoryBook:
    return joined(lead, PEERS[0])[0]


@pytest.fixture
def going(peer: MemoryBook, tmp_path: Path) -> Iterator[Going]:
    """Return the thread of a peer's laptop, with no team folder yet."""
    going = Going(peer, Places(tmp_path))
    yield going
    going.stop()


class Unforeseen(Exception):
    """Something that no part of PeerDesk raises on purpose."""


def test_what_nobody_foresaw_is_told_and_tried_again(
    going: Going, lead: MemoryBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    going.choose()
    memory = going.places.store
    assert isinstance(memory, MemoryStore)

    def broken() -> None:
        raise Unforeseen

    monkeypatch.setattr(memory, "names", broken)
    going.thread.look()
    state = going.until(lambda state: state.reach is Reach.AWAY)
    assert "did not foresee" in state.sentence
    assert "Unforeseen" not in state.sentence
    assert going.thread.take().result(PATIENCE) == 0
    monkeypatch.undo()
    write_notes(lead, "heard")
    memory.files["a.peerdesk"] = shared(lead)
    going.thread.look()
    assert going.until(lambda state: bool(state.offers)).sentence == ""


def test_a_beginning_that_fails_is_told_and_made_again(
    peer: MemoryBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(peer, TeamFolder(address="/srv/team"))
    monkeypatch.setattr(watched, "POLL", 0.01)

    def broken(_: object) -> None:
        raise Unforeseen

    with monkeypatch.context() as patch:
        patch.setattr(watched, "team_folder", broken)
        patch.setattr(watched, "leaving", broken)
        going = Going(peer, Places(tmp_path))
        going.until(lambda state: state.reach is Reach.AWAY)
        with pytest.raises(NothingToShare):
            going.thread.share().result(PATIENCE)
    try:
        state = going.until(lambda state: state.reach is Reach.READY)
        assert state.folder == TeamFolder(address="/srv/team")
    finally:
        going.stop()


def test_whoever_hears_no_longer_and_waits_no_longer_stops_nothing(going: Going) -> None:
    heard = threading.Event()

    def gone(_: FolderState) -> None:
        heard.set()
        raise Unforeseen

    going.thread.listen(gone)
    began, go_on = threading.Event(), threading.Event()

    def slow() -> None:
        began.set()
        go_on.wait(PATIENCE)

    first = going.thread._do(slow)
    assert began.wait(PATIENCE)
    given_up = going.thread.take()
    assert given_up.cancel()
    go_on.set()
    first.result(PATIENCE)
    going.thread.choose(TeamFolder(address="/srv/team")).result(PATIENCE)
    assert heard.wait(PATIENCE)
    assert going.thread.take().result(PATIENCE) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="names that are any bytes at all")
def test_one_odd_file_keeps_nothing_else_out(
    going: Going, lead: MemoryBook, tmp_path: Path
) -> None:
    folder = tmp_path / "team"
    folder.mkdir()
    going.places.store = FolderStore(folder)
    write_notes(lead, "heard")
    (folder / "m.peerdesk").write_bytes(shared(lead))
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.peerdesk")).write_bytes(b"x")
    (folder / "a\\b.peerdesk").write_bytes(b"x")
    (folder / "loop.peerdesk").symlink_to("loop.peerdesk")
    with (folder / "a.peerdesk").open("wb") as sparse:
        sparse.truncate(LIMIT + 1)
    going.thread.choose(TeamFolder(address=str(folder))).result(PATIENCE)
    state = going.until(lambda state: bool(state.offers))
    assert state.sentence == ""
    assert len(state.offers) == 1
    assert len(state.refused) == 4
    assert going.thread.take().result(PATIENCE) == 1
    assert texts(going.book) == {"heard"}
