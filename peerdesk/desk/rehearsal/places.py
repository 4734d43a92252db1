# SPDX-License-Identifier: Apache-2.0
"""Where the parts of a rehearsal's script stand, so that a fault can name its line."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from peerdesk.domain.toml_text import Lines

CHALLENGE = "challenge.toml"
SESSIONS = "sessions.toml"
MESSAGES = "messages.toml"
RECORDS = "records.toml"
WRITING = "writing.toml"
SLIDES = "slides.toml"
NOTES = "notes/"

Fault = tuple[str, int, str]
"""File, line, and what is wrong there and how to mend it."""


class Places(Struct, frozen=True):
    """Where things stand: the lines of each table, and file and line of each note by its key."""

    tables: Mapping[str, Lines]
    notes: Mapping[str, tuple[str, int]]

    def fault(self, name: str, what: str, *path: str | int) -> Fault:
        """Return a fault at the line of what the path names in a table."""
        return name, self.tables[name].at(*path), what


def twice(name: str, table: str, keys: list[str], places: Places) -> Iterator[Fault]:
    """Yield a fault at each entry of a table whose key stands there already."""
    for number, key in enumerate(keys):
        if key in keys[:number]:
            what = f"“{key}” stands here a second time: remove one or rename it."
            yield places.fault(name, what, table, number, "key")
