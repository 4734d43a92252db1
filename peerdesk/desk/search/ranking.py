# SPDX-License-Identifier: Apache-2.0
"""Names ranked by what is typed: how words begin first, then what is like them, slips included."""

import unicodedata
from collections.abc import Iterable, Sequence

from msgspec import Struct
from rapidfuzz import fuzz

LIKE = 80
"""From which likeness (of 100) on a name is found although no word of it begins as typed."""
_SHORTEST = 5
"""Characters below which no word is like another: too many would be."""
_LONG = 3
"""Characters from which on they are looked for inside words as well."""


class Candidate(Struct, frozen=True):
    """Something that can be found by its name; `more` is searched as well and weighs less.

    `called` is what people call it by itself, as a place in "Go to Report": whoever types just
    that, or begins to, means it before all else.
    """

    key: str
    name: str
    more: str = ""
    called: str = ""


def ranked(
    typed: str, candidates: Iterable[Candidate], recent: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return the keys of what fits, the best first; among equals the last used, then as given.

    With nothing typed everything fits.
    """
    wanted = plain(typed)
    last = {key: place for place, key in enumerate(recent)}
    found = [
        (-score, last.get(one.key, len(last)), place, one.key)
        for place, one in enumerate(candidates)
        if (score := _score(wanted, one))
    ]
    return tuple(key for *_, key in sorted(found))


def plain(text: str) -> str:
    """Return a text as it is compared: without case, accents and double spaces."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in parts if not unicodedata.combining(c)).split())


def _score(wanted: str, one: Candidate) -> int:
    """Return how well a name fits, of 100 and a little; 0 where it does not."""
    if not wanted:
        return 1
    name = plain(one.name)
    long = len(wanted) >= _LONG
    called = plain(one.called)
    fits = (
        (150, wanted == called),
        (140, bool(called) and long and called.startswith(wanted)),
        (130, name.startswith(wanted)),
        (120, _begins(wanted, name)),
        (110, _begins(wanted, f"{name} {plain(one.more)}")),
        (105, long and wanted in name),
    )
    exact = next((score for score, does in fits if does), 0)
    return exact or _likeness(wanted, name)


def _likeness(wanted: str, name: str) -> int:
    """Return how like each word typed is to the beginning of some word: that of the least like."""
    words = name.split()
    least = 100.0
    for typed in wanted.split():
        begun = (word[: len(typed) + 1] for word in words)
        found = max((fuzz.ratio(typed, start) for start in begun), default=0.0)
        least = min(least, found if len(typed) >= _SHORTEST else 0)
    return round(least) if least >= LIKE else 0


def _begins(wanted: str, text: str) -> bool:
    """Say whether every word typed begins some word of the text."""
    words = text.replace(":", " ").replace("-", " ").split()
    return all(any(word.startswith(start) for word in words) for start in wanted.split())
