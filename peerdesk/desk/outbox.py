# SPDX-License-Identifier: Apache-2.0
"""Bundles on their way to the team folder: kept in the vault until they have arrived there.

An export must not wait for a slow share, and must not be forgotten if there is none today. So it
is written into the vault, read back from there, and counts as shared; whoever has the team folder
carries it there, now or when it can be reached again, and takes it out only after it has been read
back from where it lies.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from peerdesk.desk.book import TeamBook
from peerdesk.desk.errors import NameTaken
from peerdesk.desk.exchange import export
from peerdesk.desk.outgoing import Exported
from peerdesk.desk.replacing import (
    forget_own_bundles,
    own_bundles_to_replace,
    replace_own_bundles,
)
from peerdesk.desk.store import Store
from peerdesk.desk.team_folder import Asking, asking, keep_removing, team_folder
from peerdesk.team.errors import NotReadBack

OUTGOING = "outgoing"
"""Why a bundle is parked that has not reached the team folder."""
_TRIES = 16


@dataclass(frozen=True)
class Leaving:
    """A bundle that has yet to reach the team folder."""

    name: str
    number: int
    data: bytes


class Outbox:
    """Implements `peerdesk.desk.outgoing.Carrier` inside the vault."""

    def __init__(self, book: TeamBook, address: str) -> None:
        self._book, self._address = book, address

    def put(
        self,
        name: str,
        write: Callable[[BinaryIO], object],
        read_back: Callable[[BinaryIO], object],
    ) -> str:
        """Keep a bundle until it can be carried; its place is where it will lie."""
        if any(parked.name == name for parked in self._book.parked()):
            raise NameTaken(name)
        out = BytesIO()
        write(out)
        self._book.park(name, self._book.device, OUTGOING, out.getvalue())
        try:
            read_back(BytesIO(self._book.parked_content(name)))
        except Exception:
            self._book.unpark(name)
            raise
        return _place(self._address, name)


def share_into_folder(book: TeamBook, *, everything: bool = False) -> Exported:
    """Write what colleagues may lack for the team folder; raises as `exchange.export`."""
    folder = team_folder(book)
    return export(book, Outbox(book, folder.address if folder else ""), everything=everything)


def leaving(book: TeamBook) -> tuple[str, ...]:
    """Return the names of the bundles that have not reached the team folder, in order."""
    return tuple(parked.name for parked in book.parked() if parked.why == OUTGOING)


def next_leaving(book: TeamBook) -> Leaving | None:
    """Return the first bundle that has not reached the team folder, or None."""
    for name in leaving(book):
        numbers = {bundle.name: bundle.number for bundle in book.own_bundles()}
        return Leaving(name, numbers.get(name, 0), book.parked_content(name))
    return None


def carry(store: Store, asked: Asking, bundle: Leaving) -> str:
    """Bring a bundle to the team folder and return the name that it has there.

    One that is there already, because the program ended just behind the last step, stays. Where
    another has its name, as after this laptop was put back to an earlier state, the next free one
    of this laptop's names is taken: a bundle is what it holds, not what it is called.
    """
    for name in _names(asked, bundle):
        try:
            store.put(
                name, lambda file: file.write(bundle.data), lambda file: _same(file, bundle.data)
            )
        except NameTaken:
            if store.get(name, len(bundle.data)) == bundle.data:
                return name
            continue
        return name
    raise NameTaken(bundle.name)


def carried(book: TeamBook, bundle: Leaving) -> None:
    """Take a bundle out of the vault that has been read back from the team folder."""
    book.unpark(bundle.name)


def replace_erased(book: TeamBook) -> None:
    """Write anew what own bundles hold besides something erased, and remember which have to go.

    The old ones are taken away once the new ones have arrived. One that never left the vault goes
    at once; of one on a stick nobody can say that it went.
    """
    folder = team_folder(book)
    if folder is None or not own_bundles_to_replace(book):
        return
    old = replace_own_bundles(book, Outbox(book, folder.address))
    here = set(leaving(book))
    book.unpark(*(bundle.name for bundle in old if bundle.name in here))
    lying = [b.name for b in old if b.place == _place(folder.address, b.name)]
    removing = (*asking(book).memory.removing, *(n for n in lying if n not in here))
    keep_removing(book, *removing)
    forget_own_bundles(book, old)


def _place(address: str, name: str) -> str:
    return f"{address.rstrip('/')}/{name}"


def _names(asked: Asking, bundle: Leaving) -> Iterator[str]:
    yield bundle.name
    for number in range(bundle.number + 1, bundle.number + _TRIES):
        yield asked.name(asked.device, number)


def _same(file: BinaryIO, data: bytes) -> None:
    if file.read(len(data) + 1) != data:
        raise NotReadBack
