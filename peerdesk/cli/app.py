# SPDX-License-Identifier: Apache-2.0
"""The whole command line: groups of commands, how it starts and how it ends."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer
from typer.main import get_command

from peerdesk import __version__
from peerdesk.bootstrap.desk import Desk
from peerdesk.cli import (
    accuracy,
    attachment,
    briefing,
    briefing_arranging,  # noqa: F401 - adds its commands to the groups
    briefing_telling,  # noqa: F401 - likewise
    case,
    case_review,
    challenge,
    check,
    clashes,
    closing,  # noqa: F401 - adds its commands to the groups
    concern,
    day,  # noqa: F401 - likewise
    disclosure,
    disposing,  # noqa: F401 - likewise
    document,
    duplicates,
    erasing,
    extract,  # noqa: F401 - likewise
    folder,  # noqa: F401 - likewise
    history,
    inviting,  # noqa: F401 - likewise
    joining,
    kloe,
    members,  # noqa: F401 - likewise
    message,
    note,
    observation,
    paper,  # noqa: F401 - likewise
    presentation,
    presentation_choosing,  # noqa: F401 - adds its commands to the group
    presentation_files,  # noqa: F401 - likewise
    question,
    receipts,  # noqa: F401 - likewise
    report,
    searching,
    selftest,
    session,
    study,
    surprises,
    team,
    timetable,
    trail,
    triangulation,
    upkeep,
    vault,
    wall,
    wordlist,
)
from peerdesk.cli.printing import remark, say
from peerdesk.cli.refusals import REFUSED, say_unexpected
from peerdesk.errors import PeerDeskError

NAME = "peerdesk"
_FOR_ALL = {"--vault": 1, "--passphrase-file": 1, "--json": 0}
_GROUPS = {
    "challenge": challenge.app,
    "kloe": kloe.app,
    "session": session.app,
    "timetable": timetable.app,
    "note": note.app,
    "case": case.app,
    "document": document.app,
    "observation": observation.app,
    "attachment": attachment.app,
    "search": searching.app,
    "hold": erasing.app,
    "triangulation": triangulation.app,
    "message": message.app,
    "question": question.app,
    "concern": concern.app,
    "history": history.app,
    "clash": clashes.app,
    "proposal": clashes.proposal_app,
    "duplicates": duplicates.app,
    "wall": wall.app,
    "study": study.app,
    "briefing": briefing.app,
    "presentation": presentation.app,
    "case-review": case_review.app,
    "report": report.app,
    "accuracy": accuracy.app,
    "surprises": surprises.app,
    "trail": trail.app,
    "disclosure": disclosure.app,
    "team": team.app,
    "wordlist": wordlist.app,
    "vault": vault.app,
}


def build() -> typer.Typer:
    """Return the command line with all its groups.

    Help is plain text, which starts at once and reads well aloud; tracebacks are never shown
    with values, for these may be evidence.
    """
    app = typer.Typer(
        name=NAME,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        help="Evidence for a peer challenge team: encrypted, offline. No command: the window.",
    )
    for name, group in _GROUPS.items():
        app.add_typer(group, name=name)
    joining.register(app)
    upkeep.register(app)
    selftest.register(app)
    check.register(app)
    app.callback(invoke_without_command=True)(_start)
    return app


def run(argv: Sequence[str], desk: Desk | None = None) -> int:
    """Run the command line and return its exit code: 0 done, 1 refused, 2 wrong usage.

    A refusal is one sentence on standard error. A reader that goes away, as `head` does, is no
    failure; Ctrl+C ends quietly with 130.
    """
    sys.excepthook = say_unexpected
    try:
        get_command(build()).main(behind(argv), NAME, obj=desk or Desk())
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else REFUSED
    except PeerDeskError as error:
        remark(error.user_message)
        code = REFUSED
    return code


def behind(argv: Sequence[str]) -> list[str]:
    """Return the words with the options that all commands have moved behind the command.

    So ``peerdesk --vault DIR note list`` and ``peerdesk note list --vault DIR`` mean the same.
    """
    words, leading = list(argv), list[str]()
    while words and (option := words[0].partition("="))[0] in _FOR_ALL:
        taken = 1 + (0 if option[1] else _FOR_ALL[option[0]])
        leading += words[:taken]
        del words[:taken]
    end = words.index("--") if "--" in words else len(words)
    return [*words[:end], *leading, *words[end:]] if words else leading


def _start(
    context: typer.Context,
    show_version: Annotated[
        bool, typer.Option("--version", help="Show the version and leave.")
    ] = False,
) -> None:
    """Evidence for a peer challenge team: encrypted, offline. No command starts the window."""
    if show_version:
        say(f"PeerDesk {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        from peerdesk.bootstrap.window import open_window  # noqa: PLC0415 - Qt, only when wanted

        raise typer.Exit(open_window([]))
