# SPDX-License-Identifier: Apache-2.0
"""A prompt is heard when a tagged line speaks of it, and not because another one was."""

from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.listening import heard

_PROMPTS = (
    "Caseloads manageable, and who checks?",
    "Newly qualified: protected time?",
    "Agency staff: how long, which teams?",
)


def test_a_prompt_is_heard_by_words_of_its_own() -> None:
    line = "Caseloads: two say 24. No protection for newly qualified after month three."
    assert heard(_PROMPTS, [line]) == (True, True, False)
    assert heard(_PROMPTS, []) == (False, False, False)


def test_another_form_of_a_word_counts() -> None:
    assert heard(_PROMPTS, ["A caseload of 24"]) == (True, False, False)


def test_a_single_prompt_is_heard_with_the_first_line() -> None:
    assert heard(("Do people own the vision?",), ["Yes"]) == (True,)
    assert heard(("Do people own the vision?",), []) == (False,)


def test_words_that_prompts_share_tell_nothing() -> None:
    prompts = ("Supervision recorded?", "Supervision reflective?")
    assert heard(prompts, ["Supervision is monthly"]) == (False, False)


@given(lines=st.lists(st.sampled_from(["caseload", "agency", "qualified", "tea"]), max_size=4))
def test_a_further_line_never_takes_a_tick_away(lines: list[str]) -> None:
    fewer, more = heard(_PROMPTS, lines[:-1]), heard(_PROMPTS, lines)
    assert all(now or not before for before, now in zip(fewer, more, strict=True))
