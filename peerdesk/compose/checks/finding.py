# SPDX-License-Identifier: Apache-2.0
"""What is checked, piece by piece, and what a check has found in it.

A check warns and explains; it forbids nothing. What somebody lets stand is told again by the
finding's fingerprint, which changes with every word of the piece that it stands in.
"""

import hashlib
from enum import StrEnum

from msgspec import Struct


class Where(StrEnum):
    """In which part of a document a piece of text stands."""

    BODY = "body"
    HEADING = "heading"
    TABLE = "table"
    NOTES = "notes"
    ALT = "alt"
    PROPERTY = "property"
    COMMENT = "comment"


class Piece(Struct, frozen=True):
    """A piece of a document: one paragraph, bullet, cell or property.

    `place` says in words where it stands ("Slide 4, third bullet"), `message` is the identifier
    of the message that it says, where that is known; `page` counts from 1, 0 is unknown.
    """

    text: str
    place: str
    where: Where = Where.BODY
    message: str = ""
    page: int = 0


class Check(StrEnum):
    """Which check has found something."""

    ATTRIBUTION = "attribution"
    LANGUAGE = "language"
    TRIANGULATION = "triangulation"
    SURPRISE = "surprise"
    DRIFT = "drift"


class Light(StrEnum):
    """How far a point is from what the sponsor was told; said in words wherever it is shown."""

    NONE = ""
    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Finding(Struct, frozen=True, kw_only=True):
    """Something to look at: `text` is the whole piece, and the find stands from `start` to `end`.

    Both count characters, `end` is the first one after it. `words` say what is the matter,
    `suggestion` what could stand there instead ("" where nothing can be proposed), `note` is the
    note that it leads back to.
    """

    check: Check
    kind: str
    words: str
    place: str = ""
    text: str = ""
    start: int = 0
    end: int = 0
    suggestion: str = ""
    message: str = ""
    note: str = ""
    light: Light = Light.NONE

    @property
    def found(self) -> str:
        """Return the words that the finding is about."""
        return self.text[self.start : self.end]


def fingerprint(finding: Finding) -> str:
    """Return by what a finding is known again in another version or file: 64 hexadecimal digits.

    It is over the check, its kind, the words found and the whole piece, so it holds wherever the
    piece is moved to and lapses as soon as a word of it changes.
    """
    parts = (finding.check.value, finding.kind, finding.found, finding.text)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
