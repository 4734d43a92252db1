# SPDX-License-Identifier: Apache-2.0
"""The shipped lists of the checks can be read, and every one of them is gone by."""

import re

from peerdesk.bootstrap.check_words import load_check_words, load_listings
from peerdesk.compose.checks.lists import PEOPLE
from tests.practice import RESOURCES

LISTS = load_listings(RESOURCES)


def test_all_lists_are_there_and_say_what_they_are_for() -> None:
    assert set(LISTS) == {
        "blame", "first-person", "grades", "heard", "judgement", "must-should", "orders",
        PEOPLE, "posts", "said", "soft",
    }  # fmt: skip
    for name, listing in LISTS.items():
        assert listing.name == name
        assert listing.title
        assert listing.words.endswith(".")
        assert re.fullmatch(r"20\d\d\.\d+", listing.version)


def test_no_name_is_shipped_and_no_phrase_stands_twice() -> None:
    assert LISTS[PEOPLE].phrases == ()
    for listing in LISTS.values():
        for phrases in (listing.phrases, listing.innocent):
            assert len(set(phrases)) == len(phrases), listing.name


def test_every_phrase_is_found_where_it_stands_by_itself() -> None:
    """A phrase that its own list cannot find, or calls innocent, is of no use."""
    for name, listing in LISTS.items():
        for phrase in listing.phrases:
            said = " ".join(
                "very" if word == "…" else word.split("/")[0].replace("*", "")
                for word in phrase.split()
            )
            assert listing.says(f"Then {said} here"), f"{name}: {phrase}"


def test_names_and_words_for_people_come_with_them() -> None:
    words = load_check_words(RESOURCES)
    assert "denise" in words.names.first
    assert "workers" in words.people
    assert "worker" in words.names.ordinary
