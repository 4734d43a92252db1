# SPDX-License-Identifier: Apache-2.0
"""What the form for typing in a sheet needs, read from the book in one go."""

from dataclasses import dataclass, field

from peerdesk.desk.book import Book
from peerdesk.desk.capture import kloe_codes, usable_kloes
from peerdesk.desk.errors import NoChallenge
from peerdesk.desk.writing import names, own_entry
from peerdesk.domain.attribution import a_person_of
from peerdesk.domain.challenge import Kloe
from peerdesk.domain.placed import Placed
from peerdesk.domain.session import Session
from peerdesk.domain.words import title
from peerdesk.domain.writing_aids import Own
from peerdesk.ui.paper.sheet_draft import DRAFT, SheetDraft, from_draft


@dataclass(frozen=True)
class PaperRows:
    """Sessions and people to choose from, what tags mean, and what was typed before."""

    founded: bool
    sessions: tuple[Placed[Session], ...] = ()
    people: tuple[tuple[str, str], ...] = ()
    me: str = ""
    kloes: tuple[Placed[Kloe], ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    draft: SheetDraft = field(default_factory=SheetDraft)
    own: Own = field(default_factory=Own)

    def session(self, identifier: str) -> Session | None:
        """Return a session by its identifier, or None."""
        return next((held.value for held in self.sessions if held.id == identifier), None)


def read_paper(book: Book) -> PaperRows:
    """Return what the form needs."""
    try:
        scope = book.challenge().scope
    except NoChallenge:
        return PaperRows(founded=False)
    people = names(book)
    me = own_entry(book).person
    others = sorted(((k, p.name) for k, p in people.items() if k != me), key=lambda one: one[1])
    texts = (*(kloe.value.title for kloe in book.kloes()), scope.council if scope else "")
    roles = {person.name: a_person_of(title(person.role)) for person in people.values()}
    return PaperRows(
        founded=True,
        sessions=tuple(held for held in book.sessions() if not held.value.called_off),
        people=((me, people[me].name if me in people else ""), *others),
        me=me,
        kloes=usable_kloes(book),
        codes=tuple(kloe_codes(book).items()),
        draft=from_draft(book.draft(DRAFT)),
        own=Own(roles, texts),
    )
