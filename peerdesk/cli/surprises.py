# SPDX-License-Identifier: Apache-2.0
"""`peerdesk surprises`: what was told, shown and reported, and the page for the team leader."""

from collections.abc import Iterator
from typing import Annotated

import typer
from msgspec import Struct

from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.cli.paper_options import Formats, Large, Order, Out, write_papers
from peerdesk.cli.refusals import UnreleasedFindings
from peerdesk.compose.checks.finding import Finding, Light, fingerprint
from peerdesk.compose.checks.side_by_side import Row
from peerdesk.compose.checks.verdict import LIGHT_NAMES
from peerdesk.compose.leaders_page import report_words, slides_words, told_words
from peerdesk.compose.phrases import capital, lowered
from peerdesk.desk.references import short
from peerdesk.desk.surprises import compare, leaders_page
from peerdesk.domain.calendar import local

STEM = "told-shown-and-reported"
app = typer.Typer(no_args_is_help=True, help="What was told, shown and reported, side by side.")


class Found(Struct, frozen=True):
    """A finding about a point, and why it stands, if somebody let it."""

    check: str
    kind: str
    words: str
    place: str
    fingerprint: str
    stands: str


class Point(Struct, frozen=True):
    """One point as it is printed: its light, and its words wherever it was said."""

    message: str
    text: str
    theme: str
    light: str
    verdict: str
    told: str
    slides: str
    report: str
    findings: tuple[Found, ...]


class Page(Struct, frozen=True):
    """Every point, which slides and report they were held against, and how many are open."""

    slides: str
    report: str
    red: int
    amber: int
    green: int
    open: int
    points: tuple[Point, ...]


@command(app, "show")
def show(
    asked: Asked,
    every: Annotated[
        bool, typer.Option("--every", help="Every point, those told as they are said too.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="End with 1 where anything is not released.")
    ] = False,
) -> None:
    """Show what is red or amber: never told, changed since, dropped, disputed, drifted."""
    with asked.book() as book:
        found = compare(book)
    lights = [row.light for row in found.rows]
    still = sum(len(row.open) for row in found.rows)
    wanted = [row for row in found.rows if every or row.findings]
    page = Page(
        slides=found.slides,
        report=found.report,
        red=lights.count(Light.RED),
        amber=lights.count(Light.AMBER),
        green=lights.count(Light.GREEN),
        open=still,
        points=tuple(map(_point, wanted)),
    )
    head = (
        f"Slides {found.slides}; report {found.report}: {page.red} red, {page.amber} amber, "
        f"{page.green} green; {so_many(still, 'finding')} to look at."
    )
    asked.answer(page, [head, *(line for row in wanted for line in _lines(row))])
    if strict and still:
        raise UnreleasedFindings(still)


@command(app, "page")
def page(asked: Asked, out: Out, formats: Formats = None, large: Large = False) -> None:
    """Write the page for the team leader: told daily, on the slides, in the report."""
    day = local(*asked.desk.clock.now()).date().isoformat()
    with asked.book() as book:
        made = leaders_page(book, day)
        files = write_papers(
            asked, book, Order(made, STEM, out, formats=tuple(formats or ()), large=large)
        )
    asked.answer(files, [str(one["file"]) for one in files])


def _point(row: Row) -> Point:
    return Point(
        message=row.message,
        text=row.text,
        theme=row.theme,
        light=row.light.value,
        verdict=row.verdict,
        told=told_words(row),
        slides=slides_words(row),
        report=report_words(row),
        findings=tuple(_found(row, one) for one in row.findings),
    )


def _found(row: Row, one: Finding) -> Found:
    mark = fingerprint(one)
    why = row.stands.get(mark, "")
    return Found(one.check.value, one.kind, one.words, one.place, mark, why)


def _lines(row: Row) -> Iterator[str]:
    name = f"{short(row.message)}  " if row.message else ""
    yield ""
    yield f"{name}{capital(LIGHT_NAMES[row.light])}: {lowered(row.verdict)}. {row.text}"
    told, slides, report = told_words(row), slides_words(row), report_words(row)
    for column, words in (("told", told), ("slides", slides), ("report", report)):
        yield f"    {column + ':':<8}{'; '.join(words.splitlines())}"
    for why in dict.fromkeys(row.stands.values()):
        yield f"    stands: {why}"
