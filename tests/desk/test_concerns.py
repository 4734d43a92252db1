# SPDX-License-Identifier: Apache-2.0
"""An immediate concern is sealed to the leads before it enters the ledger, and is no evidence."""

from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.compose.casebook import Casebook
from peerdesk.desk.book import TeamBook
from peerdesk.desk.capture import write_line
from peerdesk.desk.concerns import (
    add_to_concern,
    leads_of,
    mark_seen,
    own_concerns,
    pending,
    read_concerns,
    record_concern,
    reseal,
    unseen,
)
from peerdesk.desk.errors import Missing, NoLead, NotAllowed, NotFound
from peerdesk.desk.exchange import admit, export, identity_file, take_in
from peerdesk.desk.gathering import gather
from peerdesk.desk.membership import change_authority, remove_laptop
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.urgent import USUALLY, contacts, set_contacts
from peerdesk.domain.asking import ConcernRaised
from peerdesk.domain.concern import ConcernRecord, UrgentContact
from peerdesk.domain.team import Person
from peerdesk.domain.words import Authority, RemovalReason, Role, ToldBy
from peerdesk.interchange.records import Records, everything
from peerdesk.ledger.canonical import encode
from peerdesk.team.errors import NotSealedHere
from peerdesk.team.extract import extract
from peerdesk.team.sealing import seal_to, unseal
from tests.fakes.book import MemoryBook
from tests.fakes.inviting import InvitedBook, challenge_to_join, invitation_from
from tests.fakes.stick import Stick
from tests.fakes.team import founded, opened, write_notes
from tests.fakes.three import everybody_gets, three

DUTY = "Kestrel duty line"
NIGHT = "Kestrel night team"
TOLD = ConcernRecord(told=DUTY, way=ToldBy.TELEPHONE, told_at=1_778_594_700_000, offset=60)


@pytest.fixture
def team(tmp_path: Path) -> list[TeamBook]:
    """Return the laptops of a lead, a peer and a second lead, in memory."""
    with ExitStack() as stack:
        return three("memory", tmp_path, stack)


def by(book: TeamBook) -> ConcernRecord:
    return ConcernRecord(told=DUTY, by=book.person, told_at=TOLD.told_at, offset=60)


def test_leads_read_it_and_whoever_wrote_it_and_is_no_lead_does_not(team: list[TeamBook]) -> None:
    lead, peer, manager = team
    record_concern(peer, by(peer))
    everybody_gets(Stick(), peer, [lead, manager])
    (held,) = read_concerns(peer)
    assert (held.records, held.closed, held.leads) == ((), 1, 2)
    for reader in (lead, manager):
        (read,) = read_concerns(reader)
        assert [one.record for one in read.records] == [by(peer)]
        assert (read.device, read.closed) == (peer.device, 0)


def test_no_byte_of_it_stands_in_the_ledger_or_in_a_bundle(team: list[TeamBook]) -> None:
    lead, peer, _ = team
    record_concern(peer, by(peer))
    stick = Stick()
    export(peer, stick)
    (bundle,) = stick.files.values()
    take_in(lead, bundle)
    for book in (peer, lead):
        entries = [e for c in book.concerns() for e in book.history("concern", c.id)]
        assert entries
        for entry in entries:
            assert b"Kestrel" not in encode(entry.fact)
    assert b"Kestrel" not in bundle


def test_a_peers_keys_do_not_open_it(team: list[TeamBook]) -> None:
    lead, peer, _ = team
    record_concern(lead, by(lead))
    everybody_gets(Stick(), lead, [peer])
    (concern,) = peer.concerns()
    with pytest.raises(NotSealedHere):
        unseal(peer.keys, concern.records[0].sealed)
    assert b"Kestrel" in unseal(lead.keys, concern.records[0].sealed)


def test_it_is_no_evidence_anywhere(team: list[TeamBook]) -> None:
    lead, *_ = team
    write_line(lead, "A line of evidence")
    counted = lead.count_evidence(), lead.count_notes(NoteQuery())
    concern = record_concern(lead, by(lead))
    assert (lead.count_evidence(), lead.count_notes(NoteQuery())) == counted
    assert lead.notes(NoteQuery(words="Kestrel")) == ()
    assert "Kestrel" not in repr(gather(lead, for_team=True))
    assert concern not in repr(gather(lead, for_team=True))
    assert not any("concern" in field for field in Casebook.__struct_fields__)
    assert b"Kestrel" not in everything(lead)
    assert b"concern" not in everything(lead)
    records = Records(lead)
    told = repr([records.note(note) for note in lead.notes(NoteQuery())])
    assert "Kestrel" not in told


def test_what_is_extracted_from_bundles_has_no_word_of_it() -> None:
    lead = founded()
    record_concern(lead, by(lead))
    write_notes(lead, "A line of evidence")
    found = extract([opened(lead)])
    assert [note.text for note in found.notes()] == ["A line of evidence"]
    assert "Kestrel" not in repr(found)
    told = Records(found).note(found.notes()[0])
    assert not any("concern" in field for field in told.__struct_fields__)


def test_it_waits_until_it_was_acknowledged(team: list[TeamBook]) -> None:
    _, peer, _ = team
    concern = record_concern(peer, by(peer))
    assert pending(peer) == 1
    (own,) = own_concerns(peer)
    assert (own.id, own.leads, own.told, own.acknowledged) == (concern, 2, True, False)
    acknowledged = ConcernRecord(acknowledged_by=NIGHT, acknowledged_at=TOLD.told_at + 60_000)
    add_to_concern(peer, concern, acknowledged)
    assert pending(peer) == 0
    assert own_concerns(peer)[0].acknowledged


def test_telling_somebody_else_does_not_undo_an_acknowledgement(team: list[TeamBook]) -> None:
    _, peer, _ = team
    record = ConcernRecord(told=DUTY, told_at=1, acknowledged_by=DUTY, acknowledged_at=2)
    concern = record_concern(peer, record)
    assert pending(peer) == 0
    add_to_concern(peer, concern, ConcernRecord(told=NIGHT, told_at=3))
    assert pending(peer) == 0


def test_a_lead_is_told_until_they_have_seen_it(team: list[TeamBook]) -> None:
    lead, peer, manager = team
    concern = record_concern(peer, by(peer))
    everybody_gets(Stick(), peer, [lead, manager])
    assert [one.id for one in unseen(lead)] == [concern]
    assert unseen(peer) == ()
    mark_seen(lead, concern)
    assert unseen(lead) == ()
    assert [one.id for one in unseen(manager)] == [concern]
    mark_seen(lead, concern)
    assert len(lead.history("concern", concern)) == 2
    with pytest.raises(NotAllowed):
        mark_seen(peer, concern)


def test_a_lead_made_later_reads_it_only_once_it_was_sealed_anew(team: list[TeamBook]) -> None:
    lead, peer, _ = team
    concern = record_concern(lead, by(lead))
    add_to_concern(lead, concern, ConcernRecord(acknowledged_by=NIGHT, acknowledged_at=5))
    change_authority(lead, peer.device, Authority.LEAD)
    everybody_gets(Stick(), lead, [peer])
    (before,) = read_concerns(peer)
    assert (before.records, before.closed) == ((), 2)
    assert unseen(peer) == ()
    assert reseal(lead, concern) == 2
    everybody_gets(Stick(), lead, [peer])
    (after,) = read_concerns(peer)
    assert [one.record.told or one.record.acknowledged_by for one in after.records] == [DUTY, NIGHT]
    assert after.leads == 3
    (own,) = read_concerns(lead)
    assert len(own.records) == 2  # sealed anew, it is the same
    assert own.closed == 0


def test_a_removed_lead_gets_nothing_that_comes_later(team: list[TeamBook]) -> None:
    lead, peer, manager = team
    remove_laptop(lead, manager.device, RemovalReason.LOST)
    everybody_gets(Stick(), lead, [peer])
    assert [one.device for one in leads_of(peer)] == [lead.device]
    record_concern(peer, by(peer))
    sealed = peer.concerns()[0].records[0].sealed
    with pytest.raises(NotSealedHere):
        unseal(manager.keys, sealed)
    assert b"Kestrel" in unseal(lead.keys, sealed)


def test_adding_to_what_is_not_here_is_refused(team: list[TeamBook]) -> None:
    lead, *_ = team
    record_concern(lead, by(lead))
    with pytest.raises(NotFound):
        add_to_concern(lead, "0" * 32, by(lead))


def test_an_observer_records_one_too(team: list[TeamBook]) -> None:
    lead, *_ = team
    observer = MemoryBook(Person("Ella Strand", Role.OBSERVER))
    admit(lead, identity_file(observer))
    everybody_gets(Stick(), lead, [observer])
    record_concern(observer, by(observer))
    assert pending(observer) == 1


def test_it_names_who_was_told_and_nobody_who_is_not_of_the_team(team: list[TeamBook]) -> None:
    lead, *_ = team
    with pytest.raises(Missing):
        record_concern(lead, ConcernRecord(told="  ", told_at=1))
    with pytest.raises(NotFound):
        record_concern(lead, ConcernRecord(told=DUTY, by="nobody", told_at=1))
    assert lead.concerns() == ()


def test_a_newcomer_records_one_before_being_admitted() -> None:
    lead = challenge_to_join()
    invited = InvitedBook(invitation_from(lead))
    record_concern(invited, ConcernRecord(told=DUTY, told_at=1))
    (held,) = read_concerns(invited)
    assert (held.records, held.leads) == ((), 1)
    sealed = invited.concerns()[0].records[0].sealed
    assert b"Kestrel" in unseal(lead.keys, sealed)


def test_without_a_lead_nothing_is_recorded() -> None:
    alone = MemoryBook()
    with pytest.raises(NoLead):
        record_concern(alone, TOLD)


@given(st.text(max_size=200))
def test_what_somebody_made_up_is_passed_over(made_up: str) -> None:
    lead = founded()
    lead.append(ConcernRaised(concern="0" * 32, sealed=made_up))
    (read,) = read_concerns(lead)
    assert (read.records, read.closed) == ((), 1)


def test_a_sealed_text_that_is_no_record_is_passed_over(team: list[TeamBook]) -> None:
    lead, *_ = team
    sealed = seal_to([lead.identity.recipient], b'{"told":"x","more":1}')
    lead.append(ConcernRaised(concern="0" * 32, sealed=sealed))
    assert read_concerns(lead)[0].records == ()


def test_scoping_says_who_must_be_told_at_once(team: list[TeamBook]) -> None:
    lead, peer, _ = team
    assert contacts(lead) == USUALLY
    agreed = (UrgentContact(" Duty  line ", "01632 960 123"), UrgentContact("", "nobody"))
    set_contacts(lead, agreed)
    assert contacts(lead) == (UrgentContact("Duty line", "01632 960 123"),)
    with pytest.raises(NotAllowed):
        set_contacts(peer, (UrgentContact("Somebody"),))
    set_contacts(lead, ())
    assert contacts(lead) == USUALLY
