# SPDX-License-Identifier: Apache-2.0
"""`peerdesk wordlist`: the lists that documents are checked with, as a challenge wants them."""

from typing import Annotated

import typer

from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.compose.checks.wording import HARMLESS
from peerdesk.desk import word_lists
from peerdesk.desk.word_lists import ListAsItStands

app = typer.Typer(no_args_is_help=True, help="Words that the checks look for.")
Name = Annotated[str, typer.Argument(help="The list’s name, as “peerdesk wordlist list” tells it.")]
Phrase = Annotated[str, typer.Argument(help="A word, or several.")]
Harmless = Annotated[
    bool, typer.Option("--harmless", help="A phrase that makes a find in it harmless.")
]


@command(app, "list")
def list_lists(asked: Asked) -> None:
    """List the lists, how long they are and what this challenge changed."""
    with asked.book() as book:
        found = word_lists.word_lists(book, asked.desk.check_words())
    asked.answer([_summary(one) for one in found], [_line(one) for one in found])


@command(app, "show")
def show(asked: Asked, name: Name) -> None:
    """Show every phrase of a list: what is looked for, what is harmless, what was taken out."""
    with asked.book() as book:
        one = word_lists.word_list(book, asked.desk.check_words(), name)
    harmless = [f"{HARMLESS} {phrase}" for phrase in one.listing.innocent]
    removed = [f"taken out: {phrase}" for phrase in one.removed]
    asked.answer(_whole(one), [one.listing.words, *one.listing.phrases, *harmless, *removed])


@command(app, "add")
def add(asked: Asked, name: Name, phrase: Phrase, harmless: Harmless = False) -> None:
    """Have a phrase looked for, or have it make finds in it harmless; only leads do."""
    with asked.book() as book:
        words = asked.desk.check_words()
        new = word_lists.add_phrase(book, words, name, phrase, harmless=harmless)
        one = word_lists.word_list(book, words, name)
    asked.answer(_whole(one), ["Added." if new else "It was there already."])


@command(app, "remove")
def remove(asked: Asked, name: Name, phrase: Phrase, harmless: Harmless = False) -> None:
    """Do without a phrase, shipped or added; only leads do."""
    with asked.book() as book:
        words = asked.desk.check_words()
        word_lists.take_out(book, words, name, (HARMLESS if harmless else "") + phrase)
        one = word_lists.word_list(book, words, name)
    asked.answer(_whole(one), ["Taken out; “peerdesk wordlist add” brings it back."])


def _summary(one: ListAsItStands) -> dict[str, object]:
    return {
        "name": one.name, "title": one.listing.title, "phrases": len(one.listing.phrases),
        "harmless": len(one.listing.innocent), "added": len(one.added),
        "removed": len(one.removed),
    }  # fmt: skip


def _whole(one: ListAsItStands) -> dict[str, object]:
    return _summary(one) | {
        "phrases": one.listing.phrases, "harmless": one.listing.innocent,
        "added": one.added, "removed": one.removed,
    }  # fmt: skip


def _line(one: ListAsItStands) -> str:
    changed = f", {len(one.added)} added, {len(one.removed)} taken out"
    counted = so_many(len(one.listing.phrases), "phrase")
    return f"{one.name:<14} {one.listing.title}: {counted}" + (
        changed if one.added or one.removed else ""
    )
