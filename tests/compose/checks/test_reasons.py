# SPDX-License-Identifier: Apache-2.0
"""Every reason has words, and every check a few reasons that fit it."""

import pytest

from peerdesk.compose.checks.finding import Check
from peerdesk.compose.checks.reasons import REASONS, reasons_for
from peerdesk.domain.publication_words import WhyReleased


def test_every_reason_is_said_in_words_of_its_own() -> None:
    assert set(REASONS) == set(WhyReleased)
    assert len(set(REASONS.values())) == len(WhyReleased)


@pytest.mark.parametrize("check", Check)
def test_every_check_has_few_reasons_and_may_be_wrong(check: Check) -> None:
    reasons = reasons_for(check)
    assert len(set(reasons)) == len(reasons) <= 6
    assert reasons[-1] is WhyReleased.FALSE_ALARM


def test_a_post_holder_excuses_a_name_and_never_a_grade() -> None:
    assert WhyReleased.POST_HOLDER in reasons_for(Check.ATTRIBUTION)
    assert WhyReleased.POST_HOLDER not in reasons_for(Check.LANGUAGE)


def test_every_reason_fits_some_check() -> None:
    assert {reason for check in Check for reason in reasons_for(check)} == set(WhyReleased)
