# SPDX-License-Identifier: Apache-2.0
"""The values that the place of reports shows: rows of the outline, comments, editions."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from peerdesk.domain.accuracy import AccuracyComment
from peerdesk.domain.publication import Plan
from peerdesk.domain.publication_words import Publication, Stage
from peerdesk.domain.published import Frozen
from peerdesk.domain.words import MessageKind, Outcome


class PartRow(Struct, frozen=True, kw_only=True):
    """A part that the team writes: what is written, what is being typed, and how long it is.

    `versions` are more than one where two people wrote it without knowing of each other.
    """

    part: str
    about: str
    title: str
    hint: str
    usual: bool
    words: str = ""
    draft: str = ""
    versions: int = 1

    @property
    def key(self) -> str:
        """Return by which it is found again."""
        return f"part:{self.part}:{self.about}"

    @property
    def length(self) -> int:
        """Return how many words are written."""
        return len(self.words.split())


class PointRow(Struct, frozen=True, kw_only=True):
    """A message in the document, or left out of it; `told` is by occasion."""

    message: str
    kind: MessageKind
    wording: str
    handle: str
    included: bool
    emerging: bool
    told: tuple[tuple[str, Outcome], ...] = ()

    def told_on(self, occasion: str) -> Outcome | None:
        """Return what became of it on an occasion, or None while nobody has said."""
        found = [outcome for named, outcome in self.told if named == occasion]
        return found[-1] if found and occasion else None

    @property
    def key(self) -> str:
        """Return by which it is found again."""
        return f"message:{self.message}"


Row = PartRow | PointRow | str
"""A row of the outline; a text is the heading over those that follow."""


class CommentRow(Struct, frozen=True):
    """A row of the factual-accuracy log, and the wording of the message it is about."""

    id: str
    comment: AccuracyComment
    wording: str


class EditionRow(Struct, frozen=True):
    """A frozen edition, and by whose laptop."""

    frozen: Frozen
    who: str


class Shown(Struct, frozen=True, kw_only=True):
    """A document as the place shows it."""

    kind: Publication
    rows: tuple[Row, ...]
    plan: Plan
    editions: tuple[EditionRow, ...]
    next: Stage
    remarks: tuple[str, ...]
    comments: tuple[CommentRow, ...]
    lead: bool
    writes: bool
    drafts: Mapping[str, str]

    @property
    def points(self) -> tuple[PointRow, ...]:
        """Return the points of the outline, in and left out."""
        return tuple(row for row in self.rows if isinstance(row, PointRow))


def draft_key(kind: Publication, part: str, about: str) -> str:
    """Return the key of what is being typed in a part."""
    return f"prose:{kind}:{part}:{about}"


def comment_key(comment: str) -> str:
    """Return the key of what is being typed about a comment; "" is a new one."""
    return f"accuracy:{comment or 'new'}"


def counted(rows: Sequence[Row]) -> tuple[int, int, int, int]:
    """Return points in and left out, key recommendations and suggestions that are in."""
    points = [row for row in rows if isinstance(row, PointRow)]
    inside = [row for row in points if row.included]
    keys = sum(row.kind is MessageKind.RECOMMENDATION for row in inside)
    suggestions = sum(row.kind is MessageKind.SUGGESTION for row in inside)
    return len(inside), len(points) - len(inside), keys, suggestions
