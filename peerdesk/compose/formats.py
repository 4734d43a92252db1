# SPDX-License-Identifier: Apache-2.0
"""What a document can be written as: the formats, large print, a team's own template, a name.

This is data only: `peerdesk.bootstrap.papers` picks the renderer, and screen and command line ask
for the same.
"""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from peerdesk.compose.blocks import Copy, Deck, Document

Paper = Document | Deck
"""What can be put on paper."""


class Format(StrEnum):
    """A kind of file; its value is the ending of the file's name."""

    PDF = "pdf"
    PPTX = "pptx"
    DOCX = "docx"


FORMAT_NAMES = {
    Format.PDF: "PDF",
    Format.PPTX: "PowerPoint, to be edited",
    Format.DOCX: "Word, to be edited",
}
COPY_FILES = {
    Copy.SPEAKING_NOTE: "speaking-note",
    Copy.SPONSOR: "sponsors-copy",
    Copy.TEAM: "teams-copy",
}
"""How a file's name says whose copy it is."""
_TAKES_TEMPLATE = frozenset({Format.PPTX, Format.DOCX})


class Wish(Struct, frozen=True, kw_only=True):
    """How a paper is wanted: `template` holds the bytes of a team's own file, or nothing.

    `anchors` are random marks by message, put into a file that is to be read back; no identifier
    of ours stands in a document that leaves the team.
    """

    format: Format = Format.PDF
    large: bool = False
    template: bytes = b""
    anchors: Mapping[str, str] = field(default_factory=dict)


def formats_of(paper: type[Paper] | Paper) -> tuple[Format, ...]:
    """Return what a document or a deck can be written as, the usual one first."""
    kind = paper if isinstance(paper, type) else type(paper)
    return (Format.PDF, Format.PPTX if issubclass(kind, Deck) else Format.DOCX)


def takes_template(form: Format) -> bool:
    """Say whether a team's own template can be used for files of this format."""
    return form in _TAKES_TEMPLATE


def file_name(stem: str, copy: Copy, wish: Wish) -> str:
    """Return the name of a file: what it is, whose copy, and that it is in large print."""
    parts = (stem, COPY_FILES[copy], "large-print" if wish.large else "")
    return f"{'-'.join(filter(None, parts))}.{wish.format}"
