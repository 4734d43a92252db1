# SPDX-License-Identifier: Apache-2.0
"""Closing: a lead's order, a hold that stops it, and words of laptops that are verified."""

from datetime import datetime
from hashlib import sha256

import pytest
from msgspec.structs import replace

from peerdesk.desk.briefings import issue
from peerdesk.desk.certifying import (
    certify,
    files_words,
    held_words,
    last_deck,
    last_summaries,
    moment_name,
    size_words,
    with_own,
)
from peerdesk.desk.cleared import clearing_board, confirmations, others_missing
from peerdesk.desk.clock import FixedClock
from peerdesk.desk.closing import (
    call_off,
    check_closed,
    check_may_clear,
    closing,
    evidence_in,
    last_order,
    order_closing,
    take_cleared,
    usual_day,
)
from peerdesk.desk.closing_errors import (
    DayPast,
    ForeignConfirmation,
    HeldBack,
    NotAsked,
    NotClosed,
    TooSoon,
    UnknownLaptop,
)
from peerdesk.desk.erasing import erase
from peerdesk.desk.errors import NotAllowed
from peerdesk.desk.membership import remove_laptop
from peerdesk.desk.scope import change_scope, found_challenge
from peerdesk.domain.custody import (
    AttachmentAdded,
    AttachmentReleased,
    DisposalConfirmed,
    DisposalOrdered,
    HoldLifted,
    HoldPlaced,
)
from peerdesk.domain.disposal import reduce_disposal
from peerdesk.domain.identifiers import mint
from peerdesk.domain.words import (
    Authority,
    ErasureReason,
    HoldReason,
    MessageKind,
    ReleaseReason,
    RemovalReason,
    Role,
)
from peerdesk.team.confirmation import read_cleared
from peerdesk.team.errors import DamagedConfirmation
from tests.builders import message
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FRAMEWORK, SCOPE, Join, share
from tests.fakes.clearing import PARTS, word_of
from tests.fakes.team import write_notes

CLOCK = FixedClock(datetime(2026, 5, 20, 9, 5))  # noqa: DTZ001 - London's wall time
NOW = CLOCK.now()
TODAY, LATER = "2026-05-20", "2026-11-30"


def order(book: MemoryBook, day: str = TODAY) -> None:
    """Close as a lead who has asked."""
    order_closing(book, day, NOW, none_known=True)


def hold(book: MemoryBook) -> tuple[str, str]:
    """Place a hold and return it with its change."""
    (placed,) = book.append(
        HoldPlaced(hold=mint(book.device), reason=HoldReason.SUBJECT_ACCESS, reference="1")
    )
    return placed.fact.entity, placed.hash


def test_the_usual_day_is_the_one_agreed_and_never_over(book: MemoryBook) -> None:
    assert usual_day(book, NOW) == TODAY
    scope = book.challenge().scope
    assert scope
    change_scope(book, replace(scope, retention_date=LATER))
    assert usual_day(book, NOW) == LATER


def test_only_a_lead_closes_and_the_order_reaches_every_laptop(
    book: MemoryBook, join: Join
) -> None:
    peer = join()
    with pytest.raises(NotAllowed):
        order(peer)
    order(book)
    assert closing(peer) is None
    share(book, peer)
    assert check_may_clear(peer, NOW) == closing(book)


def test_it_is_not_closed_unasked_nor_on_a_day_that_is_over(book: MemoryBook) -> None:
    with pytest.raises(NotAsked):
        order_closing(book, TODAY, NOW, none_known=False)
    with pytest.raises(DayPast):
        order(book, "2026-05-19")
    with pytest.raises(NotClosed):
        check_closed(book)


def test_ordering_again_sets_another_day_and_calling_off_ends_it(book: MemoryBook) -> None:
    order(book, LATER)
    with pytest.raises(TooSoon):
        check_may_clear(book, NOW)
    order(book)
    assert check_may_clear(book, NOW).day == TODAY
    call_off(book)
    with pytest.raises(NotClosed):
        call_off(book)
    assert [disposal.open for disposal in book.disposals()] == [False]


def test_two_leads_orders_unite_to_the_later_day_and_one_order_follows_both(
    book: MemoryBook, join: Join
) -> None:
    manager = join(Role.MANAGER, Authority.LEAD)
    order(book, "2026-06-01")
    order(manager, "2026-07-01")
    share(book, manager)
    share(manager, book)
    assert closing(book) == closing(manager)
    assert check_closed(book).day == "2026-07-01"
    order(book)
    assert [disposal.day for disposal in book.disposals() if disposal.open] == [TODAY]


def test_a_hold_stops_order_and_clearing_until_it_is_lifted(book: MemoryBook, join: Join) -> None:
    peer = join()
    order(book)
    share(book, peer)
    held, change = hold(peer)
    share(peer, book)
    for laptop in (book, peer):
        with pytest.raises(HeldBack) as told:
            check_may_clear(laptop, NOW)
        assert "subject access" in told.value.user_message
    with pytest.raises(HeldBack):
        order(book)
    hold(book)
    with pytest.raises(HeldBack, match="2 holds are open"):
        order(book)
    book.append(HoldLifted(hold=held, replaces=(change,)))


def test_a_word_is_taken_in_once_and_by_a_lead(book: MemoryBook, join: Join) -> None:
    peer = join()
    order(book)
    share(book, peer)
    write_notes(peer, "Nobody else has this")
    word = word_of(peer, NOW)
    with pytest.raises(NotAllowed):
        take_cleared(peer, word)
    assert take_cleared(book, word).device == peer.device
    before = book.writes
    take_cleared(book, word)
    assert book.writes == before
    own, theirs = clearing_board(book)
    assert (own.own, own.cleared) == (True, None)
    assert theirs.cleared == read_cleared(word)
    assert theirs.behind == 1


def test_what_was_destroyed_before_a_calling_off_is_still_taken_in_and_certified(
    book: MemoryBook, join: Join
) -> None:
    peer = join()
    with pytest.raises(NotClosed):
        last_order(book)
    order(book)
    share(book, peer)
    word = word_of(peer, NOW)
    call_off(book)
    take_cleared(book, word)
    made = certify(book, NOW)
    assert made.called_off == "12 May 2026, 09:13, by Helen Okafor"
    assert made.laptops[1].cleared
    order(book)
    assert certify(book, NOW).called_off == ""
    assert last_order(book) == closing(book)


def test_a_removed_laptop_is_not_waited_for_and_its_word_counts_if_it_comes(
    book: MemoryBook, join: Join
) -> None:
    peer = join()
    order(book)
    share(book, peer)
    remove_laptop(book, peer.device, RemovalReason.LEFT)
    assert others_missing(book) == 0
    assert len(clearing_board(book)) == 1
    name = peer.identity.name
    left = f"One laptop was removed from the team before ({name}); whether anything is still"
    assert left in " ".join(certify(book, NOW).exports)
    take_cleared(book, word_of(peer, NOW))
    assert [row.member.device for row in clearing_board(book)] == [book.device, peer.device]
    made = certify(book, NOW)
    assert made.laptops[1].cleared
    assert "removed from the team" not in " ".join(made.exports)


def test_copies_of_a_vault_are_told_in_the_certificate(book: MemoryBook, join: Join) -> None:
    peer, other = join(), join()
    order(book)
    for laptop, parts in (
        (peer, replace(PARTS, copies=1, elsewhere=1)),
        (other, replace(PARTS, copies=2, elsewhere=3)),
    ):
        share(book, laptop)
        take_cleared(book, word_of(laptop, NOW, parts=parts))
    _, first, second = certify(book, NOW).laptops
    assert "1 other copy of its vault on that laptop went with it" in first.remarks
    assert first.remarks[-1] == (
        "1 copy of its vault was made for safe keeping, and not destroyed with it"
    )
    assert "2 other copies of its vault on that laptop went with it" in second.remarks
    assert second.remarks[-1].startswith("3 copies of its vault were made")


def test_the_others_that_have_not_confirmed_are_counted(book: MemoryBook, join: Join) -> None:
    peer, _ = join(), join()
    order(book)
    share(book, peer)
    assert others_missing(book) == 2
    take_cleared(book, word_of(peer, NOW))
    assert others_missing(book) == 1


def test_attachments_whose_contents_are_here_are_counted(book: MemoryBook, join: Join) -> None:
    peer = join()
    note, content = write_notes(book, "One line")[0], b"a photograph"
    book.append(
        AttachmentAdded(
            attachment=mint(book.device), note=note, name="chart.png", media="image/png",
            size=len(content), digest=sha256(content).hexdigest(),
            chunks=book.keep_attachment(content),
        )
    )  # fmt: skip
    share(book, peer)
    assert [evidence_in(one).attachments for one in (book, peer)] == [1, 1]
    assert [evidence_in(one).attachments_here for one in (book, peer)] == [1, 0]


def test_a_laptop_that_writes_after_its_word_is_in_doubt(book: MemoryBook, join: Join) -> None:
    peer = join()
    order(book)
    share(book, peer)
    take_cleared(book, word_of(peer, NOW))
    assert [row.done for row in clearing_board(book)] == [False, True]
    write_notes(peer, "In another copy", "Twice")
    share(peer, book)
    _, theirs = clearing_board(book)
    assert (theirs.ahead, theirs.doubtful, theirs.done) == (2, True, False)
    laptop = certify(book, NOW).laptops[1]
    assert laptop.doubtful
    assert laptop.remarks[0] == "2 changes of it are known that its word does not name"
    assert others_missing(book) == 1


def test_a_head_that_was_signed_after_the_word_is_enough_for_doubt(
    book: MemoryBook, join: Join
) -> None:
    peer = join()
    order(book)
    share(book, peer)
    take_cleared(book, word_of(peer, NOW))
    write_notes(peer, "Not sent")
    book.accept((), (peer.sign(),))
    assert clearing_board(book)[1].ahead == 1


def test_a_hold_that_had_not_reached_whoever_closed_is_told(book: MemoryBook, join: Join) -> None:
    peer = join()
    hold(peer)
    write_notes(book, "One", "Two", "Three")
    order(book)
    share(peer, book)
    (said,) = certify(book, NOW).holds
    assert (said.before, said.unheard) == (True, True)


def test_strange_words_are_refused(book: MemoryBook, join: Join) -> None:
    peer = join()
    order(book)
    share(book, peer)
    word = word_of(peer, NOW)
    other = MemoryBook()
    found_challenge(other, FRAMEWORK, SCOPE)
    with pytest.raises(ForeignConfirmation):
        take_cleared(other, word)
    stranger = MemoryBook(clock=book.clock)
    share(book, stranger)
    with pytest.raises(UnknownLaptop):
        take_cleared(book, word_of(stranger, NOW))
    with pytest.raises(DamagedConfirmation):
        take_cleared(book, word.replace(b'"strangers":0', b'"strangers":1'))
    call_off(book)
    assert take_cleared(book, word).device == peer.device


def test_what_somebody_merely_claims_does_not_count(book: MemoryBook, join: Join) -> None:
    peer = join()
    order(book)
    share(book, peer)
    word = word_of(peer, NOW).decode()
    disposal = check_closed(book).id
    for device, cleared in ((peer.device, "{}"), (book.device, word), ("gone", word)):
        book.append(DisposalConfirmed(disposal=disposal, device=device, cleared=cleared))
    assert confirmations(book) == {}


def test_a_confirmation_alone_is_no_disposal(book: MemoryBook) -> None:
    order(book)
    entries = [
        entry
        for entry in book.history("disposal", check_closed(book).id)
        if not isinstance(entry.fact, DisposalOrdered)
    ]
    assert reduce_disposal(entries) is None


def test_the_certificate_counts_a_file_saved_outside_though_its_note_was_erased(
    book: MemoryBook,
) -> None:
    note, attachment = write_notes(book, "One line")[0], mint(book.device)
    book.append(
        AttachmentAdded(
            attachment=attachment, note=note, name="chart.png", media="image/png",
            size=20, digest="a" * 64, chunks=("a" * 64,),
        ),
        AttachmentReleased(attachment=attachment, reason=ReleaseReason.ASKED_BY_OWNER),
    )  # fmt: skip
    erase(book, note, ErasureReason.COURT_ORDER, "Court")
    assert book.attachments() == ()
    order(book)
    said = certify(book, NOW).exports[1]
    assert said.startswith("One attachment was saved outside a vault, by Helen Okafor")


def test_the_certificate_counts_what_was_and_who_has_confirmed(
    book: MemoryBook, join: Join
) -> None:
    peer, lost = join(), join()
    scope = book.challenge().scope
    assert scope
    change_scope(book, replace(scope, retention_date=LATER))
    note = write_notes(book, "One line")[0]
    attachment = mint(book.device)
    book.append(
        AttachmentAdded(
            attachment=attachment, note=note, name="chart.png", media="image/png",
            size=20_000_000, digest="a" * 64, chunks=("a" * 64,),
        ),
        AttachmentReleased(attachment=attachment, reason=ReleaseReason.ASKED_BY_OWNER),
    )  # fmt: skip
    held, change = hold(book)
    book.append(HoldLifted(hold=held, replaces=(change,)))
    order(book)
    for laptop in (peer, lost):
        share(book, laptop)
    write_notes(peer, "Never shared")
    take_cleared(book, word_of(peer, NOW, starts=2, strangers=1))
    made = certify(book, NOW)
    assert made.retention == "Monday 30 November 2026"
    assert (made.ordered_by, made.made_on) == ("Helen Okafor", "Helen Okafor")
    assert [(figure.number, figure.label) for figure in made.figures][1::3] == [
        (1, "note"),
        (1, "attachment"),
    ]
    own, first, second = made.laptops
    assert (own.cleared, first.cleared[:11], second.cleared) == ("", "20 May 2026", "")
    assert len(first.remarks) == 4
    assert first.remarks[1].startswith("1 change of its own never reached")
    assert made.missing == (second,)
    (said,) = made.holds
    assert said.words.startswith("Subject access, placed 12 May 2026")
    assert said.words.endswith("lifted since")
    assert (said.before, said.unheard) == (True, False)
    assert made.exports[1].startswith("One attachment was saved outside a vault, by Helen Okafor")
    assert made.exports[1].endswith("where it is now is not known.")
    lost.record_bundle(1, lost.vector())
    take_cleared(book, word_of(lost, NOW))
    assert certify(book, NOW).laptops[2].remarks == ()
    hold(book)
    later = certify(book, NOW).holds[1]
    assert later.words.endswith("open, and nothing is destroyed under it")
    assert (later.before, later.unheard) == (False, False)


def test_the_last_laptop_writes_its_own_word_into_the_certificate(book: MemoryBook) -> None:
    order(book)
    before = certify(book, NOW)
    assert (before.retention, before.missing) == ("", ())
    word = read_cleared(word_of(book, NOW))
    after = with_own(before, word)
    assert after.laptops[0].cleared == moment_name(NOW[0] + 3_000, NOW[1])
    assert after.laptops[0].remarks[0].endswith("had not been shared with anybody")


def test_last_documents_are_the_latest_issues_and_a_leads_slides(
    book: MemoryBook, join: Join
) -> None:
    peer = join()
    assert last_summaries(book) == ()
    assert last_deck(book) is None
    theme = book.themes()[0].id
    book.append(message(theme=theme, kind=MessageKind.STRENGTH, author=book.person))
    issue(book, "2026-05-12")
    issue(book, "2026-05-12")
    ((day, document),) = last_summaries(book)
    assert (day, document.title) == ("2026-05-12", "Daily summary 2")
    assert last_deck(book) is not None
    share(book, peer)
    assert last_summaries(peer) == last_summaries(book)
    assert last_deck(peer) is None
    order(book)
    assert "Two daily summaries were issued" in certify(book, NOW).exports[0]


def test_counts_and_sizes_read_well(book: MemoryBook) -> None:
    write_notes(book, "One", "Two")
    evidence = evidence_in(book)
    assert held_words(evidence) == f"2 notes, 0 messages, 0 sessions, {evidence.changes} changes"
    with_files = replace(evidence, notes=1, attachments=1, attachment_bytes=25_400_000)
    assert "1 note, " in held_words(with_files)
    assert "1 attachment (25 MB)" in held_words(with_files)
    assert size_words(2_340_000) == "2.3 MB"
    assert size_words(PARTS.size) == "48 MB"
    assert files_words(PARTS) == "3 files with keys, 4 databases, 2 other files; 48 MB"
    bare = replace(PARTS, keys=1, others=0, size=1_000)
    assert files_words(bare) == "1 file with keys, 4 databases; 0.0 MB"
