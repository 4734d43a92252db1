# SPDX-License-Identifier: Apache-2.0
"""What backups hold and how trials went is said in words, whatever they hold."""

from pathlib import Path

import pytest

from peerdesk.bootstrap import salvaging
from peerdesk.bootstrap.backups import _listed, drilled, inside
from peerdesk.desk.backups import BackupPreview, Counted, DrillReport
from peerdesk.desk.missing import Missing
from peerdesk.vault.generations import UNREAD
from tests.fakes.book import LEADER, MemoryBook

HELD = Counted(changes=9, sorts={"note": 1, "message": 2}, newest=1_778_587_200_000, offset=60)
MORE = Counted(changes=12, sorts={"note": 4, "session": 1})


def test_what_colleagues_wrote_since_needs_no_word_on_this_laptops_changes() -> None:
    preview = BackupPreview(made=5, why="hour", held=HELD, now=MORE, own=0)
    told = inside(preview)
    assert told.remarks == ()
    assert [(c.sort, c.there, c.here) for c in told.counts] == [
        ("Sessions", 0, 1),
        ("Notes", 1, 4),
        ("Messages", 2, 0),
        ("Changes in all", 9, 12),
    ]


def test_a_trial_counts_in_words_and_names_its_backup() -> None:
    report = DrillReport(
        ok=True, made=1_778_587_200_000, findings=(), held=HELD, now=HELD, seconds=1.25
    )
    (said,) = drilled(report).sentences
    assert said.startswith("The backup of Tue 12 May 13:00: restored on trial in 1.2 s")
    assert "(1 note, 2 messages, 9 changes in all)" in said


def test_a_trial_that_failed_tells_three_findings_at_most() -> None:
    report = DrillReport(
        ok=False, made=None, findings=("a", "b", "c", "d"), held=HELD, now=HELD, seconds=1.0
    )
    told = drilled(report)
    assert told.sentences[:-1] == ("The newest backup: this backup does not hold.", "a", "b", "c")
    assert "make a new backup" in told.sentences[-1]


def test_many_gaps_are_told_as_a_few_and_a_count(monkeypatch: pytest.MonkeyPatch) -> None:
    def gap(number: int) -> Missing:
        return Missing(
            device="d", epoch="e", name="Priya", first=number, last=number,
            held_by=("Tom",), own=False, lost=False,
        )  # fmt: skip

    book = MemoryBook(LEADER)
    monkeypatch.setattr(salvaging, "missing", lambda _: tuple(gap(n) for n in range(1, 10)))
    told = salvaging._missing(book)
    assert len(told) == 7
    assert told[-1].startswith("And 3 more gaps")


def test_a_backup_says_where_it_comes_from_and_whether_it_was_opened(tmp_path: Path) -> None:
    unread = tmp_path / f"evidence-20260512-120000-lock{UNREAD}"
    unread.touch()
    listed = _listed(unread, doubtful=True)
    assert "not opened yet" in listed.why
    assert "made with a wrong clock" in listed.why
