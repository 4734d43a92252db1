# SPDX-License-Identifier: Apache-2.0
"""`peerdesk study`: case studies and good practice, and whether they may be shared."""

from typing import Annotated

import typer
from msgspec.structs import replace

from peerdesk.cli.command import Asked, command
from peerdesk.desk import studies
from peerdesk.desk.book import Book
from peerdesk.desk.references import References, short
from peerdesk.domain.placed import Placed
from peerdesk.domain.study import Study
from peerdesk.domain.words import Permission, StudyKind, title

app = typer.Typer(no_args_is_help=True, help="Case studies and good practice.")
One = Annotated[str, typer.Argument(help="A case study, by its identifier.")]
Kind = Annotated[StudyKind | None, typer.Option(help="What it is.")]
Message = Annotated[str | None, typer.Option(metavar="MESSAGE", help="The message it tells of.")]
Summary = Annotated[str | None, typer.Option(metavar="TEXT", help="What was done, in short.")]
Region = Annotated[str | None, typer.Option(metavar="TEXT", help="The region.")]
Permitted = Annotated[Permission | None, typer.Option(help="Whether it may be shared.")]
By = Annotated[str | None, typer.Option("--by", metavar="ROLE", help="Which role was asked.")]
AskedOn = Annotated[str | None, typer.Option("--asked-on", metavar="DAY", help="When.")]
AnsweredOn = Annotated[
    str | None, typer.Option("--answered-on", metavar="DAY", help="When the answer came.")
]


@command(app, "add")
def add(
    asked: Asked,
    titled: Annotated[str, typer.Argument(metavar="TITLE", help="What it is called.")],
    kind: Kind = None,
    message: Message = None,
    summary: Summary = None,
    region: Region = None,
    permission: Permitted = None,
    permission_by: By = None,
    asked_on: AskedOn = None,
    answered_on: AnsweredOn = None,
) -> None:
    """Note a case study or a piece of good practice."""
    given = _Given(
        kind=kind, message=message, summary=summary, region=region, permission=permission,
        permission_by=permission_by, asked_on=asked_on, answered_on=answered_on,
    )  # fmt: skip
    with asked.book() as book:
        identifier = studies.note_study(book, _filled(book, Study(title=titled), given))
        held = studies.study_of(book, identifier)
    asked.answer(held, [_line(held)])


@command(app, "set")
def change(
    asked: Asked,
    study: One,
    titled: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="What it is called.")
    ] = None,
    kind: Kind = None,
    message: Message = None,
    summary: Summary = None,
    region: Region = None,
    permission: Permitted = None,
    permission_by: By = None,
    asked_on: AskedOn = None,
    answered_on: AnsweredOn = None,
) -> None:
    """Change what is known of a case study; what is not named stays."""
    given = _Given(
        title=titled, kind=kind, message=message, summary=summary, region=region,
        permission=permission, permission_by=permission_by, asked_on=asked_on,
        answered_on=answered_on,
    )  # fmt: skip
    with asked.book() as book:
        identifier = References(book).study(study)
        held = studies.study_of(book, identifier)
        studies.change_study(book, identifier, _filled(book, held.value, given))
        held = studies.study_of(book, identifier)
    asked.answer(held, [_line(held)])


@command(app, "list")
def list_studies(asked: Asked) -> None:
    """List what is tracked, and good practice that nobody tracks yet."""
    with asked.book() as book:
        book.challenge()
        found = studies.tracked(book)
        rest = studies.untracked_practice(book)
        lacking = studies.lacks_case_study(book)
    lines = [_line(held) for held in found]
    if rest:
        lines += ["Not tracked yet:", *(f"{short(m.id)}  {m.wording}" for m in rest)]
    if lacking:
        lines.append("There is no case study yet that may be shared.")
    asked.answer({"tracked": found, "untracked": [m.id for m in rest], "lacking": lacking}, lines)


@command(app, "drop")
def drop(asked: Asked, study: One) -> None:
    """Track a case study no more."""
    with asked.book() as book:
        identifier = References(book).study(study)
        studies.drop_study(book, identifier)
    asked.answer({"study": identifier}, ["Tracked no more. Its history is kept."])


class _Given(dict[str, object]):
    """The options of a command, those left out left out."""

    def __init__(self, **given: object) -> None:
        super().__init__({name: value for name, value in given.items() if value is not None})


def _filled(book: Book, study: Study, given: _Given) -> Study:
    if given.get("message"):
        given["message"] = References(book).message(str(given["message"]))
    return replace(study, **given)


def _line(held: Placed[Study]) -> str:
    study = held.value
    by = f" by {study.permission_by}" if study.permission_by else ""
    where = f", {study.region}" if study.region else ""
    state = f"permission {title(study.permission).lower()}{by}"
    return f"{short(held.id)}  [{title(study.kind).lower()}, {state}{where}]  {study.title}"
