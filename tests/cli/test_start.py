# SPDX-License-Identifier: Apache-2.0
"""How the program starts: quickly, and with the window where no command is given."""

import subprocess
import sys
import types

import pytest

from peerdesk import __main__ as start
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


def test_help_waits_for_neither_screen_nor_paper_nor_vault() -> None:
    code = (
        "import sys; from peerdesk.cli.app import run; run(['--help']);"
        "heavy = ['PySide6', 'sqlalchemy', 'reportlab', 'pptx', 'sqlcipher3', 'zxcvbn', 'rich'];"
        "sys.exit(sum(name in sys.modules for name in heavy))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert b"note" in ended.stdout
