# SPDX-License-Identifier: Apache-2.0
"""Own bundles that still hold what has been erased for good: found, and replaced by a new one.

A bundle is written once and never changed. So what is to be replaced is named, a new bundle
brings the same changes without what was erased, and whoever keeps the files takes the old ones
away. On a stick that is elsewhere nobody can do that: it can only be named.
"""

from peerdesk.desk.book import TeamBook
from peerdesk.desk.carrying import Carrying
from peerdesk.desk.exchange import export
from peerdesk.desk.outgoing import AS_USUAL, Carrier, Way
from peerdesk.team.own_bundle import OwnBundle, outdated


def own_bundles_to_replace(book: TeamBook) -> tuple[OwnBundle, ...]:
    """Return this laptop's bundles that hold what was erased since, the oldest first.

    Each has the `name` and `place` of its file. Cheap where nothing was ever erased.
    """
    if not book.erasures():
        return ()
    standing = {attachment.id for attachment in book.attachments()}
    return tuple(outdated(book.own_bundles(), book.emptied(), standing))


def replace_own_bundles(
    book: TeamBook, carrier: Carrier, way: Way = AS_USUAL
) -> tuple[OwnBundle, ...]:
    """Write one bundle in the place of those that hold what was erased, and return these.

    The caller then takes their files away and calls `forget_own_bundles`; until that, they are
    named again. Returns nothing where nothing has to be replaced.
    """
    old = own_bundles_to_replace(book)
    if old:
        export(book, carrier, again=old, way=way)
    return old


def forget_own_bundles(book: Carrying, bundles: tuple[OwnBundle, ...]) -> None:
    """Remember that the files of these bundles are gone, or that nobody can take them away."""
    book.mark_replaced([bundle.number for bundle in bundles])
