# SPDX-License-Identifier: Apache-2.0
"""How much of what leaks, grades or blames is found in 1,000 sentences, and how often wrongly.

One part was held back while the lists were tuned against the other: both figures are held to the
same marks, and the one that was held back says more. The later part has the kinds that somebody
with fresh eyes found missing: it was written before they were mended, and seen while they were.
"""

import pytest

from tests.compose.checks.judged import (
    IDENTIFIERS,
    Sentence,
    counts,
    false_alarms,
    found_in,
    judged,
    recall,
)

FIRST = ("tuned", "held")
PARTS = (*FIRST, "later")
_EVERY_KIND = (IDENTIFIERS - {"ni-number"}) | frozenset(
    """sole-role few-met only-session one-voice small-group quotation verbatim grades judgement
    blame first-person must-should no-soft-modal""".split()  # noqa: SIM905 - reads as text
)


@pytest.mark.parametrize("part", PARTS)
def test_nearly_every_identifier_is_found(part: str) -> None:
    assert recall(judged(part), identifiers=True) >= 0.98


@pytest.mark.parametrize("part", PARTS)
def test_nine_in_ten_judgements_and_attributions_are_found(part: str) -> None:
    assert recall(judged(part), identifiers=False) >= 0.9


@pytest.mark.parametrize("part", PARTS)
def test_at_most_one_innocent_sentence_in_twenty_is_suspected(part: str) -> None:
    assert false_alarms(judged(part)) <= 0.05


@pytest.mark.parametrize("part", FIRST)
def test_the_corpus_leaks_and_looks_alike_in_every_way(part: str) -> None:
    found = counts(judged(part))
    assert set(found) >= _EVERY_KIND
    assert {kind.removeprefix("like ") for kind in found if kind.startswith("like")} >= {
        "grades", "judgement", "blame", "first-person", "name", "initials", "one-voice",
    }  # fmt: skip


def test_the_corpus_is_large_and_half_of_it_innocent() -> None:
    several = [one for part in PARTS for one in judged(part)]
    assert {one.sentence.kind for one in several} >= IDENTIFIERS
    innocent = sum(not one.sentence.kind for one in several)
    assert len(several) >= 300
    assert 0.4 < innocent / len(several) < 0.6


def test_no_sentence_stands_in_it_twice() -> None:
    texts = [one.sentence.text for part in PARTS for one in judged(part)]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(
    "text",
    [
        "Good practice is shared.",
        "The hub is Grade II listed.",
        "There is a good range of partners.",
    ],
)
def test_the_look_alikes_that_the_field_meets_daily_pass(text: str) -> None:
    assert found_in(Sentence(text)) == ()
