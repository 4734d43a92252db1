# SPDX-License-Identifier: Apache-2.0
"""The certificate counts what there was, says who has confirmed, and what is left to see to."""

from msgspec.structs import replace

from peerdesk.compose.certificate import CertifiedBundle
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
from peerdesk.desk.closing import evidence_in, take_cleared
from peerdesk.desk.erasing import erase
from peerdesk.desk.exchange import export
from peerdesk.desk.scope import change_scope
from peerdesk.domain.custody import AttachmentAdded, AttachmentReleased, HoldLifted
from peerdesk.domain.identifiers import mint
from peerdesk.domain.words import ErasureReason, MessageKind, ReleaseReason
from peerdesk.team.confirmation import read_cleared
from tests.builders import message
from tests.desk.closing_day import LATER, NOW, hold, order
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import Join, share
from tests.fakes.clearing import PARTS, word_of
from tests.fakes.stick import Stick
from tests.fakes.team import write_notes
from tests.issuing import issue_all


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


def test_a_hold_that_had_not_reached_whoever_closed_is_told(book: MemoryBook, join: Join) -> None:
    peer = join()
    hold(peer)
    write_notes(book, "One", "Two", "Three")
    order(book)
    share(peer, book)
    (said,) = certify(book, NOW).holds
    assert (said.before, said.unheard) == (True, True)


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


def test_the_bundles_it_wrote_are_named_with_their_places(book: MemoryBook, join: Join) -> None:
    join()
    write_notes(book, "One")
    stick = Stick()
    first = export(book, stick)
    order(book)
    assert certify(book, NOW).bundles == (CertifiedBundle(first.name, first.place),)


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
    issue_all(book, "2026-05-12")
    issue_all(book, "2026-05-12")
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
