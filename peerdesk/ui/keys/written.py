# SPDX-License-Identifier: Apache-2.0
"""Keys in words: as they are written on the keyboard."""


def shown_key(sequence: str) -> str:
    """Return a key as it is written on the keyboard: "Ctrl+Return" becomes "Ctrl Enter"."""
    names = {"Return": "Enter", "PgDown": "PgDn", "Delete": "Del"}
    held, last = sequence[:-1], sequence[-1:]
    if last != "+":
        held, _, last = sequence.rpartition("+")
    parts = [*held.strip("+").split("+"), last]
    return " ".join(names.get(part, part) for part in parts if part)
