# SPDX-License-Identifier: Apache-2.0
"""A newcomer's side of joining: `peerdesk join`, and the request that goes back to the leads."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from peerdesk.cli.command import Asked, command
from peerdesk.cli.files import read_bytes, write_new
from peerdesk.cli.founding import Words, words_line
from peerdesk.cli.passphrases import read_passphrase
from peerdesk.cli.printing import remark, say
from peerdesk.cli.refusals import NotAccepted, WhoAreYou
from peerdesk.cli.surroundings import warn_of_place
from peerdesk.cli.team import app
from peerdesk.desk.errors import Missing
from peerdesk.desk.joining import accept_terms, request_file
from peerdesk.domain.calendar import local, span_name
from peerdesk.domain.team import Person
from peerdesk.domain.terms import Terms
from peerdesk.domain.words import Role
from peerdesk.team.fingerprint import fingerprint
from peerdesk.team.invitation import Invitation
from peerdesk.team.invitation_file import LARGEST, open_invitation
from peerdesk.team.join_request import SUFFIX

Accept = Annotated[
    bool, typer.Option("--accept", help="Accept the ground rules and terms without being asked.")
]
Out = Annotated[Path, typer.Option(metavar="FILE", help=f"The request to write (…{SUFFIX}).")]


class _Joined(Struct, frozen=True):
    file: str
    vault: str
    device: str
    fingerprint: tuple[str, ...]
    recovery_words: tuple[str, ...] = ()


def register(parent: typer.Typer) -> None:
    """Add `join` beside the groups: it is the first command on a newcomer's laptop."""
    command(parent, "join")(join)


def join(
    asked: Asked,
    file: Annotated[Path, typer.Argument(help="The invitation.")],
    out: Out,
    words_file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A file with the invitation’s five words; else asked."),
    ] = None,
    person: Annotated[
        str,
        typer.Option("--as", metavar="NAME", help="Who of those named in the invitation you are."),
    ] = "",
    name: Annotated[str, typer.Option(help="Your name, where the invitation names you not.")] = "",
    role: Annotated[Role, typer.Option(help="Your role in the team.")] = Role.OFFICER_PEER,
    organisation: Annotated[str, typer.Option(help="Where you come from.")] = "",
    label: Annotated[
        str, typer.Option(help="A label of the vault that can be read without the passphrase.")
    ] = "",
    accept: Accept = False,
) -> None:
    """Make a vault from an invitation, and write the request by which a lead admits it."""
    spoken = read_passphrase(words_file, prompt="The invitation’s five words: ")
    invitation = open_invitation(read_bytes(file, LARGEST), spoken)
    for line in _said(invitation):
        remark(line)
    identifier, owner = _who(invitation, person, Person(name, role, organisation))
    _have_accepted(invitation.terms, accept=accept)
    words = Words()
    try:
        answer = _make(asked, invitation, (identifier, owner), label, words, out)
    finally:
        if words.unseen:
            remark(words_line(words.shown()))
    asked.answer(answer, _joined_lines(answer))
    if not asked.as_json:
        say(words_line(answer.recovery_words))


@command(app, "ask")
def ask(asked: Asked, out: Out, accept: Accept = False) -> None:
    """Write the request to be admitted once more, in a vault made from an invitation."""
    with asked.book() as book:
        if accept and (invitation := book.invitation()):
            accept_terms(book, invitation.terms)
        path = write_new(out, request_file(book), shared=True)
        answer = _Joined(str(path), str(book.folder), book.device, fingerprint(book.identity))
    asked.answer(answer, _joined_lines(answer))


def _make(
    asked: Asked,
    invitation: Invitation,
    who: tuple[str, Person],
    label: str,
    words: Words,
    out: Path,
) -> _Joined:
    """Make the vault, record the acceptance in it, and write the request."""
    from peerdesk.vault.creation import Joining  # noqa: PLC0415 - a vault's libraries, when needed

    identifier, owner = who
    folder = asked.vault or asked.desk.free_folder()
    known = [invitation.scope.council, *(p.value.name for p in invitation.people)]
    created = asked.desk.make_vault(
        folder,
        owner,
        asked.new_passphrase(),
        label=label,
        known=known,
        joining=Joining(invitation, identifier),
    )
    words.unseen = created.recovery_words
    warn_of_place(folder)
    with created.vault as vault:
        accept_terms(vault, invitation.terms)
        path = write_new(out, request_file(vault), shared=True)
        return _Joined(
            str(path), str(folder), vault.device, fingerprint(vault.identity), words.shown()
        )


def _who(invitation: Invitation, person: str, typed: Person) -> tuple[str, Person]:
    """Return who joins: somebody whom the invitation names, or as typed; or raise `WhoAreYou`."""
    named = {p.value.name.casefold(): p for p in invitation.people}
    if person:
        found = named.get(person.strip().casefold())
        if found is None:
            raise WhoAreYou(tuple(p.value.name for p in invitation.people))
        return found.id, found.value
    if not typed.name.strip():
        raise Missing("Your own name (--as, if the invitation names you, or --name)")
    return "", typed


def _said(invitation: Invitation) -> Iterator[str]:
    """Yield what the challenge is, and who invites."""
    inviter, scope = invitation.inviter, invitation.scope
    yield f"{scope.council}: {scope.title}, {span_name(scope.first_day, scope.last_day)}"
    yield f"{inviter.name} invites you, {local(invitation.at, invitation.offset):%d %B %Y}."
    yield f"  Six words of {inviter.name}’s laptop: {' '.join(fingerprint(inviter))}"
    yield f"  Named in the team: {', '.join(p.value.name for p in invitation.people)}."


def _have_accepted(terms: Terms, *, accept: bool) -> None:
    """Show the terms and ask, unless they were accepted already; or raise `NotAccepted`."""
    for line in terms.paragraphs:
        remark(line)
    if accept:
        return
    sys.stderr.write("Do you accept this? [y/N] ")
    sys.stderr.flush()
    answer = sys.stdin.readline() if sys.stdin is not None else ""
    if answer.strip().lower() not in {"y", "yes"}:
        raise NotAccepted


def _joined_lines(joined: _Joined) -> tuple[str, ...]:
    return (
        joined.file,
        "Hand this request to a lead; you can write notes already.",
        f"Its six words, to be read to the lead: {' '.join(joined.fingerprint)}",
    )
