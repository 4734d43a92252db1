# SPDX-License-Identifier: Apache-2.0
"""Reads the grounds that notes stand on, a stretch of notes at a time: see `domain.ground`."""

from collections.abc import Iterable
from functools import cache

from peerdesk.domain.ground import Ground
from peerdesk.domain.words import Source, Voice
from peerdesk.vault.database import Database
from peerdesk.vault.facets import VOICE_BIT

_STRETCH = (
    "SELECT DISTINCT source, session, case_file, record, kloes, voices, "
    "CASE placed WHEN '' THEN author ELSE '' END, CASE placed WHEN '' THEN day ELSE '' END "
    "FROM (SELECT source, session, case_file, record, kloes, voices, author, day, withdrawn, "
    "stance, session || case_file || record AS placed "
    "FROM note_facet ORDER BY number LIMIT ? OFFSET ?) "
    "WHERE withdrawn = 0 AND stance <> 'reflection'"
)

_SOURCES = {source.value: source for source in Source}


def read_grounds(database: Database, first: int, count: int) -> frozenset[Ground]:
    """Return the grounds of the notes of one stretch, in the order of their numbers.

    What many of them name is one object in all of them: a large vault has tens of thousands.
    """
    rows: Iterable[tuple[str, str, str, str, str, int, str, str]]
    rows = database.rows(_STRETCH, (count, first))
    same: dict[str, str] = {}
    lines: dict[str, tuple[str, ...]] = {}

    def once(text: str) -> str:
        return same.setdefault(text, text)

    return frozenset(
        Ground(
            source=_SOURCES[source],
            session=once(session),
            case=once(case),
            record=once(record),
            author=once(author),
            day=once(day),
            kloes=lines[kloes] if kloes in lines else lines.setdefault(kloes, _kloes(kloes)),
            voices=_voices(voices),
        )
        for source, session, case, record, kloes, voices, author, day in rows
    )


@cache
def _voices(bits: int) -> tuple[Voice, ...]:
    return tuple(sorted(voice for voice, bit in VOICE_BIT.items() if bits & bit))


def _kloes(facet: str) -> tuple[str, ...]:
    return tuple(sorted(facet.split())) if facet else ()
