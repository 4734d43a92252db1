# SPDX-License-Identifier: Apache-2.0
"""Which notes somebody wants to see."""

from msgspec import Struct

from peerdesk.compose.atlas import Kind
from peerdesk.domain.words import SessionKind, Source, Stance, Voice

VALUES = (
    "theme", "kloe", "voice", "stance", "kind", "origin", "source", "day", "session", "author",
    "case", "record",
)  # fmt: skip
"""The filters that compare with a value, in the order in which they are told."""
UNTAGGED, WORDS = "untagged", "words"
"""What can be turned round besides: that no line of enquiry is on a note, and words in it."""


class Narrowing(Struct, frozen=True):
    """A filter by several values, of which one must fit, or with `without` none.

    `name` is that of a field of `NoteQuery`, one of `VALUES`, `UNTAGGED` or `WORDS`; a value of
    the last is one word or one phrase.
    """

    name: str
    values: tuple[str, ...]
    without: bool = False


class NoteQuery(Struct, frozen=True, kw_only=True):
    """Filters over the notes; an empty filter lets everything through.

    `words` is searched as typed, every word as a prefix and what stands in quotation marks as a
    phrase; `theme` and `kloe` are identifiers;
    `kind` is that of a note's session, `origin` the kind of source that triangulation counts;
    `withdrawn` shows the bin instead of the rest; `in_message` False shows those in none,
    `waiting` those in no cluster either, reflections left out, which are no evidence; `quick`
    shows notes from the corridor alone, reflections too: of no session, case file or record, and
    no figure. `more` narrows further: see `narrowings`.
    """

    words: str = ""
    day: str = ""
    session: str = ""
    kind: SessionKind | None = None
    origin: Kind | None = None
    source: Source | None = None
    stance: Stance | None = None
    kloe: str = ""
    theme: str = ""
    voice: Voice | None = None
    author: str = ""
    case: str = ""
    record: str = ""
    untagged: bool = False
    in_message: bool | None = None
    waiting: bool = False
    quick: bool = False
    withdrawn: bool = False
    newest_first: bool = True
    more: tuple[Narrowing, ...] = ()


def narrowings(query: NoteQuery) -> tuple[Narrowing, ...]:
    """Return every filter by value that a query has, those with one value first."""
    plain = ((name, getattr(query, name)) for name in VALUES)
    return (*(Narrowing(name, (str(value),)) for name, value in plain if value), *query.more)
