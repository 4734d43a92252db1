# SPDX-License-Identifier: Apache-2.0
"""Claims about what is proposed about a colleague's work, whatever order things came in."""

import pytest

from peerdesk.domain import facts, proposals
from peerdesk.domain.entry import Entry
from peerdesk.domain.identifiers import mint
from peerdesk.domain.message import reduce_message
from peerdesk.domain.note import reduce_note
from peerdesk.domain.team import Member
from peerdesk.domain.words import Authority, MessageKind
from tests.domain.test_standing import (
    ANN,
    BO,
    DEV,
    MIA,
    TEAM,
    admits,
    entry,
    in_every_order,
    laptop,
    written,
)


def drafted(by: Member, message: str) -> Entry:
    fact = facts.MessageDrafted(
        message=message, author=by.person, kind=MessageKind.STRENGTH, theme="t", wording="w",
        position=1,
    )  # fmt: skip
    return entry(by, fact)


def test_a_proposal_leaves_the_note_where_it_is_until_it_is_answered() -> None:
    note = mint(BO.device)
    first = written(BO, note)
    one = entry(DEV, proposals.NoteWithdrawalProposed(note=note))
    two = entry(MIA, proposals.NoteWithdrawalProposed(note=note))
    open_note = reduce_note(in_every_order([first, one, two]))
    assert open_note is not None
    assert not open_note.withdrawn
    assert {p.hash for p in open_note.proposals} == {one.hash, two.hash}
    kept = entry(BO, proposals.NoteWithdrawalDeclined(note=note, replaces=(one.hash,)), 6)
    answered = reduce_note(in_every_order([first, one, two, kept]))
    assert answered is not None
    assert [(p.hash, p.device) for p in answered.proposals] == [(two.hash, MIA.device)]


@pytest.mark.parametrize(("by", "counts"), [(BO, True), (MIA, True), (ANN, True), (DEV, False)])
def test_only_the_author_or_a_lead_answers_for_a_note(by: Member, *, counts: bool) -> None:
    note = mint(BO.device)
    first, one = written(BO, note), entry(DEV, proposals.NoteWithdrawalProposed(note=note))
    kept = entry(by, proposals.NoteWithdrawalDeclined(note=note, replaces=(one.hash,)), 6)
    assert (kept in in_every_order([first, one, kept])) is counts


@pytest.mark.parametrize(("by", "counts"), [(BO, True), (MIA, True), (DEV, False)])
def test_only_the_author_or_a_lead_withdraws_a_message_or_answers_for_it(
    by: Member, *, counts: bool
) -> None:
    message = mint(BO.device)
    first = drafted(BO, message)
    one = entry(DEV, proposals.MessageWithdrawalProposed(message=message))
    gone = entry(by, facts.MessageWithdrawn(message=message), 6)
    back = entry(by, facts.MessageRestored(message=message, replaces=(gone.hash,)), 7)
    fact = proposals.MessageWithdrawalDeclined(message=message, replaces=(one.hash,))
    kept = entry(by, fact, 8)
    here = in_every_order([first, one, gone, back, kept])
    assert (set(here) == {first, one, gone, back, kept}) is counts
    stands = reduce_message(here)
    assert stands is not None
    assert stands.device == BO.device
    assert not stands.withdrawn
    assert len(stands.proposals) == (0 if counts else 1)


def test_an_observer_proposes_nothing_and_one_who_may_write_does() -> None:
    reader = laptop("Ray", Authority.OBSERVER)
    writer = laptop("Wyn", Authority.WRITING_OBSERVER)
    roster = TEAM.joined([admits(ANN, reader), admits(ANN, writer)])
    note = mint(BO.device)
    first = written(BO, note)
    by_reader = entry(reader, proposals.NoteWithdrawalProposed(note=note))
    by_writer = entry(writer, proposals.NoteWithdrawalProposed(note=note))
    assert set(in_every_order([first, by_reader, by_writer], roster)) == {first, by_writer}


def test_notes_told_apart_know_it_once_each() -> None:
    note = mint(BO.device)
    first = written(BO, note)
    told = [entry(by, proposals.NotesToldApart(note=note, other="n2")) for by in (DEV, MIA)]
    stands = reduce_note(in_every_order([first, *told]))
    assert stands is not None
    assert stands.apart == ("n2",)
