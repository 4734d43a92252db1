# SPDX-License-Identifier: Apache-2.0
"""Letting stand what a check has found: by a lead, with a reason from the short list.

A release holds for the words as they are: another word in the piece and the finding is open again.
"""

from collections.abc import Callable, Mapping

from msgspec import structs

from peerdesk.compose.checks.finding import Finding, fingerprint
from peerdesk.desk.book import Book
from peerdesk.desk.errors import NotFound
from peerdesk.desk.writing import own_entry, write
from peerdesk.domain.identifiers import mint
from peerdesk.domain.publication_words import Publication, WhyReleased
from peerdesk.domain.published import Released
from peerdesk.domain.publishing import FindingReleased
from peerdesk.domain.release import Release

Back = Callable[[Book], object]
"""The way back from something that was done."""


def released(book: Book, publication: Publication | None = None) -> Mapping[str, Released]:
    """Return what stands released, by fingerprint: for one kind of document, or for any."""
    return {
        held.value.fingerprint: held
        for held in book.finding_releases()
        if not held.value.dropped
        and (publication is None or held.value.publication in {None, publication})
    }


def release(
    book: Book, finding: Finding, reason: WhyReleased, publication: Publication | None = None
) -> Back:
    """Let a finding stand, in one kind of document or in all; only leads do.

    Where it stands already for the same reason nothing is written. Returns the way back. Raises
    `NotAllowed`.
    """
    mark = fingerprint(finding)
    held = released(book, publication).get(mark)
    details = Release(
        check=finding.check.value,
        kind=finding.kind,
        fingerprint=mark,
        reason=reason,
        message=finding.message,
        publication=publication,
        by=own_entry(book).person,
    )
    if held is not None and held.value.reason is reason:
        return _nothing
    identifier = held.id if held else mint(book.device)
    _set(book, identifier, details, held.hashes if held else ())
    return lambda again: take_back(again, identifier)


def take_back(book: Book, identifier: str) -> Back:
    """Let a finding stand no longer; only leads do. Returns the way back; raises `NotFound`."""
    held = _find(book, identifier)
    before = held.value
    if before.dropped:
        return _nothing
    _set(book, identifier, structs.replace(before, dropped=True), held.hashes)

    def again(later: Book) -> None:
        _set(later, identifier, before, _find(later, identifier).hashes)

    return again


def _find(book: Book, identifier: str) -> Released:
    for held in book.finding_releases():
        if held.id == identifier:
            return held
    raise NotFound("release", identifier)


def _set(book: Book, identifier: str, details: Release, replaces: tuple[str, ...]) -> None:
    write(book, FindingReleased(release=identifier, details=details, replaces=replaces))


def _nothing(_: Book) -> None:
    """Take nothing back: nothing was written."""
