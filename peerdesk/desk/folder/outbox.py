# SPDX-License-Identifier: Apache-2.0
"""Bundles on their way to the team folder: kept in the vault until they have arrived there.

An export must not wait for a slow share, and must not be forgotten if there is none today. So it
is written into the vault, read back from there, and counts as shared; whoever has the team folder
carries it there, now or when it can be reached again, and takes it out only after it has been read
back from where it lies.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from peerdesk.desk.book import TeamBook
from peerdesk.desk.carried import Carried, Removing, carried_bundles, digest_of, keep_carried
from peerdesk.desk.errors import NameTaken
from peerdesk.desk.exchange import export
from peerdesk.desk.folder.chosen import Asking, asking, keep_removing, team_folder
from peerdesk.desk.folder.errors import NotThere, UnfitFile
from peerdesk.desk.outgoing import Exported
from peerdesk.desk.replacing import (
    forget_own_bundles,
    own_bundles_to_replace,
    replace_own_bundles,
)
from peerdesk.desk.store import Store
from peerdesk.team.errors import NotReadBack
from peerdesk.team.own_bundle import OwnBundle

OUTGOING = "outgoing"
"""Why a bundle is parked that has not reached the team folder."""
_TRIES = 10_000
"""Names tried where others are taken, as after this laptop was put back to an earlier state."""


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
        """Keep a bundle until it can be carried; its place is where it will lie.

        Raises `NameTaken` where another is kept under its name.
        """
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
    of this laptop's names is taken: a bundle is what it holds, not what it is called. Raises
    `NameTaken` where none of them is free, and what the store raises.
    """
    sizes: dict[str, int | None] | None = None
    for name in _names(asked, bundle):
        if sizes is None or name.casefold() not in sizes:
            try:
                store.put(
                    name,
                    lambda file: file.write(bundle.data),
                    lambda file: _same(file, bundle.data),
                )
            except NameTaken:
                pass
            else:
                return name
            if sizes is None:
                sizes = {lying.name.casefold(): lying.size for lying in store.names()}
        if _lies_there(store, name, bundle.data, sizes.get(name.casefold())):
            return name
    raise NameTaken(bundle.name)


def carried(book: TeamBook, bundle: Leaving, name: str) -> None:
    """Take a bundle out of the vault that has been read back from the team folder.

    Under which name it lies there is remembered.
    """
    folder = team_folder(book)
    if folder is not None and bundle.number:
        keep_carried(book, bundle.number, Carried(folder.address, name, digest_of(bundle.data)))
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
    lying = _lying(book, folder.address, [b for b in old if b.name not in here])
    keep_removing(book, *asking(book).memory.removing, *lying)
    forget_own_bundles(book, old)


def _lying(book: TeamBook, address: str, bundles: Sequence[OwnBundle]) -> Iterator[Removing]:
    """Yield under which names bundles lie in a team folder; of one elsewhere nothing."""
    there = carried_bundles(book)
    for bundle in bundles:
        carried_as = there.get(bundle.number)
        if carried_as is None and bundle.place == _place(address, bundle.name):
            yield Removing(bundle.name, bundle.number)
        elif carried_as is not None and carried_as.address == address:
            yield Removing(carried_as.name, bundle.number, carried_as.digest)


def _place(address: str, name: str) -> str:
    return f"{address.rstrip('/')}/{name}"


def _names(asked: Asking, bundle: Leaving) -> Iterator[str]:
    yield bundle.name
    for number in range(bundle.number + 1, bundle.number + _TRIES):
        yield asked.name(asked.device, number)


def _lies_there(store: Store, name: str, data: bytes, size: int | None) -> bool:
    """Say whether a bundle lies under a name; what has another size is not even read."""
    if size not in {None, len(data)}:
        return False
    try:
        return store.get(name, len(data)) == data
    except (NotThere, UnfitFile):
        return False


def _same(file: BinaryIO, data: bytes) -> None:
    if file.read(len(data) + 1) != data:
        raise NotReadBack
