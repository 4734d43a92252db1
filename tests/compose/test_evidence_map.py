# SPDX-License-Identifier: Apache-2.0
"""The map goes into the team's copy, as words too, and into no other."""

from peerdesk.compose.as_text import as_text
from peerdesk.compose.blocks import Copy, HeatMap, HeatRow
from peerdesk.compose.copies import for_copy
from peerdesk.compose.evidence_map import Mapped, map_document, map_of
from peerdesk.compose.triangulation import Named, Row
from peerdesk.domain.words import Source
from tests.fakes.challenge import SCOPE

ROWS = tuple(
    Row(
        about=Named(key, title, theme),
        kinds=kinds,
        voices=(2, 0, 1, 0, 0, 0),
        settings=sum(kinds),
        sources=(Source.HEARD,),
    )
    for key, title, theme, kinds in (
        ("k1", "Vision", "Leadership", (9, 1, 0, 0, 0, 0)),
        ("k2", "Scrutiny", "Leadership", (1, 0, 0, 0, 0, 0)),
        ("k3", "Thresholds", "Front door", (0, 0, 0, 0, 0, 0)),
    )
)


def test_rows_stand_under_their_themes_with_what_is_lacking() -> None:
    heat = map_of(ROWS, late=True)
    assert heat.columns == (
        "", "Interview", "Focus group", "Case record", "Observed", "Document", "Data",
    )  # fmt: skip
    assert heat.rows == (
        HeatRow("Leadership"),
        HeatRow("Vision", (9, 1, 0, 0, 0, 0), "heard only"),
        HeatRow("Scrutiny", (1, 0, 0, 0, 0, 0), "heard only"),
        HeatRow("Front door"),
        HeatRow("Thresholds", (0, 0, 0, 0, 0, 0), "nothing yet"),
    )


def test_by_voice_the_columns_are_voices() -> None:
    heat = map_of(ROWS, by_voice=True)
    assert heat.columns[1:4] == ("Frontline", "Managers", "Senior")
    assert heat.rows[1].counts == (2, 0, 1, 0, 0, 0)


def test_the_map_by_itself_is_the_teams_copy_and_reads_as_text() -> None:
    mapped = Mapped(rows=ROWS, subtitle="Lines by kind of source", dated="12 May 2026", late=True)
    document = map_document(SCOPE, mapped, practice=True)
    assert document.copy is Copy.TEAM
    assert document.practice
    text = as_text(document)
    assert "Vision: Interview 9, Focus group 1 (heard only)" in text
    assert "Thresholds: none (nothing yet)" in text
    assert "\nFront door\n" in text


def test_what_is_for_the_team_leaves_with_no_other_copy() -> None:
    mapped = Mapped(rows=ROWS, subtitle="", dated="")
    document = map_document(SCOPE, mapped, practice=False)
    document = type(document)(
        **{**{f: getattr(document, f) for f in document.__struct_fields__},
           "blocks": (), "for_team": document.blocks}
    )  # fmt: skip
    assert any(isinstance(block, HeatMap) for block in document.for_team)
    assert not for_copy(document, Copy.SPONSOR).for_team
