# SPDX-License-Identifier: Apache-2.0
"""A search while it is typed: filters that are complete leave the words and become the query's own.

On the screen they are chips then; written out again they are the same words.
"""

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.desk.query import NoteQuery
from peerdesk.desk.search.filters import Trouble, read_search, write_search
from peerdesk.desk.search.names import SearchNames
from peerdesk.domain.search_words import Spelt, spell, written


class Typed(Struct, frozen=True):
    """What typing has come to: the whole query, what of it is on chips, and the text that is left.

    `caret` is where the caret stands in the text that is left.
    """

    query: NoteQuery
    base: NoteQuery
    text: str
    caret: int
    troubles: tuple[Trouble, ...]


def take_typed(base: NoteQuery, text: str, caret: int, names: SearchNames) -> Typed:
    """Take in a text as it stands in the field; `base` are the filters that are on chips."""
    done = [one for one in spell(text) if _is_done(one, text, names)]
    more = " ".join(text[one.first : one.last] for one in done)
    base = _with(replace(base, words=""), more, names) if done else replace(base, words="")
    left, moved = _without(text, done), sum(_width(one, text) for one in done if one.last < caret)
    caret = max(caret - moved, 0)
    search = read_search(
        f"{write_search(base, names)} {left}".strip(), names, until=_until(base, left, caret, names)
    )
    query = replace(search.query, waiting=base.waiting)
    return Typed(query, base, left, caret, search.troubles)


def all_in(query: NoteQuery) -> Typed:
    """Return a query of which every filter is on a chip and only the words are text."""
    base = replace(query, words="")
    return Typed(query, base, query.words, len(query.words), ())


def all_out(query: NoteQuery, names: SearchNames) -> Typed:
    """Return a query written out, with no chip at all."""
    text = write_search(query, names)
    return Typed(query, NoteQuery(waiting=query.waiting), text, len(text), ())


def _until(base: NoteQuery, left: str, caret: int, names: SearchNames) -> int:
    before = write_search(base, names)
    space = 1 if before and left else 0
    return len(before) + space + caret


def _with(base: NoteQuery, more: str, names: SearchNames) -> NoteQuery:
    query = read_search(f"{write_search(base, names)} {more}", names).query
    return replace(query, waiting=base.waiting)


def _is_done(one: Spelt, text: str, names: SearchNames) -> bool:
    """Say whether a filter is complete: a space follows it, and somebody knows it."""
    term = one.term
    if not (term.name or term.without) or not text[one.last : one.last + 1].isspace():
        return False
    search = read_search(written((term,)), names)
    return not search.troubles and not search.query.words


def _without(text: str, gone: list[Spelt]) -> str:
    for one in reversed(gone):
        text = text[: one.first] + text[one.first + _width(one, text) :]
    return text


def _width(one: Spelt, text: str) -> int:
    """Return how many characters go with a filter: its own and the space after it."""
    return one.last - one.first + (1 if text[one.last : one.last + 1].isspace() else 0)
