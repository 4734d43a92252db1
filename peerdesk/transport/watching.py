# SPDX-License-Identifier: Apache-2.0
"""Hears at once when something changes in a folder, where the system tells.

Shares on a network and some synchronised folders tell nothing; so nobody relies on it, and whoever
listens looks now and then all the same.
"""

from collections.abc import Callable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer


class FolderWatch:
    """Calls `changed`, on a thread of its own, for whatever happens in a folder until `stop`."""

    def __init__(self, folder: Path, changed: Callable[[], object]) -> None:
        self._observer = Observer()
        try:
            self._observer.schedule(_Hearing(changed), str(folder))
            self._observer.start()
        except OSError:  # too many are watched, or this file system cannot be: then it is polled
            self._observer.unschedule_all()

    @property
    def is_heard(self) -> bool:
        """Say whether the system tells of changes in this folder."""
        return self._observer.is_alive()

    def stop(self) -> None:
        """Listen no longer; returns once the thread has ended."""
        if self._observer.is_alive():
            self._observer.stop()
            self._observer.join()


class _Hearing(FileSystemEventHandler):
    def __init__(self, changed: Callable[[], object]) -> None:
        self._changed = changed

    def on_created(self, event: FileSystemEvent) -> None:
        """Hear of a new file."""
        self._hear(event)

    def on_moved(self, event: FileSystemEvent) -> None:
        """Hear of a file that got its name."""
        self._hear(event)

    def on_closed(self, event: FileSystemEvent) -> None:
        """Hear of a file that has been written."""
        self._hear(event)

    def on_modified(self, event: FileSystemEvent) -> None:
        """Hear of a file that goes on being written, where closing is not told."""
        self._hear(event)

    def _hear(self, event: FileSystemEvent) -> None:
        if not event.is_directory:
            self._changed()
