# SPDX-License-Identifier: Apache-2.0
"""What a rehearsal's leads do for the presentation: case studies, the time, and what fits it."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from peerdesk.desk.book import Book
from peerdesk.desk.presenting import arrange, choosing, mark, take_advice
from peerdesk.desk.rehearsal.places import SLIDES, Fault, Places
from peerdesk.desk.studies import note_study
from peerdesk.domain.publication_words import Use
from peerdesk.domain.study import Study
from peerdesk.domain.words import Permission, StudyKind


class RehearsalStudy(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A case study or good practice; `message` is the key of the message that says it."""

    title: str
    message: str
    kind: StudyKind = StudyKind.CASE_STUDY
    summary: str = ""
    permission: Permission = Permission.NOT_ASKED
    permission_by: str = ""
    asked_on: str = ""
    answered_on: str = ""


class RehearsalSlides(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The presentation: its time and optional parts, and the messages that leads want on a slide.

    The rest is marked as the program advises. Without a time nothing is planned or marked.
    """

    minutes: int = 0
    parts: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()
    studies: tuple[RehearsalStudy, ...] = ()


def play_slides(slides: RehearsalSlides, book: Book, messages: Mapping[str, str]) -> None:
    """Note the studies, plan the presentation and mark the messages on a lead's laptop."""
    for study in slides.studies:
        note_study(
            book,
            Study(
                title=study.title, kind=study.kind, message=messages[study.message],
                summary=study.summary, permission=study.permission,
                permission_by=study.permission_by, asked_on=study.asked_on,
                answered_on=study.answered_on,
            ),
        )  # fmt: skip
    if slides.minutes:
        arrange(book, minutes=slides.minutes, parts=slides.parts)
        mark(book, {messages[key]: Use.SLIDE for key in slides.wanted})
        take_advice(book, choosing(book))


def faults_in_slides(
    slides: RehearsalSlides, messages: frozenset[str], places: Places
) -> Iterator[Fault]:
    """Yield what names a message that there is none of."""
    for number, study in enumerate(slides.studies):
        if study.message not in messages:
            what = f"there is no message “{study.message}”: use the key of one that stands."
            yield places.fault(SLIDES, what, "studies", number, "message")
    for number, key in enumerate(slides.wanted):
        if key not in messages:
            what = f"there is no message “{key}”: use the key of one that stands."
            yield places.fault(SLIDES, what, "wanted", number)
