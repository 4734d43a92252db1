# SPDX-License-Identifier: Apache-2.0
"""`peerdesk note erase` and `peerdesk hold`: what goes for good, and what must not."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Annotated

import typer
from msgspec import Struct

from peerdesk.cli import note as notes
from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.cli.printing import remark
from peerdesk.cli.refusals import ErasureNotAsked, NotPurged
from peerdesk.desk.book import TeamBook
from peerdesk.desk.erasing import erase, purge
from peerdesk.desk.holds import lift_hold, place_hold
from peerdesk.desk.references import References, short
from peerdesk.desk.repeating import Repeats, repeats
from peerdesk.domain.attachment import Attachment
from peerdesk.domain.calendar import local
from peerdesk.domain.hold import Hold
from peerdesk.domain.words import ErasureReason, HoldReason, title
from peerdesk.team.receipt import Receipt

app = typer.Typer(no_args_is_help=True, help="Keep evidence from being erased, and say when over.")

Authority = Annotated[
    str, typer.Option("--authority", metavar="ROLE", help="On whose authority: a role, no name.")
]


class RepeatsRecord(Struct, frozen=True):
    """What else says what the note said, by identifier; `attachments` go with the note.

    `copies` are the same files at other notes; they stay.
    """

    linked: tuple[str, ...]
    quoting: tuple[str, ...]
    issued: tuple[str, ...]
    attachments: tuple[str, ...]
    notes: tuple[str, ...]
    copies: tuple[str, ...]


class ErasureRecord(Struct, frozen=True):
    """A tombstone with `--json`."""

    id: str
    note: str
    reason: ErasureReason
    authority: str
    at: str


class HoldRecord(Struct, frozen=True):
    """A hold with `--json`; without notes it covers all of the evidence."""

    id: str
    reason: HoldReason
    reference: str
    notes: tuple[str, ...]
    at: str
    open: bool


@command(notes.app, "erase")
def erase_note(
    asked: Asked,
    which: Annotated[str, typer.Argument(metavar="NOTE", help="The note, as the list names it.")],
    reason: Annotated[ErasureReason, typer.Option(help="Why it goes; recorded.")],
    authority: Authority,
    yes: Annotated[bool, typer.Option("--yes", help="Erase it; without, only tell.")] = False,
) -> None:
    """Erase a note for good, on every laptop; first tell what else repeats it.

    Without --yes nothing is erased. What repeats the note stays as it is.
    """
    with asked.book() as book:
        note = References(book).note(which)
        shared = book.is_shared(note)
        found = repeats(book, note)
        for line in _repeating(found):
            remark(line)
        if not yes:
            raise ErasureNotAsked
        gone = erase(book, note, reason, authority)
        left = purge(book)
        reach = list(_out_of_reach(book)) if shared else []
    record = ErasureRecord(
        gone.id, gone.note, gone.reason, gone.authority, local(gone.at, gone.offset).isoformat()
    )
    said = "Erased for good here. It goes from each colleague’s laptop with your next bundle."
    answer = {"erased": record, "repeats": _record(found), "purged": not left}
    asked.answer(answer, [*([] if left else [said]), *reach])
    if left:
        raise NotPurged(left)


@command(app, "place")
def place(
    asked: Asked,
    reason: Annotated[HoldReason, typer.Option(help="Why nothing may be erased.")],
    reference: Annotated[str, typer.Option(help="What the matter is known by; no name.")],
    note: Annotated[
        list[str] | None, typer.Option("--note", metavar="NOTE", help="Only this note.")
    ] = None,
) -> None:
    """Place a hold on all of the evidence, or on single notes: nothing of it can be erased."""
    with asked.book() as book:
        known = References(book)
        held = place_hold(book, reason, reference, [known.note(one) for one in note or ()])
    asked.answer(_held(held), [_line(held)])


@command(app, "list")
def list_holds(
    asked: Asked,
    lifted: Annotated[bool, typer.Option("--lifted", help="Those lifted, too.")] = False,
) -> None:
    """List the holds that stand; the first column names one in other commands."""
    with asked.book() as book:
        book.challenge()
        found = [hold for hold in book.holds() if hold.open or lifted]
    asked.answer([_held(hold) for hold in found], map(_line, found))


@command(app, "lift")
def lift(
    asked: Asked,
    which: Annotated[str, typer.Argument(metavar="HOLD", help="As the list names it.")],
) -> None:
    """Lift a hold, which only a lead does; erasures that waited for it take effect."""
    with asked.book() as book:
        held = lift_hold(book, References(book).hold(which))
        left = purge(book)
    asked.answer(_held(held), [f"Lifted: {_line(held)}"])
    if left:
        raise NotPurged(left)


def _out_of_reach(book: TeamBook) -> Iterator[str]:
    """Yield where the note still stands, which no program reaches from here."""
    last = book.next_bundle() - 1
    own = f"bundles 1 to {last:,}" if last > 1 else "bundle 1"
    if last:
        yield f"This laptop’s {own} may still hold it, on sticks and in folders: delete them."
    taken: dict[str, list[Receipt]] = defaultdict(list)
    for receipt in book.receipts():
        taken[receipt.sender_device].append(receipt)
    for found in taken.values():
        numbers = ", ".join(str(number) for number in sorted({one.number for one in found}))
        newest = max(found, key=lambda one: one.imported_at)
        day = local(newest.imported_at, newest.offset).date().isoformat()
        which = "bundles" if "," in numbers else "bundle"
        yield f"So may {which} {numbers} of {newest.sender}, taken in here until {day}."
    yield "So may copies of the vault made elsewhere, and papers handed out: ask for them."


def _repeating(found: Repeats) -> Iterator[str]:
    if found.linked:
        yield f"{so_many(len(found.linked), 'message')} linked to it stay, without it:"
        yield from (f"  {short(m.id)}  {m.wording}" for m in found.linked)
    if found.quoting:
        yield f"{so_many(len(found.quoting), 'message')} with its words stay as they are:"
        yield from (f"  {short(m.id)}  {m.wording}" for m in found.quoting)
    if found.issues:
        yield "Issued summaries with its words stay as they are:"
        yield from (f"  summary {issue.number} of {issue.day}" for issue in found.issues)
    if found.notes:
        yield f"{so_many(len(found.notes), 'other note')} with its words stay as they are:"
        yield from (f"  {short(note.id)}  {note.text}" for note in found.notes)
    if found.attachments:
        yield f"{so_many(len(found.attachments), 'attachment')} will go with it:"
        yield from (f"  {short(a.id)}  {a.name}{_left(a)}" for a in found.attachments)
    if found.copies:
        yield "The same file is attached to other notes, and stays there:"
        yield from (f"  {short(a.id)}  {a.name}, note {short(a.note)}" for a in found.copies)


def _left(held: Attachment) -> str:
    """Return how often an attachment was saved outside, where it will not go."""
    times = len(held.releases)
    return f": saved outside {so_many(times, 'time')}, ask for those files" if times else ""


def _record(found: Repeats) -> RepeatsRecord:
    return RepeatsRecord(
        tuple(message.id for message in found.linked),
        tuple(message.id for message in found.quoting),
        tuple(issue.hash for issue in found.issues),
        tuple(attachment.id for attachment in found.attachments),
        tuple(note.id for note in found.notes),
        tuple(attachment.id for attachment in found.copies),
    )


def _held(hold: Hold) -> HoldRecord:
    at = local(hold.at, hold.offset).isoformat()
    return HoldRecord(hold.id, hold.reason, hold.reference, hold.notes, at, hold.open)


def _line(hold: Hold) -> str:
    covers = so_many(len(hold.notes), "note") if hold.notes else "all of the evidence"
    state = "" if hold.open else ", lifted"
    since = local(hold.at, hold.offset).date().isoformat()
    return f"{short(hold.id)}  {title(hold.reason)}, {hold.reference}: {covers}, {since}{state}"
