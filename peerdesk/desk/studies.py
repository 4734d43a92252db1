# SPDX-License-Identifier: Apache-2.0
"""Case studies and good practice: what others may hear of, once the council has agreed to it.

Every presentation ends with at least one case study, and good practice that nobody wrote down is
lost to the programme. What changes nothing writes nothing.
"""

from msgspec.structs import replace

from peerdesk.desk.book import Book
from peerdesk.desk.errors import NotFound
from peerdesk.desk.texts import LONG_FIELD_LIMIT, field, needed
from peerdesk.desk.writing import write
from peerdesk.domain.calendar import read_day
from peerdesk.domain.identifiers import mint
from peerdesk.domain.message import Message
from peerdesk.domain.placed import Placed
from peerdesk.domain.sorting import StudySet
from peerdesk.domain.study import Study
from peerdesk.domain.words import MessageKind, Permission, StudyKind


def note_study(book: Book, study: Study) -> str:
    """Note a case study or a piece of good practice; return its identifier.

    Raises `Missing` without a title, `NotFound` for an unknown message, `UnreadableTime`.
    """
    identifier = mint(book.device)
    write(book, StudySet(study=identifier, details=_checked(book, study)))
    return identifier


def change_study(book: Book, identifier: str, study: Study) -> None:
    """Set what is known of a study, its permission too; of several that stand it replaces all."""
    held = study_of(book, identifier)
    wanted = _checked(book, study)
    if any(choice.value != wanted for choice in held.choices):
        write(book, StudySet(study=identifier, details=wanted, replaces=held.hashes))


def drop_study(book: Book, identifier: str) -> None:
    """Track a study no more; it can be taken up again."""
    held = study_of(book, identifier)
    change_study(book, identifier, replace(held.value, dropped=True))


def take_up_study(book: Book, identifier: str) -> None:
    """Track a study again."""
    held = study_of(book, identifier)
    change_study(book, identifier, replace(held.value, dropped=False))


def study_of(book: Book, identifier: str) -> Placed[Study]:
    """Return one study, or raise `NotFound`."""
    for study in book.studies():
        if study.id == identifier:
            return study
    raise NotFound("case study", identifier)


def tracked(book: Book) -> tuple[Placed[Study], ...]:
    """Return the studies that are tracked, case studies first, then by title."""
    kinds = list(StudyKind)
    held = [study for study in book.studies() if not study.value.dropped]
    return tuple(
        sorted(held, key=lambda s: (kinds.index(s.value.kind), s.value.title.casefold(), s.id))
    )


def studies_on(book: Book, message: str) -> tuple[Placed[Study], ...]:
    """Return the studies that tell of a message, or of one merged into it."""
    also = {message, *book.message(message).also}
    return tuple(study for study in tracked(book) if study.value.message in also)


def lacks_case_study(book: Book) -> bool:
    """Say whether the presentation would end without a case study that may be shared."""
    return not any(
        study.value.kind is StudyKind.CASE_STUDY
        and study.value.permission is not Permission.REFUSED
        for study in tracked(book)
    )


def untracked_practice(book: Book) -> tuple[Message, ...]:
    """Return the messages of good practice that nobody tracks permission for."""
    said = {study.value.message for study in tracked(book)}
    return tuple(
        message
        for message in book.messages()
        if message.kind is MessageKind.GOOD_PRACTICE and not {message.id, *message.also} & said
    )


def _checked(book: Book, study: Study) -> Study:
    """Return a study with its texts cleaned; whoever was not asked yet has given no answer."""
    if study.message:
        book.message(study.message)
    asked = study.permission is not Permission.NOT_ASKED
    answered = study.permission in {Permission.GIVEN, Permission.REFUSED}
    return replace(
        study,
        title=needed(study.title, "A title"),
        summary=field(study.summary, LONG_FIELD_LIMIT),
        region=field(study.region),
        permission_by=field(study.permission_by) if asked else "",
        asked_on=_day(study.asked_on) if asked else "",
        answered_on=_day(study.answered_on) if answered else "",
    )


def _day(given: str) -> str:
    return read_day(given).isoformat() if given.strip() else ""
