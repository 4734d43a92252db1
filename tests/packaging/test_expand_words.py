# SPDX-License-Identifier: Apache-2.0
"""Every form that a dictionary's rules allow is spelt out, and nothing else."""

from expand_words import TARGET, expand

AFFIXES = """
NOSUGGEST !
PFX U Y 1
PFX U   0     un         .
SFX S Y 2
SFX S   y     ies        [^aeiou]y
SFX S   0     s          [^y]
SFX D Y 1
SFX D   0     ed         [^ey]
SFX N N 1
SFX N   e     ion        e
SFX M Y 1
SFX M   0     's         .
"""


def test_prefixes_and_suffixes_cross_where_both_may() -> None:
    assert expand(AFFIXES, "1\nlock/USD\n") == [
        "lock", "locked", "locks", "unlock", "unlocked", "unlocks",
    ]  # fmt: skip
    assert expand(AFFIXES, "1\nrelate/UN\n") == ["relate", "relation", "unrelate"]


def test_a_rule_fits_only_where_its_ending_does() -> None:
    assert expand(AFFIXES, "2\nparty/S\nday/S\n") == ["day", "parties", "party"]


def test_possessives_numbers_single_letters_and_taboo_words_are_left_out() -> None:
    assert expand(AFFIXES, "5\nchild/M\n3rd\na\nfie/!S\nI've\n") == ["I've", "child"]


def test_a_plain_word_hides_its_capital() -> None:
    assert expand(AFFIXES, "3\nMark\nmark\nDenise\n") == ["Denise", "mark"]


def test_the_shipped_list_is_in_order_and_holds_each_word_once() -> None:
    words = TARGET.read_text("utf-8").split("\n")[:-1]
    assert words == sorted(set(words))
    assert len(words) > 80_000
