# SPDX-License-Identifier: Apache-2.0
"""Which laptops have confirmed that they were cleared, and of which more is known than that."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from peerdesk.desk.book import Book, TeamBook
from peerdesk.domain.team import Member
from peerdesk.ledger.change import Head
from peerdesk.team.confirmation import Cleared, read_cleared, verify_cleared
from peerdesk.team.errors import TeamError


@dataclass(frozen=True)
class ClearedRow:
    """A laptop of the team on the board of a closing; `cleared` is its verified word, if any.

    `behind` are changes that it wrote and that this laptop never received, by its own word, and
    `ahead` those that are known of it and that its word does not name: somebody wrote with its
    keys after it was cleared, or in another copy of its vault.
    """

    member: Member
    own: bool
    cleared: Cleared | None = None
    behind: int = 0
    ahead: int = 0

    @property
    def doubtful(self) -> bool:
        """Say whether more is known of the laptop than it said to have destroyed."""
        return self.ahead > 0

    @property
    def done(self) -> bool:
        """Say whether the laptop counts as cleared."""
        return self.cleared is not None and not self.doubtful


def confirmations(book: Book) -> Mapping[str, Cleared]:
    """Return, by laptop, what each says of its clearing, as far as its signatures hold.

    Whoever wrote the fact, the word is the laptop's own: it is verified here again. Of several
    words of one laptop the last to be taken in counts.
    """
    keys = {member.device: member.signing_key for member in book.roster().known.values()}
    found: dict[str, Cleared] = {}
    for disposal in book.disposals():
        for confirmation in disposal.confirmations:
            device = confirmation.device
            try:
                cleared = read_cleared(confirmation.cleared.encode())
                verify_cleared(cleared, keys.get(device, ""))
            except TeamError:
                continue
            if (cleared.statement.device, cleared.statement.disposal) == (device, disposal.id):
                found[device] = cleared
    return found


def clearing_board(book: TeamBook) -> tuple[ClearedRow, ...]:
    """Return every laptop of the team with its word, the founder's first.

    Of those that were removed before, who need not hear of the order, only what they confirmed.
    """
    words = confirmations(book)
    held = _highest(book.vector())
    known = _highest((*book.vector(), *(s.claim.head for s in book.signed_heads())))
    rows = []
    removed = (former.member for former in book.roster().former.values())
    for member in (*book.members(), *(member for member in removed if member.device in words)):
        own, cleared = member.device == book.device, words.get(member.device)
        if cleared is None:
            rows.append(ClearedRow(member, own))
            continue
        said = _highest(cleared.statement.heads)
        wrote = {chain: n for chain, n in known.items() if chain[0] == member.device}
        rows.append(ClearedRow(member, own, cleared, _beyond(said, held), _beyond(wrote, said)))
    return tuple(rows)


def others_missing(book: TeamBook) -> int:
    """Return how many other laptops of the team have not confirmed."""
    return sum(not row.own and not row.done for row in clearing_board(book))


def _highest(heads: Iterable[Head]) -> dict[tuple[str, str], int]:
    """Return how far each chain has come, by device and epoch."""
    found: dict[tuple[str, str], int] = {}
    for head in heads:
        chain = (head.device, head.epoch)
        found[chain] = max(found.get(chain, 0), head.number)
    return found


def _beyond(ours: Mapping[tuple[str, str], int], theirs: Mapping[tuple[str, str], int]) -> int:
    """Return how many changes of our chains lie beyond theirs."""
    return sum(max(number - theirs.get(chain, 0), 0) for chain, number in ours.items())
