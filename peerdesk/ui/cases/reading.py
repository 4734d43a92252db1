# SPDX-License-Identifier: Apache-2.0
"""Everything about one case file: what was agreed, how far it is, and what was found, by part."""

from collections.abc import Mapping

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from peerdesk.desk.book import TeamBook
from peerdesk.desk.case_files import MANAGER, TALKS, WORKER
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.note import Note
from peerdesk.domain.review import CaseFile, CaseReview
from peerdesk.domain.words import CaseArea, CaseState, Source, Stance, title
from peerdesk.ui.cases.rows import Reviewers
from peerdesk.ui.records.findings import Finding, finding_of

OTHER = "other"
"""The part for lines that name the label and no area, as those typed in Capture."""
PARTS = (*(area.value for area in CaseArea), WORKER, MANAGER)
"""What every review goes through: the areas, then the two talks."""
_MOST = 1_000


class CaseDetail(Struct, frozen=True, kw_only=True):
    """One case file, wholly; `found` and `drafts` by part."""

    id: str
    file: CaseFile
    review: CaseReview
    clashes: bool
    found: Mapping[str, tuple[Finding, ...]]
    drafts: Mapping[str, str]

    @property
    def live(self) -> bool:
        """Say whether it is still worked on."""
        return not self.file.dropped

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the parts to show, in their order."""
        return (*PARTS, OTHER) if self.found.get(OTHER) else PARTS

    def next_state(self, me: str) -> CaseState | None:
        """Return what whoever asks may say of it next, or None."""
        state = self.review.state
        if state in {CaseState.TO_REVIEW, CaseState.UNDER_WAY}:
            return CaseState.REVIEWED
        if state is CaseState.REVIEWED and self.file.reviewer != me:
            return CaseState.MODERATED
        return None


def draft_key(case: str, part: str) -> str:
    """Return the key under which the line being typed in a part is kept."""
    return f"case {case} {part}"


def part_title(part: str) -> str:
    """Return what a part is called on the screen."""
    translate = QCoreApplication.translate
    named = {
        WORKER: translate("Parts", "Talk with the social worker"),
        MANAGER: translate("Parts", "Talk with the team manager"),
        OTHER: translate("Parts", "Under no area"),
    }
    return named.get(part) or title(CaseArea(part))


def read_case(book: TeamBook, team: Reviewers, case: str) -> CaseDetail:
    """Return everything about one case file; raises `NotFound`."""
    held = book.case_file(case)
    kloes = {kloe.id: kloe.value.title for kloe in team.kloes}
    found: dict[str, tuple[Finding, ...]] = {}
    for note in _notes(book, case, held.value.label):
        part = part_of(note)
        finding = finding_of(note, kloes, team.people, team.me)
        found[part] = (*found.get(part, ()), finding)
    drafts = {part: book.draft(draft_key(case, part)) for part in PARTS}
    return CaseDetail(
        id=case,
        file=held.value,
        review=held.review,
        clashes=len({choice.value for choice in held.choices}) > 1
        or len({choice.value for choice in held.reviews}) > 1,
        found=found,
        drafts={part: draft for part, draft in drafts.items() if draft},
    )


def part_of(note: Note) -> str:
    """Return the part of the review under which a note stands."""
    if note.area is not None:
        return note.area.value
    if note.source is Source.HEARD:
        for role, voice in TALKS.items():
            if voice in note.voice_list:
                return role
    return OTHER


def standing_of(findings: tuple[Finding, ...]) -> tuple[bool, bool]:
    """Return whether a part says what is strong, and what to consider."""
    strong = {Stance.STRENGTH, Stance.GOOD_PRACTICE}
    return (
        any(finding.stance in strong for finding in findings),
        any(finding.stance is Stance.CONSIDERATION for finding in findings),
    )


def _notes(book: TeamBook, case: str, label: str) -> list[Note]:
    """Return the notes of a case file, oldest first: by its record, or by its label alone."""
    own = book.notes(NoteQuery(record=case, newest_first=False), 0, _MOST)
    labelled = book.notes(NoteQuery(case=label, newest_first=False), 0, _MOST) if label else ()
    alone = [note for note in labelled if not note.record]
    return sorted((*own, *alone), key=lambda note: (note.at, note.id))
