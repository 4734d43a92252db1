# SPDX-License-Identifier: Apache-2.0
"""Killed at any moment of a change of passphrase, words or key, a vault opens and lacks nothing."""

import json
import os
import shutil
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from peerdesk.desk.query import NoteQuery
from peerdesk.ledger.canonical import encode
from peerdesk.vault import rewrapping, rotating
from peerdesk.vault.derivation import FLOOR
from peerdesk.vault.errors import (
    DamagedDatabase,
    DamagedHeader,
    VaultError,
    WrongPassphrase,
    WrongRecoveryWords,
)
from peerdesk.vault.files import HEADER
from peerdesk.vault.generations import Occasion
from peerdesk.vault.header import VaultHeader, read_header, read_header_file
from peerdesk.vault.keys import VaultKeys
from peerdesk.vault.opening import open_vault, open_with_recovery
from peerdesk.vault.reading_errors import OtherHeader
from peerdesk.vault.rewrapping import change_passphrase, confirm, renew_recovery_words
from peerdesk.vault.slots import PASSPHRASE, open_with_passphrase
from peerdesk.vault.unlocking import key_in_force
from tests.builders import note
from tests.vault.conftest import SECRET
from tests.vault.killing import killed_writer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork on Windows")

KILLS = [50, pytest.param(2_000, marks=pytest.mark.soak)]
Told = dict[str, Any]


def killed_while(work: Callable[[Callable[[Told], None]], None], most: float) -> list[Told]:
    """Run work in a child that is killed at a random moment; return what it told before."""
    written = killed_writer(lambda pipe: work(lambda told: _tell(pipe, told)), most)
    return [json.loads(line) for line in written.splitlines(keepends=True) if line.endswith(b"\n")]


def _tell(pipe: int, told: Told) -> None:
    os.write(pipe, json.dumps(told).encode() + b"\n")


def _change_to_and_fro(folder: Path, passphrase: str, tell: Callable[[Told], None]) -> None:
    tell({})
    for turn in range(100_000):
        following = f"velvet comet harbour thistle {turn}"
        tell({"coming": following})
        change_passphrase(folder, passphrase, following, cost=FLOOR)
        tell({"stands": following})
        passphrase = following


@pytest.mark.parametrize("kills", KILLS)
def test_killed_while_the_passphrase_is_changed_the_old_or_the_new_one_opens(
    cheap_vault: Path, kills: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rewrapping, "check_passphrase", lambda *_: None)  # weighing takes longest
    stands, changed = SECRET, 0
    for _ in range(kills):
        told = killed_while(partial(_change_to_and_fro, cheap_vault, stands), 0.08)
        acknowledged = [t["stands"] for t in told if "stands" in t]
        coming = [t["coming"] for t in told if "coming" in t]
        changed += len(acknowledged)
        stands = acknowledged[-1] if acknowledged else stands
        stands = _opened(cheap_vault, [stands, *coming[-1:]])
        for beside in (cheap_vault / "backups").glob("*.json"):
            assert read_header_file(beside) == read_header(cheap_vault)
    assert changed > kills // 5  # else hardly any change was over before the kill
    with open_vault(cheap_vault, stands) as vault:
        assert vault.upkeep.verify().findings == ()


def _opened(folder: Path, passphrases: list[str]) -> str:
    """Return which passphrase opens the vault; of several, exactly one has to."""
    opening = []
    for passphrase in dict.fromkeys(passphrases):
        try:
            open_vault(folder, passphrase).close()
        except WrongPassphrase:
            continue
        opening.append(passphrase)
    (only,) = opening
    return only


def _rotate_again_and_again(folder: Path, tell: Callable[[Told], None]) -> None:
    for turn in range(100_000):
        with open_vault(folder, SECRET) as vault:
            vault.append(note(f"line {turn}"))
            tell({"lines": vault.count_notes(NoteQuery())})
            if turn % 3 == 1:
                vault.upkeep.backup(Occasion.ASKED)
            if turn % 3 == 2:
                new = renew_recovery_words(folder, SECRET)
            else:
                new = vault.upkeep.rotate(SECRET)
            tell({"coming": new.recovery_words})
            confirm(new)
            tell({"stands": new.recovery_words})


@pytest.mark.parametrize("kills", KILLS)
def test_killed_while_the_key_is_changed_nothing_is_lost_and_every_backup_can_be_restored(
    cheap_vault: Path, kills: int
) -> None:
    stands = (cheap_vault.parent / "words").read_text().split()
    changed = unfinished = lines = 0
    for _ in range(kills):
        told = killed_while(partial(_rotate_again_and_again, cheap_vault), 0.5)
        acknowledged = [t["stands"] for t in told if "stands" in t]
        coming = [t["coming"] for t in told if "coming" in t]
        lines = max([lines, *(t["lines"] for t in told if "lines" in t)])
        changed += len(acknowledged)
        unfinished += read_header(cheap_vault).has("rotation")
        stands = acknowledged[-1] if acknowledged else stands
        stands = _opened_with_words(cheap_vault, [stands, *coming[-1:]])
        with open_vault(cheap_vault, SECRET) as vault:
            assert vault.count_notes(NoteQuery()) >= lines
            for backup in vault.upkeep.backups():
                _can_be_restored(backup)
    with open_vault(cheap_vault, SECRET) as vault:
        assert vault.upkeep.verify().findings == ()
        assert len(vault.vector()) == 1
        confirm(new := vault.upkeep.rotate(SECRET))
    _opened_with_words(cheap_vault, [new.recovery_words])
    assert changed > kills // 10
    assert unfinished > kills // 10  # else hardly any was killed in the middle


def _opened_with_words(folder: Path, words: list[Any]) -> Any:
    for each in reversed(words):
        try:
            open_with_recovery(folder, each).close()
        except WrongRecoveryWords:
            continue
        return each
    pytest.fail("no words open this vault")


def test_a_header_written_in_place_would_lose_the_vault(
    cheap_vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The negative control: written over instead of put in its place, a header is lost here."""

    def write_over(path: Path, header: VaultHeader) -> None:
        data = encode(header)
        for part in (data[: len(data) // 2], data):
            path.write_bytes(part)
            time.sleep(0.001)

    monkeypatch.setattr(rewrapping, "check_passphrase", lambda *_: None)
    whole = (cheap_vault / HEADER).read_bytes()
    for _ in range(60):
        (cheap_vault / HEADER).write_bytes(whole)
        with monkeypatch.context() as patch:
            patch.setattr("peerdesk.vault.header.write_header_file", write_over)
            killed_while(partial(_change_to_and_fro, cheap_vault, SECRET), 0.02)
        try:
            read_header(cheap_vault)
        except DamagedHeader:
            return
    pytest.fail("no header was lost, so the test of passphrases proves nothing")


def test_a_key_changed_before_the_header_leads_to_it_would_lose_the_vault(
    cheap_vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The negative control: swapped first and led to afterwards, a database is lost here."""
    for turn in range(60):
        folder = tmp_path / f"control-{turn}"
        shutil.copytree(cheap_vault, folder)
        with monkeypatch.context() as patch:
            patch.setattr(rotating, "put_header", lambda *_: None)
            killed_while(partial(_rotate_again_and_again, folder), 0.2)
        try:
            open_vault(folder, SECRET).close()
        except (DamagedDatabase, OtherHeader):
            return
    pytest.fail("no vault was lost, so the test of keys proves nothing")


def _can_be_restored(backup: Path) -> None:
    """Hold that what lies beside a backup leads to a key that opens it."""
    from peerdesk.vault.database import Database  # noqa: PLC0415 - only here

    header = read_header_file(backup.with_suffix(".json"))
    try:
        key = open_with_passphrase(header.slot(PASSPHRASE), SECRET)
        key = key_in_force(header, key, backup)
        Database(backup, VaultKeys.of(key).database).close()
    except VaultError as error:
        pytest.fail(f"{backup.name} cannot be restored: {error.user_message}")
