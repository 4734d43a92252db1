# SPDX-License-Identifier: Apache-2.0
"""An admitted laptop that signs whatever it likes."""

from collections.abc import Mapping, Sequence

from msgspec import structs

from peerdesk.domain.facts import Fact
from peerdesk.domain.team import Member, Person
from peerdesk.domain.words import Authority, Role
from peerdesk.ledger.canonical import encode
from peerdesk.ledger.chain import HeadClaim, SignedHead, sign_head
from peerdesk.ledger.change import Change, Head, Header, Link, make_change
from peerdesk.team.keys import DeviceKeys
from peerdesk.team.manifest import FORMAT, Manifest
from peerdesk.team.opener import OpenedBundle
from tests.fakes.team import spans_of


class Insider:
    """Has keys of its own that a lead admitted; everything it says is validly signed."""

    def __init__(self, challenge: str, authority: Authority = Authority.PEER) -> None:
        self.keys = DeviceKeys.generate()
        self.member: Member = self.keys.member(Person("Ivo Rask", Role.OFFICER_PEER), authority)
        self.challenge = challenge

    def change(
        self,
        fact: Fact,
        number: int = 1,
        previous: str = "",
        otherwise: Mapping[str, object] | None = None,
    ) -> Change:
        """Return a change at any place, with any field of its header otherwise than it should."""
        link = Link(
            challenge=self.challenge,
            device=self.member.device,
            epoch="e",
            number=number,
            previous=previous,
            knew=(),
            depth=max(number, 1),
        )
        change = make_change(fact, link, 1, 60)
        header = structs.replace(change.header, **(otherwise or {}))
        return Change(encode(header), change.salt, change.payload)

    def chain(self, *made: Fact) -> list[Change]:
        """Return a sound chain of facts."""
        run: list[Change] = []
        for number, fact in enumerate(made, 1):
            run.append(self.change(fact, number, run[-1].hash if run else ""))
        return run

    def sign(self, head: Head, otherwise: Mapping[str, object] | None = None) -> SignedHead:
        """Sign any head, with any field of the claim otherwise."""
        claim = HeadClaim(challenge=self.challenge, head=head, holds=(head,), at=5)
        return sign_head(structs.replace(claim, **(otherwise or {})), self.keys.signing)

    def bundle(
        self, run: Sequence[Change], heads: Sequence[SignedHead] | None = None
    ) -> OpenedBundle:
        """Return a bundle as it would come out of the opener; signed at its end unless told."""
        signed = [self.sign(run[-1].head)] if heads is None else heads
        manifest = Manifest(
            format=FORMAT,
            challenge=self.challenge,
            council="",
            sender=self.member,
            epoch="e",
            number=1,
            at=1,
            offset=60,
            recipients=(),
            spans=spans_of(run),
            changes=len(run),
            heads=len(signed),
            length=0,
            digest="",
        )
        return OpenedBundle(manifest, tuple(run), tuple(signed))


def reheaded(change: Change, header: Header) -> Change:
    """Return the change with another header over the same content."""
    return Change(encode(header), change.salt, change.payload)
