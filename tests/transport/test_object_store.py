# SPDX-License-Identifier: Apache-2.0
"""A real S3 client against a server on this machine: the promises hold there too."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest

from peerdesk.desk.book import TeamBook
from peerdesk.desk.errors import NameTaken
from peerdesk.desk.folder.chosen import TeamFolder, choose, prefix_of
from peerdesk.desk.folder.errors import NotThere
from peerdesk.desk.folder.going import FolderRound
from peerdesk.desk.folder.outbox import share_into_folder
from peerdesk.transport.address import read_address
from peerdesk.transport.credentials import Credential
from peerdesk.transport.errors import FileTooLarge, StoreRefused, StoreUnreachable
from peerdesk.transport.opening import open_store
from peerdesk.transport.stores import AddressStore
from tests.desk.exchanging import joined, texts
from tests.fakes.book import MemoryBook
from tests.fakes.object_store import BUCKET, CountingServer, environment, serving
from tests.fakes.team import PEERS, founded, write_notes

T = TypeVar("T")
NAME = "0123456789abcdef0123456789abcdef.peerdesk"
NOBODY = Credential("", "")

pytestmark = pytest.mark.soak


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[CountingServer]:
    pytest.importorskip("moto", reason="comes with make soak")
    with serving() as server:
        for name, value in environment(server).items():
            monkeypatch.setenv(name, value)
        yield server


@pytest.fixture
def store(server: CountingServer) -> AddressStore:
    del server
    return open_store(read_address(f"s3://{BUCKET}/peer"), "c0ffee", NOBODY)


def put(store: AddressStore, data: bytes, name: str = NAME) -> str:
    return store.put(name, lambda file: file.write(data), lambda file: file.read())


def going(book: MemoryBook, store: AddressStore) -> FolderRound:
    def run(work: Callable[[TeamBook], T]) -> T:
        return work(book)

    return FolderRound(run, store)


def test_a_bundle_is_written_once_whole_and_found_again(store: AddressStore) -> None:
    assert store.names() == ()
    assert put(store, b"ciphertext") == f"s3://{BUCKET}/peer/c0ffee/{NAME}"
    with pytest.raises(NameTaken):
        put(store, b"other")
    assert store.get(NAME, 10) == b"ciphertext"
    with pytest.raises(FileTooLarge):
        store.get(NAME, 9)
    assert [lying.name for lying in store.names()] == [NAME]
    store.remove(NAME)
    store.remove(NAME)
    with pytest.raises(NotThere):
        store.get(NAME, 10)


def test_an_empty_object_is_an_empty_file(store: AddressStore) -> None:
    put(store, b"")
    assert store.get(NAME, 10) == b""


def test_a_question_is_one_request(store: AddressStore, server: CountingServer) -> None:
    put(store, b"ciphertext")
    server.clear()
    store.get(NAME, 10)
    with pytest.raises(NotThere):
        store.get("none.peerdesk", 10)
    assert server.asked == {"HIT": 1, "MISS": 1}


def test_laptops_meet_in_a_bucket(store: AddressStore) -> None:
    lead = founded()
    books = [lead, *joined(lead, *PEERS[:2])]
    for number, book in enumerate(books):
        choose(book, TeamFolder(address=f"s3://{BUCKET}/peer"))
        write_notes(book, f"heard by {number}")
    rounds = [going(book, store) for book in books]
    for _ in range(2):
        for book, round_ in zip(books, rounds, strict=True):
            for offer in round_.offers():
                round_.take(offer)
            if book.unshared():
                share_into_folder(book)
            round_.bring()
    assert all(texts(book) == {"heard by 0", "heard by 1", "heard by 2"} for book in books)
    assert prefix_of(lead.challenge_id) not in {lying.name for lying in store.names()}


def test_a_laptop_without_credentials_is_told_so(
    store: AddressStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    del store
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "none")
    monkeypatch.setenv("AWS_CONFIG_FILE", "none")
    with pytest.raises(StoreRefused):
        open_store(read_address(f"s3://{BUCKET}/peer"), "c0ffee", NOBODY).get(NAME, 1)


def test_a_server_that_is_gone_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("moto", reason="comes with make soak")
    with serving() as server:
        for name, value in environment(server).items():
            monkeypatch.setenv(name, value)
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    store = open_store(read_address(f"s3://{BUCKET}/peer"), "c0ffee", NOBODY)
    with pytest.raises(StoreUnreachable):
        store.get(NAME, 1)
