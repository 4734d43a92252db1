# SPDX-License-Identifier: Apache-2.0
"""The paragraph about an intervention is the manager's own, and only where it applies."""

from msgspec.structs import replace

from peerdesk.compose.blocks import Copy, Paragraph
from peerdesk.desk.book import scope_of
from peerdesk.desk.briefings import summary
from peerdesk.desk.intervention import intervention, write_intervention
from peerdesk.desk.scope import change_scope
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import share

DAY = "2026-05-12"


def test_without_an_intervention_there_is_no_paragraph(book: MemoryBook) -> None:
    assert intervention(book) is None
    write_intervention(book, "Not shown")
    assert Paragraph("Not shown") not in summary(book, DAY, Copy.SPONSOR).blocks


def test_the_manager_writes_it_for_every_summary(book: MemoryBook, manager: MemoryBook) -> None:
    change_scope(book, replace(scope_of(book), in_intervention=True))
    share(book, manager)
    assert intervention(manager) == ""
    write_intervention(manager, " One thought \n goes on.\n\nAnother. ")
    share(manager, book)
    assert intervention(book) == "One thought goes on.\n\nAnother."
    blocks = summary(book, DAY, Copy.SPONSOR).blocks
    assert blocks[1:3] == (Paragraph("One thought goes on."), Paragraph("Another."))
    book.writes = 0
    write_intervention(book, "One thought goes on.\n\nAnother.")
    assert book.writes == 0
    write_intervention(book, "")
    assert intervention(book) == ""


def test_two_versions_written_apart_become_one(book: MemoryBook, manager: MemoryBook) -> None:
    change_scope(book, replace(scope_of(book), in_intervention=True))
    write_intervention(book, "First")
    share(book, manager)
    write_intervention(book, "Hers")
    write_intervention(manager, "His")
    share(manager, book)
    (held,) = book.prose()
    assert len(held.choices) == 2
    write_intervention(book, held.value.words)
    assert len(book.prose()[0].choices) == 1
