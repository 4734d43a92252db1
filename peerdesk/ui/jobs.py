# SPDX-License-Identifier: Apache-2.0
"""Work away from the screen: a job brings its result back to the screen's own thread."""

from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, wait
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from peerdesk.errors import PeerDeskError

T = TypeVar("T")


class Job(QObject):
    """One piece of work; exactly one of its signals comes, on the thread that made it.

    `failed` carries a `PeerDeskError`. Any other exception is a fault of the program and goes
    to `broken`, which the last-resort hook listens to. A dropped job says nothing.

    It stands under the application until it has told: its thread would let go of it last
    otherwise, and so take it away while it tells.
    """

    succeeded = Signal(object)
    failed = Signal(object)
    broken = Signal(object)
    ended = Signal(object)
    _arrived = Signal()

    def __init__(self, future: Future[Any]) -> None:
        super().__init__(QCoreApplication.instance())
        self._future = future
        self._dropped = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin to listen; connect the signals first."""
        self._future.add_done_callback(lambda _: self._arrived.emit())

    @property
    def future(self) -> Future[Any]:
        """Return the future that this job waits for."""
        return self._future

    def __repr__(self) -> str:
        """Say what this is, and nothing of its result, also once Qt has taken it away."""
        return f"<Job {'dropped' if self._dropped else 'wanted'}>"

    def drop(self) -> None:
        """Want the result no more; work that has not begun is not begun."""
        self._dropped = True
        self._future.cancel()

    def mute(self) -> None:
        """Want the result no more, but let the work be done."""
        self._dropped = True

    def _deliver(self) -> None:
        """Say how it ended, and hold the result no more: a job may be kept, evidence may not."""
        future, self._future = self._future, _ended()
        try:
            if not self._dropped:
                self.succeeded.emit(future.result(0))
        except CancelledError:
            pass
        except PeerDeskError as error:
            self.failed.emit(error)
        except Exception as error:  # noqa: BLE001 - told to the last-resort hook, not swallowed
            self.broken.emit(error)
        self.ended.emit(self)
        self.deleteLater()


def _ended() -> Future[Any]:
    """Return a future that holds nothing and is waited for by nobody."""
    future: Future[Any] = Future()
    future.set_result(None)
    return future


class Jobs(QObject):
    """The jobs of one part of the screen, kept until each has said how it ended.

    They are waited for before their window dies, so that no thread speaks to what is gone.
    """

    broken = Signal(object)
    busy = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: set[Job] = set()
        self.destroyed.connect(partial(_mute, self._running))

    def follow(
        self,
        future: Future[T],
        succeeded: Callable[[T], object],
        failed: Callable[[PeerDeskError], object],
    ) -> Job:
        """Tell one of the two callables, on this thread, how a future ended."""
        job = Job(future)
        job.succeeded.connect(succeeded)
        job.failed.connect(failed)
        job.broken.connect(self.broken)
        job.ended.connect(self._end)
        self._running.add(job)
        if len(self._running) == 1:
            self.busy.emit(self.running > 0)
        job.start()
        return job

    def drop(self) -> None:
        """Want none of the results any more; nothing more will be said of them."""
        for job in self._running:
            job.drop()

    def mute(self) -> None:
        """Want none of the results any more, but let the work be done: a lock does this."""
        _mute(self._running)

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for all work; say whether it ended in time."""
        return not wait([job.future for job in self._running], seconds).not_done

    @property
    def running(self) -> int:
        """Return how many jobs have not yet said how they ended."""
        return len(self._running)

    def _end(self, job: Job) -> None:
        self._running.discard(job)
        if not self._running:
            self.busy.emit(self.running > 0)


def _mute(running: set[Job]) -> None:
    for job in running:
        job.mute()


class Pool:
    """Threads for pure work that needs no vault: deriving a key, drawing pages."""

    def __init__(self, threads: int = 2) -> None:
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="peerdesk-job")

    def __call__(self, work: Callable[[], T]) -> Future[T]:
        """Begin the work and return its future."""
        return self._threads.submit(work)

    def close(self) -> None:
        """Begin nothing more and wait for what has begun."""
        self._threads.shutdown(wait=True, cancel_futures=True)
