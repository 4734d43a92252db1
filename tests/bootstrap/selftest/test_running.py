# SPDX-License-Identifier: Apache-2.0
"""The self-test holds where the promises hold, and finds out every one that is broken."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from peerdesk.bootstrap.selftest import backups, bundles, damage, disk, kills, leaks, settings
from peerdesk.bootstrap.selftest.bench import Bench, line
from peerdesk.bootstrap.selftest.finding import Finding, NotHeld, NotTried, Outcome
from peerdesk.bootstrap.selftest.report import compose_report, summary
from peerdesk.bootstrap.selftest.running import TRIALS, run_selftest
from peerdesk.bootstrap.selftest.vectors import try_vectors
from peerdesk.compose.as_text import as_text
from peerdesk.domain.facts import Fact
from peerdesk.vault import database, known_answers
from peerdesk.vault.book import OpenVault
from peerdesk.vault.errors import DiskRefused, NotSaved, NoVault
from peerdesk.vault.files import DATABASE
from peerdesk.vault.surroundings import Surrounding, Where
from peerdesk.vault.verifying import VerifyReport

NOW = 1_795_000_000_000, 0


def test_every_promise_holds_here_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kills.try_kills, "__defaults__", (3,))
    monkeypatch.setattr(damage.try_flips, "__defaults__", (2,))
    monkeypatch.setattr(bundles.try_bundles, "__defaults__", (8,))
    monkeypatch.setattr(leaks, "MARKERS", 8)
    heard: list[str] = []
    test = run_selftest(tmp_path / "vaults", NOW, lambda one: heard.append(one.promise))
    broken = {f.promise: f.tried for f in test.findings if f.outcome is not Outcome.HELD}
    assert broken in ({}, {backups.PLACE: broken.get(backups.PLACE)})  # CI's disks may be odd
    assert heard == [promise for promise, _ in TRIALS]
    assert list((tmp_path / "vaults").iterdir()) == []
    assert test.free > 0


@contextlib.contextmanager
def _never_refused(_: Bench) -> Iterator[None]:
    yield


class _Whatever:
    """A bundle that opens whatever is in it."""

    changes = (1,)


def test_another_answer_than_the_standards_is_found_out(
    made: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(known_answers.KNOWN, "SHA-256 (FIPS 180-4)", (lambda: "00", "01"))
    with pytest.raises(NotHeld, match="SHA-256"):
        try_vectors(made)


def test_a_cipher_that_takes_altered_texts_is_found_out(
    made: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known_answers, "AESGCM", _Careless)
    monkeypatch.setattr(known_answers, "KNOWN", {})
    with pytest.raises(NotHeld, match="altered"):
        try_vectors(made)


class _Careless:
    def __init__(self, key: bytes) -> None:
        del key

    def encrypt(self, nonce: bytes, text: bytes, bound: bytes) -> bytes:
        del nonce, bound
        return text

    def decrypt(self, nonce: bytes, text: bytes, bound: bytes) -> bytes:
        del nonce, bound
        return text


def test_a_weaker_setting_is_found_out(made: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    weaker = tuple(p.replace("EXTRA", "NORMAL") for p in database._PRAGMAS)
    monkeypatch.setattr(database, "_PRAGMAS", weaker)
    with pytest.raises(NotHeld, match="synchronous"):
        settings.try_settings(made)


def test_a_database_in_clear_is_found_out(made: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "_first_bytes", lambda _: database.PLAINTEXT)
    with pytest.raises(NotHeld, match="not encrypted"):
        settings.try_settings(made)


def test_a_passphrase_that_anything_passes_for_is_found_out(
    made: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "open_with_passphrase", lambda *_: bytes(32))
    with pytest.raises(NotHeld, match="wrong passphrase"):
        settings.try_passphrase(made)


def test_a_key_that_anything_passes_for_is_found_out(
    made: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "Database", _AnyKey)
    with pytest.raises(NotHeld, match="wrong key opened"):
        settings.try_passphrase(made)


class _AnyKey:
    """A database that opens with whatever key."""

    def __init__(self, path: Path, key: bytes) -> None:
        del path, key

    def close(self) -> None:
        """Have nothing to close."""


def test_a_full_disk_that_nobody_notices_is_found_out(
    made: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "_filled", _never_refused)
    monkeypatch.setattr(disk, "_limited", _never_refused)
    with pytest.raises(NotHeld, match="not noticed"):
        disk.try_full_disk(made)


def test_a_refused_line_that_stands_all_the_same_is_found_out(
    made: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = OpenVault.append

    def refuse_too_late(vault: OpenVault, *facts: Fact) -> object:
        append(vault, *facts)
        raise NotSaved("the disk is full")

    monkeypatch.setattr(disk, "_filled", _never_refused)
    monkeypatch.setattr(disk, "_limited", _never_refused)
    monkeypatch.setattr(OpenVault, "append", refuse_too_late)
    with pytest.raises(NotHeld, match="stands all the same"):
        disk.try_full_disk(made)


def test_a_line_that_stands_twice_is_found_out(
    made: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    append, refusals = OpenVault.append, iter(range(disk._LINES))

    def twice(vault: OpenVault, *facts: Fact) -> object:
        if next(refusals, None) is not None:
            raise NotSaved("the disk is full")
        append(vault, *facts)
        return append(vault, line("again"))

    monkeypatch.setattr(disk, "_filled", _never_refused)
    monkeypatch.setattr(disk, "_limited", _never_refused)
    monkeypatch.setattr(OpenVault, "append", twice)
    with pytest.raises(NotHeld, match="twice"):
        disk.try_full_disk(made)


def test_a_vault_that_is_not_whole_afterwards_is_found_out(
    made: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = VerifyReport(ok=False, findings=("one page is damaged",), counts={})
    monkeypatch.setattr("peerdesk.vault.upkeep.Upkeep.verify", lambda *_: found)
    with pytest.raises(NotHeld, match="not whole"):
        disk.try_full_disk(made)


def test_where_no_small_disk_may_be_made_a_limit_stands_in_and_that_is_said(
    made: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "_ran", lambda *_: False)
    assert "imitated by a limit" in disk.try_full_disk(made)


def test_a_small_disk_is_filled_where_one_may_be_made(made: Bench) -> None:
    with disk._small_disk(made) as small:
        if small is None:
            pytest.skip("nothing may be mounted here")
        with disk._filled(small), pytest.raises(OSError, match="space"):
            (small.folder / "one more").write_bytes(b"x")


def test_a_command_that_is_not_there_is_not_done() -> None:
    assert not disk._ran("no-such-command-at-all")


def test_where_no_room_can_be_refused_that_is_said(
    made: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("peerdesk.bootstrap.selftest.disk.sys.platform", "win32")
    with pytest.raises(NotTried):
        disk.try_full_disk(made)


def test_damage_that_nobody_notices_is_found_out(
    made: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(damage, "_holds", lambda *_: True)
    with pytest.raises(NotHeld, match="not noticed"):
        damage.try_flips(made, 1)


def test_a_vault_that_nobody_touched_opens_unnoticed(made: Bench) -> None:
    keys = made.keys()
    made.open(keys).close()  # which notices that it was copied
    assert damage._opens_unnoticed(made, keys)
    assert damage._holds(made, keys, made.vault)
    (made.vault / DATABASE).write_bytes(bytes(8_192))
    assert not damage._holds(made, keys, made.vault)


@pytest.mark.parametrize("times", [0, 1])
def test_an_older_state_that_nobody_notices_is_found_out(
    made: Bench, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    answers = iter([False] * times + [True])
    monkeypatch.setattr(damage, "_opens_unnoticed", lambda *_: next(answers))
    with pytest.raises(NotHeld, match="not noticed"):
        damage.try_older(made)


def test_a_bundle_for_anybody_is_found_out(made: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundles, "open_bundle", lambda *_: _Whatever())
    with pytest.raises(NotHeld, match="was opened"):
        bundles.try_bundles(made, 1)


def test_a_bundle_for_nobody_is_found_out(made: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = _Whatever()
    empty.changes = ()  # type: ignore[assignment] # nothing in it
    monkeypatch.setattr(bundles, "open_bundle", lambda *_: empty)
    with pytest.raises(NotHeld, match="did not open"):
        bundles.try_bundles(made, 1)


def test_a_backup_that_cannot_be_restored_is_found_out(
    made: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "drill", lambda _: _NotOk())
    with pytest.raises(NotHeld, match="restored whole"):
        backups.try_backup(made)


class _NotOk:
    """How a rehearsed restore ends that lacks something."""

    ok = False


def test_an_unfit_place_is_said(made: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backups, "surroundings", lambda _: (Surrounding(Where.NETWORK),))
    with pytest.raises(NotHeld, match="network share"):
        backups.try_place(made)


def test_what_cannot_be_tried_to_the_end_counts_as_broken(tmp_path: Path) -> None:
    def refused(_: Bench) -> str:
        raise NoVault

    def unforeseen(_: Bench) -> str:
        raise ValueError("with what was typed")

    def nowhere(_: Bench) -> str:
        raise NotTried("Not on this system")

    def broken(_: Bench) -> str:
        raise NotHeld("It broke")

    trials = (("one", refused), ("two", unforeseen), ("three", nowhere), ("four", broken))
    test = run_selftest(tmp_path / "vaults", NOW, trials=trials)
    assert [f.outcome for f in test.findings] == [
        Outcome.BROKEN, Outcome.BROKEN, Outcome.NOT_TRIED, Outcome.BROKEN,
    ]  # fmt: skip
    assert test.findings[3].tried == "It broke."
    assert "with what was typed" not in str(test)
    assert "Keep no evidence" in summary(test)


def test_a_disk_that_refuses_the_bench_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(DiskRefused):
        run_selftest(tmp_path / "file", NOW)


def test_the_report_says_what_held_and_what_it_cannot_show(tmp_path: Path) -> None:
    test = run_selftest(tmp_path / "vaults", NOW, trials=TRIALS[:1])
    words = as_text(compose_report(test))
    assert "1 of 1 promise held on this laptop" in words.replace("\n", " ")
    assert TRIALS[0][0] in words.replace("\n", " ")
    assert "swap" in words
    assert test.ok
    every = msgspec.structs.replace(test, findings=test.findings * 3)
    assert summary(every) == "All 3 promises held on this laptop."
    missing = Finding(promise="one", outcome=Outcome.NOT_TRIED, tried="")
    partly = msgspec.structs.replace(test, findings=(*test.findings, missing))
    assert summary(partly) == "1 of 2 promises held on this laptop."


def test_a_finding_is_the_same_once_it_was_said_in_a_line() -> None:
    for promise, _ in TRIALS:
        for outcome in Outcome:
            said = Finding(promise=promise, outcome=outcome, tried="Tried. With 3 figures.")
            assert Finding.of_line(said.line) == said
    assert Finding.of_line("There is no room on the disk: make some. Then go on.") is None
    assert Finding.of_line("HELD       without an end") is None
