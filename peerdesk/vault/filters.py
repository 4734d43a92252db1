# SPDX-License-Identifier: Apache-2.0
"""The filters of a query as conditions on the facets of notes; the bin and the words apart."""

from sqlalchemy import ColumnElement, and_, false, func, not_, or_, select

from peerdesk.desk.query import NoteQuery
from peerdesk.vault.entities import Entities
from peerdesk.vault.facets import VOICE_BIT, kloe_facet
from peerdesk.vault.schema import message_note, note_facet

_Filters = list[ColumnElement[bool]]
_facet = note_facet.c


def facet_filters(query: NoteQuery, entities: Entities) -> _Filters:
    """Return the conditions of a query."""
    found = _plain(query)
    if query.voice is not None:
        found.append(_facet.voices.op("&")(VOICE_BIT[query.voice]) != 0)
    if query.day:
        found.append(_on(query.day, entities))
    if query.kloe:
        found.append(_tagged(query.kloe))
    if query.theme:
        under = [k.id for k in entities.kloes() if k.value.theme == query.theme]
        found.append(or_(false(), *(_tagged(kloe) for kloe in under)))
    if query.untagged:
        found.append(_facet.kloes == "")
    if query.in_message is not None:
        linked = _facet.id.in_(select(message_note.c.note))
        found.append(linked if query.in_message else not_(linked))
    return found


def _plain(query: NoteQuery) -> _Filters:
    """Return the conditions that compare one facet with one value."""
    pairs = (
        (_facet.session, query.session),
        (_facet.author, query.author),
        (_facet.case_file, query.case),
        (_facet.record, query.record),
        (_facet.stance, query.stance.value if query.stance else ""),
        (_facet.source, query.source.value if query.source else ""),
    )
    return [facet == value for facet, value in pairs if value]


def _on(day: str, entities: Entities) -> ColumnElement[bool]:
    """Return whether a note belongs to a day: its session's, or else the one it was written on."""
    sessions = entities.sessions()
    on_day = [session.id for session in sessions if session.value.day == day]
    known = [session.id for session in sessions]
    return or_(_facet.session.in_(on_day), and_(_facet.session.not_in(known), _facet.day == day))


def _tagged(kloe: str) -> ColumnElement[bool]:
    return func.instr(_facet.kloes, kloe_facet((kloe,))) > 0
