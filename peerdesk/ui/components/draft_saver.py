# SPDX-License-Identifier: Apache-2.0
"""Drafts on their way to the disk: each is kept, or held here and offered again."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.draft import DraftKeeper
from peerdesk.ui.errors import OnlyOnScreen, unsaved
from peerdesk.ui.place import Asking


class DraftSaver(QObject):
    """Keeps what is typed within half a second, and holds on to what the disk refuses.

    `refused` carries why; `caught_up` comes when everything that was refused is kept after all.
    """

    refused = Signal(object)
    caught_up = Signal()

    def __init__(self, ask: Asking, parent: QObject) -> None:
        super().__init__(parent)
        self._ask = ask
        self._held: dict[str, str] = {}
        self._keeper = DraftKeeper(self)
        self._keeper.due.connect(self._keep)

    @property
    def held(self) -> dict[str, str]:
        """Return what the disk has refused, by key."""
        return dict(self._held)

    def touch(self, key: str, text: str) -> None:
        """Take note of what is being typed under a key; an empty text drops the draft."""
        self._keeper.touch(key, text)

    def newest(self, key: str, read: str) -> str:
        """Return what is being typed under a key now, or what was read where nobody has typed."""
        return self._keeper.newest(key, read)

    def flush(self) -> None:
        """Keep now what is still to be kept."""
        self._keeper.flush()

    def retry(self) -> None:
        """Offer again what was refused."""
        for key, text in self.held.items():
            self._keep(key, text)

    def settle(self) -> None:
        """Want nothing more kept: what was to be is on the screen again, and will be touched."""
        self._keeper.forget()

    def forget(self) -> None:
        """Forget every draft: they have been handed on."""
        self._keeper.forget()
        self._held.clear()

    def _keep(self, key: str, text: str) -> None:
        work = partial(_keep_draft, key=key, text=text)
        failed = partial(self._refuse, key, text)
        job = self._ask(Urgency.DRAFT, work, partial(self._kept, key), failed)
        job.broken.connect(lambda _: self._refuse(key, text, OnlyOnScreen("")))

    def _kept(self, key: str, _: None) -> None:
        held = self._held.pop(key, None) is not None
        if held and not self._held:
            self.caught_up.emit()

    def _refuse(self, key: str, text: str, error: PeerDeskError) -> None:
        self._held[key] = text
        self.refused.emit(unsaved(error))


def _keep_draft(book: TeamBook, key: str, text: str) -> None:
    book.keep_draft(key, text)
