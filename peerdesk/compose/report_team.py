# SPDX-License-Identifier: Apache-2.0
"""The team's own page of a document: what is still to be written, agreed or moved."""

from collections.abc import Iterator

from msgspec import structs

from peerdesk.compose.blocks import Block, Bullets, Heading, Note, Point
from peerdesk.compose.case_findings import resting
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.keys import in_order
from peerdesk.compose.phrases import capital, counted, handle
from peerdesk.compose.prose_parts import prose_parts, written
from peerdesk.compose.report_words import advice, length
from peerdesk.domain.message import Message
from peerdesk.domain.publication_words import Publication
from peerdesk.domain.words import MessageKind, Permission, Status

TEAM_ONLY = "For the team: before this goes out"
"""Heads the page; it stands in the team's copy only."""


def for_team(casebook: Casebook, kind: Publication) -> tuple[Block, ...]:
    """Return the page, or nothing where nothing is left to do."""
    left = list(_left(casebook, kind))
    return (Heading(TEAM_ONLY), *left) if left else ()


def remarks(casebook: Casebook, kind: Publication) -> tuple[str, ...]:
    """Return what the program advises of a document before it is frozen; it stops nobody."""
    if kind is Publication.CASE_REVIEW:
        casebook = structs.replace(casebook, messages=tuple(resting(casebook)))
    keys = in_order(casebook, MessageKind.RECOMMENDATION)
    said = [*advice(len(keys)), *length(kind, len(casebook.standing))]
    if emerging := len(_emerging(casebook)):
        are = "is" if emerging == 1 else "are"
        said.append(
            f"{capital(counted(emerging, 'point'))} {are} still emerging: agree or leave out."
        )
    if unwritten := len(_unwritten(casebook, kind, usual=False)):
        are = "has" if unwritten == 1 else "have"
        said.append(f"{capital(counted(unwritten, 'part'))} {are} no text of the team’s own yet.")
    return tuple(said)


def _left(casebook: Casebook, kind: Publication) -> Iterator[Block]:
    for sentence in advice(len(in_order(casebook, MessageKind.RECOMMENDATION))):
        yield Note(sentence)
    for sentence in length(kind, len(casebook.standing)):
        yield Note(sentence)
    if emerging := _emerging(casebook):
        yield Heading("Still emerging: to be agreed, or left out", 2)
        yield Bullets(tuple(Point(handle(message.wording)) for message in emerging))
    if unwritten := _unwritten(casebook, kind):
        yield Heading("Still to be written", 2)
        yield Bullets(tuple(Point(f"{title}. {hint}") for title, hint in unwritten))
    asked = [
        study.value.title
        for study in casebook.studies
        if not study.value.dropped
        and study.value.permission in {Permission.NOT_ASKED, Permission.ASKED}
    ]
    if asked:
        yield Heading("Told here, and the council has not said yet that others may hear of it", 2)
        yield Bullets(tuple(Point(title) for title in asked))


def _emerging(casebook: Casebook) -> list[Message]:
    return [m for m in casebook.standing if m.status is not Status.AGREED]


def _unwritten(
    casebook: Casebook, kind: Publication, *, usual: bool = True
) -> list[tuple[str, str]]:
    """Return the parts without text; those for which there are usual words only if asked for."""
    return [
        (part.title, part.hint)
        for part in prose_parts(casebook, kind)
        if (usual or not part.usual) and not written(casebook, kind, part.part, part.about)
    ]
