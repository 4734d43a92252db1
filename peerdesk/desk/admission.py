# SPDX-License-Identifier: Apache-2.0
"""Who asks to be admitted, by which file, and what a lead grants them."""

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.desk.book import Book, TeamBook
from peerdesk.desk.errors import NotFound, SomebodyElses
from peerdesk.desk.joining_errors import AnotherChallengesRequest, NobodyAsks
from peerdesk.desk.membership_errors import WasRemoved
from peerdesk.desk.parked import DECLINED, REQUEST, STRANGER
from peerdesk.desk.writing import names, write
from peerdesk.domain.authority import lower
from peerdesk.domain.facts import Fact, MemberAdmitted, PersonNamed
from peerdesk.domain.laptop import NAME_LIMIT, shown
from peerdesk.domain.team import Member, Person
from peerdesk.domain.words import Authority, Role
from peerdesk.ledger.canonical import decode, encode
from peerdesk.team.age_header import FIRST as AGE
from peerdesk.team.bundle import LAPTOPS
from peerdesk.team.errors import TooManyLaptops
from peerdesk.team.fingerprint import check_member, fingerprint
from peerdesk.team.identity_file import read_identity
from peerdesk.team.join_request import read_request

_NAME = "request:"
"""What the name of a kept request begins with; the laptop's identifier follows."""
_TURNED_DOWN = "declined:"
_MOST_TURNED_DOWN = 64
"""Laptops that are remembered as turned down; of more, those of longest ago are forgotten."""


class Asking(Struct, frozen=True, kw_only=True):
    """Somebody who asks to be admitted: the entry they want, and six words to compare by voice.

    `edition` are the terms that they say they accepted, or "" where an identity file or a bundle
    asks. `bundles` of theirs wait here for the admission.
    """

    member: Member
    fingerprint: tuple[str, ...]
    edition: str = ""
    bundles: int = 0


def read_asking(book: TeamBook, data: bytes) -> Asking:
    """Return who asks by a request to join or by an identity file; nothing is written.

    Raises `DamagedIdentity`, `DamagedRequest`, `RequestForOthers`, `AnotherChallengesRequest`.
    """
    if not data.startswith(AGE):
        return _asks(read_identity(data))
    request = read_request(data, book.keys)
    if request.challenge != book.challenge().id:
        raise AnotherChallengesRequest
    return _asks(request.member, request.edition)


def keep_request(book: TeamBook, asking: Asking) -> None:
    """Keep who asks until a lead has answered; of one laptop its last word."""
    device = asking.member.device
    if device not in {member.device for member in book.members()}:
        book.park(_NAME + device, device, REQUEST, encode(asking))
        if is_turned_down(book, device):
            book.unpark(_TURNED_DOWN + device)


def requests(book: TeamBook) -> tuple[Asking, ...]:
    """Return who asks to be admitted and has not been, the earliest first."""
    parked = book.parked()
    waiting = [one.sender for one in parked if one.why == STRANGER]
    admitted = {member.device for member in book.members()}
    return tuple(
        replace(_kept(book, one.name), bundles=waiting.count(one.sender))
        for one in parked
        if one.why == REQUEST and one.sender not in admitted
    )


def request_of(book: TeamBook, device: str) -> Asking:
    """Return what a laptop asks, known by the first letters of its identifier.

    Raises `NobodyAsks`.
    """
    found = [asking for asking in requests(book) if asking.member.device.startswith(device)]
    if len(found) != 1 or not device:
        raise NobodyAsks(device)
    return found[0]


def turn_down(book: TeamBook, device: str) -> None:
    """Let go what a laptop asks, and whatever of it waits; it may ask again by a file.

    Until it does, its bundles are not kept any more, however often they come.
    """
    gone = [
        one.name for one in book.parked() if one.sender == device and one.why in {REQUEST, STRANGER}
    ]
    if not gone:
        raise NobodyAsks(device)
    book.unpark(*gone)
    book.park(_TURNED_DOWN + device, device, DECLINED, b"")
    kept = [one.name for one in book.parked() if one.why == DECLINED]
    if len(kept) > _MOST_TURNED_DOWN:
        book.unpark(*kept[:-_MOST_TURNED_DOWN])


def is_turned_down(book: TeamBook, device: str) -> bool:
    """Say whether a laptop was turned down here, and has not asked by a file since."""
    return any(one.name == _TURNED_DOWN + device for one in book.parked())


def usual_authority(role: Role, *, named: bool) -> Authority:
    """Return what a lead is offered to grant: what the role gives whoever scoping has `named`.

    A role that only the newcomer's file tells of gives no more than a peer's authority: to make
    somebody a lead is for a lead to choose.
    """
    return role.authority if named else lower(role.authority, Authority.PEER)


def admit_member(
    book: TeamBook, asked: Member, *, person: str = "", authority: Authority | None = None
) -> Member:
    """Admit a laptop to the team; only a lead can.

    What the roster says counts from then on, the laptop's own notes included. So where scoping
    has named its owner already, the lead passes that `person`: name, role and authority are
    then those named at scoping, and nobody stands in the lists twice. Otherwise the owner is
    named as they ask. The lead chooses the `authority`; without a choice it is that of the role.
    An admitted laptop stays as it is.
    Raises `SomebodyElses`, `NotFound`, `NotAllowed`, `WasRemoved` and `TooManyLaptops`.
    """
    book.challenge()
    members = book.members()
    for member in members:
        if member.device == asked.device:
            return member
    if (former := book.roster().former.get(asked.device)) is not None:
        raise WasRemoved(former)
    if len(members) >= LAPTOPS:
        raise TooManyLaptops(len(members) + 1, LAPTOPS)
    granted = grant(book, asked, person, authority)
    admitted: list[Fact] = [MemberAdmitted(device=granted.device, member=granted)]
    if not person:
        details = Person(granted.name, granted.role, granted.organisation)
        admitted.append(PersonNamed(person=granted.person, details=details))
    write(book, *admitted)
    answered = [one.name for one in book.parked() if one.name in _answers(granted.device)]
    if answered:
        book.unpark(*answered)
    return granted


def grant(book: Book, asked: Member, person: str, authority: Authority | None = None) -> Member:
    """Return the entry that a lead grants, never with more than they chose or the role gives.

    `person` is somebody whom scoping has named: their name and role then stand instead of what
    the file says. What authority the file asks for is never looked at. Raises `SomebodyElses`
    and `NotFound`.
    """
    if not person:
        if asked.person in names(book):
            raise SomebodyElses
        return check_member(replace(asked, authority=authority or asked.role.authority))
    named = names(book).get(person)
    if named is None:
        raise NotFound("member", person)
    return check_member(
        replace(
            asked,
            person=person,
            name=shown(named.name)[:NAME_LIMIT],
            role=named.role,
            authority=authority or named.role.authority,
            organisation=shown(named.organisation)[:NAME_LIMIT] or asked.organisation,
        )
    )


def _answers(device: str) -> tuple[str, str]:
    return _NAME + device, _TURNED_DOWN + device


def _asks(member: Member, edition: str = "") -> Asking:
    return Asking(member=member, fingerprint=fingerprint(member), edition=edition)


def _kept(book: TeamBook, name: str) -> Asking:
    return decode(book.parked_content(name), Asking)
