# SPDX-License-Identifier: Apache-2.0
"""What colleagues' laptops exchange: identities, bundles, and the board of who has what."""

import dataclasses
from collections.abc import Callable, Sequence
from typing import BinaryIO

from msgspec.structs import replace

from peerdesk.desk.admission import admit_member, read_asking
from peerdesk.desk.arrivals import weigh
from peerdesk.desk.book import TeamBook
from peerdesk.desk.clock import london_offset
from peerdesk.desk.erasing import purge
from peerdesk.desk.errors import NobodyElse, NotFound, NothingToShare
from peerdesk.desk.giving import asks_anew, what_to_give
from peerdesk.desk.incoming import arriving, as_of, with_changes, with_pieces
from peerdesk.desk.joining import check_founding, readers
from peerdesk.desk.missing import declare_lost
from peerdesk.desk.outgoing import AS_USUAL, Carrier, Exported, Sending, Way
from peerdesk.desk.recognising import taken_in_whole, without_known
from peerdesk.desk.sharing import heads_for, heads_to_send, what_to_share
from peerdesk.desk.writing import keep_apart
from peerdesk.domain.facts import ChallengeFounded
from peerdesk.domain.laptop import NAME_LIMIT, shown
from peerdesk.domain.team import Member
from peerdesk.ledger.store import Told, unheard
from peerdesk.team.errors import BundleError, DamagedBundle, UnknownSender, WrittenHere
from peerdesk.team.fingerprint import fingerprint
from peerdesk.team.identity_file import write_identity
from peerdesk.team.opener import OpenedBundle, open_bundle, read_start
from peerdesk.team.own_bundle import OwnBundle
from peerdesk.team.receipt import Preview, Receipt, brings
from peerdesk.team.unite import Judged, judge

_LARGE = 32 << 20
"""Bytes of changes from which on a bundle needs the memory that other things only take."""
_GIVEN_UP = (
    "An import that was broken off could not be gone on with. What it had brought stays here; "
    "import its bundle once more if you have it. The reason was:"
)


def identity_file(book: TeamBook) -> bytes:
    """Return the file that this laptop's owner hands to a lead, to be admitted."""
    return write_identity(book.identity, book.keys)


def admit(book: TeamBook, data: bytes, *, person: str = "") -> Member:
    """Admit the laptop of an identity file or a request to join; see `admission.admit_member`.

    Raises what that raises, and what `admission.read_asking` raises.
    """
    return admit_member(book, read_asking(book, data).member, person=person)


def export(
    book: TeamBook,
    carrier: Carrier,
    *,
    everything: bool = False,
    again: Sequence[OwnBundle] = (),
    way: Way = AS_USUAL,
) -> Exported:
    """Write what colleagues may lack, or everything, as bundles for all admitted laptops.

    The own head is signed anew and all signed heads go along with the changes; attachments follow
    in bundles of their own. What was shared is remembered only after a bundle has been read back
    and decrypted. `again` are bundles whose changes go once more. Raises `NotAdmitted`,
    `NobodyElse`, `NothingToShare`, `Cancelled`, `BundleError` and what the carrier raises.
    """
    book.challenge()
    members = readers(book)
    if len(members) == 1:
        raise NobodyElse
    own, heads = heads_to_send(book)
    claims = [signed.claim for signed in heads]
    share = what_to_share(
        book, claims, everything=everything, again=[s for b in again for s in b.brought.spans]
    )
    once_more = {a for bundle in again for a in bundle.brought.attachments}
    giving = what_to_give(book, claims, everything=everything, again=once_more)
    # what is lacking here is told to colleagues even where there is nothing else to say
    if not (share.changes or giving.attachments or book.gaps() or asks_anew(book, own)):
        raise NothingToShare
    sending = Sending(book, carrier, own, members, way)
    exported = sending.share(share, heads_for(book, share, heads), giving)
    return replace(exported, everything=everything)


def preview(book: TeamBook, data: bytes | BinaryIO) -> Preview:
    """Say what taking in a bundle would bring; nothing is written.

    Raises the `BundleError` that says why a bundle cannot be taken in.
    """
    opened, judged = _judged(book, data)
    manifest, arrivals = opened.manifest, weigh(book, judged)
    return Preview(
        sender=judged.sender.name,
        sender_device=judged.sender.device,
        council=shown(manifest.council)[:NAME_LIMIT],
        number=manifest.number,
        at=manifest.at,
        offset=manifest.offset,
        fingerprint=fingerprint(judged.sender),
        first=judged.first,
        counts=with_pieces(arrivals.counts, book.weigh_pieces(opened.pieces)),
        refusals=(*judged.refusals, *arrivals.aside),
        notices=arrivals.notices,
        digest=manifest.digest,
        as_of=as_of(book),
    )


def take_in(
    book: TeamBook, data: bytes | BinaryIO, told: Told = unheard, shown: Preview | None = None
) -> Receipt:
    """Take in a bundle: what can be believed of it is united with what is here.

    Twice, or in another order, ends the same. Afterwards the own head is signed, so that the
    next bundle acknowledges what has arrived; what is still missing of this laptop's own and can
    be with nobody is declared lost before. Should the program end meanwhile, `go_on` goes on with
    it. `shown` is what somebody has agreed to, where the file may be another by now; it is not
    weighed again as long as nothing has changed here. Raises as `preview` does, before anything
    is written.
    """
    opened, judged = _judged(book, data)
    if shown is not None and shown.digest != opened.manifest.digest:
        raise DamagedBundle("it is not the one any more that was shown")
    coming = arriving(book, data, opened, judged, shown)
    begun = coming.receipt
    if brings(begun.counts) or coming.name in book.broken_off():
        begun = book.begin_import(coming, opened.pieces)
    if opened.pieces:
        counts = with_pieces(begun.counts, book.accept_pieces(opened.pieces, told))
        refusals = begun.refusals
    else:
        handed = [judged.changes]  # to whom lets go of each as soon as it has been written
        judged = dataclasses.replace(judged, changes=())
        accepted = book.accept(handed.pop(), judged.heads, told)
        counts = with_changes(begun.counts, accepted, judged)
        refusals = (*begun.refusals, *accepted.refusals)
    declare_lost(book)
    at = book.sign().claim.at
    receipt = book.keep_receipt(
        replace(
            begun,
            imported_at=at,
            offset=london_offset(at),
            counts=counts,
            refusals=tuple(dict.fromkeys(refusals)),
        )
    )
    left = purge(book)
    return replace(receipt, notices=(*receipt.notices, left)) if left else receipt


def go_on(
    book: TeamBook, told: Told = unheard, given_up: Callable[[str], None] | None = None
) -> tuple[Receipt, ...]:
    """Go on with imports that were under way when the program ended; return their receipts.

    One that cannot be taken in any more is let go, and `given_up` is told a sentence on it: its
    file can be chosen again.
    """
    receipts: list[Receipt] = []
    book.tidy_imports()
    for name in book.broken_off():
        try:
            receipts.append(take_in(book, book.broken_off_content(name), told))
        except (BundleError, NotFound) as error:
            book.give_up(name)
            if given_up is not None:
                given_up(f"{_GIVEN_UP} {error.user_message}")
    return tuple(receipts)


def _judged(book: TeamBook, data: bytes | BinaryIO) -> tuple[OpenedBundle, Judged]:
    """Return a bundle, of which only the pieces of attachments are left, and what is believed."""
    opened, known = _opened(book, data)
    check_founding(book, opened)
    try:
        judged = judge(opened, book.roster(), book.challenge_id, book.losses(), book.give_way)
    except UnknownSender as error:
        if error.device == book.device:
            raise WrittenHere from error
        raise
    judged = dataclasses.replace(judged, known=known)
    for change in judged.changes if judged.first else ():
        if isinstance(founded := change.fact, ChallengeFounded):
            keep_apart(book, practice=founded.practice)
    return dataclasses.replace(opened, changes=()), judged


def _opened(book: TeamBook, data: bytes | BinaryIO) -> tuple[OpenedBundle, int]:
    """Return a bundle without what is known to be here, and how many changes those are.

    One that was taken in whole before is not decrypted again behind what its sender signed.
    """
    start = read_start(data, book.keys)
    if taken_in_whole(book, start):
        nothing = replace(start, spans=(), changes=0, heads=0)
        return OpenedBundle(nothing, (), ()), start.changes
    if start.length > _LARGE:
        book.make_room()
    whole = open_bundle(data, book.keys, turn=book.give_way)
    opened = without_known(book, whole)
    return opened, len(whole.changes) - len(opened.changes)
