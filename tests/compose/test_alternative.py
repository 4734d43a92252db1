# SPDX-License-Identifier: Apache-2.0
"""What a drawing shows can be read by whoever does not see it."""

import pytest

from peerdesk.compose.alternative import alternative
from peerdesk.compose.as_text import as_text
from peerdesk.compose.blocks import (
    Copy,
    Document,
    Figure,
    Figures,
    HeatMap,
    HeatRow,
    Note,
    Numbered,
    PageBreak,
    Point,
    Table,
)  # fmt: skip
from peerdesk.compose.charts import Bar, Bars, Moment, Timeline
from peerdesk.compose.passages import Change, Passage, Run

HEAT = HeatMap(
    ("Line", "Heard", "Read"), (HeatRow("Front door"), HeatRow("Thresholds", (4, 0), "not read"))
)
BARS = Bars("People met", (Bar("Social workers", 12), Bar("Members", 0)))
LIFE = Timeline("A message", (Moment("Tuesday", "drafted"), Moment("Wednesday", "told", "by word")))


@pytest.mark.parametrize(
    ("block", "said"),
    [
        (Figures((Figure(31, "meetings", "in two days"),)), "31 meetings in two days"),
        (HEAT, "Front door; Thresholds: Heard 4, Read 0 (not read)"),
        (BARS, "People met: Social workers 12; Members 0"),
        (LIFE, "A message: Tuesday drafted; Wednesday told by word"),
        (Table(("What", "Who"), (("a", "b"),), "Told"), "Told. Table of one row: What, Who"),
        (Table(("What",), (), alt="Nothing was told"), "Nothing was told"),
    ],
)
def test_every_number_and_label_is_said(block: HeatMap, said: str) -> None:
    assert alternative(block) == said


def test_every_block_is_told_as_text() -> None:
    document = Document(
        title="All", subtitle="", council="", offer="", copy=Copy.TEAM,
        blocks=(
            Note("A word."), Numbered((Point("Do this"),), start=4), PageBreak(), BARS, LIFE,
            Passage((Run("has "), Run("good", Change.TAKEN), Run("sound", Change.ADDED))),
            Table(("What", "Who"), (("a", "b"),), "Told"),
        ),
    )  # fmt: skip
    text = as_text(document)
    for line in ("A word.", "4. Do this", "      12 Social workers", "Wednesday: told. by word",
                 "has [-good-][+sound+]", "Told\na\n  b"):  # fmt: skip
        assert line in text
