# SPDX-License-Identifier: Apache-2.0
"""What a rehearsal's team writes at length: parts of documents, and comments on their facts."""

from collections.abc import Iterator

from msgspec import Struct

from peerdesk.desk.accuracy import note_comment
from peerdesk.desk.book import Book
from peerdesk.desk.references import References
from peerdesk.desk.rehearsal.places import WRITING, Fault, Places
from peerdesk.desk.written import write_prose
from peerdesk.domain.accuracy import AccuracyComment
from peerdesk.domain.publication_words import Decision, Publication


class RehearsalProse(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of a document; `theme` is a theme's code where there is one for each."""

    document: Publication
    part: str
    words: str
    theme: str = ""


class RehearsalComment(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A comment of the council on the facts of a draft, and what the team made of it."""

    document: Publication
    comment: str
    place: str = ""
    quoted: str = ""
    made_by: str = "Council"
    decision: Decision = Decision.OPEN
    why: str = ""
    changed_to: str = ""


class RehearsalWriting(Struct, frozen=True, forbid_unknown_fields=True):
    """All that is written at length."""

    prose: tuple[RehearsalProse, ...] = ()
    comments: tuple[RehearsalComment, ...] = ()


def play_writing(writing: RehearsalWriting, book: Book) -> None:
    """Write every part and take down every comment on a lead's laptop."""
    known = References(book)
    for prose in writing.prose:
        about = known.theme(prose.theme) if prose.theme else ""
        write_prose(book, prose.document, prose.part, prose.words, about)
    for comment in writing.comments:
        note_comment(
            book,
            AccuracyComment(
                publication=comment.document, place=comment.place, quoted=comment.quoted,
                comment=comment.comment, made_by=comment.made_by, decision=comment.decision,
                why=comment.why, changed_to=comment.changed_to,
            ),
        )  # fmt: skip


def faults_in_writing(
    writing: RehearsalWriting, themes: frozenset[str], places: Places
) -> Iterator[Fault]:
    """Yield what does not hold: a theme that the challenge does not have, an empty part."""
    for number, prose in enumerate(writing.prose):
        if prose.theme and prose.theme not in themes:
            what = f"there is no theme “{prose.theme}”: use one that was chosen."
            yield places.fault(WRITING, what, "prose", number, "theme")
        if not prose.words.strip():
            what = f"“{prose.part}” has no words: write or remove it."
            yield places.fault(WRITING, what, "prose", number, "words")
    for number, comment in enumerate(writing.comments):
        if not comment.comment.strip():
            what = "a comment has no words: write or remove it."
            yield places.fault(WRITING, what, "comments", number, "comment")
