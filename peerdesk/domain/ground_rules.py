# SPDX-License-Identifier: Apache-2.0
"""What is read out at the start of a session: what is promised, and what is not."""

from msgspec import Struct

from peerdesk.domain.words import SessionKind


class ReadAloud(Struct, frozen=True, forbid_unknown_fields=True):
    """One text to read out, line by line."""

    title: str
    lines: tuple[str, ...]


class GroundRules(Struct, frozen=True, forbid_unknown_fields=True):
    """The texts of one edition: the usual one, one before watching practice, one for the young."""

    title: str
    version: str
    lines: tuple[str, ...]
    observation: ReadAloud
    young_people: ReadAloud

    @property
    def usual(self) -> ReadAloud:
        """Return the text for interviews and groups."""
        return ReadAloud(self.title, self.lines)

    def fitting(self, kind: SessionKind | None) -> ReadAloud:
        """Return the text that fits a kind of session best; people may choose another."""
        return self.observation if kind is SessionKind.OBSERVATION else self.usual
