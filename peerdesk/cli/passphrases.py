# SPDX-License-Identifier: Apache-2.0
"""The passphrase: typed unseen, or from a file; never an argument, which others could read."""

import getpass
import os
import sys
from pathlib import Path

from peerdesk.cli.refusals import BadPassphraseFile, NoPassphrase, PassphrasesDiffer

VARIABLE = "PEERDESK_PASSPHRASE_FILE"
_LARGEST = 4_096


def read_passphrase(file: Path | None, *, twice: bool = False) -> str:
    """Return the passphrase from the file, or ask for it, twice where it is a new one.

    Raises `BadPassphraseFile`, `NoPassphrase` and `PassphrasesDiffer`.
    """
    if file is not None:
        return _from_file(file)
    if not _somebody_is_there():
        raise NoPassphrase
    typed = getpass.getpass("Passphrase: ")
    if twice and getpass.getpass("Once more: ") != typed:
        raise PassphrasesDiffer
    return typed


def _from_file(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            data = opened.read(_LARGEST + 1)
    except OSError:
        raise BadPassphraseFile("cannot be read") from None
    if len(data) > _LARGEST:
        raise BadPassphraseFile("is too large for one")
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise BadPassphraseFile("is no text") from None
    if not lines or not lines[0] or any(line.strip() for line in lines[1:]):
        raise BadPassphraseFile("does not hold just one line")
    return lines[0]


def _somebody_is_there() -> bool:
    """Say whether there is a terminal to ask on, even where input comes through a pipe."""
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    try:
        os.close(os.open("/dev/tty", os.O_RDWR))
    except OSError:
        return False
    return True
