# SPDX-License-Identifier: Apache-2.0
"""The practice challenge as shipped, read once for all tests."""

from functools import cache
from pathlib import Path

from peerdesk.desk.rehearsal.script import parse_rehearsal
from peerdesk.desk.rehearsal.values import Rehearsal
from peerdesk.domain.framework import Framework, parse_framework

RESOURCES = Path(__file__).parents[1] / "resources"


@cache
def framework() -> Framework:
    """Return the framework of the practice challenge."""
    text = (RESOURCES / "frameworks" / "cspc.toml").read_text(encoding="utf-8")
    return parse_framework(text, "cspc.toml")


@cache
def texts() -> dict[str, str]:
    """Return the texts of the practice challenge by name."""
    folder = RESOURCES / "practice"
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@cache
def rehearsal() -> Rehearsal:
    """Return the practice challenge, checked."""
    return parse_rehearsal(texts(), framework())
