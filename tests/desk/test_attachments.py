# SPDX-License-Identifier: Apache-2.0
"""Files put to notes, in the book in memory and in a real vault alike."""

from collections.abc import Iterator
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path

import pytest

from peerdesk.desk.attachments import (
    LetOut,
    Prepared,
    attach,
    attached,
    attachment_of,
    look_at,
    put_back,
    release,
    take_off,
)
from peerdesk.desk.book import TeamBook
from peerdesk.desk.capture import write_line
from peerdesk.desk.errors import (
    AttachmentTooLarge,
    DamagedAttachment,
    EmptyFile,
    HeldElsewhere,
    InTheBin,
    NotAllowed,
    NotFound,
)
from peerdesk.desk.evidence import withdraw
from peerdesk.desk.scope import found_challenge
from peerdesk.domain.attachment import CHUNK, LARGEST
from peerdesk.domain.custody import AttachmentAdded, AttachmentReleased
from peerdesk.domain.words import Authority, ReleaseReason, Role
from peerdesk.vault.creation import create_vault
from peerdesk.vault.derivation import FLOOR
from tests.fakes.book import LEADER, MemoryBook
from tests.fakes.chains import MinuteHand
from tests.fakes.challenge import FRAMEWORK, SCOPE, Join, share
from tests.hostile_names import HOSTILE

WHY = ReleaseReason.NEEDED_FOR_DOCUMENT


@pytest.fixture(params=["memory", "vault"])
def any_book(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[TeamBook]:
    """Return a leader's book of one sort, with a challenge in it."""
    with ExitStack() as opened:
        made: TeamBook
        if request.param == "memory":
            made = MemoryBook(LEADER)
        else:
            folder, clock = tmp_path / "vault", MinuteHand()
            created = create_vault(
                folder, LEADER, "ripple anvil quiet lantern moss", cost=FLOOR, clock=clock
            )
            made = opened.enter_context(created.vault)
        found_challenge(made, FRAMEWORK, SCOPE, modules=["front-door"])
        yield made


def picture(size: int = 3, seed: int = 1) -> Prepared:
    content = (sha256(seed.to_bytes(8, "big")).digest() * (size // 32 + 1))[:size]
    return Prepared("image/jpeg", content)


def test_what_was_attached_comes_back_byte_for_byte(any_book: TeamBook) -> None:
    note = write_line(any_book, "Six sheets on the wall").note
    prepared = Prepared("image/jpeg", bytes(range(256)) * (CHUNK // 100))
    held = attach(any_book, note, "wall.JPG", prepared)
    assert (held.note, held.name, held.media) == (note, "wall.jpg", "image/jpeg")
    assert held.size == len(prepared.content)
    assert len(held.chunks) == -(-held.size // CHUNK) > 1
    assert held.digest == sha256(prepared.content).hexdigest()
    assert held.device == any_book.device
    assert look_at(any_book, held.id) == prepared
    assert any_book.is_here(held)
    assert any_book.attachments(note) == (held,) == any_book.attachments()
    assert any_book.attachments("0" * 32) == ()


@pytest.mark.parametrize("size", [1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_every_length_comes_back(any_book: TeamBook, size: int) -> None:
    note = write_line(any_book, "A line").note
    prepared = picture(size)
    assert look_at(any_book, attach(any_book, note, "a.jpg", prepared).id) == prepared


def test_the_same_file_on_the_same_note_is_attached_once(any_book: TeamBook) -> None:
    first, second = (write_line(any_book, text).note for text in ("One", "Two"))
    held = attach(any_book, first, "a.jpg", picture())
    assert attach(any_book, first, "b.jpg", picture()) == held
    other = attach(any_book, second, "a.jpg", picture())
    assert other.id != held.id
    assert other.chunks == held.chunks
    assert {one.id for one in any_book.attachments()} == {held.id, other.id}
    take_off(any_book, held.id)
    assert attach(any_book, first, "a.jpg", picture()).id != held.id


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_it_is_called_it_is_found_by_its_digest_and_shown_plain(name: str) -> None:
    book = MemoryBook()
    found_challenge(book, FRAMEWORK, SCOPE, modules=["front-door"])
    note = write_line(book, "A line").note
    held = attach(book, note, name, picture())
    (seen,) = attached(book, note)
    let = release(book, held.id, WHY)
    assert seen.name == held.name == let.name == Path(let.name).name
    assert not {"/", "\\", ":", "\0"} & set(let.name)
    assert look_at(book, held.id) == picture()


def test_a_colleagues_hostile_name_is_shown_and_saved_plain(any_book: TeamBook) -> None:
    note = write_line(any_book, "A line").note
    content = b"bytes"
    digests = any_book.keep_attachment(content)
    any_book.append(
        AttachmentAdded(
            attachment="a" * 32, note=note, name="../\u202egpj.exe", media="image/jpeg",
            size=len(content), digest=sha256(content).hexdigest(), chunks=digests,
        )
    )  # fmt: skip
    (seen,) = attached(any_book, note)
    assert seen.name == "RLO›gpj.exe.jpg"
    assert release(any_book, "a" * 32, WHY) == LetOut("RLO›gpj.exe.jpg", content)


def test_nothing_is_attached_to_a_note_in_the_bin(any_book: TeamBook) -> None:
    note = write_line(any_book, "A line").note
    withdraw(any_book, note)
    with pytest.raises(InTheBin):
        attach(any_book, note, "a.jpg", picture())
    with pytest.raises(NotFound):
        attach(any_book, "0" * 32, "a.jpg", picture())


def test_an_empty_file_and_one_too_large_are_refused(any_book: TeamBook) -> None:
    note = write_line(any_book, "A line").note
    with pytest.raises(EmptyFile):
        attach(any_book, note, "a.jpg", Prepared("image/jpeg", b""))
    with pytest.raises(AttachmentTooLarge, match=r"25\.0 MB and an attachment holds 25"):
        attach(any_book, note, "a.jpg", Prepared("image/jpeg", bytes(LARGEST + 1)))
    assert any_book.attachments() == ()


def test_taken_off_it_can_be_put_back(any_book: TeamBook) -> None:
    note = write_line(any_book, "A line").note
    held = attach(any_book, note, "a.jpg", picture())
    assert take_off(any_book, held.id).withdrawn
    assert take_off(any_book, held.id).withdrawals == take_off(any_book, held.id).withdrawals
    assert attached(any_book, note) == ()
    assert [one.attachment.id for one in attached(any_book, note, withdrawn=True)] == [held.id]
    with pytest.raises(InTheBin):
        release(any_book, held.id, WHY)
    assert put_back(any_book, held.id) == put_back(any_book, held.id) == held
    assert [one.attachment for one in attached(any_book)] == [held]


def test_saving_outside_is_recorded_before_anything_is_written(any_book: TeamBook) -> None:
    note = write_line(any_book, "A line").note
    held = attach(any_book, note, "wall.jpg", picture())
    assert release(any_book, held.id, WHY) == LetOut("wall.jpg", picture().content)
    (known,) = attachment_of(any_book, held.id).releases
    assert (known.reason, known.device) == (WHY, any_book.device)
    last = any_book.history("attachment", held.id)[-1].fact
    assert last == AttachmentReleased(attachment=held.id, reason=WHY)


def test_what_is_not_whole_is_neither_shown_nor_let_out(any_book: TeamBook) -> None:
    note = write_line(any_book, "A line").note
    digests = any_book.keep_attachment(b"bytes")
    shape = {"note": note, "name": "a.jpg", "media": "image/jpeg", "chunks": digests}
    good = sha256(b"bytes").hexdigest()
    any_book.append(
        AttachmentAdded(attachment="a" * 32, size=5, digest="0" * 64, **shape),  # type: ignore[arg-type] # as declared
        AttachmentAdded(attachment="b" * 32, size=4, digest=good, **shape),  # type: ignore[arg-type] # as declared
    )
    with pytest.raises(DamagedAttachment):
        look_at(any_book, "a" * 32)
    for identifier in ("a" * 32, "b" * 32):
        with pytest.raises(DamagedAttachment):
            release(any_book, identifier, WHY)
        assert attachment_of(any_book, identifier).releases == ()


def test_an_unknown_attachment_is_not_found(any_book: TeamBook) -> None:
    for ask in (take_off, put_back, look_at, attachment_of):
        with pytest.raises(NotFound):
            ask(any_book, "0" * 32)


def test_a_colleague_sees_that_it_is_there_and_on_whose_laptop(
    book: MemoryBook, join: Join
) -> None:
    note = write_line(book, "A line").note
    held = attach(book, note, "a.jpg", picture())
    colleague = join()
    (seen,) = attached(colleague, note)
    assert (seen.attachment, seen.here, seen.own) == (held, False, False)
    assert (seen.by, seen.may_take_off) == (LEADER.name, False)
    with pytest.raises(HeldElsewhere):
        look_at(colleague, held.id)
    with pytest.raises(HeldElsewhere):
        release(colleague, held.id, WHY)
    for deed in (take_off, put_back):
        with pytest.raises(NotAllowed):
            deed(colleague, held.id)


def test_a_lead_may_take_off_what_a_colleague_attached(book: MemoryBook, join: Join) -> None:
    note = write_line(book, "A line").note
    colleague = join()
    held = attach(colleague, note, "a.jpg", picture())
    share(colleague, book)
    (seen,) = attached(book, note)
    assert (seen.own, seen.may_take_off, seen.by) == (False, True, "Priya Nair")
    assert take_off(book, held.id).withdrawn


def test_an_observer_attaches_nothing_and_leaves_no_bytes(join: Join, book: MemoryBook) -> None:
    note = write_line(book, "A line").note
    observer = join(Role.OBSERVER, Authority.OBSERVER)
    with pytest.raises(NotAllowed, match="attach files"):
        attach(observer, note, "a.jpg", picture())
    assert observer.chunks == {}
