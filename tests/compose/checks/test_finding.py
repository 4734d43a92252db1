# SPDX-License-Identifier: Apache-2.0
"""A finding is known again wherever its piece stands, and no longer once a word changed."""

from msgspec.structs import replace

from peerdesk.compose.checks.finding import Check, Finding, fingerprint

FINDING = Finding(
    check=Check.ATTRIBUTION, kind="name", words="A name stands here.", place="Slide 4",
    text="Denise praised the team.", start=0, end=6,
)  # fmt: skip


def test_what_was_found_is_the_part_of_the_piece() -> None:
    assert FINDING.found == "Denise"


def test_it_is_known_again_in_another_place() -> None:
    moved = replace(FINDING, place="Page 2", suggestion="a manager", message="m1" * 16)
    assert fingerprint(moved) == fingerprint(FINDING)


def test_a_changed_word_makes_it_another() -> None:
    reworded = replace(FINDING, text="Denise praised a team.")
    others = {
        fingerprint(reworded), fingerprint(replace(FINDING, kind="initials")),
        fingerprint(replace(FINDING, check=Check.LANGUAGE)),
        fingerprint(replace(FINDING, start=7, end=14)),
    }  # fmt: skip
    assert fingerprint(FINDING) not in others
    assert len(others) == 4
