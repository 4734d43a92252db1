# SPDX-License-Identifier: Apache-2.0
"""Small facts, ledgers and dumps that several tests need."""

from collections.abc import Iterable
from typing import Any

import msgspec

from peerdesk.desk.book import TeamBook
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.facts import MessageDrafted, NoteWritten, SessionPlanned
from peerdesk.domain.identifiers import mint
from peerdesk.domain.session import Session
from peerdesk.domain.words import MessageKind, SessionKind, Source, Stance, Voice
from peerdesk.ledger.change import Change, Link, following, make_change
from peerdesk.ledger.store import LedgerStore, Span
from tests.strategies import CHALLENGE


def note(text: str = "Staff know the practice model", **fields: Any) -> NoteWritten:
    """Return a fresh line."""
    given: dict[str, Any] = {
        "note": mint(),
        "author": "a" * 32,
        "source": Source.HEARD,
        "stance": Stance.STRENGTH,
        "voices": (Voice.FRONTLINE,),
    }
    return NoteWritten(text=text, **(given | fields))


def message(wording: str = "Practice is consistent", **fields: Any) -> MessageDrafted:
    """Return a fresh message."""
    given: dict[str, Any] = {
        "message": mint(),
        "author": "a" * 32,
        "kind": MessageKind.STRENGTH,
        "theme": "t" * 32,
        "position": 1,
    }
    return MessageDrafted(wording=wording, **(given | fields))


def session(title: str = "Focus group", **fields: Any) -> SessionPlanned:
    """Return a session just planned."""
    given: dict[str, Any] = {
        "kind": SessionKind.FOCUS_GROUP,
        "day": "2026-05-12",
        "start": "10:00",
        "end": "11:00",
    }
    return SessionPlanned(session=mint(), details=Session(title=title, **(given | fields)))


def chain(
    facts: Iterable[Any], *, device: str = "d" * 32, challenge: str = CHALLENGE, at: int = 1_000_000
) -> list[Change]:
    """Return the changes that one other laptop makes of facts, a minute apart."""
    link = Link(
        challenge=challenge,
        device=device,
        epoch="e" * 16,
        number=1,
        previous="",
        knew=(),
        depth=1,
    )
    changes: list[Change] = []
    for step, fact in enumerate(facts):
        change = make_change(fact, link, at + 60_000 * step, 60)
        changes.append(change)
        link = following(change)
    return changes


def all_changes(store: LedgerStore) -> list[Change]:
    """Return every applied change of a ledger."""
    return list(store.changes([Span(h.device, h.epoch, 1, h.number) for h in store.vector()]))


def dump(book: TeamBook) -> bytes:
    """Return everything that stands in a book, as bytes that two laptops can compare."""
    everything = {
        "vector": book.vector(),
        "themes": book.themes(),
        "kloes": book.kloes(),
        "people": book.people(),
        "members": book.members(),
        "sessions": book.sessions(),
        "notes": book.notes(NoteQuery(), 0, 10_000),
        "bin": book.notes(NoteQuery(withdrawn=True), 0, 10_000),
        "messages": book.messages(),
        "withdrawn": book.messages(withdrawn=True),
        "briefings": book.briefings(),
    }
    return msgspec.json.encode(everything, order="sorted")
