# SPDX-License-Identifier: Apache-2.0
"""A list of documents, pasted or from a CSV file, read row by row before any of it is kept.

Without a heading every line is a title. With one, its columns may be in any order and say more.
Rows are numbered as a spreadsheet shows them: a heading is row 1.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from peerdesk.desk.book import Book
from peerdesk.desk.documents import add_documents
from peerdesk.desk.errors import Missing
from peerdesk.desk.intake import BadRow
from peerdesk.desk.references import References
from peerdesk.desk.texts import needed
from peerdesk.domain.calendar import written_day
from peerdesk.domain.document import Document
from peerdesk.domain.errors import UnreadableTime
from peerdesk.errors import PeerDeskError

COLUMNS = {
    "title": ("title", "document", "name"),
    "asked_of": ("asked of", "owner", "held by", "asked_of"),
    "due": ("due", "by"),
    "requested": ("requested", "asked"),
    "received": ("received", "arrived"),
    "kloes": ("lines", "kloes", "kloe"),
    "pulled": ("pull", "ask", "pulled"),
}
"""What each column may be called; the first is the name that is taught."""
MOST = 2_000
"""Rows taken in at once; a challenge has up to 300 documents."""
_FIGURES = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_YES = {"yes", "y", "x", "1", "true"}
_TOO_MANY = f"There are more than {MOST:,} rows: bring them in parts."
_CELLS = "It has more cells than the heading: put quotation marks round titles with commas."
_NO_ROWS = "The list of documents"


class DocumentRows(Struct, frozen=True):
    """What the rows of a list mean; nothing has been written. `known` are there already."""

    documents: tuple[Document, ...]
    bad: tuple[BadRow, ...]
    known: tuple[str, ...] = ()


def read_documents(book: Book, text: str) -> DocumentRows:
    """Return the documents of a list, the rows that make none, and titles already registered.

    Raises `Missing` where there is nothing in it.
    """
    rows = _rows(text)
    if not rows:
        raise Missing(_NO_ROWS)
    columns = _columns(rows[0][1])
    if columns:
        rows = rows[1:]
    names = References(book)
    held = {listed.value.title.casefold() for listed in book.documents()}
    found: list[Document] = []
    bad = [BadRow(MOST + 1, _TOO_MANY)] if len(rows) > MOST else []
    known: list[str] = []
    for number, cells in rows[:MOST]:
        try:
            document = _document(names, columns or ("title",), cells)
        except PeerDeskError as error:
            bad.append(BadRow(number, error.user_message))
            continue
        if document is None:
            bad.append(BadRow(number, _CELLS))
        elif document.title.casefold() in held:
            known.append(document.title)
        else:
            held.add(document.title.casefold())
            found.append(document)
    return DocumentRows(tuple(found), tuple(bad), tuple(known))


def take_in_documents(book: Book, rows: DocumentRows) -> tuple[str, ...]:
    """Put the documents that were read on the register; those already there stay as they are."""
    return add_documents(book, rows.documents)


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Return the rows that are not blank, numbered from 1, with their cells."""
    lines = text.lstrip("\ufeff").splitlines()
    first = next((line for line in lines if line.strip()), "")
    between = max("\t;,", key=first.count)
    headed = bool(_columns(first.split(between)))
    if not headed:
        return [(n, [line.strip(" \t•-*")]) for n, line in enumerate(lines, 1) if line.strip()]
    reader = csv.reader(io.StringIO("\n".join(lines)), delimiter=between)
    return [(n, cells) for n, cells in enumerate(reader, 1) if any(c.strip() for c in cells)]


def _columns(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the fields that a heading names, "" for a column of no use, or nothing at all."""
    named = [_field(cell) for cell in cells]
    return tuple(named) if "title" in named else ()


def _field(cell: str) -> str:
    name = cell.strip().strip('"').casefold()
    return next((field for field, names in COLUMNS.items() if name in names), "")


def _document(names: References, columns: Sequence[str], cells: Sequence[str]) -> Document | None:
    """Return the document that a row makes, or None where it has too many cells."""
    if any(cell.strip() for cell in cells[len(columns) :]):
        return None
    given = {name: cell.strip() for name, cell in zip(columns, cells, strict=False) if name}
    codes = re.split(r"[\s,;]+", given.get("kloes", ""))
    return Document(
        title=needed(given.get("title", ""), "The document’s title"),
        asked_of=given.get("asked_of", ""),
        requested=_day(given.get("requested", "")),
        due=_day(given.get("due", "")),
        received=_day(given.get("received", "")),
        kloes=_kloes(names, codes),
        pulled=given.get("pulled", "").casefold() in _YES,
    )


def _kloes(names: References, codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names.kloe(code) for code in codes if code))


def _day(text: str) -> str:
    """Return a day as it is kept: 2026-05-13 and 13/5/2026 are both read, as in Britain."""
    if not text:
        return ""
    figures = _FIGURES.fullmatch(text)
    if figures is None:
        return written_day(text)
    try:
        return date(int(figures[3]), int(figures[2]), int(figures[1])).isoformat()
    except ValueError:
        raise UnreadableTime(text, "date such as 13/5/2026") from None
