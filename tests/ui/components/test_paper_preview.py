# SPDX-License-Identifier: Apache-2.0
"""Pages are shown as they are drawn, the newest paper wins, and a lock leaves none."""

import io
from collections.abc import Callable, Iterator

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.compose.blocks import Copy
from peerdesk.ui.components.copy_choice import CopyChoice
from peerdesk.ui.components.paper_preview import PaperPreview
from peerdesk.ui.jobs import Job, Jobs, Pool
from peerdesk.ui.look import Look
from tests.ui.driving import press_key


class Pages:
    """Draws as many white pages as the paper has bytes, and remembers how wide."""

    def __init__(self) -> None:
        self.widths: list[int] = []

    def __call__(self, pdf: bytes, width: int) -> tuple[bytes, ...]:
        self.widths.append(width)
        written = io.BytesIO()
        Image.new("RGB", (width, width * 4 // 3), "white").save(written, "PNG")
        return (written.getvalue(),) * len(pdf)


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.mute()
    made.wait(5)


@pytest.fixture
def pages() -> Pages:
    return Pages()


@pytest.fixture
def preview(qtbot: QtBot, look: Look, jobs: Jobs, pages: Pages) -> Iterator[PaperPreview]:
    pool = Pool(1)

    def aside(
        work: Callable[[], object],
        done: Callable[..., object],
        failed: Callable[..., object] | None = None,
    ) -> Job:
        return jobs.follow(pool(work), done, failed or print)

    made = PaperPreview(look, aside, pages)
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    yield made
    made.clear()
    pool.close()


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: jobs.running == 0)


def test_all_pages_are_shown_as_wide_as_there_is_room(
    qtbot: QtBot, preview: PaperPreview, jobs: Jobs, pages: Pages
) -> None:
    with qtbot.waitSignal(preview.page_seen):
        preview.show_pdf(lambda: b"pdf")
    settle(qtbot, jobs)
    assert preview.count == 3
    assert 500 <= pages.widths[-1] <= 600


def test_the_newest_paper_wins(qtbot: QtBot, preview: PaperPreview, jobs: Jobs) -> None:
    preview.show_pdf(lambda: b"four")
    preview.show_pdf(lambda: b"1")
    settle(qtbot, jobs)
    assert preview.count == 1


def test_plus_and_minus_draw_the_pages_anew(
    qtbot: QtBot, preview: PaperPreview, jobs: Jobs, pages: Pages
) -> None:
    preview.show_pdf(lambda: b"1")
    settle(qtbot, jobs)
    before = pages.widths[-1]
    press_key(preview, Qt.Key.Key_Plus)
    settle(qtbot, jobs)
    assert pages.widths[-1] > before
    for _ in range(9):
        press_key(preview, Qt.Key.Key_Minus)
    settle(qtbot, jobs)
    assert preview.zoom == 0.5


def test_slides_are_shown_one_at_a_time(qtbot: QtBot, preview: PaperPreview, jobs: Jobs) -> None:
    preview.show_pdf(lambda: b"abc")
    settle(qtbot, jobs)
    with qtbot.waitSignal(preview.page_seen) as seen:
        preview.show_single(1)
    assert seen.args == [2, 3]


def test_cleared_it_holds_neither_pages_nor_paper(
    qtbot: QtBot, preview: PaperPreview, jobs: Jobs
) -> None:
    preview.show_pdf(lambda: b"abc")
    settle(qtbot, jobs)
    preview.clear()
    assert (preview.count, preview._pdf) == (0, b"")


def unpacked(preview: PaperPreview) -> list[int]:
    return [n for n, page in enumerate(preview._pages) if not page._picture.isNull()]


def test_pages_out_of_view_are_not_unpacked(
    qtbot: QtBot, preview: PaperPreview, jobs: Jobs
) -> None:
    preview.show_pdf(lambda: b"twelve pages")
    settle(qtbot, jobs)
    qtbot.waitUntil(lambda: unpacked(preview) == [0])
    bar = preview.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: unpacked(preview) == [11])
    preview.hide()
    assert unpacked(preview) == []


def test_a_copy_is_chosen_in_the_heading_or_by_the_pick_in_large_text(
    qtbot: QtBot, look: Look, preview: PaperPreview
) -> None:
    choice = CopyChoice(look, preview)
    for face in (choice.segments, choice.pick):
        face.setParent(preview)
    choice.fit()
    told: list[str] = []
    choice.chosen.connect(told.append)
    choice.segments.chosen.emit(Copy.TEAM.value)
    assert (told, choice.pick.value()) == ([Copy.TEAM.value], Copy.TEAM.value)
    look.choose(factor=2.0)
    assert not choice.pick.isHidden()
    assert choice.segments.isHidden()
    assert qtbot is not None
