# SPDX-License-Identifier: Apache-2.0
"""What happens to case files, documents and observations; what was found in them is in notes."""

from peerdesk.domain.document import Document
from peerdesk.domain.facts import Fact, Hashes
from peerdesk.domain.observation import Observation
from peerdesk.domain.review import CaseFile, CaseReview


class CaseFileSet(Fact, frozen=True, kw_only=True):
    """A case file was put on the agreed list, given to a reviewer, or taken off."""

    about = "case"
    case: str
    details: CaseFile
    replaces: Hashes = ()


class CaseReviewed(Fact, frozen=True, kw_only=True):
    """The review of a case file went on."""

    about = "case"
    case: str
    review: CaseReview
    replaces: Hashes = ()


class DocumentSet(Fact, frozen=True, kw_only=True):
    """A document was put on the register, requested, received or struck off."""

    about = "document"
    document: str
    details: Document
    replaces: Hashes = ()


class DocumentRead(Fact, frozen=True, kw_only=True):
    """A member of the team has read a document."""

    about = "document"
    document: str
    person: str


class DocumentUnread(Fact, frozen=True, kw_only=True):
    """Somebody had not read it after all: just the readings named."""

    about = "document"
    document: str
    person: str
    replaces: Hashes


class ObservationSet(Fact, frozen=True, kw_only=True):
    """An observation of practice or a site visit was recorded, or its record corrected."""

    about = "observation"
    observation: str
    details: Observation
    replaces: Hashes = ()
