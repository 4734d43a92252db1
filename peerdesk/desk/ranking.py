# SPDX-License-Identifier: Apache-2.0
"""Names ranked by what is typed: how words begin first, then what is like them, slips included."""

import unicodedata
from collections.abc import Iterable, Sequence

from msgspec import Struct
from rapidfuzz import fuzz

LIKE = 72
"""From which likeness (of 100) on a name is found although no word of it begins as typed."""
_SHORTEST = 3
"""Characters below which nothing is called like anything: too much would be."""


class Candidate(Struct, frozen=True):
    """Something that can be found by its name; `more` is searched as well and weighs less."""

    key: str
    name: str
    more: str = ""


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
    long = len(wanted) >= _SHORTEST
    fits = (
        (130, name.startswith(wanted)),
        (120, _begins(wanted, name)),
        (110, _begins(wanted, f"{name} {plain(one.more)}")),
        (105, long and wanted in name),
    )
    exact = next((score for score, does in fits if does), 0)
    return exact or (round(fuzz.WRatio(wanted, name, score_cutoff=LIKE)) if long else 0)


def _begins(wanted: str, text: str) -> bool:
    """Say whether every word typed begins some word of the text."""
    words = text.replace(":", " ").replace("-", " ").split()
    return all(any(word.startswith(start) for word in words) for start in wanted.split())
