# SPDX-License-Identifier: Apache-2.0
"""The table of who may do what."""

from peerdesk.domain import asking, records
from peerdesk.domain.authority import RULES, lower, reaches, rule_for
from peerdesk.domain.custody import ChangesLost, ErasureExtended
from peerdesk.domain.facts import MessageSettled
from peerdesk.domain.kinds import KINDS
from peerdesk.domain.membership import TermsAccepted
from peerdesk.domain.words import Authority, Status


def test_every_kind_of_fact_has_a_rule() -> None:
    assert set(RULES) == set(KINDS.values())


def test_observers_may_write_only_what_they_went_through_themselves_and_a_concern() -> None:
    allowed = {kind for kind, rule in RULES.items() if reaches(Authority.OBSERVER, rule.needs)}
    assert allowed == {
        ChangesLost,
        ErasureExtended,
        TermsAccepted,
        asking.ConcernRaised,
        asking.ConcernAdded,
        records.DocumentRead,
        records.DocumentUnread,
    }


def test_leads_may_do_everything() -> None:
    assert all(reaches(Authority.LEAD, rule.needs) for rule in RULES.values())


def test_agreeing_needs_a_lead_and_opening_again_does_not() -> None:
    agreed = MessageSettled(message="m", status=Status.AGREED, replaces=())
    opened = MessageSettled(message="m", status=Status.EMERGING, replaces=())
    assert rule_for(agreed).needs is Authority.LEAD
    assert rule_for(opened).needs is Authority.PEER


def test_the_lower_of_two_authorities_reaches_less_far() -> None:
    assert lower(Authority.LEAD, Authority.PEER) is Authority.PEER
    assert lower(Authority.OBSERVER, Authority.PEER) is Authority.OBSERVER
