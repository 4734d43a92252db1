# SPDX-License-Identifier: Apache-2.0
"""Three real vaults that exchange bundles, and what their pages hold."""

import random
from collections.abc import Iterable
from pathlib import Path
from string import ascii_lowercase
from typing import TYPE_CHECKING

from peerdesk.desk.capture import write_line
from peerdesk.desk.exchange import admit, export, identity_file, take_in
from peerdesk.vault.book import OpenVault
from peerdesk.vault.pages import Pages
from tests.fakes.stick import Stick

if TYPE_CHECKING:  # the fixtures there are made with what is here
    from tests.vault.conftest import Made

_GRAM = 8


def marker(chance: random.Random) -> str:
    """Return a word that nobody writes, so that any eight letters of it can be looked for."""
    return "".join(chance.choices(ascii_lowercase, k=14))


def give(sender: OpenVault, receiver: OpenVault) -> None:
    """Bring everything that one vault holds to another, as a bundle."""
    stick = Stick()
    exported = export(sender, stick, everything=True)
    take_in(receiver, stick.files[exported.name])


def exchange(sender: OpenVault, receiver: OpenVault) -> None:
    """Bring what is new since the last bundle to another vault."""
    stick = Stick()
    exported = export(sender, stick)
    take_in(receiver, stick.files[exported.name])


def spread(team: list[OpenVault]) -> None:
    """Let everybody get everything, and what follows from it."""
    for _ in range(2):
        for one in team:
            for other in team:
                if other is not one:
                    give(one, other)


def lines(vault: OpenVault, count: int = 40) -> None:
    """Write lines round about, so that pages fill and part."""
    for number in range(count):
        write_line(vault, f"Line {number}: " + "thresholds are understood alike " * (number % 9))


def join(lead: OpenVault, *others: OpenVault) -> None:
    """Admit other laptops and give them what there is."""
    for other in others:
        admit(lead, identity_file(other))
    for other in others:
        give(lead, other)


def databases(folder: Path) -> list[Path]:
    """Return every database in a vault's folder: the vault's own and all backups."""
    return sorted(folder.rglob("*.db"))


def remnants(made: "Made", words: Iterable[str]) -> list[str]:
    """Return where eight letters of a word stand on any page, free or not, of a closed vault."""
    grams = {word[n : n + _GRAM].encode() for word in words for n in range(len(word) - _GRAM + 1)}
    found: list[str] = []
    for path in databases(made.folder):
        pages = Pages(path, made.keys.database)
        try:
            for number in range(1, pages.count + 1):
                page = pages.read(number)
                content = page.content.lower() if page else b""
                found += [f"{path.name} page {number}: {g!r}" for g in grams if g in content]
        finally:
            pages.close()
    return found
