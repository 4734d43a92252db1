# SPDX-License-Identifier: Apache-2.0
"""What colleagues' laptops exchange: identities, bundles, and the board of who has what."""

from collections.abc import Sequence
from typing import BinaryIO

from msgspec.structs import replace

from peerdesk.desk.admission import grant
from peerdesk.desk.arrivals import weigh
from peerdesk.desk.book import TeamBook
from peerdesk.desk.clock import london_offset
from peerdesk.desk.erasing import purge
from peerdesk.desk.errors import (
    NameTaken,
    NobodyElse,
    NotAdmitted,
    NothingToShare,
)
from peerdesk.desk.missing import declare_lost
from peerdesk.desk.sharing import Share, heads_to_send, what_to_share
from peerdesk.desk.writing import keep_apart, own_entry, write
from peerdesk.domain.facts import ChallengeFounded, Fact, MemberAdmitted, PersonNamed
from peerdesk.domain.laptop import NAME_LIMIT, shown
from peerdesk.domain.team import Member, Person
from peerdesk.ledger.chain import HeadClaim, SignedHead
from peerdesk.team.bundle import LAPTOPS, BundleContents, bundle_name, seal
from peerdesk.team.errors import TooManyLaptops
from peerdesk.team.fingerprint import fingerprint
from peerdesk.team.identity_file import read_identity, write_identity
from peerdesk.team.opener import OpenedBundle, open_bundle
from peerdesk.team.receipt import Preview, Receipt
from peerdesk.team.unite import Judged, judge


def identity_file(book: TeamBook) -> bytes:
    """Return the file that this laptop's owner hands to a lead, to be admitted."""
    return write_identity(book.identity, book.keys)


def admit(book: TeamBook, data: bytes, *, person: str = "") -> Member:
    """Admit the laptop of an identity file to the team; only a lead can.

    What the roster says counts from then on, the laptop's own notes included. So where scoping
    has named its owner already, the lead passes that `person`: name, role and authority are
    then those named at scoping, and nobody stands in the lists twice. Otherwise the owner is
    named as in the file, with the authority of their role. An admitted laptop stays as it is.
    Raises `DamagedIdentity`, `SomebodyElses`, `NotFound`, `NotAllowed` and `TooManyLaptops`.
    """
    book.challenge()
    asked = read_identity(data)
    members = book.members()
    for member in members:
        if member.device == asked.device:
            return member
    if len(members) >= LAPTOPS:
        raise TooManyLaptops(len(members) + 1, LAPTOPS)
    granted = grant(book, asked, person)
    admitted: list[Fact] = [MemberAdmitted(device=granted.device, member=granted)]
    if not person:
        details = Person(granted.name, granted.role, granted.organisation)
        admitted.append(PersonNamed(person=granted.person, details=details))
    write(book, *admitted)
    return granted


def export(
    book: TeamBook,
    carrier: Carrier,
    *,
    everything: bool = False,
    again: Sequence[OwnBundle] = (),
    way: Way = Way(),
) -> Exported:
    """Write what colleagues may lack, or everything, as bundles for all admitted laptops.

    The own head is signed anew and all signed heads go along with the changes; attachments follow
    in bundles of their own. What was shared is remembered only after a bundle has been read back
    and decrypted. `again` are bundles whose changes go once more. Raises `NotAdmitted`,
    `NobodyElse`, `NothingToShare`, `Cancelled`, `BundleError` and what the carrier raises.
    """
    book.challenge()
    members = book.members()
    if book.device not in {member.device for member in members}:
        raise NotAdmitted
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
    exported = sending.share(share, heads, giving)
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
        counts=arrivals.counts,
        refusals=(*judged.refusals, *arrivals.aside),
        notices=arrivals.notices,
    )


def take_in(book: TeamBook, data: bytes | BinaryIO) -> Receipt:
    """Take in a bundle: what can be believed of it is united with what is here.

    Twice, or in another order, ends the same. Afterwards the own head is signed, so that the
    next bundle acknowledges what has arrived; what is still missing of this laptop's own and can
    be with nobody is declared lost before. Raises as `preview` does, before anything is written.
    """
    opened, judged = _judged(book, data)
    arrivals = weigh(book, judged)
    accepted = book.accept(judged.changes, judged.heads)
    declare_lost(book)
    at = book.sign().claim.at
    receipt = Receipt(
        sender=judged.sender.name,
        sender_device=judged.sender.device,
        number=opened.manifest.number,
        imported_at=at,
        offset=london_offset(at),
        digest=opened.manifest.digest,
        counts=replace(
            arrivals.counts,
            new=accepted.new,
            already=accepted.already,
            waiting=accepted.waiting,
            refused=judged.refused + accepted.refused,
        ),
        refusals=(*judged.refusals, *accepted.refusals, *arrivals.aside),
        notices=arrivals.notices,
        written_at=opened.manifest.at,
    )
    book.keep_receipt(receipt)
    left = purge(book)
    return replace(receipt, notices=(*receipt.notices, left)) if left else receipt


def _judged(book: TeamBook, data: bytes | BinaryIO) -> tuple[OpenedBundle, Judged]:
    opened = open_bundle(data, book.keys)
    judged = judge(opened, book.roster(), book.challenge_id, book.losses())
    for change in judged.changes if judged.first else ():
        if isinstance(founded := change.fact, ChallengeFounded):
            keep_apart(book, practice=founded.practice)
    return opened, judged
