# SPDX-License-Identifier: Apache-2.0
"""Every command and option is in the help page, and the page names nothing that is not there."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from peerdesk.cli.app import build

PAGE = Path(__file__).parents[2] / "resources" / "help" / "command-line.md"
SHARED = {"--vault", "--passphrase-file", "--json", "--help"}


def _commands(command: Any, path: str) -> Iterator[tuple[str, Any]]:
    inner = getattr(command, "commands", {})
    for name, found in inner.items():
        yield from _commands(found, f"{path} {name}")
    if not inner:
        yield path, command


COMMANDS = dict(_commands(get_command(build()), "peerdesk"))


def _section(name: str) -> str:
    _, _, rest = PAGE.read_text("utf-8").partition(f"\n### {name}\n")
    return re.split(r"\n##+ ", rest)[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    section = _section(name)
    assert section, f"there is no section on {name}"
    shown = [p for p in COMMANDS[name].params if not getattr(p, "hidden", False)]
    options = {option for p in shown for option in p.opts if option[:2] == "--"}
    documented = set(re.findall(r"--[a-z][a-z-]*", section))
    assert options - SHARED <= documented
    assert documented <= options | SHARED


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does(name: str) -> None:
    assert COMMANDS[name].help


def test_the_page_explains_what_all_share_and_documents_no_other_command() -> None:
    page = PAGE.read_text("utf-8")
    common = page.partition("\n## The challenge\n")[0]
    assert all(option in common for option in SHARED)
    assert "PEERDESK_PASSPHRASE_FILE" in common
    assert set(re.findall(r"\n### (peerdesk .+)\n", page)) == set(COMMANDS)
