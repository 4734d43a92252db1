# SPDX-License-Identifier: Apache-2.0
"""The last day's presentation: made from what stands, planned, and its messages chosen.

What changes nothing writes nothing.
"""

from collections.abc import Callable, Mapping, Sequence

from msgspec import structs

from peerdesk.compose.blocks import Copy, Deck
from peerdesk.compose.choosing import Choosing, choose
from peerdesk.compose.deck_plan import Part, for_slides, plan_of
from peerdesk.compose.presentation import compose_deck
from peerdesk.desk.book import Book
from peerdesk.desk.errors import UnknownWord
from peerdesk.desk.gathering import gather
from peerdesk.desk.texts import within
from peerdesk.desk.writing import write
from peerdesk.domain.identifiers import mint
from peerdesk.domain.publication import Plan
from peerdesk.domain.publication_words import Publication, Use
from peerdesk.domain.published import Published
from peerdesk.domain.publishing import MessageUsed, PublicationArranged
from peerdesk.domain.words import Status

LONGEST = 240
"""Minutes that a presentation may take at most."""
Back = Callable[[Book], object]
"""The way back from something that was done."""


def deck(book: Book, copy: Copy) -> Deck:
    """Return the presentation as it stands now, in the copy asked for; nothing is written."""
    return compose_deck(gather(book), copy)


def emerging(book: Book, slides: Deck) -> int:
    """Return how many of the messages on the slides no lead has set to agreed yet."""
    shown = {point.message for slide in slides.slides for point in slide.points}
    standing = (message for message in book.messages() if message.id in shown)
    return sum(message.status is Status.EMERGING for message in standing)


def presentation(book: Book) -> Published | None:
    """Return what stands of the presentation: its plan, what was frozen, and files handed out."""
    kinds = (each for each in book.publications() if each.kind is Publication.PRESENTATION)
    return next(kinds, None)


def choosing(book: Book, there_is: int = 0) -> Choosing:
    """Return what the slides come to, and which messages would fit; 0 for the time planned."""
    return choose(gather(book), there_is)


def plan(book: Book) -> Plan:
    """Return what the leads chose for the presentation, or what is usual."""
    return plan_of(gather(book))


def arrange(
    book: Book,
    *,
    minutes: int | None = None,
    parts: Sequence[str] | None = None,
    order: Sequence[str] | None = None,
) -> Plan:
    """Choose the time, the optional parts and the order of the points; return the plan.

    What is None stays as it was. Raises `OutOfRange` for a time that is none, `UnknownWord` for
    a part and `NotFound` for a message that is unknown.
    """
    before = plan(book)
    known = tuple(part.value for part in Part)
    for part in parts or ():
        if part not in known:
            raise UnknownWord("optional part of a presentation", part, known)
    for message in order or ():
        book.message(message)
    wanted = structs.replace(
        before,
        minutes=before.minutes if minutes is None else within(minutes, "Minutes", 1, LONGEST),
        parts=before.parts if parts is None else tuple(p for p in known if p in parts),
        order=before.order if order is None else tuple(dict.fromkeys(order)),
    )
    held = presentation(book)
    plans = held.plans if held else ()
    if wanted != before or len(plans) > 1:
        fact = PublicationArranged(
            publication=held.id if held else mint(book.device),
            kind=Publication.PRESENTATION,
            plan=wanted,
            replaces=tuple(choice.hash for choice in plans),
        )
        write(book, fact)
    return wanted


def mark(book: Book, marks: Mapping[str, Use]) -> Back:
    """Mark messages for a slide, for the report only, or for neither; only leads do.

    Returns the way back, which marks them as they were.
    """
    facts: list[MessageUsed] = []
    before: dict[str, Use] = {}
    for identifier, use in marks.items():
        held = book.message(identifier)
        stands = {choice.use for choice in held.uses} or {held.use}
        if stands != {use} or (use is Use.SLIDE and not held.uses):
            before[identifier] = held.use
            replaces = tuple(choice.hash for choice in held.uses)
            facts.append(MessageUsed(message=identifier, use=use, replaces=replaces))
    write(book, *facts)
    return lambda again: mark(again, before)


def take_advice(book: Book, advised: Choosing) -> Back:
    """Mark the messages as the program advises; what stands so already is left unmarked."""
    return mark(book, {each.message: each.advised for each in advised.advice if each.is_change})


def move_point(book: Book, message: str, by: int) -> Back | None:
    """Move a message up (-1) or down (1) among those beside which it stands on the slides.

    Only the presentation's order changes; the wall's stays. Returns the way back, or None where
    it is first or last already.
    """
    casebook = for_slides(gather(book))
    held = next((m for m in casebook.messages if m.id == message), None)
    if held is None:
        return None
    beside = [
        m.id
        for m in casebook.messages
        if (m.kind, casebook.heading_of(m)) == (held.kind, casebook.heading_of(held))
    ]
    place = beside.index(message)
    if not 0 <= place + by < len(beside):
        return None
    beside.insert(place + by, beside.pop(place))
    before = plan_of(casebook).order
    arrange(book, order=(*(m for m in before if m not in beside), *beside))
    return lambda again: arrange(again, order=before)
