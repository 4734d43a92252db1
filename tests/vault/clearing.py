# SPDX-License-Identifier: Apache-2.0
"""What the tests of a vault’s end share: an order, and what lies in a folder afterwards."""

from pathlib import Path

from peerdesk.desk.clock import FixedClock
from peerdesk.desk.closing import order_closing
from peerdesk.vault.book import OpenVault
from peerdesk.vault.disposal import begin_disposal
from peerdesk.vault.generations import Occasion
from tests.builders import note
from tests.vault.conftest import NOON, Made

CLOCK = FixedClock(NOON)
DAY = "2026-05-12"


def order(vault: OpenVault, day: str = DAY) -> None:
    """Close the challenge as its lead, with a note in it and a backup beside."""
    vault.append(note("Ofsted visited the duty room on Tuesday"))
    order_closing(vault, day, CLOCK.now(), none_known=True)
    vault.upkeep.backup(Occasion.ASKED)


def begin(made: Made) -> None:
    """Order, and begin the end."""
    with made.open() as vault:
        order(vault)
        begin_disposal(vault, CLOCK)


def names(folder: Path) -> set[str]:
    """Return what lies in a folder."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}
