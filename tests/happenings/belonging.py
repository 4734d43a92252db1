# SPDX-License-Identifier: Apache-2.0
"""What happens to who belongs to the team, said by anybody of anybody, whether they may or not."""

from msgspec.structs import replace

from peerdesk.domain import facts, membership
from peerdesk.domain.words import Authority, RemovalReason
from tests.happenings.scene import Scene


def member_admitted(at: Scene) -> facts.Fact:
    """Admit a laptop of the team again, with any authority."""
    member = at.chance.choice(at.book.members())
    again = replace(member, authority=at.word(Authority))
    return facts.MemberAdmitted(device=member.device, member=again)


def terms_accepted(at: Scene) -> facts.Fact:
    return membership.TermsAccepted(
        acceptance=at.fresh(), device=at.book.device, person=at.book.person, edition="2026",
        digest="0" * 64,
    )  # fmt: skip


def authority_changed(at: Scene) -> facts.Fact:
    """Let a laptop do more or less, a removed one too: that takes it back."""
    device, roster = at.laptop(), at.book.roster()
    return membership.AuthorityChanged(
        device=device, authority=at.word(Authority), cut=_cut(at, device),
        knew=at.some(roster.unreplaced()), replaces=at.some(roster.unreplaced(device)),
    )  # fmt: skip


def member_removed(at: Scene) -> facts.Fact:
    device, roster = at.laptop(), at.book.roster()
    return membership.MemberRemoved(
        device=device, reason=at.word(RemovalReason), cut=_cut(at, device),
        knew=at.some(roster.unreplaced()), replaces=at.some(roster.unreplaced(device)),
    )  # fmt: skip


def changes_released(at: Scene) -> facts.Fact | None:
    """Release changes of a laptop: such as are set aside, or any."""
    aside = at.one(at.book.aside_changes())
    head = at.one(at.book.vector())
    if aside is not None and at.chance.random() < 0.8:
        device, hashes = aside.device, (aside.hash,)
    elif head is not None:
        device, hashes = head.device, (head.hash,)
    else:
        return None
    knew = at.book.roster().unreplaced()
    return membership.ChangesReleased(device=device, changes=hashes, knew=knew)


def _cut(at: Scene, device: str) -> tuple[membership.Cut, ...]:
    """Return up to where a laptop's chains have come here, now and then less."""
    heads = [head for head in at.book.vector() if head.device == device]
    if at.chance.random() < 0.2:
        heads = heads[:-1]
    return tuple(membership.Cut(head.epoch, head.number, head.hash) for head in heads)
