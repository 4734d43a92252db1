# SPDX-License-Identifier: Apache-2.0
"""Which attachments have to go along, and to whose word that is the answer.

Who attached something gives it away once. Whoever lacks its bytes all the same says so in a signed
head, and then any colleague who has them gives them: once for each such word, however many
bundles are written before it is taken back.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from peerdesk.desk.book import TeamBook
from peerdesk.domain.attachment import CHUNK, Attachment
from peerdesk.ledger.chain import HeadClaim
from peerdesk.team.frames import padded
from peerdesk.team.holdings import wanted_by_laptop
from peerdesk.team.own_bundle import Answer, given

_BESIDE = 16 << 10
"""Bytes of a bundle besides its frames and their padding: the age header, manifest, tags."""


@dataclass(frozen=True)
class Giving:
    """The attachments that go along, and the words of colleagues that were known then."""

    attachments: tuple[Attachment, ...]
    answers: tuple[Answer, ...]


def what_to_give(
    book: TeamBook, claims: Sequence[HeadClaim], *, everything: bool, again: Collection[str] = ()
) -> Giving:
    """Return what has to go along, in the order in which it was attached.

    `claims` are those of the newest signed heads, `again` attachments that go in any case.
    """
    others = {member.device for member in book.members()} - {book.device}
    wanted = {d: word for d, word in wanted_by_laptop(claims).items() if d in others and word[1]}
    gone = given(book.own_bundles())

    def goes(attachment: Attachment) -> bool:
        answered = gone.get(attachment.id)
        if everything or attachment.id in again:
            return True
        if attachment.device == book.device and answered is None:
            return True
        return any(
            attachment.id in lacked and (device, at) not in (answered or ())
            for device, (at, lacked) in wanted.items()
        )

    going = [a for a in book.attachments() if not a.withdrawn and goes(a)]
    return Giving(
        tuple(a for a in going if book.is_here(a)),
        tuple(sorted((device, at) for device, (at, _) in wanted.items())),
    )


def asks_anew(book: TeamBook, claim: HeadClaim) -> bool:
    """Say whether this laptop lacks attachments of which its last bundle did not tell."""
    bundles = book.own_bundles()
    asked = bundles[-1].brought.asked if bundles else ()
    return bool(claim.wanting) and claim.wanting != asked


@dataclass(frozen=True)
class Piled:
    """The pieces that go into one bundle: their digests, and whose attachments they are."""

    digests: tuple[str, ...]
    attachments: tuple[str, ...]
    whole: tuple[str, ...]


def piled(attachments: Sequence[Attachment], limit: int) -> Iterator[Piled]:
    """Yield what goes into bundles of at most so many bytes; each piece goes once."""
    gone: set[str] = set()
    digests: list[str] = []
    touched: list[str] = []
    whole: list[str] = []
    size = 0
    for attachment in attachments:
        for place, digest in enumerate(attachment.chunks):
            if digest in gone:
                continue
            more = min(CHUNK, attachment.size - place * CHUNK) + 9
            if digests and _on_disk(size + more) > limit:
                yield Piled(tuple(digests), tuple(touched), tuple(whole))
                digests, touched, whole, size = [], [], [], 0
            gone.add(digest)
            digests.append(digest)
            size += more
            if attachment.id not in touched:
                touched.append(attachment.id)
        whole.append(attachment.id)
    if digests or whole:
        yield Piled(tuple(digests), tuple(touched), tuple(whole))


def _on_disk(size: int) -> int:
    """Return how many bytes a bundle has whose frames have so many."""
    inside = padded(size + _BESIDE)
    return inside + inside // (64 << 10) * 16 + _BESIDE
