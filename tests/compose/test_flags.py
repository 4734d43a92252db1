# SPDX-License-Identifier: Apache-2.0
"""Gaps are said in words, and only where there is one."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.compose.flags import (
    SENIOR,
    Contradiction,
    FlagKind,
    all_flags,
    by_second_noon,
    flags_of,
)
from peerdesk.compose.triangulation import VOICES, Named, Row
from peerdesk.domain.words import Source, Voice
from tests.fakes.challenge import SCOPE

ABOUT = Named("k1", "Impact of scrutiny", "Leadership")


def _row(
    sources: tuple[Source, ...] = (Source.HEARD,), voices: tuple[Voice, ...] = (), settings: int = 2
) -> Row:
    return Row(
        about=ABOUT,
        kinds=(settings, 0, 0, 0, 0, 0),
        voices=tuple(int(voice in voices) for voice in VOICES),
        settings=settings,
        sources=sources,
    )


ROWS = st.builds(
    _row,
    st.lists(st.sampled_from(Source), min_size=1, unique=True).map(tuple),
    st.lists(st.sampled_from(Voice), unique=True).map(tuple),
    st.integers(0, 3),
)


@given(ROWS, st.booleans())
def test_flags_follow_what_is_there(row: Row, late: bool) -> None:  # noqa: FBT001 - drawn
    kinds = {flag.kind for flag in flags_of(row, late=late)}
    heard = set(row.heard_of)
    assert (FlagKind.NOTHING in kinds) == (late and not row.settings)
    assert (FlagKind.ONE_KIND in kinds) == (row.settings > 0 and len(row.sources) == 1)
    senior = row.settings > 0 and bool(heard) and heard <= SENIOR
    assert (FlagKind.SENIOR_ONLY in kinds) == senior
    assert (FlagKind.ONE_VOICE in kinds) == (row.settings > 0 and len(heard) == 1 and not senior)


@given(st.lists(ROWS, max_size=6))
def test_every_flag_is_words_and_a_question(rows: list[Row]) -> None:
    for flag in all_flags(rows, (Contradiction("m", "Caseloads are high.", 2),), late=True):
        assert flag.words.endswith(".")
        assert flag.question.endswith("?")
        assert flag.title
        assert "{" not in flag.words + flag.question


def test_the_words_name_the_line_and_the_way() -> None:
    read = _row((Source.READ,), settings=1)
    assert [flag.words for flag in flags_of(read, late=True)] == [
        "Impact of scrutiny: read only, in one setting."
    ]
    senior = flags_of(_row((Source.HEARD, Source.READ), (Voice.SENIOR_LEADERS,)), late=True)
    assert senior[0].words == (
        "Impact of scrutiny: senior leaders only; nobody from the frontline or partners yet."
    )
    assert senior[0].question == "What do the frontline and partners say about impact of scrutiny?"


def test_a_contradiction_is_flagged_by_its_message() -> None:
    (flag,) = all_flags((), (Contradiction("m1", "Caseloads are manageable.", 1),), late=False)
    assert flag.about == "m1"
    assert flag.words == (
        "Caseloads are manageable: one setting says otherwise, and no question asks why."
    )


@pytest.mark.parametrize(
    ("day", "hour", "minute", "late"),
    [(12, 23, 0, False), (13, 11, 59, False), (13, 12, 0, True), (14, 0, 1, True)],
)
def test_the_second_noon_is_that_of_the_second_day_on_site(
    day: int,
    hour: int,
    minute: int,
    late: bool,  # noqa: FBT001 - a case
) -> None:

    summer = timezone(timedelta(hours=1))
    at = int(datetime(2026, 5, day, hour, minute, tzinfo=summer).timestamp() * 1000)
    assert SCOPE.days[:2] == ("2026-05-12", "2026-05-13")
    assert by_second_noon(SCOPE, at, 60) is late
