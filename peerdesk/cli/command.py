# SPDX-License-Identifier: Apache-2.0
"""What all commands have in common: the vault, the passphrase, and one way of answering."""

import inspect
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from peerdesk.bootstrap.desk import Desk
from peerdesk.cli.passphrases import VARIABLE, read_passphrase
from peerdesk.cli.printing import remark, say, say_json
from peerdesk.desk.retention import due
from peerdesk.domain.calendar import local
from peerdesk.errors import PeerDeskError

if TYPE_CHECKING:  # a vault's libraries are read in when one is opened
    from peerdesk.vault.book import OpenVault

_OPENING = "Vault, passphrase and answer"
Vault = Annotated[
    Path | None,
    typer.Option(
        "--vault",
        metavar="DIR",
        help="The vault’s folder; not needed where this laptop has only one.",
        rich_help_panel=_OPENING,
    ),
]
PassphraseFile = Annotated[
    Path | None,
    typer.Option(
        "--passphrase-file",
        metavar="FILE",
        envvar=VARIABLE,
        help="A file with the passphrase as its only line; else it is asked for.",
        rich_help_panel=_OPENING,
    ),
]
AsJson = Annotated[
    bool,
    typer.Option(
        "--json",
        help="Answer with one JSON document on standard output.",
        rich_help_panel=_OPENING,
    ),
]


@dataclass(frozen=True)
class Asked:
    """What every command is asked besides its own: which vault, and how to answer."""

    desk: Desk
    vault: Path | None = None
    passphrase_file: Path | None = None
    as_json: bool = False

    @contextmanager
    def book(self) -> "Iterator[OpenVault]":
        """Open the vault that is meant, and close it whatever happens."""
        folder = self.desk.find_vault(self.vault)
        with self.desk.open_vault(folder, read_passphrase(self.passphrase_file)) as vault:
            if vault.returned:
                remark("\n".join(vault.returned.sentences()))
            if reminder := due(vault, local(*self.desk.clock.now()).date().isoformat()):
                remark(reminder.words)
            yield vault
            _back_up(vault)

    def new_passphrase(self) -> str:
        """Return the passphrase of a new vault; typed, it has to be typed twice."""
        return read_passphrase(self.passphrase_file, twice=True)

    def answer(self, value: object, lines: Iterable[str]) -> None:
        """Print the value as one JSON document, or the lines, on standard output."""
        if self.as_json:
            say_json(msgspec.json.format(msgspec.json.encode(value), indent=2))
        elif text := "\n".join(lines):
            say(text)


def _back_up(vault: "OpenVault") -> None:
    """Back up if that is due; what the command has done stands whether or not it can be."""
    from peerdesk.vault.generations import Occasion  # noqa: PLC0415 - with the vault's libraries

    try:
        vault.upkeep.backup_if_due(Occasion.CLOSING)
    except PeerDeskError as error:
        remark(error.user_message)


def command(
    app: typer.Typer, name: str, *, minus_is_text: bool = False
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Register a function as a command; its first parameter is `Asked`, the rest its options.

    The options that all commands have are added here, once, behind the command's own. With
    `minus_is_text` an argument may begin with a minus sign, as a marked line does.
    """
    settings = {"ignore_unknown_options": True} if minus_is_text else None

    def register(function: Callable[..., None]) -> Callable[..., None]:
        own = [*inspect.signature(function, eval_str=True).parameters.values()][1:]

        def run(
            context: typer.Context,
            vault: Path | None,
            passphrase_file: Path | None,
            as_json: bool,
            **given: object,
        ) -> None:
            desk = context.find_object(Desk) or Desk()
            function(Asked(desk, vault, passphrase_file, as_json), **given)

        parameters = [
            _parameter("context", typer.Context, inspect.Parameter.empty),
            *(p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own),
            _parameter("vault", Vault, None),
            _parameter("passphrase_file", PassphraseFile, None),
            _parameter("as_json", AsJson, False),
        ]
        run.__doc__ = function.__doc__
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined] # PEP 362
        run.__annotations__ = {p.name: p.annotation for p in parameters}
        app.command(name, context_settings=settings)(run)
        return function

    return register


def _parameter(name: str, annotation: object, default: object) -> inspect.Parameter:
    kind = inspect.Parameter.KEYWORD_ONLY
    return inspect.Parameter(name, kind, annotation=annotation, default=default)
