# SPDX-License-Identifier: Apache-2.0
"""A real vault's end as the window brings it about: begun while open, finished by the lock."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from peerdesk.bootstrap.clearing import VaultClearing
from peerdesk.bootstrap.desk import Desk, SeveralVaults
from peerdesk.bootstrap.laptop import Laptop
from peerdesk.bootstrap.open_desk import OpenDesk
from peerdesk.bootstrap.resources import resource_root
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.clock import SystemClock
from peerdesk.desk.closing import order_closing, usual_day
from peerdesk.desk.closing_errors import NotClosed
from peerdesk.desk.scope import found_challenge
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from peerdesk.team.confirmation import read_cleared
from peerdesk.ui.vaults import NewVault
from peerdesk.vault.derivation import FLOOR
from peerdesk.vault.disposal import go_on
from peerdesk.vault.errors import VaultClosed
from peerdesk.vault.files import CLEARED
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FRAMEWORK, SCOPE
from tests.fakes.session import ThreadAsks
from tests.vault.conftest import SECRET

WANTED = NewVault(Person("Helen Okafor", Role.TEAM_LEADER), SECRET, "Challenge, May 2026")


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    """Return a laptop whose vaults cost little to open."""
    return Laptop(Desk(tmp_path / "vaults", resource_root(), cost=FLOOR))


@pytest.fixture
def made(laptop: Laptop) -> Iterator[OpenDesk]:
    """Return an open vault in which the challenge was closed from today on."""
    made = laptop.make(WANTED).session
    assert isinstance(made, OpenDesk)
    made.ask(Urgency.LINE, lambda book: found_challenge(book, FRAMEWORK, SCOPE)).result()
    yield made
    made.close({}).exception()


def close_challenge(made: OpenDesk) -> None:
    """Order the closing."""
    now = made.now()

    def order(book: TeamBook) -> None:
        order_closing(book, usual_day(book, now), now, none_known=True)

    made.ask(Urgency.LINE, order).result()


def test_the_lock_destroys_what_was_marked_and_makes_no_copy_of_it(
    laptop: Laptop, made: OpenDesk
) -> None:
    close_challenge(made)
    assert made.clearing.parts().result().keys == 1
    made.clearing.begin().result()
    (before,) = laptop.endings.listed()
    assert not before.cleared
    made.close({"capture quick": "half a line"}).result()
    assert [path.name for path in made.folder.iterdir()] == [CLEARED]
    (ending,) = laptop.endings.listed()
    assert ending.cleared
    assert ending.when
    assert ending.name == f"{made.identity.device[:8]}.peerdesk-cleared"
    assert read_cleared(laptop.endings.word(made.folder)).statement.evidence.unshared > 0
    assert laptop.listed() == ()
    laptop.endings.put_away(made.folder)
    assert laptop.endings.listed() == ()


def test_without_an_order_the_lock_destroys_nothing(laptop: Laptop, made: OpenDesk) -> None:
    with pytest.raises(NotClosed):
        made.clearing.begin().result()
    made.close({}).result()
    laptop.unlock(made.folder, SECRET).close({}).result()


def test_a_word_that_cannot_be_read_is_listed_all_the_same(laptop: Laptop, made: OpenDesk) -> None:
    close_challenge(made)
    made.clearing.begin().result()
    made.close({}).result()
    (made.folder / CLEARED).write_bytes(b"{}")
    (ending,) = laptop.endings.listed()
    assert (ending.cleared, ending.name) == (True, "")


def test_what_was_interrupted_is_gone_on_with(
    laptop: Laptop, made: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    close_challenge(made)
    made.clearing.begin().result()
    with monkeypatch.context() as patch:
        patch.setattr("peerdesk.bootstrap.open_desk.finish_if_begun", lambda *_: None)
        made.close({}).result()
    desk = Desk(made.folder.parent)
    assert desk.find_ending(None) == made.folder
    laptop.endings.go_on(made.folder)
    assert go_on(made.folder) == laptop.endings.word(made.folder)


def test_where_nothing_was_begun_the_vault_is_found_as_ever(laptop: Laptop, made: OpenDesk) -> None:
    desk = Desk(made.folder.parent)
    assert desk.find_ending(None) == made.folder
    assert desk.find_ending(made.folder) == made.folder
    laptop.make(WANTED).session.close({}).result()
    with pytest.raises(SeveralVaults):
        desk.find_ending(None)


def test_a_book_that_is_no_vault_has_no_files_to_destroy() -> None:
    asks = ThreadAsks(MemoryBook())
    with pytest.raises(VaultClosed):
        VaultClearing(asks, SystemClock()).parts().result()
    asks.stop()
