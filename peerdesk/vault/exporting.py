# SPDX-License-Identifier: Apache-2.0
"""A copy of the whole vault for a stick: closed, with its header, read back and counted."""

import shutil
from pathlib import Path

from peerdesk.domain.calendar import local
from peerdesk.vault.backing import told_as_backup
from peerdesk.vault.book import OpenVault
from peerdesk.vault.files import DATABASE, make_private_folder, sync_folder


def export_vault(vault: OpenVault, to_folder: Path) -> Path:
    """Write a copy of an open vault into a folder and return the folder that was made there.

    It opens with the vault's passphrase or words, is named by day and time and says nothing of
    the challenge. It is for safe keeping: whoever opens it as a vault goes on in a new epoch.
    Raises `NotBackedUp` where the disk refuses, and `DamagedDatabase` where the copy does not
    hold what it should; nothing is then left there.
    """
    upkeep = vault.upkeep
    when = local(*upkeep.now())
    folder = to_folder / f"peerdesk-vault-{when:%Y-%m-%d-%H%M%S}"
    part = folder.with_name(f"{folder.name}.part")
    with told_as_backup():
        if not to_folder.is_dir():
            raise FileNotFoundError(to_folder)
        try:
            make_private_folder(part)
            upkeep.backing().copy(part / DATABASE)
            part.rename(folder)
            sync_folder(to_folder)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    upkeep.ledger.settings.copied += 1  # disposal says how many there are out of its reach
    return folder
