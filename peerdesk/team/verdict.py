# SPDX-License-Identifier: Apache-2.0
"""Whether the changes of one laptop may be believed, once its keys are known.

Chain and signature show who wrote a change and that nothing is missing before it. A colleague's
laptop can still sign nonsense, so each change is also held to bounds, to its challenge, and to
what its writer may do.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from peerdesk.domain.authority import reaches, rule_for
from peerdesk.domain.facts import ChallengeFounded, Fact, MemberAdmitted
from peerdesk.domain.team import Member
from peerdesk.ledger.chain import SignedHead, verify_head, verify_run
from peerdesk.ledger.change import Change
from peerdesk.ledger.errors import BadSignature, LedgerError
from peerdesk.team.errors import TeamError, UnsoundChange
from peerdesk.team.fingerprint import check_member

_MOST = 1 << 32
"""Changes that a laptop can have written in its life, and more."""
_MINUTES = 24 * 60


@dataclass(frozen=True)
class Verdict:
    """What of one laptop's chain is believed; `reason` says why the rest is not, or is empty."""

    changes: tuple[Change, ...]
    admitted: tuple[Member, ...]
    reason: str = ""


@dataclass(frozen=True)
class Root:
    """What all trust hangs on: the challenge and the laptop that founded it."""

    challenge: str
    founder: str


def judge_run(run: Sequence[Change], signed: SignedHead, writer: Member, root: Root) -> Verdict:
    """Return what of a chain's run is believed: up to the first change that is unsound.

    The chain is followed to the signed head in any case, over the headers of what is left out.
    """
    try:
        _check_head(signed, writer, root)
    except (LedgerError, TeamError) as error:
        return Verdict((), (), _reason(error))
    sound, reason = _sound(run, writer, root)
    headers = [Change(change.header_bytes, None, None) for change in run[sound:]]
    try:
        verify_run([*run[:sound], *headers], signed.claim.head)
    except LedgerError as error:
        return Verdict((), (), _reason(error))
    facts = [change.fact for change in run[:sound]]
    admitted = tuple(fact.member for fact in facts if isinstance(fact, MemberAdmitted))
    return Verdict(tuple(run[:sound]), admitted, reason)


def check_founding(founded: ChallengeFounded, writer: str, root: Root) -> None:
    """Raise `UnsoundChange` unless a laptop founded this challenge for itself."""
    if founded.challenge != root.challenge:
        raise UnsoundChange("it belongs to another challenge")
    if not founded.founder.device == writer == root.founder:
        raise UnsoundChange("another laptop began this challenge")
    check_member(founded.founder)


def _check_head(signed: SignedHead, writer: Member, root: Root) -> None:
    claim = verify_head(signed, writer.signing_key)
    if claim.challenge != root.challenge:
        raise UnsoundChange("it belongs to another challenge")
    heads = (claim.head, *claim.holds)
    if any(not 0 <= head.number <= _MOST for head in heads):
        raise UnsoundChange("it has a number that nothing can have")


def _sound(run: Sequence[Change], writer: Member, root: Root) -> tuple[int, str]:
    """Return how many changes from the first on are sound, and what is wrong with the next."""
    for place, change in enumerate(run):
        try:
            _check_change(change, writer, root)
        except (LedgerError, TeamError) as error:
            return place, _reason(error)
    return len(run), ""


def _check_change(change: Change, writer: Member, root: Root) -> None:
    header = change.header
    if header.challenge != root.challenge:
        raise UnsoundChange("it belongs to another challenge")
    numbers = (header.number, *(head.number for head in header.knew))
    if header.depth < 1 or not all(1 <= number <= _MOST for number in numbers):
        raise UnsoundChange("it has a number that nothing can have")
    if abs(header.offset) >= _MINUTES:
        raise UnsoundChange("it has a time that no clock shows")
    if change.payload is None:
        raise UnsoundChange("its content is missing")
    fact = change.fact
    if fact is not None:
        _check_fact(fact, writer, root)


def _check_fact(fact: Fact, writer: Member, root: Root) -> None:
    rule = rule_for(fact)
    if not reaches(writer.authority, rule.needs):
        raise UnsoundChange(f"its writer may not {rule.deed}")
    if isinstance(fact, ChallengeFounded):
        check_founding(fact, writer.device, root)
    elif isinstance(fact, MemberAdmitted):
        if fact.device != fact.member.device:
            raise UnsoundChange("it admits another laptop than it names")
        check_member(fact.member)
    elif fact.about == "challenge" and fact.entity != root.challenge:
        raise UnsoundChange("it is about another challenge")


def _reason(error: LedgerError | TeamError) -> str:
    if isinstance(error, BadSignature):
        return "its signature does not hold"
    return str(getattr(error, "what", error.user_message))
