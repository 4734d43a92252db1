# SPDX-License-Identifier: Apache-2.0
"""Three lines: what it is, a record as canonical JSON, and a signature over both.

So an invitation or a request, once decrypted, can be read with nothing but a text editor, and the
bytes that were signed are the bytes that stand there.
"""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from msgspec import Struct

_SIGNATURE = 64


class SignedText(Struct, frozen=True):
    """The lines, taken apart; nobody has looked at the signature yet."""

    first: bytes
    record: bytes
    signature: bytes

    def is_signed_by(self, signing_key: str) -> bool:
        """Say whether the owner of a public key (hexadecimal) signed just these bytes."""
        try:
            key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signing_key))
            key.verify(self.signature, self.first + self.record)
        except (InvalidSignature, ValueError):
            return False
        return True


def write_signed(first: bytes, record: bytes, key: Ed25519PrivateKey) -> bytes:
    """Return the three lines; `first` ends in a newline, `record` is canonical JSON."""
    return first + record + b"\n" + key.sign(first + record).hex().encode() + b"\n"


def take_apart(data: bytes, first: bytes) -> SignedText | None:
    """Return the three lines, or None where the text is not in this one form."""
    if not data.startswith(first) or not data.endswith(b"\n"):
        return None
    lines = data[len(first) : -1].split(b"\n")
    if len(lines) != 2:  # noqa: PLR2004 - the record and its signature
        return None
    try:
        signature = bytes.fromhex(lines[1].decode("ascii"))
    except ValueError:
        return None
    if len(signature) != _SIGNATURE or signature.hex().encode() != lines[1]:
        return None
    return SignedText(first, lines[0], signature)
