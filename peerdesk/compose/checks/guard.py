# SPDX-License-Identifier: Apache-2.0
"""The attribution guard: what in a document points to one person, or to few.

Everything was promised to be non-attributable. A name or a number is plain; a role that one
person holds, a group of three, a session that only one group had, or seven words just as somebody
said them, point to people as surely for whoever was there.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from peerdesk.compose.checks.children import initials_in, one_of_an_age
from peerdesk.compose.checks.finding import Check, Finding, Piece, Where
from peerdesk.compose.checks.guard_words import WORDS
from peerdesk.compose.checks.lists import CheckLists
from peerdesk.compose.checks.quotations import quotations_in
from peerdesk.compose.checks.verbatim import taken_over
from peerdesk.compose.checks.voices import Spot
from peerdesk.domain.attribution import Found, Pointing, find, fitting, instead
from peerdesk.domain.token import tokens
from peerdesk.domain.words import Role, title

_AUTHORED = re.compile(r"(?:author|creator|modified by|manager|commented|changes)\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ABOUT_TEAM = frozenset("a and by council from is led of peer team the was were with".split())  # noqa: SIM905 - reads as text
_RANKS = {kind: rank for rank, kind in enumerate(WORDS)}


def attribution(pieces: Sequence[Piece], lists: CheckLists) -> tuple[Finding, ...]:
    """Return what points to somebody, piece by piece in their order and in that of each text.

    Where two finds overlap the plainer one counts; quotations, and words taken from a note, are
    told besides.
    """
    found: list[list[Finding]] = [list(_in_piece(piece, lists)) for piece in pieces]
    taken = taken_over(
        [p.text for p in pieces], lists.own.notes, (*lists.own.titles, *lists.own.known)
    )
    for run in taken:
        piece = pieces[run.text]
        spot = Spot("verbatim", run.start, run.end)
        found[run.text].append(replace(_finding(piece, spot), note=run.note))
    return tuple(f for several in found for f in sorted(several, key=lambda f: (f.start, f.end)))


def _in_piece(piece: Piece, lists: CheckLists) -> Iterator[Finding]:
    if piece.where is Where.PROPERTY and _AUTHORED.search(piece.place):
        yield _finding(piece, Spot("author", 0, len(piece.text)))
        return
    titled = lists.titled(piece.text)
    told = () if _introduces(piece.text, lists) else _told(piece.text, lists)
    agreed = (s for s in told if not any(a <= s.start and s.end <= b for a, b in titled))
    spots = [*_named(piece, lists), *agreed]
    kept = _apart(sorted(spots, key=lambda s: (_RANKS[s.kind], s.start, -s.end)))
    yield from (_finding(piece, spot) for spot in (*kept, *_quoted(piece.text)))


def _apart(spots: Sequence[Spot]) -> list[Spot]:
    """Return the spots in order of place, without those that overlap one further up."""
    kept: list[Spot] = []
    for spot in spots:
        at = bisect_left(kept, spot.start, key=lambda other: other.start)
        before, after = kept[at - 1 : at] if at else [], kept[at : at + 1]
        free = all(b.end <= spot.start for b in before) and all(spot.end <= a.start for a in after)
        if free:
            kept.insert(at, spot)
    return kept


def _quoted(text: str) -> Iterator[Spot]:
    """Yield words in quotation marks, whatever else is found within them."""
    for start, end in quotations_in(text):
        yield Spot("quotation", start, end)


def _named(piece: Piece, lists: CheckLists) -> Iterator[Spot]:
    """Yield names, addresses, numbers and counted people."""
    introduces = (
        piece.where is not Where.PROPERTY and not piece.message and _introduces(piece.text, lists)
    )
    roles = [met.role for met in lists.own.met if not met.sole]
    for each in find(piece.text, lists.names):
        if introduces and each.sort is Pointing.NAME:
            continue
        kind = "person" if _is_listed(each, lists) else each.sort.value
        yield Spot(kind, each.start, each.end, instead(each, roles))
    for token in tokens(piece.text) if lists.listed else ():
        if token.lower in lists.listed:
            yield Spot("person", token.start, token.bare_end)


def _is_listed(found: Found, lists: CheckLists) -> bool:
    """Say whether a name is one of those that the challenge itself knows."""
    if found.sort is not Pointing.NAME:
        return False
    parts = {part for name in lists.names.own for part in name.lower().split()}
    return bool(found.role) or found.text.lower().split()[-1] in parts


def _introduces(text: str, lists: CheckLists) -> bool:
    """Say whether a text does nothing but name members of the peer team with role and council.

    The team alone is named, on a slide of its own.
    """
    known = {*_ABOUT_TEAM, *_words(" ".join(map(title, Role)))}
    team = [*lists.own.team, *lists.own.team.values(), *lists.own.organisations]
    return _words(text) <= known | _words(" ".join(team))


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}


def _told(text: str, lists: CheckLists) -> Iterator[Spot]:
    """Yield children and adults told of as a case, voices, and words in quotation marks."""
    for start, end in initials_in(text):
        yield Spot("initials", start, end, "a child or young person")
    for start, end in one_of_an_age(text):
        yield Spot("one-of-an-age", start, end, "a young person")
    yield from lists.voices.spots(text)


def _finding(piece: Piece, spot: Spot) -> Finding:
    words = WORDS[spot.kind]
    suggestion = spot.suggestion or words.suggestion
    return Finding(
        check=Check.ATTRIBUTION, kind=spot.kind, words=words.words, place=piece.place,
        text=piece.text, start=spot.start, end=spot.end, message=piece.message,
        suggestion=fitting(piece.text, spot.start, suggestion),
    )  # fmt: skip
