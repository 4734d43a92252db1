# SPDX-License-Identifier: Apache-2.0
"""What a bundle says of itself, signed by its sender.

age hides a bundle from strangers but does not prove who wrote it: the signature does. Since the
manifest names its recipients, nobody can pass a signed bundle on as if it had been meant for
another; since it holds the digest of what follows, one signature covers all of it.
"""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from msgspec import Struct

from peerdesk.domain.team import Member
from peerdesk.ledger.canonical import decode
from peerdesk.ledger.errors import NotCanonical
from peerdesk.ledger.store import Span
from peerdesk.team.errors import DamagedBundle, DamagedIdentity
from peerdesk.team.fingerprint import check_member

FORMAT = "peerdesk bundle 1"
SIGNATURE = 64
"""Bytes in an Ed25519 signature."""
_MINUTES = 24 * 60
_CONTEXT = b"peerdesk manifest 1\n"


class Manifest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Who sends what to whom.

    `recipients` are the age recipients, sorted; `length` and `digest` (SHA-256, hexadecimal)
    are of the frames that follow, `changes` and `heads` their numbers. `at` is UTC milliseconds
    of the sender's clock and `offset` its minutes, only for showing. `pieces` counts those of
    attachments, and is written only where there are some: they travel in bundles of their own.
    """

    format: str
    challenge: str
    council: str
    sender: Member
    epoch: str
    number: int
    at: int
    offset: int
    recipients: tuple[str, ...]
    spans: tuple[Span, ...]
    changes: int
    heads: int
    length: int
    digest: str
    pieces: int = 0


def sign_manifest(data: bytes, key: Ed25519PrivateKey) -> bytes:
    """Return the sender's signature over the manifest's exact bytes."""
    return key.sign(_CONTEXT + data)


def read_manifest(data: bytes, signature: bytes) -> Manifest:
    """Return the manifest if the laptop that it names as its sender signed it.

    Whether that laptop belongs to the team is not known here. Raises `DamagedBundle`.
    """
    try:
        manifest = decode(data, Manifest)
        sender = check_member(manifest.sender)
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(sender.signing_key))
        key.verify(signature, _CONTEXT + data)
    except NotCanonical as error:
        raise DamagedBundle("its first record is in another form") from error
    except DamagedIdentity as error:
        raise DamagedBundle("its sender's keys do not hold") from error
    except InvalidSignature as error:
        raise DamagedBundle("its sender did not sign it") from error
    if manifest.format != FORMAT or list(manifest.recipients) != sorted(set(manifest.recipients)):
        raise DamagedBundle("its first record is in another form")
    _check_counts(manifest)
    return manifest


def _check_counts(manifest: Manifest) -> None:
    counts = (manifest.number, manifest.changes, manifest.heads, manifest.length, manifest.pieces)
    if min(counts) < 0:
        raise DamagedBundle("its first record counts below nothing")
    if manifest.pieces and (manifest.changes or manifest.heads):
        raise DamagedBundle("it holds both changes and attachments")
    if any(not 1 <= span.first <= span.last for span in manifest.spans):
        raise DamagedBundle("its first record names changes out of order")
    if sum(span.last - span.first + 1 for span in manifest.spans) != manifest.changes:
        raise DamagedBundle("its first record counts wrongly")
    if abs(manifest.offset) >= _MINUTES:
        raise DamagedBundle("its first record has a time that no clock shows")
