# SPDX-License-Identifier: Apache-2.0
"""The signed word of a laptop that it destroyed its keys and files: `.peerdesk-cleared`.

Once its keys are gone a laptop can sign nothing, and before that nothing has been done. So the
word comes in two steps. Before, the laptop signs a statement of what it is about to destroy, and
in it names the public half of a key made for this one purpose. Afterwards that key signs that
it was done, and when, and goes as well. Who takes the file in verifies both.

It proves that the program on this laptop said so. That the disk forgot, and that nobody had
made a copy before, no file can prove; the certificate says as much.
"""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from msgspec import Struct

from peerdesk.ledger.canonical import decode, encode
from peerdesk.ledger.change import Head
from peerdesk.ledger.errors import NotCanonical
from peerdesk.team.errors import DamagedConfirmation

SUFFIX = ".peerdesk-cleared"
LARGEST = 16 << 10
"""Bytes in a confirmation; about 1,500 are needed."""
FORMAT = "peerdesk cleared 1"
_BEFORE = b"peerdesk cleared 1 before\n"
_AFTER = b"peerdesk cleared 1 after\n"


class Evidence(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much evidence a vault holds; withdrawn things are counted with the others.

    `attachments_here` are attachments whose contents are on this laptop; no bundle carries these.
    """

    sessions: int
    notes: int
    messages: int
    summaries: int
    attachments: int
    attachment_bytes: int
    attachments_here: int
    changes: int
    unshared: int


class Parts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The files of a vault: with key slots in them, databases, all others; and their bytes.

    `copies` are other copies of the vault on the laptop, which go with it. `elsewhere` is how many
    were made for safe keeping in a folder of the user's choice, which nobody here can reach.
    """

    keys: int
    databases: int
    others: int
    size: int
    copies: int = 0
    elsewhere: int = 0

    @property
    def files(self) -> int:
        """Return how many files these are."""
        return self.keys + self.databases + self.others


class Statement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a laptop says before: what it holds, and that it is about to destroy it.

    `orders` are the changes that ordered it. `heads` are where the laptop's own chains end, so
    that a lead can see whether everything had reached them, and `vector` is the SHA-256 of the
    canonical list of all heads that it held: laptops that held the same have the same.
    `finisher` is the public key (hexadecimal, Ed25519) of what signs afterwards. `at` is UTC
    milliseconds of the laptop's clock.
    """

    challenge: str
    disposal: str
    orders: tuple[str, ...]
    device: str
    heads: tuple[Head, ...]
    vector: str
    evidence: Evidence
    parts: Parts
    finisher: str
    at: int
    offset: int


class Completion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What it says afterwards: all named parts are gone.

    `starts` is how often it was begun (more than 1 after a crash), and `strangers` how many
    files in the vault's folder were not the vault's, and were left alone.
    """

    starts: int
    strangers: int
    at: int
    offset: int


class Cleared(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file's content; signatures are hexadecimal, over the canonical bytes of both steps."""

    format: str
    statement: Statement
    signature: str
    completion: Completion
    completed: str


def sign_statement(statement: Statement, key: Ed25519PrivateKey) -> str:
    """Return the laptop's signature of its statement, in hexadecimal."""
    return key.sign(_BEFORE + encode(statement)).hex()


def complete(
    statement: Statement, signature: str, completion: Completion, finisher: bytes
) -> bytes:
    """Return the file, its second step signed with the raw bytes of the finisher's secret key."""
    key = Ed25519PrivateKey.from_private_bytes(finisher)
    return encode(
        Cleared(
            format=FORMAT,
            statement=statement,
            signature=signature,
            completion=completion,
            completed=key.sign(_after(signature, completion)).hex(),
        )
    )


def new_finisher() -> tuple[bytes, str]:
    """Return a new key for the second step: its secret raw bytes, and the public half in hex."""
    key = Ed25519PrivateKey.generate()
    return key.private_bytes_raw(), key.public_key().public_bytes_raw().hex()


def read_cleared(data: bytes) -> Cleared:
    """Return what a file says, or raise `DamagedConfirmation`; nothing of it is verified yet."""
    if len(data) > LARGEST:
        raise DamagedConfirmation("the file is too large for one")
    try:
        cleared = decode(data, Cleared)
    except NotCanonical as error:
        raise DamagedConfirmation("the file was changed, or is something else") from error
    if cleared.format != FORMAT:
        raise DamagedConfirmation("it is in a form that this version does not know")
    return cleared


def verify_cleared(cleared: Cleared, signing_key: str) -> None:
    """Raise `DamagedConfirmation` unless the laptop's key and then its finisher signed it."""
    _verify(signing_key, cleared.signature, _BEFORE + encode(cleared.statement))
    after = _after(cleared.signature, cleared.completion)
    _verify(cleared.statement.finisher, cleared.completed, after)


def _after(signature: str, completion: Completion) -> bytes:
    """Return what the second signature is over: the first one, so that no other fits, and more."""
    return _AFTER + encode((signature, completion))


def _verify(public: str, signature: str, signed: bytes) -> None:
    try:
        raw = bytes.fromhex(signature)
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(raw, signed)
    except (InvalidSignature, ValueError) as error:
        raise DamagedConfirmation("its signature does not hold") from error
    if raw.hex() != signature:
        raise DamagedConfirmation("its signature is not written in the one form")
