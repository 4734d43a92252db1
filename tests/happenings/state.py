# SPDX-License-Identifier: Apache-2.0
"""The canonical state of a laptop: all that two of them must have in common in the end."""

from typing import Any

import msgspec

from peerdesk.desk.book import TeamBook
from peerdesk.desk.query import NoteQuery
from peerdesk.domain import custody
from peerdesk.ledger.change import Change
from peerdesk.ledger.store import Span

_ALL = 100_000


def ledger_of(book: TeamBook) -> tuple[Change, ...]:
    """Return every change that was applied, chain by chain."""
    spans = [Span(h.device, h.epoch, 1, h.number) for h in book.vector() if h.number]
    return tuple(book.changes(spans))


def state_of(book: TeamBook) -> dict[str, Any]:
    """Return the ledger, and everything that stands.

    Of what its own laptop wrote anew each laptop may have the contents still or not: a hold that
    came first keeps them, and nobody gets them back. Nothing reads them any more.
    """
    roster, changes = book.roster(), ledger_of(book)
    restated = {
        (change.header.device, old)
        for change in changes
        if isinstance(change.fact, custody.NoteRestated)
        for old in change.fact.erases
    }
    stands = {
        "vector": book.vector(),
        "ledger": sorted(
            (c.hash, c.payload is None and (c.header.device, c.hash) not in restated)
            for c in changes
        ),
        "challenge": book.challenge(),
        "themes": book.themes(),
        "kloes": book.kloes(),
        "people": book.people(),
        "members": book.members(),
        "sessions": book.sessions(),
        "notes": book.notes(NoteQuery(), 0, _ALL),
        "bin": book.notes(NoteQuery(withdrawn=True), 0, _ALL),
        "messages": book.messages(),
        "withdrawn": book.messages(withdrawn=True),
        "briefings": book.briefings(),
        "cases": book.case_files(),
        "documents": book.documents(),
        "observations": book.observations(),
        "questions": book.questions(),
        "concerns": book.concerns(),
        "clusters": book.clusters(),
        "driver": book.wall_driver(),
        "studies": book.studies(),
        "replies": book.replies(),
        "prose": book.prose(),
        "publications": book.publications(),
        "comments": book.comments(),
        "let stand": book.finding_releases(),
        "word lists": book.word_lists(),
        "merged": sorted(book.merged().items()),
        "attachments": book.attachments(),
        "releases": book.releases(),
        "holds": book.holds(),
        "erasures": book.erasures(),
        "losses": book.losses(),
        "disposals": book.disposals(),
        "aside": sorted(book.aside_changes(), key=lambda one: one.hash),
        "former": dict(roster.former),
        "roster": sorted(
            (device, roster.authority(device), roster.person(device)) for device in roster.named
        ),
    }
    return {name: msgspec.to_builtins(value, order="sorted") for name, value in stands.items()}


def differing(one: dict[str, Any], other: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Return in which parts two states differ, with both."""
    return {name: (one[name], other[name]) for name in one if one[name] != other[name]}
