# SPDX-License-Identifier: Apache-2.0
"""What was typed on a full disk is neither lost nor older than it was, lock after lock."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from peerdesk.bootstrap.desk import Desk
from peerdesk.bootstrap.laptop import Laptop
from peerdesk.bootstrap.open_desk import OpenDesk
from peerdesk.bootstrap.resources import resource_root
from peerdesk.bootstrap.sealed_drafts import keep_last_words, keep_unkept, put_back
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from peerdesk.ui.vaults import NewVault
from peerdesk.vault.derivation import FLOOR
from peerdesk.vault.errors import NotSaved
from peerdesk.vault.sharing import Sharing
from tests.fakes.book import MemoryBook

PASSPHRASE = "walnut ferry cobalt lark mist"
WANTED = NewVault(Person("Helen Okafor", Role.TEAM_LEADER, "Harrowmere Council"), PASSPHRASE)
KEY = "capture quick"


class Disk:
    """A disk that takes drafts until it is full, and again once there is room."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = False
        keep = Sharing.keep_draft

        def try_to_keep(sharing: Sharing, key: str, text: str) -> None:
            if self.full:
                raise NotSaved("the disk is full")
            keep(sharing, key, text)

        monkeypatch.setattr(Sharing, "keep_draft", try_to_keep)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(Desk(tmp_path, resource_root(), cost=FLOOR))


@pytest.fixture
def folder(laptop: Laptop, disk: Disk) -> Iterator[Path]:
    """Return a vault with an older draft on the disk and a newer one sealed by a lock."""
    made = laptop.make(WANTED).session
    made.ask(Urgency.DRAFT, lambda book: book.keep_draft(KEY, "older")).result()
    disk.full = True
    assert isinstance(made.close({KEY: "older and newer"}).exception(), NotSaved)
    yield made.folder
    disk.full = False


def draft(session: OpenDesk) -> str:
    return session.ask(Urgency.ROWS, lambda book: book.draft(KEY)).result()


def test_on_a_disk_still_full_the_newer_draft_is_shown_and_the_refusal_told(
    laptop: Laptop, folder: Path
) -> None:
    session = laptop.unlock(folder, PASSPHRASE)
    assert draft(session) == "older and newer"
    assert isinstance(session.keep_held().exception(), NotSaved)
    session.close({}).exception()


@pytest.mark.parametrize("last_words", [{}, {KEY: "older and newer"}])
def test_locking_again_on_a_full_disk_loses_nothing(
    laptop: Laptop, folder: Path, disk: Disk, last_words: dict[str, str]
) -> None:
    for _ in range(2):
        refused = laptop.unlock(folder, PASSPHRASE).close(last_words).exception()
        assert isinstance(refused, NotSaved)
    disk.full = False
    session = laptop.unlock(folder, PASSPHRASE)
    assert draft(session) == "older and newer"
    assert session.keep_held().result()
    assert not session.keep_held().result()
    session.close({}).result()
    with laptop._desk.open_vault(folder, PASSPHRASE) as vault:
        assert vault.draft(KEY) == "older and newer"


def test_what_was_sealed_never_comes_back_over_what_was_saved_since(
    laptop: Laptop, folder: Path, disk: Disk
) -> None:
    session = laptop.unlock(folder, PASSPHRASE)
    disk.full = False
    newest = f"{draft(session)} XX"
    session.ask(Urgency.DRAFT, lambda book: book.keep_draft(KEY, newest)).result()
    session.close({KEY: newest}).result()
    assert laptop._sealed[folder] == {}
    again = laptop.unlock(folder, PASSPHRASE)
    assert draft(again) == "older and newer XX"
    again.close({}).result()


def test_a_draft_refused_while_its_place_was_left_is_sealed_at_the_lock(
    laptop: Laptop, folder: Path, disk: Disk
) -> None:
    disk.full = False
    session = laptop.unlock(folder, PASSPHRASE)
    disk.full = True

    def type_it(book: TeamBook) -> None:
        book.keep_draft("message 7", "half a wording")

    with pytest.raises(NotSaved):
        session.ask(Urgency.DRAFT, type_it).result()
    session.close({}).exception()
    assert "message 7" in laptop._sealed[folder]
    assert b"half a wording" not in laptop._sealed[folder]["message 7"]
    disk.full = False
    again = laptop.unlock(folder, PASSPHRASE)
    assert again.keep_held().result()
    found = again.ask(Urgency.ROWS, lambda book: book.draft("message 7")).result()
    assert found == "half a wording"
    again.close({}).result()


def test_a_book_that_is_no_vault_has_nothing_to_seal() -> None:
    book, sealed = MemoryBook(), {KEY: b"sealed"}
    put_back(book, sealed)
    assert sealed == {KEY: b"sealed"}
    assert not keep_unkept(book)
    keep_last_words(book, {KEY: "typed"}, sealed)
    assert sealed == {KEY: b"sealed"}
