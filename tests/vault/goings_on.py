# SPDX-License-Identifier: Apache-2.0
"""How a vault goes on in its chain after it was put back or copied."""

from peerdesk.desk.backups import Returned
from peerdesk.ledger.change import Head
from peerdesk.vault.book import OpenVault
from tests.builders import all_changes


def in_use(vault: OpenVault) -> Head:
    """Return the head of the chain that the vault writes to."""
    return vault._ledger.chains.own_head()


def told(vault: OpenVault) -> Returned | None:
    """Return what had happened to the vault, as far as it knows now."""
    return vault.returned


def holds_but_for_strangers(vault: OpenVault) -> bool:
    """Say whether all is well; the laptops of these tests are admitted to no team."""
    return all("signed by nobody" in finding for finding in vault.upkeep.verify().findings)


def numbers_are_used_once(*vaults: OpenVault) -> bool:
    """Say whether no two changes of the vaults share chain and number."""
    found = {c.hash: c.header for vault in vaults for c in all_changes(vault)}
    places = {(h.device, h.epoch, h.number) for h in found.values()}
    return len(places) == len(found)
