# SPDX-License-Identifier: Apache-2.0
"""A damaged vault read into a new one with a passphrase or words, and told in plain words."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from peerdesk.bootstrap.desk import Desk
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.missing import missing
from peerdesk.domain.calendar import local
from peerdesk.ui.care import Secret, Told
from peerdesk.ui.ports import DeskSession
from peerdesk.vault.files import DATABASE
from peerdesk.vault.forgetting import forget
from peerdesk.vault.header import LABEL
from peerdesk.vault.keys import VaultKeys
from peerdesk.vault.rewrapping import rename_vault
from peerdesk.vault.salvage import SalvageReport, readable_header, salvage
from peerdesk.vault.unlocking import key_in_force, try_passphrase, try_words

_MOST = 6
"""Gaps that are told one by one."""


def salvaged(
    folder: Path, secret: Secret, to_folder: Path, *, desk: Desk, told: Told
) -> SalvageReport:
    """Read whatever can be read of a vault into a new one, and return what was saved.

    Raises `WrongPassphrase`, `WrongRecoveryWords`, `TooManyTries`, `DamagedHeader`, and what
    `peerdesk.vault.salvage.salvage` raises.
    """
    header = readable_header(folder)
    if isinstance(secret, str):
        vault_key = try_passphrase(folder, header, secret, desk.clock)
    else:
        vault_key = try_words(header, secret)
    in_force = vault_key
    try:
        in_force = key_in_force(header, vault_key, folder / DATABASE)
        keys = VaultKeys.of(in_force)
    finally:
        forget(vault_key, in_force)
    turns = count(1)

    def turn() -> None:
        told(f"Reading whatever can be read, part {next(turns)}…")

    try:
        salvaged = salvage(folder, keys, to_folder, clock=desk.clock, marks=desk.marks, turn=turn)
    finally:
        keys.forget()
    rename_vault(to_folder, _label(header.front.label, desk))
    return salvaged.report


def sentences(report: SalvageReport, session: DeskSession) -> Iterator[str]:
    """Yield what was saved, what is missing, and who would bring it."""
    yield from report.sentences()
    yield from session.ask(Urgency.ROWS, _missing).result()


def _label(label: str, desk: Desk) -> str:
    """Return a label that tells the rescued vault from the damaged one on the first screen."""
    day = local(*desk.clock.now())
    added = f"rescued {day.day} {day:%B %Y}"
    return f"{label[: LABEL - len(added) - 3].rstrip()} ({added})" if label else added


def _missing(book: TeamBook) -> tuple[str, ...]:
    found = missing(book)
    more = len(found) - _MOST
    told = [gap.sentence for gap in found[:_MOST]]
    if more > 0:
        told.append(f"And {more:,} more gaps; a new bundle from each colleague fills most.")
    return tuple(told) or ("Nothing is missing.",)
