# SPDX-License-Identifier: Apache-2.0
"""Which files in the team folder are this laptop's own bundles, under the names they really have.

Where a name was taken, a bundle lies under another one. Nothing is ever taken away by its name
alone: it has to be, byte for byte or by its own signed word, what this laptop brought there.
"""

from hashlib import sha256

import msgspec
from msgspec import Struct

from peerdesk.desk.book import TeamBook
from peerdesk.team.errors import BundleError
from peerdesk.team.opener import open_bundle

_CARRIED = "team-folder-carried"


class Carried(Struct, frozen=True):
    """Where a bundle was carried: to which folder, under which name, with which bytes."""

    address: str
    name: str
    digest: str


class Removing(Struct, frozen=True):
    """An own bundle that has to go; without a `digest` it was exported there by somebody's hand."""

    name: str
    number: int
    digest: str = ""


def carried_bundles(book: TeamBook) -> dict[int, Carried]:
    """Return where this laptop's bundles were carried, by their numbers."""
    kept = book.choice(_CARRIED)
    return msgspec.json.decode(kept, type=dict[int, Carried]) if kept else {}


def keep_carried(book: TeamBook, number: int, carried: Carried) -> None:
    """Remember where a bundle was carried."""
    everything = carried_bundles(book) | {number: carried}
    book.keep_choice(_CARRIED, msgspec.json.encode(everything).decode())


def digest_of(data: bytes) -> str:
    """Return by what the bytes of a bundle are known again."""
    return sha256(data).hexdigest()


def is_the_one(book: TeamBook, removing: Removing, data: bytes) -> bool:
    """Say whether these bytes are the own bundle that has to go, and not some other file."""
    if removing.digest:
        return digest_of(data) == removing.digest
    own = next((one for one in book.own_bundles() if one.number == removing.number), None)
    try:
        manifest = open_bundle(data, book.keys).manifest
    except BundleError:
        return False
    return (
        own is not None
        and manifest.sender.device == book.device
        and manifest.number == own.number
        and manifest.spans == own.brought.spans
    )
