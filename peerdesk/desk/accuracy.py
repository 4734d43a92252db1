# SPDX-License-Identifier: Apache-2.0
"""The factual-accuracy log: comments of the council on a draft, and what the team makes of each.

What changes nothing writes nothing.
"""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.desk import messages
from peerdesk.desk.accuracy_rows import AccuracyRow
from peerdesk.desk.book import Book
from peerdesk.desk.errors import Missing
from peerdesk.desk.texts import LONG_FIELD_LIMIT, field
from peerdesk.desk.writing import write
from peerdesk.desk.written import published
from peerdesk.domain.accuracy import AccuracyComment
from peerdesk.domain.facts import PointIssued
from peerdesk.domain.identifiers import mint
from peerdesk.domain.placed import Placed
from peerdesk.domain.publication_words import Decision, Publication
from peerdesk.domain.publishing import CommentSet

COUNCIL = "Council"
"""Whose a comment is where the file does not say."""
_ALIKE = 0.6
"""How much two texts of a comment share for one to be the other, corrected."""
_SAME_POINT = 0.72
"""How much of a quotation has to be a point's wording for the comment to be about it."""


class Incoming(Struct, frozen=True, kw_only=True):
    """What a file would change: rows not held yet, rows that say more or other, and the rest.

    `unread` are the words that stand for a decision and are none: these comments stay open.
    """

    fresh: tuple[AccuracyRow, ...] = ()
    changed: tuple[tuple[str, AccuracyComment], ...] = ()
    same: int = 0
    unread: tuple[str, ...] = ()


def comments_on(book: Book, kind: Publication) -> tuple[Placed[AccuracyComment], ...]:
    """Return the log of a document by number, struck-off rows left out."""
    held = [c for c in book.comments() if c.value.publication is kind and not c.value.dropped]
    return tuple(sorted(held, key=lambda c: (_number(c.value.number), c.value.number, c.id)))


def open_comments(book: Book, kind: Publication) -> tuple[Placed[AccuracyComment], ...]:
    """Return the comments that nobody has decided on yet."""
    return tuple(c for c in comments_on(book, kind) if c.value.decision is Decision.OPEN)


def note_comment(book: Book, details: AccuracyComment) -> str:
    """Take down a comment, under the next number if it has none; return its identifier.

    Raises `Missing` without words.
    """
    identifier = mint(book.device)
    numbered = details.number or _next_numbers(book, details.publication, 1)[0]
    wanted = _clean(book, replace(details, number=numbered))
    write(book, CommentSet(comment=identifier, details=wanted))
    return identifier


def change_comment(book: Book, identifier: str, details: AccuracyComment) -> None:
    """Set what is known of a comment and what was decided; of several it replaces all."""
    held = book.comment(identifier)
    wanted = _clean(book, details)
    if any(choice.value != wanted for choice in held.choices):
        write(book, CommentSet(comment=identifier, details=wanted, replaces=held.hashes))


def decide(
    book: Book, identifier: str, decision: Decision, why: str = "", changed_to: str = ""
) -> None:
    """Accept a comment, in whole or in part, or not; and say why and what stands now."""
    held = book.comment(identifier).value
    change_comment(
        book,
        identifier,
        replace(
            held,
            decision=decision,
            why=why or held.why,
            changed_to=changed_to or held.changed_to,
        ),
    )


def reword_from(book: Book, identifier: str) -> None:
    """Give the message that a comment is about the words that were agreed for it.

    Raises `Missing` where there is no message or there are no words.
    """
    held = book.comment(identifier).value
    if not held.message:
        raise Missing("The message that this comment is about")
    if not held.changed_to:
        raise Missing("What the text was changed to")
    messages.reword(book, held.message, held.changed_to)


def drop_comment(book: Book, identifier: str, *, dropped: bool = True) -> None:
    """Strike a comment off the log, or take it up again."""
    held = book.comment(identifier).value
    change_comment(book, identifier, replace(held, dropped=dropped))


def compare(book: Book, kind: Publication, rows: Sequence[AccuracyRow]) -> Incoming:
    """Return what a file of comments would change, without writing anything.

    A row is one that is held where the number and most of the words are the same, or all the
    words and the passage quoted. What the file leaves empty stays as it is held.
    """
    held = list(comments_on(book, kind))
    fresh: list[AccuracyRow] = []
    changed: list[tuple[str, AccuracyComment]] = []
    same = 0
    for row in rows:
        known = next((c for c in held if _is_same(row, c.value)), None)
        if known is None:
            fresh.append(row)
            continue
        held.remove(known)
        wanted = _clean(book, _merged(known.value, row))
        if wanted == known.value:
            same += 1
        else:
            changed.append((known.id, wanted))
    unread = tuple(row.unread for row in rows if row.unread)
    return Incoming(fresh=tuple(fresh), changed=tuple(changed), same=same, unread=unread)


def take_in(book: Book, kind: Publication, rows: Sequence[AccuracyRow]) -> Incoming:
    """Take a file of comments into the log as one transaction; return what it changed."""
    incoming = compare(book, kind, rows)
    numbers = iter(_next_numbers(book, kind, len(incoming.fresh)))
    points = _points(book, kind)
    facts = [
        CommentSet(
            comment=mint(book.device),
            details=_clean(book, _begun(kind, row, next(numbers), points)),
        )
        for row in incoming.fresh
    ]
    facts += [
        CommentSet(comment=key, details=details, replaces=book.comment(key).hashes)
        for key, details in incoming.changed
    ]
    write(book, *facts)
    return incoming


def log_of(book: Book, kind: Publication) -> dict[str, AccuracyComment]:
    """Return the comments of a log by their identifiers."""
    return {placed.id: placed.value for placed in comments_on(book, kind)}


def put_back(
    book: Book,
    before: Mapping[str, AccuracyComment],
    after: Mapping[str, AccuracyComment],
) -> None:
    """Put the log back as it was before a file was taken in; what was changed since stays."""
    facts = []
    for key, value in after.items():
        held = book.comment(key)
        if before.get(key) != value == held.value:
            was = before.get(key, replace(value, dropped=True))
            facts.append(CommentSet(comment=key, details=was, replaces=held.hashes))
    write(book, *facts)


def rows_for_file(book: Book, kind: Publication) -> tuple[AccuracyRow, ...]:
    """Return the log of a document as the rows of a file."""
    return tuple(
        AccuracyRow(
            comment=c.comment, number=c.number, place=c.place, quoted=c.quoted,
            made_by=c.made_by, decision=c.decision, why=c.why, changed_to=c.changed_to,
        )
        for c in (placed.value for placed in comments_on(book, kind))
    )  # fmt: skip


def _begun(
    kind: Publication, row: AccuracyRow, number: str, points: Sequence[PointIssued]
) -> AccuracyComment:
    return AccuracyComment(
        publication=kind, number=number, place=row.place, quoted=row.quoted,
        comment=row.comment, made_by=row.made_by or COUNCIL,
        decision=row.decision or Decision.OPEN, why=row.why, changed_to=row.changed_to,
        message=_message_of(row.quoted, points),
    )  # fmt: skip


def _merged(held: AccuracyComment, row: AccuracyRow) -> AccuracyComment:
    return replace(
        held,
        place=row.place or held.place,
        quoted=row.quoted or held.quoted,
        comment=row.comment,
        made_by=row.made_by or held.made_by,
        decision=_decided(held, row),
        why=row.why or held.why,
        changed_to=row.changed_to or held.changed_to,
    )


def _decided(held: AccuracyComment, row: AccuracyRow) -> Decision:
    """Return the decision: what the team has decided does not become open by an older file."""
    return held.decision if row.decision in {None, Decision.OPEN} else row.decision or held.decision


def _is_same(row: AccuracyRow, held: AccuracyComment) -> bool:
    if row.number and row.number == held.number:
        return _alike(row.comment, held.comment) >= _ALIKE
    same = _plain(row.comment) == _plain(held.comment)
    return same and (not row.quoted or _plain(row.quoted) == _plain(held.quoted))


def _points(book: Book, kind: Publication) -> tuple[PointIssued, ...]:
    """Return the points of the draft that the council has: the last frozen."""
    held = published(book, kind)
    return held.last.points if held and held.last else ()


def _message_of(quoted: str, points: Sequence[PointIssued]) -> str:
    """Return the message whose point a passage is taken from, or "" unless that is plain."""
    if len(quoted.split()) < _FEW:
        return ""
    inside = [p for p in points if _plain(quoted) in _plain(p.wording)]
    if inside:
        return inside[0].message if len({p.message for p in inside}) == 1 else ""
    scored = [(_alike(quoted, point.wording), point.message) for point in points]
    best, message = max(scored, default=(0.0, ""))
    return message if best >= _SAME_POINT else ""


_FEW = 3
"""Words that a quotation needs to be found again."""


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, _plain(one).split(), _plain(other).split()).ratio()


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


def _clean(book: Book, details: AccuracyComment) -> AccuracyComment:
    comment = field(details.comment, LONG_FIELD_LIMIT)
    if not comment:
        raise Missing("What the council says")
    if details.message:
        book.message(details.message)
    return replace(
        details,
        number=field(details.number, _SHORT),
        place=field(details.place),
        quoted=field(details.quoted, LONG_FIELD_LIMIT),
        comment=comment,
        made_by=field(details.made_by),
        why=field(details.why, LONG_FIELD_LIMIT),
        changed_to=field(details.changed_to, LONG_FIELD_LIMIT),
    )


_SHORT = 20


def _next_numbers(book: Book, kind: Publication, count: int) -> list[str]:
    """Return numbers that no row has, struck-off ones included."""
    held = [c.value for c in book.comments() if c.value.publication is kind]
    last = max((_number(c.number) for c in held), default=0)
    return [str(last + step) for step in range(1, count + 1)]


def _number(written: str) -> int:
    digits = "".join(c for c in written if c in "0123456789")
    return int(digits[:9]) if digits else 0
