# SPDX-License-Identifier: Apache-2.0
"""Pages are shown as they are drawn, the newest paper wins, and a lock leaves none."""

import io
from collections.abc import Callable, Iterator
from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from peerdesk.compose.as_text import WIDTH
from peerdesk.compose.blocks import Copy, Deck, Document, Heading, Point, Slide, SlideKind
from peerdesk.compose.checks.finding import Check, Finding, Light
from peerdesk.compose.formats import Paper
from peerdesk.ui.components.copy_choice import CopyChoice
from peerdesk.ui.components.page_words import flowing
from peerdesk.ui.components.paper_preview import PaperPreview
from peerdesk.ui.components.preview_bar import PreviewBar
from peerdesk.ui.jobs import Job, Jobs, Pool
from peerdesk.ui.laid import Laid, LaidLine, LaidPage, Section
from peerdesk.ui.look import Look
from tests.fakes.session import FakePapers
from tests.ui.driving import press_key


class Pages(FakePapers):
    """Lays a page for every block, draws white ones, and remembers which and how wide."""

    def __init__(self) -> None:
        self.drawn: list[tuple[str, int]] = []

    def laid(self, paper: Paper, before: Laid, *, large: bool = False) -> Laid:
        del before, large
        blocks = paper.blocks if isinstance(paper, Document) else ()
        texts = [block.text for block in blocks if isinstance(block, Heading)]
        return Laid((Section(paper, tuple(page(n, text) for n, text in enumerate(texts))),))

    def laid_file(self, pdf: bytes) -> Laid:
        return Laid((Section(pdf, tuple(page(n, chr(c)) for n, c in enumerate(pdf))),))

    def picture(self, page: LaidPage, width: int) -> bytes:
        self.drawn.append((page.key, width))
        written = io.BytesIO()
        Image.new("RGB", (width, width * 4 // 3), "white").save(written, "PNG")
        return written.getvalue()


def page(number: int, text: str) -> LaidPage:
    lines = (LaidLine(text, 0.5),)
    return LaidPage(pdf=b"", number=number, wide=600, high=800, key=f"{number}{text}", lines=lines)


def paper(*texts: str) -> Document:
    blocks = tuple(Heading(text) for text in texts)
    return Document(
        title="Summary", subtitle="", council="", offer="", copy=Copy.SPONSOR, blocks=blocks
    )


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
    assert 450 <= pages.drawn[-1][1] <= 600


def test_the_newest_paper_wins(qtbot: QtBot, preview: PaperPreview, jobs: Jobs) -> None:
    preview.show_pdf(lambda: b"four")
    preview.show_paper(paper("one"))
    settle(qtbot, jobs)
    assert preview.count == 1


def test_only_pages_in_view_or_close_to_it_are_drawn(
    qtbot: QtBot, preview: PaperPreview, jobs: Jobs, pages: Pages
) -> None:
    preview.show_pdf(lambda: b"a paper of many pages")
    settle(qtbot, jobs)
    drawn = [key for key, _ in pages.drawn]
    assert drawn[0] == "0a"
    assert len(drawn) < 4
    bar = preview.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle(qtbot, jobs)
    assert "20s" in [key for key, _ in pages.drawn]
    assert len(pages.drawn) < 8


def test_only_a_page_that_changed_is_drawn_anew(
    qtbot: QtBot, preview: PaperPreview, jobs: Jobs, pages: Pages
) -> None:
    preview.show_paper(paper("first", "second"))
    settle(qtbot, jobs)
    pages.drawn.clear()
    preview.show_paper(paper("first", "changed"))
    settle(qtbot, jobs)
    assert [key for key, _ in pages.drawn] == ["1changed"]


def test_what_is_in_view_stays_there_when_a_page_changes_or_goes(
    qtbot: QtBot, preview: PaperPreview, jobs: Jobs
) -> None:
    preview.show_paper(paper(*"abcdefgh"))
    settle(qtbot, jobs)
    bar = preview.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    preview.show_paper(paper(*"abcdXfgh"))
    settle(qtbot, jobs)
    assert bar.value() == before
    preview.show_paper(paper("a"))
    settle(qtbot, jobs)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum() < before)


def test_plus_and_minus_draw_the_pages_anew_and_keep_the_page(
    qtbot: QtBot, preview: PaperPreview, jobs: Jobs, pages: Pages
) -> None:
    preview.show_pdf(lambda: b"12345678")
    settle(qtbot, jobs)
    bar = preview.verticalScrollBar()
    bar.setValue(preview.column.height_of(4, 0.25))
    seen = preview.column.at(bar.value())
    before = pages.drawn[-1][1]
    press_key(preview, Qt.Key.Key_Plus)
    settle(qtbot, jobs)
    assert pages.drawn[-1][1] > before
    qtbot.waitUntil(lambda: preview.column.at(bar.value())[0] == seen[0])
    assert preview.column.at(bar.value())[1] == pytest.approx(seen[1], abs=0.01)
    for _ in range(9):
        press_key(preview, Qt.Key.Key_Minus)
    settle(qtbot, jobs)
    assert preview.zoom == 0.5


def test_home_and_end_lead_to_both_ends_and_letters_to_the_place(
    qtbot: QtBot, preview: PaperPreview, jobs: Jobs
) -> None:
    preview.show_pdf(lambda: b"123456")
    settle(qtbot, jobs)
    bar = preview.verticalScrollBar()
    press_key(preview, Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    press_key(preview, Qt.Key.Key_N)
    assert bar.value() == bar.maximum()
    press_key(preview, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_slides_are_shown_one_at_a_time_and_turned_by_page_keys(
    qtbot: QtBot, preview: PaperPreview, jobs: Jobs, pages: Pages
) -> None:
    preview.show_pdf(lambda: b"abc")
    settle(qtbot, jobs)
    with qtbot.waitSignal(preview.page_seen) as seen:
        preview.show_single(1)
    settle(qtbot, jobs)
    assert seen.args == [2, 3]
    assert {key for key, _ in pages.drawn} == {"0a", "1b", "2c"}
    with qtbot.waitSignal(preview.turned) as turned:
        press_key(preview, Qt.Key.Key_PageDown)
    assert turned.args == [1]


def test_a_page_has_its_size_and_its_words_before_it_is_drawn(
    qtbot: QtBot, preview: PaperPreview, jobs: Jobs
) -> None:
    preview.show_paper(paper("Heard in several settings"))
    settle(qtbot, jobs)
    (shown,) = preview.column._pages
    assert shown.accessibleName() == "Page 1"
    assert shown.accessibleDescription() == "Heard in several settings"
    assert shown.height() == pytest.approx(shown.width() * 4 / 3, abs=3)


def test_the_pages_can_be_read_as_text(
    qtbot: QtBot, look: Look, preview: PaperPreview, jobs: Jobs
) -> None:
    bar = PreviewBar(look, preview)
    qtbot.addWidget(bar)
    preview.show_paper(paper("Strengths", "Considerations"))
    settle(qtbot, jobs)
    assert preview.words.toPlainText() == ""
    bar._words.click()
    said = preview.words.toPlainText()
    assert said.index("Strengths") < said.index("Considerations")
    assert preview.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    bar._words.click()
    assert preview.words.isHidden()
    assert preview.words.toPlainText() == ""


SAID = st.lists(st.text("abc", min_size=1, max_size=12), min_size=1, max_size=60).map(" ".join)


@given(st.lists(SAID, max_size=6))
def test_lines_that_were_wrapped_are_whole_again(paragraphs: list[str]) -> None:
    wrapped = "\n\n".join("\n".join(wrap(text, WIDTH)) for text in paragraphs)
    assert [line for line in flowing(wrapped) if line] == paragraphs


def test_slides_are_read_under_their_numbers_and_files_under_their_pages(
    qtbot: QtBot, preview: PaperPreview, jobs: Jobs
) -> None:
    slides = tuple(
        Slide(kind=SlideKind.POINTS, title=title, points=(Point(f"Of {title}"),))
        for title in ("One", "Two")
    )
    preview.show_words(on=True)
    preview.show_paper(
        Deck(title="", council="", offer="", days="", copy=Copy.SPONSOR, slides=slides)
    )
    settle(qtbot, jobs)
    said = preview.words.toPlainText().split()
    assert " ".join(said) == "Slide 1 of 2 One Of One Slide 2 of 2 Two Of Two"
    preview.show_pdf(lambda: b"ab")
    settle(qtbot, jobs)
    assert preview.words.toPlainText() == "Page 1 of 2\na\n\nPage 2 of 2\nb\n"


def test_the_bar_says_page_and_zoom(
    qtbot: QtBot, look: Look, preview: PaperPreview, jobs: Jobs
) -> None:
    bar = PreviewBar(look, preview)
    qtbot.addWidget(bar)
    preview.show_paper(paper("a", "b", "c"))
    settle(qtbot, jobs)
    assert bar._page.text() == "Page 1 of 3, 100 %"
    preview.set_zoom(1)
    assert bar._page.text() == "Page 1 of 3, 125 %"
    bar._words.click()
    assert bar._page.text() == "3 pages as text"
    preview.clear()
    assert bar._page.text() == "Preview"


def found(text: str) -> Finding:
    return Finding(
        check=Check.LANGUAGE,
        kind="grade",
        words="A grade",
        text=text,
        end=len(text),
        light=Light.RED,
    )


def test_a_finding_has_its_number_in_the_margin_of_its_page_and_is_brought_into_view(
    qtbot: QtBot, preview: PaperPreview, jobs: Jobs
) -> None:
    preview.show_paper(paper("a good start", "b", "c", "an inadequate end", "e"))
    settle(qtbot, jobs)
    preview.set_marks([found("inadequate end"), found("nowhere to be seen")])
    settle(qtbot, jobs)
    marks = [one._marks for one in preview.column._pages]
    assert [[m.number for m in page_marks] for page_marks in marks] == [[], [], [], [1], []]
    preview.choose_mark(1)
    assert preview.column.at(preview.verticalScrollBar().value() + 250)[0] == 3
    preview.choose_mark(2)
    with qtbot.waitSignal(preview.mark_chosen) as chosen:
        shown = preview.column._pages[3]
        spot = shown._spot(marks[3][0]).center().toPoint()
        qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=spot)
    assert chosen.args == [1]
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(shown.width() // 2, 5))


def test_a_finding_on_another_slide_asks_for_that_slide(
    qtbot: QtBot, preview: PaperPreview, jobs: Jobs
) -> None:
    preview.show_single(0)
    preview.show_paper(paper("a", "b", "an inadequate end"))
    settle(qtbot, jobs)
    preview.set_marks([found("inadequate end")])
    settle(qtbot, jobs)
    with qtbot.waitSignal(preview.page_wanted) as wanted:
        preview.choose_mark(1)
    assert wanted.args == [2]


def test_cleared_it_holds_neither_pages_nor_words(
    qtbot: QtBot, preview: PaperPreview, jobs: Jobs
) -> None:
    preview.show_words(on=True)
    preview.show_pdf(lambda: b"abc")
    settle(qtbot, jobs)
    preview.set_marks([found("b")])
    preview.clear()
    assert (preview.count, preview.laid, preview.words.toPlainText()) == (0, Laid(), "")
    assert preview._pictures._held == {}
    assert preview._marks.on_page(1) == ()


def unpacked(preview: PaperPreview) -> list[int]:
    return [n for n, page in enumerate(preview.column._pages) if not page._picture.isNull()]


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
