# SPDX-License-Identifier: Apache-2.0
"""Moments, sizes and spans are said as people say them."""

import pytest

from peerdesk.ui.components.moment import (
    first_capital,
    local_now,
    moment_words,
    seconds_words,
    size_words,
)

NOW = 1_778_590_800_000, 60  # Tue 12 May 2026, 14:00 in London
HOUR = 3_600_000


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (1, "today 13:00"),
        (14, "today 00:00"),
        (15, "yesterday 23:00"),
        (48, "Sun 10 May 14:00"),
        (24 * 200, "Fri 24 Oct 2025 14:00"),
    ],
)
def test_moments_are_seen_from_now(ago: int, words: str) -> None:
    assert moment_words(NOW[0] - ago * HOUR, NOW) == words


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (800, "1 kB"),
        (840_000, "840 kB"),
        (4_240_000, "4.2 MB"),
        (42_400_000, "42 MB"),
        (3_210_000_000, "3.2 GB"),
        (4_000_000_000_000, "4000 GB"),
    ],
)
def test_sizes_have_two_figures_or_so(size: int, words: str) -> None:
    assert size_words(size) == words


def test_spans_and_sentences() -> None:
    assert seconds_words(1.04) == "about 1.0 s"
    assert first_capital("today 13:00") == "Today 13:00"
    assert first_capital("") == ""


def test_now_is_now() -> None:
    at, offset = local_now()
    assert at > NOW[0] - 24 * 365 * HOUR
    assert -14 * 60 <= offset <= 14 * 60
