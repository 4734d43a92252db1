# SPDX-License-Identifier: Apache-2.0
"""`peerdesk concern`: that an immediate concern was told; sealed to the leads."""

from collections.abc import Iterator
from typing import Annotated

import typer

from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.cli.printing import remark
from peerdesk.desk.concerns import (
    ReadConcern,
    add_to_concern,
    leads_of,
    mark_seen,
    own_concerns,
    read_concerns,
    record_concern,
    reseal,
)
from peerdesk.desk.references import References, short
from peerdesk.desk.urgent import contacts
from peerdesk.desk.writing import laptop_names, names, own_entry
from peerdesk.domain.calendar import local, short_day
from peerdesk.domain.concern import ConcernRecord
from peerdesk.domain.lately import moment_at, time_now
from peerdesk.domain.role_words import seems_named
from peerdesk.domain.words import ToldBy, title

app = typer.Typer(no_args_is_help=True, help="That an immediate concern was told.")

_FIRST = "Tell the duty line or the director now. This record can wait."
Named = Annotated[str, typer.Argument(help="The concern, by its identifier.")]
AcknowledgedBy = Annotated[
    str, typer.Option(metavar="ROLE", help="Which role has acknowledged it.")
]
AcknowledgedAt = Annotated[
    str, typer.Option(metavar="HH:MM", help="When it was acknowledged; now if not given.")
]


@command(app, "contacts")
def list_contacts(asked: Asked) -> None:
    """List who must be told at once, as agreed at scoping."""
    with asked.book() as book:
        found = contacts(book)
    asked.answer(found, [f"{one.role}  {one.reach}".rstrip() for one in found])


@command(app, "record")
def record(
    asked: Asked,
    told: Annotated[str, typer.Option("--told", metavar="ROLE", help="Which role was told.")],
    at: Annotated[str, typer.Option("--at", metavar="HH:MM", help="When; now if not given.")] = "",
    way: Annotated[ToldBy, typer.Option(help="In which way.")] = ToldBy.TELEPHONE,
    by: Annotated[str, typer.Option(metavar="MEMBER", help="By whom, if not by you.")] = "",
    acknowledged_by: AcknowledgedBy = "",
    acknowledged_at: AcknowledgedAt = "",
) -> None:
    """Record that somebody was told of a concern. Holds no detail of any case."""
    remark(_FIRST)
    with asked.book() as book:
        now = asked.desk.clock.now()
        _warn(told, acknowledged_by, team=[one.name for one in names(book).values()])
        filled = ConcernRecord(
            told=told,
            way=way,
            by=References(book).person(by) or own_entry(book).person,
            told_at=moment_at(at or time_now(now), now),
            acknowledged_by=acknowledged_by,
            acknowledged_at=_moment(acknowledged_by, acknowledged_at, now),
            offset=now[1],
        )
        identifier = record_concern(book, filled)
        leads = len(leads_of(book))
    line = f"{short(identifier)}  Recorded, sealed to {so_many(leads, 'lead')}."
    asked.answer({"id": identifier, "leads": leads}, [line])


@command(app, "acknowledged")
def acknowledged(
    asked: Asked,
    concern: Named,
    by: Annotated[str, typer.Option("--by", metavar="ROLE", help="By which role.")],
    at: Annotated[str, typer.Option("--at", metavar="HH:MM", help="When; now if not given.")] = "",
) -> None:
    """Record that whoever was told has acknowledged it."""
    with asked.book() as book:
        now = asked.desk.clock.now()
        identifier = References(book).concern(concern)
        _warn(by, team=[one.name for one in names(book).values()])
        filled = ConcernRecord(
            acknowledged_by=by, acknowledged_at=_moment(by, at, now), offset=now[1]
        )
        add_to_concern(book, identifier, filled)
    asked.answer({"id": identifier}, [f"{short(identifier)}  Recorded as acknowledged."])


@command(app, "list")
def list_concerns(asked: Asked) -> None:
    """List the concerns: to a lead what was told, to others what they recorded themselves."""
    with asked.book() as book:
        book.challenge()
        people = {person: one.name for person, one in names(book).items()}
        laptops = laptop_names(book)
        leads = {member.device for member in leads_of(book)}
        own = {one.id: one for one in own_concerns(book)}
        found = [
            one for one in read_concerns(book) if book.device in leads or one.device == book.device
        ]
        records = [
            {
                "id": one.id,
                "recorded_at": one.at,
                "recorded_by": laptops.get(one.device, ""),
                "leads": one.leads,
                "seen_by": [people.get(person, person) for person in one.seen],
                "acknowledged": own[one.id].acknowledged if one.id in own else None,
                "told": [part.record for part in one.records],
                "closed": one.closed,
            }
            for one in found
        ]
    lines = (line for one in found for line in _lines(one, people, laptops))
    asked.answer(records, lines)


@command(app, "seen")
def seen(asked: Asked, concern: Named) -> None:
    """Say that this lead has read a concern."""
    with asked.book() as book:
        identifier = References(book).concern(concern)
        mark_seen(book, identifier)
    asked.answer({"id": identifier}, [f"{short(identifier)}  Marked as seen."])


@command(app, "reseal")
def seal_anew(asked: Asked, concern: Named) -> None:
    """Seal what this laptop can read of a concern anew, to all who lead now."""
    with asked.book() as book:
        identifier = References(book).concern(concern)
        parts = reseal(book, identifier)
        leads = len(leads_of(book))
    said = f"{so_many(parts, 'part')} sealed anew to {so_many(leads, 'lead')}."
    asked.answer({"id": identifier, "parts": parts, "leads": leads}, [said])


def _moment(who: str, at: str, now: tuple[int, int]) -> int:
    return moment_at(at or time_now(now), now) if who else 0


def _warn(*roles: str, team: list[str]) -> None:
    for role in roles:
        if seems_named(role, team):
            remark(f"“{role[:60]}” looks like a name. A role will do.")


def _lines(one: ReadConcern, people: dict[str, str], laptops: dict[str, str]) -> Iterator[str]:
    who = laptops.get(one.device, "a laptop not known here")
    sealed = f"sealed to {so_many(one.leads, 'lead')}"
    yield f"{short(one.id)}  Recorded {_when(one.at, one.offset)} by {who}, {sealed}"
    for part in one.records:
        record = part.record
        if record.told_at:
            by = people.get(record.by, "somebody of the team")
            when = _when(record.told_at, record.offset)
            yield f"  {record.told} was told, {when}, by {by} ({title(record.way).lower()})"
        if record.acknowledged_by:
            when = _when(record.acknowledged_at, record.offset)
            yield f"  Acknowledged by {record.acknowledged_by}, {when}"
    if one.closed:
        yield f"  {so_many(one.closed, 'part')} cannot be read here."
    if one.seen:
        yield f"  Seen by {', '.join(people.get(person, person) for person in one.seen)}"


def _when(at: int, offset: int) -> str:
    moment = local(at, offset)
    return f"{short_day(moment.date().isoformat())} {moment:%H:%M}"
