# SPDX-License-Identifier: Apache-2.0
"""Case files, documents and observations: agreed, reviewed, read, corrected."""

from peerdesk.domain import facts, records
from peerdesk.domain.document import Document
from peerdesk.domain.note import Held
from peerdesk.domain.observation import Observation
from peerdesk.domain.review import CaseFile, CaseReview
from peerdesk.domain.words import CaseState, ObservationKind
from tests.happenings.scene import DAYS, PERSONS, Scene


def case_file_set(at: Scene) -> facts.Fact:
    """Agree a case file, or change what was agreed of it."""
    known = at.one(at.book.case_files()) if at.chance.random() < 0.5 else None
    details = CaseFile(label=at.words(), reviewer=at.chance.choice(PERSONS))
    return records.CaseFileSet(
        case=known.id if known else at.fresh(), details=details,
        replaces=at.some(known.hashes) if known else (),
    )  # fmt: skip


def case_reviewed(at: Scene) -> facts.Fact | None:
    if (case := at.one(at.book.case_files())) is None:
        return None
    review = CaseReview(state=at.word(CaseState), read=(at.words(),))
    replaces = at.some([choice.hash for choice in case.reviews])
    return records.CaseReviewed(case=case.id, review=review, replaces=replaces)


def document_set(at: Scene) -> facts.Fact:
    """Put a document on the register, or say what has become of it."""
    known = at.one(at.book.documents()) if at.chance.random() < 0.5 else None
    details = Document(title=at.words(), due=at.chance.choice(DAYS), pulled=True)
    return records.DocumentSet(
        document=known.id if known else at.fresh(), details=details,
        replaces=at.some(known.hashes) if known else (),
    )  # fmt: skip


def document_read(at: Scene) -> facts.Fact | None:
    document = at.one(at.book.documents())
    if document is None:
        return None
    return records.DocumentRead(document=document.id, person=at.chance.choice(PERSONS))


def document_unread(at: Scene) -> facts.Fact | None:
    if (document := at.one(at.book.documents())) is None:
        return None
    held = at.one(document.readings) or Held(PERSONS[0], ())
    return records.DocumentUnread(
        document=document.id, person=held.value, replaces=at.some(held.by)
    )


def observation_set(at: Scene) -> facts.Fact:
    """Record an observation, or correct its record."""
    known = at.one(at.book.observations()) if at.chance.random() < 0.5 else None
    details = Observation(
        kind=at.word(ObservationKind), setting=at.words(), day=at.chance.choice(DAYS)
    )
    return records.ObservationSet(
        observation=known.id if known else at.fresh(), details=details,
        replaces=at.some(known.hashes) if known else (),
    )  # fmt: skip
