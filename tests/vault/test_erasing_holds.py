# SPDX-License-Identifier: Apache-2.0
"""What is on hold stays, whatever was ordered by those who had not heard of it."""

import pytest

from peerdesk.desk.capture import write_line
from peerdesk.desk.closing import order_closing
from peerdesk.desk.closing_errors import HeldBack
from peerdesk.desk.erasing import erase
from peerdesk.desk.errors import OnHold
from peerdesk.desk.exchange import export, take_in
from peerdesk.desk.holds import lift_hold, place_hold
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.custody import NoteErased
from peerdesk.domain.identifiers import mint
from peerdesk.domain.words import ErasureReason, HoldReason
from peerdesk.vault.book import OpenVault
from tests.builders import dump
from tests.fakes.stick import Stick
from tests.vault.team import give, spread

BY = ErasureReason.SUBJECT_REQUEST


def test_a_hold_keeps_a_note_from_an_erasure_elsewhere_until_it_is_lifted(
    team: list[OpenVault],
) -> None:
    lead, priya, amir = team
    kept = write_line(priya, "Wanted by a tribunal").note
    spread(team)
    place_hold(priya, HoldReason.FREEDOM_OF_INFORMATION, "FOI 2026/114")
    erase(amir, kept, BY, "Peer challenge manager")  # he does not know yet
    assert amir.count_notes(NoteQuery()) == 0
    give(amir, priya)
    assert priya.note(kept).text == "Wanted by a tribunal"
    give(priya, amir)
    assert amir.note(kept).text == "Wanted by a tribunal"  # what others still have comes back
    spread(team)
    assert {vault.note(kept).text for vault in team} == {"Wanted by a tribunal"}
    assert all(vault.upkeep.verify().findings == () for vault in team)
    lift_hold(lead, lead.holds()[0].id)
    assert lead.count_notes(NoteQuery()) == 0
    spread(team)
    assert all(vault.count_notes(NoteQuery()) == 0 for vault in team)
    assert dump(lead) == dump(priya) == dump(amir)


def test_a_hold_that_waits_for_an_earlier_change_keeps_all_the_same(team: list[OpenVault]) -> None:
    lead, priya, amir = team
    kept = write_line(lead, "Wanted by a tribunal").note
    spread(team)
    write_line(priya, "On a stick that is lost")
    export(priya, Stick())
    hold = place_hold(priya, HoldReason.SAFEGUARDING, "SG 1")
    stick = Stick()
    data = stick.files[export(priya, stick).name]
    for other in (lead, amir):
        took = take_in(other, data)
        assert took.counts.waiting
        assert other.holds() == (hold,)
    with pytest.raises(OnHold):
        erase(lead, kept, BY, "Team leader")
    with pytest.raises(HeldBack):
        order_closing(lead, "2026-11-22", (0, 0), none_known=True)
    amir.append(
        NoteErased(
            erasure=mint(amir.device), note=kept, reason=BY, authority="Manager",
            erases=tuple(entry.hash for entry in amir.history("note", kept)),
        )
    )  # fmt: skip
    assert amir.note(kept).text == "Wanted by a tribunal"
    give(amir, lead)
    assert lead.note(kept).text == "Wanted by a tribunal"
    assert lead.upkeep.verify().findings == ()
    lift_hold(lead, hold.id)  # though the word that placed it has not been applied here
    assert not lead.holds()[0].open
    assert lead.count_notes(NoteQuery()) == 0
    spread(team)
    assert dump(lead) == dump(priya) == dump(amir)
    assert lead.count_notes(NoteQuery()) == 1
