# SPDX-License-Identifier: Apache-2.0
"""Teams of laptops in memory, and bundles between them."""

from collections.abc import Sequence
from io import BytesIO

from peerdesk.domain import facts
from peerdesk.domain.identifiers import mint
from peerdesk.domain.team import Member, Person
from peerdesk.domain.words import Role, Source
from peerdesk.ledger.chain import SignedHead
from peerdesk.ledger.change import Change
from peerdesk.ledger.store import Span
from peerdesk.team.bundle import BundleContents, seal
from peerdesk.team.opener import OpenedBundle
from tests.fakes.book import MemoryBook

PEERS = (
    Person("Bo Lindqvist", Role.OFFICER_PEER, "Northwold Council"),
    Person("Carys Evans", Role.MANAGER),
    Person("Dev Anand", Role.MEMBER_PEER),
    Person("Ella Strand", Role.OBSERVER),
)


def founded() -> MemoryBook:
    """Return the team leader's laptop with a challenge begun."""
    lead = MemoryBook()
    lead.append(
        facts.ChallengeFounded(
            challenge=mint(),
            offer="CSPC",
            framework="Children’s services",
            framework_version="2026",
            practice=False,
            founder=lead.identity,
        )
    )
    return lead


def admit_all(lead: MemoryBook, *books: MemoryBook) -> None:
    """Let a lead admit laptops without any file."""
    for book in books:
        lead.append(facts.MemberAdmitted(device=book.device, member=book.identity))


def write_notes(book: MemoryBook, *texts: str) -> tuple[str, ...]:
    """Write lines and return the notes' identifiers."""
    notes = tuple(mint() for _ in texts)
    book.append(
        *(
            facts.NoteWritten(note=note, author=book.person, text=text, source=Source.HEARD)
            for note, text in zip(notes, texts, strict=True)
        )
    )
    return notes


def everything(book: MemoryBook) -> tuple[tuple[Span, ...], list[Change]]:
    """Return all that a laptop holds, chain by chain."""
    spans = tuple(Span(h.device, h.epoch, 1, h.number) for h in book.vector() if h.number)
    return spans, list(book.changes(spans))


def contents_of(
    book: MemoryBook,
    changes: Sequence[Change] | None = None,
    heads: Sequence[SignedHead] | None = None,
) -> BundleContents:
    """Return what a bundle of everything would hold, or of other changes and heads instead."""
    own = book.sign().claim
    spans, held = everything(book)
    if changes is not None:
        held = list(changes)
        spans = spans_of(held)
    return BundleContents(
        challenge=book.challenge_id,
        council="Harrowmere Council",
        sender=book.identity,
        epoch=own.head.epoch,
        number=book.next_bundle(),
        at=own.at,
        offset=60,
        spans=spans,
        changes=held,
        heads=book.signed_heads() if heads is None else heads,
    )


def spans_of(changes: Sequence[Change]) -> tuple[Span, ...]:
    """Return the spans that runs of changes make."""
    runs: dict[tuple[str, str], list[int]] = {}
    for change in changes:
        header = change.header
        runs.setdefault((header.device, header.epoch), []).append(header.number)
    return tuple(Span(*chain, found[0], found[-1]) for chain, found in runs.items())


def sealed(book: MemoryBook, contents: BundleContents, *others: Member) -> bytes:
    """Return a bundle's bytes, written for the members that the book knows and others."""
    out = BytesIO()
    seal(contents, book.keys, [*book.members(), *others]).write(out)
    return out.getvalue()


def bundle_of(book: MemoryBook) -> bytes:
    """Return a bundle of everything."""
    return sealed(book, contents_of(book))


def opened(
    book: MemoryBook,
    changes: Sequence[Change] | None = None,
    heads: Sequence[SignedHead] | None = None,
) -> OpenedBundle:
    """Return a bundle as it would come out of the opener, without the encryption."""
    contents = contents_of(book, changes, heads)
    manifest = seal(contents, book.keys, book.members()).manifest
    return OpenedBundle(manifest, tuple(contents.changes), tuple(contents.heads))
