# SPDX-License-Identifier: Apache-2.0
"""How the program starts: quickly, and with the window where no command is given."""

import os
import subprocess
import sys
import types

import pytest

from peerdesk import __main__ as start
from peerdesk.cli.app import behind
from tests.fakes.terminal import Laptop


def test_no_command_starts_the_window(monkeypatch: pytest.MonkeyPatch, laptop: Laptop) -> None:
    opened: list[list[str]] = []
    window = types.ModuleType("peerdesk.bootstrap.window")

    def open_window(argv: list[str]) -> int:
        opened.append(argv)
        return 3

    window.open_window = open_window  # type: ignore[attr-defined] # a module made for the test
    monkeypatch.setitem(sys.modules, "peerdesk.bootstrap.window", window)
    monkeypatch.setattr(sys, "argv", ["peerdesk"])
    assert start.main() == 3
    assert laptop.type(passphrase=False).code == 3
    assert opened == [[], []]


def test_a_command_is_run_without_the_window(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["peerdesk", "--version"])
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    assert start.main() == 0
    assert capsys.readouterr().out.startswith("PeerDesk ")


def test_without_a_display_one_sentence_says_what_to_use_instead() -> None:
    bare = {k: v for k, v in os.environ.items() if not k.startswith(("DISPLAY", "WAYLAND", "QT_"))}
    ended = subprocess.run(
        [sys.executable, "-m", "peerdesk"], capture_output=True, env=bare, check=False, text=True
    )
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "practice --out" in ended.stderr


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("--vault V note list", "note list --vault V"),
        ("--json --vault=V kloe list", "kloe list --json --vault=V"),
        ("--vault V note add -- -5", "note add --vault V -- -5"),
        ("note list --vault V", "note list --vault V"),
        ("--vault V", "--vault V"),
        ("--version", "--version"),
    ],
)
def test_the_options_of_all_commands_may_stand_before_the_command(typed: str, meant: str) -> None:
    assert behind(typed.split()) == meant.split()


def test_help_waits_for_neither_screen_nor_paper_nor_vault() -> None:
    code = (
        "import sys; from peerdesk.cli.app import run; run(['--help']);"
        "heavy = ['PySide6', 'sqlalchemy', 'reportlab', 'pptx', 'sqlcipher3', 'zxcvbn', 'rich'];"
        "sys.exit(sum(name in sys.modules for name in heavy))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert b"note" in ended.stdout
