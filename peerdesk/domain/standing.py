# SPDX-License-Identifier: Apache-2.0
"""Which of the facts about one thing count: the verdict, a pure function of the ledger.

What does not count is set aside: kept, passed on and counted, and left out by every reducer. As
nothing here depends on when a fact arrived, all laptops set the same aside.
"""

from collections.abc import Iterable, Sequence

from peerdesk.domain import custody, facts, proposals
from peerdesk.domain.authority import reaches, rule_for
from peerdesk.domain.entry import Entry
from peerdesk.domain.identifiers import minted_by
from peerdesk.domain.register import OF_ROSTER
from peerdesk.domain.roster import Roster
from peerdesk.domain.words import Authority

BEGINS = (
    facts.NoteWritten
    | facts.MessageDrafted
    | custody.NoteRestated
    | custody.NoteErased
    | custody.HoldPlaced
    | custody.AttachmentAdded
)
"""Facts with which a thing begins; a second laptop's are set aside."""
_AUTHORS = facts.NoteRevised
_AUTHORS_OR_LEADS = (
    facts.NoteWithdrawn
    | facts.NoteRestored
    | facts.MessageWithdrawn
    | facts.MessageRestored
    | proposals.NoteWithdrawalDeclined
    | proposals.MessageWithdrawalDeclined
    | custody.AttachmentWithdrawn
    | custody.AttachmentRestored
)


def counting(entries: Iterable[Entry], roster: Roster) -> list[Entry]:
    """Return what counts of all that happened to one thing.

    A laptop's authority must be enough, only its author rewords a note, only the author of a
    note or message or a lead withdraws it, takes it up again or answers who proposed that, and no
    second laptop can begin what another has begun. Contents that have gone cannot come back, so
    an erasure that counts goes on counting: it is that of a laptop which was ever made a lead, or
    of the one on which the note was begun, unless that was removed before. What a lead released
    counts in any case.
    """
    allowed = [entry for entry in entries if _may(entry, roster)]
    if len(allowed) <= 1:
        return allowed
    first = _beginning(allowed)
    return [e for e in allowed if _agrees(e, first, roster)] if first else allowed


def counting_each(entries: Iterable[Entry], roster: Roster) -> list[Entry]:
    """Return what is within its laptop's authority, of entries about different things."""
    return [entry for entry in entries if _may(entry, roster)]


def excusing(entries: Iterable[Entry], roster: Roster) -> list[Entry]:
    """Return what may excuse that contents are missing: more than what counts, and it only grows.

    An erasure may have taken contents somewhere before it was heard that its laptop had been
    removed. Whoever gets such a change without them has to take it in all the same.
    """
    return [entry for entry in entries if _may(entry, roster) or _once_might_erase(entry, roster)]


def _may(entry: Entry, roster: Roster) -> bool:
    """Say whether a fact is within what its laptop may do, whatever else happened."""
    fact = entry.fact
    if isinstance(fact, OF_ROSTER):
        if isinstance(fact, facts.ChallengeFounded):
            return fact == roster.founding and entry.device == roster.founder
        return roster.counts(entry)
    if isinstance(fact, custody.NoteErased):
        return _might_erase(fact, entry, roster)
    if isinstance(fact, custody.ErasureExtended):
        return True  # without an erasure that counts it says nothing
    if fact.about == "challenge" and fact.entity != roster.challenge:
        return False
    has = roster.authority_of(entry)
    within = has is not None and reaches(has, rule_for(fact).needs)
    return within or roster.is_released(entry)


def _once_might_erase(entry: Entry, roster: Roster) -> bool:
    """Say whether an erasure is that of a laptop ever made a lead, or of the note's own."""
    fact = entry.fact
    return isinstance(fact, custody.NoteErased) and (
        entry.device in roster.leads or minted_by(fact.note, entry.device)
    )


def _might_erase(fact: custody.NoteErased, entry: Entry, roster: Roster) -> bool:
    """Say whether an erasure was ordered by a lead or the note's own laptop, and in time."""
    if minted_by(fact.note, entry.device):
        return not roster.is_cut_off(entry)
    return roster.may_lead(entry)


def _beginning(entries: Sequence[Entry]) -> Entry | None:
    """Return the entry that began the thing: its minter's, or else the first in the one order."""
    begun = [entry for entry in entries if isinstance(entry.fact, BEGINS)]
    if len(begun) <= 1:
        return begun[0] if begun else None
    return min(begun, key=lambda e: (not minted_by(e.fact.entity, e.device), e.place))


def _agrees(entry: Entry, first: Entry, roster: Roster) -> bool:
    """Say whether a fact about a thing leaves to its author what is its author's."""
    fact = entry.fact
    if entry.device == first.device:
        return True
    if isinstance(fact, BEGINS):
        return False
    if not isinstance(fact, _AUTHORS | _AUTHORS_OR_LEADS):
        return True
    person = roster.person(entry.device)
    author = getattr(first.fact, "author", "") or roster.person(first.device)
    if (person and person == author) or roster.is_released(entry):
        return True
    return isinstance(fact, _AUTHORS_OR_LEADS) and roster.authority_of(entry) is Authority.LEAD
