# SPDX-License-Identifier: Apache-2.0
"""Drafts that the disk refuses: in the open vault's memory, and sealed from lock to unlocking.

While a vault is open they stand in place of the older ones on the disk, so whoever asks for a
draft gets the last word typed, and there is never a choice between two. What is sealed at a lock
is therefore always the newer one, and may go back over what the disk has.
"""

from collections.abc import Mapping

from peerdesk.desk.book import TeamBook
from peerdesk.errors import PeerDeskError
from peerdesk.team.sealing import seal_to_self, unseal_own
from peerdesk.vault.book import OpenVault

Sealed = dict[str, bytes]
"""Drafts that the disk refused, by their keys, sealed to the vault's own laptop."""


def put_back(book: TeamBook, sealed: Sealed) -> None:
    """Have what could not be kept at the lock stand in the book again; see `keep_unkept`."""
    if isinstance(book, OpenVault):
        for key in list(sealed):
            book.unkept[key] = unseal_own(book.keys, sealed[key])
            del sealed[key]


def keep_unkept(book: TeamBook) -> bool:
    """Offer the disk again what it has refused; say whether there was anything.

    Every draft is tried, and the last refusal is raised at the end.
    """
    if not isinstance(book, OpenVault):
        return False
    waiting = dict(book.unkept)
    _keep_every(book, waiting)
    return bool(waiting)


def keep_last_words(book: TeamBook, last_words: Mapping[str, str], sealed: Sealed) -> None:
    """Keep the drafts at a lock; seal those that the disk refuses, and tell why at the end."""
    if not isinstance(book, OpenVault):
        return
    try:
        _keep_every(book, {**book.unkept, **last_words})
    except PeerDeskError:
        held = {key: text for key, text in book.unkept.items() if text}
        sealed.update({key: seal_to_self(book.keys, text) for key, text in held.items()})
        if held:
            raise


def _keep_every(book: OpenVault, drafts: Mapping[str, str]) -> None:
    """Keep each of the drafts, or have it stand unkept; raise the last refusal."""
    refused: PeerDeskError | None = None
    for key, text in drafts.items():
        try:
            book.keep_draft(key, text)
        except PeerDeskError as error:
            book.unkept[key] = text
            refused = error
    if refused is not None:
        raise refused
