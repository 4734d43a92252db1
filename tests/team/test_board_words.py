# SPDX-License-Identifier: Apache-2.0
"""One sentence at the end of the day: whose stick to ask for, or what else to do."""

import pytest
from msgspec.structs import replace

from peerdesk.team.asking import Ask
from peerdesk.team.board import Board, Cell, Former, Missing, Row
from peerdesk.team.board_words import clock_words, details, sentence, short_names
from peerdesk.team.lacking_bytes import Unheld

MINUTE = 60_000
HOW = "Share, so that they know, and import their next bundles."


def row(name: str, lacks: int = 0, *, own: bool = False, heard: int = 1, ahead: int = 0) -> Row:
    cells = (Cell("x", 9 - lacks, lacks),)
    return Row(name.partition(" ")[0].lower(), name, heard, own, cells, 0, ahead)


HELEN, TOM = row("Helen Okafor", own=True), row("Tom Fenwick")
PRIYA, AMIR = row("Priya Nair"), row("Amir Aziz")
GAP = (
    "6 changes by Priya are not here. Tom and Amir have some of them. Bundles 4 to 5 of Priya are "
    "not imported here."
)
TEAM = Board((HELEN, TOM, PRIYA, AMIR))


def lacking(ask: Ask, *missing: Missing) -> Board:
    return replace(TEAM, ask=ask, missing=missing)


def test_one_stick_is_asked_for_by_name() -> None:
    found = lacking(Ask(("tom",), 22), Missing("tom", 22, ("tom",)))
    assert sentence(found) == ("Ask for Tom’s stick: it has the 22 changes that this laptop lacks.")


def test_several_sticks_are_asked_for_together() -> None:
    found = lacking(Ask(("tom", "priya", "amir"), 1), Missing("tom", 1, ("tom",)))
    assert sentence(found) == (
        "Ask for Tom’s, Priya’s and Amir’s sticks: together they have the 1 change that this "
        "laptop lacks."
    )


def test_what_no_laptop_has_is_said_with_whose_it_is() -> None:
    some = lacking(Ask(("tom",), 3, 4), Missing("priya", 7, ("tom",), 4))
    assert sentence(some).endswith(
        "No laptop of the team is known to have 4 changes by Priya: look for an older bundle, on "
        "a stick or in a folder."
    )
    none = lacking(Ask((), 0, 1), Missing("f" * 32, 1, (), 1))
    assert sentence(none).startswith("No laptop of the team is known to have 1 change by laptop ff")


def test_where_nothing_is_lacking_here_it_says_who_lacks_most() -> None:
    found = replace(TEAM, rows=(HELEN, row("Tom Fenwick", 3), row("Amir Aziz", 125)))
    assert sentence(found) == (
        "This laptop has everything that is known. Share it: Amir lacks 125, Tom lacks 3."
    )
    assert sentence(replace(found, all_shared=True)) == (
        "This laptop has everything that is known and has shared it. Hand the stick on: Amir lacks "
        "125, Tom lacks 3."
    )
    many = (HELEN, *(row(f"{name} X", 2, heard=0) for name in "BCDEF"))
    assert sentence(replace(TEAM, rows=many)) == (
        "This laptop has everything that is known. Share it: B lacks 2, C lacks 2, D lacks 2 and "
        "2 more lack some. B has not been heard from."
    )


def test_it_says_when_everybody_has_everything_and_nothing_to_somebody_alone() -> None:
    assert sentence(TEAM) == "Everybody has everything, as far as this laptop has heard."
    assert sentence(Board((HELEN,))) == ""
    assert sentence(Board(())) == ""


@pytest.mark.parametrize(
    ("unheld", "words"),
    [
        (Unheld(1, ("tom",)), f"1 attachment is missing here; Tom has it. {HOW}"),
        (
            Unheld(3, ("tom", "amir"), 1),
            f"3 attachments are missing here; Tom and Amir have some of them. {HOW}",
        ),
        (
            Unheld(2, (), 2),
            (
                "2 attachments are missing here, and no laptop of the team is known to have them: "
                "look for an older bundle, on a stick or in a folder."
            ),
        ),
    ],
)
def test_attachments_that_are_missing_here_are_told_with_who_has_them(
    unheld: Unheld, words: str
) -> None:
    found = replace(TEAM, unheld=unheld)
    assert not found.complete
    assert sentence(found) == words
    assert list(details(found)) == []
    gap = replace(found, ask=Ask(("tom",), 1), missing=(Missing("tom", 1, ("tom",)),))
    assert sentence(gap).startswith("Ask for Tom’s stick")
    assert words in details(gap)


def test_attachments_that_colleagues_lack_are_told_with_their_changes() -> None:
    tom = replace(row("Tom Fenwick", 3), attachments=1)
    amir = replace(AMIR, attachments=2)
    found = replace(TEAM, rows=(HELEN, tom, PRIYA, amir))
    assert not replace(TEAM, rows=(HELEN, amir)).complete
    assert sentence(found) == (
        "This laptop has everything that is known. Share it: Tom lacks 3 and 1 attachment, Amir "
        "lacks 2 attachments."
    )
    assert list(details(replace(found, unheld=Unheld(1, ("priya",))))) == [
        "Tom lacks 1 attachment.",
        "Amir lacks 2 attachments.",
    ]


def test_each_gap_says_who_has_it_and_which_bundles_were_never_here() -> None:
    found = lacking(
        Ask(("tom",), 7, 2),
        Missing("priya", 6, ("tom", "amir"), 2, (4, 5)),
        Missing("tom", 1, ("tom",), 0, (3, 3)),
        Missing("amir", 2, (), 2),
    )
    assert list(details(found)) == [
        GAP,
        "1 change by Tom is not here. Tom has it. Bundle 3 of Tom is not imported here.",
        "2 changes by Amir are not here.",
    ]


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (12 * MINUTE, "12 minutes or more ahead of"),
        (-119 * MINUTE, "119 minutes or more behind"),
        (120 * MINUTE, "2 hours or more ahead of"),
        (-3 * 24 * 60 * MINUTE, "3 days or more behind"),
        (MINUTE, "1 minute or more ahead of"),
    ],
)
def test_a_clock_is_off_by_so_much_in_the_unit_that_reads_best(ahead: int, words: str) -> None:
    assert clock_words("Tom", ahead) == (
        f"Tom’s clock is {words} this laptop’s: only the times shown are wrong."
    )


def test_clocks_that_disagree_stand_below_the_board() -> None:
    rows = (HELEN, row("Tom Fenwick", ahead=6 * MINUTE), PRIYA)
    assert list(details(replace(TEAM, rows=rows))) == [clock_words("Tom", 6 * MINUTE)]
    own = list(details(replace(TEAM, rows=rows, own_clock_doubtful=True)))
    assert (
        own[0] == "Most clocks differ from this laptop’s in the same way: set this laptop’s clock."
    )


def test_a_first_name_that_two_share_is_given_in_full() -> None:
    rows = (HELEN, row("Tom Fenwick"), replace(row("Tom Ashe"), device="tom2"))
    assert short_names(rows) == {"helen": "Helen", "tom": "Tom Fenwick", "tom2": "Tom Ashe"}


def test_two_laptops_of_one_person_are_told_apart() -> None:
    left = Former(device="0ff1ce", name="Helen Okafor", reason="lost", at=0, offset=0)
    assert short_names((HELEN, TOM), (left,)) == {
        "0ff1ce": "Helen Okafor (laptop 0ff1)",
        "helen": "Helen Okafor (laptop hele)",
        "tom": "Tom",
    }
    assert short_names((replace(TOM, name=""),)) == {"tom": ""}
