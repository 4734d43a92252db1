# SPDX-License-Identifier: Apache-2.0
"""The list of headings at the beginning of a Word file, each a link to its place within the file.

Word counts pages, not we: "Update field" adds the page numbers. Asking for that at opening would
greet every reader with a warning, so nothing asks for it.
"""

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from msgspec import Struct

from peerdesk.render.docx_xml import paragraph

_DEEPEST = 2


class Entry(Struct, frozen=True):
    """A heading: its number in the file, its words and its level."""

    number: int
    text: str
    level: int


def bookmarked(number: int, content: str) -> str:
    """Return runs as a place that can be gone to."""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{_place(number)}"/>{content}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )


def contents_xml(entries: Sequence[Entry], styles: Mapping[str, str]) -> str:
    """Return the list, as the field that Word makes for a table of contents."""
    shown = [entry for entry in entries if entry.level <= _DEEPEST]
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        f' TOC \\o "1-{_DEEPEST}" \\h \\z </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    lines = [
        paragraph(
            styles[f"TOC{entry.level}"],
            f"{'' if number else begin}{_link(entry)}{end if number == len(shown) - 1 else ''}",
        )
        for number, entry in enumerate(shown)
    ]
    name = "<w:r><w:t>Contents</w:t></w:r>"
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>"
        f"{paragraph(styles['TOCHeading'], name)}{''.join(lines)}</w:sdtContent></w:sdt>"
    )


def _link(entry: Entry) -> str:
    words = f'<w:r><w:t xml:space="preserve">{escape(entry.text)}</w:t></w:r>'
    return f'<w:hyperlink w:anchor="{_place(entry.number)}" w:history="1">{words}</w:hyperlink>'


def _place(number: int) -> str:
    return f"_Toc{number:08}"
