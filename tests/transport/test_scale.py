# SPDX-License-Identifier: Apache-2.0
"""A programme's teams on one object store: what one laptop's day costs, however many share it.

The bundles are made up and small; names, prefixes, listing, asking and carrying are the
program's own, through s3fs, against a server on this machine. The figures stand in
`resources/decisions/021-a-prefix-a-challenge-and-the-next-by-name.md`.
"""

import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, cast

import pytest

from peerdesk.desk.book import TeamBook
from peerdesk.desk.folder.chosen import asking, forget_missing, prefix_of, remember
from peerdesk.desk.folder.fetching import Fetched, fetch_listed, fetch_next
from peerdesk.desk.folder.outbox import Leaving, carry
from peerdesk.desk.store import Store
from peerdesk.team.bundle import bundle_name
from peerdesk.transport.address import read_address
from peerdesk.transport.credentials import Credential
from peerdesk.transport.opening import open_store
from tests.fakes.choices import MemoryChoices
from tests.fakes.object_store import BUCKET, CountingServer, environment, serving

LAPTOPS, DAYS = 8, 4
TEAMS = (1, 20, 400)
MEASURED = 4
"""Teams whose days are played over the wire; the others' bundles lie there by evening."""
LOOKS = 3
"""Looks of a laptop in a day behind the first: at noon, before sharing, and after."""
SIZE = 64 << 10

pytestmark = pytest.mark.soak


class SimulatedLaptop(MemoryChoices):
    """What the folder's code asks of a book, for a laptop whose bundles are made up."""

    def __init__(self, challenge: str, devices: list[str], own: int) -> None:
        super().__init__()
        self.challenge_id, self.device = challenge, devices[own]
        self._devices, self._written = devices, 0

    def members(self) -> list[SimpleNamespace]:
        return [SimpleNamespace(device=device) for device in self._devices]

    def own_bundles(self) -> list[SimpleNamespace]:
        names = (self.name(number) for number in range(1, self._written + 1))
        return [SimpleNamespace(name=name) for name in names]

    def signed_heads(self) -> tuple[()]:
        return ()

    def gaps(self) -> tuple[()]:
        return ()

    wanting = gaps

    def name(self, number: int) -> str:
        return bundle_name(self.challenge_id, self.device, number)

    def write(self) -> Leaving:
        self._written += 1
        return Leaving(self.name(self._written), self._written, os.urandom(SIZE))


@dataclass
class Day:
    """What the laptops' days cost in all: requests by sort, bytes, seconds."""

    laptops: int = 0
    asked: Counter[str] = field(default_factory=Counter)
    sent: int = 0
    came: int = 0
    seconds: float = 0.0


def look(laptop: SimulatedLaptop, store: Store, *, listing: bool) -> int:
    """Look once as the program does, and return how many bundles were new."""
    book = cast("TeamBook", laptop)
    asked = asking(book)
    if listing:
        lying = store.names()
        forget_missing(book, lying)
        fetched = fetch_listed(store, lying, asked.is_done)
    else:
        fetched = fetch_next(store, asked, asked.is_done)
    new = 0
    for one in fetched:
        assert isinstance(one, Fetched)
        with one.file as file:
            assert len(file.read()) == SIZE
        remember(book, one.lying)
        new += 1
    return new


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[CountingServer]:
    pytest.importorskip("moto", reason="comes with make soak")
    with serving() as server:
        for name, value in environment(server).items():
            monkeypatch.setenv(name, value)
        yield server


def play(server: CountingServer, teams: int) -> Day:
    """Play the four days of all teams, some of them over the wire, and count those."""
    challenges = [f"challenge {teams} {number}" for number in range(teams)]
    devices = [f"{number:064x}" for number in range(LAPTOPS)]
    played = challenges[:MEASURED]
    laptops = {
        challenge: [SimulatedLaptop(challenge, devices, own) for own in range(LAPTOPS)]
        for challenge in played
    }
    stores: dict[str, Any] = {
        challenge: open_store(
            read_address(f"s3://{BUCKET}/{teams}"), prefix_of(challenge), Credential("", "")
        )
        for challenge in played
    }
    counted = Day()
    for number in range(1, DAYS + 1):
        for challenge in challenges[MEASURED:]:
            folder = f"{teams}/{prefix_of(challenge)}"
            for device in devices:
                server.fill(f"{folder}/{bundle_name(challenge, device, number)}", b"x" * 1_000)
        server.clear()
        began = time.perf_counter()
        for challenge in played:
            _play_day(laptops[challenge], stores[challenge], first=number == 1)
        counted.seconds += time.perf_counter() - began
        counted.laptops += LAPTOPS * len(played)
        counted.asked += server.asked
        counted.sent += server.sent
        counted.came += server.came
    return counted


def _play_day(laptops: list[SimulatedLaptop], store: Store, *, first: bool) -> None:
    """Open in the morning, look at noon and in the evening, share, and look once more."""
    came = [look(laptop, store, listing=True) for laptop in laptops]
    assert sum(came) == 0 or not first
    for _ in range(LOOKS - 1):
        assert sum(look(laptop, store, listing=False) for laptop in laptops) == 0
    for laptop in laptops:
        bundle = laptop.write()
        assert carry(store, asking(cast("TeamBook", laptop)), bundle) == bundle.name
    for laptop in laptops:
        assert look(laptop, store, listing=False) == LAPTOPS - 1


def test_a_laptops_day_costs_the_same_however_many_teams_share_the_store(
    server: CountingServer, capsys: pytest.CaptureFixture[str]
) -> None:
    days = {teams: play(server, teams) for teams in TEAMS}
    each: dict[int, dict[str, float]] = {}
    for teams, day in days.items():
        each[teams] = {sort: count / day.laptops for sort, count in sorted(day.asked.items())}
        with capsys.disabled():
            kept = teams * LAPTOPS * DAYS
            requests = ", ".join(f"{count:.2f} {sort}" for sort, count in each[teams].items())
            sys.stdout.write(
                f"\n{teams} teams, {kept:,} bundles there: a laptop's day {requests}; "
                f"{day.sent / day.laptops / 1_000:.0f} kB received, "
                f"{day.came / day.laptops / 1_000:.0f} kB sent, "
                f"{day.seconds / day.laptops * 1_000:.0f} ms\n"
            )
    assert each[1] == each[20] == each[400]
    sent = {day.sent / day.laptops for day in days.values()}
    assert max(sent) - min(sent) < 0.02 * max(sent)
    assert each[400]["LIST"] <= 1.25
    assert each[400]["MISS"] == LOOKS * (LAPTOPS - 1)
    assert each[400]["PUT"] == 1
