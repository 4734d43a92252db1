# SPDX-License-Identifier: Apache-2.0
"""What the Challenge place asks of the desk, from its forms, on the vault's thread."""

from collections.abc import Sequence

from msgspec.structs import replace

from peerdesk.desk.book import Book
from peerdesk.desk.scope import add_kloe, edit_kloe, found_challenge, kloe_of, name_person
from peerdesk.domain.framework import FrameworkKloe
from peerdesk.domain.placed import Challenge
from peerdesk.domain.team import Person
from peerdesk.ui.challenge.plan import DRAFT, Plan


def found(book: Book, plan: Plan, *, practice: bool) -> Challenge:
    """Begin the challenge that was planned; its draft goes with that."""
    if plan.framework is None:
        raise TypeError(plan)
    challenge = found_challenge(
        book,
        plan.framework,
        plan.scope,
        modules=plan.modules,
        team=plan.team,
        practice=practice,
    )
    book.keep_draft(DRAFT, "")
    return challenge


def challenge_of(book: Book) -> Challenge:
    """Return the challenge."""
    return book.challenge()


def edit_line(book: Book, key: str, kloe: FrameworkKloe) -> None:
    """Set a line of enquiry as written; an empty code keeps the one it had."""
    held = kloe_of(book, key).value
    details = replace(
        held,
        code=kloe.code or held.code,
        title=kloe.title,
        question=kloe.question,
        prompts=kloe.prompts,
    )
    edit_kloe(book, key, details)


def add_line(book: Book, theme: str, kloe: FrameworkKloe) -> str:
    """Add a line of enquiry as written and return its identifier."""
    return add_kloe(book, theme, kloe.title, kloe.question, kloe.prompts, kloe.code)


def keep_team(book: Book, people: Sequence[tuple[str, Person]]) -> None:
    """Name everybody as written; who is named already is corrected only where it changed."""
    for identifier, person in people:
        name_person(book, identifier, person)
