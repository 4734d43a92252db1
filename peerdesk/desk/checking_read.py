# SPDX-License-Identifier: Apache-2.0
"""A finished file of any kind, held against what the sponsor was told.

A file does not say which message a paragraph is, and a PDF breaks it over lines and pages. So its
texts are held against the papers as they are composed here: by these it is known which document
it is, which message each text says, in whose words, and what nobody here has written.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace
from rapidfuzz import fuzz, process

from peerdesk.compose.blocks import Copy
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.checks.drift import drift, drift_findings
from peerdesk.compose.checks.finding import Check, Finding, Piece, Where
from peerdesk.compose.checks.said import Said, plain_words, said_in
from peerdesk.compose.checks.surprise import surprise_findings, surprises
from peerdesk.compose.checks.triangulated import triangulation_findings
from peerdesk.compose.formats import Paper
from peerdesk.compose.pieces import pieces as pieces_of
from peerdesk.compose.presentation import compose_deck
from peerdesk.compose.written import compose_written
from peerdesk.desk.book import Book
from peerdesk.desk.surprises import CHECKS, slides_of
from peerdesk.desk.written import gather_written
from peerdesk.domain.publication_words import Publication

_IN_PART = (Publication.FORM, Publication.CASE_REVIEW)
"""The documents that are not meant to say everything that was told."""
LIKE = 80
"""Likeness, out of 100, from which a text of a file says a message."""
MOST_PARTS = 4
"""Lines or halves of pages that one point may be broken into."""
_SAME_PAPER = 0.4
"""Share of a paper's runs of words that a file has at least, if it is that paper."""
_OWN = 0.34
"""Share of a text's runs of words from which on it is the paper's own, and nobody typed it in."""
_RUN, _LEAST_WORDS, _FURNITURE = 3, 10, 3
_MARGINS = ("Foot of", "Header of")
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W_]+")
_Runs = frozenset[tuple[str, ...]]


class Read(Struct, frozen=True):
    """A file as it was understood: which document it is, and its pieces with their messages."""

    publication: Publication
    pieces: tuple[Piece, ...]
    said: tuple[Said, ...]


def read_finding(
    book: Book, pieces: Sequence[Piece], publication: Publication | None = None
) -> tuple[tuple[Piece, ...], tuple[Finding, ...]]:
    """Return the pieces of a file with their messages, and what is a surprise, adrift or thin.

    Without a `publication` it is told by the texts which one it is; what is none of those that
    are held against what was told comes back as it was, and has no such finding.
    """
    casebook = gather_written(book, Publication.REPORT)
    read = read_file(casebook, pieces, publication)
    if read is None:
        return tuple(pieces), ()
    stands = surprises(casebook, read.said, read.publication)
    found = [
        *surprise_findings(one for one in stands if one.here or read.publication not in _IN_PART),
        *triangulation_findings(casebook, read.said),
    ]
    if Check.DRIFT in CHECKS[read.publication]:
        found += drift_findings(drift(casebook, slides_of(casebook).said, read.said))
    return read.pieces, tuple(found)


def read_file(
    casebook: Casebook, pieces: Sequence[Piece], publication: Publication | None = None
) -> Read | None:
    """Return what a file says, or None where it is no paper that is held against what was told."""
    kinds = tuple(CHECKS) if publication is None else (publication,)
    papers = {kind: _composed(casebook, kind) for kind in kinds if kind in CHECKS}
    runs = {kind: _runs_of(pieces_of(paper)) for kind, paper in papers.items()}
    here = _runs_of(pieces)
    shares = {kind: len(own & here) / max(len(own), 1) for kind, own in runs.items()}
    alike = {kind: len(own & here) / (len(own | here) or 1) for kind, own in runs.items()}
    kind = max(alike, key=lambda one: alike[one], default=None)
    if kind is None or (publication is None and shares[kind] < _SAME_PAPER):
        return None
    found = _messages(casebook, said_in(papers[kind]), pieces)
    once = {(one.message, plain_words(one.text)): one for _, one in reversed(found)}
    typed = _typed_in(pieces, runs[kind], {number for span, _ in found for number in span})
    said = (*reversed(once.values()), *typed)
    marked = {number: one.message for span, one in found for number in span}
    known = tuple(
        replace(piece, message=piece.message or marked.get(number, ""))
        for number, piece in enumerate(pieces)
    )
    return Read(kind, known, said)


def _composed(casebook: Casebook, kind: Publication) -> Paper:
    if kind is Publication.PRESENTATION:
        return compose_deck(casebook, Copy.SPONSOR)
    return compose_written(casebook, kind, Copy.SPONSOR)


def _messages(
    casebook: Casebook, composed: Sequence[Said], pieces: Sequence[Piece]
) -> list[tuple[tuple[int, ...], Said]]:
    """Return where the file says a message: of which pieces that is made, and in which words."""
    wordings = {m.id: m.wording for m in (*casebook.standing, *casebook.gone)}
    wordings |= {one.message: one.text for one in composed if one.message}
    signs = {one.message: one for one in composed}
    spans = list(_spans(pieces))
    texts = [_plain(" ".join(pieces[n].text for n in span)) for span in spans]
    alike = [
        (score, spans[at], message)
        for message, wording in wordings.items()
        for _, score, at in process.extract(
            _plain(wording), texts, scorer=fuzz.ratio, score_cutoff=LIKE, limit=None
        )
    ]
    found: dict[tuple[int, ...], Said] = {}
    taken: set[int] = set()
    for _, span, message in sorted(alike, key=lambda one: (-one[0], len(one[1]), one[1])):
        if taken.isdisjoint(span):
            taken.update(span)
            text, first = " ".join(pieces[n].text for n in span), pieces[span[0]]
            meant = signs.get(message, Said(text, message))
            found[span] = replace(meant, text=text, place=first.place, page=first.page)
    return sorted(found.items())


def _spans(pieces: Sequence[Piece]) -> Iterator[tuple[int, ...]]:
    """Yield which pieces can be one point: neighbours, whatever furniture stands between them."""
    often = Counter(_unnumbered(piece.text) for piece in pieces)
    body = [
        number
        for number, piece in enumerate(pieces)
        if piece.where in {Where.BODY, Where.TABLE, Where.HEADING}
        and often[_unnumbered(piece.text)] < _FURNITURE
        and _WORD.search(piece.text)
    ]
    for many in range(1, MOST_PARTS + 1):
        for first in range(len(body) - many + 1):
            yield tuple(body[first : first + many])


def _typed_in(pieces: Sequence[Piece], own: _Runs, taken: Collection[int]) -> Iterator[Said]:
    """Yield what stands in the file and in no message, nor among the paper's own words."""
    often = Counter(_unnumbered(piece.text) for piece in pieces)
    for number, piece in enumerate(pieces):
        runs = _runs(piece.text)
        new = (
            piece.where is Where.BODY
            and often[_unnumbered(piece.text)] < _FURNITURE
            and number not in taken
            and not piece.place.startswith(_MARGINS)
        )
        if new and len(runs) + _RUN > _LEAST_WORDS and len(runs & own) < _OWN * len(runs):
            yield Said(text=piece.text, place=piece.place, page=piece.page)


def _runs_of(pieces: Sequence[Piece]) -> _Runs:
    return frozenset(run for piece in pieces for run in _runs(piece.text))


def _runs(text: str) -> _Runs:
    words = _plain(text).split()
    return frozenset(tuple(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1))


def _unnumbered(text: str) -> str:
    """Return a text without its numbers: a footer counts its page."""
    return _NUMBER.sub("", text)


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
