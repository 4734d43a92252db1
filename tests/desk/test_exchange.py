# SPDX-License-Identifier: Apache-2.0
"""Claims about what colleagues' laptops exchange."""

from copy import deepcopy

import pytest
from msgspec.structs import replace as with_fields

from peerdesk.desk.errors import (
    NameTaken,
    NobodyElse,
    NoChallenge,
    NotAdmitted,
    NotAllowed,
    NotFound,
    NothingToShare,
    SomebodyElses,
)
from peerdesk.desk.exchange import admit, export, identity_file, preview, take_in, team_board
from peerdesk.domain import facts
from peerdesk.domain.challenge import Scope
from peerdesk.domain.identifiers import mint
from peerdesk.domain.team import Person
from peerdesk.domain.words import Authority, MessageKind, Role, Stance
from peerdesk.team.errors import (
    DamagedIdentity,
    ForeignChallenge,
    NoFounding,
    NotForThisLaptop,
    NotReadBack,
    TooManyLaptops,
    UnknownSender,
)
from peerdesk.team.fingerprint import fingerprint
from peerdesk.team.identity_file import write_identity
from peerdesk.team.keys import DeviceKeys
from tests.fakes.book import MemoryBook
from tests.fakes.stick import Stick
from tests.fakes.team import PEERS, everything, founded, write_notes


def shared(book: MemoryBook, *, whole: bool = False) -> bytes:
    """Return the bundle that a laptop shares."""
    stick = Stick()
    exported = export(book, stick, everything=whole)
    return stick.files[exported.name]


def joined(lead: MemoryBook, *people: Person) -> list[MemoryBook]:
    """Return laptops that were admitted and have got the challenge."""
    books = [MemoryBook(person) for person in people]
    for book in books:
        admit(lead, identity_file(book))
    data = shared(lead)
    for book in books:
        take_in(book, data)
    return books


@pytest.fixture
def lead() -> MemoryBook:
    return founded()


def texts(book: MemoryBook) -> set[str]:
    return {note.text for note in book._stands["note"].values()}


# Admission


def test_a_lead_admits_with_the_file_and_names_its_owner(lead: MemoryBook) -> None:
    bo = MemoryBook(PEERS[0])
    member = admit(lead, identity_file(bo))
    assert member == bo.identity
    assert lead.members()[-1] == bo.identity
    assert [p.value for p in lead.people() if p.id == bo.identity.person] == [PEERS[0]]


def test_admitting_twice_writes_nothing(lead: MemoryBook) -> None:
    bo = MemoryBook(PEERS[0])
    admit(lead, identity_file(bo))
    writes = lead.writes
    assert admit(lead, identity_file(bo)) == bo.identity
    assert lead.writes == writes


def test_only_a_lead_admits(lead: MemoryBook) -> None:
    (bo,) = joined(lead, PEERS[0])
    with pytest.raises(NotAllowed):
        admit(bo, identity_file(MemoryBook(PEERS[2])))
    assert len(bo.members()) == 2


def test_a_second_lead_admits_too(lead: MemoryBook) -> None:
    (carys,) = joined(lead, PEERS[1])
    admit(carys, identity_file(MemoryBook(PEERS[2])))
    assert len(carys.members()) == 3


def test_nobody_gets_more_than_their_role_gives(lead: MemoryBook) -> None:
    keys = DeviceKeys.generate()
    asking = keys.member(PEERS[0], Authority.LEAD)
    assert admit(lead, write_identity(asking, keys)).authority is Authority.PEER


def test_a_person_named_at_scoping_is_not_listed_twice(lead: MemoryBook) -> None:
    person = mint()
    lead.append(facts.PersonNamed(person=person, details=PEERS[1]))
    bo = MemoryBook(Person("bo l.", Role.OBSERVER))
    member = admit(lead, identity_file(bo), person=person)
    assert (member.person, member.name, member.role) == (person, PEERS[1].name, PEERS[1].role)
    assert member.authority is Authority.LEAD
    assert [p.id for p in lead.people()] == [person]
    take_in(bo, shared(lead))
    assert bo.person == person


def test_a_person_whom_nobody_named_cannot_be_meant(lead: MemoryBook) -> None:
    with pytest.raises(NotFound):
        admit(lead, identity_file(MemoryBook(PEERS[0])), person=mint())


def test_a_file_cannot_claim_to_be_somebody_of_the_team(lead: MemoryBook) -> None:
    keys = DeviceKeys.generate()
    asking = with_fields(keys.member(PEERS[0]), person=lead.person)
    with pytest.raises(SomebodyElses):
        admit(lead, write_identity(asking, keys))
    second = admit(lead, write_identity(asking, keys), person=lead.person)
    assert second.person == lead.person


def test_a_damaged_file_admits_nobody(lead: MemoryBook) -> None:
    data = identity_file(MemoryBook(PEERS[0]))
    with pytest.raises(DamagedIdentity):
        admit(lead, data[:-1])
    assert len(lead.members()) == 1


def test_no_more_laptops_are_admitted_than_a_bundle_can_name(lead: MemoryBook) -> None:
    for _ in range(30):
        admit(lead, identity_file(MemoryBook(PEERS[0])))
    with pytest.raises(TooManyLaptops):
        admit(lead, identity_file(MemoryBook(PEERS[0])))


def test_before_there_is_a_challenge_nobody_is_admitted() -> None:
    with pytest.raises(NoChallenge):
        admit(MemoryBook(), identity_file(MemoryBook(PEERS[0])))


# Sharing


def test_a_bundle_says_what_it_brought_and_where_it_lies(lead: MemoryBook) -> None:
    admit(lead, identity_file(MemoryBook(PEERS[0])))
    stick = Stick()
    exported = export(lead, stick)
    assert exported.place == f"stick/{exported.name}"
    assert set(stick.files) == {exported.name}
    assert (exported.number, exported.changes, exported.own) == (1, 3, 3)
    assert exported.recipients == ("Bo Lindqvist",)
    assert exported.size >= 4096
    assert not exported.everything


def test_alone_there_is_nobody_to_share_with(lead: MemoryBook) -> None:
    with pytest.raises(NobodyElse):
        export(lead, Stick())


def test_before_there_is_a_challenge_nothing_is_shared() -> None:
    with pytest.raises(NoChallenge):
        export(MemoryBook(), Stick())


def test_a_laptop_that_nobody_admitted_shares_nothing(lead: MemoryBook) -> None:
    joined(lead, PEERS[0])
    outsider = MemoryBook(PEERS[2])
    outsider.accept(everything(lead)[1], lead.signed_heads())
    with pytest.raises(NotAdmitted):
        export(outsider, Stick())


def test_only_what_is_new_is_shared(lead: MemoryBook) -> None:
    joined(lead, PEERS[0])
    write_notes(lead, "new")
    assert export(lead, Stick()).changes == 1
    with pytest.raises(NothingToShare):
        export(lead, Stick())


def test_everything_is_shared_again_when_asked_for(lead: MemoryBook) -> None:
    joined(lead, PEERS[0])
    exported = export(lead, Stick(), everything=True)
    assert exported.everything
    assert exported.changes == 3
    assert exported.number == 2


def test_colleagues_changes_are_passed_on(lead: MemoryBook) -> None:
    bo, dev = joined(lead, PEERS[0], PEERS[2])
    write_notes(bo, "from Bo")
    take_in(lead, shared(bo))
    write_notes(lead, "from the lead")
    take_in(dev, shared(lead))
    assert texts(dev) == {"from Bo", "from the lead"}


def test_what_everybody_has_acknowledged_is_not_sent_again(lead: MemoryBook) -> None:
    (bo,) = joined(lead, PEERS[0])
    write_notes(bo, "from Bo")
    stick = Stick()
    exported = export(bo, stick)
    assert exported.changes == 1  # the lead's own signed head says that it holds the rest
    take_in(lead, stick.files[exported.name])
    write_notes(lead, "from the lead")
    take_in(bo, shared(lead))
    write_notes(bo, "again from Bo")
    assert export(bo, Stick()).changes == 1


def test_a_bundle_that_does_not_read_back_is_not_remembered(lead: MemoryBook) -> None:
    admit(lead, identity_file(MemoryBook(PEERS[0])))
    stick = Stick(rot=lambda data: data[:-1] + bytes([data[-1] ^ 1]))
    with pytest.raises(NotReadBack):
        export(lead, stick)
    assert (stick.files, lead.shared(), lead.next_bundle()) == ({}, (), 1)
    stick.rot = bytes
    assert export(lead, stick).changes == 3


def test_a_name_that_is_taken_is_passed_over(lead: MemoryBook) -> None:
    admit(lead, identity_file(MemoryBook(PEERS[0])))
    stick = Stick()
    first = export(lead, stick)
    crashed = founded()
    crashed.__dict__.update(lead.__dict__)
    crashed._bundles = 0  # as if the laptop had stopped before it remembered
    crashed._shared = ()
    again = export(crashed, stick)
    assert (first.number, again.number) == (1, 2)
    assert set(stick.files) == {first.name, again.name}


def test_a_place_where_every_name_is_taken_is_given_up(lead: MemoryBook) -> None:
    admit(lead, identity_file(MemoryBook(PEERS[0])))

    class Taken(Stick):
        def put(self, name: str, *_: object) -> str:
            raise NameTaken(name)

    with pytest.raises(NameTaken):
        export(lead, Taken())
    assert lead.shared() == ()


# Newcomers


def test_a_newcomer_gets_what_was_shared_before(lead: MemoryBook) -> None:
    (bo,) = joined(lead, PEERS[0])
    write_notes(lead, "shared before")
    take_in(bo, shared(lead))
    dev = MemoryBook(PEERS[2])
    admit(lead, identity_file(dev))
    take_in(dev, shared(lead))
    assert texts(dev) == {"shared before"}
    write_notes(lead, "afterwards")
    assert export(lead, Stick()).changes == 1


def test_a_colleague_of_the_newcomer_sends_everything_too(lead: MemoryBook) -> None:
    (bo,) = joined(lead, PEERS[0])
    write_notes(bo, "shared by Bo before")
    take_in(lead, shared(bo))
    dev = MemoryBook(PEERS[2])
    admit(lead, identity_file(dev))
    take_in(bo, shared(lead))
    receipt = take_in(dev, shared(bo))  # the newcomer has not seen the lead's bundle at all
    assert receipt.counts.waiting == 0
    assert texts(dev) == {"shared by Bo before"}


def test_a_newcomer_who_acknowledges_is_not_sent_everything_again(lead: MemoryBook) -> None:
    (bo,) = joined(lead, PEERS[0])
    write_notes(lead, *[f"{n}" for n in range(50)])
    take_in(bo, shared(lead))
    dev = MemoryBook(PEERS[2])
    admit(lead, identity_file(dev))
    data = shared(lead)
    take_in(dev, data)
    write_notes(dev, "new here")
    take_in(bo, data)
    take_in(bo, shared(dev))
    write_notes(bo, "from Bo")
    assert export(bo, Stick()).changes < 10


# Importing


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
