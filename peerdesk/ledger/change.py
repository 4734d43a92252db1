# SPDX-License-Identifier: Apache-2.0
r"""A change: a fact with its place in its laptop's chain.

The chain runs over headers, and a header holds only the salted digest of its payload, so that
one payload and its salt can be erased for good while the chain still verifies.

    digest = SHA-256("peerdesk payload 1\n" + salt + payload)
    hash   = SHA-256("peerdesk change 1\n" + header)
"""

import hashlib
import secrets
from dataclasses import dataclass
from functools import cached_property
from sys import intern

import msgspec
from msgspec import Struct
from msgspec.structs import force_setattr

from peerdesk.domain.entry import Entry
from peerdesk.domain.facts import Fact
from peerdesk.domain.kinds import KINDS
from peerdesk.ledger.canonical import check_any, decode, encode
from peerdesk.ledger.errors import NotCanonical

SALT = 16
"""Bytes of chance that keep a short payload from being guessed from its digest."""
_SOUND = "sound"
"""What a change remembers of a fact that was looked at and let go."""


class Head(Struct, frozen=True, forbid_unknown_fields=True, order=True):
    """The last change of one laptop in one epoch: its number and hash."""

    device: str
    epoch: str
    number: int
    hash: str


class Header(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is chained. `at` is UTC milliseconds, `offset` minutes; both only for showing.

    `knew` holds the heads of other chains that the laptop had newly seen; `depth` is one more
    than the deepest of the previous change and those.
    """

    format: int = 1
    challenge: str
    device: str
    epoch: str
    number: int
    previous: str
    knew: tuple[Head, ...]
    depth: int
    kind: str
    version: int
    at: int
    offset: int
    digest: str


@dataclass(frozen=True, eq=False)
class Change:
    """A header with its payload; `salt` and `payload` are None once erased.

    The bytes are kept as received and never written anew.
    """

    header_bytes: bytes
    salt: bytes | None
    payload: bytes | None

    @cached_property
    def header(self) -> Header:
        """Return the header, or raise `NotCanonical`."""
        return _shared(decode(self.header_bytes, Header))

    @cached_property
    def hash(self) -> str:
        """Return the change's hash in hexadecimal."""
        return intern(hashlib.sha256(b"peerdesk change 1\n" + self.header_bytes).hexdigest())

    @property
    def head(self) -> Head:
        """Return this change as the head of its chain."""
        header = self.header
        return Head(header.device, header.epoch, header.number, self.hash)

    @cached_property
    def fact(self) -> Fact | None:
        """Return the fact, or None where the kind is unknown here or the payload erased.

        Raises `NotCanonical` where the payload is not what its header or kind says.
        """
        if self.payload is None or self.salt is None:
            return None
        if _SOUND in self.__dict__:
            return msgspec.json.decode(self.payload, type=KINDS[self.header.kind])
        if payload_digest(self.salt, self.payload) != self.header.digest:
            raise NotCanonical("its content is not the one that was recorded")
        kind = KINDS.get(self.header.kind)
        if kind is None or kind.version != self.header.version:
            check_any(self.payload)
            return None
        return decode(self.payload, kind)

    def forget(self) -> None:
        """Let go of the fact, to save memory; if it was found sound, it is read anew as that."""
        if self.__dict__.pop("fact", None) is not None:
            self.__dict__[_SOUND] = True

    @property
    def entry(self) -> Entry | None:
        """Return the fact with its place in the ledger, or None as `fact` does."""
        fact = self.fact
        if fact is None:
            return None
        header = self.header
        return Entry(
            self.hash, header.depth, header.device, header.at, header.offset, fact,
            header.epoch, header.number,
        )  # fmt: skip


def _shared(header: Header) -> Header:
    """Let headers hold one copy of the texts that they have in common, for there are many."""
    for name in ("challenge", "device", "epoch", "previous", "kind"):
        force_setattr(header, name, intern(getattr(header, name)))
    return header


class Link(Struct, frozen=True, kw_only=True):
    """Where a laptop's next change goes: what it follows and what it newly knows."""

    challenge: str
    device: str
    epoch: str
    number: int
    previous: str
    knew: tuple[Head, ...]
    depth: int


def payload_digest(salt: bytes, payload: bytes) -> str:
    """Return the salted digest of a payload in hexadecimal."""
    return hashlib.sha256(b"peerdesk payload 1\n" + salt + payload).hexdigest()


def make_change(fact: Fact, link: Link, at: int, offset: int) -> Change:
    """Return the change that puts a fact at the end of its laptop's chain."""
    salt = secrets.token_bytes(SALT)
    payload = encode(fact)
    header = Header(
        challenge=link.challenge,
        device=link.device,
        epoch=link.epoch,
        number=link.number,
        previous=link.previous,
        knew=link.knew,
        depth=link.depth,
        kind=type(fact).__name__,
        version=fact.version,
        at=at,
        offset=offset,
        digest=payload_digest(salt, payload),
    )
    return Change(encode(header), salt, payload)


def following(change: Change, knew: tuple[Head, ...] = (), depth_known: int = 0) -> Link:
    """Return the link after a change, with heads newly seen and the deepest depth among them."""
    header = change.header
    return Link(
        challenge=header.challenge,
        device=header.device,
        epoch=header.epoch,
        number=header.number + 1,
        previous=change.hash,
        knew=knew,
        depth=max(header.depth, depth_known) + 1,
    )
