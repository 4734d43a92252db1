# SPDX-License-Identifier: Apache-2.0
"""The language check: no grade, no judgement, no blame; the team in the third person, and soft.

A challenge is a critical friend's word and not an inspection's. Under a heading of considerations
a sentence proposes and does not order; recommendations may. The lists are data.
"""

import re
from collections.abc import Iterator, Sequence

from peerdesk.compose.checks.finding import Check, Finding, Piece, Where
from peerdesk.compose.checks.lists import CheckLists
from peerdesk.compose.checks.wording import Listing

LONGEST = 45
"""Words of a bullet, or of one sentence of running text."""
DENSE = 2
"""Times “must” or “should” in one piece from which it reads like an order."""
_PER_WORDS, _LEAST_TIMES = 100, 4
"""In a whole document: more often than once in so many words, and at least so often."""
_LISTS = ("grades", "judgement", "blame", "first-person")
_PRIVATE = {Where.COMMENT, Where.PROPERTY, Where.NOTES}
"""Where a person speaks for themselves, or nobody does."""
_CONSIDERING = re.compile(
    r"(?i)areas? (?:for|to|of)(?: further)? (?:consider|explor|develop|improv|reflect)"
    r"|considerations|points to explore"
)
_RECOMMENDING = re.compile(r"(?i)\brecommendations?\b|\bsuggestions?\b|next steps")
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_WHOLE = re.compile(r"(?s).+")
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?]+(?=\s|$)|[.!?](?=\S)[^.!?]*)*")


def language(pieces: Sequence[Piece], lists: CheckLists) -> tuple[Finding, ...]:
    """Return what reads like a grade, a judgement, blame or an order, piece by piece in order."""
    found: list[Finding] = []
    considering = recommending = False
    ordered = [(piece, list(lists.lists["must-should"].spans(piece.text))) for piece in pieces]
    dense = _is_dense(ordered)
    for piece, orders in ordered:
        if piece.where is Where.HEADING:
            considering = bool(_CONSIDERING.search(piece.text))
            recommending = bool(_RECOMMENDING.search(piece.text)) and not considering
        found += _listed(piece, lists)
        if piece.where is Where.BODY:
            if not recommending and (len(orders) >= DENSE or (dense and orders)):
                found += _finds(piece, "must-should", orders, lists.lists["must-should"])
            found += _too_long(piece)
            if _considers(piece, lists, considering=considering):
                found += _too_hard(piece, lists)
    return tuple(found)


def _listed(piece: Piece, lists: CheckLists) -> Iterator[Finding]:
    """Yield what stands in the lists; where two of them find the same, the first counts."""
    end = 0
    spans = [
        (start, stop, rank, name)
        for rank, name in enumerate(_LISTS)
        if not (piece.where in _PRIVATE and name == "first-person")
        for start, stop in lists.lists[name].spans(piece.text)
    ]
    titled = lists.titled(piece.text) if spans else ()
    for start, stop, _, name in sorted(spans, key=lambda s: (s[0], s[2])):
        if start >= end and not any(a <= start and stop <= b for a, b in titled):
            end = stop
            yield from _finds(piece, name, [(start, stop)], lists.lists[name])


def _finds(
    piece: Piece, kind: str, spans: Sequence[tuple[int, int]], listing: Listing
) -> Iterator[Finding]:
    for start, end in spans:
        yield Finding(
            check=Check.LANGUAGE, kind=kind, words=listing.words, place=piece.place,
            text=piece.text, start=start, end=end, message=piece.message,
            suggestion=listing.suggestion(piece.text[start:end]),
        )  # fmt: skip


def _is_dense(ordered: Sequence[tuple[Piece, list[tuple[int, int]]]]) -> bool:
    """Say whether a document says “must” and “should” more often than is friendly."""
    body = [(piece, orders) for piece, orders in ordered if piece.where is Where.BODY]
    times = sum(len(orders) for _, orders in body)
    words = sum(len(_WORD.findall(piece.text)) for piece, _ in body)
    return times >= _LEAST_TIMES and times * _PER_WORDS > words


def _considers(piece: Piece, lists: CheckLists, *, considering: bool) -> bool:
    """Say whether a piece is an area for consideration, by its message or its heading."""
    if piece.message and lists.own.considerations:
        return piece.message in lists.own.considerations
    return considering


def _too_hard(piece: Piece, lists: CheckLists) -> Iterator[Finding]:
    """Yield a consideration that orders, or says flatly what is wrong, without proposing."""
    soft, hard = lists.lists["soft"], lists.lists["must-should"]
    if soft.says(piece.text):
        return
    if spans := list(hard.spans(piece.text))[:1]:
        yield from _finds(piece, "no-soft-modal", spans, soft)
        return
    words = list(_WORD.finditer(piece.text))
    if lists.lists["orders"].says(piece.text) and words:
        yield from _finds(piece, "no-soft-modal", [words[0].span()], soft)


def _too_long(piece: Piece) -> Iterator[Finding]:
    """Yield a bullet, or a sentence of a paragraph, of more words than one can hold."""
    unit = _WHOLE if piece.message else _SENTENCE
    for match in unit.finditer(piece.text):
        count = len(_WORD.findall(match[0]))
        if count > LONGEST:
            yield Finding(
                check=Check.LANGUAGE, kind="overlong", place=piece.place, text=piece.text,
                words=f"{count} words; {LONGEST} are what can be taken in at once: part it.",
                start=match.end() - len(match[0].lstrip()), end=match.end(),
                message=piece.message,
            )  # fmt: skip
