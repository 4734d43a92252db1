# SPDX-License-Identifier: Apache-2.0
"""`peerdesk team members|role|remove|take-back|replace|aside|release`: who belongs to the team."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.cli.files import read_bytes
from peerdesk.cli.team import app
from peerdesk.desk.aside import AsideChanges, look_at_aside
from peerdesk.desk.membership import (
    change_authority,
    former_members,
    release,
    remove_laptop,
    replace_laptop,
    take_back,
)
from peerdesk.desk.references import References, short
from peerdesk.domain.calendar import local, short_day
from peerdesk.domain.register import Former
from peerdesk.domain.team import Member
from peerdesk.domain.words import Authority, RemovalReason, title
from peerdesk.team.fingerprint import fingerprint
from peerdesk.team.join_request import LARGEST

_SHARE = "Share, so that everybody hears of it."
Laptop = Annotated[
    str, typer.Argument(metavar="LAPTOP", help="The laptop, as “team members” lists it.")
]


class _Team(Struct, frozen=True):
    members: tuple[Member, ...]
    former: tuple[Former, ...]


class _Released(Struct, frozen=True):
    released: int


@command(app, "members")
def members(asked: Asked) -> None:
    """List the laptops of the team with what they may do, and those that were removed."""
    with asked.book() as book:
        book.challenge()
        found = _Team(book.members(), former_members(book))
    lines = chain(map(_member_line, found.members), map(_former_line, found.former))
    asked.answer(found, lines)


@command(app, "role")
def role(
    asked: Asked,
    laptop: Laptop,
    authority: Annotated[Authority, typer.Argument(help="What it may do from now on.")],
) -> None:
    """Let a laptop do more or less from now on; what it wrote before is judged as before."""
    with asked.book() as book:
        member = change_authority(book, References(book).laptop(laptop), authority)
    asked.answer(member, [_member_line(member), _SHARE])


@command(app, "remove")
def remove(
    asked: Asked,
    laptop: Laptop,
    reason: Annotated[RemovalReason, typer.Option(help="Why it leaves the team.")],
) -> None:
    """Remove a laptop: no further bundle is for it, and what it writes later is set aside."""
    with asked.book() as book:
        former = remove_laptop(book, References(book).laptop(laptop), reason)
    asked.answer(former, [_former_line(former), _SHARE])


@command(app, "take-back")
def take_laptop_back(asked: Asked, laptop: Laptop) -> None:
    """Take a removed laptop back into the team, with the part that it had."""
    with asked.book() as book:
        member = take_back(book, References(book).laptop(laptop))
    asked.answer(member, [_member_line(member), _SHARE])


@command(app, "replace")
def replace(
    asked: Asked,
    laptop: Laptop,
    file: Annotated[
        Path, typer.Argument(help="The new laptop’s request to join or identity file.")
    ],
    reason: Annotated[
        RemovalReason, typer.Option(help="Why the old one leaves the team.")
    ] = RemovalReason.LOST,
) -> None:
    """Let a new laptop take the place of a lost one, for the same person; compare its six words."""
    with asked.book() as book:
        old = References(book).laptop(laptop)
        member = replace_laptop(book, read_bytes(file, LARGEST), old, reason)
    six = f"Its six words: {' '.join(fingerprint(member))}"
    asked.answer(member, [_member_line(member), six, _SHARE])


@command(app, "aside")
def aside(asked: Asked) -> None:
    """List what is set aside, by laptop and reason, with some of its words."""
    with asked.book() as book:
        book.challenge()
        found = look_at_aside(book)
    asked.answer(found, chain.from_iterable(map(_aside_lines, found)))


@command(app, "release")
def release_changes(
    asked: Asked,
    laptop: Laptop,
    changes: Annotated[
        list[str] | None,
        typer.Argument(metavar="CHANGE", help="Only these, as “team aside” lists them."),
    ] = None,
) -> None:
    """Let what is set aside of a laptop count: all that can, or only the changes named."""
    with asked.book() as book:
        references = References(book)
        device = references.laptop(laptop)
        of_laptop = [one for one in book.aside_changes() if one.device == device]
        wanted = [references.change(given) for given in changes or ()]
        released = release(book, wanted or [one.hash for one in of_laptop if one.releasable])
    said = f"{so_many(released, 'change')} released. {_SHARE}" if released else "Nothing to do."
    asked.answer(_Released(released), [said])


def _member_line(member: Member) -> str:
    return f"{short(member.device)}  {title(member.authority):<17} {member.name}"


def _former_line(former: Former) -> str:
    day = short_day(local(former.at, former.offset).date().isoformat())
    name = former.member.name
    return f"{short(former.member.device)}  {'Removed':<17} {name}: {former.reason}, {day}"


def _aside_lines(group: AsideChanges) -> Iterator[str]:
    yield f"{short(group.device)}  {so_many(group.changes, 'change')} by {group.name}. {group.why}"
    yield from (f"          {words}" for words in group.words)
    yield from (f"          {short(change)}" for change in group.hashes)
