# SPDX-License-Identifier: Apache-2.0
"""A line whose saving was acknowledged is there after kill -9, whenever it comes."""

import shutil
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from peerdesk.desk.query import NoteQuery
from peerdesk.domain.facts import NoteRevised
from peerdesk.vault.book import OpenVault
from tests.builders import chain, dump, note
from tests.vault.conftest import Made
from tests.vault.killing import in_a_child

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork on Windows")

KILLS = 100
SOAK = 10_000
TIMES = 8
"""Kills of one import, which goes on each time."""


@pytest.mark.parametrize("kills", [KILLS, pytest.param(SOAK, marks=pytest.mark.soak)])
def test_kills_lose_no_acknowledged_line(made: Made, kills: int) -> None:
    numbers = count()
    acknowledged: set[int] = set()
    for kill in range(kills):
        first = next(numbers) * 10_000

        def type_lines(vault: OpenVault, ack: Callable[[int], None], first: int = first) -> None:
            for number in range(first, first + 10_000):
                fact = note(f"line number {number}")
                (entry,) = vault.append(fact)
                ack(number)
                if number % 7 == 3:
                    revised = f"line number {number} revised"
                    vault.append(NoteRevised(note=fact.note, text=revised, replaces=(entry.hash,)))
                if number % 5 == 4:
                    vault.count_notes(NoteQuery(words="number"))

        acknowledged.update(in_a_child(made, type_lines))
        if kill % (kills // 10) == kills // 10 - 1:
            _check(made, acknowledged)
        else:
            with made.open() as vault:
                assert vault.count_notes(NoteQuery()) >= len(acknowledged)
    assert len(acknowledged) > kills


def test_a_line_acknowledged_too_early_would_be_missed(made: Made) -> None:
    """The negative control: a vault that says saved before it is loses lines here."""

    def type_lines(vault: OpenVault, ack: Callable[[int], None]) -> None:
        for number in range(10_000):
            ack(number)
            vault.append(note(f"line number {number}"))

    for _ in range(40):
        acknowledged = in_a_child(made, type_lines)
        with made.open() as vault:
            there = vault.count_notes(NoteQuery())
            if there < len(acknowledged):
                return
            vault._ledger.database.run("DELETE FROM note_facet")
    pytest.fail("no line was lost, so this test proves nothing")


def _check(made: Made, acknowledged: set[int]) -> None:
    """Hold a reopened vault against everything that was ever acknowledged."""
    with made.open() as vault:
        there = {int(n.text.split()[2]) for n in vault.notes(NoteQuery(), 0, 1_000_000)}
        assert acknowledged <= there
        assert vault.count_notes(NoteQuery(words="line")) == len(there)
        assert vault.upkeep.verify().findings == ()


@pytest.mark.parametrize("kills", [TIMES, pytest.param(1_000, marks=pytest.mark.soak)])
def test_an_import_that_is_killed_goes_on_and_ends_the_same(
    made: Made, tmp_path: Path, kills: int
) -> None:
    theirs = chain([note(f"line {n}") for n in range(600)])
    whole = made.copy(tmp_path / "whole")
    with whole.open() as vault:
        vault.accept(theirs, [])
        expected = dump(vault)

    def take_in(vault: OpenVault, ack: Callable[[int], None]) -> None:
        vault.share_thread(lambda: ack(vault.count_notes(NoteQuery())))
        while True:
            for start in range(0, 600, 40):
                vault.accept(theirs[start : start + 40], [])

    for begun in range(0, kills, TIMES):
        one = made.copy(tmp_path / f"import {begun}")
        for _ in range(TIMES):
            applied = in_a_child(one, take_in)
            with one.open() as vault:
                assert vault.count_notes(NoteQuery()) >= max(applied)
                assert vault.upkeep.verify().findings == ()
        with one.open() as vault:
            vault.accept(theirs, [])
            assert dump(vault) == expected
        assert not list(one.folder.rglob("*.part*"))
        shutil.rmtree(one.folder)
