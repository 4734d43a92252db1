# SPDX-License-Identifier: Apache-2.0
"""The board of who has what, gathered from what this laptop keeps and has heard."""

from collections.abc import Sequence

from msgspec.structs import replace

from peerdesk.desk.book import TeamBook
from peerdesk.desk.giving import what_to_give
from peerdesk.desk.membership import former_members
from peerdesk.domain.register import Former as Removed
from peerdesk.ledger.chain import Gap, HeadClaim
from peerdesk.ledger.change import Head
from peerdesk.ledger.store import Span
from peerdesk.team.board import Board, Former, Own, Row, board, bundles_missing
from peerdesk.team.clocks import drifts, own_is_doubtful
from peerdesk.team.holdings import held_by_laptop, least, most, up_to
from peerdesk.team.lacking_bytes import lacked_elsewhere, unheld


def team_board(book: TeamBook, now: int = 0) -> Board:
    """Return who has what and whose stick to ask for, as far as this laptop has heard.

    `now` is UTC milliseconds by this laptop's clock, for telling clocks that disagree; 0 where it
    does not matter.
    """
    claims = [signed.claim for signed in book.signed_heads()]
    receipts = book.receipts()
    taken: dict[str, int] = {}
    for receipt in receipts:
        device = receipt.sender_device
        taken[device] = max(receipt.number, taken.get(device, 0))
    lost = tuple(Gap(loss.device, loss.epoch, loss.first, loss.last) for loss in book.losses())
    found = _with_bytes(
        book,
        claims,
        board(book.members(), claims, Own(book.device, book.vector(), book.gaps(), lost)),
    )
    unknown = bundles_missing(claims, taken)
    wrong: dict[str, int] = {}
    if not book.practice:  # a rehearsal tells its own times
        wrong = drifts(claims, receipts, book.device, now, lambda head: _written(book, head))
    heard = sum(bool(row.heard) and not row.own for row in found.rows)
    return replace(
        found,
        rows=tuple(replace(row, ahead=wrong.get(row.device, 0)) for row in found.rows),
        missing=tuple(replace(m, bundles=unknown.get(m.device)) for m in found.missing),
        aside=book.set_aside(),
        unshared=book.unshared(),
        all_shared=_is_all_shared(book, claims),
        own_clock_doubtful=own_is_doubtful(wrong, heard),
        former=tuple(_left(former) for former in former_members(book)),
    )


def _with_bytes(book: TeamBook, claims: Sequence[HeadClaim], found: Board) -> Board:
    """Add which laptop lacks how many attachments, and who has those that are lacking here."""
    attachments, wanting = book.attachments(), book.wanting()
    standing = {attachment.id for attachment in attachments if not attachment.withdrawn}
    lacked = lacked_elsewhere(claims, standing)
    others = {r.device: bool(r.heard) and not r.to_come for r in found.rows if not r.own}

    def count(row: Row) -> int:
        return len(wanting if row.own else lacked.get(row.device, ()))

    return replace(
        found,
        rows=tuple(replace(row, attachments=count(row)) for row in found.rows),
        unheld=unheld(wanting, attachments, others, lacked),
    )


def _is_all_shared(book: TeamBook, claims: Sequence[HeadClaim]) -> bool:
    """Say whether all that this laptop holds is in its bundles, or with everybody already."""
    if what_to_give(book, claims, everything=False).attachments:
        return False
    held = held_by_laptop(claims)
    others = [held.get(m.device, {}) for m in book.members() if m.device != book.device]
    given = most([up_to(book.shared()), least(others)])
    return all(given.get(chain, 0) >= number for chain, number in up_to(book.vector()).items())


def _left(former: Removed) -> Former:
    member = former.member
    return Former(
        device=member.device,
        name=member.name,
        reason=former.reason,
        at=former.at,
        offset=former.offset,
    )


def _written(book: TeamBook, head: Head) -> int:
    """Return when this laptop wrote a change, or 0 where the change is not here."""
    span = Span(head.device, head.epoch, head.number, head.number)
    return next((change.header.at for change in book.changes([span])), 0)
