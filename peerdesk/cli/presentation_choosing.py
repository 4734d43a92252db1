# SPDX-License-Identifier: Apache-2.0
"""`peerdesk presentation plan`, `mark` and `choose`: the time there is, and what fits it."""

from typing import Annotated

import typer

from peerdesk.cli import presentation
from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.cli.printing import remark
from peerdesk.compose.choosing import Advice, Choosing
from peerdesk.compose.deck_plan import PART_NAMES, Part, time_there_is
from peerdesk.compose.reckoning import Reckoning
from peerdesk.desk.presenting import arrange, choosing, mark, take_advice
from peerdesk.desk.presenting import plan as planned
from peerdesk.desk.references import References, short
from peerdesk.domain.publication_words import Use

USES = {Use.SLIDE: "slide", Use.REPORT: "report only", Use.NEITHER: "neither"}
Minutes = Annotated[int, typer.Option(min=0, help="The minutes there are; 0 for those planned.")]


@command(presentation.app, "plan")
def plan(
    asked: Asked,
    minutes: Minutes = 0,
    wanted: Annotated[
        list[Part] | None, typer.Option("--with", help="An optional part that is wanted.")
    ] = None,
    unwanted: Annotated[
        list[Part] | None, typer.Option("--without", help="An optional part that is not.")
    ] = None,
) -> None:
    """Show or set the time there is and the optional parts, and what the slides come to."""
    with asked.book() as book:
        before = planned(book)
        parts = {*before.parts, *(wanted or ())} - {part.value for part in unwanted or ()}
        if minutes or wanted or unwanted:
            before = arrange(book, minutes=minutes or None, parts=sorted(parts))
        found = choosing(book)
    shown = [f"{'with' if p in before.parts else 'without'}  {PART_NAMES[p]}" for p in Part]
    record = {
        "minutes": time_there_is(before),
        "parts": before.parts,
        "now": found.now,
        "over": found.over,
    }
    asked.answer(record, [_compared(found), *shown])


@command(presentation.app, "mark")
def mark_messages(
    asked: Asked,
    messages: Annotated[list[str], typer.Argument(metavar="MESSAGE...", help="The messages.")],
    use: Annotated[Use, typer.Option("--for", help="Where they are shown.")],
) -> None:
    """Mark messages for a slide, for the report only, or for neither; only leads do."""
    with asked.book() as book:
        known = References(book)
        marks = {known.message(message): use for message in messages}
        mark(book, marks)
        found = choosing(book)
    record = {"messages": list(marks), "use": use, "now": found.now, "over": found.over}
    asked.answer(record, [f"{so_many(len(marks), 'message')}: {USES[use]}.", _compared(found)])


@command(presentation.app, "choose")
def choose_messages(
    asked: Asked,
    minutes: Minutes = 0,
    take: Annotated[bool, typer.Option("--take", help="Mark the messages as advised.")] = False,
) -> None:
    """Advise which messages fit the time, the best founded of each theme in turn."""
    with asked.book() as book:
        found = choosing(book, minutes)
        if take:
            take_advice(book, found)
    lines = [_line(advice) for advice in found.advice]
    taken = [f"Marked as advised: {_in_words(found.then)}."] if take else []
    if not take and any(advice.is_change for advice in found.advice):
        remark("This is advice and nothing is marked yet: add --take, or mark some by hand.")
    if found.by_hand:
        marked = so_many(found.by_hand, "message is", "messages are")
        remark(f"{marked} marked by hand, for a slide or for neither: advice never touches these.")
    asked.answer(found, [*lines, _compared(found), *taken])


def _compared(found: Choosing) -> str:
    """Return what the slides come to against the time there is."""
    over = f", {so_many(found.over, 'minute')} too long" if found.over else ""
    return f"{_in_words(found.now)} of the {found.there_is} there are{over}."


def _in_words(count: Reckoning) -> str:
    points, slides = so_many(count.points, "point"), so_many(count.slides, "slide")
    return f"{points} on {slides}, about {so_many(count.minutes, 'minute')}"


def _line(advice: Advice) -> str:
    turned = f"{USES[advice.now]} > {USES[advice.advised]}"
    by_hand = f"{USES[advice.now]}, by hand" if advice.by_hand else USES[advice.now]
    use = turned if advice.is_change else by_hand
    where = f"{advice.heading}, {advice.kind.value}"
    return f"{short(advice.message)}  {use:<22}  [{where}]  {advice.wording}  ({advice.why})"
