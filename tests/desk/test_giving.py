# SPDX-License-Identifier: Apache-2.0
"""Attachments reach every laptop, in bundles of their own, and only where they are lacking."""

import random
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from peerdesk.desk.attachments import Prepared, attach, look_at, take_off
from peerdesk.desk.book import TeamBook
from peerdesk.desk.capture import write_line
from peerdesk.desk.erasing import erase
from peerdesk.desk.errors import HeldElsewhere, NothingToShare
from peerdesk.desk.exchange import export, preview, take_in
from peerdesk.desk.giving import piled
from peerdesk.desk.outgoing import SMALLEST_PART, Way
from peerdesk.domain.attachment import CHUNK, Attachment
from peerdesk.domain.words import ErasureReason
from peerdesk.team.opener import open_bundle
from tests.fakes.book import MemoryBook
from tests.fakes.stick import Stick
from tests.fakes.three import everybody_gets, three

CHANCE = random.Random(4)
PHOTO = CHANCE.randbytes(2 * CHUNK + 5)


@pytest.fixture(params=["memory", "vault"])
def team(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[list[TeamBook]]:
    """Return three laptops of one sort."""
    with ExitStack() as stack:
        yield three(request.param, tmp_path, stack)


def photographed(book: TeamBook, content: bytes = PHOTO, text: str = "A wall") -> Attachment:
    line = write_line(book, f"+ {text}")
    return attach(book, line.note, "wall.jpg", Prepared("image/jpeg", content))


def test_the_bytes_of_an_attachment_reach_every_laptop(team: list[TeamBook]) -> None:
    lead, bo, carys = team
    held = photographed(bo)
    everybody_gets(Stick(), bo, [lead, carys])
    for book in (lead, carys):
        assert book.is_here(held)
        assert look_at(book, held.id).content == PHOTO
        assert book.wanting() == ()


def test_a_bundle_says_of_how_many_attachments_its_pieces_are(team: list[TeamBook]) -> None:
    lead, bo, _ = team
    photographed(bo)
    photographed(bo, b"a small one", "A door")
    stick = Stick()
    exported = export(bo, stick)
    (part,) = (stick.files[part.name] for part in exported.parts)
    early = preview(lead, part).counts
    assert (early.pieces, early.attachments, early.unnamed) == (0, 0, 4)
    take_in(lead, stick.files[exported.name])
    assert (preview(lead, part).counts.pieces, preview(lead, part).counts.attachments) == (4, 2)
    assert take_in(lead, part).counts.attachments == 2
    assert take_in(lead, part).counts.attachments == 0


def test_changes_and_attachments_are_in_different_bundles(team: list[TeamBook]) -> None:
    lead, bo, _ = team
    photographed(bo)
    stick = Stick()
    exported = export(bo, stick)
    (part,) = exported.parts
    assert (part.attachments, part.number) == (1, exported.number + 1)
    notes, photo = (
        open_bundle(stick.files[name], lead.keys) for name in (exported.name, part.name)
    )
    assert (len(notes.changes), notes.pieces) == (exported.changes, ())
    assert (photo.changes, photo.heads, len(photo.pieces)) == ((), (), 3)
    assert len(stick.files[exported.name]) < 100_000


def test_whoever_has_the_note_alone_asks_and_anybody_who_holds_the_bytes_answers(
    team: list[TeamBook],
) -> None:
    lead, bo, carys = team
    held = photographed(bo)
    stick = Stick()
    exported = export(bo, stick)
    take_in(lead, stick.files[exported.name])
    for name in (exported.name, exported.parts[0].name):
        take_in(carys, stick.files[name])
    assert lead.wanting() == (held.id,)
    with pytest.raises(HeldElsewhere):
        look_at(lead, held.id)
    everybody_gets(Stick(), lead, [carys])  # which tells what is lacking there
    answer = Stick()
    assert len(export(carys, answer).parts) == 1
    for data in answer.files.values():
        take_in(lead, data)
    assert look_at(lead, held.id).content == PHOTO
    with pytest.raises(NothingToShare):  # that word of the lead's laptop has been answered
        export(carys, Stick())


def test_nothing_is_sent_twice_though_nobody_has_answered_yet(team: list[TeamBook]) -> None:
    lead, bo, carys = team
    photographed(bo)
    assert len(export(bo, Stick()).parts) == 1
    write_line(bo, "+ another")
    assert export(bo, Stick()).parts == ()
    everything = export(bo, Stick(), everything=True)
    assert len(everything.parts) == 1
    assert (lead.wanting(), carys.wanting()) == ((), ())


def test_a_want_is_told_once_and_not_again_and_again(team: list[TeamBook]) -> None:
    lead, bo, _ = team
    photographed(bo)
    stick = Stick()
    exported = export(bo, stick)
    take_in(lead, stick.files[exported.name])
    assert export(lead, Stick()).changes >= 0
    with pytest.raises(NothingToShare):
        export(lead, Stick())


def test_pieces_come_in_only_where_something_names_them(team: list[TeamBook]) -> None:
    lead, bo, carys = team
    held = photographed(bo)
    stick = Stick()
    exported = export(bo, stick)
    notes, photo = (stick.files[n] for n in (exported.name, exported.parts[0].name))
    early = take_in(lead, photo)
    assert (early.counts.pieces, early.counts.unnamed) == (0, 3)
    assert "Bo Lindqvist" in early.advice
    assert not lead.is_here(held)
    take_in(lead, notes)
    shown = preview(lead, photo).counts
    assert (shown.pieces, shown.unnamed, shown.changes) == (3, 0, 0)
    assert take_in(lead, photo).counts.pieces == 3
    assert take_in(lead, photo).counts.pieces == 0
    assert lead.is_here(held)
    assert not carys.is_here(held)


def test_the_pieces_of_what_was_erased_are_dropped(team: list[TeamBook]) -> None:
    lead, bo, carys = team
    held = photographed(bo)
    stick = Stick()
    exported = export(bo, stick)
    for book in (lead, carys):
        take_in(book, stick.files[exported.name])
    erase(lead, held.note, ErasureReason.SUBJECT_REQUEST, "The monitoring officer")
    receipt = take_in(lead, stick.files[exported.parts[0].name])
    assert (receipt.counts.pieces, receipt.counts.unnamed) == (0, 3)
    take_in(carys, stick.files[exported.parts[0].name])
    assert carys.is_here(held)
    everybody_gets(Stick(), lead, [bo, carys])
    for book in team:
        assert not book.is_here(held)
        assert book.wanting() == ()


def test_what_was_taken_off_its_note_is_not_asked_for(team: list[TeamBook]) -> None:
    lead, bo, _ = team
    held = photographed(bo)
    stick = Stick()
    exported = export(bo, stick)
    take_in(lead, stick.files[exported.name])
    take_off(lead, held.id)
    assert lead.wanting() == ()


def test_no_bundle_is_larger_than_was_chosen(team: list[TeamBook]) -> None:
    lead, bo, _ = team
    held = [photographed(bo, CHANCE.randbytes(3 * CHUNK + n), f"{n}") for n in range(3)]
    stick = Stick()
    exported = export(bo, stick, way=Way(part=3_500_000))
    assert len(exported.parts) > 2
    assert sum(part.attachments for part in exported.parts) == 3
    for part in exported.parts:
        assert len(stick.files[part.name]) <= 3_500_000
    for data in stick.files.values():
        take_in(lead, data)
    assert all(lead.is_here(one) for one in held)


def test_a_choice_too_small_for_one_piece_is_made_larger() -> None:
    lead = three("memory", Path(), ExitStack())[0]
    photographed(lead)
    stick = Stick()
    exported = export(lead, stick, way=Way(part=1))
    assert len(exported.parts) == 2
    assert all(len(stick.files[part.name]) <= SMALLEST_PART for part in exported.parts)


def test_one_file_attached_twice_travels_once() -> None:
    lead, bo, _ = three("memory", Path(), ExitStack())
    both = [photographed(lead), photographed(lead, text="The same wall")]
    stick = Stick()
    (part,) = export(lead, stick).parts
    assert len(open_bundle(stick.files[part.name], bo.keys).pieces) == 3
    assert part.attachments == 2
    (pile,) = piled(both, 20_000_000)
    assert pile.attachments == (both[0].id,)


def test_a_piece_that_is_gone_is_told_as_it_is() -> None:
    book = MemoryBook()
    with pytest.raises(HeldElsewhere):
        book.piece("0" * 64)
