# SPDX-License-Identifier: Apache-2.0
"""The small file that a colleague hands to a lead, so that their laptop can be admitted.

It holds public keys only and is signed with the laptop's own key: whatever is flipped on its
way, the file is refused. Who it truly comes from is for the six words to say, by voice.
"""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from msgspec import Struct

from peerdesk.domain.team import Member
from peerdesk.ledger.canonical import decode, encode
from peerdesk.ledger.errors import NotCanonical
from peerdesk.team.errors import DamagedIdentity
from peerdesk.team.fingerprint import check_member
from peerdesk.team.keys import DeviceKeys

SUFFIX = ".peerdesk-id"
LARGEST = 8 << 10
"""Bytes in an identity file; about 700 are needed."""
FORMAT = "peerdesk identity 1"
_CONTEXT = b"peerdesk identity 1\n"


class IdentityFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file's content; the signature is hexadecimal, over the member's canonical bytes."""

    format: str
    member: Member
    signature: str


def write_identity(member: Member, keys: DeviceKeys) -> bytes:
    """Return the identity file of a laptop, signed with its own key."""
    signature = keys.signing.sign(_CONTEXT + encode(member))
    return encode(IdentityFile(format=FORMAT, member=member, signature=signature.hex()))


def read_identity(data: bytes) -> Member:
    """Return the laptop's entry that an identity file asks for, or raise `DamagedIdentity`.

    The entry says what its owner wrote, authority included; what is granted is for the lead.
    """
    if len(data) > LARGEST:
        raise DamagedIdentity("the file is too large for one")
    try:
        content = decode(data, IdentityFile)
    except NotCanonical as error:
        raise DamagedIdentity("the file was changed, or is something else") from error
    if content.format != FORMAT:
        raise DamagedIdentity("it is in a form that this version does not know")
    member = check_member(content.member)
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(member.signing_key))
        signature = bytes.fromhex(content.signature)
        key.verify(signature, _CONTEXT + encode(member))
    except (InvalidSignature, ValueError) as error:
        raise DamagedIdentity("its signature does not hold") from error
    if signature.hex() != content.signature:
        raise DamagedIdentity("its signature is not written in the one form")
    return member
