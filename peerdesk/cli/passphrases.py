# SPDX-License-Identifier: Apache-2.0
"""Passphrase and words: typed unseen, or from a file; never an argument, which others can read."""

import getpass
import os
import secrets
import sys
from collections.abc import Sequence
from pathlib import Path

from peerdesk.cli.refusals import (
    BadPassphraseFile,
    NoPassphrase,
    NotTypedBack,
    PassphrasesDiffer,
)

VARIABLE = "PEERDESK_PASSPHRASE_FILE"
_LARGEST = 4_096


def read_passphrase(file: Path | None, *, twice: bool = False, prompt: str = "Passphrase: ") -> str:
    """Return the passphrase from the file, or ask for it, twice where it is a new one.

    Raises `BadPassphraseFile`, `NoPassphrase` and `PassphrasesDiffer`.
    """
    if file is not None:
        return _from_file(file)
    if not _somebody_is_there():
        raise NoPassphrase
    typed = getpass.getpass(prompt)
    if twice and getpass.getpass("Once more: ") != typed:
        raise PassphrasesDiffer
    return typed


def read_words(file: Path | None) -> tuple[str, ...]:
    """Return recovery words from a file, on one line or on several, or ask for them.

    Raises `BadPassphraseFile` and `NoPassphrase`.
    """
    if file is not None:
        return tuple(_text_of(file).split())
    return tuple(read_passphrase(None, prompt="Recovery words, in their order: ").split())


def have_typed_back(words: Sequence[str]) -> None:
    """Have two of the words typed back from paper, or raise `NotTypedBack` or `NoPassphrase`."""
    for place in sorted(secrets.SystemRandom().sample(range(len(words)), 2)):
        typed = read_passphrase(None, prompt=f"Word {place + 1}, from your paper: ")
        if typed.strip().casefold() != words[place]:
            raise NotTypedBack(place + 1)


def _from_file(file: Path) -> str:
    lines = _text_of(file).splitlines()
    if not lines or not lines[0] or any(line.strip() for line in lines[1:]):
        raise BadPassphraseFile("does not hold just one line")
    return lines[0]


def _text_of(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            data = opened.read(_LARGEST + 1)
    except OSError:
        raise BadPassphraseFile("cannot be read") from None
    if len(data) > _LARGEST:
        raise BadPassphraseFile("is too large for one")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadPassphraseFile("is no text") from None


def _somebody_is_there() -> bool:
    """Say whether there is a terminal to ask on, even where input comes through a pipe."""
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    try:
        os.close(os.open("/dev/tty", os.O_RDWR))
    except OSError:
        return False
    return True
