# SPDX-License-Identifier: Apache-2.0
"""A backup can be restored, and holds all that the vault held; and where vaults lie is fit."""

from pathlib import Path

from peerdesk.bootstrap.selftest.bench import Bench
from peerdesk.bootstrap.selftest.finding import NotHeld
from peerdesk.vault.drill import drill
from peerdesk.vault.generations import Occasion
from peerdesk.vault.surroundings import surroundings

BACKUPS = "A backup can be restored and holds everything"
PLACE = "The folder of the vaults lies on this laptop’s own disk"


def try_backup(bench: Bench) -> str:
    """Make a backup and rehearse its restoring."""
    with bench.open(bench.keys()) as vault:
        path = vault.upkeep.backup(Occasion.ASKED)
        report = drill(vault)
    if not report.ok:
        raise NotHeld("A backup that was just made could not be restored whole")
    return f"A backup of {path.stat().st_size:,} bytes made, restored elsewhere, checked, removed."


def try_place(bench: Bench) -> str:
    """Look whether the vaults' folder is on a share, a removable drive, or synchronised."""
    found = surroundings(Path(bench.folder))
    if found:
        raise NotHeld(found[0].sentence.removesuffix("."))
    return "Neither on a network share, nor on a removable drive, nor seen to be synchronised."
