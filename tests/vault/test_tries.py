# SPDX-License-Identifier: Apache-2.0
"""Wrong passphrases slow down: whatever is done to the program, the clock or the record."""

from pathlib import Path

import pytest

from peerdesk.desk.clock import FixedClock
from peerdesk.vault.errors import TooManyTries
from peerdesk.vault.files import TRIES
from peerdesk.vault.tries import FREE, Tries, delay_after
from tests.vault.conftest import NOON

YEAR = 365 * 24 * 3_600


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


def _wrong(folder: Path, clock: FixedClock, count: int) -> None:
    """Make so many wrong tries, each as soon as it may come and in a program started anew."""
    for made in range(count):
        clock.forward(seconds=delay_after(made))
        Tries(folder, clock).begin()


def test_a_few_slips_cost_no_wait_and_then_waits_double(tmp_path: Path, clock: FixedClock) -> None:
    _wrong(tmp_path, clock, FREE)
    waits = []
    for _ in range(4):
        with pytest.raises(TooManyTries) as refused:
            Tries(tmp_path, clock).begin()
        waits.append(refused.value.seconds)
        clock.forward(seconds=refused.value.seconds)
        Tries(tmp_path, clock).begin()
    assert waits == [3, 5, 9, 17]


def test_asking_again_while_waiting_neither_shortens_nor_lengthens_the_wait(
    tmp_path: Path, clock: FixedClock
) -> None:
    _wrong(tmp_path, clock, FREE + 4)
    for _ in range(delay_after(FREE + 4)):
        with pytest.raises(TooManyTries):
            Tries(tmp_path, clock).begin()
        clock.forward(seconds=1)
    Tries(tmp_path, clock).begin()


def test_a_clock_put_back_again_and_again_gains_nothing(tmp_path: Path, clock: FixedClock) -> None:
    _wrong(tmp_path, clock, FREE + 6)
    for _ in range(50):
        clock.forward(seconds=-3_600)
        with pytest.raises(TooManyTries):
            Tries(tmp_path, clock).begin()


def test_a_clock_that_was_years_ahead_locks_nobody_out_for_years(
    tmp_path: Path, clock: FixedClock
) -> None:
    clock.forward(seconds=4 * YEAR)
    _wrong(tmp_path, clock, 20)
    clock.forward(seconds=-4 * YEAR)
    with pytest.raises(TooManyTries) as refused:
        Tries(tmp_path, clock).begin()
    assert refused.value.seconds <= 15 * 60 + 1
    clock.forward(seconds=refused.value.seconds)
    Tries(tmp_path, clock).begin()


@pytest.mark.parametrize(
    "record",
    [
        b"",
        b"{}",
        b"[]",
        b'{"count": -5, "last": 0}',
        b'{"count": 3, "last": -1}',
        b'{"count": 1e9, "last": 0}',
        b'{"count": ' + b"9" * 400 + b', "last": 0}',
        b'{"count": 0, "last": ' + b"9" * 4_000 + b"}",
        b"{" * 100_000,
        b'{"a":' + b"[" * 1_018,
    ],
)
def test_a_spoilt_record_costs_neither_time_nor_memory(
    tmp_path: Path, clock: FixedClock, record: bytes
) -> None:
    (tmp_path / TRIES).write_bytes(record)
    Tries(tmp_path, clock).begin()
    assert (tmp_path / TRIES).stat().st_size < 100


def test_no_count_makes_a_wait_that_cannot_be_worked_out() -> None:
    assert delay_after(10**9) == delay_after(1_000_000) == 15 * 60


def test_the_record_grows_no_further_than_it_can_be_read(tmp_path: Path, clock: FixedClock) -> None:
    (tmp_path / TRIES).write_bytes(b'{"count":1000000,"last":0}')
    Tries(tmp_path, clock).begin()
    with pytest.raises(TooManyTries):
        Tries(tmp_path, clock).begin()


def test_where_nothing_can_be_written_the_vault_can_still_be_tried(clock: FixedClock) -> None:
    Tries(Path("/nonexistent/vault"), clock).begin()
    Tries(Path("/nonexistent/vault"), clock).succeed()
