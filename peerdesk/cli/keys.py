# SPDX-License-Identifier: Apache-2.0
"""`peerdesk vault passphrase`, `words`, `check-words`, `rotate`, `rename`: what opens a vault."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.cli.passphrases import have_typed_back, read_passphrase, read_words
from peerdesk.cli.printing import remark
from peerdesk.desk.labels import names_council, telling_names

if TYPE_CHECKING:  # a vault's libraries are read in when one is opened
    from peerdesk.vault.rewrapping import NewWords

WordsFile = Annotated[
    Path | None,
    typer.Option(
        "--words-file",
        metavar="FILE",
        help="A file with the recovery words; else they are asked for.",
    ),
]
Yes = Annotated[
    bool, typer.Option("--yes", help="Let the new words count without typing any of them back.")
]
_WRITE = (
    "Write these words on paper and keep them apart from this laptop; until they count, the old "
    "ones do."
)
_COPIES = (
    "Copies of the vault from before still open with the old one. If somebody may have both, "
    "change the key too: “peerdesk vault rotate”."
)


def register(app: typer.Typer) -> None:
    """Add the commands to the group of the vault."""
    command(app, "passphrase")(change)
    command(app, "words")(new_words)
    command(app, "check-words")(check_words)
    command(app, "rotate")(rotate)
    command(app, "rename")(rename)


def change(
    asked: Asked,
    new_file: Annotated[
        Path | None,
        typer.Option(
            "--new-passphrase-file",
            metavar="FILE",
            help="A file with the new passphrase as its only line; else it is asked for.",
        ),
    ] = None,
    forgotten: Annotated[
        bool, typer.Option("--forgotten", help="Use the recovery words, not the old passphrase.")
    ] = False,
    words_file: WordsFile = None,
) -> None:
    """Have another passphrase open the vault, and the old one no more."""
    from peerdesk.vault.rewrapping import change_passphrase, reset_passphrase  # noqa: PLC0415 - vault

    folder = asked.desk.find_vault(asked.vault)
    if forgotten:
        words = read_words(words_file)
        with asked.desk.open_vault(folder, words) as vault:
            known = telling_names(vault)
        new = _read_new(new_file)
        seconds = reset_passphrase(folder, words, new, known=known, cost=asked.desk.cost)
    else:
        old = read_passphrase(asked.passphrase_file)
        with asked.desk.open_vault(folder, old) as vault:
            known = telling_names(vault)
        new = _read_new(new_file)
        seconds = change_passphrase(folder, old, new, known=known, cost=asked.desk.cost)
    done = f"The new passphrase opens the vault; trying one takes {seconds:.1f} s on this laptop."
    asked.answer({"seconds": seconds}, [done, _COPIES])


def new_words(asked: Asked, yes: Yes = False) -> None:
    """Make new recovery words; the old ones open the vault until these were typed back."""
    from peerdesk.vault.rewrapping import renew_recovery_words  # noqa: PLC0415 - see `command`

    folder = asked.desk.find_vault(asked.vault)
    _let_count(asked, renew_recovery_words(folder, read_passphrase(asked.passphrase_file)), yes=yes)


def check_words(asked: Asked, words_file: WordsFile = None) -> None:
    """Try whether the recovery words on paper open the vault; nothing is shown of it."""
    from peerdesk.vault.rewrapping import check_recovery_words  # noqa: PLC0415 - see `command`

    check_recovery_words(asked.desk.find_vault(asked.vault), read_words(words_file))
    asked.answer({"opens": True}, ["These words open the vault: keep the paper."])


def rotate(asked: Asked, yes: Yes = False) -> None:
    """Encrypt everything under a new key, and make new recovery words; the passphrase stays."""
    folder = asked.desk.find_vault(asked.vault)
    passphrase = read_passphrase(asked.passphrase_file)
    with asked.desk.open_vault(folder, passphrase) as vault:
        rotated = vault.upkeep.rotate(passphrase)
        _let_count(asked, rotated, yes=yes)
    lines = [f"Everything is under a new key, {so_many(rotated.backups, 'backup')} too."]
    if rotated.dropped:
        gone = so_many(rotated.dropped, "backup was", "backups were")
        lines.append(f"{gone} damaged, could not be read, and so removed.")
    lines.append(
        "Copies outside the vault’s folder, on sticks or in a system’s own backup, are under the "
        "old key: destroy them or write them anew."
    )
    remark("\n".join(lines))


def rename(
    asked: Asked,
    label: Annotated[str, typer.Argument(help="The new label; “” for none.")],
) -> None:
    """Give the vault another label, which anybody at this laptop can read."""
    from peerdesk.vault.rewrapping import rename_vault  # noqa: PLC0415 - see `command`

    with asked.book() as vault:
        if names_council(vault, label):
            remark("This label names the council, and anybody at this laptop can read it.")
        rename_vault(vault.folder, label)
        kept = vault.folder
    asked.answer({"vault": str(kept), "label": label}, [f"The label is now “{label}”."])


def _read_new(file: Path | None) -> str:
    return read_passphrase(file, twice=True, prompt="New passphrase: ")


def _let_count(asked: Asked, new: "NewWords", *, yes: bool) -> None:
    """Show new words, have two of them typed back, and only then let them count."""
    from peerdesk.vault.rewrapping import confirm  # noqa: PLC0415 - see `command`

    shown = " ".join(new.recovery_words)
    asked.answer({"recovery_words": new.recovery_words}, [f"Recovery words: {shown}"])
    remark(_WRITE)
    if not yes:
        have_typed_back(new.recovery_words)
    confirm(new)
    remark("The new words count now, and the old ones no more.")
