# SPDX-License-Identifier: Apache-2.0
"""Case files, documents and observations as they stand."""

from collections.abc import Iterable

from peerdesk.domain import records
from peerdesk.domain.asked import held
from peerdesk.domain.document import Document
from peerdesk.domain.entry import Entry, in_order
from peerdesk.domain.note import Held
from peerdesk.domain.observation import Observation
from peerdesk.domain.placed import Choice, Placed, choices, placed
from peerdesk.domain.review import CaseFile, CaseReview


class CaseRecord(Placed[CaseFile], frozen=True, kw_only=True):
    """A case file as agreed, and how far its review has come."""

    reviews: tuple[Choice[CaseReview], ...] = ()

    @property
    def review(self) -> CaseReview:
        """Return how far the review has come: of several that stand, the last in the one order."""
        return self.reviews[-1].value if self.reviews else CaseReview()


class Listed(Placed[Document], frozen=True, kw_only=True):
    """A document of the register, and who has read it: people's identifiers."""

    readings: tuple[Held, ...] = ()

    @property
    def read_by(self) -> tuple[str, ...]:
        """Return the identifiers of those who have read it."""
        return tuple(reading.value for reading in self.readings)


def reduce_case(entries: Iterable[Entry]) -> CaseRecord | None:
    """Return the case file as it stands, or None while its listing is missing."""
    ordered = in_order(entries)
    listed = choices(ordered, records.CaseFileSet)
    if not listed:
        return None
    return CaseRecord(
        id=ordered[0].fact.entity,
        choices=listed,
        reviews=choices(ordered, records.CaseReviewed, "review"),
    )


def reduce_document(entries: Iterable[Entry]) -> Listed | None:
    """Return the document as it stands, or None while its listing is missing."""
    ordered = in_order(entries)
    listed = choices(ordered, records.DocumentSet)
    if not listed:
        return None
    return Listed(
        id=ordered[0].fact.entity,
        choices=listed,
        readings=held(ordered, records.DocumentRead, records.DocumentUnread, "person"),
    )


def reduce_observation(entries: Iterable[Entry]) -> Placed[Observation] | None:
    """Return the observation as it stands."""
    return placed(entries, records.ObservationSet)
