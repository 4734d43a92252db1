# SPDX-License-Identifier: Apache-2.0
"""Going to the team folder, as the program does."""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from peerdesk.desk.book import TeamBook
from peerdesk.desk.errors import NothingToShare
from peerdesk.desk.folder.chosen import TeamFolder
from peerdesk.desk.folder.going import FolderRound
from peerdesk.desk.folder.outbox import share_into_folder
from tests.fakes.book import MemoryBook
from tests.fakes.store import MemoryStore

T = TypeVar("T")
FOLDER = TeamFolder(address="/srv/team")


def going(book: MemoryBook, store: MemoryStore) -> FolderRound:
    def run(work: Callable[[TeamBook], T]) -> T:
        return work(book)

    return FolderRound(run, store)


def sync(book: MemoryBook, store: MemoryStore) -> int:
    """Go to the folder as `peerdesk team folder sync --yes` does; return what was new."""
    round_ = going(book, store)
    new = sum(round_.take(offer).counts.new for offer in round_.offers())
    with suppress(NothingToShare):
        share_into_folder(book)
    round_.bring()
    return new
