# SPDX-License-Identifier: Apache-2.0
"""A paper sheet is one page, says what it is for, and can be read by a screen reader."""

from io import BytesIO

import pikepdf
import pytest
from msgspec.structs import replace

from peerdesk.compose.capture_sheet import LINES, CaptureSheet, blank_sheet, session_sheet
from peerdesk.domain.challenge import Kloe
from peerdesk.domain.session import RoleGroup
from peerdesk.domain.words import Voice
from peerdesk.render.capture_sheet import render_capture_sheets
from tests.fakes.challenge import FOCUS_GROUP, SCOPE
from tests.render.reading import FONTS, pages, squeezed
from tests.render.tree import furniture, painted_outside, tree

LINES_OF_ENQUIRY = [
    Kloe(theme="t", code=code, title=code.capitalize(), question="", prompts=(), position=n)
    for n, code in enumerate(("vision", "culture", "thresholds"))
]
SHEET = session_sheet(SCOPE, FOCUS_GROUP, LINES_OF_ENQUIRY, practice=False)


def test_a_session_has_one_page_with_all_that_is_needed_to_write_on_it() -> None:
    (page,) = pages(render_capture_sheets([SHEET], FONTS))
    for said in (
        "Focus group: social workers", "Tuesday 12 May 2026", "10:00 to 11:00", "Room 2",
        "8 × Social workers", "#vision", "Culture", "strength", "area for consideration",
        "good practice", "question", "word for word", "reflection", "@frontline", "Time",
        str(LINES), "never names", "Type it in",
    ):  # fmt: skip
        assert said in page, said


def test_several_sessions_are_a_page_each_with_a_bookmark() -> None:
    other = replace(FOCUS_GROUP, title="Interview: head of service", groups=())
    sheets = [SHEET, session_sheet(SCOPE, other, [], practice=True)]
    pdf = render_capture_sheets(sheets, FONTS)
    first, second = pages(pdf)
    assert "Practice: everything here is invented" in second
    assert "Practice" not in first
    assert "Lines of enquiry" not in second
    with pikepdf.open(BytesIO(pdf)) as held, held.open_outline() as outline:
        assert [str(item.title) for item in outline.root] == [
            "Focus group: social workers", "Interview: head of service",
        ]  # fmt: skip


def test_a_blank_sheet_leaves_room_for_what_the_session_is() -> None:
    sheet = blank_sheet(SCOPE, LINES_OF_ENQUIRY * 8, practice=False)
    (page,) = pages(render_capture_sheets([sheet], FONTS))
    assert "Capture sheet, for any session" in page
    assert "and 8 more" in page
    assert "Place" in page


def test_title_and_language_are_told_and_nobody_is() -> None:
    with pikepdf.open(BytesIO(render_capture_sheets([SHEET], FONTS))) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Capture sheet: Focus group: social workers"
        assert str(pdf.Root["/Lang"]) == "en-GB"
        assert "/Author" not in pdf.docinfo


def test_equal_sheets_are_equal_files() -> None:
    assert render_capture_sheets([SHEET], FONTS) == render_capture_sheets([SHEET], FONTS)


@pytest.mark.parametrize(
    "text",
    ["x" * 500, "very long words " * 40, "<img src='/etc/passwd'>", "漢字 ﷽ \x00\u202e", " "],
)
def test_no_text_breaks_a_sheet_or_makes_it_two_pages(text: str) -> None:
    sheet = CaptureSheet(
        council=text,
        challenge=text,
        title=text,
        facts=(text, text),
        kloes=((text, text),) * 20,
    )
    assert len(pages(render_capture_sheets([sheet], FONTS))) == 1


def test_roles_met_are_told_by_number_and_never_by_more() -> None:
    groups = (RoleGroup("Managers", Voice.MANAGERS, 2), RoleGroup("Staff", Voice.FRONTLINE, 3))
    several = session_sheet(SCOPE, replace(FOCUS_GROUP, groups=groups), [], practice=False)
    assert several.facts[-1] == "five people"
    one = replace(FOCUS_GROUP, groups=(RoleGroup("Head of service", Voice.MANAGERS, 1),))
    assert session_sheet(SCOPE, one, [], practice=False).facts[-1] == "Head of service"


def test_all_that_is_printed_can_be_read_aloud_but_lines_and_their_numbers() -> None:
    pdf = render_capture_sheets([SHEET, blank_sheet(SCOPE, LINES_OF_ENQUIRY, practice=True)], FONTS)
    assert painted_outside(pdf) == []
    root = tree(pdf)
    assert root.of("H1")[0].text == "Focus group: social workers"
    assert "#vision" in root.of("LBody")[0].text
    assert squeezed(furniture(pdf)) == squeezed("".join(map(str, range(1, LINES + 1)))) * 2
