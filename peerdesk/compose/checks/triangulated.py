# SPDX-License-Identifier: Apache-2.0
"""On how many legs each point of a document stands: the flags of triangulation, as findings."""

from collections.abc import Sequence

from peerdesk.compose.casebook import Casebook, is_evidence
from peerdesk.compose.checks.finding import Check, Finding, Light
from peerdesk.compose.checks.said import Said
from peerdesk.compose.flags import FLAG_TITLES, Contradiction, Flag, FlagKind, all_flags
from peerdesk.compose.triangulation import Named, messages_map
from peerdesk.domain.ground import ground_of
from peerdesk.domain.message import Message
from peerdesk.domain.note import Note
from peerdesk.domain.words import Relation

NOTHING = "Nothing behind it, 0 sources"
"""Heads the flag of a point that no note supports; in a map it is told by the clock instead."""
_IT = "This point"
"""What a flag says of it: its words stand beside the finding already."""


def triangulation_findings(casebook: Casebook, said: Sequence[Said]) -> tuple[Finding, ...]:
    """Return what is lacking behind the points of a document, in the document's order.

    The question that would mend it is asked, and no other wording is proposed. A point that is on
    the paper already has had its time, so that nothing behind it is said whatever the hour. Only
    the program's own pages show any of this: the weight of evidence never leaves the team.
    """
    into = {other: message.id for message in casebook.standing for other in message.also}
    wanted = {into.get(one.message, one.message) for one in said}
    messages = [message for message in casebook.standing if message.id in wanted]
    flags: dict[str, list[Flag]] = {}
    for flag in _flags(casebook, messages):
        flags.setdefault(flag.about, []).append(flag)
    return tuple(
        _finding(one, flag)
        for one in said
        for flag in flags.get(into.get(one.message, one.message), ())
    )


def _flags(casebook: Casebook, messages: Sequence[Message]) -> tuple[Flag, ...]:
    named = [Named(m.id, _IT, casebook.heading_of(m)) for m in messages]
    linked = {
        m.id: [ground_of(note) for note in _notes(casebook, m, Relation.SUPPORTS)]
        for m in messages
    }  # fmt: skip
    rows = messages_map(linked, casebook.atlas, named)
    against = [
        Contradiction(m.id, _IT, len({casebook.atlas.setting(ground_of(n)) for n in notes}))
        for m in messages
        if (notes := _notes(casebook, m, Relation.CONTRADICTS))
    ]
    return all_flags(rows, against, late=True)


def _notes(casebook: Casebook, message: Message, relation: Relation) -> list[Note]:
    found = (casebook.notes.get(note) for note in message.notes(relation))
    return [note for note in found if note is not None and is_evidence(note)]


def _finding(said: Said, flag: Flag) -> Finding:
    title = NOTHING if flag.kind is FlagKind.NOTHING else FLAG_TITLES[flag.kind]
    return Finding(
        check=Check.TRIANGULATION,
        kind=flag.kind.value,
        words=f"{title}. {flag.words} {flag.question}",
        place=said.place,
        text=said.text,
        end=len(said.text),
        message=said.message,
        light=Light.AMBER,
    )
