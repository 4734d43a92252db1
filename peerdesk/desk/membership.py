# SPDX-License-Identifier: Apache-2.0
"""What leads do about who belongs to the team: parts, removals, taking back, releasing.

Every such act names what was known of the team when it was done, and up to where of the laptop's
own work it leaves everything as it was. `peerdesk.domain.recognition` decides by that which acts
count when two leads have acted without knowing of each other.
"""

from collections import defaultdict
from collections.abc import Iterable

from msgspec.structs import replace

from peerdesk.desk.admission import grant, read_asking
from peerdesk.desk.book import Book, TeamBook
from peerdesk.desk.errors import NotFound
from peerdesk.desk.membership_errors import NotReleasable, OwnLaptop
from peerdesk.desk.writing import write
from peerdesk.domain.facts import MemberAdmitted
from peerdesk.domain.membership import AuthorityChanged, ChangesReleased, Cut, MemberRemoved
from peerdesk.domain.register import Former
from peerdesk.domain.team import Member
from peerdesk.domain.words import Authority, RemovalReason

_AT_ONCE = 1_000
"""Changes released in one fact, so that none grows too large to travel."""


def former_members(book: Book) -> tuple[Former, ...]:
    """Return the laptops that were removed from the team, in the order of their admissions."""
    return tuple(book.roster().former.values())


def change_authority(book: TeamBook, device: str, authority: Authority) -> Member:
    """Let a laptop of the team do more or less from now on, and return its new entry.

    What it wrote before goes on being judged by what it could do then. Nobody changes or removes
    their own laptop, so whatever leads do without knowing of each other, one of them is left.
    Raises `NotFound`, `OwnLaptop` and `NotAllowed`.
    """
    member = _colleague(book, device)
    if member.authority is authority:
        return member
    write(book, _changed(book, device, authority))
    return replace(member, authority=authority)


def remove_laptop(book: TeamBook, device: str, reason: RemovalReason) -> Former:
    """Remove a laptop from the team: it gets no further bundles, and what it writes is set aside.

    What has arrived of it here goes on counting. Raises `NotFound`, `OwnLaptop`, `NotAllowed`.
    """
    _colleague(book, device)
    write(book, _removed(book, device, reason))
    return book.roster().former[device]


def take_back(book: TeamBook, device: str) -> Member:
    """Take a removed laptop back into the team with the part that it had.

    What has arrived here of what it wrote in between stays set aside until a lead releases it.
    Raises `NotFound` and `NotAllowed`.
    """
    former = book.roster().former.get(device)
    if former is None:
        raise NotFound("removed laptop", device)
    write(book, _changed(book, device, former.member.authority))
    return former.member


def replace_laptop(
    book: TeamBook, data: bytes, device: str, reason: RemovalReason = RemovalReason.LOST
) -> Member:
    """Let another laptop take the place of a lost one, for the same person and with the same part.

    `data` is what the new laptop asks to be admitted by. What its owner wrote on the old one stays
    theirs to reword. Raises `NotFound`, `OwnLaptop`, `NotAllowed` and what reading `data` raises.
    """
    roster = book.roster()
    former = roster.former.get(device)
    old = former.member if former else _colleague(book, device)
    granted = grant(book, read_asking(book, data).member, old.person)
    new = replace(granted, authority=old.authority)
    if new.device in roster.members or new.device in roster.former:
        raise NotFound("newcomer’s laptop", new.device)
    admitted = MemberAdmitted(device=new.device, member=new)
    if former:
        write(book, admitted)
    else:
        write(book, _removed(book, device, reason), admitted)
    return new


def release(book: TeamBook, hashes: Iterable[str]) -> int:
    """Let changes count that were set aside, and return how many.

    Raises `NotReleasable` before anything is written, and `NotAllowed`.
    """
    aside = {one.hash: one for one in book.aside_changes() if one.releasable}
    wanted = sorted(set(hashes))
    by_device: dict[str, list[str]] = defaultdict(list)
    for change in wanted:
        if change not in aside:
            raise NotReleasable(change)
        by_device[aside[change].device].append(change)
    knew = book.roster().unreplaced()
    write(
        book,
        *(
            ChangesReleased(device=device, changes=tuple(found[at : at + _AT_ONCE]), knew=knew)
            for device, found in sorted(by_device.items())
            for at in range(0, len(found), _AT_ONCE)
        ),
    )
    return len(wanted)


def _colleague(book: TeamBook, device: str) -> Member:
    member = book.roster().members.get(device)
    if member is None:
        raise NotFound("laptop of the team", device)
    if device == book.device:
        raise OwnLaptop
    return member


def _changed(book: TeamBook, device: str, authority: Authority) -> AuthorityChanged:
    roster = book.roster()
    return AuthorityChanged(
        device=device,
        authority=authority,
        cut=_cut(book, device),
        knew=roster.unreplaced(),
        replaces=roster.unreplaced(device),
    )


def _removed(book: TeamBook, device: str, reason: RemovalReason) -> MemberRemoved:
    roster = book.roster()
    return MemberRemoved(
        device=device,
        reason=reason,
        cut=_cut(book, device),
        knew=roster.unreplaced(),
        replaces=roster.unreplaced(device),
    )


def _cut(book: TeamBook, device: str) -> tuple[Cut, ...]:
    """Return up to where of a laptop's chains what is here was written."""
    heads = (head for head in book.vector() if head.device == device)
    return tuple(Cut(head.epoch, head.number, head.hash) for head in heads)
