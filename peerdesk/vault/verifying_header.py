# SPDX-License-Identifier: Apache-2.0
"""Looks whether passphrase and recovery words would still open the vault, before they have to."""

from collections.abc import Iterator
from pathlib import Path

from peerdesk.vault.errors import DamagedHeader, NoVault, UnknownFormat
from peerdesk.vault.files import HEADER
from peerdesk.vault.header import read_header_file
from peerdesk.vault.slots import PASSPHRASE, RECOVERY

_AFRESH = {
    PASSPHRASE: "The passphrase does not open this vault any more: set a new one with the "
    "recovery words.",
    RECOVERY: "The recovery words do not open this vault any more: have new ones made.",
}


def check_header(folder: Path) -> Iterator[str]:
    """Yield a sentence for what is damaged in `vault.json`; the open vault does without it."""
    try:
        header = read_header_file(folder / HEADER)
    except (DamagedHeader, NoVault, UnknownFormat):
        yield "The file “vault.json” is damaged or gone: put back the one beside a backup."
        return
    for slot in header.slots:
        if not slot.whole:
            yield _AFRESH.get(
                slot.head.kind, "The change of the vault’s key cannot be gone on with."
            )
