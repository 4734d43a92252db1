# SPDX-License-Identifier: Apache-2.0
"""The filters of a query as conditions on the facets of notes; the bin and the words apart."""

import json
from collections.abc import Callable

from sqlalchemy import ColumnElement, and_, bindparam, column, false, func, not_, or_, select, text
from sqlalchemy import table as named_table

from peerdesk.compose.atlas import IN_GROUPS, Kind
from peerdesk.desk.query import UNTAGGED, WORDS, NoteQuery, narrowings
from peerdesk.domain.words import SessionKind, Source, Stance, Voice
from peerdesk.vault.entities import Entities
from peerdesk.vault.facets import VOICE_BIT, kloe_facet
from peerdesk.vault.schema import message_note, note_facet
from peerdesk.vault.words import match_phrase

_Condition = ColumnElement[bool]
_facet = note_facet.c
_search = named_table("note_search", column("rowid"))


def facet_filters(query: NoteQuery, entities: Entities) -> list[_Condition]:
    """Return the conditions of a query."""
    found: list[_Condition] = []
    for narrowing in narrowings(query):
        fits = or_(*(_fits(narrowing.name, value, entities) for value in narrowing.values))
        found.append(not_(fits) if narrowing.without else fits)
    if query.untagged:
        found.append(_facet.kloes == "")
    if query.in_message is not None:
        linked = _facet.id.in_(select(message_note.c.note))
        found.append(linked if query.in_message else not_(linked))
    if query.waiting:
        found += _waiting(entities)
    if query.quick:
        found += [one == "" for one in (_facet.session, _facet.case_file, _facet.record)]
        found.append(_facet.source != Source.DATA.value)
    return found


def _waiting(entities: Entities) -> list[_Condition]:
    """Return whether a note is evidence and in no message and no cluster."""
    clusters = (one for one in entities.listed("cluster") if one.stands)
    clustered = json.dumps(sorted({note for one in clusters for note in one.note_ids}))
    values = func.json_each(clustered).table_valued("value")
    return [
        _facet.stance != Stance.REFLECTION.value,
        not_(_facet.id.in_(select(message_note.c.note))),
        not_(_facet.id.in_(select(values.c.value))),
    ]


def _fits(name: str, value: str, entities: Entities) -> _Condition:
    """Return whether a note fits one value of a filter."""
    if name in _COLUMNS:
        same: _Condition = _COLUMNS[name] == value
        return same
    return _WORKED_OUT[name](value, entities)


_COLUMNS = {
    "session": _facet.session,
    "author": _facet.author,
    "stance": _facet.stance,
    "source": _facet.source,
}
_OF_A_RECORD = text("note_facet.record != ''")
"""Said as the index says it, or SQLite would not know that the index has all there is."""


def _of_record(record: str, _: Entities) -> _Condition:
    """Return whether a note belongs to a case file, document or observation."""
    return and_(_facet.record == record, _OF_A_RECORD)


def _on(day: str, entities: Entities) -> _Condition:
    """Return whether a note belongs to a day: its session's, or else the one it was written on."""
    sessions = entities.sessions()
    on_day = [session.id for session in sessions if session.value.day == day]
    known = [session.id for session in sessions]
    return or_(_facet.session.in_(on_day), and_(_facet.session.not_in(known), _facet.day == day))


def _of_kind(kind: str, entities: Entities) -> _Condition:
    """Return whether a note was taken in a session of a kind."""
    sessions = entities.sessions()
    return _facet.session.in_([one.id for one in sessions if one.value.kind == kind])


def _from(kind: str, entities: Entities) -> _Condition:
    """Return whether a note is of a kind of source: see `peerdesk.compose.atlas.Atlas.kind`."""
    sessions = {one.id: one.value.kind for one in entities.sessions()}
    in_groups = _facet.session.in_([one for one, sort in sessions.items() if sort in IN_GROUPS])
    reviews = [one for one, sort in sessions.items() if sort is SessionKind.CASE_REVIEW]
    documents = [one.id for one in entities.listed("document")]
    labelled = and_(
        _facet.case_file != "",
        _facet.session.not_in(list(sessions)),
        _facet.record.not_in(documents),
    )
    files = or_(
        _facet.record.in_([one.id for one in entities.listed("case")]),
        _facet.session.in_(reviews),
        labelled,
    )
    heard, read = _facet.source == Source.HEARD.value, _facet.source == Source.READ.value
    return {
        Kind.INTERVIEW: and_(heard, not_(in_groups)),
        Kind.FOCUS_GROUP: and_(heard, in_groups),
        Kind.CASE_RECORD: and_(read, files),
        Kind.DOCUMENT: and_(read, not_(files)),
        Kind.OBSERVED: _facet.source == Source.SEEN.value,
        Kind.DATA: _facet.source == Source.DATA.value,
    }[Kind(kind)]


def _of_case(label: str, entities: Entities) -> _Condition:
    """Return whether a note is of a case file, by label: typed with it, or kept in its form."""
    files = [one.id for one in entities.listed("case") if one.value.label == label]
    return or_(_facet.case_file == label, _facet.record.in_(files))


def _under(theme: str, entities: Entities) -> _Condition:
    """Return whether a note is tagged with any line of a theme."""
    lines = [kloe.id for kloe in entities.kloes() if kloe.value.theme == theme]
    return or_(false(), *(_tagged(kloe, entities) for kloe in lines))


def _tagged(kloe: str, _: Entities) -> _Condition:
    return func.instr(_facet.kloes, kloe_facet((kloe,))) > 0


def _voiced(voice: str, _: Entities) -> _Condition:
    carries: _Condition = _facet.voices.op("&")(VOICE_BIT[Voice(voice)]) != 0
    return carries


def _untagged(_: str, __: Entities) -> _Condition:
    return _facet.kloes == ""


def _says(words: str, _: Entities) -> _Condition:
    """Return whether a note has this word or phrase; of none that can be searched for, that not."""
    asked = match_phrase(words)
    if not asked:
        return false()
    there = text("note_search MATCH :without").bindparams(bindparam("without", asked, unique=True))
    return _facet.number.in_(select(_search.c.rowid).where(there))


_WORKED_OUT: dict[str, Callable[[str, Entities], _Condition]] = {
    "day": _on,
    "kind": _of_kind,
    "origin": _from,
    "case": _of_case,
    "record": _of_record,
    "theme": _under,
    "kloe": _tagged,
    "voice": _voiced,
    UNTAGGED: _untagged,
    WORDS: _says,
}
