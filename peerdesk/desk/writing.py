# SPDX-License-Identifier: Apache-2.0
"""The one gate before the ledger: whoever writes must have the authority for it.

Every use case writes through `write`, so that the table in `peerdesk.domain.authority` holds
whatever screen or command asks.
"""

from peerdesk.desk.book import Book, Lists
from peerdesk.desk.errors import NotAllowed, NotFound, PracticeMixed
from peerdesk.desk.membership_errors import RemovedFromTeam
from peerdesk.domain.authority import lower, reaches, rule_for
from peerdesk.domain.entry import Entry
from peerdesk.domain.facts import Fact
from peerdesk.domain.team import Member, Person
from peerdesk.domain.words import Authority


def own_entry(book: Book) -> Member:
    """Return how this laptop stands in the team.

    Once admitted the roster's word counts; before that, what its vault was made with, but never
    with a lead's authority, which nobody can give to themselves. Before there is a challenge
    the vault's own entry stands, so that a lead can found one. A removed laptop only reads.
    """
    members = book.members()
    if not members:
        return book.identity
    for member in members:
        if member.device == book.device:
            return member
    former = book.roster().former.get(book.device)
    mine = former.member if former else book.identity
    return Member(
        device=mine.device,
        person=mine.person,
        name=mine.name,
        role=mine.role,
        authority=Authority.OBSERVER if former else lower(mine.authority, Authority.PEER),
        signing_key=mine.signing_key,
        recipient=mine.recipient,
        organisation=mine.organisation,
    )


def write(book: Book, *facts: Fact) -> tuple[Entry, ...]:
    """Write facts as one transaction.

    Raises `NotAllowed`, or `RemovedFromTeam` on a laptop that was removed, before anything is
    written.
    """
    if not facts:
        return ()
    former = book.roster().former.get(book.device)
    if former is not None:
        raise RemovedFromTeam(former)
    has = own_entry(book).authority
    for fact in facts:
        rule = rule_for(fact)
        if not reaches(has, rule.needs):
            raise NotAllowed(rule.deed, rule.needs)
    return book.append(*facts)


def keep_apart(book: Book, *, practice: bool) -> None:
    """Raise `PracticeMixed` unless vault and challenge are both for practice, or neither is."""
    if practice != book.practice:
        raise PracticeMixed(practice_vault=book.practice)


def names(book: Lists) -> dict[str, Person]:
    """Return everybody of the team by identifier: named at scoping, or admitted with a laptop."""
    admitted = {m.person: Person(m.name, m.role, m.organisation) for m in book.members()}
    return admitted | {person.id: person.value for person in book.people()}


def laptop_names(book: Book) -> dict[str, str]:
    """Return whose each laptop is, or was, by its identifier; this one's own among them."""
    former = {device: one.member.name for device, one in book.roster().former.items()}
    here = {book.device: own_entry(book).name}
    return former | here | {member.device: member.name for member in book.members()}


def author_of(book: Book, given: str) -> str:
    """Return whose word this is: whose laptop it is, or the colleague given (`NotFound`)."""
    if not given:
        return own_entry(book).person
    if given not in names(book):
        raise NotFound("member", given)
    return given
