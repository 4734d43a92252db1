# SPDX-License-Identifier: Apache-2.0
"""The case record review: which files, who reads them, how far they have come, what is found.

A case file is known by its label alone. What the label stands for is written by hand on a sheet
that the council's organiser keeps; no function here takes, returns or prints it.
"""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.desk.book import Book
from peerdesk.desk.capture import CASE_LIMIT, Written
from peerdesk.desk.case_labels import Draw, draw_labels
from peerdesk.desk.errors import NotFound
from peerdesk.desk.record_errors import LabelTaken, NotReviewedYet, OwnReview, StruckOff
from peerdesk.desk.record_notes import Belonging, write_record_line
from peerdesk.desk.texts import field, fields, needed, within
from peerdesk.desk.writing import names, own_entry, write
from peerdesk.domain.calendar import written_day
from peerdesk.domain.facts import Fact
from peerdesk.domain.identifiers import mint
from peerdesk.domain.recorded import CaseRecord
from peerdesk.domain.records import CaseFileSet, CaseReviewed
from peerdesk.domain.review import CaseFile, CaseReview
from peerdesk.domain.words import CaseArea, CaseState, ChosenBy, Source, Voice

MOST = 200
"""Case files added at once; a review has about 25."""
WORKER, MANAGER = "social worker", "team manager"
"""The roles talked with in every review, as they are kept."""
TALKS = {WORKER: Voice.FRONTLINE, MANAGER: Voice.MANAGERS}
"""Whose voice a talk with each of them is."""
USUALLY_READ = (
    "case summary and chronology",
    "assessments",
    "plans and their reviews",
    "visits and direct work",
    "supervision records",
    "records of other agencies",
)
"""What a reviewer usually reads of a case, as it is kept."""
_TIMES = re.compile(r"(\d{1,3})\s*[x×]\s*(\S.*)", re.IGNORECASE)


class Agreed(Struct, frozen=True, kw_only=True):
    """Case files to be added together: one for each type of case named.

    `reviewers` take the files in turn; none leaves them open.
    """

    types: tuple[str, ...]
    agreed_list: str = ""
    chosen_by: ChosenBy = ChosenBy.MANAGER
    reviewers: tuple[str, ...] = ()
    moderator: str = ""
    day: str = ""


def read_types(text: str) -> tuple[str, ...]:
    """Return the types of case that lines name: "3 x child protection" means three of them."""
    found: list[str] = []
    for line in text.splitlines():
        named = field(line)
        times = _TIMES.fullmatch(named)
        if times:
            count = within(int(times[1]), "The number of cases of a type", 1, MOST)
            found += [times[2]] * count
        elif named:
            found.append(named)
    return tuple(found)


def add_case_files(book: Book, agreed: Agreed, draw: Draw | None = None) -> tuple[str, ...]:
    """Put case files on the list, each under a label of its own, and return their identifiers.

    Raises `OutOfRange`, `NotFound` for a reviewer that nobody knows, `UnreadableTime`.
    """
    within(len(agreed.types), "The number of case files", 1, MOST)
    held = book.case_files()
    taken = [case.value.label for case in held]
    labels = draw_labels(taken, len(agreed.types), *([draw] if draw else []))
    first = max((case.value.position for case in held), default=0) + 1
    turns = agreed.reviewers or ("",)
    return tuple(
        set_case_file(
            book,
            mint(),
            CaseFile(
                label=label,
                agreed_list=agreed.agreed_list,
                chosen_by=agreed.chosen_by,
                type=kind,
                reviewer=turns[place % len(turns)],
                moderator=agreed.moderator if agreed.moderator != turns[place % len(turns)] else "",
                day=agreed.day,
                position=first + place,
            ),
        )
        for place, (label, kind) in enumerate(zip(labels, agreed.types, strict=True))
    )


def set_case_file(book: Book, case: str, wanted: CaseFile) -> str:
    """Set a case file as a whole and return its identifier; nothing is written if nothing changed.

    Raises `LabelTaken`, `OwnReview` where reviewer and moderator are one person, `NotFound`.
    """
    cleaned = _clean(book, wanted)
    held = book.case_files()
    if any(other.value.label == cleaned.label and other.id != case for other in held):
        raise LabelTaken(cleaned.label)
    before = next((other for other in held if other.id == case), None)
    if before is None or any(choice.value != cleaned for choice in before.choices):
        replaces = before.hashes if before else ()
        write(book, CaseFileSet(case=case, details=cleaned, replaces=replaces))
    return case


def change_case_file(book: Book, case: str, **fields_: object) -> None:
    """Change fields of a case file: type, list, who reads it, when; see `set_case_file`."""
    held = book.case_file(case)
    set_case_file(book, case, replace(held.value, **fields_))


def draw_again(book: Book, case: str, draw: Draw | None = None) -> str:
    """Give a case file a new label and return it: the old one was told to somebody, or is double.

    Notes that were written under the old label stay with the file, for they name it besides.
    """
    taken = [other.value.label for other in book.case_files()]
    (label,) = draw_labels(taken, 1, *([draw] if draw else []))
    held = book.case_file(case)
    write(
        book,
        CaseFileSet(case=case, details=replace(held.value, label=label), replaces=held.hashes),
    )
    return label


def doubled_labels(cases: Sequence[CaseRecord]) -> frozenset[str]:
    """Return the labels of more than one file, which were drawn on laptops apart by rare chance."""
    labels = [case.value.label for case in cases if not case.value.dropped]
    return frozenset(label for label in labels if labels.count(label) > 1)


def write_finding(book: Book, case: str, area: CaseArea, line: str) -> Written:
    """Write what a file shows in one area as a note; the first one begins its review."""
    held = _on_the_list(book, case)
    where = Belonging(source=Source.READ, record=case, case=held.value.label, area=area)
    return write_record_line(book, line, where, *_begins(held))


def write_talk(book: Book, case: str, role: str, line: str) -> Written:
    """Write what was said in the talk about a case as a note: heard, in the voice of its role."""
    held = _on_the_list(book, case)
    if role not in TALKS:
        raise NotFound("talk", role)
    where = Belonging(
        source=Source.HEARD, record=case, case=held.value.label, voices=(TALKS[role],)
    )
    review = held.review
    if role in review.talked_with:
        return write_record_line(book, line, where, *_begins(held))
    went_on = replace(_begun(review), talked_with=(*review.talked_with, role))
    return write_record_line(book, line, where, _reviewed(held, went_on))


def set_read(book: Book, case: str, read: Sequence[str]) -> None:
    """Say what of a case was read, and begin its review if that is new."""
    held = _on_the_list(book, case)
    wanted = tuple(dict.fromkeys(fields(read)))
    went_on = _begun(held.review) if wanted else held.review
    _review(book, held, replace(went_on, read=wanted))


def set_talked(book: Book, case: str, roles: Sequence[str]) -> None:
    """Say with whom a case was talked through, by role."""
    held = _on_the_list(book, case)
    wanted = tuple(dict.fromkeys(fields(roles)))
    went_on = _begun(held.review) if wanted else held.review
    _review(book, held, replace(went_on, talked_with=wanted))


def set_state(book: Book, case: str, state: CaseState) -> None:
    """Say how far the review has come.

    Raises `OwnReview` where its reviewer would moderate it, and `NotReviewedYet`.
    """
    held = _on_the_list(book, case)
    if state is CaseState.MODERATED:
        if held.value.reviewer == own_entry(book).person:
            raise OwnReview
        if held.review.state not in {CaseState.REVIEWED, CaseState.MODERATED}:
            raise NotReviewedYet
    _review(book, held, replace(held.review, state=state))


def settle_review(book: Book, case: str, review: CaseReview) -> None:
    """Set the whole review, as it stood before something that is undone."""
    _review(book, book.case_file(case), review)


def _review(book: Book, held: CaseRecord, review: CaseReview) -> None:
    if held.review != review or len(held.reviews) > 1:
        write(book, _reviewed(held, review))


def _reviewed(held: CaseRecord, review: CaseReview) -> CaseReviewed:
    replaces = tuple(choice.hash for choice in held.reviews)
    return CaseReviewed(case=held.id, review=review, replaces=replaces)


def _begun(review: CaseReview) -> CaseReview:
    if review.state is CaseState.TO_REVIEW:
        return replace(review, state=CaseState.UNDER_WAY)
    return review


def _begins(held: CaseRecord) -> tuple[Fact, ...]:
    begun = _begun(held.review)
    return (_reviewed(held, begun),) if begun != held.review else ()


def _on_the_list(book: Book, case: str) -> CaseRecord:
    held = book.case_file(case)
    if held.value.dropped:
        raise StruckOff("case file")
    return held


def _clean(book: Book, wanted: CaseFile) -> CaseFile:
    known = names(book)
    for person in (wanted.reviewer, wanted.moderator):
        if person and person not in known:
            raise NotFound("member", person)
    if wanted.moderator and wanted.moderator == wanted.reviewer:
        raise OwnReview
    return replace(
        wanted,
        label=needed(wanted.label, "The label of the case file", CASE_LIMIT),
        agreed_list=field(wanted.agreed_list),
        type=field(wanted.type),
        day=written_day(wanted.day) if wanted.day.strip() else "",
    )
