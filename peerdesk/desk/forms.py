# SPDX-License-Identifier: Apache-2.0
"""The forms of scoping: cleaned, checked, and codes made for what a peer will type."""

import re
import unicodedata
from collections.abc import Iterable

from msgspec.structs import replace

from peerdesk.desk.book import Book
from peerdesk.desk.errors import BadCode, CodeTaken, Missing
from peerdesk.desk.texts import LONG_FIELD_LIMIT, field, fields, needed
from peerdesk.domain.challenge import Kloe, Scope, check_scope
from peerdesk.domain.concern import UrgentContact
from peerdesk.domain.team import Person

_CODE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_CODE_LIMIT = 40
ROLE_LIMIT = 120
"""Characters of the role that is told of a concern: enough for one, too few for a case."""


def clean_scope(scope: Scope) -> Scope:
    """Return the scope with its texts cleaned, or refuse what is missing or out of order."""
    sponsors = fields(scope.sponsors)
    if not sponsors:
        raise Missing("The sponsor’s role")
    return check_scope(
        replace(
            scope,
            council=needed(scope.council, "The council’s name"),
            title=needed(scope.title, "The challenge’s title"),
            sponsors=sponsors,
            organiser=field(scope.organiser),
            controllers=fields(scope.controllers),
            lawful_basis=field(scope.lawful_basis),
            impact_assessment=field(scope.impact_assessment),
            confidentiality_agreement=field(scope.confidentiality_agreement),
            told_at_once=clean_contacts(scope.told_at_once),
        )
    )


def clean_contacts(given: Iterable[UrgentContact]) -> tuple[UrgentContact, ...]:
    """Return who has to be told at once, each once, without those that name no role."""
    cleaned = (
        UrgentContact(field(one.role, ROLE_LIMIT), field(one.reach, ROLE_LIMIT)) for one in given
    )
    return tuple(dict.fromkeys(one for one in cleaned if one.role))


def clean_person(person: Person) -> Person:
    """Return the member with cleaned texts, or raise `Missing` where the name is empty."""
    return Person(needed(person.name, "The member’s name"), person.role, field(person.organisation))


def clean_kloe(kloe: Kloe) -> Kloe:
    """Return the line of enquiry with cleaned texts, or raise `Missing`."""
    return replace(
        kloe,
        title=needed(kloe.title, "The title of the line of enquiry"),
        question=needed(kloe.question, "The question", LONG_FIELD_LIMIT),
        prompts=fields(kloe.prompts, LONG_FIELD_LIMIT),
    )


def free_code(book: Book, given: str, title: str) -> str:
    """Return the code given, if it can be used, or one made from the title.

    Themes and lines share one list of codes. Raises `BadCode` and `CodeTaken`.
    """
    taken = {theme.value.code for theme in book.themes()}
    taken |= {kloe.value.code for kloe in book.kloes()}
    code = field(given).lower()
    if not code:
        return code_from(title, taken)
    if len(code) > _CODE_LIMIT or not _CODE.fullmatch(code):
        raise BadCode(code)
    if code in taken:
        raise CodeTaken(code)
    return code


def code_from(title: str, taken: set[str]) -> str:
    """Return a code made from a title that none of those taken is equal to."""
    return _free(_made_from(title), taken)


def _made_from(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    code = re.sub(r"[^a-z0-9]+", "-", plain).strip("-0123456789")[:_CODE_LIMIT].strip("-")
    return code or "line"


def _free(code: str, taken: set[str]) -> str:
    if code not in taken:
        return code
    number = 2
    while f"{code}-{number}" in taken:
        number += 1
    return f"{code}-{number}"
