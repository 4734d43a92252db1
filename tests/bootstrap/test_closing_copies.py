# SPDX-License-Identifier: Apache-2.0
"""A vault is copied once it is locked, and the copying keeps nobody waiting."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from peerdesk.bootstrap import closing_copies
from peerdesk.bootstrap.closing_copies import ClosingCopies
from peerdesk.bootstrap.desk import Desk
from peerdesk.bootstrap.laptop import Laptop
from peerdesk.bootstrap.open_desk import OpenDesk
from peerdesk.bootstrap.resources import resource_root
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.capture import write_line
from peerdesk.desk.clock import SystemClock
from peerdesk.desk.scope import found_challenge
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from peerdesk.ui.vaults import NewVault
from peerdesk.vault.derivation import FLOOR
from peerdesk.vault.errors import NotBackedUp
from peerdesk.vault.generations import backups, why_made
from tests.fakes.challenge import FRAMEWORK, SCOPE

PASSPHRASE = "walnut ferry cobalt lark mist"
HELEN = Person("Helen Okafor", Role.TEAM_LEADER, "Harrowmere Council")


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(Desk(tmp_path, resource_root(), cost=FLOOR))


@pytest.fixture
def made(laptop: Laptop) -> Iterator[OpenDesk]:
    session = laptop.make(NewVault(HELEN, PASSPHRASE, "May")).session
    assert isinstance(session, OpenDesk)
    session.ask(Urgency.LINE, begin).result()
    yield session
    session.close({}).exception()


def begin(book: TeamBook) -> None:
    found_challenge(book, FRAMEWORK, SCOPE)


def write(book: TeamBook) -> None:
    write_line(book, "+ heard in the lift #vision")


def test_locking_leaves_a_copy_that_the_next_unlocking_proves(
    laptop: Laptop, made: OpenDesk
) -> None:
    made.close({}).result()
    wait_for_closing()
    (copy,) = backups(made.folder)
    assert (copy.suffix, why_made(copy)) == (".copy", "closing")
    again = laptop.unlock(made.folder, PASSPHRASE)
    again.ask(Urgency.JOB, lambda book: book.vector()).result()  # behind the check
    (proven,) = backups(made.folder)
    assert proven == copy.with_suffix(".db")
    again.close({}).result()
    wait_for_closing()
    assert backups(made.folder) == (proven,)  # nothing was written, so nothing is copied


def wait_for_closing() -> None:
    """Wait for the threads that copy; the lock itself has not waited for them."""
    for thread in threading.enumerate():
        if thread.name == "peerdesk-closing":
            thread.join(10)


def test_the_lock_does_not_wait_for_the_copy(
    made: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_go_on = threading.Event(), threading.Event()

    def slow(_: Path, __: int, ___: Callable[[], bool]) -> None:
        begun.set()
        assert may_go_on.wait(10)

    monkeypatch.setattr(closing_copies, "copy_closed", slow)
    made.close({}).result(10)
    assert begun.wait(10)
    may_go_on.set()
    wait_for_closing()


def test_unlocking_ends_the_copying(
    laptop: Laptop, made: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, stopped = threading.Event(), threading.Event()

    def copying(_: Path, __: int, stop: Callable[[], bool]) -> None:
        begun.set()
        while not stop():
            pass
        stopped.set()

    monkeypatch.setattr(closing_copies, "copy_closed", copying)
    made.close({}).result()
    assert begun.wait(10)
    assert not stopped.is_set()
    again = laptop.unlock(made.folder, PASSPHRASE)
    assert stopped.wait(10)
    monkeypatch.undo()
    again.close({}).result()
    wait_for_closing()


def test_a_copy_that_the_disk_refuses_stops_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise NotBackedUp("the disk is full, so make some room")

    monkeypatch.setattr(closing_copies, "copy_closed", refuse)
    copies = ClosingCopies(SystemClock())
    assert copies.make(tmp_path) is None
    copies.give_way(tmp_path)
    copies.give_way(tmp_path)
