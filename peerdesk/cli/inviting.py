# SPDX-License-Identifier: Apache-2.0
"""A lead's side of joining: `peerdesk team invite|requests|admit|turn-down`."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from peerdesk.cli.arriving import receipt_lines
from peerdesk.cli.command import Asked, command
from peerdesk.cli.files import read_bytes, write_new
from peerdesk.cli.printing import remark
from peerdesk.cli.team import app
from peerdesk.desk.admission import (
    Asking,
    admit_member,
    keep_request,
    read_asking,
    request_of,
    requests,
    turn_down,
    usual_authority,
)
from peerdesk.desk.book import TeamBook
from peerdesk.desk.inviting import signed_invitation
from peerdesk.desk.references import References
from peerdesk.desk.strangers import WaitingBundles, take_in_parked, waiting_bundles
from peerdesk.domain.team import Member
from peerdesk.domain.words import Authority, title
from peerdesk.team.fingerprint import fingerprint
from peerdesk.team.invitation_file import SUFFIX, lock_invitation, new_words
from peerdesk.team.join_request import LARGEST
from peerdesk.team.join_request import SUFFIX as REQUEST
from peerdesk.team.receipt import Receipt
from peerdesk.vault.generations import Occasion

_ARTICLE = {
    Authority.LEAD: "a lead",
    Authority.PEER: "a peer",
    Authority.WRITING_OBSERVER: "an observer who writes notes",
    Authority.OBSERVER: "an observer",
}


class _Invited(Struct, frozen=True):
    file: str
    words: str


class _Admitted(Struct, frozen=True):
    device: str
    person: str
    name: str
    role: str
    authority: Authority
    fingerprint: tuple[str, ...]
    receipts: tuple[Receipt, ...]


@command(app, "invite")
def invite(
    asked: Asked,
    file: Annotated[Path, typer.Argument(help=f"The invitation to write (…{SUFFIX}).")],
) -> None:
    """Write an invitation to this challenge, and show its five words, this once."""
    with asked.book() as book:
        signed = signed_invitation(book, asked.desk.terms())
    words = new_words()
    path = write_new(file, lock_invitation(signed, words), shared=True)
    lines = (
        str(path),
        f"Its five words, shown this once: {words}",
        "Tell them by voice, never in the message that the file goes with.",
    )
    asked.answer(_Invited(str(path), words), lines)


@command(app, "requests")
def list_requests(
    asked: Asked,
    files: Annotated[
        list[Path] | None,
        typer.Argument(help=f"Requests to join that have come (…{REQUEST}), to be kept here."),
    ] = None,
) -> None:
    """List who asks to be admitted, with the six words to compare by voice."""
    with asked.book() as book:
        for file in files or ():
            keep_request(book, read_asking(book, read_bytes(file, LARGEST)))
        found = requests(book)
        waiting = [waiting_bundles(book, asking.member.device) for asking in found]
    asked.answer(found, chain.from_iterable(map(_asking_lines, found, waiting)))


@command(app, "admit")
def admit(
    asked: Asked,
    whom: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="The colleague’s request to join or identity file, or the beginning of the "
            "identifier of a laptop whose request waits here.",
        ),
    ],
    person: Annotated[
        str, typer.Option("--as", metavar="MEMBER", help="Who of those named at scoping it is.")
    ] = "",
    authority: Annotated[
        Authority | None,
        typer.Option(
            "--role",
            help="What the laptop may do; if not given, what the part named at scoping gives, "
            "and no more than a peer where only the file says who it is.",
        ),
    ] = None,
) -> None:
    """Admit a colleague’s laptop to the team; compare its six words by voice first."""
    with asked.book() as book:
        asking = _asking(book, whom)
        waiting = waiting_bundles(book, asking.member.device)
        if waiting.bundles:
            remark(waiting.sentence)
            book.upkeep.backup(Occasion.IMPORT)
        who = References(book).person(person)
        role = next((p.value.role for p in book.people() if p.id == who), asking.member.role)
        grants = authority or usual_authority(role, named=bool(who))
        member = admit_member(book, asking.member, person=who, authority=grants)
        taken = take_in_parked(book)
    for refusal in taken.refusals:
        remark(refusal)
    said = f"{member.name} admitted with the authority of {_ARTICLE[member.authority]}."
    lines = (
        said,
        f"Its six words: {' '.join(fingerprint(member))}",
        *chain.from_iterable(map(receipt_lines, taken.receipts)),
    )
    asked.answer(_admitted(member, taken.receipts), lines)


@command(app, "turn-down")
def refuse(
    asked: Asked,
    device: Annotated[str, typer.Argument(help="The beginning of the laptop’s identifier.")],
) -> None:
    """Let go what a laptop asks that is not to be admitted, and its bundles that wait here."""
    with asked.book() as book:
        asking = request_of(book, device)
        turn_down(book, asking.member.device)
    asked.answer(asking, [f"{asking.member.name} is not admitted; nothing of theirs is kept."])


def _asking(book: TeamBook, whom: str) -> Asking:
    """Return who asks by a file, or by a request that waits here."""
    path = Path(whom)
    if path.suffix or path.exists():
        return read_asking(book, read_bytes(path, LARGEST))
    return request_of(book, whom)


def _asking_lines(asking: Asking, waiting: WaitingBundles) -> Iterator[str]:
    member = asking.member
    part = ", ".join(filter(None, (title(member.role), member.organisation)))
    yield f"{member.device[:8]}  {member.name}, {part}"
    yield f"  Its six words: {' '.join(asking.fingerprint)}"
    if asking.edition:
        yield f"  Says that the terms were accepted, edition {asking.edition}."
    if waiting.bundles:
        yield f"  {waiting.sentence}"


def _admitted(member: Member, receipts: tuple[Receipt, ...]) -> _Admitted:
    return _Admitted(
        device=member.device,
        person=member.person,
        name=member.name,
        role=member.role,
        authority=member.authority,
        fingerprint=fingerprint(member),
        receipts=receipts,
    )
