# SPDX-License-Identifier: Apache-2.0
"""`peerdesk vault`: the vault looked after; each kind of care registers its commands here."""

from datetime import UTC, datetime
from pathlib import Path

import typer
from msgspec import Struct

from peerdesk.cli import backups, keys, salvage
from peerdesk.cli.command import Asked, command
from peerdesk.errors import PeerDeskError

app = typer.Typer(no_args_is_help=True, help="The vault looked after: keys, backups, its end.")
keys.register(app)
backups.register(app)
salvage.register(app)


class Listed(Struct, frozen=True):
    """A vault of this laptop as it can be seen without its passphrase; `created` is ISO, UTC.

    `words_typed_back` is false while the recovery words may not be on any paper.
    """

    folder: str
    label: str = ""
    practice: bool = False
    created: str = ""
    words_typed_back: bool = False
    damaged: str = ""


@command(app, "list")
def list_vaults(asked: Asked) -> None:
    """List this laptop’s vaults: the folder, the label that anybody can read, when it was made."""
    found = [_listed(folder) for folder in asked.desk.vaults()]
    asked.answer(found, (_line(vault) for vault in found))


def _listed(folder: Path) -> Listed:
    from peerdesk.vault.header import label_of  # noqa: PLC0415 - help does not wait for the vault

    try:
        seen = label_of(folder)
    except PeerDeskError as error:
        return Listed(str(folder), damaged=error.user_message)
    made = datetime.fromtimestamp(seen.created / 1_000, UTC).isoformat(timespec="seconds")
    return Listed(str(folder), seen.label, seen.practice, made, seen.typed_back)


def _line(vault: Listed) -> str:
    """Return the folder, and what can be said of the vault in it."""
    if vault.damaged:
        return f"{vault.folder}  {vault.damaged}"
    said = [vault.label or "no label", f"made {vault.created[:10]}"]
    said += ["practice"] * vault.practice
    said += ["recovery words never typed back"] * (not vault.words_typed_back)
    return f"{vault.folder}  {', '.join(said)}"
