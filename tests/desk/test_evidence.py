# SPDX-License-Identifier: Apache-2.0
"""Work on the evidence: what each deed changes, and what changes nothing."""

from collections.abc import Callable

import pytest

from peerdesk.desk.capture import kloe_codes, write_line
from peerdesk.desk.errors import InTheBin, NotAllowed, NotFound, NotTheAuthor
from peerdesk.desk.evidence import mark, restore, revise, tag, untag, unvoice, voice, withdraw
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.errors import EmptyText, TextTooLong
from peerdesk.domain.words import Role, Stance, Voice
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import Join, share


@pytest.fixture
def note(book: MemoryBook) -> str:
    """Return a note of the leader's own."""
    written = write_line(book, "Staff say the vision aloud")
    book.writes = 0
    return written.note


def test_a_revision_keeps_what_was_written_before(book: MemoryBook, note: str) -> None:
    book.record_bundle(1, book.vector())
    revised = revise(book, note, "Staff say the vision\x00 unprompted")
    assert revised.text == "Staff say the vision unprompted"
    assert revised.revisions == 2
    texts = [getattr(entry.fact, "text", "") for entry in book.history("note", note)]
    assert texts == ["Staff say the vision aloud", "Staff say the vision unprompted"]


def test_what_changes_nothing_writes_nothing(book: MemoryBook, note: str) -> None:
    vision = kloe_codes(book)["vision"]
    tag(book, note, vision)
    voice(book, note, Voice.FRONTLINE)
    mark(book, note, Stance.STRENGTH)
    book.writes = 0
    revise(book, note, "  Staff say  the vision aloud ")
    mark(book, note, Stance.STRENGTH)
    tag(book, note, vision)
    untag(book, note, kloe_codes(book)["culture"])
    voice(book, note, Voice.FRONTLINE)
    unvoice(book, note, Voice.MEMBERS)
    restore(book, note)
    unvoice(book, note, Voice.FRONTLINE)
    book.writes = 0
    unvoice(book, note, Voice.FRONTLINE)
    assert book.writes == 0


def test_tags_and_voices_go_on_and_off(book: MemoryBook, note: str) -> None:
    vision = kloe_codes(book)["vision"]
    assert tag(book, note, vision).kloe_ids == (vision,)
    assert untag(book, note, vision).kloe_ids == ()
    assert voice(book, note, Voice.MEMBERS).voice_list == (Voice.MEMBERS,)
    assert unvoice(book, note, Voice.MEMBERS).voice_list == ()


def test_texts_that_cannot_be_kept_are_refused(book: MemoryBook, note: str) -> None:
    with pytest.raises(EmptyText):
        revise(book, note, " \x07 ")
    with pytest.raises(TextTooLong):
        revise(book, note, "x" * 20_001)
    with pytest.raises(NotFound):
        tag(book, note, "0" * 32)
    with pytest.raises(NotFound):
        mark(book, "0" * 32, Stance.STRENGTH)
    assert book.writes == 0


def test_only_the_author_rewords_but_colleagues_sort_and_tag(note: str, join: Join) -> None:
    peer = join()
    with pytest.raises(NotTheAuthor):
        revise(peer, note, "Something else")
    assert mark(peer, note, Stance.QUESTION).stance is Stance.QUESTION
    assert tag(peer, note, kloe_codes(peer)["culture"]).kloe_ids


def test_two_stances_stand_until_one_is_chosen(book: MemoryBook, join: Join, note: str) -> None:
    peer = join()
    mark(peer, note, Stance.QUESTION)
    mark(book, note, Stance.STRENGTH)
    share(peer, book)
    assert book.note(note).clashes
    chosen = mark(book, note, book.note(note).stance)
    assert not chosen.clashes


def test_the_bin_is_for_authors_and_leads(note: str, join: Join) -> None:
    peer, manager = join(), join(Role.MANAGER)
    proposed = withdraw(peer, note)
    assert not proposed.withdrawn
    assert [proposal.device for proposal in proposed.proposals] == [peer.device]
    peer.writes = 0
    assert withdraw(peer, note) == proposed
    assert peer.writes == 0
    assert withdraw(manager, note).withdrawn
    with pytest.raises(NotAllowed):
        restore(join(), note)
    own = write_line(peer, "A line of the peer’s own")
    assert withdraw(peer, own.note).withdrawn
    assert not restore(peer, own.note).withdrawn


def test_a_note_in_the_bin_is_left_alone_until_it_is_restored(book: MemoryBook, note: str) -> None:
    assert withdraw(book, note).withdrawn
    assert book.count_notes(NoteQuery()) == 0
    assert book.count_notes(NoteQuery(withdrawn=True)) == 1
    deeds: tuple[Callable[[], object], ...] = (
        lambda: revise(book, note, "New"),
        lambda: mark(book, note, Stance.STRENGTH),
        lambda: tag(book, note, kloe_codes(book)["vision"]),
    )
    for deed in deeds:
        with pytest.raises(InTheBin):
            deed()
    assert not restore(book, note).withdrawn
