# SPDX-License-Identifier: Apache-2.0
"""What opening, searching and scrolling take in the window, each in a process of its own."""

from collections.abc import Iterator
from itertools import islice

from peerdesk.desk.messages import draft_message
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.words import MessageKind
from tests.benchmarks.at_scrolling import FRAME
from tests.benchmarks.ground import Built, Ground
from tests.benchmarks.material import note_texts
from tests.benchmarks.measure_screen import at_screen, begun
from tests.benchmarks.table import Goal, Row
from tests.benchmarks.timing import Times

CARDS = 200
_LINKED = 6
_LONGEST = 25
_OPENED = Goal(most=150)
_FOUND = Goal(most=50)
_FRAME = Goal(most=FRAME * 1e3)


def measure_places(ground: Ground, size: int) -> Iterator[Row]:
    """Yield how long each place takes until it is filled: the first time, and each time after."""
    with ground.copy(size) as built:
        _hang_up(built)
        taken = at_screen("places", built, begun(built))
    for place, (first, *again) in taken.items():
        yield Row(f"{place} opens at first", size, first * 1e3, "ms", _OPENED)
        median = Times(tuple(again)).median
        yield Row(f"{place} opens again, median", size, median * 1e3, "ms", _OPENED)


def measure_searching(ground: Ground, size: int) -> Iterator[Row]:
    """Yield how long after a letter what it finds stands on the screen."""
    with ground.copy(size) as built:
        taken = Times(tuple(at_screen("searching", built, begun(built))))
    for share, goal in ((0.95, _FOUND), (0.5, Goal())):
        name = f"a letter finds on the screen, {share * 100:.0f} of 100"
        yield Row(name, size, taken.percentile(share) * 1e3, "ms", goal)


def measure_scrolling(ground: Ground, size: int) -> Iterator[Row]:
    """Yield how long a frame takes while notes, and a wall of 200 cards, are scrolled."""
    with ground.copy(size) as built:
        _hang_up(built)
        session = begun(built)
        for what, where in (("scrolling", "the list of notes"), ("wall", f"{CARDS} cards")):
            taken = Times(tuple(at_screen(what, built, session)))
            for share, goal in ((0.99, _FRAME), (0.5, Goal())):
                name = f"a frame of {where} scrolled, {share * 100:.0f} of 100"
                yield Row(name, size, taken.percentile(share) * 1e3, "ms", goal)


def _hang_up(built: Built) -> None:
    """Draft as many messages as a large team has, each with notes that bear on it."""
    kinds = list(MessageKind)
    with built.open() as book:
        themes = [theme.id for theme in book.themes() if theme.value.chosen]
        notes = iter(book.notes(NoteQuery(), count=CARDS * _LINKED))
        for number, text in enumerate(islice(note_texts(CARDS, seed=14), CARDS)):
            wording = " ".join(text.split()[: 5 + number % _LONGEST])
            draft_message(
                book,
                kinds[number % len(kinds)],
                themes[number % len(themes)],
                wording,
                supports=[note.id for note in islice(notes, _LINKED)],
            )
