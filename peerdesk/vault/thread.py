# SPDX-License-Identifier: Apache-2.0
"""The one thread that has the vault: work goes in by urgency, futures come back.

A database connection belongs to one thread, and so does the order in which lines are chained.
Long work comes in slices, and whatever is more urgent runs between two of them.
"""

import contextlib
import heapq
import itertools
import threading
from collections.abc import Callable, Generator
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.vault.book import OpenVault
from peerdesk.vault.errors import Interrupted, VaultClosed, VaultError

T = TypeVar("T")

_IDLE = 0.5
"""Seconds without work after which the thread tidies up."""


@dataclass(order=True)
class _Job:
    urgency: Urgency
    order: int
    work: Callable[[TeamBook], Any] = field(compare=False)
    future: "Future[Any]" = field(compare=False)
    slices: "Generator[Any, None, Any] | None" = field(compare=False, default=None)


class VaultThread:
    """Implements `peerdesk.desk.book.Asks`.

    The vault is opened on the thread itself, since deriving a key takes a second: `opened`
    tells when it is, or why not. Work that returns a generator is run slice by slice, and its
    result is what the generator returns.
    """

    def __init__(self, open: Callable[[], OpenVault]) -> None:  # noqa: A002 - reads best to callers
        self.opened: Future[None] = Future()
        self._jobs: list[_Job] = []
        self._order = itertools.count()
        self._running: list[_Job] = []
        self._stopping = False
        self._vault: OpenVault | None = None
        self._changed = threading.Condition()
        self._thread = threading.Thread(
            target=self._run, args=([open],), name="peerdesk-vault", daemon=True
        )
        self._thread.start()

    def __call__(self, urgency: Urgency, work: Callable[[TeamBook], T]) -> "Future[T]":
        """Queue the work and return its future; among equals, first come is first served."""
        future: Future[T] = Future()
        with self._changed:
            if self._stopping:
                future.set_exception(VaultClosed())
                return future
            heapq.heappush(self._jobs, _Job(urgency, next(self._order), work, future))
            self._changed.notify()
        return future

    def in_slices(
        self, urgency: Urgency, work: Callable[[TeamBook], "Generator[object, None, T]"]
    ) -> "Future[T]":
        """Queue work that yields between its slices; the future gets what it returns."""
        return cast("Future[T]", self(urgency, work))

    def stop(self, *, wait: bool = True) -> None:
        """Close the vault: lines and drafts asked for are finished, all else is interrupted.

        Called from a thread of one's own, it returns when the keys are gone; `wait` False
        returns at once.
        """
        with self._changed:
            self._stopping = True
            if self._vault is not None and self._running and self._may_end(self._running[-1]):
                self._vault.interrupt()
            self._changed.notify()
        if wait and threading.current_thread() is not self._thread:
            self._thread.join()

    def _run(self, opening: list[Callable[[], OpenVault]]) -> None:
        try:
            self._vault = opening.pop()()  # it knows the passphrase, and so is kept by nobody
        except BaseException as error:  # noqa: BLE001 - goes to whoever waits for the opening
            self._refuse_all(error)
            self.opened.set_exception(error)
            return
        self._vault.share_thread(self._run_urgent)
        self.opened.set_result(None)
        try:
            while (job := self._next()) is not None:
                self._do(job)
        finally:
            self._refuse_all(VaultClosed())
            self._vault.close()
            self._vault = None

    def _next(self) -> _Job | None:
        """Wait for a job and return it, or None once the vault is to be closed."""
        if not self._wait(_IDLE):
            self._use_idle_time()
            self._wait(None)
        with self._changed:
            if self._stopping and (not self._jobs or self._may_end(self._jobs[0])):
                return None
            return heapq.heappop(self._jobs)

    def _wait(self, seconds: float | None) -> bool:
        """Wait until there is something to do, or so long; say whether there is."""
        with self._changed:
            return self._changed.wait_for(lambda: bool(self._jobs) or self._stopping, seconds)

    def _use_idle_time(self) -> None:
        """Index the lines just typed while nobody asks for anything."""
        if self._vault is not None:
            with contextlib.suppress(VaultError):  # the next search tries again
                self._vault.catch_up()

    def _run_urgent(self) -> None:
        """Run what is more urgent than the job under way; end that one if the vault closes."""
        current = self._running[-1]
        while (job := self._more_urgent(current)) is not None:
            self._do(job)
        if self._stopping and self._may_end(current):
            raise Interrupted

    def _more_urgent(self, current: _Job) -> _Job | None:
        with self._changed:
            first = self._jobs[0] if self._jobs else None
            if first is None or first.urgency >= current.urgency:
                return None
            if self._stopping and self._may_end(first):
                return None
            return heapq.heappop(self._jobs)

    def _do(self, job: _Job) -> None:
        """Run a job, or its next slice; what it raises goes to its future."""
        if job.slices is None and not job.future.set_running_or_notify_cancel():
            return
        with self._changed:
            self._running.append(job)
        try:
            finished, result = self._advance(job)
        except BaseException as error:  # noqa: BLE001 - belongs to whoever asked, not to this thread
            job.future.set_exception(error)
        else:
            if finished:
                job.future.set_result(result)
            else:
                self._put_back(job)
        finally:
            with self._changed:
                self._running.remove(job)

    def _advance(self, job: _Job) -> tuple[bool, Any]:
        if job.slices is None:
            result = job.work(cast("TeamBook", self._vault))
            if not isinstance(result, Generator):
                return True, result
            job.slices = result
        try:
            next(job.slices)
        except StopIteration as end:
            return True, end.value
        return False, None

    def _put_back(self, job: _Job) -> None:
        """Let what is more urgent, but nothing that came later, go before the next slice."""
        with self._changed:
            heapq.heappush(self._jobs, job)

    def _refuse_all(self, error: BaseException) -> None:
        with self._changed:
            self._stopping = True
            jobs, self._jobs = self._jobs, []
        for job in jobs:
            if job.slices is not None:
                job.slices.close()
            if job.slices is not None or job.future.set_running_or_notify_cancel():
                job.future.set_exception(error)

    def _may_end(self, job: _Job) -> bool:
        """Say whether a job is one that closing does not wait for."""
        return job.urgency > Urgency.DRAFT
