# SPDX-License-Identifier: Apache-2.0
"""The self-test holds where the promises hold, and finds out every one that is broken."""

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from peerdesk.bootstrap.selftest import backups, bundles, damage, disk, kills, leaks, settings
from peerdesk.bootstrap.selftest.bench import Bench, bench
from peerdesk.bootstrap.selftest.finding import NotHeld, NotTried, Outcome
from peerdesk.bootstrap.selftest.report import compose_report, summary
from peerdesk.bootstrap.selftest.running import TRIALS, SelfTest, run_selftest
from peerdesk.bootstrap.selftest.vectors import try_vectors
from peerdesk.compose.as_text import as_text
from peerdesk.vault import database, known_answers
from peerdesk.vault.book import OpenVault
from peerdesk.vault.errors import DiskRefused, NoVault
from peerdesk.vault.surroundings import Surrounding, Where
from peerdesk.vault.verifying import VerifyReport

NOW = 1_795_000_000_000, 0


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Bench]:
    """Return a bench that is gone afterwards."""
    with bench(tmp_path / "vaults") as one:
        yield one


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Measure what a try costs without waiting for it."""
    monkeypatch.setattr(settings, "measure", lambda _: 1.0)


def test_every_promise_holds_here_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kills.try_kills, "__defaults__", (5,))
    monkeypatch.setattr(damage.try_flips, "__defaults__", (4,))
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


def test_a_word_in_clear_is_found_out(made: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_draft = OpenVault.keep_draft

    def careless(vault: OpenVault, key: str, text: str) -> None:
        (made.folder / "careless.log").write_text(text)
        keep_draft(vault, key, text)

    monkeypatch.setattr(OpenVault, "keep_draft", careless)
    with pytest.raises(NotHeld, match=r"careless\.log"):
        leaks.try_leaks(made)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork on Windows")
def test_a_line_called_saved_too_early_is_found_out(
    made: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def early(folder: Path, keys: object, first: int, say: object) -> None:
        del folder, keys
        for number in range(first, first + 1_000):
            say(number)  # type: ignore[operator] # it is a function

    monkeypatch.setattr(kills, "write_lines", early)
    with pytest.raises(NotHeld, match="missing"):
        kills.try_kills(made, 3)


def test_kills_hold_where_the_program_has_to_be_started_anew(
    made: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kills, "_may_fork", lambda: False)
    assert kills.try_kills(made, 2).startswith("2 kills")


def test_a_writer_that_cannot_begin_is_said(made: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kills, "_may_fork", lambda: False)
    monkeypatch.setattr(kills, "_ourselves", lambda: ("-c", "raise SystemExit(1)"))
    with pytest.raises(NotHeld, match="could not begin"):
        kills.try_kills(made, 1)


def test_a_built_program_starts_itself_without_an_interpreter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert kills._ourselves() == ("-m", "peerdesk")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert kills._ourselves() == ()


def test_a_full_disk_that_nobody_notices_is_found_out(
    made: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "_full", _never_refused)
    with pytest.raises(NotHeld, match="not noticed"):
        disk.try_full_disk(made)


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

    trials = (("one", refused), ("two", unforeseen), ("three", nowhere))
    test = run_selftest(tmp_path / "vaults", NOW, trials=trials)
    assert [f.outcome for f in test.findings] == [
        Outcome.BROKEN, Outcome.BROKEN, Outcome.NOT_TRIED,
    ]  # fmt: skip
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
    assert isinstance(test, SelfTest)
    assert test.ok


def test_what_the_check_of_the_vault_finds_after_the_kills_is_said(
    made: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = VerifyReport(ok=False, findings=("one page is damaged",), counts={})
    monkeypatch.setattr("peerdesk.vault.upkeep.Upkeep.verify", lambda *_: found)
    with pytest.raises(NotHeld, match="faults"):
        kills.try_kills(made, 1)
    with pytest.raises(NotHeld, match="not whole"):
        disk.try_full_disk(made)


def test_the_program_that_is_started_writes_what_it_says(made: Bench) -> None:
    keys = made.keys()
    words = f"{keys.database.hex()} {keys.head.hex()} {keys.mark.hex()} 7\n"
    command = [sys.executable, "-m", "peerdesk", "selftest", kills.WRITER, str(made.vault)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(words.encode())
        process.stdin.close()
        assert process.stdout.readline() == b"7\n"
        process.kill()
