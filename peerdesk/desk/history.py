# SPDX-License-Identifier: Apache-2.0
"""The history of one thing: every version of its words, who wrote it when, and the way back.

An earlier version is brought back as a new one: nothing is rolled back, and what stood in between
stays in the history too. What was erased for good is not here, and no history brings it back.
"""

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import asdict

from peerdesk.desk.book import Book
from peerdesk.desk.case_files import set_case_file, settle_review
from peerdesk.desk.clash_words import ClashWords
from peerdesk.desk.documents import change_document
from peerdesk.desk.errors import NotFound
from peerdesk.desk.evidence import is_own, revise
from peerdesk.desk.history_words import event_words
from peerdesk.desk.messages import reword
from peerdesk.desk.observations import change_observation
from peerdesk.desk.questions import change_question
from peerdesk.desk.timetable import change_session
from peerdesk.desk.writing import laptop_names, own_entry
from peerdesk.domain import asking, custody, facts, records
from peerdesk.domain.authority import reaches, rule_for
from peerdesk.domain.entry import Entry
from peerdesk.domain.lineage import with_replaced

WORDINGS = (
    facts.NoteWritten,
    custody.NoteRestated,
    facts.NoteRevised,
    facts.MessageDrafted,
    facts.MessageReworded,
)
"""Facts that bring a text."""
SET = (
    facts.SessionPlanned,
    asking.QuestionSet,
    records.CaseFileSet,
    records.CaseReviewed,
    records.DocumentSet,
    records.ObservationSet,
)
"""Facts that bring a record as a whole."""
SORTS = ("note", "message", "session", "question", "case", "document", "observation")
"""What has a history to be looked at."""


class Earlier(Struct, frozen=True):
    """A version that another one replaced: when it was written, and its words."""

    at: int
    offset: int
    text: str


class Version(Struct, frozen=True, kw_only=True):
    """One thing that happened: a version with its `text`, or something else, told by `what`.

    `before` are the versions that it replaced, `stands` says that it is what stands now, and
    `may_restore` that this laptop can bring it back. A note's sort or a message's place is changed
    beside its words: the wording that came with it stands on.
    """

    hash: str
    at: int
    offset: int
    who: str
    what: str
    text: str = ""
    before: tuple[Earlier, ...] = ()
    stands: bool = False
    may_restore: bool = False


def versions(book: Book, sort: str, identifier: str) -> tuple[Version, ...]:
    """Return all that happened to one thing, in order.

    Raises `NotFound` for what is not here, and for a note that was erased for good
    `ErasedNote`, which says on whose authority.
    """
    if sort == "note":
        book.note(identifier)
    entries = book.history(sort, identifier) if sort in SORTS else ()
    if not entries:
        raise NotFound(sort, identifier)
    words = ClashWords(book)
    replaced = {entry.hash: before for entry, before in with_replaced(entries, *WORDINGS, *SET)}
    brought = (entry.fact for entry in entries if isinstance(entry.fact, WORDINGS + SET))
    gone = {one for fact in brought for one in getattr(fact, "replaces", ())}
    return tuple(_versions(book, words, entries, replaced, gone))


def restore_version(book: Book, sort: str, identifier: str, version: str) -> None:
    """Bring an earlier version back, as a new one, by the rules for changing the thing.

    Raises `NotFound` for a change that is no version of this, and whatever the change raises.
    """
    found = next((e for e in book.history(sort, identifier) if e.hash == version), None)
    if found is None or not isinstance(found.fact, WORDINGS + SET):
        raise NotFound("version", version)
    _RESTORES[type(found.fact)](book, identifier, found.fact)


def text_of(fact: facts.Fact, words: ClashWords) -> str:
    """Return the words of a version: a text as it is, a record field by field."""
    if isinstance(fact, SET):
        record = getattr(fact, "review", None) or getattr(fact, "details")  # noqa: B009 - of many kinds
        return "\n".join(f"{said.label}: {said.words}" for said in words.tell(record))
    return str(getattr(fact, "text", "") or getattr(fact, "wording", ""))


def _versions(
    book: Book,
    words: ClashWords,
    entries: tuple[Entry, ...],
    replaced: Mapping[str, tuple[Entry, ...]],
    gone: set[str],
) -> Iterator[Version]:
    laptops = laptop_names(book)
    for entry in entries:
        is_version = entry.hash in replaced
        stands = is_version and entry.hash not in gone
        yield Version(
            hash=entry.hash,
            at=entry.at,
            offset=entry.offset,
            who=_who(entry, words, laptops),
            what=event_words(entry.fact, words),
            text=text_of(entry.fact, words) if is_version else "",
            before=tuple(
                Earlier(one.at, one.offset, text_of(one.fact, words))
                for one in replaced.get(entry.hash, ())
            ),
            stands=stands,
            may_restore=is_version and not stands and _may_change(book, entry),
        )


def _may_change(book: Book, entry: Entry) -> bool:
    """Say whether this laptop may bring back what an entry brought."""
    fact = entry.fact
    if fact.about == "note":
        note = book.note(fact.entity)
        return is_own(book, note) and not note.withdrawn
    if fact.about == "message" and book.message(fact.entity).withdrawn:
        return False
    return reaches(own_entry(book).authority, rule_for(fact).needs)


def _who(entry: Entry, words: ClashWords, laptops: Mapping[str, str]) -> str:
    author = getattr(entry.fact, "author", "")
    return words.people.get(author) or laptops.get(entry.device, "")


def _revise(book: Book, note: str, fact: facts.Fact) -> None:
    revise(book, note, str(getattr(fact, "text")))  # noqa: B009 - three kinds of fact have one


def _reword(book: Book, message: str, fact: facts.Fact) -> None:
    reword(book, message, str(getattr(fact, "wording")))  # noqa: B009 - two kinds of fact have one


def _set(change: Callable[..., object]) -> Callable[[Book, str, facts.Fact], object]:
    def restore(book: Book, identifier: str, fact: facts.Fact) -> object:
        return change(book, identifier, getattr(fact, "details"))  # noqa: B009 - as in `SET`

    return restore


def _set_fields(change: Callable[..., object]) -> Callable[[Book, str, facts.Fact], object]:
    def restore(book: Book, identifier: str, fact: facts.Fact) -> object:
        return change(book, identifier, **asdict(getattr(fact, "details")))  # noqa: B009 - as above

    return restore


def _review(book: Book, case: str, fact: facts.Fact) -> None:
    settle_review(book, case, getattr(fact, "review"))  # noqa: B009 - one kind of fact has one


_RESTORES: dict[type[facts.Fact], Callable[[Book, str, facts.Fact], object]] = {
    facts.NoteWritten: _revise,
    custody.NoteRestated: _revise,
    facts.NoteRevised: _revise,
    facts.MessageDrafted: _reword,
    facts.MessageReworded: _reword,
    facts.SessionPlanned: _set(change_session),
    asking.QuestionSet: _set(change_question),
    records.CaseFileSet: _set(set_case_file),
    records.CaseReviewed: _review,
    records.DocumentSet: _set_fields(change_document),
    records.ObservationSet: _set_fields(change_observation),
}
