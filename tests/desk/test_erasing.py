# SPDX-License-Identifier: Apache-2.0
"""Claims about erasing, what is told before it, and holds, whoever asks."""

import pytest
from msgspec.structs import replace

from peerdesk.desk.attachments import Prepared, attach, release
from peerdesk.desk.capture import write_line
from peerdesk.desk.erasing import erase, erasure_of, may_erase, purge
from peerdesk.desk.errors import ErasedNote, Missing, NotAllowed, NotFound, OnHold
from peerdesk.desk.evidence import mark, revise, withdraw
from peerdesk.desk.exchange import export, preview, take_in
from peerdesk.desk.holds import hold_of, holds_on, lift_hold, open_holds, place_hold
from peerdesk.desk.messages import draft_message, reword
from peerdesk.desk.references import References
from peerdesk.desk.repeating import repeats
from peerdesk.domain.custody import NoteErased, NoteRestated
from peerdesk.domain.identifiers import mint
from peerdesk.domain.words import (
    ErasureReason,
    HoldReason,
    MessageKind,
    ReleaseReason,
    Role,
    Stance,
)
from peerdesk.errors import PeerDeskError
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import Join, share
from tests.fakes.stick import Stick
from tests.issuing import issue_all

LINE = "Staff said that nobody had ever asked them before now"
BY = ErasureReason.SUBJECT_REQUEST
FOI = HoldReason.FREEDOM_OF_INFORMATION


@pytest.fixture
def note(book: MemoryBook) -> str:
    """Return a line of the leader's."""
    return write_line(book, LINE).note


def drafted(book: MemoryBook, wording: str, *notes: str) -> str:
    theme = book.themes()[0].id
    return draft_message(book, MessageKind.STRENGTH, theme, wording, supports=notes)


def test_a_tombstone_is_all_that_remains(book: MemoryBook, note: str) -> None:
    mark(book, note, Stance.STRENGTH)
    book.keep_draft(f"note:{note}", "half a word")
    happened = {entry.hash for entry in book.history("note", note)}
    erasure = erase(book, note, BY, " Team  leader ")
    assert (erasure.note, erasure.reason, erasure.authority) == (note, BY, "Team leader")
    assert set(erasure.erases) == happened
    assert erasure_of(book, note) == erasure
    assert book.history("note", note) == ()
    assert book.draft(f"note:{note}") == ""
    assert all(c.payload is None for c in book.own() if c.hash in happened)
    with pytest.raises(ErasedNote, match="Team leader") as refused:
        book.note(note)
    assert "2026-05-12" in refused.value.user_message
    with pytest.raises(ErasedNote):
        erase(book, note, BY, "Team leader")
    assert book.history("erasure", erasure.id)[0].fact.entity == erasure.id


def test_a_note_that_never_was_is_not_called_erased(book: MemoryBook) -> None:
    with pytest.raises(NotFound) as refused:
        book.note("0" * 32)
    assert not isinstance(refused.value, ErasedNote)
    assert erasure_of(book, "0" * 32) is None


def test_whose_authority_it_was_has_to_be_said(book: MemoryBook, note: str) -> None:
    with pytest.raises(Missing):
        erase(book, note, BY, "  ")
    assert book.note(note).text == LINE


def test_a_peer_erases_what_was_written_on_their_laptop_and_a_lead_everything(
    book: MemoryBook, note: str, join: Join
) -> None:
    peer, other, observer = join(), join(), join(Role.OBSERVER)
    mine = write_line(peer, "Mine").note
    share(peer, other)
    share(peer, observer)
    share(peer, book)
    assert may_erase(peer, peer.note(mine))
    for book_of_another, one in ((other, mine), (observer, mine), (peer, note)):
        assert not may_erase(book_of_another, book_of_another.note(one))
        with pytest.raises(NotAllowed):
            erase(book_of_another, one, BY, "Me")
    erase(peer, mine, BY, "Author")
    share(peer, other)
    assert erasure_of(other, mine) is not None
    erase(book, note, BY, "Team leader")


def test_what_happened_meanwhile_elsewhere_goes_too_and_is_named(
    book: MemoryBook, note: str, join: Join
) -> None:
    peer = join()
    mark(peer, note, Stance.STRENGTH)
    erase(book, note, BY, "Team leader")
    share(book, peer)
    assert len(peer.erasures()[0].erases) == 2
    share(peer, book)
    late = join()
    share(book, peer)
    share(peer, late)
    assert book.erasures() == peer.erasures() == late.erasures()
    assert book.vector() == peer.vector() == late.vector()
    bare = {c.hash for c in peer.own() if c.payload is None}
    assert bare < set(peer.erasures()[0].erases)


def test_messages_that_rest_on_a_note_or_share_its_words_are_told(
    book: MemoryBook, note: str
) -> None:
    linked = drafted(book, "People are listened to", note)
    quoting = drafted(book, "We heard: “Nobody had ever asked them, before now!”")
    drafted(book, "Nobody had ever asked them")  # six words are no quotation
    reworded = drafted(book, "That nobody had ever asked them before surprised us")
    reword(book, reworded, "It surprised us")
    found = repeats(book, note)
    assert [message.id for message in found.linked] == [linked]
    assert [message.id for message in found.quoting] == [quoting, reworded]
    assert found.issues == ()
    assert found.stay == 2


def test_issued_summaries_that_share_its_words_are_told(book: MemoryBook, note: str) -> None:
    drafted(book, LINE)
    issued = issue_all(book, "2026-05-12")
    drafted(book, "Something else")
    found = repeats(book, note)
    assert [one.hash for one in found.issues] == [issued.hash]
    other = write_line(book, "Quite another line about the duty desk and its rota").note
    assert repeats(book, other).issues == ()


def test_a_short_note_is_repeated_by_all_of_its_words(book: MemoryBook) -> None:
    short, shortest = write_line(book, "Ask the GP").note, write_line(book, "Rota").note
    message = drafted(book, "Who will ask the GP, and when")
    assert [one.id for one in repeats(book, short).quoting] == [message]
    assert repeats(book, shortest).quoting == ()


def test_earlier_wordings_are_looked_for_too(book: MemoryBook, note: str) -> None:
    book.record_bundle(1, book.vector())
    revise(book, note, "Something short")
    message = drafted(book, LINE)
    assert [one.id for one in repeats(book, note).quoting] == [message]
    with pytest.raises(NotFound):
        repeats(book, "0" * 32)


def test_other_notes_with_its_words_or_its_file_are_told_too(book: MemoryBook, note: str) -> None:
    binned = write_line(book, f"Again: {LINE.upper()}").note
    withdraw(book, binned)
    other = write_line(book, f"{LINE}, twice").note
    write_line(book, "Something else that seven words long is")
    picture = Prepared("image/png", b"pixels")
    attach(book, note, "chart.png", picture)
    copy = attach(book, other, "chart again.png", picture)
    attach(book, other, "another.png", Prepared("image/png", b"other"))
    found = repeats(book, note)
    assert {one.id for one in found.notes} == {other, binned}
    assert [one.id for one in found.copies] == [copy.id]
    assert found.stay == 3
    erase(book, note, BY, "Team leader")
    assert book.attachment_bytes(copy) == b"pixels"


def test_attachments_go_with_their_note(book: MemoryBook, note: str) -> None:
    held = attach(book, note, "chart.png", Prepared("image/png", b"pixels"))
    assert [one.id for one in repeats(book, note).attachments] == [held.id]
    erasure = erase(book, note, BY, "Team leader")
    assert book.attachments() == ()
    assert len(erasure.erases) == 2


def test_taking_in_an_erasure_tells_what_repeats_the_note_here(
    book: MemoryBook, note: str, join: Join
) -> None:
    peer = join()
    share(book, peer)
    message = drafted(peer, f"“{LINE}”, they said")
    drafted(peer, "About something else")
    other = write_line(book, "Never came to the colleague").note
    for one in (note, other):
        erase(book, one, BY, "Team leader")
    place_hold(book, FOI, "FOI 114", [write_line(book, "Held").note])
    stick = Stick()
    data = stick.files[export(book, stick).name]
    seen = preview(peer, data)
    assert (seen.counts.erased, seen.counts.holds) == (2, 1)
    (notice,) = seen.notices
    assert notice.startswith("A note of Tue 12 May")
    assert f"stay here in message {message[-8:]}: see" in notice
    assert LINE not in notice
    receipt = take_in(peer, data)
    assert (receipt.notices, receipt.counts.erased) == (seen.notices, 2)
    again = preview(peer, data)
    assert (again.notices, again.counts.erased, again.counts.holds) == ((), 0, 0)


def test_taking_in_an_erasure_of_what_is_held_says_that_it_stays(
    book: MemoryBook, note: str, join: Join
) -> None:
    peer = join()
    share(book, peer)
    place_hold(peer, FOI, "FOI 114", [note])
    erase(book, note, BY, "Team leader")
    stick = Stick()
    (notice,) = take_in(peer, stick.files[export(book, stick).name]).notices
    assert "a hold keeps it here" in notice


def test_an_erasure_that_is_not_its_laptops_to_make_is_not_told(
    book: MemoryBook, note: str, join: Join
) -> None:
    peer = join()
    share(book, peer)
    (entry,) = peer.history("note", note)
    peer.append(
        NoteErased(
            erasure=mint(peer.device), note=note, reason=BY, authority="Me", erases=(entry.hash,)
        )
    )
    stick = Stick()
    seen = preview(book, stick.files[export(peer, stick).name])
    assert (seen.counts.erased, seen.counts.aside, seen.notices) == (0, 1, ())


def test_that_an_attachment_was_saved_outside_outlives_its_note_on_every_laptop(
    book: MemoryBook, note: str, join: Join
) -> None:
    held = attach(book, note, "chart.png", Prepared("image/png", b"pixels"))
    release(book, held.id, ReleaseReason.NEEDED_FOR_DOCUMENT)
    (before,) = book.releases()
    peer = join()
    share(book, peer)
    assert repeats(book, note).attachments[0].releases == (before,)
    erasure = erase(book, note, BY, "Team leader")
    assert before.hash not in erasure.erases
    share(book, peer)
    for one in (book, peer):
        assert one.attachments() == ()
        assert one.releases() == (before,)
        ((entry),) = one.history("attachment", held.id)
        assert "chart" not in repr(entry)


def test_backups_that_a_disk_refused_to_write_anew_are_told_of(
    book: MemoryBook, note: str, join: Join, monkeypatch: pytest.MonkeyPatch
) -> None:
    peer = join()
    share(book, peer)
    erase(book, note, BY, "Team leader")
    assert purge(book) == ""

    def refuse() -> None:
        raise PeerDeskError("The disk is full.")

    monkeypatch.setattr(peer, "purge", refuse)
    stick = Stick()
    receipt = take_in(peer, stick.files[export(book, stick).name])
    assert "not yet out of the backups" in receipt.notices[-1]
    assert "The disk is full." in receipt.notices[-1]
    assert "backups" in purge(peer)


def test_a_hold_keeps_all_or_single_notes(book: MemoryBook, note: str) -> None:
    other = write_line(book, "Other").note
    one = place_hold(book, HoldReason.LEGAL, "L 7", [note, note])
    assert (one.notes, one.open, one.reference) == ((note,), True, "L 7")
    assert holds_on(book, other) == ()
    everything = place_hold(book, FOI, "FOI 114")
    assert [hold.id for hold in holds_on(book, other)] == [everything.id]
    with pytest.raises(OnHold, match="legal, and 1 more"):
        erase(book, note, BY, "Team leader")
    lift_hold(book, everything.id)
    assert open_holds(book) == (hold_of(book, one.id),)
    with pytest.raises(OnHold, match="legal"):
        erase(book, note, BY, "Team leader")
    erase(book, other, BY, "Team leader")


def test_a_hold_needs_a_reference_and_notes_that_are_here(book: MemoryBook) -> None:
    with pytest.raises(Missing):
        place_hold(book, FOI, " ")
    with pytest.raises(NotFound):
        place_hold(book, FOI, "FOI 114", ["0" * 32])
    assert book.holds() == ()
    with pytest.raises(NotFound):
        lift_hold(book, "0" * 32)


def test_anybody_who_writes_places_a_hold_and_only_a_lead_lifts_it(
    book: MemoryBook, join: Join
) -> None:
    peer = join()
    hold = place_hold(peer, HoldReason.SAFEGUARDING, "MASH 9")
    with pytest.raises(NotAllowed):
        lift_hold(peer, hold.id)
    with pytest.raises(NotAllowed):
        place_hold(join(Role.OBSERVER), FOI, "FOI 1")
    share(peer, book)
    assert not lift_hold(book, References(book).hold(hold.id[-8:])).open
    writes = book.writes
    assert not lift_hold(book, hold.id).open
    assert book.writes == writes


def test_an_erasure_that_meets_a_hold_waits_until_it_is_lifted(
    book: MemoryBook, note: str, join: Join
) -> None:
    peer = join()
    hold = place_hold(peer, FOI, "FOI 114")
    erase(book, note, BY, "Team leader")
    share(book, peer)
    assert peer.note(note).text == LINE
    share(peer, book)
    assert book.note(note).text == LINE  # what another still has comes back while it is held
    lift_hold(book, hold.id)
    share(book, peer)
    for one in (book, peer):
        with pytest.raises(ErasedNote):
            one.note(note)


def test_rewording_before_sharing_leaves_no_earlier_wording(book: MemoryBook, note: str) -> None:
    before = mark(book, note, Stance.STRENGTH)
    after = revise(book, note, "A role instead of a name")
    assert after == replace(
        before, texts=after.texts, stances=after.stances, revisions=1,
    )  # fmt: skip
    assert after.stance is Stance.STRENGTH
    history = book.history("note", note)
    assert [type(entry.fact) for entry in history] == [NoteRestated]
    again = revise(book, note, "Again")
    assert [type(entry.fact) for entry in book.history("note", note)] == [NoteRestated]
    assert sum(change.payload is None for change in book.own()) == 3
    assert withdraw(book, note).withdrawn
    assert again.at == before.at


def test_rewording_after_sharing_keeps_the_earlier_wording(book: MemoryBook, note: str) -> None:
    book.record_bundle(1, book.vector())
    assert book.is_shared(note)
    assert revise(book, note, "Reworded").revisions == 2
    assert len(book.history("note", note)) == 2


def test_rewording_under_a_hold_keeps_the_earlier_wording(book: MemoryBook, note: str) -> None:
    place_hold(book, FOI, "FOI 114")
    assert revise(book, note, "Reworded").revisions == 2


def test_what_a_colleague_has_changed_counts_as_shared(
    book: MemoryBook, note: str, join: Join
) -> None:
    peer = join()
    mark(peer, note, Stance.STRENGTH)
    assert not book.is_shared(note)
    share(peer, book)
    assert book.is_shared(note)
    assert book.is_shared("0" * 32)
