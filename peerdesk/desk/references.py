# SPDX-License-Identifier: Apache-2.0
"""Things named from outside: by identifier, by the end or beginning of it, or by code.

Identifiers begin with the time they were minted, so several made in one go share their
beginning; what tells them apart is the end, and that is what lists show.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

from peerdesk.desk.book import Book
from peerdesk.desk.capture import kloe_codes
from peerdesk.desk.errors import Ambiguous, NotFound
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.writing import names
from peerdesk.domain.errors import UnknownKloe, UnknownVoice
from peerdesk.domain.session import Session
from peerdesk.domain.team import Person
from peerdesk.domain.words import Voice

LEAST = 4
"""Characters of an identifier that must be given."""
SHOWN = 8
"""Characters that lists show: enough for some ten thousand notes."""
_PAGE = 500


class References:
    """What may be named in a book, as it was when first asked; each list is fetched once.

    An empty name stays empty, so that an option left out passes through.
    """

    def __init__(self, book: Book) -> None:
        self._book = book

    @cached_property
    def sessions(self) -> dict[str, Session]:
        """Return the sessions by identifier."""
        return {session.id: session.value for session in self._book.sessions()}

    @cached_property
    def people(self) -> dict[str, Person]:
        """Return the team by identifier."""
        return names(self._book)

    @cached_property
    def codes(self) -> dict[str, str]:
        """Return the lines of enquiry in use by code."""
        return kloe_codes(self._book)

    def session(self, given: str) -> str:
        """Return the session that is meant, or raise `NotFound` or `Ambiguous`."""
        return _find("session", given, self.sessions)

    def person(self, given: str) -> str:
        """Return the member that is meant, or raise `NotFound` or `Ambiguous`."""
        return _find("member", given, self.people)

    def laptop(self, given: str) -> str:
        """Return the laptop that is meant, of the team or removed from it."""
        roster = self._book.roster()
        return _find("laptop", given, (*roster.members, *roster.former))

    def change(self, given: str) -> str:
        """Return the change that is meant, of those set aside, by its hash."""
        return _find("change", given, (one.hash for one in self._book.aside_changes()))

    def message(self, given: str) -> str:
        """Return the message that is meant, withdrawn ones included."""
        both = (*self._book.messages(), *self._book.messages(withdrawn=True))
        return _find("message", given, (message.id for message in both))

    def question(self, given: str) -> str:
        """Return the question that is meant, dropped ones included."""
        return _find("question", given, (question.id for question in self._book.questions()))

    def concern(self, given: str) -> str:
        """Return the immediate concern that is meant."""
        return _find("concern", given, (concern.id for concern in self._book.concerns()))

    def about(self, given: str) -> str:
        """Return the line of enquiry (by #code), message or note that is meant."""
        if given.strip().startswith("#"):
            return self.kloe(given)
        try:
            return self.message(given)
        except NotFound:
            return self.note(given)

    def cluster(self, given: str) -> str:
        """Return the cluster of notes that is meant, those off the wall included."""
        return _find("cluster", given, (cluster.id for cluster in self._book.clusters()))

    def card(self, given: str) -> str:
        """Return the message or cluster on the wall that is meant."""
        messages = [message.id for message in self._book.messages()]
        clusters = [cluster.id for cluster in self._book.clusters() if cluster.stands]
        return _find("card", given, [*messages, *clusters])

    def study(self, given: str) -> str:
        """Return the case study that is meant, those dropped included."""
        return _find("case study", given, (study.id for study in self._book.studies()))

    def note(self, given: str) -> str:
        """Return the note that is meant, those in the bin included."""
        if len(given) == len(self._book.device):
            return self._book.note(given).id
        return _find("note", given, self._notes())

    def case_file(self, given: str) -> str:
        """Return the case file that is meant, by its label or identifier."""
        held = self._book.case_files()
        wanted = given.strip().upper()
        labelled = [case.id for case in held if case.value.label.upper() == wanted]
        return labelled[0] if len(labelled) == 1 else _find("case", given, (c.id for c in held))

    def document(self, given: str) -> str:
        """Return the document that is meant, those struck off included."""
        return _find("document", given, (document.id for document in self._book.documents()))

    def observation(self, given: str) -> str:
        """Return the observation or site visit that is meant, those taken off included."""
        return _find("observation", given, (one.id for one in self._book.observations()))

    def attachment(self, given: str) -> str:
        """Return the attachment that is meant, those taken off included."""
        return _find("attachment", given, (held.id for held in self._book.attachments()))

    def hold(self, given: str) -> str:
        """Return the hold that is meant, those lifted included."""
        return _find("hold", given, (held.id for held in self._book.holds()))

    def theme(self, given: str) -> str:
        """Return the theme that is meant, by code or identifier."""
        for theme in self._book.themes():
            if given.strip().lower() in {theme.value.code, theme.id}:
                return theme.id
        raise NotFound("theme", given)

    def kloe(self, given: str) -> str:
        """Return the line of enquiry that a code names, with or without #."""
        code = given.strip().lower().removeprefix("#")
        if code and code not in self.codes:
            raise UnknownKloe(code)
        return self.codes.get(code, "")

    def _notes(self) -> Iterator[str]:
        for query in (NoteQuery(), NoteQuery(withdrawn=True)):
            first = 0
            while page := self._book.notes(query, first, _PAGE):
                yield from (note.id for note in page)
                first += _PAGE


def read_voice(given: str) -> Voice:
    """Return the voice that a word names, with or without @, or raise `UnknownVoice`."""
    word = given.strip().lower().removeprefix("@")
    try:
        return Voice(word)
    except ValueError:
        raise UnknownVoice(word) from None


def short(identifier: str) -> str:
    """Return the end of an identifier, as lists show it."""
    return identifier[-SHOWN:]


def _find(sort: str, given: str, among: Iterable[str]) -> str:
    wanted = given.strip().lower()
    if not wanted:
        return ""
    known = tuple(among)
    if wanted in known:
        return wanted
    found = [
        identifier
        for identifier in known
        if len(wanted) >= LEAST and (identifier.endswith(wanted) or identifier.startswith(wanted))
    ]
    if len(found) > 1:
        raise Ambiguous(sort, given, len(found))
    if not found:
        raise NotFound(sort, given)
    return found[0]
