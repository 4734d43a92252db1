# SPDX-License-Identifier: Apache-2.0
"""What goes wrong: one sentence, the right exit code, and nothing lost."""

import io
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from peerdesk.cli.passphrases import _somebody_is_there
from peerdesk.cli.refusals import say_unexpected
from peerdesk.vault.verifying import VerifyReport
from tests.fakes.terminal import PASSPHRASE, Laptop

MakeLaptop = Callable[[str], Laptop]
PROJECT = Path(__file__).parents[2]


def test_a_wrong_passphrase_is_refused(laptop: Laptop) -> None:
    laptop.passphrase_file.write_text("another five words of mine\n")
    ended = laptop.type("note", "list", "--json")
    assert (ended.code, ended.out) == (1, "")
    assert "not this vault's passphrase" in ended.err
    assert len(ended.err.splitlines()) == 1


def test_a_damaged_header_is_told_from_a_wrong_passphrase(laptop: Laptop) -> None:
    header = laptop.root / "vaults" / "vault-1" / "vault.json"
    header.write_bytes(header.read_bytes().replace(b"passphrase", b"passphrasf", 1))
    ended = laptop.type("note", "list")
    assert ended.code == 1
    assert "damaged" in ended.err


def test_a_plaintext_database_is_never_opened(laptop: Laptop) -> None:
    database = laptop.root / "vaults" / "vault-1" / "evidence.db"
    database.unlink()
    with closing(sqlite3.connect(database)) as plain, plain:
        plain.execute("CREATE TABLE note (body TEXT)")
    ended = laptop.type("note", "list")
    assert ended.code == 1
    assert "not encrypted" in ended.err
    assert len(ended.err.splitlines()) == 1


def test_a_vault_that_is_open_is_refused(laptop: Laptop) -> None:
    folder = laptop.root / "vaults" / "vault-1"
    with laptop.desk.open_vault(folder, PASSPHRASE):
        ended = laptop.type("note", "list")
    assert ended.code == 1
    assert "open in another window" in ended.err
    assert laptop.type("note", "list").code == 0


def test_no_vault_and_several_vaults_are_told_apart(make_laptop: MakeLaptop) -> None:
    laptop = make_laptop("leader")
    none = laptop.type("note", "list")
    assert (none.code, none.out) == (1, "")
    assert "no vault on this laptop" in none.err
    laptop.begin()
    laptop.begin()
    several = laptop.type("note", "list")
    assert several.code == 1
    assert "vault-1, vault-2" in several.err
    assert laptop.type("note", "list", "--vault", laptop.root / "vaults/vault-2").code == 0
    nowhere = laptop.type("note", "list", "--vault", laptop.root / "nowhere")
    assert "no vault in this folder" in nowhere.err


def test_a_vault_without_a_challenge_says_so(make_laptop: MakeLaptop) -> None:
    laptop = make_laptop("peer")
    laptop.type("team", "identity", "--name", "Priya Nair", "--out", laptop.root / "p.peerdesk-id")
    for words in (("note", "list"), ("note", "add", "A line"), ("challenge", "show"),
                  ("message", "list"), ("session", "list"), ("kloe", "list"),
                  ("team", "board")):  # fmt: skip
        ended = laptop.type(*words, "--json")
        assert (ended.code, ended.out) == (1, ""), words
        assert "no challenge in this vault" in ended.err, words


@pytest.mark.parametrize(
    "words",
    [
        ("note",),
        ("note", "ad", "A line"),
        ("note", "add"),
        ("note", "list", "--stance", "good"),
        ("note", "list", "--most", "-1"),
        ("session", "add", "--kind", "interview"),
        ("briefing", "make", "--day", "2026-05-12"),
        ("nothing",),
        ("note", "list", "--passphrase", "secret"),
    ],
)
def test_wrong_usage_ends_with_2(laptop: Laptop, words: tuple[str, ...]) -> None:
    ended = laptop.type(*words, passphrase=False)
    assert ended.code == 2
    assert ended.err


def test_a_passphrase_needs_a_terminal_or_a_file(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.open", _refuse)
    ended = laptop.type("note", "list", passphrase=False)
    assert ended.code == 1
    assert "--passphrase-file" in ended.err


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "cannot be read"),
        (b"", "just one line"),
        (b"\nsecond", "just one line"),
        (b"one\ntwo\n", "just one line"),
        (b"\xff\xfe", "is no text"),
        (b"x" * 5_000, "too large"),
    ],
)
def test_a_passphrase_file_holds_one_line(laptop: Laptop, content: bytes | None, says: str) -> None:
    if content is None:
        laptop.passphrase_file.unlink()
    else:
        laptop.passphrase_file.write_bytes(content)
    ended = laptop.type("note", "list")
    assert ended.code == 1
    assert says in ended.err


def test_the_passphrase_file_may_be_named_in_a_variable(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PEERDESK_PASSPHRASE_FILE", str(laptop.passphrase_file))
    assert laptop.type("note", "list", passphrase=False).code == 0


def test_a_terminal_is_there_even_where_lines_come_through_a_pipe(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("os.open", _refuse)
        assert not _somebody_is_there()
        patch.setattr("os.open", lambda *_: -1)
        patch.setattr("os.close", lambda _: None)
        assert _somebody_is_there()
        patch.setattr("os.open", _refuse)
        patch.setattr(sys, "stdin", _Terminal())
        assert _somebody_is_there()


@pytest.mark.parametrize(
    "words",
    [
        ("team", "identity", "--out", "{}/priya.peerdesk-id"),
        ("briefing", "make", "--day", "2026-05-12", "--out", "{}"),
        ("presentation", "make", "--out", "{}"),
        ("practice", "--out", "{}/practice"),
        ("team", "export", "--to", "{}"),
    ],
)
def test_a_place_where_nothing_can_be_written_is_refused_in_one_sentence(
    laptop: Laptop, tmp_path: Path, words: tuple[str, ...]
) -> None:
    (tmp_path / "file").write_text("theirs")
    for place in (tmp_path / "file", tmp_path / "file" / "deeper"):
        ended = laptop.type(*(word.format(place) for word in words))
        assert (ended.code, ended.out) == (1, "")
        told = [line for line in ended.err.splitlines() if "is not one of" not in line]
        assert len(told) == 1, told
        assert "unforeseen" not in ended.err
    assert (tmp_path / "file").read_text() == "theirs"


def test_what_a_check_finds_is_listed_and_refused(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = VerifyReport(ok=False, findings=("Page 3 does not hold.",), counts={"page": 9})
    monkeypatch.setattr("peerdesk.vault.upkeep.Upkeep.verify", lambda _: report)
    ended = laptop.type("verify", "--json")
    assert (ended.code, ended.json["findings"]) == (1, ["Page 3 does not hold."])
    assert ended.err.startswith("1 of the checks did not hold")


def test_many_findings_are_listed_up_to_twenty(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    findings = tuple(f"Page {number} does not hold." for number in range(25))
    report = VerifyReport(ok=False, findings=findings, counts={"change": 1})
    monkeypatch.setattr("peerdesk.vault.upkeep.Upkeep.verify", lambda _: report)
    lines = laptop.type("verify").out.splitlines()
    assert lines[:20] == list(findings[:20])
    assert lines[20:] == ["And 5 more findings.", "Looked at 1 change, 0 signatures and 0 notes."]
    assert len(laptop.type("verify", "--json").json["findings"]) == 25


def test_a_vault_that_holds_is_said_to_hold(laptop: Laptop) -> None:
    laptop.type("note", "add", "One")
    ended = laptop.type("verify")
    assert ended.code == 0
    first, counted = ended.out.splitlines()
    assert first == "Everything holds."
    assert counted.endswith("and 1 note.")


def test_a_typed_passphrase_is_asked_for_twice_where_it_is_new(
    make_laptop: MakeLaptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("peerdesk.cli.passphrases._somebody_is_there", lambda: True)
    typed = iter([PASSPHRASE, "something else", PASSPHRASE, PASSPHRASE, PASSPHRASE])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed) if prompt else "")
    laptop = make_laptop("leader")
    monkeypatch.setattr(laptop, "passphrase_file", None)
    words = (
        "challenge", "new", "--offer", "cspc", "--council", "Marlowe Vale Council",
        "--first-day", "2026-05-12", "--last-day", "2026-05-14", "--name", "Helen Okafor",
    )  # fmt: skip
    assert "not the same" in laptop.type(*words, passphrase=False).err
    assert laptop.type(*words, passphrase=False).code == 0
    assert laptop.type("note", "list", passphrase=False).code == 0
    assert next(typed, None) is None


def test_ctrl_c_ends_quietly(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(laptop.desk, "find_vault", interrupted)
    ended = laptop.type("note", "list")
    assert (ended.code, ended.out, ended.err.strip()) == (130, "", "")


def test_a_reader_that_goes_away_is_no_failure(laptop: Laptop, tmp_path: Path) -> None:
    command = [
        sys.executable, "-m", "peerdesk", "kloe", "list", "--json",
        "--vault", str(laptop.root / "vaults" / "vault-1"),
        "--passphrase-file", str(laptop.passphrase_file),
    ]  # fmt: skip
    elsewhere = {**os.environ, "XDG_STATE_HOME": str(tmp_path / "state")}
    subprocess.run(command, capture_output=True, check=True, cwd=PROJECT, env=elsewhere)
    reads, writes = os.pipe()
    os.close(reads)
    ended = subprocess.run(
        command, stdout=writes, stderr=subprocess.PIPE, check=False, cwd=PROJECT, env=elsewhere
    )
    os.close(writes)
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_something_unforeseen_is_told_without_a_word_of_what_was_held(
    capsys: pytest.CaptureFixture[str],
) -> None:
    error = RuntimeError("SECRET-EVIDENCE")
    say_unexpected(RuntimeError, error, None)
    said = capsys.readouterr().err
    assert "RuntimeError" in said
    assert "SECRET" not in said
    assert "safe" not in said
    assert len(said.splitlines()) == 1


def test_the_program_itself_ends_like_that(laptop: Laptop, tmp_path: Path) -> None:
    crash = tmp_path / "crash.py"
    crash.write_text(
        "import sys\n"
        "from peerdesk.bootstrap.desk import Desk\n"
        "from peerdesk.cli.app import run\n"
        "def broken(*_): raise ValueError('SECRET-EVIDENCE')\n"
        "Desk.find_vault = broken\n"
        "sys.exit(run(['note', 'list']))\n"
    )
    ended = subprocess.run(
        [sys.executable, str(crash)], capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(PROJECT)},
    )  # fmt: skip
    assert ended.returncode == 1
    assert "SECRET" not in ended.stdout + ended.stderr
    assert "ValueError" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1
    assert laptop.type("note", "list").code == 0


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _refuse(*_: object, **__: object) -> int:
    raise OSError
