# SPDX-License-Identifier: Apache-2.0
"""The map of the evidence as a block of a document, and as a document of its own.

It names lines of enquiry and messages and nobody who was heard; it is for the team all the same,
because it shows where the team has not looked.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from peerdesk.compose.atlas import KIND_NAMES
from peerdesk.compose.blocks import Block, Copy, Document, HeatMap, HeatRow, Paragraph
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.flags import Contradiction, worst_flags
from peerdesk.compose.triangulation import KINDS, VOICES, Named, Row, lines_map
from peerdesk.domain.challenge import Scope
from peerdesk.domain.ground import Ground
from peerdesk.domain.words import Voice, title

MAP_TOLD = (
    "Counted are separate sessions, case files and documents, never lines: what several people "
    "noted in one session counts once. A dash is a gap."
)
_SHORT = {Voice.CHILDREN_AND_FAMILIES: "Families", Voice.SENIOR_LEADERS: "Senior"}


class Mapped(Struct, frozen=True, kw_only=True):
    """What a map shows: its rows, whether by voice, and what it says above and of the time.

    `contradictions` are those of its messages; a map of lines has none.
    """

    rows: tuple[Row, ...]
    by_voice: bool = False
    subtitle: str
    dated: str
    late: bool = False
    contradictions: tuple[Contradiction, ...] = ()


def evidence_map(casebook: Casebook, grounds: Iterable[Ground]) -> HeatMap:
    """Return the map of the open lines of enquiry by kind of source."""
    themes = dict(casebook.headings)
    named = [Named(k.id, k.value.title, themes[k.value.theme]) for k in casebook.open_kloes]
    return map_of(lines_map(grounds, casebook.atlas, named))


def map_of(
    rows: Sequence[Row],
    contradictions: Sequence[Contradiction] = (),
    *,
    by_voice: bool = False,
    late: bool = False,
) -> HeatMap:
    """Return rows of the map as a block, under the headings of their themes."""
    names = [title(voice) for voice in VOICES] if by_voice else [KIND_NAMES[k] for k in KINDS]
    if by_voice:
        names = [_SHORT.get(voice, name) for voice, name in zip(VOICES, names, strict=True)]
    flags = {a: flag.short for a, flag in worst_flags(rows, contradictions, late=late).items()}
    return HeatMap(("", *names), tuple(_rows(rows, flags, by_voice=by_voice)))


def map_document(scope: Scope, mapped: Mapped, *, practice: bool) -> Document:
    """Return the map as a document of one thing; the team's copy, and it says so."""
    blocks: tuple[Block, ...] = (
        Paragraph(MAP_TOLD, quiet=True),
        map_of(mapped.rows, mapped.contradictions, by_voice=mapped.by_voice, late=mapped.late),
    )
    return Document(
        title="Where the evidence comes from",
        subtitle=mapped.subtitle,
        council=scope.council,
        offer=scope.title,
        copy=Copy.TEAM,
        dated=mapped.dated,
        marking=scope.marking,
        practice=practice,
        blocks=blocks,
    )


def _rows(rows: Iterable[Row], flags: Mapping[str, str], *, by_voice: bool) -> Iterator[HeatRow]:
    theme = ""
    for row in rows:
        if row.about.theme != theme:
            theme = row.about.theme
            yield HeatRow(theme)
        counts = row.voices if by_voice else row.kinds
        yield HeatRow(row.about.title, counts, flags.get(row.about.id, ""))
