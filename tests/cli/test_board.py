# SPDX-License-Identifier: Apache-2.0
"""The board as lines: whose stick to ask for first, then laptop by laptop."""

from peerdesk.cli.board import board_lines, board_record
from peerdesk.team.asking import Ask
from peerdesk.team.board import Board, Cell, Former, Missing, Row
from peerdesk.team.lacking_bytes import Unheld

NOON = 1_778_587_200_000
HELEN = Row("h", "Helen Okafor", NOON, own=True, cells=(Cell("h", 5, 0), Cell("t", 1, 2)))
TOM = Row("t", "Tom Fenwick", NOON, own=False, cells=(Cell("h", 5, 0), Cell("t", 3, 0)))
AMIR = Row("a", "Amir Aziz", 0, own=False, cells=(Cell("h", 0, 5), Cell("t", 0, 3)))
ASIDE = (
    "2 changes set aside: beyond what the laptops that wrote them may do; kept and passed on all "
    "the same."
)
LEFT = Former(device="d", name="Dev Anand", reason="lost", at=NOON, offset=60)


def test_the_sentence_comes_first_and_every_laptop_has_a_line() -> None:
    board = Board(
        (HELEN, TOM, AMIR), aside=2, ask=Ask(("t",), 2), missing=(Missing("t", 2, ("t",)),),
        former=(LEFT,), unshared=1,
    )  # fmt: skip
    assert list(board_lines(board)) == [
        "Ask for Tom’s stick: it has the 2 changes that this laptop lacks.",
        "Helen Okafor (this laptop): 6 changes, 2 still to come",
        "Tom Fenwick (last heard 12 May 2026 13:00): 8 changes",
        "Amir Aziz (not heard from): 0 changes, 8 still to come",
        "2 changes by Tom are not here. Tom has them.",
        "Dev Anand: no longer in the team since 12 May 2026 13:00 (lost).",
        "1 change of this laptop is in no bundle yet.",
        ASIDE,
    ]
    assert board_record(board)["ask_for"] == ("t",)


def test_attachments_that_are_missing_have_their_place_in_a_line_and_in_the_record() -> None:
    helen = Row("h", "Helen Okafor", NOON, own=True, cells=(Cell("h", 5, 0),), attachments=2)
    board = Board((helen, TOM), unheld=Unheld(2, ("t",)))
    assert list(board_lines(board))[1] == (
        "Helen Okafor (this laptop): 5 changes, 2 attachments missing"
    )
    record = board_record(board)
    assert (record["complete"], record["attachments_missing"]) == (False, Unheld(2, ("t",)))


def test_a_laptop_alone_has_one_line() -> None:
    alone = Row("h", "Helen Okafor", NOON, own=True, cells=(Cell("h", 1, 0),))
    assert list(board_lines(Board((alone,)))) == ["Helen Okafor (this laptop): 1 change"]
