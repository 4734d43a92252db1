# SPDX-License-Identifier: Apache-2.0
"""Why a finding may stand, in words, and which reasons fit which check.

The list is short on purpose: a reason in somebody's own words would be one more record about
people, which somebody may ask to see.
"""

from peerdesk.compose.checks.finding import Check
from peerdesk.domain.publication_words import WhyReleased

REASONS = {
    WhyReleased.POST_HOLDER: "A post named in the scope, in its public role",
    WhyReleased.ALREADY_PUBLIC: "Already public",
    WhyReleased.AGREED_WITH_SPONSOR: "Agreed with the sponsor",
    WhyReleased.USUAL_TERM: "A usual term of the field",
    WhyReleased.NOT_A_PERSON: "Not a person",
    WhyReleased.TEAMS_VIEW: "The team’s own view, and meant so",
    WhyReleased.NEW_EVIDENCE: "New evidence since",
    WhyReleased.FALSE_ALARM: "A false alarm",
}
_FIT = {
    Check.ATTRIBUTION: (
        WhyReleased.POST_HOLDER,
        WhyReleased.ALREADY_PUBLIC,
        WhyReleased.AGREED_WITH_SPONSOR,
        WhyReleased.NOT_A_PERSON,
        WhyReleased.USUAL_TERM,
        WhyReleased.FALSE_ALARM,
    ),
    Check.LANGUAGE: (
        WhyReleased.USUAL_TERM,
        WhyReleased.TEAMS_VIEW,
        WhyReleased.AGREED_WITH_SPONSOR,
        WhyReleased.ALREADY_PUBLIC,
        WhyReleased.FALSE_ALARM,
    ),
}
_OF_SUBSTANCE = (
    WhyReleased.TEAMS_VIEW,
    WhyReleased.NEW_EVIDENCE,
    WhyReleased.AGREED_WITH_SPONSOR,
    WhyReleased.FALSE_ALARM,
)


def reasons_for(check: Check) -> tuple[WhyReleased, ...]:
    """Return the reasons that fit what a check has found, the likeliest first."""
    return _FIT.get(check, _OF_SUBSTANCE)
