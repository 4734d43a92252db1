# SPDX-License-Identifier: Apache-2.0
"""A job brings its result back on the thread that made it, or says why not, exactly once."""

import gc
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from functools import partial
from weakref import ref

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from peerdesk.desk.errors import NoChallenge
from peerdesk.errors import PeerDeskError
from peerdesk.ui.jobs import Job, Jobs, Pool


@pytest.fixture
def pool() -> Iterator[Pool]:
    pool = Pool()
    yield pool
    pool.close()


def test_the_result_arrives_on_the_thread_that_asked(qtbot: QtBot, pool: Pool) -> None:
    seen: list[tuple[int, int]] = []
    jobs = Jobs()
    jobs.follow(
        pool(threading.get_ident), lambda made: seen.append((made, threading.get_ident())), print
    )
    qtbot.waitUntil(lambda: bool(seen))
    made, told = seen[0]
    assert told == threading.get_ident() != made


def test_a_job_that_has_ended_holds_its_result_no_more(qtbot: QtBot, pool: Pool) -> None:
    class Evidence:
        """Stands for what was read."""

    jobs, mute = Jobs(), Jobs()
    read = [pool(Evidence), pool(Evidence)]
    refs = [ref(future.result()) for future in read]
    told = jobs.follow(read.pop(), lambda _: None, print)
    unheard = mute.follow(read.pop(), print, print)
    mute.mute()
    qtbot.waitUntil(lambda: jobs.running + mute.running == 0)
    gc.collect()
    assert [held() for held in refs] == [None, None]
    assert told.future.done()
    assert unheard.future.done()


def test_a_refusal_goes_to_failed_and_nowhere_else(qtbot: QtBot, pool: Pool) -> None:
    def refuse() -> None:
        raise NoChallenge

    told: list[object] = []
    jobs = Jobs()
    jobs.follow(pool(refuse), lambda _: told.append("succeeded"), told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert [type(one) for one in told] == [NoChallenge]


def test_a_fault_of_the_program_goes_to_broken(qtbot: QtBot, pool: Pool) -> None:
    jobs = Jobs()
    told: list[object] = []
    with qtbot.waitSignal(jobs.broken) as caught:
        jobs.follow(pool(lambda: 1 / 0), told.append, told.append)
    assert isinstance(caught.args[0], ZeroDivisionError)
    assert told == []


def test_muted_jobs_are_done_but_say_nothing(qtbot: QtBot, pool: Pool) -> None:
    go, done, told = threading.Event(), threading.Event(), list[object]()

    def work() -> None:
        go.wait(5)
        done.set()

    jobs = Jobs()
    jobs.follow(pool(work), told.append, told.append)
    jobs.mute()
    go.set()
    qtbot.waitUntil(lambda: jobs.running == 0)
    assert done.is_set()
    assert told == []


def test_dropped_work_that_has_not_begun_never_begins(qtbot: QtBot) -> None:
    future: Future[int] = Future()
    jobs, told = Jobs(), list[object]()
    jobs.follow(future, told.append, told.append)
    jobs.drop()
    assert future.cancelled()
    qtbot.waitUntil(lambda: jobs.running == 0)
    assert told == []


def test_busy_is_said_at_the_first_job_and_at_the_last(qtbot: QtBot) -> None:
    jobs, said = Jobs(), list[bool]()
    jobs.busy.connect(said.append)
    futures: list[Future[int]] = [Future(), Future()]
    for future in futures:
        jobs.follow(future, lambda _: None, print)
    for future in futures:
        future.set_result(1)
    qtbot.waitUntil(lambda: jobs.running == 0)
    assert said == [True, False]


def test_waiting_says_whether_all_ended_in_time(qtbot: QtBot) -> None:
    jobs = Jobs()
    future: Future[int] = Future()
    jobs.follow(future, lambda _: None, print)
    assert not jobs.wait(0.01)
    future.set_result(1)
    assert jobs.wait(1)
    qtbot.waitUntil(lambda: jobs.running == 0)


def test_a_job_that_is_started_late_still_tells(qtbot: QtBot) -> None:
    future: Future[str] = Future()
    future.set_exception(PeerDeskError("Refused: try again."))
    job = Job(future)
    with qtbot.waitSignal(job.failed) as caught:
        job.start()
    assert caught.args[0].user_message == "Refused: try again."


def test_nothing_is_told_to_a_part_of_the_screen_that_has_gone(qtbot: QtBot) -> None:
    part, told = QObject(), list[object]()
    future: Future[str] = Future()
    job = Jobs(part).follow(future, told.append, told.append)
    ended: list[object] = []
    job.ended.connect(ended.append)

    delete(part)
    future.set_result("found")

    qtbot.waitUntil(lambda: bool(ended))
    assert told == []


def test_a_job_outlives_whoever_asked_until_it_has_told(qtbot: QtBot, pool: Pool) -> None:
    told: list[int] = []
    for number in range(50):
        job = Job(pool(partial(int, number)))
        job.succeeded.connect(told.append)
        job.start()
        del job
    gc.collect()

    qtbot.waitUntil(lambda: len(told) == 50)

    assert sorted(told) == list(range(50))


def test_a_job_that_has_told_is_gone(qtbot: QtBot, pool: Pool) -> None:
    job = Job(pool(int))
    with qtbot.waitSignal(job.ended):
        job.start()

    qtbot.waitUntil(lambda: not isValid(job))


def test_a_job_that_is_gone_can_still_be_named_and_dropped(qtbot: QtBot, pool: Pool) -> None:
    job = Jobs().follow(pool(lambda: "evidence"), lambda _: None, print)
    qtbot.waitUntil(lambda: not isValid(job))
    job.drop()
    assert repr(job) == "<Job dropped>"
