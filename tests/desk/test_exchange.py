# SPDX-License-Identifier: Apache-2.0
"""Claims about what colleagues' laptops exchange."""

from copy import deepcopy

import pytest

from peerdesk.desk import arrivals
from peerdesk.desk.board import team_board
from peerdesk.desk.book import TeamBook
from peerdesk.desk.exchange import admit, identity_file, preview, take_in
from peerdesk.domain import facts
from peerdesk.domain.challenge import Scope
from peerdesk.domain.identifiers import mint
from peerdesk.domain.words import MessageKind, Stance
from peerdesk.team.errors import (
    DamagedBundle,
    ForeignChallenge,
    NoFounding,
    NotForThisLaptop,
    UnknownSender,
)
from peerdesk.team.fingerprint import fingerprint
from peerdesk.team.unite import Judged
from tests.desk.exchanging import joined, shared, texts
from tests.fakes.book import MemoryBook
from tests.fakes.team import PEERS, founded, write_notes


@pytest.fixture
def lead() -> MemoryBook:
    return founded()


def test_a_preview_says_who_and_how_much_and_writes_nothing(lead: MemoryBook) -> None:
    bo = MemoryBook(PEERS[0])
    admit(lead, identity_file(bo))
    lead.append(
        facts.ChallengeScoped(
            challenge=lead.challenge_id,
            scope=Scope(
                council="Harrow\u202emere", title="T", first_day="2026-05-12",
                last_day="2026-05-14", sponsors=("DCS",),
            ),
        )
    )  # fmt: skip
    notes = write_notes(lead, "one", "two", "three")
    lead.append(facts.NoteWithdrawn(note=notes[0]), _message())
    shown = preview(bo, shared(lead))
    assert shown.sender == "Helen Okafor"
    assert shown.council == "Harrow‹RLO›mere"
    assert shown.fingerprint == fingerprint(lead.identity)
    assert shown.first
    counts = shown.counts
    assert (counts.new, counts.notes, counts.messages, counts.withdrawn) == (9, 3, 1, 1)
    assert (counts.already, counts.waiting, counts.refused, counts.clashes) == (0, 0, 0, 0)
    assert bo.vector() == ()
    assert bo.receipts() == ()


def _message() -> facts.MessageDrafted:
    return facts.MessageDrafted(
        message=mint(), author="p", kind=MessageKind.STRENGTH, theme="t", wording="w", position=1
    )


def test_taking_in_keeps_a_receipt(lead: MemoryBook) -> None:
    bo = MemoryBook(PEERS[0])
    admit(lead, identity_file(bo))
    write_notes(lead, "one")
    receipt = take_in(bo, shared(lead))
    assert bo.receipts() == (receipt,)
    assert (receipt.sender, receipt.number) == ("Helen Okafor", 1)
    assert (receipt.counts.new, receipt.counts.waiting) == (4, 0)
    assert receipt.offset == 60
    assert receipt.advice == ""


def test_taking_in_twice_brings_nothing_new(lead: MemoryBook) -> None:
    bo = MemoryBook(PEERS[0])
    admit(lead, identity_file(bo))
    data = shared(lead)
    take_in(bo, data)
    before = bo.vector()
    assert not preview(bo, data).first
    again = take_in(bo, data)
    assert (again.counts.new, again.counts.already) == (0, 3)
    assert bo.vector() == before


def test_what_is_taken_in_is_what_was_shown(lead: MemoryBook) -> None:
    bo = MemoryBook(PEERS[0])
    admit(lead, identity_file(bo))
    data = shared(lead)
    shown = preview(bo, data)
    write_notes(lead, "slipped in")
    with pytest.raises(DamagedBundle, match="not the one"):
        take_in(bo, shared(lead, whole=True), shown=shown)
    assert bo.vector() == ()
    assert take_in(bo, data, shown=shown).counts == shown.counts


def test_a_bundle_is_weighed_again_only_where_something_has_changed_since_it_was_shown(
    lead: MemoryBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    bo, carys = joined(lead, *PEERS[:2])
    for name in ("bo's", "bo's other"):
        write_notes(bo, name)
        write_notes(carys, f"carys's, at the time of {name}")
    first, second = shared(bo), shared(carys)
    shown = preview(lead, first)
    shown_later = preview(lead, second)
    weighed: list[Judged] = []

    def weigh(book: TeamBook, judged: Judged) -> arrivals.Arrivals:
        weighed.append(judged)
        return arrivals.weigh(book, judged)

    monkeypatch.setattr("peerdesk.desk.incoming.weigh", weigh)
    receipt = take_in(lead, first, shown=shown)
    assert (receipt.counts, receipt.notices, weighed) == (shown.counts, shown.notices, [])
    assert take_in(lead, second, shown=shown_later).counts.new == 2
    assert len(weighed) == 1
    assert take_in(lead, second, shown=shown_later).counts.new == 0


def test_a_bundle_of_ones_own_brings_nothing(lead: MemoryBook) -> None:
    joined(lead, PEERS[0])
    write_notes(lead, "mine")
    assert take_in(lead, shared(lead)).counts.new == 0


def test_a_bundle_for_others_or_of_others_is_refused(lead: MemoryBook) -> None:
    (bo,) = joined(lead, PEERS[0])
    other = founded()
    joined(other, PEERS[2])
    admit(other, identity_file(bo))
    with pytest.raises(NotForThisLaptop):
        preview(MemoryBook(), shared(lead, whole=True))
    with pytest.raises(ForeignChallenge):
        take_in(bo, shared(other))


def test_a_newcomer_needs_the_beginning(lead: MemoryBook) -> None:
    joined(lead, PEERS[0])
    dev = MemoryBook(PEERS[2])
    admit(lead, identity_file(dev))
    lead._shared = tuple(h for h in lead.vector())  # as if it had been shared with the newcomer
    write_notes(lead, "later")
    with pytest.raises(NoFounding) as caught:
        take_in(dev, shared(lead))
    assert "everything" in caught.value.user_message


def test_who_was_admitted_in_a_lost_bundle_is_unknown_until_it_comes(lead: MemoryBook) -> None:
    (bo,) = joined(lead, PEERS[0])
    dev = MemoryBook(PEERS[2])
    admit(lead, identity_file(dev))
    admitting = shared(lead)
    take_in(dev, admitting)
    write_notes(dev, "from Dev")
    dev._shared = tuple(h for h in dev.vector() if h.device == lead.device)  # only what is new
    data = shared(dev)
    with pytest.raises(UnknownSender):
        take_in(bo, data)
    take_in(bo, admitting)
    take_in(bo, data)
    assert texts(bo) == {"from Dev"}


def test_after_a_lost_bundle_changes_wait_and_the_receipt_says_so(lead: MemoryBook) -> None:
    (bo,) = joined(lead, PEERS[0])
    write_notes(lead, "in the bundle that is lost")
    lost = shared(lead)
    write_notes(lead, "in the one after", "and another")
    later = shared(lead)
    assert preview(bo, later).counts.waiting == 2
    receipt = take_in(bo, later)
    assert (receipt.counts.new, receipt.counts.waiting) == (0, 2)
    assert "Helen Okafor" in receipt.advice
    assert texts(bo) == set()
    found = take_in(bo, lost)
    assert (found.counts.new, found.advice) == (1, "")
    assert len(texts(bo)) == 3


def test_what_waits_for_a_lost_bundle_is_passed_on_once_it_is_whole(lead: MemoryBook) -> None:
    bo, dev = joined(lead, PEERS[0], PEERS[2])
    write_notes(lead, "lost")
    lost = shared(lead)
    write_notes(lead, "later")
    take_in(bo, shared(lead))
    write_notes(bo, "from Bo")
    take_in(dev, shared(bo))
    assert texts(dev) == {"from Bo"}
    take_in(bo, lost)
    take_in(dev, shared(bo))
    assert texts(dev) == {"lost", "later", "from Bo"}


def test_clashes_are_counted_before_they_come(lead: MemoryBook) -> None:
    bo, carys = joined(lead, PEERS[0], PEERS[1])
    (note,) = write_notes(lead, "first wording")
    message = _message()
    lead.append(message)
    data = shared(lead)
    for book in (bo, carys):
        take_in(book, data)
    for book, words in ((bo, "Bo's"), (carys, "Carys's")):
        note_hash = book.history("note", note)[-1].hash
        message_hash = book.history("message", message.message)[-1].hash
        book.append(
            facts.NoteMarked(note=note, stance=Stance.STRENGTH, replaces=(note_hash,))
            if book is bo
            else facts.NoteMarked(note=note, stance=Stance.QUESTION, replaces=(note_hash,)),
            facts.MessageReworded(message=message.message, wording=words, replaces=(message_hash,)),
        )
    data = shared(carys)
    shown = preview(bo, data).counts
    assert (shown.clashes, shown.revised) == (2, 1)
    assert take_in(bo, data).counts.clashes == 2
    assert bo.note(note).clashes
    assert bo.message(message.message).clashes
    assert preview(bo, data).counts.clashes == 0


def test_identical_contents_are_no_clash(lead: MemoryBook) -> None:
    bo, carys = joined(lead, PEERS[0], PEERS[1])
    (note,) = write_notes(lead, "first wording")
    data = shared(lead)
    for book in (bo, carys):
        take_in(book, data)
        written = book.history("note", note)[-1].hash
        book.append(facts.NoteMarked(note=note, stance=Stance.STRENGTH, replaces=(written,)))
    assert preview(bo, shared(carys)).counts.clashes == 0


def test_a_forked_laptop_stops_the_import_loudly(lead: MemoryBook) -> None:
    bo = MemoryBook(PEERS[0])
    admit(lead, identity_file(bo))
    beginning = shared(lead)
    take_in(bo, beginning)
    copied = deepcopy(bo.__dict__ | {"keys": None}) | {"keys": bo.keys}
    write_notes(bo, "one history")
    take_in(lead, shared(bo))
    bo.__dict__.update(copied)
    write_notes(bo, "another history")
    data = shared(bo)
    before, signed = lead.vector(), lead.signed_heads()
    receipt = take_in(lead, data)
    assert receipt.counts.refused == 1
    assert "tell the team leader" in receipt.refusals[0]
    assert lead.receipts()[0] == receipt
    assert lead.vector() == before
    others = [head for head in lead.signed_heads() if head.claim.head.device == bo.device]
    assert others == [head for head in signed if head.claim.head.device == bo.device]


# The board


def test_the_board_shows_who_lacks_what(lead: MemoryBook) -> None:
    bo, dev = joined(lead, PEERS[0], PEERS[2])
    write_notes(bo, "one", "two")
    take_in(lead, shared(bo))
    rows = {row.device: row for row in team_board(lead).rows}
    assert [row.name for row in team_board(lead).rows] == [
        "Helen Okafor", "Bo Lindqvist", "Dev Anand"
    ]  # fmt: skip
    assert rows[lead.device].to_come == 0
    assert rows[lead.device].own
    assert rows[bo.device].to_come == 0
    assert rows[dev.device].heard == 0
    assert rows[dev.device].to_come == 7
    assert not team_board(lead).complete


def test_the_board_is_complete_when_everybody_has_acknowledged(lead: MemoryBook) -> None:
    (bo,) = joined(lead, PEERS[0])
    write_notes(bo, "one")
    take_in(lead, shared(bo))
    assert team_board(lead).complete
    assert not team_board(bo).complete
    write_notes(lead, "two")
    take_in(bo, shared(lead))
    assert team_board(bo).complete


def test_heads_that_are_only_claimed_show_as_to_come(lead: MemoryBook) -> None:
    (bo,) = joined(lead, PEERS[0])
    write_notes(lead, "lost")
    shared(lead)
    write_notes(lead, "later")
    take_in(bo, shared(lead))
    own = next(row for row in team_board(bo).rows if row.own)
    assert own.to_come == 2
