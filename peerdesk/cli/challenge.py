# SPDX-License-Identifier: Apache-2.0
"""`peerdesk challenge`: begin a challenge, and look at what was agreed."""

from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from peerdesk.cli.command import Asked, command
from peerdesk.cli.files import read_text
from peerdesk.cli.founding import Words, begin, checked, vault_for, words_line
from peerdesk.cli.overview import overview, overview_lines
from peerdesk.cli.printing import say
from peerdesk.domain.challenge import Scope
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from peerdesk.interchange.scope_file import ScopeFile, check_against, parse_scope

app = typer.Typer(no_args_is_help=True, help="Begin a challenge, and look at what was agreed.")


Sponsors = Annotated[
    list[str] | None, typer.Option(help="A sponsor’s role; may be given several times.")
]
Modules = Annotated[
    list[str] | None, typer.Option(help="A module’s code; may be given several times.")
]


@command(app, "new")
def new(
    asked: Asked,
    from_file: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="A scope file (TOML).")
    ] = None,
    offer: Annotated[str, typer.Option(help="The offer: cspc, resources-and-efficiency…")] = "",
    council: Annotated[str, typer.Option(help="The council’s name.")] = "",
    title: Annotated[str, typer.Option(help="The title; the offer’s own if not given.")] = "",
    first_day: Annotated[str, typer.Option(help="First day on site, such as 2026-05-12.")] = "",
    last_day: Annotated[str, typer.Option(help="Last day on site.")] = "",
    sponsor: Sponsors = None,
    module: Modules = None,
    name: Annotated[str, typer.Option(help="Whose laptop this is.")] = "",
    role: Annotated[Role, typer.Option(help="Their role in the team.")] = Role.TEAM_LEADER,
    organisation: Annotated[str, typer.Option(help="Where they come from.")] = "",
    label: Annotated[
        str, typer.Option(help="A label of the vault that can be read without the passphrase.")
    ] = "",
) -> None:
    """Begin a challenge, with a vault made for it; shows the recovery words once."""
    given = ScopeFile(
        offer=offer,
        scope=Scope(
            council=council,
            title=title,
            first_day=first_day,
            last_day=last_day,
            sponsors=tuple(sponsor or ()),
        ),
        modules=tuple(module or ()),
        owner=Person(name, role, organisation) if name else None,
    )
    _found(asked, _wanted(asked, given, from_file), label)


@command(app, "show")
def show(asked: Asked) -> None:
    """Show the scope, the themes, the team and how much there is."""
    with asked.book() as book:
        record = overview(book)
        asked.answer(record, overview_lines(record))


def _found(asked: Asked, wanted: ScopeFile, label: str) -> None:
    framework = asked.desk.framework(wanted.offer)
    scoped, owner = checked(wanted, framework)
    words = Words()
    known = (scoped.scope.council, scoped.scope.title, *(person.name for person in scoped.team))
    with vault_for(asked, owner, label, words, known) as vault:
        begin(vault, scoped, framework)
        record = overview(vault)
        shown = words.shown()
        answer = {
            "vault": str(vault.folder),
            "recovery_words": shown,
            "challenge": record,
        }
        asked.answer(answer, [*overview_lines(record), f"Vault: {vault.folder}"])
        if shown and not asked.as_json:
            say(f"Trying a passphrase takes {words.seconds:.1f} s on this laptop.")
            say(words_line(shown))


def _wanted(asked: Asked, given: ScopeFile, from_file: Path | None) -> ScopeFile:
    """Return what the file says, or the options where there is none; the offer fills gaps."""
    if from_file is None:
        framework = asked.desk.framework(given.offer)
        titled = replace(given.scope, title=given.scope.title or framework.title)
        return replace(given, scope=replace(titled, sponsors=titled.sponsors or framework.sponsors))
    scoped, lines = parse_scope(read_text(from_file), from_file.name)
    check_against(scoped, asked.desk.framework(scoped.offer), from_file.name, lines)
    return replace(scoped, owner=given.owner or scoped.owner)
