# SPDX-License-Identifier: Apache-2.0
"""`peerdesk briefing outline`, `choose` and `arrange`: what enters a day's summary."""

from collections.abc import Sequence
from typing import Annotated

import typer
from msgspec import Struct

from peerdesk.cli.briefing import Day, app
from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.cli.days import remark_unplanned
from peerdesk.cli.printing import remark
from peerdesk.desk.book import Book, scope_of
from peerdesk.desk.briefings import arrange, arrangement_of
from peerdesk.desk.intervention import write_intervention
from peerdesk.desk.late_bundles import late_bundles
from peerdesk.desk.listeners import agreed_sponsor
from peerdesk.desk.references import References, short
from peerdesk.desk.ticking import Ticks, ordered, tick_all, ticked
from peerdesk.domain.calendar import written_day
from peerdesk.domain.words import MessageKind, Status, title


class OutlineLine(Struct, frozen=True, kw_only=True):
    """One message in the order of a summary, and whether it enters."""

    id: str
    enters: bool
    kind: MessageKind
    wording: str
    agreed: bool
    told: bool


@command(app, "outline")
def show_outline(asked: Asked, day: Day) -> None:
    """List the messages in the order of a day's summary: those ticked enter it."""
    with asked.book() as book:
        iso = written_day(day)
        found = _lines(book, iso)
        for late in late_bundles(book, iso, asked.desk.clock.now()):
            remark(late.sentence)
    asked.answer(found, map(_line, found))


@command(app, "choose")
def choose(
    asked: Asked,
    day: Day,
    messages: Annotated[
        list[str] | None, typer.Argument(help="Messages that enter, in their order.")
    ] = None,
    tick: Annotated[
        Ticks | None, typer.Option(help="Tick many in one go, or untick everything.")
    ] = None,
    without: Annotated[
        list[str] | None, typer.Option(metavar="MESSAGE", help="A message that does not enter.")
    ] = None,
) -> None:
    """Choose which messages enter a day's summary; nothing else does."""
    with asked.book() as book:
        iso = written_day(day)
        remark_unplanned(book, iso)
        known = References(book)
        if tick is not None:
            tick_all(book, iso, tick)
        named = [known.message(message) for message in messages or ()]
        out = {known.message(message) for message in without or ()}
        held = [each.id for each in ordered(book, iso) if each.id in ticked(book, iso)]
        rest = [message for message in held if message not in named]
        arrange(book, iso, points=[m for m in (*named, *rest) if m not in out])
        found = [line for line in _lines(book, iso) if line.enters]
    asked.answer(found, [*map(_line, found), f"{so_many(len(found), 'point')} in."])


_NOT_IN_INTERVENTION = (
    "The paragraph is kept, and shown only once the scope says that the council is in intervention."
)


@command(app, "arrange")
def arrange_day(
    asked: Asked,
    day: Day,
    sponsor: Annotated[str | None, typer.Option(help="For whom it is.")] = None,
    also: Annotated[
        list[str] | None, typer.Option(metavar="SPONSOR", help="A further sponsor.")
    ] = None,
    request: Annotated[
        list[str] | None, typer.Option(metavar="TEXT", help="A question or request.")
    ] = None,
    practical: Annotated[
        list[str] | None, typer.Option(metavar="TEXT", help="A practical matter.")
    ] = None,
    plan: Annotated[
        list[str] | None,
        typer.Option(metavar="#LINE:TEXT", help="What is done tomorrow on a line that is thin."),
    ] = None,
    intervention: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The paragraph about an intervention.")
    ] = None,
) -> None:
    """Say whom a day's summary is for, what is asked, practical and planned."""
    with asked.book() as book:
        iso = written_day(day)
        remark_unplanned(book, iso)
        arrange(
            book,
            iso,
            sponsor=None if sponsor is None else agreed_sponsor(book, sponsor),
            also=None if also is None else [agreed_sponsor(book, one) for one in also],
            requests=request,
            practical=practical,
            plans=_plans(References(book), plan) if plan else None,
        )
        if intervention is not None:
            write_intervention(book, intervention)
            if not scope_of(book).in_intervention:
                remark(_NOT_IN_INTERVENTION)
        held = arrangement_of(book, iso)
        titles = {kloe.id: kloe.value.title for kloe in book.kloes()}
    planned = [f"{titles.get(plan.kloe, plan.kloe)}: {plan.words}" for plan in held.plans]
    whom = f"For: {', '.join((held.sponsor, *held.also))}"
    asked.answer(held, [whom, *held.requests, *held.practical, *planned])


def _plans(known: References, plans: Sequence[str]) -> dict[str, str]:
    parted = (plan.partition(":") for plan in plans)
    return {known.kloe(line.strip().removeprefix("#")): words.strip() for line, _, words in parted}


def _lines(book: Book, day: str) -> list[OutlineLine]:
    enters = ticked(book, day)
    return [
        OutlineLine(
            id=message.id,
            enters=message.id in enters,
            kind=message.kind,
            wording=message.wording,
            agreed=message.status is Status.AGREED,
            told=message.last_told is not None,
        )
        for message in ordered(book, day)
    ]


def _line(line: OutlineLine) -> str:
    box = "[x]" if line.enters else "[ ]"
    return f"{box} {short(line.id)}  {title(line.kind)}: {line.wording}"
