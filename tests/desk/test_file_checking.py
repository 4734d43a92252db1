# SPDX-License-Identifier: Apache-2.0
"""What is found in a file is told in the words it was composed of, and is released once for all."""

from peerdesk.bootstrap.papers import Papers
from peerdesk.bootstrap.resources import resource_root
from peerdesk.compose.blocks import Bullets, Copy, Document, Point, Table
from peerdesk.compose.checks.finding import Finding, Piece
from peerdesk.compose.formats import Format, Wish
from peerdesk.desk.checking import ground
from peerdesk.desk.file_checking import open_in_file
from peerdesk.desk.releasing import release
from peerdesk.domain.publication_words import Publication, WhyReleased
from tests.fakes.aids import shipped_check_words
from tests.fakes.book import MemoryBook

SAID = "Jane Holt described how the front door works in practice."
LETTER = Document(
    title="Letter", subtitle="", council="Marlowe Vale Council", offer="Peer Challenge",
    copy=Copy.SPONSOR,
    blocks=(
        Bullets((Point(SAID, message="m1"),)),
        Table(("Meeting", "Whom"), (("Interview", "Ring 07700 900123 first"),)),
    ),
)  # fmt: skip


def found(book: MemoryBook, form: Format, *, large: bool = False) -> tuple[Finding, ...]:
    papers = Papers(resource_root() / "fonts")
    file = papers.made(LETTER, Wish(format=form, large=large)).content
    read = papers.pieces(f"letter.{form}", file)
    return open_in_file(ground(book, Publication.LETTER), LETTER, read, shipped_check_words())


def test_a_finding_in_any_file_leads_to_the_message_that_it_stands_in(book: MemoryBook) -> None:
    for form in (Format.PDF, Format.DOCX):
        by_words = {one.found: one for one in found(book, form)}
        assert by_words["Jane Holt"].message == "m1"
        assert (
            by_words["Jane Holt"].text
            == "Jane Holt described how the front door works in practice."
        )
        assert "07700 900123" in by_words


def test_what_is_released_in_one_file_is_released_in_all(book: MemoryBook) -> None:
    for finding in found(book, Format.PDF, large=True):
        release(book, finding, WhyReleased.FALSE_ALARM, Publication.LETTER)
    assert found(book, Format.PDF) == ()
    assert found(book, Format.DOCX) == ()


def test_a_release_lapses_with_the_words(book: MemoryBook) -> None:
    (name,) = (one for one in found(book, Format.DOCX) if one.found == "Jane Holt")
    release(book, name, WhyReleased.POST_HOLDER, Publication.LETTER)
    still = {one.found for one in found(book, Format.DOCX)}
    assert "Jane Holt" not in still
    assert "07700 900123" in still


def test_a_line_that_a_page_has_parted_is_known_again(book: MemoryBook) -> None:
    on, words = ground(book, Publication.LETTER), shipped_check_words()
    (first,) = open_in_file(on, LETTER, [Piece("Jane Holt described how the front", "")], words)
    assert (first.message, first.text) == ("m1", SAID)


def test_what_stands_in_a_file_alone_is_told_as_it_stands_there(book: MemoryBook) -> None:
    on, words = ground(book, Publication.LETTER), shipped_check_words()
    typed = Piece("Mary Quinn typed this in", "Page 1, paragraph 9")
    (found_there,) = open_in_file(on, LETTER, [typed, typed], words)
    assert (found_there.found, found_there.place) == ("Mary Quinn", typed.place)
