# SPDX-License-Identifier: Apache-2.0
"""A team folder in memory."""

from collections import Counter
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from typing import BinaryIO

from peerdesk.desk.errors import NameTaken
from peerdesk.desk.folder.errors import NotThere
from peerdesk.desk.store import Lying
from peerdesk.errors import PeerDeskError
from peerdesk.transport.errors import FileTooLarge, StoreUnreachable


class MemoryStore:
    """Implements `Store`; `away` makes every call fail, `asked` counts them by name."""

    def __init__(self, *, is_listed: bool = True) -> None:
        self.is_listed = is_listed
        self.files: dict[str, bytes] = {}
        self.away: PeerDeskError | None = None
        self.asked: Counter[str] = Counter()

    def put(
        self,
        name: str,
        write: Callable[[BinaryIO], object],
        read_back: Callable[[BinaryIO], object],
    ) -> str:
        """Keep a bundle under its name, once."""
        self._ask("put")
        if name in self.files:
            raise NameTaken(name)
        out = BytesIO()
        write(out)
        read_back(BytesIO(out.getvalue()))
        self.files[name] = out.getvalue()
        return f"memory/{name}"

    def names(self) -> tuple[Lying, ...]:
        """Return what lies here, in the order in which it came."""
        self._ask("names")
        return tuple(Lying(name, _stamp(data), len(data)) for name, data in self.files.items())

    def get(self, name: str, limit: int) -> bytes:
        """Return a bundle's bytes."""
        self._ask("get")
        if name not in self.files:
            self.asked["missed"] += 1
            raise NotThere
        if len(self.files[name]) > limit:
            raise FileTooLarge(len(self.files[name]), limit)
        return self.files[name]

    def fetch(self, name: str, limit: int) -> BinaryIO:
        """Return a bundle's bytes as a file."""
        return BytesIO(self.get(name, limit))

    def remove(self, name: str) -> None:
        """Take a bundle away."""
        self._ask("remove")
        self.files.pop(name, None)

    def pull(self) -> None:
        """Be out of reach from now on."""
        self.away = StoreUnreachable()

    def _ask(self, what: str) -> None:
        self.asked[what] += 1
        if self.away is not None:
            raise self.away


def _stamp(data: bytes) -> str:
    return f"{len(data)}.{sha256(data).hexdigest()[:8]}"
