# SPDX-License-Identifier: Apache-2.0
"""`peerdesk selftest` says each promise, writes the report, and leaves nothing when it is ended."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from peerdesk.bootstrap.selftest import running
from peerdesk.bootstrap.selftest.bench import Bench
from peerdesk.bootstrap.selftest.finding import NotHeld
from peerdesk.bootstrap.selftest.running import Trial
from peerdesk.cli.selftest import STOPPED
from tests.fakes.terminal import Laptop


@pytest.fixture
def laptop(make_laptop: Callable[[str], Laptop]) -> Laptop:
    """Return a laptop that has no vault."""
    return make_laptop("tested")


@pytest.fixture
def trials(monkeypatch: pytest.MonkeyPatch) -> list[Trial]:
    """Return the trials that are made, to be changed."""
    made: list[Trial] = [("A line is kept", lambda _: "Written and read.")]
    defaults = (lambda _: None, made, "")
    monkeypatch.setattr(running.run_selftest, "__defaults__", defaults)
    return made


def broken(_: Bench) -> str:
    raise NotHeld("A bit was not noticed")


@pytest.mark.usefixtures("trials")
def test_each_promise_is_said_and_nothing_is_left(laptop: Laptop) -> None:
    ended = laptop.type("selftest", passphrase=False)
    assert ended.code == 0
    assert ended.err == "HELD       A line is kept. Written and read.\n"
    assert ended.out == "1 of 1 promise held on this laptop.\n"
    assert list(laptop.desk.root.iterdir()) == []


@pytest.mark.usefixtures("trials")
def test_the_report_is_written_twice_and_named(laptop: Laptop, tmp_path: Path) -> None:
    ended = laptop.type("selftest", "--out", tmp_path / "it", passphrase=False)
    pdf, text = sorted((tmp_path / "it").iterdir())
    assert pdf.read_bytes().startswith(b"%PDF")
    assert "A line is kept" in text.read_text("utf-8")
    assert f"Report: {pdf}\nReport: {text}\n" in ended.out


def test_json_has_every_finding_and_the_files(
    laptop: Laptop, trials: list[Trial], tmp_path: Path
) -> None:
    trials.append(("Bits are noticed", broken))
    ended = laptop.type("selftest", "--json", "--out", tmp_path / "it", passphrase=False)
    assert ended.code == 1, "a promise is broken"
    assert [f["outcome"] for f in ended.json["findings"]] == ["held", "broken"]
    assert sorted(ended.json["report"]) == sorted(str(p) for p in (tmp_path / "it").iterdir())
    assert "keep no evidence on this laptop" in ended.err


def test_a_folder_that_takes_nothing_is_refused_before_the_trials(
    laptop: Laptop, trials: list[Trial], tmp_path: Path
) -> None:
    tried: list[Bench] = []

    def never(made: Bench) -> str:
        tried.append(made)
        return ""

    trials[:] = [("never", never)]
    (tmp_path / "file").touch()
    ended = laptop.type("selftest", "--out", tmp_path / "file" / "it", passphrase=False)
    assert ended.code == 1
    assert tried == []


def test_who_ends_it_finds_nothing_left(
    laptop: Laptop, trials: list[Trial], tmp_path: Path
) -> None:
    def ended_meanwhile(_: Bench) -> str:
        os.kill(os.getpid(), signal.SIGTERM)
        raise AssertionError("it was not ended")

    trials.append(("Long", ended_meanwhile))
    before = signal.getsignal(signal.SIGTERM)
    bench = tmp_path / "root" / "selftest-0123abcd"
    ended = laptop.type("selftest", "--bench", bench, "--out", tmp_path / "it", passphrase=False)
    assert ended.code == STOPPED
    assert list((tmp_path / "root").iterdir()) == []
    assert list((tmp_path / "it").iterdir()) == []
    assert signal.getsignal(signal.SIGTERM) is before


def test_the_process_that_writes_lines_is_reached_by_its_option(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    served: list[Path] = []
    monkeypatch.setattr("peerdesk.bootstrap.selftest.kills.serve", served.append)
    assert laptop.type("selftest", "--write-lines", tmp_path, passphrase=False).code == 0
    assert served == [tmp_path]
