# SPDX-License-Identifier: Apache-2.0
"""What a lead grants to a laptop that asks to be admitted."""

from msgspec.structs import replace

from peerdesk.desk.book import Book
from peerdesk.desk.errors import NotFound, SomebodyElses
from peerdesk.desk.writing import names
from peerdesk.domain.laptop import NAME_LIMIT, shown
from peerdesk.domain.team import Member
from peerdesk.team.fingerprint import check_member


def grant(book: Book, asked: Member, person: str) -> Member:
    """Return the entry that a lead grants, never with more than the role gives.

    `person` is somebody whom scoping has named: their name and role then stand instead of what
    the file says. Raises `SomebodyElses` and `NotFound`.
    """
    if not person:
        if asked.person in names(book):
            raise SomebodyElses
        return check_member(replace(asked, authority=asked.role.authority))
    named = names(book).get(person)
    if named is None:
        raise NotFound("member", person)
    return check_member(
        replace(
            asked,
            person=person,
            name=shown(named.name)[:NAME_LIMIT],
            role=named.role,
            authority=named.role.authority,
            organisation=shown(named.organisation)[:NAME_LIMIT] or asked.organisation,
        )
    )
