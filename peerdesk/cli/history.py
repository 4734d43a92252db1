# SPDX-License-Identifier: Apache-2.0
"""`peerdesk history`: earlier versions, what was withdrawn, and the way back."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer

from peerdesk.cli.command import Asked, command
from peerdesk.desk.errors import Ambiguous, NotFound
from peerdesk.desk.history import Version, restore_version, versions
from peerdesk.desk.references import LEAST, References, short
from peerdesk.desk.withdrawn import bring_back, recently_withdrawn
from peerdesk.domain.calendar import local, short_day
from peerdesk.domain.difference import Sort, differences

app = typer.Typer(no_args_is_help=True, help="Earlier versions, and what was withdrawn.")
_SIGNS = {Sort.SAME: "{}", Sort.ADDED: "[+{}+]", Sort.REMOVED: "[-{}-]"}


class Of(StrEnum):
    """What has a history."""

    NOTE = "note"
    MESSAGE = "message"
    SESSION = "session"
    QUESTION = "question"
    DOCUMENT = "document"
    CASE = "case"
    OBSERVATION = "observation"


Sorted = Annotated[Of, typer.Argument(help="What it is.")]
Named = Annotated[str, typer.Argument(help="Which one, by its identifier.")]


@command(app, "show")
def show(asked: Asked, sort: Sorted, thing: Named) -> None:
    """Show everything that happened to one thing, with what each change changed."""
    with asked.book() as book:
        found = versions(book, sort, _find(References(book), sort, thing))
    asked.answer(found, [line for version in found for line in _lines(version)])


@command(app, "restore")
def restore(
    asked: Asked,
    sort: Sorted,
    thing: Named,
    version: Annotated[str, typer.Argument(help="The version, as `history show` lists it.")],
) -> None:
    """Bring an earlier version back, as a new one."""
    with asked.book() as book:
        identifier = _find(References(book), sort, thing)
        chosen = _chosen(versions(book, sort, identifier), version)
        restore_version(book, sort, identifier, chosen.hash)
    asked.answer({"id": identifier, "version": chosen.hash}, ["Brought back, as a new version."])


@command(app, "withdrawn")
def withdrawn(asked: Asked) -> None:
    """List the notes, messages and questions withdrawn or merged lately, the last one first."""
    with asked.book() as book:
        book.challenge()
        found = recently_withdrawn(book)
    lines = [
        f"{short(one.id)}  [{one.sort}, {_when(one.at, one.offset)}, {one.who}]  {one.text}"
        + (f"  Merged into: {one.into}" if one.into else "")
        for one in found
    ]
    asked.answer(found, lines)


@command(app, "bring-back")
def bring_it_back(asked: Asked, sort: Sorted, thing: Named) -> None:
    """Take a note, message or question out of the bin again, or a merged message apart."""
    with asked.book() as book:
        identifier = _find(References(book), sort, thing)
        bring_back(book, sort, identifier)
    asked.answer({"id": identifier, "withdrawn": False}, [f"{short(identifier)}  Restored."])


def _find(known: References, sort: Of, given: str) -> str:
    named = {
        Of.NOTE: known.note,
        Of.MESSAGE: known.message,
        Of.SESSION: known.session,
        Of.QUESTION: known.question,
        Of.DOCUMENT: known.document,
        Of.CASE: known.case_file,
        Of.OBSERVATION: known.observation,
    }
    return named[sort](given)


def _chosen(found: tuple[Version, ...], given: str) -> Version:
    wanted = given.strip().lower()
    fits = [one for one in found if len(wanted) >= LEAST and one.hash.startswith(wanted)]
    if len(fits) > 1:
        raise Ambiguous("version", given, len(fits))
    if not fits:
        raise NotFound("version", given)
    return fits[0]


def _lines(version: Version) -> Iterator[str]:
    stands = ", stands now" if version.stands else ""
    who = f", {version.who}" if version.who else ""
    when = _when(version.at, version.offset)
    yield f"{version.hash[:8]}  {version.what}, {when}{who}{stands}"
    for line in _text(version).splitlines():
        yield f"  {line}"


def _text(version: Version) -> str:
    if len(version.before) != 1:
        return version.text
    before = version.before[0].text
    return "".join(
        _SIGNS[part.sort].format(part.text) for part in differences(before, version.text)
    )


def _when(at: int, offset: int) -> str:
    moment = local(at, offset)
    return f"{short_day(moment.date().isoformat())} {moment:%H:%M}"
