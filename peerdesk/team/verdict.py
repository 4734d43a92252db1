# SPDX-License-Identifier: Apache-2.0
"""Whether the changes of one laptop may be believed, once its keys are known.

Chain and signature show who wrote a change and that nothing is missing before it. A colleague's
laptop can still sign nonsense, so each change is also held to bounds and to its challenge, which
has one founding. What its writer may do is not asked here, for that depends on admissions which
may not have arrived: `peerdesk.domain.standing` says it of the whole ledger.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import get_args

from peerdesk.domain.entry import Entry
from peerdesk.domain.facts import ChallengeFounded
from peerdesk.domain.kinds import may_lack_contents
from peerdesk.domain.register import OF_ROSTER
from peerdesk.domain.team import Member
from peerdesk.ledger.chain import Bridges, SignedHead, verify_head, verify_links
from peerdesk.ledger.change import Change
from peerdesk.ledger.errors import BadSignature, LedgerError
from peerdesk.team.errors import TeamError, UnsoundChange

_MOST = 1 << 32
"""Changes that a laptop can have written in its life, and more."""
_MINUTES = 24 * 60
LONG = 2_000
"""Changes from which on not all facts are held in memory at once; they are read again."""
TURN = 64
"""Changes after which others get a turn."""
Turn = Callable[[], object]
"""Lets whoever has something more urgent go first; what it raises breaks off what is under way."""
_ACTS = frozenset(kind.__name__ for kind in get_args(OF_ROSTER))


def nothing() -> None:
    """There is nobody to give a turn to."""


@dataclass(frozen=True)
class Vouched:
    """Who vouches for a run, and with what; `bridges` are as `verify_run` takes them."""

    signed: SignedHead
    writer: Member
    bridges: Bridges = ()


@dataclass(frozen=True)
class Verdict:
    """What of one laptop's chain is believed; `reason` says why the rest is not, or is empty.

    `acts` are those of its changes that a roster is made of.
    """

    changes: tuple[Change, ...]
    acts: tuple[Entry, ...]
    reason: str = ""


def judge_run(
    run: Sequence[Change], vouched: Vouched, root: ChallengeFounded, turn: Turn = nothing
) -> Verdict:
    """Return what of a chain's run is believed: up to the first change that is unsound.

    The chain is followed to the signed head in any case, over the headers of what is left out.
    """
    signed = vouched.signed
    try:
        _check_head(signed, vouched.writer, root.challenge)
    except (LedgerError, TeamError) as error:
        return Verdict((), (), _reason(error))
    sound, reason = _sound(run, root, turn)
    try:
        verify_links(run, signed.claim.head, vouched.bridges)
    except LedgerError as error:
        return Verdict((), (), _reason(error))
    acts = (c.entry for c in run[:sound] if c.header.kind in _ACTS)
    return Verdict(tuple(run[:sound]), tuple(e for e in acts if e is not None), reason)


def _check_head(signed: SignedHead, writer: Member, challenge: str) -> None:
    claim = verify_head(signed, writer.signing_key)
    if claim.challenge != challenge:
        raise UnsoundChange("it belongs to another challenge")
    heads = (claim.head, *claim.holds)
    gaps = (*claim.lacks, *claim.bare)
    numbers = (claim.bundle, *(head.number for head in heads))
    if any(not 0 <= number <= _MOST for number in numbers) or any(
        not 1 <= gap.first <= gap.last <= _MOST for gap in gaps
    ):
        raise UnsoundChange("it has a number that nothing can have")


def _sound(run: Sequence[Change], root: ChallengeFounded, turn: Turn) -> tuple[int, str]:
    """Return how many changes from the first on are sound, and what is wrong with the next."""
    for place, change in enumerate(run):
        try:
            _check_change(change, root)
        except (LedgerError, TeamError) as error:
            return place, _reason(error)
        if len(run) > LONG:
            change.forget()
        if not place % TURN:
            turn()
    return len(run), ""


def _check_change(change: Change, root: ChallengeFounded) -> None:
    header = change.header
    if header.challenge != root.challenge:
        raise UnsoundChange("it belongs to another challenge")
    numbers = (header.number, *(head.number for head in header.knew))
    if header.depth < 1 or not all(1 <= number <= _MOST for number in numbers):
        raise UnsoundChange("it has a number that nothing can have")
    if abs(header.offset) >= _MINUTES:
        raise UnsoundChange("it has a time that no clock shows")
    if change.payload is None and not may_lack_contents(header.kind):
        raise UnsoundChange("its content is missing")
    fact = change.fact  # raises where the content is not the one recorded, in the one form
    if isinstance(fact, ChallengeFounded) and (fact, header.device) != (root, root.founder.device):
        raise UnsoundChange("the challenge began otherwise")


def _reason(error: LedgerError | TeamError) -> str:
    if isinstance(error, BadSignature):
        return "its signature does not hold"
    return str(getattr(error, "what", error.user_message))
