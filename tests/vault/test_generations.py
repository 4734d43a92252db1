# SPDX-License-Identifier: Apache-2.0
"""Of all backups the latest are kept, and the last of each of the latest days."""

import os
import time
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.vault.generations import (
    DAYS,
    RECENT,
    Occasion,
    backups,
    changed_since,
    header_of,
    in_order,
    is_ahead,
    is_due,
    last_backup,
    made_at,
    name_of,
    superseded,
    why_made,
)

START = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)


def at(hours: float) -> int:
    return int((START + timedelta(hours=hours)).timestamp() * 1_000)


def paths(*hours: float) -> list[Path]:
    return [Path(name_of(at(hour), Occasion.HOUR)) for hour in hours]


def test_a_name_says_when_and_why() -> None:
    path = Path(name_of(at(1.5) + 7, Occasion.IMPORT))
    assert path.name == "evidence-20260504T103000.007Z-import.db"
    assert (made_at(path), why_made(path)) == (at(1.5) + 7, "import")
    assert header_of(path).name == "evidence-20260504T103000.007Z-import.json"
    assert header_of(Path("elsewhere/evidence.db")) == Path("elsewhere/vault.json")


def test_a_backup_made_before_names_said_why_is_one_too() -> None:
    path = Path("evidence-20260504T103000.007Z.db")
    assert (made_at(path), why_made(path)) == (at(1.5) + 7, "")


def test_other_files_are_never_told_to_go() -> None:
    strange = [Path("evidence-old.db"), Path("evidence-20261399T103000.007Z.db")]
    assert [made_at(path) for path in strange] == [None, None]
    assert why_made(strange[0]) == ""
    many = [*strange, *paths(*range(30))]
    assert not set(superseded(many, many[-1])) & set(strange)


def test_five_of_today_and_the_last_of_each_of_seven_days_stay() -> None:
    made = paths(*(24 * day + hour for day in range(9) for hour in range(8)))
    kept = [path for path in made if path not in superseded(made, made[-1])]
    last_ones = paths(*(24 * day + 7 for day in range(2, 8)))
    assert kept == [*last_ones, *made[-RECENT:]]


def test_what_was_just_made_stays_though_the_clock_went_back() -> None:
    made = paths(*range(100, 112))
    (old,) = paths(1)
    assert old not in superseded([old, *made], old)
    assert old in superseded([old, *made, *paths(*(24 * d for d in range(6, 16)))], paths(400)[0])


YEAR = 24 * 365


def _kept_one_by_one(hours: Iterable[float]) -> list[Path]:
    """Return what stays of backups made one after the other, whatever the clock said each time."""
    found: list[Path] = []
    for path in paths(*hours):
        found.append(path)
        gone = superseded(found, path)
        found = [kept for kept in found if kept not in gone]
    return found


@pytest.mark.parametrize("off", [4 * YEAR, 24 * 30, -24 * 30, -10 * YEAR])
def test_a_clock_that_was_wrong_for_a_week_pushes_out_nothing_made_by_the_right_one(
    off: int,
) -> None:
    right = paths(*range(12))
    kept = _kept_one_by_one([*(off + 24 * day for day in range(7)), *range(12)])
    assert set(right[-RECENT:]) <= set(kept)
    assert in_order(kept, at(12))[-1] == right[-1]


@pytest.mark.parametrize("off", [4 * YEAR, -10 * YEAR])
def test_backups_by_a_wrong_clock_leave_the_right_ones_of_before(off: int) -> None:
    right = paths(*range(12))
    kept = _kept_one_by_one([*range(12), *(off + hour for hour in range(40))])
    assert len(kept) <= 2 * (RECENT + DAYS)
    if off < 0:
        assert set(right[-RECENT:]) <= set(kept)
    assert in_order(kept, at(off + 40))[-1] == kept[-1]


def test_a_date_is_in_doubt_when_it_is_ahead_by_more_than_a_day() -> None:
    (path,) = paths(100)
    assert is_ahead(path, at(75))
    assert not is_ahead(path, at(77))
    assert not is_ahead(Path("evidence-old.db"), 0)


@pytest.mark.parametrize("ahead", [1, 400])
def test_a_backup_with_a_time_in_the_future_holds_up_no_other(tmp_path: Path, ahead: int) -> None:
    (tmp_path / "evidence.db").write_bytes(b"x")
    (tmp_path / "backups").mkdir()
    later = tmp_path / "backups" / paths(24 * ahead)[0]
    later.write_bytes(b"x")
    future = time.time() + ahead * 86_400
    os.utime(later, (future, future))
    assert changed_since(tmp_path)
    assert is_due(tmp_path, at(0))
    recent = tmp_path / "backups" / paths(0)[0]
    recent.write_bytes(b"x")
    assert not changed_since(tmp_path)
    (tmp_path / "evidence.db").write_bytes(b"y")
    assert not is_due(tmp_path, at(0.5))
    assert is_due(tmp_path, at(1.5))


def test_days_are_those_of_the_team_not_of_greenwich() -> None:
    early, late = paths(14.25, 14.75)  # 23:15 and 23:45 UTC on the 4th: in London the 5th
    (before,) = paths(13.5)  # 23:30 in London on the 4th
    newer = paths(*range(40, 50))
    gone = superseded([before, early, late, *newer], newer[-1])
    assert {before, early, late} & set(gone) == {early}


@given(st.lists(st.integers(0, 24 * 40), min_size=1, max_size=60, unique=True))
def test_no_more_than_the_promised_number_stay_and_never_fewer(hours: list[int]) -> None:
    made = sorted(paths(*hours))
    gone = superseded(made, made[-1])
    kept = [path for path in made if path not in gone]
    assert min(RECENT, len(made)) <= len(kept) <= RECENT + DAYS
    assert kept[-RECENT:] == made[-RECENT:]
    assert superseded(kept, made[-1]) == ()


def test_a_copy_nobody_has_opened_supersedes_nothing() -> None:
    made = paths(*range(RECENT))
    copy = Path(name_of(at(50), Occasion.CLOSING)).with_suffix(".copy")
    assert superseded([*made, copy], made[-1]) == ()


def test_the_last_backup_and_what_changed_are_told_by_files(tmp_path: Path) -> None:
    assert last_backup(tmp_path, at(4)) is None
    assert changed_since(tmp_path)
    (tmp_path / "evidence.db").write_bytes(b"x")
    place = tmp_path / "backups"
    place.mkdir()
    for path in paths(1, 3, 2):
        (place / path).write_bytes(b"x")
    (place / "evidence-old.db").write_bytes(b"x")
    assert last_backup(tmp_path, at(4)) == at(3)
    (place / paths(100)[0]).write_bytes(b"x")
    assert last_backup(tmp_path, at(4)) == at(3)
    assert len(backups(tmp_path)) == 5
    assert not changed_since(tmp_path)
    (tmp_path / "evidence.db").write_bytes(b"y")
    assert changed_since(tmp_path)
