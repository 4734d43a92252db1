# SPDX-License-Identifier: Apache-2.0
"""A mark kept outside the vault: how far this laptop's own chains had come, and in which folder.

Whoever puts back an old database together with the head beside it, or copies the whole folder,
puts back everything that could tell; only what lies elsewhere on the laptop still can. The mark's
name is made with a key of the vault and its content is sealed with it, so that a stranger learns
neither whose it is nor how much was written. It holds nothing of the evidence.
"""

import contextlib
import re
import secrets
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from peerdesk.ledger.canonical import encode
from peerdesk.ledger.change import Head
from peerdesk.vault.derivation import expand
from peerdesk.vault.files import make_private_folder, read_small, write_whole

_NONCE = 12
_LARGEST = 1 << 20
"""Bytes in a mark: thousands of heads, where a team has some dozens."""
_NAMED = re.compile(r"[0-9a-f]{32}")
_CONTEXT = b"peerdesk mark 1\n"


class Holder(Struct, frozen=True, forbid_unknown_fields=True):
    """A colleague's laptop, and up to where it has signed to hold our chains."""

    device: str
    heads: tuple[Head, ...]


class Mark(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where this laptop's own chains stood when it last wrote, and where it wrote.

    `own` has the head of each own chain, `shared` up to where own bundles have brought it,
    `bundles` the number of the last bundle written. `former` are the names of the marks that
    were kept under earlier keys of the vault, each of which says how far that key came.
    """

    format: int = 1
    place: str
    epoch: str
    own: tuple[Head, ...]
    shared: tuple[Head, ...] = ()
    holders: tuple[Holder, ...] = ()
    bundles: int = 0
    former: tuple[Annotated[str, Meta(pattern="^[0-9a-f]{32}$")], ...] = ()

    def reaching(self, head: Head) -> "Mark":
        """Return the mark with the own chain in use come to a head."""
        others = (h for h in self.own if (h.device, h.epoch) != (head.device, head.epoch))
        here = (head,) if head.number else ()
        return replace(self, epoch=head.epoch, own=tuple(sorted((*others, *here))))


def may_be_mark(path: Path) -> bool:
    """Say whether a file is called as marks are, so that nothing else is taken for one."""
    return _NAMED.fullmatch(path.name) is not None


class MarkFile:
    """The mark of one vault in a folder outside it; written on any thread, one at a time."""

    def __init__(self, folder: Path, key: bytes, place: Path) -> None:
        self._path = folder / expand(key, "mark name").hex()[:32]
        self._key = key
        self.place = place
        self._latest: Mark | None = None
        self._former: MarkFile | None = None
        self._earlier: tuple[str, ...] = ()

    @property
    def paths(self) -> tuple[Path, ...]:
        """Return where the mark lies, and where those lie that it follows."""
        return (self._path, *(self._path.with_name(name) for name in self._earlier))

    def under(self, key: bytes) -> "MarkFile":
        """Return the mark as it goes on under another key.

        Once it stands, the present one is written a last time: a vault of before the change of
        key, put back whole, is told by it as any other.
        """
        renewed = MarkFile(self._path.parent, key, self.place)
        renewed._latest, renewed._former = self._latest, self
        renewed._earlier = (self._path.name, *self._earlier)
        return renewed

    def read(self) -> Mark | None:
        """Return the mark as it was written last; None where there is none, or a spoilt one.

        A mark that is spoilt can no more accuse than one that is missing: in either case the
        laptop goes on under new numbers, which harms nothing.
        """
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - see `slots`
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - likewise

        with contextlib.suppress(OSError, InvalidTag, ValueError, msgspec.DecodeError):
            data = read_small(self._path, _LARGEST)
            opened = AESGCM(self._key).decrypt(data[:_NONCE], data[_NONCE:], _CONTEXT)
            mark = msgspec.json.decode(opened, type=Mark)
            self._earlier = mark.former
            return mark
        return None

    def know(self, mark: Mark) -> None:
        """Keep what is to be written with the next head."""
        self._latest = mark

    def write(self, head: Head | None = None) -> None:
        """Write the mark, with our own chain come to this head; or raise `OSError`."""
        latest = self._latest
        if latest is None:
            return
        reached = latest.reaching(head) if head else latest
        make_private_folder(self._path.parent)
        self.seal(replace(reached, former=self._earlier))
        if self._former is not None:
            self._former.seal(replace(reached, epoch="", former=()))  # no epoch goes on under it
            self._former = None

    def seal(self, mark: Mark) -> None:
        """Write a mark as it is; or raise `OSError`."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - see above

        nonce = secrets.token_bytes(_NONCE)
        sealed = AESGCM(self._key).encrypt(nonce, encode(mark), _CONTEXT)
        write_whole(self._path, nonce + sealed)
