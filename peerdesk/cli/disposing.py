# SPDX-License-Identifier: Apache-2.0
"""`peerdesk vault dispose`: this laptop's own part of a closing, in one go or after a crash."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerdesk.bootstrap.documents import Documents
from peerdesk.cli import vault as vault_group
from peerdesk.cli.closing import write_certificate
from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.cli.files import write_new
from peerdesk.cli.paper_options import CLEAR
from peerdesk.cli.printing import remark
from peerdesk.compose.certificate import Certificate, compose_certificate
from peerdesk.desk.certifying import (
    certify,
    files_words,
    held_words,
    last_deck,
    last_summaries,
    moment_name,
    with_own,
)
from peerdesk.desk.cleared import others_missing
from peerdesk.desk.closing import check_may_clear, evidence_in
from peerdesk.desk.errors import NameTaken
from peerdesk.desk.writing import own_entry
from peerdesk.domain.words import Authority
from peerdesk.errors import PeerDeskError
from peerdesk.team.confirmation import SUFFIX, read_cleared
from peerdesk.transport.folder import make_folder

if TYPE_CHECKING:  # a vault's libraries are read in when one is opened
    from peerdesk.vault.book import OpenVault


class NotAgreed(PeerDeskError):
    """What cannot be undone needs a yes, and there was none."""

    def __init__(self) -> None:
        super().__init__(
            "Nothing was destroyed: answer yes, or add --yes once you are sure that nothing of "
            "it is needed any more."
        )


@command(vault_group.app, "dispose")
def dispose(
    asked: Asked,
    to: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Where the confirmation goes, such as a stick."),
    ] = None,
    outputs: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Save the last documents here first: issued summaries; on a lead’s laptop also "
            "the slides and, afterwards, the certificate.",
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Destroy without being asked.")] = False,
) -> None:
    """Destroy this laptop’s keys and files, once a lead has closed the challenge."""
    from peerdesk.vault.disposal import Stage, go_on, stage_of  # noqa: PLC0415 - see `command`

    folder = asked.desk.find_ending(asked.vault)
    last = _Last(outputs, to)
    stage = stage_of(folder)
    if stage is Stage.WHOLE:
        _begin(asked, last, yes=yes)
    elif stage is Stage.BEGUN:
        remark(f"Clearing {folder.name} began, and its keys are gone: what is left of it goes now.")
        if not (yes or _answered_yes()):
            raise NotAgreed
    data = go_on(folder, asked.desk.clock, asked.desk.marks)
    said = read_cleared(data)
    if last.made is not None:
        _add_own_word(asked, with_own(last.made, said), last.certificate)
    kept = write_new(to / _name(said.statement.device), data, shared=True) if to else None
    written = [*last.documents, *last.certificate]
    place = kept or next(folder.glob(f"*{SUFFIX}"))
    answer = {"confirmation": str(place), "files": [str(file) for file in written], "word": said}
    done = said.completion
    lines = [
        *map(str, written),
        f"Destroyed {moment_name(done.at, done.offset)}: {files_words(said.statement.parts)}.",
        f"Confirmation: {place}",
        "Hand it to a lead; nothing of the evidence is in it.",
    ]
    asked.answer(answer, lines)


@dataclass
class _Last:
    """Where the last files go, and those that stand there before anything is destroyed."""

    outputs: Path | None
    to: Path | None
    documents: list[Path] = field(default_factory=list)
    made: Certificate | None = None
    certificate: tuple[Path, ...] = ()


def _begin(asked: Asked, last: _Last, *, yes: bool) -> None:
    """Show what will go, save the last documents, and destroy the keys once that is agreed."""
    from peerdesk.vault.disposal import begin_disposal  # noqa: PLC0415 - see `command`

    now = asked.desk.clock.now()
    with asked.book() as book:
        check_may_clear(book, now)
        for line in _what_goes(book, asked.desk.root):
            remark(line)
        if not (yes or _answered_yes()):
            raise NotAgreed
        _keep_free(last.to, _name(book.device))
        if last.outputs is not None:
            last.documents = _save(asked, book, last.outputs)
            if own_entry(book).authority is Authority.LEAD:
                last.made = certify(book, now)
                last.certificate = write_certificate(asked, last.outputs, last.made)
        begin_disposal(book, asked.desk.clock, asked.desk.root)


def _keep_free(folder: Path | None, name: str) -> None:
    """Raise `NameTaken` before anything is destroyed where the confirmation has no place."""
    if folder is not None:
        make_folder(folder)
        if (folder / name).exists():
            raise NameTaken(name)


def _add_own_word(asked: Asked, made: Certificate, written: tuple[Path, ...]) -> None:
    """Put this laptop's word into the certificate; the one written before stands if that fails."""
    try:
        documents = Documents(written[0].parent, asked.desk.papers)
        documents.rewrite_certificate(compose_certificate(made), written)
    except PeerDeskError as error:
        remark(f"The certificate does not name this laptop’s word. {error.user_message}")
        remark("It stands as it was: keep the confirmation with it.")


def _what_goes(book: "OpenVault", root: Path) -> Iterator[str]:
    from peerdesk.vault.siblings import siblings, what_goes  # noqa: PLC0415 - see `command`

    evidence = evidence_in(book)
    yield f"This will be gone for good: {held_words(evidence)}."
    parts = what_goes(book, root)
    yield f"With them {files_words(parts)}; backups are among them."
    if copies := [path.name for path in siblings(book.folder, root)]:
        yield f"Other copies of this vault go too, with what is in them only: {', '.join(copies)}."
    if parts.elsewhere:
        made = so_many(parts.elsewhere, "copy was", "copies were")
        yield f"{made} made elsewhere and not destroyed with it: destroy those yourself."
    if evidence.unshared:
        only = so_many(evidence.unshared, "change is", "changes are")
        yield f"{only} in no bundle yet: nobody else has what only this laptop holds."
    if evidence.attachments_here:
        files = so_many(evidence.attachments_here, "attachment is", "attachments are")
        yield f"{files} on this laptop only: their contents go to nobody with a bundle."
    if (missing := others_missing(book)) and own_entry(book).authority is Authority.LEAD:
        laptops = so_many(missing, "other laptop has", "other laptops have")
        yield f"{laptops} not confirmed: clear a lead’s last, for only a lead takes words in."


def _save(asked: Asked, book: "OpenVault", outputs: Path) -> list[Path]:
    documents = Documents(outputs, asked.desk.papers)
    written = [documents.write_summary(document, day) for day, document in last_summaries(book)]
    if (deck := last_deck(book)) is not None:
        written += documents.write_deck(deck)
    if written:
        remark(CLEAR)
    return written


def _answered_yes() -> bool:
    sys.stderr.write("Destroy it? Nothing of it can be brought back. [y/N] ")
    sys.stderr.flush()
    answer = sys.stdin.readline() if sys.stdin is not None else ""
    return answer.strip().lower() in {"y", "yes"}


def _name(device: str) -> str:
    return f"{device[:8]}{SUFFIX}"
