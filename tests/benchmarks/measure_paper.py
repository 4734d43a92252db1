# SPDX-License-Identifier: Apache-2.0
"""Summary, slides, report and checks of a large challenge, from the vault to the finished file."""

from collections.abc import Callable, Iterator
from functools import partial

from msgspec.structs import replace

from peerdesk.bootstrap.check_words import load_check_words
from peerdesk.bootstrap.previews import WindowPapers
from peerdesk.bootstrap.resources import resource_root
from peerdesk.compose.blocks import Bullets, Copy, Deck, Document, Point
from peerdesk.compose.checks.lists import CheckWords
from peerdesk.compose.formats import Format, Wish
from peerdesk.compose.pieces import pieces
from peerdesk.desk.briefings import summary
from peerdesk.desk.checking import checked
from peerdesk.desk.presenting import deck
from peerdesk.desk.surprises import compare
from peerdesk.desk.written import document
from peerdesk.domain.publication_words import Publication
from peerdesk.render.fonts import load_faces
from peerdesk.ui.laid import Laid
from peerdesk.vault.book import OpenVault
from tests.benchmarks.challenge import NOTES, large_challenge
from tests.benchmarks.ground import DAYS, Ground
from tests.benchmarks.papers import bare_deck_pdf, bare_document, bare_docx, bare_pptx
from tests.benchmarks.table import Goal, Row
from tests.benchmarks.timing import Times, Work, in_turn, settled, stopwatch

_ROUNDS = 5
_GOAL = Goal(ratio=2, most=1_000)
_CHECK = Goal(most=1_000)
_PREVIEW = Goal(most=200)
_LINEAR = Goal(ratio=1.5)
_WIDTH = 570
"""Pixels across that a page has beside an outline, in the smallest window."""
_TIMES = 4
"""How many times as long the longer paper is, to see that each page costs the same."""
_BY_FORMAT = {
    Format.PDF: ("reportlab", bare_document),
    Format.DOCX: ("python-docx", bare_docx),
}


def measure(ground: Ground, _: int) -> Iterator[Row]:
    """Compare with reportlab, python-pptx and python-docx writing as many texts and slides."""
    fonts = resource_root() / "fonts"
    load_faces(fonts)  # reading them is done once, whoever writes with them
    papers = WindowPapers(fonts)
    with large_challenge(ground) as book:
        for copy in (Copy.SPONSOR, Copy.TEAM):
            made = partial(summary, book, DAYS[-1], copy)
            yield _written(f"summary as PDF, {copy.value}’s copy", papers, made, Format.PDF)
        report = partial(document, book, Publication.REPORT, Copy.SPONSOR)
        yield _written("report as PDF", papers, report, Format.PDF)
        yield _written("report as Word", papers, report, Format.DOCX)
        yield from _slides(papers, book)
        yield from _checks(book)
        shown: dict[str, Document | Deck] = {
            "summary": summary(book, DAYS[-1], Copy.SPONSOR),
            "report": report(),
            "slides": deck(book, Copy.SPONSOR),
        }
    for what, paper in shown.items():
        yield _preview(what, papers, paper)
    yield _linear(papers, shown["report"])


def _written(what: str, papers: WindowPapers, make: Callable[[], Document], form: Format) -> Row:
    composed = make()
    beside, bare = _BY_FORMAT[form]
    wish = Wish(format=form)
    pages = _pages(papers, composed)
    return _row(
        f"{what}, {pages} pages", beside,
        lambda: papers.made(make(), wish), lambda: bare(composed),
    )  # fmt: skip


def _slides(papers: WindowPapers, book: OpenVault) -> Iterator[Row]:
    make = partial(deck, book, Copy.TEAM)
    slides = make()
    count = len(slides.slides)
    yield _row(
        f"{count} slides as PPTX", "python-pptx",
        lambda: papers.made(make(), Wish(format=Format.PPTX)), lambda: bare_pptx(slides),
    )  # fmt: skip
    yield _row(
        f"{count} slides as PDF", "reportlab",
        lambda: papers.made(make(), Wish()), lambda: bare_deck_pdf(slides),
    )  # fmt: skip


def _checks(book: OpenVault) -> Iterator[Row]:
    """Yield the time that all checks of each paper take, the notes read from the vault."""
    words = load_check_words(resource_root())
    made: dict[Publication, Document | Deck] = {
        Publication.SUMMARY: summary(book, DAYS[-1], Copy.SPONSOR),
        Publication.PRESENTATION: deck(book, Copy.SPONSOR),
        Publication.REPORT: document(book, Publication.REPORT, Copy.SPONSOR),
    }
    for kind, paper in made.items():
        work = partial(_check, book, kind, paper, words)
        yield _alone(f"guard and language check of the {kind.value}", work, _CHECK)
    yield _alone("told, slides and report side by side", lambda: compare(book), _CHECK)


def _check(book: OpenVault, kind: Publication, paper: Document | Deck, words: CheckWords) -> object:
    return checked(book, kind, pieces(paper), words)


def _preview(what: str, papers: WindowPapers, paper: Document | Deck) -> Row:
    """Return the time from a changed word to the picture of its page."""
    before = papers.laid(paper, Laid())
    changed = iter([_changed(paper, f"word {number}") for number in range(_ROUNDS + 1)])

    def work() -> None:
        laid = papers.laid(next(changed), before)
        pairs = zip(laid.pages, before.pages, strict=False)
        new = [page for page, old in pairs if page.key != old.key]
        papers.picture(new[0], _WIDTH)

    work()
    name = f"preview of a changed page, {what}, {len(before.pages)} pages"
    return _alone(name, work, _PREVIEW)


def _linear(papers: WindowPapers, report: Document | Deck) -> Row:
    """Return what a page of a long report costs beside a page of a short one."""
    if not isinstance(report, Document):
        raise TypeError(type(report))
    long = replace(report, blocks=report.blocks * _TIMES)
    ours, theirs = in_turn(
        [(lambda: papers.made(long, Wish()), lambda: papers.made(report, Wish()))] * _ROUNDS
    )
    pages, few = _pages(papers, long), _pages(papers, report)
    return Row(
        f"a page of a report of {pages} pages", NOTES, ours.median * 1e3 / pages, "ms", _LINEAR,
        theirs.median * 1e3 / few, f"of {few} pages",
    )  # fmt: skip


def _changed(paper: Document | Deck, word: str) -> Document | Deck:
    """Return the paper with a word more in one of its points."""
    if isinstance(paper, Deck):
        slides = list(paper.slides)
        place = next(n for n in range(len(slides) // 2, len(slides)) if slides[n].points)
        slides[place] = replace(slides[place], points=_reworded(slides[place].points, word))
        return replace(paper, slides=tuple(slides))
    blocks = list(paper.blocks)
    held = [(n, block) for n, block in enumerate(blocks) if isinstance(block, Bullets)]
    place, bullets = held[len(held) // 2]
    blocks[place] = replace(bullets, points=_reworded(bullets.points, word))
    return replace(paper, blocks=tuple(blocks))


def _reworded(points: tuple[Point, ...], word: str) -> tuple[Point, ...]:
    first, *rest = points
    return (replace(first, text=f"{word} {first.text}"), *rest)


def _pages(papers: WindowPapers, paper: Document | Deck) -> int:
    return len(papers.laid(paper, Laid()).pages)


def _row(what: str, beside: str, ours: Work, theirs: Work) -> Row:
    our_times, their_times = in_turn([(ours, theirs)] * _ROUNDS)
    return Row(what, NOTES, our_times.median * 1e3, "ms", _GOAL, their_times.median * 1e3, beside)


def _alone(what: str, work: Work, goal: Goal) -> Row:
    with settled():
        times = Times(tuple(stopwatch(work) for _ in range(_ROUNDS)))
    return Row(what, NOTES, times.median * 1e3, "ms", goal)
