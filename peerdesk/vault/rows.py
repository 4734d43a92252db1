# SPDX-License-Identifier: Apache-2.0
"""Rows of a table, read from one page of SQLite's file format; see sqlite.org/fileformat2.html.

Nothing here trusts the page: a place outside it, a length beyond it or a text that is none makes
that one row unreadable, never the others.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from peerdesk.vault.pages import USABLE, Page

Value = None | int | float | str | bytes
_LEAF, _INTERIOR = 0x0D, 0x05
_HEADER = {_LEAF: 8, _INTERIOR: 12}
_LARGEST = 4 << 20
"""Bytes in one row; the largest that is kept, a piece of an attachment, has a quarter of that."""
_MOST_LOCAL = USABLE - 35
_LEAST_LOCAL = (USABLE - 12) * 32 // 255 - 23
_FIXED = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Bytes of whole numbers, by the code of their width."""
_REAL, _ZERO, _ONE, _BLOB = 7, 8, 9, 12


class Row(NamedTuple):
    """A row with its number; `sound` says that its page's code vouches for it."""

    number: int
    values: tuple[Value, ...]
    sound: bool


class _Unreadable(Exception):
    """A cell that says what cannot be."""


ReadPage = Callable[[int], Page | None]


def kind_of(page: Page, number: int) -> int:
    """Return the first byte of a page's own header."""
    return page.content[_start(number)]


def is_leaf(page: Page, number: int) -> bool:
    """Say whether a page holds rows of a table."""
    return kind_of(page, number) == _LEAF


def children(page: Page, number: int) -> list[int]:
    """Return the pages below one that holds none itself; nothing where it is none of those."""
    if kind_of(page, number) != _INTERIOR:
        return []
    content, start = page.content, _start(number)
    found = [_whole(content, cell, 4) for cell in _cells(page, number) if cell + 4 <= USABLE]
    return [*found, _whole(content, start + 8, 4)]


def rows_in(page: Page, number: int, read: ReadPage) -> Iterator[Row]:
    """Yield the rows of a page that can be read; long ones go on in pages that `read` returns."""
    for cell in _cells(page, number):
        try:
            size, at = _varint(page.content, cell)
            row, at = _varint(page.content, at)
            payload, sound = _payload(page, at, size, read)
            yield Row(row, tuple(_values(payload)), page.sound and sound)
        except (_Unreadable, UnicodeDecodeError):
            continue


def _start(number: int) -> int:
    """Return where a page's header begins: the first page has the file's own before it."""
    return 100 if number == 1 else 0


def _cells(page: Page, number: int) -> list[int]:
    content, start = page.content, _start(number)
    first = start + _HEADER[kind_of(page, number)]
    count = min(_whole(content, start + 3, 2), (USABLE - first) // 2)
    return [_whole(content, first + 2 * place, 2) for place in range(count)]


def _payload(page: Page, at: int, size: int, read: ReadPage) -> tuple[bytes, bool]:
    """Return the bytes of a row, put together from its own page and those it goes on in."""
    if size > _LARGEST:
        raise _Unreadable
    if size <= _MOST_LOCAL:
        return _part(page.content, at, size), True
    local = _LEAST_LOCAL + (size - _LEAST_LOCAL) % (USABLE - 4)
    local = local if local <= _MOST_LOCAL else _LEAST_LOCAL
    parts = [_part(page.content, at, local)]
    following, left, sound = _whole(page.content, at + local, 4), size - local, True
    while left:
        more = read(following)
        if more is None:
            raise _Unreadable
        parts.append(more.content[4 : 4 + min(left, USABLE - 4)])
        left -= len(parts[-1])
        following, sound = _whole(more.content, 0, 4), sound and more.sound
    return b"".join(parts), sound


def _values(payload: bytes) -> Iterator[Value]:
    """Yield the values of a record: first all their kinds, then their bytes."""
    end, at = _varint(payload, 0)
    place = end
    while at < end:
        kind, at = _varint(payload, at)
        if kind in _FIXED:
            yield int.from_bytes(_part(payload, place, _FIXED[kind]), signed=True)
            place += _FIXED[kind]
        elif kind in {_ZERO, _ONE}:
            yield kind - _ZERO
        elif kind >= _BLOB:
            part = _part(payload, place, (kind - _BLOB) // 2)
            yield part.decode() if kind % 2 else part
            place += len(part)
        elif kind == 0:
            yield None
        else:
            raise _Unreadable


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(at, at + 8):
        byte = _part(data, place, 1)[0]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004 - the bit that says that more follows
            return value, place + 1
    return value << 8 | _part(data, at + 8, 1)[0], at + 9


def _whole(data: bytes, at: int, size: int) -> int:
    return int.from_bytes(data[at : at + size])


def _part(data: bytes, at: int, size: int) -> bytes:
    part = data[at : at + size]
    if len(part) < size:
        raise _Unreadable
    return part
