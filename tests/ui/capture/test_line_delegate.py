# SPDX-License-Identifier: Apache-2.0
"""Heights of lines are worked out once, and nothing of lines that went is remembered."""

import pytest

from peerdesk.ui.capture import line_delegate
from peerdesk.ui.capture.line_delegate import LineDelegate
from peerdesk.ui.capture.model import LineRow
from peerdesk.ui.components.paint import Wrapped
from peerdesk.ui.look import Look

pytestmark = pytest.mark.usefixtures("qtbot")

ROWS = [LineRow("09:05", "strength", f"Line {n} " + "words " * 40) for n in range(5)]


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list of the texts that are laid out."""
    texts: list[str] = []
    wrapped = Wrapped

    def noted(text: str, *rest: object) -> object:
        texts.append(text)
        return wrapped(text, *rest)  # type: ignore[arg-type] # passed on as they came

    monkeypatch.setattr(line_delegate, "Wrapped", noted)
    return texts


def test_widths_that_leave_the_text_the_same_room_are_one(look: Look, laid_out: list[str]) -> None:
    delegate = LineDelegate(look)
    delegate.widest = 600
    heights = [[delegate.height(row, wide) for row in ROWS] for wide in (600, 614, 640)]
    assert heights[0] == heights[1] == heights[2]
    assert len(laid_out) == len(ROWS)


def test_the_same_lines_shown_again_are_not_laid_out_again(look: Look, laid_out: list[str]) -> None:
    delegate = LineDelegate(look)
    before = [delegate.height(row, 600) for row in ROWS]
    delegate.keep(ROWS[1:])
    laid_out.clear()
    assert [delegate.height(row, 600) for row in ROWS] == before
    assert laid_out == [ROWS[0].text]


def test_another_size_of_text_makes_other_heights(look: Look) -> None:
    delegate = LineDelegate(look)
    before = delegate.height(ROWS[0], 600)
    look.choose(factor=2.0)
    assert delegate.height(ROWS[0], 600) > 2 * before


def test_of_lines_that_went_nothing_is_remembered(look: Look) -> None:
    delegate = LineDelegate(look)
    delegate.height(ROWS[0], 600)
    delegate.keep([])
    assert not any(known for known in delegate._heights.values())
