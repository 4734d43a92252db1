# SPDX-License-Identifier: Apache-2.0
"""The thread that goes to the team folder: offers or takes, sends, tries again, and ends."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from peerdesk.bootstrap import team_folder as watched
from peerdesk.desk.book import Urgency
from peerdesk.desk.errors import NothingToShare
from peerdesk.desk.exchange import admit, identity_file, take_in
from peerdesk.desk.folder.chosen import TeamFolder, choose, team_folder
from peerdesk.desk.folder.errors import NoTeamFolder
from peerdesk.desk.folder.going import FolderRound, Offer
from peerdesk.desk.folder.outbox import leaving
from peerdesk.desk.undoing import undo
from peerdesk.team.receipt import Receipt
from peerdesk.transport.errors import ForbiddenByPolicy
from peerdesk.transport.folder_store import FolderStore
from peerdesk.transport.policy import NAME
from peerdesk.ui.team_folder import FolderState, Reach
from peerdesk.vault.errors import VaultClosed
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


def test_it_is_off_until_somebody_chooses(going: Going) -> None:
    assert going.thread.state == FolderState()
    going.thread.look()
    assert going.thread.take().result(PATIENCE) == 0
    assert going.places.opened == 0
    assert going.thread.state.reach is Reach.OFF


def test_what_comes_is_offered_and_taken_when_somebody_says_so(
    going: Going, lead: MemoryBook
) -> None:
    going.choose()
    write_notes(lead, "heard", "and heard")
    memory = going.places.store
    assert isinstance(memory, MemoryStore)
    memory.files["a.peerdesk"] = shared(lead)
    going.thread.look()
    state = going.until(lambda state: bool(state.offers))
    assert state.offers[0].preview.counts.notes == 2
    assert texts(going.book) == set()
    assert going.thread.take().result(PATIENCE) == 2
    assert going.backups == 1
    assert texts(going.book) == {"heard", "and heard"}
    going.until(lambda state: not state.offers and state.reach is Reach.READY)


def test_what_comes_is_taken_by_itself_where_that_was_chosen(
    going: Going, lead: MemoryBook
) -> None:
    memory = going.places.store
    assert isinstance(memory, MemoryStore)
    for number in range(2):
        write_notes(lead, f"heard {number}")
        memory.files[f"{number}.peerdesk"] = shared(lead)
    going.choose(taking=True)
    going.until(lambda state: state.taken == 2)
    assert texts(going.book) == {"heard 0", "heard 1"}
    assert going.backups == 1
    assert going.thread.state.offers == ()


def test_the_first_bundle_of_all_is_never_taken_by_itself(lead: MemoryBook, tmp_path: Path) -> None:
    fresh = MemoryBook(PEERS[1])
    admit(lead, identity_file(fresh))
    going = Going(fresh, Places(tmp_path))
    try:
        (tmp_path / "a.peerdesk").write_bytes(shared(lead, whole=True))
        folder = TeamFolder(address=str(tmp_path), taking=True)
        going.thread.choose(folder).result(PATIENCE)
        state = going.until(lambda state: bool(state.offers))
        assert state.offers[0].preview.first
        assert fresh.challenge_id == ""
    finally:
        going.stop()


def test_a_folder_that_is_out_of_reach_is_told_and_tried_again(
    going: Going, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = going.places.store
    assert isinstance(memory, MemoryStore)
    going.choose()
    memory.pull()
    write_notes(going.book, "mine")
    assert going.thread.share().result(PATIENCE).changes > 0
    state = going.until(lambda state: state.reach is Reach.AWAY and state.leaving == 1)
    assert "cannot be reached" in state.sentence
    monkeypatch.setattr(watched, "POLL", 0.01)
    memory.away = None
    going.thread.look()
    state = going.until(lambda state: state.reach is Reach.READY)
    assert state.leaving == 0
    assert len(memory.files) == 1


def test_it_waits_longer_after_each_miss_but_not_for_ever(going: Going) -> None:
    thread = going.thread
    assert thread._pause() is None
    going.choose()
    waits = []
    for thread._misses in range(12):
        waits.append(thread._pause())
    assert waits[:3] == [30.0, 60.0, 120.0]
    assert waits[-1] == watched.LONGEST
    thread._state = FolderState(TeamFolder(address="s3://bucket"))
    thread._misses = 0
    assert thread._pause() == watched.POLL_STORE


def test_it_shares_by_itself_only_where_that_was_chosen_and_not_too_often(
    going: Going, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = going.places.store
    assert isinstance(memory, MemoryStore)
    write_notes(going.book, "mine")
    going.choose()
    assert memory.files == {}
    going.choose(sharing=True)
    going.until(lambda _: len(memory.files) == 1)
    before = going.until(lambda state: state.reach is Reach.READY).at
    write_notes(going.book, "mine too")
    going.thread.look()
    going.until(lambda state: state.at > before)
    assert len(memory.files) == 1
    monkeypatch.setattr(watched, "SHARE_EVERY", 0)
    going.thread.look()
    going.until(lambda _: len(memory.files) == 2)


def test_what_is_asked_as_it_ends_is_answered_all_the_same(going: Going) -> None:
    going.choose()
    began, go_on = threading.Event(), threading.Event()

    def slow() -> None:
        began.set()
        go_on.wait(PATIENCE)

    first = going.thread._do(slow)
    assert began.wait(PATIENCE)
    late = going.thread.share()
    going.thread.stop()
    go_on.set()
    first.result(PATIENCE)
    with pytest.raises(VaultClosed):
        late.result(PATIENCE)


def test_a_store_is_gone_to_and_not_listened_to(going: Going) -> None:
    going.thread.choose(TeamFolder(address="s3://bucket/peer")).result(PATIENCE)
    going.until(lambda state: state.reach is Reach.READY)
    assert going.thread._watch is None


def test_nobody_to_share_with_is_no_trouble(lead: MemoryBook, tmp_path: Path) -> None:
    going = Going(lead, Places(tmp_path))
    try:
        write_notes(lead, "mine alone")
        going.choose(sharing=True)
        assert going.thread.state.sentence == ""
        assert leaving(lead) == ()
    finally:
        going.stop()


def test_what_cannot_be_shared_is_told_to_who_asked(going: Going) -> None:
    going.choose()
    write_notes(going.book, "mine")
    going.thread.share().result(PATIENCE)
    with pytest.raises(NothingToShare):
        going.thread.share().result(PATIENCE)


def test_a_choice_that_may_not_be_is_refused_and_nothing_kept(going: Going, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("[team-folder]\nfolders = false\n")
    with pytest.raises(ForbiddenByPolicy):
        going.thread.choose(TeamFolder(address="/srv/team")).result(PATIENCE)
    with pytest.raises(NoTeamFolder):
        going.thread.choose(TeamFolder(address="")).result(PATIENCE)
    assert team_folder(going.book) is None
    assert going.thread.state.reach is Reach.OFF


def test_a_policy_that_comes_later_ends_it(peer: MemoryBook, tmp_path: Path) -> None:
    choose(peer, TeamFolder(address="/srv/team"))
    (tmp_path / NAME).write_text("[team-folder]\nfolders = false\n")
    going = Going(peer, Places(tmp_path))
    try:
        state = going.until(lambda state: state.reach is Reach.AWAY)
        assert "policy does not allow" in state.sentence
    finally:
        going.stop()


def test_it_is_off_again_when_somebody_says_so(going: Going) -> None:
    going.choose()
    going.thread.choose(None).result(PATIENCE)
    assert going.thread.state == FolderState()
    assert team_folder(going.book) is None


def test_what_is_refused_is_said_in_sentences_once_each(going: Going) -> None:
    memory = going.places.store
    assert isinstance(memory, MemoryStore)
    for number in range(3):
        memory.files[f"{number}.peerdesk"] = b"no bundle"
    going.choose()
    state = going.until(lambda state: bool(state.refused))
    assert len(state.refused) == 1


def test_one_that_turns_out_damaged_or_gone_does_not_keep_the_rest_out(
    going: Going, lead: MemoryBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = going.places.store
    assert isinstance(memory, MemoryStore)
    third = joined(lead, PEERS[1])[0]
    take_in(going.book, shared(lead, whole=True))
    for name, book in (("a", lead), ("b", third), ("c", lead)):
        write_notes(book, f"heard by {name}")
        memory.files[f"{name}.peerdesk"] = shared(book, whole=True)
    going.choose()
    going.until(lambda state: len(state.offers) == 3)
    real = FolderRound.take

    def gone_wrong(going_there: FolderRound, offer: Offer) -> Receipt:
        if offer.lying.name == "a.peerdesk":
            data = memory.files["a.peerdesk"]
            memory.files["a.peerdesk"] = data[:-1] + bytes([data[-1] ^ 1])
        if offer.lying.name == "c.peerdesk":
            del memory.files["c.peerdesk"]
        return real(going_there, offer)

    monkeypatch.setattr(FolderRound, "take", gone_wrong)
    assert going.thread.take().result(PATIENCE) > 0
    assert "heard by b" in texts(going.book)
    state = going.until(lambda state: bool(state.refused) and not state.offers)
    assert "damaged" in state.refused[0]


def test_a_lock_in_the_middle_takes_nothing_more(
    going: Going, lead: MemoryBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = going.places.store
    assert isinstance(memory, MemoryStore)
    for number in range(3):
        write_notes(lead, f"heard {number}")
        memory.files[f"{number}.peerdesk"] = shared(lead)
    taken = threading.Event()
    real = FolderRound.take

    def stop(going_there: FolderRound, offer: Offer) -> Receipt:
        receipt = real(going_there, offer)
        going.thread.stop()
        taken.set()
        return receipt

    monkeypatch.setattr(FolderRound, "take", stop)
    going.thread.choose(TeamFolder(address="/srv/team", taking=True)).result(PATIENCE)
    assert taken.wait(PATIENCE)
    going.thread.join(PATIENCE)
    assert texts(going.book) == {"heard 0"}


def test_after_the_lock_nothing_is_asked_of_it(going: Going) -> None:
    going.choose()
    going.stop()
    with pytest.raises(VaultClosed):
        going.thread.share().result(PATIENCE)


def test_what_was_undone_is_offered_and_not_taken_by_itself_again(
    going: Going, lead: MemoryBook
) -> None:
    memory = going.places.store
    assert isinstance(memory, MemoryStore)
    write_notes(lead, "heard")
    memory.files["a.peerdesk"] = shared(lead)
    going.choose(taking=True)
    going.until(lambda state: state.taken == 1)
    (receipt, *_) = going.book.receipts()
    going.asks(Urgency.LINE, lambda book: undo(book, receipt)).result(PATIENCE)
    going.thread.look()
    state = going.until(lambda state: bool(state.offers))
    assert state.offers[0].undone
    assert texts(going.book) == set()
    assert going.thread.take().result(PATIENCE) == 1
    assert texts(going.book) == {"heard"}


def test_a_bundle_that_lands_in_a_real_folder_is_seen_at_once(
    going: Going, lead: MemoryBook, tmp_path: Path
) -> None:
    folder = tmp_path / "team"
    folder.mkdir()
    going.places.store = FolderStore(folder)
    going.thread.choose(TeamFolder(address=str(folder))).result(PATIENCE)
    going.until(lambda state: state.reach is Reach.READY)
    write_notes(lead, "heard")
    (folder / "a.peerdesk").write_bytes(shared(lead))
    state = going.until(lambda state: bool(state.offers))
    assert state.offers[0].brings
    assert leaving(going.book) == ()
