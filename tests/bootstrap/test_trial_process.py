# SPDX-License-Identifier: Apache-2.0
"""The self-test runs as a process of its own, says what it finds, and leaves nothing if stopped."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest

from peerdesk.bootstrap import trial_process
from peerdesk.bootstrap.desk import Desk
from peerdesk.bootstrap.laptop import Laptop
from peerdesk.bootstrap.open_desk import OpenDesk
from peerdesk.bootstrap.selftest.finding import Finding, Outcome
from peerdesk.bootstrap.selftest.running import TRIALS, SelfTest
from peerdesk.bootstrap.trial_process import TrialFailed, TrialProcess, TrialStopped, own_program
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from peerdesk.ui.trials import Tried, Verdict
from peerdesk.ui.vaults import NewVault
from peerdesk.vault.derivation import FLOOR

T = TypeVar("T")
HELD = Finding(promise="A line is kept", outcome=Outcome.HELD, tried="Fifty kills.")
BROKEN = Finding(promise="No bit flips", outcome=Outcome.BROKEN, tried="One did.")
ENDED = SelfTest(
    version="1", system="s", python="3", folder="f", free=1, at=0, offset=0, milliseconds=5,
    findings=(HELD, BROKEN), report=("/r/selftest.pdf", "/r/selftest.txt"),
)  # fmt: skip
TOLD = Tried("A line is kept", Verdict.HELD, "Fifty kills.")
WAIT = 20
BENCH = """
import pathlib, signal, sys, time
out, bench = (pathlib.Path(word.partition("=")[2]) for word in sys.argv[3:5])
bench.mkdir()
(bench / "vault").touch()
"""
"""What a program begins with that makes its folder as `peerdesk selftest` does."""


class Trials:
    """Begins tests whose programs are a few lines of Python each."""

    def __init__(self, root: Path) -> None:
        self.root, self.out = root / "vaults", root / "out"
        self.root.mkdir()
        self.out.mkdir()
        self.heard: list[Tried] = []
        self.begun: list[TrialProcess] = []

    def begin(self, *lines: str) -> TrialProcess:
        program = (sys.executable, "-c", "\n".join(lines))
        self.begun.append(TrialProcess(self.root, self.out, self.heard.append, program))
        return self.begun[-1]

    def left(self) -> list[str]:
        return sorted(path.name for place in (self.root, self.out) for path in place.iterdir())

    def wait_for(self, pattern: str) -> Path:
        return wait_for(lambda: next(self.root.glob(pattern), None))


def wait_for(look: Callable[[], T | None]) -> T:
    until = time.monotonic() + WAIT
    while time.monotonic() < until:
        if found := look():
            return found
        time.sleep(0.02)
    raise AssertionError("it never came")


@pytest.fixture
def trials(tmp_path: Path) -> Iterator[Trials]:
    """Return what begins tests; all have ended when the test has."""
    made = Trials(tmp_path)
    yield made
    for one in made.begun:
        one.stop()
        one.ended.exception(WAIT)


def answer(test: SelfTest, said: str = HELD.line) -> str:
    json = msgspec.json.encode(test).decode()
    return f"import sys; print({said!r}, file=sys.stderr); print({json!r}); sys.exit(1)"


def test_each_promise_is_heard_and_the_end_says_all(trials: Trials) -> None:
    tried = trials.begin(answer(ENDED)).ended.result(WAIT)
    assert trials.heard == [TOLD]
    assert [one.verdict for one in tried.promises] == [Verdict.HELD, Verdict.BROKEN]
    assert not tried.held
    assert "Keep no evidence" in tried.sentence
    assert tried.files == (Path("/r/selftest.pdf"), Path("/r/selftest.txt"))


def test_the_program_is_asked_for_json_a_report_and_a_folder_among_the_vaults(
    trials: Trials,
) -> None:
    trial = trials.begin("import sys; sys.exit(' '.join(sys.argv[1:]))")
    error = trial.ended.exception(WAIT)
    assert isinstance(error, TrialFailed)
    begin = f"selftest --json --out={trials.out} --bench={trials.root}{os.sep}selftest-"
    assert error.user_message.startswith(begin)


def test_what_refuses_the_test_is_said_in_its_own_words(trials: Trials) -> None:
    trial = trials.begin("import sys; sys.exit('Choose another folder for the report.')")
    with pytest.raises(TrialFailed, match="Choose another folder"):
        trial.ended.result(WAIT)


def test_a_test_that_breaks_off_leaves_nothing_and_is_said(trials: Trials) -> None:
    trial = trials.begin(BENCH, "import os; os._exit(9)")
    with pytest.raises(TrialFailed, match="try it once more"):
        trial.ended.result(WAIT)
    assert trials.left() == []


def test_a_program_that_is_not_there_is_said(trials: Trials) -> None:
    missing = (str(trials.root / "no such program"),)
    trial = TrialProcess(trials.root, trials.out, trials.heard.append, missing)
    with pytest.raises(TrialFailed, match="try it once more"):
        trial.ended.result(WAIT)


@pytest.mark.skipif(sys.platform == "win32", reason="nothing can be asked to end on Windows")
def test_a_test_that_is_stopped_may_take_its_own_things_away(trials: Trials) -> None:
    trial = trials.begin(
        BENCH,
        "def end(*_): (out / 'asked').touch(); sys.exit(143)",
        "signal.signal(signal.SIGTERM, end)",
        "(bench / 'ready').touch()",
        "time.sleep(60)",
    )
    trials.wait_for("*/ready")
    trial.stop()
    with pytest.raises(TrialStopped, match="was removed"):
        trial.ended.result(WAIT)
    assert trials.left() == ["asked"]


@pytest.mark.skipif(sys.platform == "win32", reason="nothing can be asked to end on Windows")
def test_one_that_does_not_hear_is_ended_with_all_that_it_started(
    trials: Trials, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trial_process, "_PATIENCE", 0.1)
    trial = trials.begin(
        BENCH,
        "import os",
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)",
        "(out / '.selftest-today.pdf.part').touch()",
        "child = os.fork()",
        "if child: (bench / f'ready-{child}').touch()",
        "time.sleep(60)",
    )
    child = int(trials.wait_for("*/ready-*").name.partition("-")[2])
    trial.stop()
    trial.stop()
    with pytest.raises(TrialStopped):
        trial.ended.result(WAIT)
    wait_for(lambda: not _runs(child))
    assert trials.left() == []


def _runs(process: int) -> bool:
    """Say whether a process that is not ours to wait for still runs."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not state.exists() or state.read_text().split()[2] != "Z"


class Deaf:
    """A process that does not hear, and has ended when the kill comes."""

    pid = 2**22 + 1  # above every number that the system gives
    killed = 0

    def terminate(self) -> None:
        """Hear nothing."""

    def kill(self) -> None:
        self.killed += 1

    def wait(self, seconds: float) -> None:
        raise subprocess.TimeoutExpired("peerdesk", seconds)


@pytest.mark.parametrize(
    ("system", "killed"),
    [
        pytest.param("linux", 0, marks=pytest.mark.skipif(os.name == "nt", reason="no groups")),
        ("win32", 1),
    ],
)
def test_one_that_does_not_hear_is_killed_as_the_system_allows(
    monkeypatch: pytest.MonkeyPatch, system: str, killed: int
) -> None:
    monkeypatch.setattr("peerdesk.bootstrap.trial_process.sys.platform", system)
    process = Deaf()
    trial_process._end(process)  # type: ignore[arg-type] # as much of a process as is asked
    assert process.killed == killed


def test_one_that_is_stopped_before_it_began_never_begins(
    trials: Trials, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TrialProcess, "_follow", lambda _: None)
    trial = TrialProcess(trials.root, trials.out, trials.heard.append, ("no such program",))
    trial.stop()
    with pytest.raises(TrialStopped):
        trial._tested()


@pytest.mark.skipif(sys.platform == "win32", reason="nothing can be asked to end on Windows")
def test_one_that_was_through_when_it_was_stopped_says_what_it_found(trials: Trials) -> None:
    trial = trials.begin(
        BENCH,
        "def end(*_): " + answer(ENDED).replace("import sys; ", ""),
        "signal.signal(signal.SIGTERM, end)",
        "(bench / 'ready').touch()",
        "time.sleep(60)",
    )
    trials.wait_for("*/ready")
    trial.stop()
    assert len(trial.ended.result(WAIT).promises) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="nothing can be asked to end on Windows")
def test_nothing_more_is_heard_once_it_is_stopped(trials: Trials) -> None:
    trial = trials.begin(
        BENCH,
        f"def end(*_): print({HELD.line!r}, file=sys.stderr, flush=True); sys.exit(143)",
        "signal.signal(signal.SIGTERM, end)",
        "(bench / 'ready').touch()",
        "time.sleep(60)",
    )
    trials.wait_for("*/ready")
    trial.stop()
    assert isinstance(trial.ended.exception(WAIT), TrialStopped)
    assert trials.heard == []


def test_a_folder_that_the_disk_does_not_let_go_of_is_named(
    trials: Trials, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("peerdesk.bootstrap.trial_process.shutil.rmtree", lambda *_, **__: None)
    monkeypatch.setattr(trial_process, "_PAUSE", 0)
    trial = trials.begin(BENCH, "time.sleep(60)")
    bench = trials.wait_for("*/vault").parent
    trial.stop()
    with pytest.raises(TrialStopped, match=bench.name):
        trial.ended.result(WAIT)


def test_the_program_is_the_one_that_runs_or_on_windows_the_one_with_a_console(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert own_program() == (sys.executable, "-m", "peerdesk")
    built = tmp_path / "PeerDesk.exe"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(built))
    assert own_program() == (str(built),)
    beside = tmp_path / "peerdesk-command.exe"
    beside.touch()
    assert own_program() == (str(beside),)


def test_the_real_program_is_stopped_by_a_lock_and_leaves_nothing(tmp_path: Path) -> None:
    root, out = tmp_path / "vaults", tmp_path / "out"
    owner = Person("Helen Okafor", Role.TEAM_LEADER, "Harrowmere Council")
    wanted = NewVault(owner, "walnut ferry cobalt lark mist")
    session = Laptop(Desk(root, cost=FLOOR)).make(wanted).session
    assert isinstance(session, OpenDesk)
    before = sorted(root.iterdir())
    heard: list[Tried] = []
    try:
        trial = session.care.test_laptop(out, heard.append)
        assert trial.promises == len(TRIALS)
        wait_for(lambda: heard)
    finally:
        session.close({}).exception(WAIT)
    assert isinstance(trial.ended.exception(WAIT), TrialStopped)
    assert heard[0].promise == TRIALS[0][0]
    assert sorted(root.iterdir()) == before
    assert list(out.iterdir()) == []
