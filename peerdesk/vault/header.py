# SPDX-License-Identifier: Apache-2.0
"""The vault's header, `vault.json`: what can be read without a key; it holds no secret."""

import hashlib
import hmac
import unicodedata
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from peerdesk.ledger.canonical import encode
from peerdesk.vault.ended import has_begun
from peerdesk.vault.ending_errors import DisposalBegan, VaultCleared
from peerdesk.vault.errors import DamagedHeader, LabelTooLong, NoVault, UnknownFormat
from peerdesk.vault.files import BACKUPS, CLEARED, HEADER, write_whole
from peerdesk.vault.slots import Hex32, Slot

LABEL = 80
"""Characters in a label."""
_COPIES = f"{BACKUPS}/evidence-*.json"
"""Where copies of the header lie, each beside a backup."""
_LARGEST = 1 << 16
_FORMAT = 1
_SLOTS = 3
_LATEST = 253_402_300_799_999  # the end of the year 9999: what a date can show


class Label(Struct, frozen=True):
    """What anybody can read of a vault: its label, whether it is practice, when it was made.

    `created` is UTC milliseconds; `typed_back` is false while the recovery words may not be on
    any paper.
    """

    label: str
    practice: bool
    created: int
    typed_back: bool = False


class Front(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands in front of the slots, with the digest of it.

    `typed_back` says whether the recovery words were ever typed from paper.
    """

    vault: Hex32
    label: Annotated[str, Meta(max_length=LABEL)]
    practice: bool
    created: Annotated[int, Meta(ge=0, le=_LATEST)]
    typed_back: bool = False
    digest: Annotated[bytes, Meta(max_length=32)] = b""

    @property
    def whole(self) -> bool:
        """Say whether the front is as it was written."""
        return hmac.compare_digest(self.digest, _digest(self))


class VaultHeader(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole header, in the one canonical form."""

    format: int = _FORMAT
    front: Front
    slots: Annotated[tuple[Slot, ...], Meta(min_length=1, max_length=_SLOTS)]

    def has(self, kind: str) -> bool:
        """Say whether there is a slot of a kind."""
        return any(slot.head.kind == kind for slot in self.slots)

    def slot(self, kind: str) -> Slot:
        """Return the slot of a kind, which has to belong to this vault."""
        for slot in self.slots:
            if slot.head.kind == kind and slot.head.vault == self.front.vault:
                return slot
        raise DamagedHeader(f"the slot of the {kind}")


class _Format(Struct):
    format: int


def new_header(front: Front, *slots: Slot) -> VaultHeader:
    """Return the header of a vault with these slots, and with its front's digest made."""
    sealed = msgspec.structs.replace(front, digest=_digest(front))
    return VaultHeader(front=sealed, slots=slots)


def write_header(folder: Path, header: VaultHeader) -> None:
    """Write the header so that a crash leaves the old or the new one; `OSError` if that fails."""
    write_header_file(folder / HEADER, header)


def write_header_file(path: Path, header: VaultHeader) -> None:
    """Write a header to a file, such as the one beside a backup, as `write_header` does."""
    write_whole(path, encode(header))


def read_header(folder: Path) -> VaultHeader:
    """Return a vault's header, or raise `NoVault`, `UnknownFormat` or `DamagedHeader`.

    Raises `DisposalBegan` and `VaultCleared` where the vault's end has begun or come. A damaged
    slot is no error here: the other one still opens the vault.
    """
    if has_begun(folder):
        raise DisposalBegan
    if (folder / CLEARED).exists() and not (folder / HEADER).exists():
        raise VaultCleared
    if not (folder / HEADER).exists() and any(folder.glob(_COPIES)):
        raise DamagedHeader("it is gone")
    return read_header_file(folder / HEADER)


def read_header_file(path: Path) -> VaultHeader:
    """Return the header in a file, such as the one beside a backup; raises as `read_header`."""
    data = _read(path)
    try:
        if msgspec.json.decode(data, type=_Format).format > _FORMAT:
            raise UnknownFormat
        header = msgspec.json.decode(data, type=VaultHeader, strict=True)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise DamagedHeader("it cannot be read") from error
    if header.format != _FORMAT or encode(header) != data:
        raise DamagedHeader("it is not as it was written")
    if not header.front.whole:
        raise DamagedHeader("its front")
    if len({slot.head.kind for slot in header.slots}) < len(header.slots):
        raise DamagedHeader("it has a slot twice")
    return header


def label_of(folder: Path) -> Label:
    """Return what can be read of a vault without its passphrase."""
    front = read_header(folder).front
    return Label(front.label, front.practice, front.created, front.typed_back)


def list_vaults(root: Path) -> tuple[Path, ...]:
    """Return the folders straight under a root that hold a vault whose end has not come, by name.

    One whose header is gone is among them as long as a copy of it lies beside a backup: that
    copy opens it still, and nobody would look for what is not listed.
    """
    if not root.is_dir():
        return ()
    patterns = f"*/{HEADER}", f"*/{_COPIES}"
    found = {(root / path.relative_to(root).parts[0]) for p in patterns for path in root.glob(p)}
    return tuple(sorted(folder for folder in found if _stands(folder)))


def clean_label(text: str) -> str:
    """Return a label that can be shown and written; raises `LabelTooLong`."""
    seen = "".join(c for c in unicodedata.normalize("NFC", text) if c.isprintable()).strip()
    if len(seen) > LABEL:
        raise LabelTooLong(len(seen), LABEL)
    return seen


def _stands(folder: Path) -> bool:
    """Say whether a folder holds what opens a vault, or a copy of it, and its end has not begun."""
    if has_begun(folder):
        return False
    return (folder / HEADER).is_file() or (
        any(folder.glob(_COPIES)) and not (folder / CLEARED).exists()
    )


def _read(path: Path) -> bytes:
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
