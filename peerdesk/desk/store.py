# SPDX-License-Identifier: Apache-2.0
"""What a team folder is asked for, be it a folder on a disk, a share or an object store.

Nothing here waits for the vault, and no vault waits for it: a slow share holds up nobody's line.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol


@dataclass(frozen=True)
class Lying:
    """A bundle that lies in a team folder; `stamp` is another one once its bytes are others.

    `size` is how many these are, where a listing tells.
    """

    name: str
    stamp: str
    size: int | None = field(default=None, compare=False)


class Store(Protocol):
    """A team folder. All of it may be slow, and all of it raises a `TransportError`."""

    @property
    def is_listed(self) -> bool:
        """Say whether looking through all names is cheaper than asking for single ones."""
        ...

    def put(
        self,
        name: str,
        write: Callable[[BinaryIO], object],
        read_back: Callable[[BinaryIO], object],
    ) -> str:
        """Write a bundle once, let it be read back, and say where it is; raises `NameTaken`."""
        ...

    def names(self) -> tuple[Lying, ...]:
        """Return what lies there, the oldest first where that is known."""
        ...

    def get(self, name: str, limit: int) -> bytes:
        """Return a bundle's bytes; raises `NotThere` where there is none.

        Raises `UnfitFile` where there is something that can be no bundle, or cannot be read.
        """
        ...

    def fetch(self, name: str, limit: int) -> BinaryIO:
        """Return a bundle to be read more than once, then closed; raises as `get` does.

        It is here by then: nothing is asked of the team folder any more while it is read.
        """
        ...

    def remove(self, name: str) -> None:
        """Take one of this laptop's own bundles away, as after an erasure; gone is gone."""
        ...
