# SPDX-License-Identifier: Apache-2.0
r"""A change: a fact with its place in its laptop's chain.

The chain runs over headers, and a header holds only the salted digest of its payload, so that
one payload and its salt can be erased for good while the chain still verifies.

    digest = SHA-256("peerdesk payload 1\n" + salt + payload)
    hash   = SHA-256("peerdesk change 1\n" + header)
"""

import hashlib
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
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


class Head(Struct, frozen=True, forbid_unknown_fields=True, order=True):
    """The last change of one laptop in one epoch: its number and hash."""

    device: str
    epoch: str
    number: int
    hash: str


class Header(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
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


@dataclass(frozen=True, eq=False, slots=True)
class Change:
    """A header with its payload; `salt` and `payload` are None once erased.

    The bytes are kept as received; only a header that was found canonical may be folded up and
    written anew, as the same bytes. What they say is read when it is first asked for, and kept: an
    import holds a hundred thousand of these, so none has a dictionary.
    """

    header_bytes: bytes
    salt: bytes | None
    payload: bytes | None
    header: Header = field(init=False, repr=False)
    """The header; raises `NotCanonical` where it cannot be read."""
    hash: str = field(init=False, repr=False)
    """The change's hash in hexadecimal."""
    fact: Fact | None = field(init=False, repr=False)
    """The fact, or None where the kind is unknown here or the payload erased.

    Raises `NotCanonical` where the payload is not what its header or kind says.
    """
    is_sound: bool = field(init=False, repr=False)
    """Whether the fact was looked at before and let go."""

    def __getattr__(self, name: str) -> object:
        """Read what is asked for the first time; from then on it is in its place."""
        if name == "header_bytes":  # of a header that was folded up; nobody asks twice
            return encode(self.header)
        read = _READS.get(name)
        if read is None:
            raise AttributeError(name)
        value = read(self)
        object.__setattr__(self, name, value)
        return value

    @property
    def head(self) -> Head:
        """Return this change as the head of its chain."""
        header = self.header
        return Head(header.device, header.epoch, header.number, self.hash)

    def forget(self) -> None:
        """Let go of the fact, to save memory; it was found sound, and is read anew as that."""
        with suppress(AttributeError):  # it had not been read
            object.__delattr__(self, "fact")
            object.__setattr__(self, "is_sound", True)

    def fold(self, before: "Change | None" = None) -> None:
        """Let go of the header's bytes, to save memory, once it has been read.

        It was found canonical: written again, it has the same bytes, and the hash is kept. Where
        it follows on the change `before`, both have one copy of that one's hash.
        """
        header, _ = self.header, self.hash
        if before is not None and header.previous == before.hash:
            force_setattr(header, "previous", before.hash)
        with suppress(AttributeError):  # it is folded already
            object.__delattr__(self, "header_bytes")

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


def _header(change: Change) -> Header:
    """Read a header; it has one copy of the texts that many have in common."""
    header = decode(change.header_bytes, Header)
    for name in ("challenge", "device", "epoch", "kind"):
        force_setattr(header, name, intern(getattr(header, name)))
    return header


def _hash(change: Change) -> str:
    return hashlib.sha256(b"peerdesk change 1\n" + change.header_bytes).hexdigest()


def _fact(change: Change) -> Fact | None:
    """Read the fact of a change, and check it unless that was done before."""
    if change.payload is None or change.salt is None:
        return None
    kind = KINDS.get(change.header.kind)
    if kind is not None and kind.version != change.header.version:
        kind = None
    if change.is_sound:
        return None if kind is None else msgspec.json.decode(change.payload, type=kind)
    if payload_digest(change.salt, change.payload) != change.header.digest:
        raise NotCanonical("its content is not the one that was recorded")
    if kind is None:
        check_any(change.payload)
        return None
    return decode(change.payload, kind)


_READS: dict[str, Callable[[Change], object]] = {
    "header": _header,
    "hash": _hash,
    "fact": _fact,
    "is_sound": lambda _: False,
}
"""What of a change is read when it is first asked for."""


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
