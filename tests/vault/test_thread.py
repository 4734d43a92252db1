# SPDX-License-Identifier: Apache-2.0
"""The vault's one thread: urgent work first, also in the middle of long work, and a quick end."""

import threading
from collections.abc import Generator, Iterator
from concurrent.futures import CancelledError, Future, wait
from functools import partial
from typing import TypeVar

import pytest

from peerdesk.desk.book import Asks, TeamBook, Urgency
from peerdesk.desk.query import NoteQuery
from peerdesk.vault import thread as thread_module
from peerdesk.vault.book import OpenVault
from peerdesk.vault.errors import Interrupted, NotSaved, VaultClosed, WrongPassphrase
from peerdesk.vault.slices import SliceSize
from peerdesk.vault.thread import VaultThread
from tests.builders import chain, note
from tests.vault.conftest import Made

LONG = 20
T = TypeVar("T")


@pytest.fixture
def thread(made: Made) -> Iterator[VaultThread]:
    running = VaultThread(made.open)
    yield running
    running.stop()
    assert not running._thread.is_alive()


class Gate:
    """Work that holds the thread until it is let go."""

    def __init__(self, ask: Asks) -> None:
        self._begun, self._go = threading.Event(), threading.Event()
        self.future = ask(Urgency.JOB, self._hold)
        assert self._begun.wait(LONG)

    def _hold(self, _book: TeamBook) -> str:
        self._begun.set()
        assert self._go.wait(LONG)
        return "held"

    def open(self) -> None:
        """Let the thread go on."""
        self._go.set()


def test_it_gives_back_what_work_returns_and_what_it_raises(thread: VaultThread) -> None:
    def fail(_book: TeamBook) -> None:
        raise KeyError("why")

    asks: Asks = thread
    assert asks(Urgency.ROWS, lambda book: book.challenge_id).result(LONG) == "c" * 32
    with pytest.raises(KeyError, match="why"):
        asks(Urgency.ROWS, fail).result(LONG)
    assert asks(Urgency.LINE, lambda book: len(book.append(note()))).result(LONG) == 1
    thread.opened.result(LONG)


def _note_down(done: list[T], what: T, _book: TeamBook) -> None:
    done.append(what)


def test_more_urgent_work_goes_first_and_equals_in_their_order(thread: VaultThread) -> None:
    gate = Gate(thread)
    done: list[str] = []
    futures = [
        thread(urgency, partial(_note_down, done, f"{urgency.name}{n}"))
        for n in range(3)
        for urgency in (Urgency.JOB, Urgency.SEARCH, Urgency.ROWS, Urgency.DRAFT, Urgency.LINE)
    ]
    gate.open()
    wait(futures, LONG)
    assert done == [f"{urgency.name}{n}" for urgency in Urgency for n in range(3)]


def test_a_line_goes_between_the_slices_of_a_generator(thread: VaultThread) -> None:
    steps: list[str] = []
    lines = []

    def work(_book: TeamBook) -> Generator[None, None, str]:
        for n in range(4):
            steps.append(f"slice {n}")
            if n == 1:
                lines.append(thread(Urgency.LINE, lambda _book: steps.append("line")))
            yield
        return "whole"

    assert thread.in_slices(Urgency.JOB, work).result(LONG) == "whole"
    assert steps == ["slice 0", "slice 1", "line", "slice 2", "slice 3"]


def test_a_generator_that_fails_fails_its_future(thread: VaultThread) -> None:
    def work(_book: TeamBook) -> Generator[None, None, None]:
        yield
        raise KeyError("late")

    with pytest.raises(KeyError, match="late"):
        thread(Urgency.JOB, work).result(LONG)
    assert thread(Urgency.ROWS, lambda _book: 1).result(LONG) == 1


def test_a_line_is_saved_in_the_middle_of_an_import(
    thread: VaultThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SliceSize.__init__, "__defaults__", (25,))
    theirs = chain([note() for _ in range(400)])
    seen: list[int] = []

    def line(book: TeamBook) -> None:
        book.append(note("typed meanwhile"))
        seen.append(book.count_notes(NoteQuery()))

    def take_in(book: TeamBook) -> int:
        thread(Urgency.LINE, line)
        thread(Urgency.JOB, lambda _book: seen.append(-1))
        return book.accept(theirs, []).new

    assert thread(Urgency.JOB, take_in).result(LONG) == 400
    assert thread(Urgency.JOB, lambda book: book.count_notes(NoteQuery())).result(LONG) == 401
    assert len(seen) == 2
    assert 1 < seen[0] < 400  # the line did not wait for the end
    assert seen[1] == -1  # equally urgent work did


def test_work_that_was_cancelled_is_not_done(thread: VaultThread) -> None:
    gate = Gate(thread)
    done: list[int] = []
    future = thread(Urgency.ROWS, lambda _book: done.append(1))
    assert future.cancel()
    gate.open()
    assert gate.future.result(LONG) == "held"
    thread(Urgency.JOB, lambda _book: None).result(LONG)
    assert done == []
    with pytest.raises(CancelledError):
        future.result(LONG)


def test_stopping_saves_lines_and_drafts_and_drops_the_rest(made: Made) -> None:
    running = VaultThread(made.open)
    gate = Gate(running)
    row = running(Urgency.ROWS, lambda book: book.count_notes(NoteQuery()))
    job = running(Urgency.JOB, lambda book: book.count_notes(NoteQuery()))
    line = running(Urgency.LINE, lambda book: len(book.append(note("the last line"))))
    draft = running(Urgency.DRAFT, lambda book: book.keep_draft("capture", "half a li"))
    running.stop(wait=False)
    late = running(Urgency.LINE, lambda book: len(book.append(note("too late"))))
    gate.open()
    running.stop()
    assert gate.future.result(LONG) == "held"
    assert line.result(LONG) == 1
    assert draft.result(LONG) is None
    for refused in (row, job, late):
        with pytest.raises(VaultClosed):
            refused.result(LONG)
    with made.open() as vault:
        assert [n.text for n in vault.notes(NoteQuery())] == ["the last line"]
        assert vault.draft("capture") == "half a li"
        assert vault.upkeep.verify().ok


def test_stopping_ends_a_long_query_at_once(made: Made) -> None:
    running = VaultThread(made.open)
    begun = threading.Event()
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"

    def work(book: OpenVault) -> None:
        begun.set()
        book._ledger.database.rows(endless)

    future = running(Urgency.JOB, work)  # type: ignore[arg-type] # it looks inside
    assert begun.wait(LONG)
    while not future.done():  # the statement may begin a moment after the event
        running.stop(wait=False)
    with pytest.raises(Interrupted):
        future.result(LONG)
    running.stop()
    made.open().close()


def test_stopping_ends_an_import_between_two_slices_and_it_can_go_on(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SliceSize.__init__, "__defaults__", (25,))
    theirs = chain([note() for _ in range(400)])
    running = VaultThread(made.open)
    stopper = threading.Event()

    def take_in(book: TeamBook) -> int:
        running(Urgency.LINE, lambda _book: stopper.set())
        running(Urgency.LINE, lambda _book: running.stop(wait=False))
        return book.accept(theirs, []).new

    future = running(Urgency.JOB, take_in)
    assert stopper.wait(LONG)
    running.stop()
    with pytest.raises(Interrupted):
        future.result(LONG)
    with made.open() as vault:
        there = vault.count_notes(NoteQuery())
        assert 0 < there < 400
        assert vault.accept(theirs, []).new == 400 - there
        assert vault.upkeep.verify().ok


def test_a_generator_is_not_continued_after_stopping(made: Made) -> None:
    running = VaultThread(made.open)
    begun, closed = threading.Event(), threading.Event()

    def work(_book: TeamBook) -> Generator[None, None, None]:
        begun.set()
        try:
            while True:
                yield
        finally:
            closed.set()

    future = running(Urgency.JOB, work)
    assert begun.wait(LONG)
    running.stop()
    assert closed.is_set()
    with pytest.raises(VaultClosed):
        future.result(LONG)


def test_a_vault_that_does_not_open_fails_all_that_was_asked() -> None:
    gate = threading.Event()

    def refuse() -> OpenVault:
        assert gate.wait(LONG)
        raise WrongPassphrase

    running = VaultThread(refuse)
    asked = running(Urgency.LINE, lambda book: book.challenge_id)
    gate.set()
    for future in (asked, running.opened):
        with pytest.raises(WrongPassphrase):
            future.result(LONG)
    with pytest.raises(VaultClosed):
        running(Urgency.LINE, lambda book: book.challenge_id).result(LONG)
    running.stop()


def test_stopping_twice_or_before_it_is_open_is_no_error(made: Made) -> None:
    gate = threading.Event()

    def slow() -> OpenVault:
        assert gate.wait(LONG)
        return made.open()

    running = VaultThread(slow)
    line = running(Urgency.LINE, lambda book: len(book.append(note())))
    running.stop(wait=False)
    gate.set()
    running.stop()
    running.stop()
    assert line.result(LONG) == 1
    made.open().close()


def test_idle_time_is_used_to_index_the_lines_just_typed(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thread_module, "_IDLE", 0.01)
    caught_up = threading.Event()
    catch_up = OpenVault.catch_up

    def observed(vault: OpenVault) -> None:
        catch_up(vault)
        if not vault.is_behind and vault.count_notes(NoteQuery()):
            caught_up.set()

    monkeypatch.setattr(OpenVault, "catch_up", observed)
    running = VaultThread(made.open)
    running(Urgency.LINE, lambda book: book.append(note()))
    assert caught_up.wait(LONG)
    running.stop()


def test_an_idle_time_in_which_the_disk_refuses_harms_nobody(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thread_module, "_IDLE", 0.01)
    tried = threading.Event()

    def refuse(_vault: OpenVault) -> None:
        tried.set()
        raise NotSaved("the disk refused")

    monkeypatch.setattr(OpenVault, "catch_up", refuse)
    running = VaultThread(made.open)
    assert tried.wait(LONG)
    assert running(Urgency.LINE, lambda book: len(book.append(note()))).result(LONG) == 1
    running.stop()


def test_work_asked_from_many_threads_is_all_done(thread: VaultThread) -> None:
    done: list[int] = []
    futures: list[Future[None]] = []

    def ask(n: int) -> None:
        futures.extend(thread(Urgency(n % 5), partial(_note_down, done, k)) for k in range(50))

    askers: list[threading.Thread] = [threading.Thread(target=ask, args=(n,)) for n in range(8)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    wait(futures, LONG)
    assert sorted(done) == sorted(list(range(50)) * 8)


def test_a_line_is_saved_while_something_is_only_looked_at(thread: VaultThread) -> None:
    lines: list[Future[int]] = []

    def look(book: TeamBook) -> bool:
        lines.append(thread(Urgency.LINE, lambda book: len(book.append(note()))))
        book.give_way()
        return lines[0].done()

    assert thread(Urgency.JOB, look).result(LONG)
    assert lines[0].result(LONG) == 1
