# SPDX-License-Identifier: Apache-2.0
"""Every screen has a page, every link of the help leads somewhere, and words are found."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import peerdesk.ui
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.help.pages import CONTENTS, HelpBook, anchor, bare, screen_page
from peerdesk.ui.place import Place
from peerdesk.ui.places import all_places

HELP = Path(__file__).parents[3] / "resources" / "help"
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


@pytest.fixture(scope="module")
def book() -> HelpBook:
    return HelpBook(HELP)


def screens() -> set[type]:
    """Return every place and every sheet of the program."""
    for found in pkgutil.walk_packages(peerdesk.ui.__path__, "peerdesk.ui."):
        if not found.name.endswith((".windows", ".macos", ".cocoa")):
            importlib.import_module(found.name)
    waiting: list[type] = [Place, Sheet]
    kinds: set[type] = set()
    while waiting:
        kind = waiting.pop()
        if kind not in kinds:
            kinds.add(kind)
            waiting += type.__subclasses__(kind)
    return {kind for kind in kinds if kind.__module__.startswith("peerdesk.ui.")}


def test_every_place_and_every_sheet_has_a_page(book: HelpBook) -> None:
    """A sheet that many places share has the page of the place below it."""
    shared = {"peerdesk.ui.place", "peerdesk.ui.over"}
    without = [
        f"{kind.__module__}.{kind.__name__} wants {screen_page(kind.__module__) or 'a page'}"
        for kind in screens()
        if kind.__module__ not in shared
        and not kind.__module__.startswith("peerdesk.ui.components.")
        and screen_page(kind.__module__) not in book.names()
    ]
    assert sorted(without) == []


def test_every_place_of_the_rail_is_in_the_contents(book: HelpBook) -> None:
    """One can come to the page of every place from the first page of the help."""
    reached = _links(book.page(CONTENTS).text)
    for entry in all_places():
        page = screen_page(getattr(entry.make, "__module__", ""))
        assert f"{page}.md" in reached, entry.rail.key


@pytest.mark.parametrize("name", sorted(path.stem for path in HELP.glob("*.md")))
def test_every_link_leads_somewhere(book: HelpBook, name: str) -> None:
    page = book.page(name)
    for link in _links(page.text):
        if link.startswith("https://"):
            continue  # never opened: it can be read, and typed elsewhere
        file, _, section = link.partition("#")
        assert not file or (HELP / file).is_file(), link
        if section:
            there = book.page(Path(file).stem if file else name)
            assert section in there.anchors, link


def test_the_page_of_a_screen_is_that_of_its_folder_unless_it_has_one_of_its_own() -> None:
    assert screen_page("peerdesk.ui.evidence.place") == "evidence"
    assert screen_page("peerdesk.ui.evidence.erasing_sheets") == "erasing"
    assert screen_page("peerdesk.ui.briefing.page") == "daily-summary"
    assert screen_page("peerdesk.ui.components.button") == ""
    assert screen_page("PySide6.QtWidgets") == ""


def test_a_page_that_is_not_there_is_the_contents(book: HelpBook) -> None:
    assert book.page("nowhere").name == CONTENTS
    assert book.names()[0] == CONTENTS


def test_words_are_found_by_their_beginnings_headings_first(book: HelpBook) -> None:
    found = book.search("recov WORD")
    assert found
    for hit in found:
        said = hit.line.casefold()
        assert "recov" in said
        assert "word" in said
    first = [hit.line == hit.section for hit in found]
    assert first == sorted(first, reverse=True)
    assert book.search("  ") == []
    assert book.search("zanzibar quux") == []


def test_a_long_line_is_shown_from_where_the_words_stand(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("# All\n\n" + "many words " * 30 + "and a needle here\n")
    (hit,) = HelpBook(tmp_path).search("needle")
    assert hit.line.startswith("…")
    assert "needle" in hit.line[:60]
    assert hit.section == "All"


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("- **Ctrl+L** locks", "Ctrl+L locks"),
        ("see [Team](team.md#who).", "see Team."),
        ("## Keys that work", "Keys that work"),
        ("`#` and `@`", "# and @"),
    ],
)
def test_marks_are_left_out_of_what_is_found(marked: str, words: str) -> None:
    assert bare(marked) == words


def test_anchors_are_those_of_code_hosts() -> None:
    assert anchor("Recovery words (T, W)") == "recovery-words-t-w"


def _links(text: str) -> list[str]:
    return _LINK.findall(text)
