# SPDX-License-Identifier: Apache-2.0
"""Invitations to a challenge in memory, and terms to accept."""

from functools import cache

from peerdesk.desk.scope import found_challenge
from peerdesk.domain.terms import Terms, TermsSection
from tests.fakes.book import LEADER, MemoryBook
from tests.fakes.challenge import FRAMEWORK, SCOPE

TERMS = Terms("2026.1", "Working together", (TermsSection("How we work", ("We listen.",)),))
WORDS = "ripple anchor quiet lantern moss"
QUICK = 4
"""log2 of the work that tests ask of scrypt."""


@cache
def five_words() -> str:
    """Return words that an invitation can have."""
    return "abandon ability able about above"


def challenge_to_join() -> MemoryBook:
    """Return the team leader's laptop with a challenge, its scope, themes and lines."""
    lead = MemoryBook(LEADER)
    found_challenge(lead, FRAMEWORK, SCOPE)
    return lead
