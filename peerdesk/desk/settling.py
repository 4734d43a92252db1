# SPDX-License-Identifier: Apache-2.0
"""Settling a clash: one is kept, or both, or one is made from both; nothing is ever overwritten.

What was not chosen stays in the history. Only what whoever chose has seen is replaced: had
another value come meanwhile, the choice is asked anew.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any

from msgspec.structs import replace

from peerdesk.desk.book import Book
from peerdesk.desk.clashes import Clash, Version, clashes_of, thing_of
from peerdesk.desk.errors import InTheBin, NotTheAuthor
from peerdesk.desk.evidence import is_own
from peerdesk.desk.settling_errors import ChangedMeanwhile, OnlyOneStands
from peerdesk.desk.writing import author_of, own_entry, write
from peerdesk.domain import asking, custody, facts, publishing, records, sorting
from peerdesk.domain.authority import reaches
from peerdesk.domain.briefing import Briefing
from peerdesk.domain.clash import Field, Value
from peerdesk.domain.cluster import Cluster
from peerdesk.domain.identifiers import mint
from peerdesk.domain.message import Message
from peerdesk.domain.note import Note
from peerdesk.domain.text import NOTE_LIMIT, WORDING_LIMIT, one_line
from peerdesk.domain.words import Authority, Status


class Keep(StrEnum):
    """What may be chosen instead of one of the versions."""

    BOTH = "both"
    MERGED = "merged"


def settle(book: Book, clash: Clash, choice: Version | Keep, text: str = "") -> tuple[str, ...]:
    """Choose one version, or both, or one made from both; return what was begun for it.

    `text` is the wording made by hand; a record is made from both where no two changed the same
    of it. Raises `ChangedMeanwhile`, `OnlyOneStands`, `NotTheAuthor`, `NotAllowed`, `EmptyText`
    and `TextTooLong`; nothing is written then.
    """
    _check(book, clash)
    if choice is Keep.BOTH:
        return _keep_both(book, clash)
    value = _merged(clash, text) if choice is Keep.MERGED else choice.value
    hashes = choice.changes if isinstance(choice, Version) else ()
    write(book, _fact(book, clash, value, hashes))
    return ()


def _check(book: Book, clash: Clash) -> None:
    """Raise unless the clash stands as it was shown, and is for this laptop to settle."""
    thing = thing_of(book, clash.sort, clash.id)
    if isinstance(thing, Note | Message) and thing.withdrawn:
        raise InTheBin(clash.sort)
    now = clashes_of(book, clash.sort, clash.id)
    if not any(
        (one.field, one.about, sorted(one.changes))
        == (clash.field, clash.about, sorted(clash.changes))
        for one in now
    ):
        raise ChangedMeanwhile
    if clash.field is Field.TEXT and isinstance(thing, Note) and not is_own(book, thing):
        raise NotTheAuthor


def _merged(clash: Clash, text: str) -> Value:
    if clash.is_text:
        return one_line(text, NOTE_LIMIT if clash.field is Field.TEXT else WORDING_LIMIT)
    if clash.merged is None:
        raise OnlyOneStands
    return clash.merged


def _fact(book: Book, clash: Clash, value: Any, hashes: tuple[str, ...]) -> facts.Fact:  # noqa: ANN401 - by field
    """Return the fact that sets a field to a value, in place of all that stood there."""
    made: dict[Field, Callable[[], facts.Fact]] = {
        Field.TEXT: lambda: facts.NoteRevised(note=clash.id, text=value, replaces=clash.changes),
        Field.STANCE: lambda: facts.NoteMarked(note=clash.id, stance=value, replaces=clash.changes),
        Field.WORDING: lambda: facts.MessageReworded(
            message=clash.id, wording=value, replaces=clash.changes
        ),
        Field.FILING: lambda: _filed(book, clash, value, hashes),
        Field.STATUS: lambda: facts.MessageSettled(
            message=clash.id, status=Status(value), replaces=clash.changes
        ),
        Field.RELATION: lambda: facts.MessageLinked(
            message=clash.id, note=clash.about, relation=value, replaces=clash.changes
        ),
        Field.TELLING: lambda: _told(clash, value),
        Field.DETAILS: lambda: _set(book, clash, value),
        Field.REVIEW: lambda: records.CaseReviewed(
            case=clash.id, review=value, replaces=clash.changes
        ),
        Field.ARRANGEMENT: lambda: _arranged(book, clash, value),
        Field.USE: lambda: publishing.MessageUsed(
            message=clash.id, use=value, replaces=clash.changes
        ),
        Field.PLAN: lambda: publishing.PublicationArranged(
            publication=clash.id,
            kind=book.publication(clash.id).kind,
            plan=value,
            replaces=clash.changes,
        ),
    }
    return made[clash.field]()


def _filed(book: Book, clash: Clash, value: Any, hashes: tuple[str, ...]) -> facts.Fact:  # noqa: ANN401 - a place
    """Return the filing, at the place in the order that its chooser saw it at."""
    filings = book.message(clash.id).filings
    position = next((f.position for f in reversed(filings) if f.hash in hashes), None)
    return facts.MessageFiled(
        message=clash.id,
        kind=value.kind,
        theme=value.theme,
        kloe=value.kloe,
        position=filings[-1].position if position is None else position,
        replaces=(*clash.changes, *(f.hash for f in filings if f.kept)),
    )


def _told(clash: Clash, value: Any) -> facts.Fact:  # noqa: ANN401 - a telling
    sponsor, issue, occasion = clash.about.split("\n")
    return facts.PointTold(
        message=clash.id,
        sponsor=sponsor,
        outcome=value.outcome,
        wording=value.wording,
        issue=issue,
        occasion=occasion,
        replaces=clash.changes,
    )


_SETTERS: dict[str, type[facts.Fact]] = {
    "theme": facts.ThemeSet,
    "kloe": facts.KloeSet,
    "person": facts.PersonNamed,
    "session": facts.SessionPlanned,
    "question": asking.QuestionSet,
    "case": records.CaseFileSet,
    "document": records.DocumentSet,
    "observation": records.ObservationSet,
    "cluster": sorting.ClusterSet,
    "study": sorting.StudySet,
    "reply": publishing.ReplySet,
    "prose": publishing.ProseSet,
    "comment": publishing.CommentSet,
    "release": publishing.FindingReleased,
    "wordlist": publishing.WordListSet,
}
"""What sets a thing as a whole; each names it in the field called like its sort."""


def _set(book: Book, clash: Clash, value: Any) -> facts.Fact:  # noqa: ANN401 - a record
    name, changes = clash.id, clash.changes
    if clash.sort == "challenge":
        return facts.ChallengeScoped(challenge=name, scope=value, replaces=changes)
    if isinstance(value, Cluster):
        value = replace(value, position=book.cluster(name).value.position)
    setter = _SETTERS[clash.sort]
    return setter(**{setter.about: name, "details": value, "replaces": changes})


def _arranged(book: Book, clash: Clash, value: Any) -> facts.Fact:  # noqa: ANN401 - an arrangement
    briefing = thing_of(book, "briefing", clash.id)
    return facts.BriefingArranged(
        briefing=clash.id,
        day=briefing.day if isinstance(briefing, Briefing) else "",
        sponsor=value.sponsor,
        left_out=value.left_out,
        requests=value.requests,
        practical=value.practical,
        points=value.points,
        plans=value.plans,
        also=value.also,
        replaces=clash.changes,
    )


def _keep_both(book: Book, clash: Clash) -> tuple[str, ...]:
    """Let the first version stay, and begin a note or message of its own for every other."""
    if not clash.is_text:
        raise OnlyOneStands
    first, *others = clash.versions
    begun: list[facts.Fact] = [_fact(book, clash, first.value, first.changes)]
    made: list[str] = []
    for number, version in enumerate(others, 1):
        identifier = mint(book.device)
        made.append(identifier)
        if clash.field is Field.TEXT:
            begun += _second_note(book, book.note(clash.id), identifier, str(version.value))
        else:
            begun += _second_message(book, book.message(clash.id), identifier, version, number)
    write(book, *begun)
    return tuple(made)


def _second_note(book: Book, note: Note, identifier: str, text: str) -> Iterator[facts.Fact]:
    """Yield a note like the first in all but its words, with its attachments and its messages."""
    yield facts.NoteWritten(
        note=identifier,
        author=note.author,
        text=text,
        source=note.source,
        session=note.session,
        case=note.case,
        record=note.record,
        area=note.area,
        figure=note.figure,
        stance=note.stance,
        kloes=note.kloe_ids,
        voices=note.voice_list,
    )
    for held in book.attachments(note.id):
        if not held.withdrawn:
            yield custody.AttachmentAdded(
                attachment=mint(book.device),
                note=identifier,
                name=held.name,
                media=held.media,
                size=held.size,
                digest=held.digest,
                chunks=held.chunks,
            )
    if reaches(own_entry(book).authority, Authority.PEER):
        for message in book.messages_on(note.id):
            for link in message.links:
                if link.note == note.id:
                    yield facts.MessageLinked(
                        message=message.id, note=identifier, relation=link.relation
                    )


def _second_message(
    book: Book, message: Message, identifier: str, version: Version, number: int
) -> Iterator[facts.Fact]:
    """Yield a message that stands behind the first, in the same place and on the same notes."""
    laptops = {device: member.person for device, member in book.roster().known.items()}
    yield facts.MessageDrafted(
        message=identifier,
        author=laptops.get(version.device, "") or author_of(book, ""),
        kind=message.kind,
        theme=message.theme,
        wording=str(version.value),
        position=message.filing.position + number,
        kloe=message.filing.kloe,
    )
    for link in message.links:
        yield facts.MessageLinked(message=identifier, note=link.note, relation=link.relation)
