# SPDX-License-Identifier: Apache-2.0
"""`peerdesk clash` and `peerdesk proposal`: what waits for a choice, or for an answer."""

from collections.abc import Iterator, Sequence
from typing import Annotated, TypeVar

import typer

from peerdesk.cli.command import Asked, command
from peerdesk.desk.book import Book
from peerdesk.desk.clashes import Clash, Version, clashes
from peerdesk.desk.errors import Ambiguous, NotFound, UnknownWord
from peerdesk.desk.proposals import Proposed, accept, decline, proposals
from peerdesk.desk.references import LEAST, short
from peerdesk.desk.settling import Keep, settle
from peerdesk.domain.calendar import local, short_day
from peerdesk.domain.difference import Sort, differences

T = TypeVar("T")
app = typer.Typer(no_args_is_help=True, help="What two people set without knowing of each other.")
proposal_app = typer.Typer(no_args_is_help=True, help="What colleagues propose to withdraw.")
_SIGNS = {Sort.SAME: "{}", Sort.ADDED: "[+{}+]", Sort.REMOVED: "[-{}-]"}


@command(app, "list")
def list_clashes(asked: Asked) -> None:
    """List what waits for a choice: every version, and what differs in it word by word."""
    with asked.book() as book:
        book.challenge()
        found = clashes(book)
    records = [{"clash": key_of(clash), **_record(clash)} for clash in found]
    asked.answer(records, [line for clash in found for line in _lines(clash)])


@command(app, "settle")
def settle_clash(
    asked: Asked,
    clash: Annotated[str, typer.Argument(help="The clash, as it is listed.")],
    keep: Annotated[
        str, typer.Option(metavar="WHICH", help="Number of a version, or “both” or “merged”.")
    ],
    text: Annotated[str, typer.Option(help="The wording made from both, with “merged”.")] = "",
) -> None:
    """Keep one version, or both, or one made from both; nothing is lost."""
    with asked.book() as book:
        found = _find_clash(book, clash)
        begun = settle(book, found, _choice(found, keep), text)
        left = len(clashes(book))
    record = {"clash": key_of(found), "begun": begun, "left": left}
    asked.answer(record, [f"Settled. {left} left to settle."])


@command(proposal_app, "list")
def list_proposals(asked: Asked) -> None:
    """List what colleagues propose to withdraw, and who may answer."""
    with asked.book() as book:
        book.challenge()
        found = proposals(book)
    asked.answer(found, [_proposal_line(proposed) for proposed in found])


@command(proposal_app, "accept")
def accept_proposal(
    asked: Asked,
    thing: Annotated[str, typer.Argument(help="The note or message, by its identifier.")],
) -> None:
    """Withdraw the note or message, as proposed; it can be restored."""
    with asked.book() as book:
        proposed = _find_proposal(book, thing)
        accept(book, proposed)
    asked.answer({"id": proposed.id, "withdrawn": True}, [f"Withdrawn: {proposed.title}"])


@command(proposal_app, "keep")
def keep_proposed(
    asked: Asked,
    thing: Annotated[str, typer.Argument(help="The note or message, by its identifier.")],
) -> None:
    """Keep the note or message; those who proposed see that it was answered."""
    with asked.book() as book:
        proposed = _find_proposal(book, thing)
        decline(book, proposed)
    asked.answer({"id": proposed.id, "withdrawn": False}, [f"Kept: {proposed.title}"])


def key_of(clash: Clash) -> str:
    """Return what a clash is called: the end of its thing's identifier, and the field."""
    about = f"/{short(clash.about)}" if clash.field.value == "relation" else ""
    return f"{short(clash.id)}/{clash.field.value}{about}"


def _find_clash(book: Book, given: str) -> Clash:
    wanted = given.strip().lower()
    found = [one for one in clashes(book) if _fits(wanted, key_of(one))]
    return _only("difference", given, found)


def _fits(wanted: str, key: str) -> bool:
    return len(wanted) >= LEAST and (key == wanted or key.startswith(f"{wanted}/"))


def _choice(clash: Clash, given: str) -> Version | Keep:
    numbers = {str(number): version for number, version in enumerate(clash.versions, 1)}
    known = (*numbers, *(keep.value for keep in Keep))
    wanted = given.strip().lower()
    if wanted not in known:
        raise UnknownWord("version of this clash", given, known)
    return numbers[wanted] if wanted in numbers else Keep(wanted)


def _find_proposal(book: Book, given: str) -> Proposed:
    wanted = given.strip().lower()
    found = [one for one in proposals(book) if len(wanted) >= LEAST and one.id.endswith(wanted)]
    return _only("proposal", given, found)


def _only(sort: str, given: str, found: Sequence[T]) -> T:
    """Return the one that is meant, or raise `Ambiguous` or `NotFound`."""
    if len(found) > 1:
        raise Ambiguous(sort, given, len(found))
    if not found:
        raise NotFound(sort, given)
    return found[0]


def _record(clash: Clash) -> dict[str, object]:
    return {
        "sort": clash.sort,
        "id": clash.id,
        "field": clash.field,
        "title": clash.title,
        "base": clash.base,
        "versions": clash.versions,
        "merged": clash.merged,
        "refused": clash.refused,
    }


def _lines(clash: Clash) -> Iterator[str]:
    yield f"{key_of(clash)}  {clash.title}"
    if clash.refused:
        yield f"  {clash.refused}"
    for number, version in enumerate(clash.versions, 1):
        words = "; ".join(f"{s.label}: {s.words}" if s.label else s.words for s in version.said)
        if clash.is_text and clash.base:
            words = _marked(str(clash.base), str(version.value))
        whose = f"{version.who}, this laptop’s own" if version.here else version.who
        yield f"  {number}  {words}  [{whose}, {_when(version.at, version.offset)}]"


def _marked(before: str, after: str) -> str:
    return "".join(_SIGNS[part.sort].format(part.text) for part in differences(before, after))


def _proposal_line(proposed: Proposed) -> str:
    by = ", ".join(f"{one.who} {_when(one.at, one.offset)}" for one in proposed.by)
    mine = ", for you to answer" if proposed.may_answer else ""
    return f"{short(proposed.id)}  [{proposed.sort}, proposed by {by}{mine}]  {proposed.title}"


def _when(at: int, offset: int) -> str:
    moment = local(at, offset)
    return f"{short_day(moment.date().isoformat())} {moment:%H:%M}"
