# SPDX-License-Identifier: Apache-2.0
"""What `peerdesk check` answers with, as it stands in its JSON."""

from msgspec import Struct

from peerdesk.compose.checks.finding import Check


class LineFound(Struct, frozen=True):
    """A finding in a line, as it is printed: `start` and `end` count characters."""

    check: Check
    kind: str
    start: int
    end: int
    suggestion: str
    words: str
    found: str
    released: bool


class LineChecked(Struct, frozen=True):
    """A line of a draft, and what was found in it."""

    text: str
    findings: tuple[LineFound, ...]


class FileFound(Struct, frozen=True):
    """A finding in a file, with the place and the fingerprint by which it is released."""

    check: Check
    kind: str
    place: str
    text: str
    start: int
    end: int
    found: str
    suggestion: str
    words: str
    message: str
    fingerprint: str
    released: str


class FileChecked(Struct, frozen=True):
    """A file, how many texts were read in it, and what was found."""

    file: str
    pieces: int
    open: int
    findings: tuple[FileFound, ...]
