# SPDX-License-Identifier: Apache-2.0
"""The vault's header, `vault.json`: what can be read without a key; it holds no secret."""

import hashlib
import hmac
from pathlib import Path

import msgspec
from msgspec import Struct

from peerdesk.ledger.canonical import encode
from peerdesk.vault.errors import DamagedHeader, NoVault, UnknownFormat
from peerdesk.vault.files import HEADER, write_whole
from peerdesk.vault.slots import PASSPHRASE, RECOVERY, Slot

_LARGEST = 1 << 16
_FORMAT = 1


class Label(Struct, frozen=True):
    """What anybody can read of a vault: its label, whether it is practice, when it was made.

    `created` is UTC milliseconds.
    """

    label: str
    practice: bool
    created: int


class Front(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands in front of the slots, with the digest of it."""

    vault: str
    label: str
    practice: bool
    created: int
    digest: bytes = b""

    @property
    def whole(self) -> bool:
        """Say whether the front is as it was written."""
        return hmac.compare_digest(self.digest, _digest(self))


class VaultHeader(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole header, in the one canonical form."""

    format: int = _FORMAT
    front: Front
    slots: tuple[Slot, ...]

    def slot(self, kind: str) -> Slot:
        """Return the slot of a kind, which has to belong to this vault."""
        for slot in self.slots:
            if slot.head.kind == kind and slot.head.vault == self.front.vault:
                return slot
        raise DamagedHeader(f"the slot of the {kind}")


class _Format(Struct):
    format: int


def new_header(front: Front, *slots: Slot) -> VaultHeader:
    """Return the header of a vault, with its front's digest made."""
    sealed = msgspec.structs.replace(front, digest=_digest(front))
    return VaultHeader(front=sealed, slots=slots)


def write_header(folder: Path, header: VaultHeader) -> None:
    """Write the header so that a crash leaves the old or the new one."""
    write_whole(folder / HEADER, encode(header))


def read_header(folder: Path) -> VaultHeader:
    """Return a vault's header, or raise `NoVault`, `UnknownFormat` or `DamagedHeader`.

    A damaged slot is no error here: the other one still opens the vault.
    """
    data = _read(folder)
    try:
        if msgspec.json.decode(data, type=_Format).format > _FORMAT:
            raise UnknownFormat
        header = msgspec.json.decode(data, type=VaultHeader, strict=True)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise DamagedHeader("it cannot be read") from error
    if header.format != _FORMAT or encode(header) != data:
        raise DamagedHeader("it is not as it was written")
    if not header.front.whole:
        raise DamagedHeader("its front")
    return header


def label_of(folder: Path) -> Label:
    """Return what can be read of a vault without its passphrase."""
    front = read_header(folder).front
    return Label(front.label, front.practice, front.created)


def list_vaults(root: Path) -> tuple[Path, ...]:
    """Return the folders straight under a root that hold a vault, by name."""
    if not root.is_dir():
        return ()
    return tuple(sorted(path.parent for path in root.glob(f"*/{HEADER}") if path.is_file()))


def both_slots(header: VaultHeader) -> tuple[Slot, Slot]:
    """Return the passphrase's and the recovery words' slots."""
    return header.slot(PASSPHRASE), header.slot(RECOVERY)


def _read(folder: Path) -> bytes:
    path = folder / HEADER
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except FileNotFoundError as error:
        raise NoVault from error
    except OSError as error:
        raise DamagedHeader("it cannot be read") from error
    if len(data) > _LARGEST:
        raise DamagedHeader("it is too long")
    return data


def _digest(front: Front) -> bytes:
    return hashlib.sha256(encode(msgspec.structs.replace(front, digest=b""))).digest()
