# SPDX-License-Identifier: Apache-2.0
"""What happens in a folder is heard at once, where the system tells; and listening ends."""

import threading
from pathlib import Path

import pytest
from watchdog.events import DirCreatedEvent, FileModifiedEvent
from watchdog.observers.api import BaseObserver

from peerdesk.transport.folder import write_once
from peerdesk.transport.watching import FolderWatch, _Hearing


def is_heard(watch: FolderWatch) -> bool:
    return watch.is_heard


def test_a_bundle_that_arrives_is_heard(tmp_path: Path) -> None:
    heard = threading.Event()
    watch = FolderWatch(tmp_path, heard.set)
    try:
        assert is_heard(watch)
        write_once(tmp_path, "a.peerdesk", b"x")
        assert heard.wait(20)
    finally:
        watch.stop()
    assert not is_heard(watch)
    watch.stop()


def test_a_folder_that_tells_nothing_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "too many are watched")

    monkeypatch.setattr(BaseObserver, "schedule", refuse)
    watch = FolderWatch(tmp_path, lambda: None)
    assert not watch.is_heard
    watch.stop()


def test_files_are_heard_and_folders_are_not() -> None:
    heard: list[int] = []
    hearing = _Hearing(lambda: heard.append(1))
    hearing.on_created(DirCreatedEvent("x"))
    assert heard == []
    for hear in (hearing.on_modified, hearing.on_moved, hearing.on_closed, hearing.on_created):
        hear(FileModifiedEvent("x"))
    assert len(heard) == 4
