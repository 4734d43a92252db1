# SPDX-License-Identifier: Apache-2.0
"""Chains and signed heads: that nothing was changed, left out or slipped in.

Heads are signed, not changes: one signature over a chain's head vouches for all before it.
"""

from collections.abc import Collection, Sequence
from itertools import pairwise

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from msgspec import Struct

from peerdesk.ledger.canonical import decode, encode
from peerdesk.ledger.change import Change, Head
from peerdesk.ledger.errors import BadSignature, BrokenChain

_CONTEXT = b"peerdesk head 1\n"


class Gap(Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """Changes of a chain that a laptop lacks, from one number to another, though it has later ones.

    Or it has nothing later, and yet knows that there was more.
    """

    device: str
    epoch: str
    first: int
    last: int


class HeadClaim(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a laptop signs: where its chain stands, and what it holds of every other.

    `holds` acknowledges to colleagues what has arrived here, its own head included; `lacks` is
    what was here, or is known of, and is missing; `bare` is what came without its contents, on
    an erasure's word alone; `bundle` is the number of the last bundle that the laptop wrote, the
    one included that this claim goes into; `wanting` are the attachments (identifiers) whose bytes
    are not here. All are written only where there is something.
    """

    challenge: str
    head: Head
    holds: tuple[Head, ...]
    at: int
    lacks: tuple[Gap, ...] = ()
    bare: tuple[Gap, ...] = ()
    bundle: int = 0
    wanting: tuple[str, ...] = ()


class SignedHead(Struct, frozen=True, forbid_unknown_fields=True):
    """A claim as the exact bytes that were signed, with their Ed25519 signature (64 bytes)."""

    claim_bytes: bytes
    signature: bytes

    @property
    def claim(self) -> HeadClaim:
        """Return the claim, or raise `NotCanonical`; it says nothing until verified."""
        return decode(self.claim_bytes, HeadClaim)


def sign_head(claim: HeadClaim, key: Ed25519PrivateKey) -> SignedHead:
    """Return the claim signed with the laptop's own key."""
    data = encode(claim)
    return SignedHead(data, key.sign(_CONTEXT + data))


def verify_head(signed: SignedHead, signing_key: str) -> HeadClaim:
    """Return the claim if the key (hexadecimal) signed it, else raise `BadSignature`."""
    claim = signed.claim
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signing_key))
        key.verify(signed.signature, _CONTEXT + signed.claim_bytes)
    except (InvalidSignature, ValueError) as error:
        raise BadSignature(claim.head.device) from error
    return claim


Bridges = Collection[tuple[str, str]]
"""Hashes of the changes before and after one that its own laptop declared lost."""


def verify_run(run: Sequence[Change], last: Head, bridges: Bridges = ()) -> None:
    """Raise `BrokenChain` unless consecutive changes of one chain end in the given head.

    Each change must name the hash of the one before it and the next number; payloads that are
    there must have the digest that their header holds. The first may follow on changes that
    are not given: the head vouches for it through the hashes all the same. Where what lay
    between two changes was declared lost, those two are named by `bridges`, and vouched for so.
    """
    for change in run:
        _ = change.fact  # raises where a payload is not what its header says
    verify_links(run, last, bridges)


def verify_links(run: Sequence[Change], last: Head, bridges: Bridges = ()) -> None:
    """Raise `BrokenChain` as `verify_run` does, of payloads that have been looked at already."""
    if not run:
        return
    for change in run:
        header = change.header
        _check(change, header.device == last.device and header.epoch == last.epoch, "other chain")
    for before, after in pairwise(run):
        if (before.hash, after.hash) not in bridges:
            _check(after, after.header.number == before.header.number + 1, "a number is missing")
            _check(after, after.header.previous == before.hash, "it follows on something else")
        _check(after, after.header.depth > before.header.depth, "its depth is too small")
    first, end = run[0], run[-1]
    _check(first, (first.header.number == 1) == (first.header.previous == ""), "its start is wrong")
    _check(end, end.head == last, "it does not end in the signed head")


def _check(change: Change, holds: bool, what: str) -> None:  # noqa: FBT001 - reads as a sentence
    if not holds:
        raise BrokenChain(change.header.device, change.header.number, what)
