# SPDX-License-Identifier: Apache-2.0
"""`peerdesk search`: searches kept under a name; and how commands read searches in words."""

from collections.abc import Sequence
from typing import Annotated

import typer

from peerdesk.cli.command import Asked, command
from peerdesk.desk.book import Book
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.search.errors import UnknownInSearch
from peerdesk.desk.search.filters import FIELDS, read_search, write_search
from peerdesk.desk.search.kept import drop_search, keep_search, kept_searches
from peerdesk.desk.search.names import search_names
from peerdesk.domain.search_words import NOT, Term, write_term

app = typer.Typer(no_args_is_help=True, help="Searches kept under a name on this laptop.")
Words = Annotated[
    list[str] | None,
    typer.Argument(help="Words, and filters such as kloe:front-door stance:- not:voice:partners."),
]
Name = Annotated[str, typer.Argument(help="The name of the search.")]


@command(app, "keep")
def keep(asked: Asked, name: Name, words: Words = None) -> None:
    """Keep a search under a name, in place of an earlier one of that name."""
    with asked.book() as book:
        query = query_of(book, words or ())
        search = keep_search(book, name, write_search(query, search_names(book)))
    asked.answer(search, [f"{search.name}: {search.words}"])


@command(app, "list")
def list_searches(asked: Asked) -> None:
    """List the kept searches."""
    with asked.book() as book:
        found = kept_searches(book)
    asked.answer(found, (f"{search.name:<32}  {search.words}" for search in found))


@command(app, "drop")
def drop(asked: Asked, name: Name) -> None:
    """Keep a search no longer."""
    with asked.book() as book:
        drop_search(book, name)
        found = kept_searches(book)
    asked.answer(found, [f"{name} is kept no longer."])


def query_of(book: Book, words: Sequence[str]) -> NoteQuery:
    """Return the query of a search in words; raises `UnknownInSearch` for what nobody knows.

    What the shell has taken the quotation marks off is one value all the same.
    """
    text = " ".join(map(_quoted, words))
    search = read_search(text, search_names(book))
    if search.troubles:
        raise UnknownInSearch(search.troubles)
    return search.query


def _quoted(word: str) -> str:
    """Return an argument as it would be typed in the window."""
    begin, _, rest = word.partition(":")
    without = begin == NOT and ":" in rest
    name, _, value = rest.partition(":") if without else (begin, "", rest)
    if name in FIELDS and any(map(str.isspace, value)) and '"' not in value:
        return write_term(Term(value, name, without))
    return word
