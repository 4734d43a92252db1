# SPDX-License-Identifier: Apache-2.0
"""What a place offers to be written as a file, and what was written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from peerdesk.compose.blocks import Copy
from peerdesk.compose.formats import Format, Paper, Wish
from peerdesk.domain.publication_words import Publication

if TYPE_CHECKING:
    from peerdesk.compose.checks.finding import Finding
    from peerdesk.desk.book import TeamBook


@dataclass(frozen=True)
class WrittenFile:
    """A file that has just left the vault's protection; `digest` is its SHA-256 in hexadecimal."""

    path: Path
    paper: Paper
    wish: Wish
    digest: str


@dataclass(frozen=True)
class Offered:
    """A paper that can be written as a file, and in which copies and formats.

    `make` composes one of its copies on the vault's thread; something frozen ignores the book.
    `anchors` gives a random mark for each message of a file that is to be read back, `written`
    records on the vault's thread that it was handed out. Without `publication` nothing is
    checked, as for what never leaves the team; `told` finds there what is a surprise or has
    drifted, of which the number is said.
    """

    title: str
    stem: str
    make: "Callable[[TeamBook, Copy], Paper]"
    publication: Publication | None = None
    copies: tuple[Copy, ...] = (Copy.SPONSOR, Copy.TEAM)
    copy: Copy = Copy.SPONSOR
    formats: tuple[Format, ...] = (Format.PDF, Format.DOCX)
    anchors: Callable[[Paper], Mapping[str, str]] | None = None
    written: "Callable[[TeamBook, WrittenFile], object] | None" = None
    told: "Callable[[TeamBook], tuple[Finding, ...]] | None" = None
