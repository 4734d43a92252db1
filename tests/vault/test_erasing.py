# SPDX-License-Identifier: Apache-2.0
"""What is erased is on no page of any vault that heard of it, and chains hold all the same."""

import random
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import permutations
from pathlib import Path

import pytest

from peerdesk.desk.capture import write_line
from peerdesk.desk.closing import order_closing
from peerdesk.desk.closing_errors import HeldBack
from peerdesk.desk.erasing import erase
from peerdesk.desk.errors import ErasedNote, NotFound, NothingToShare, OnHold
from peerdesk.desk.evidence import mark, revise, tag
from peerdesk.desk.exchange import admit, export, identity_file, take_in
from peerdesk.desk.holds import lift_hold, place_hold
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.scope import found_challenge
from peerdesk.domain.custody import AttachmentAdded, AttachmentReleased, NoteErased, NoteRestated
from peerdesk.domain.identifiers import mint
from peerdesk.domain.team import Person
from peerdesk.domain.words import ErasureReason, HoldReason, ReleaseReason, Role, Stance
from peerdesk.ledger.change import Change
from peerdesk.ledger.store import Span
from peerdesk.vault.book import OpenVault
from peerdesk.vault.contents import Contents
from peerdesk.vault.exporting import export_vault
from peerdesk.vault.generations import Occasion, backups
from peerdesk.vault.restoring import restore
from peerdesk.vault.verifying_contents import check_contents
from tests.builders import all_changes, chain, dump, note
from tests.fakes.challenge import FRAMEWORK, SCOPE
from tests.fakes.stick import Stick
from tests.vault.conftest import Made, make
from tests.vault.team import give, join, marker, remnants

BY = ErasureReason.SUBJECT_REQUEST
PEOPLE = {
    "lead": Person("Helen Okafor", Role.TEAM_LEADER),
    "priya": Person("Priya Nair", Role.OFFICER_PEER),
    "amir": Person("Amir Siddiqui", Role.MANAGER),
}


@pytest.fixture(scope="session")
def team_template(tmp_path_factory: pytest.TempPathFactory) -> list[Made]:
    """Return the vaults of a lead and two colleagues who have joined, made once."""
    folder = tmp_path_factory.mktemp("team")
    team = [make(folder / name, person) for name, person in PEOPLE.items()]
    with ExitStack() as stack:
        lead, *others = [stack.enter_context(made.open()) for made in team]
        found_challenge(lead, FRAMEWORK, SCOPE)
        join(lead, *others)
    return team


@pytest.fixture
def three(team_template: list[Made], tmp_path: Path) -> list[Made]:
    """Return three closed vaults of a team."""
    return [made.copy(tmp_path / made.folder.name) for made in team_template]


@pytest.fixture
def team(three: list[Made]) -> Iterator[list[OpenVault]]:
    """Return the three vaults, open."""
    with ExitStack() as stack:
        yield [stack.enter_context(made.open()) for made in three]


@pytest.fixture
def words() -> list[str]:
    """Return words that stand in nothing else."""
    chance = random.Random()
    return [marker(chance) for _ in range(6)]


def spread(team: list[OpenVault]) -> None:
    """Let everybody get everything, and what follows from it."""
    for _ in range(2):
        for one in team:
            for other in team:
                if other is not one:
                    give(one, other)


def lines(vault: OpenVault, count: int = 40) -> None:
    """Write lines round about, so that pages fill and part."""
    for number in range(count):
        write_line(vault, f"Line {number}: " + "thresholds are understood alike " * (number % 9))


def test_nothing_of_an_erased_note_is_on_any_page_of_any_laptop_or_backup(
    three: list[Made], words: list[str]
) -> None:
    with ExitStack() as stack:
        lead, priya, _ = team = [stack.enter_context(made.open()) for made in three]
        lines(priya)
        gone = write_line(priya, f"They named {words[0]} twice").note
        lines(priya)
        spread(team)
        revise(priya, gone, f"They named {words[1]}")
        spread(team)
        priya.keep_draft(f"note:{gone}", f"They {words[2]}")
        for vault in team:
            vault.upkeep.backup(Occasion.ASKED)
        revise(priya, gone, f"Third {words[3]}")
    assert all(remnants(made, words) for made in three)
    with ExitStack() as stack:
        lead, priya, _ = team = [stack.enter_context(made.open()) for made in three]
        erase(lead, gone, BY, "Team leader")
        lead.purge()
        spread(team)
        for vault in team:
            with pytest.raises(ErasedNote, match="Team leader"):
                vault.note(gone)
            assert vault.count_notes(NoteQuery(words=words[1])) == 0
            assert vault.upkeep.verify().findings == ()
            assert dump(vault) == dump(lead)
            assert vault.draft(f"note:{gone}") == ""
            assert [one.note for one in vault.erasures()] == [gone]
            assert len(backups(vault.folder)) == 1
        third = next(c for c in all_changes(lead) if c.payload is None)
        assert third.salt is None
    for made in three:
        assert remnants(made, words) == []


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_it_does_not_matter_who_hears_of_an_erasure_first(
    team: list[OpenVault], words: list[str], order: tuple[int, ...]
) -> None:
    lead, priya, amir = team
    gone = write_line(priya, f"They named {words[0]}").note
    spread(team)
    erase(lead, gone, BY, "Team leader")
    revise(priya, gone, f"Reworded {words[1]}")  # she does not know yet
    mark(amir, gone, Stance.STRENGTH)
    tag(amir, gone, amir.kloes()[0].id)
    for place in order:
        for other in order:
            if place != other:
                give(team[place], team[other])
    spread(team)
    assert dump(lead) == dump(priya) == dump(amir)
    assert lead.vector() == priya.vector() == amir.vector()
    named = set(lead.erasures()[0].erases)
    for vault in team:
        assert vault.upkeep.verify().findings == ()
        bare = {change.hash for change in all_changes(vault) if change.payload is None}
        assert bare <= named
        assert len(bare) == 4
        assert vault._ledger.settings.unnamed == {}


def test_a_newcomer_takes_a_ledger_with_holes_that_an_erasure_names(
    three: list[Made], tmp_path: Path
) -> None:
    with ExitStack() as stack:
        lead, priya, _ = team = [stack.enter_context(made.open()) for made in three]
        gone = write_line(priya, "To be erased").note
        spread(team)
        erase(lead, gone, BY, "Team leader")
        spread(team)
        late = stack.enter_context(make(tmp_path / "late", Person("Dev", Role.MEMBER_PEER)).open())
        join(lead, late)
        assert dump(late) == dump(lead)
        assert late.vector() == lead.vector()
        assert late.upkeep.verify().findings == ()


def test_a_change_without_contents_waits_until_an_erasure_names_it(vault: OpenVault) -> None:
    whole = chain([note("First"), note("Second")])
    bare = [Change(whole[0].header_bytes, None, None), whole[1]]
    assert vault.accept(bare, []).waiting == 2
    assert vault.count_notes(NoteQuery()) == 0
    accepted = vault.accept(whole[:1], [])
    assert (accepted.new, accepted.released) == (1, 1)
    assert vault.count_notes(NoteQuery()) == 2
    assert vault.upkeep.verify().findings == ()


def test_nobody_erases_what_is_not_theirs(team: list[OpenVault]) -> None:
    _, priya, amir = team
    mine = write_line(amir, "Amir’s line").note
    spread(team)
    (entry,) = priya.history("note", mine)
    priya.append(
        NoteErased(
            erasure=mint(priya.device), note=mine, reason=BY, authority="Me", erases=(entry.hash,)
        )
    )
    assert priya.note(mine).text == "Amir’s line"
    spread(team)
    for vault in team:
        assert vault.note(mine).text == "Amir’s line"
        assert vault.erasures() == ()


def test_an_erasure_takes_nothing_but_what_is_about_its_note(team: list[OpenVault]) -> None:
    lead, priya, _ = team
    mine = write_line(priya, "Mine").note
    other = write_line(lead, "Not mine").note
    spread(team)
    (entry,) = priya.history("note", other)
    priya.append(
        NoteErased(
            erasure=mint(priya.device), note=mine, reason=BY, authority="Me", erases=(entry.hash,)
        )
    )
    spread(team)
    for vault in team:
        assert vault.note(other).text == "Not mine"
        assert vault.count_notes(NoteQuery()) == 1


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


def test_a_copy_that_is_restored_loses_again_what_its_vault_has_erased(
    three: list[Made], words: list[str], tmp_path: Path
) -> None:
    _, made, _ = three
    with made.open() as priya:
        lines(priya)
        gone = write_line(priya, f"They named {words[0]}").note
        kept = write_line(priya, "Nobody is named").note
        chunks = priya.keep_attachment(words[1].encode())
        priya.append(
            AttachmentAdded(
                attachment=mint(priya.device), note=gone, name=words[2], media="image/png",
                size=14, digest=chunks[0], chunks=chunks,
            )
        )  # fmt: skip
        (tmp_path / "stick").mkdir()
        copy = export_vault(priya, tmp_path / "stick")
        erase(priya, gone, BY, "Peer")
        priya.purge()
    with restore(copy, made.passphrase, made.folder.with_name("again")) as again:
        assert again.returned
        assert again.returned.erased == 1
        assert again.note(kept).text == "Nobody is named"
        with pytest.raises(NotFound):
            again.note(gone)
        assert again.attachments() == ()
        assert again.upkeep.verify().findings == ()
    assert remnants(made._replace(folder=made.folder.with_name("again")), words) == []
    alone = tmp_path / "elsewhere" / "alone"
    with restore(copy, made.passphrase, alone) as unaware:
        assert unaware.returned
        assert unaware.returned.erased is None
        assert "may be back" in " ".join(unaware.returned.sentences())
        assert words[0] in unaware.note(gone).text  # nobody at hand could tell


def test_an_ordinary_bundle_takes_away_what_a_restore_had_brought_back(
    three: list[Made], tmp_path: Path
) -> None:
    lead_made, priya_made, _ = three
    with lead_made.open() as lead, priya_made.open() as priya:
        gone = write_line(lead, "They named somebody").note
        exchange(lead, priya)
        (tmp_path / "stick").mkdir()
        copy = export_vault(priya, tmp_path / "stick")
        erase(lead, gone, BY, "Team leader")
        exchange(lead, priya)
        assert priya.count_notes(NoteQuery()) == 0
        exchange(priya, lead)  # she acknowledges that it came
    with (
        lead_made.open() as lead,
        restore(copy, priya_made.passphrase, tmp_path / "elsewhere" / "alone") as priya,
    ):
        assert priya.note(gone).text == "They named somebody"
        exchange(priya, lead)
        exchange(lead, priya)
        with pytest.raises(ErasedNote):
            priya.note(gone)
        exchange(priya, lead)
        with pytest.raises(NothingToShare):
            export(lead, Stick())


def test_what_an_erasure_names_wrongly_comes_to_a_newcomer_all_the_same(
    three: list[Made], tmp_path: Path
) -> None:
    with ExitStack() as stack:
        lead, priya, _ = team = [stack.enter_context(made.open()) for made in three]
        withheld, mine = write_line(lead, "Withheld").note, write_line(priya, "Mine").note
        gone = write_line(lead, "Rightly erased").note
        spread(team)
        erase(lead, gone, BY, "Team leader")
        spread(team)
        (other,), (own,) = priya.history("note", withheld), priya.history("note", mine)
        priya.append(
            NoteErased(
                erasure=mint(priya.device), note=mine, reason=BY, authority="Me",
                erases=(other.hash, own.hash),
            )
        )  # fmt: skip
        places = {c.hash: priya._ledger.chains.place(c) for c in all_changes(priya)}
        with priya._ledger.database.transaction():
            Contents(priya._ledger.database).drop([places[other.hash]])
        late = stack.enter_context(make(tmp_path / "late", Person("Dev", Role.MEMBER_PEER)).open())
        admit(lead, identity_file(late))
        spread(team[::2])
        lead_stick = Stick()
        take_in(priya, lead_stick.files[export(lead, lead_stick, everything=True).name])
        with priya._ledger.database.transaction():
            Contents(priya._ledger.database).drop([places[other.hash]])
        give(priya, late)
        with pytest.raises(NotFound):
            late.note(withheld)
        write_line(late, "A first line")
        exchange(late, lead)
        assert "names 1 of the changes" in " ".join(lead.upkeep.verify().findings)
        exchange(lead, late)
        assert late.note(withheld).text == "Withheld"
        assert len(late.sign().claim.bare) == 2  # what was rightly erased nobody has any more
        exchange_of_nothing(late, lead)


def exchange_of_nothing(sender: OpenVault, receiver: OpenVault) -> None:
    """Let a vault acknowledge with a line, and see that nothing is sent for ever."""
    write_line(sender, "Another line")
    exchange(sender, receiver)
    stick = Stick()
    assert export(receiver, stick).changes < 5
    with pytest.raises(NothingToShare):
        export(receiver, stick)


def exchange(sender: OpenVault, receiver: OpenVault) -> None:
    """Bring what is new since the last bundle to another vault."""
    stick = Stick()
    exported = export(sender, stick)
    take_in(receiver, stick.files[exported.name])


def test_a_word_replaced_before_its_note_was_shared_leaves_nothing_behind(
    three: list[Made], words: list[str]
) -> None:
    lead_made, priya_made, _ = three
    with lead_made.open() as lead, priya_made.open() as priya:
        lines(priya)
        first = write_line(priya, f"? They named {words[0]} #vision @frontline")
        priya.keep_draft(f"note:{first.note}", f"They {words[1]}")
        lines(priya)
        before = priya.note(first.note)
        revise(priya, first.note, f"They named {words[2]}")
        revised = revise(priya, first.note, "They named somebody")
        assert (revised.at, revised.stance) == (before.at, before.stance)
        assert (revised.kloe_ids, revised.voice_list) == (before.kloe_ids, before.voice_list)
        assert revised.revisions == 1
        assert priya.draft(f"note:{first.note}") == ""
        assert priya.count_notes(NoteQuery(words=words[0])) == 0
        assert priya.upkeep.verify().findings == ()
        give(priya, lead)
        assert dump(lead) == dump(priya)
        assert lead.note(first.note).text == "They named somebody"
        priya.purge()
    for made in (lead_made, priya_made):
        assert remnants(made, words) == []


def test_what_a_laptop_restated_goes_where_it_had_come_to_all_the_same(
    team: list[OpenVault],
) -> None:
    lead, priya, amir = team
    mine = write_line(priya, "First wording").note
    spread(team)
    held = priya.note(mine)
    tag(amir, mine, amir.kloes()[0].id)
    priya.append(
        NoteRestated(
            note=mine, author=held.author, text="Second", source=held.source, at=held.at,
            offset=held.offset, erases=(held.texts[0].hash,),
        )
    )  # fmt: skip
    spread(team)
    for vault in team:
        assert [t.text for t in vault.note(mine).texts] == ["Second"]
        assert vault.note(mine).kloe_ids == (amir.kloes()[0].id,)
        assert vault.upkeep.verify().findings == ()
        assert sum(change.payload is None for change in all_changes(vault)) == 1
    give(lead, priya)
    assert priya.note(mine).text == "Second"


def test_attachments_go_with_their_note_with_all_bytes_that_nobody_else_needs(
    vault: OpenVault,
) -> None:
    gone, stays = note("Goes"), note("Stays")
    vault.append(gone, stays)
    for of, content in ((gone.note, b"b" * 9), (gone.note, b"a" * 9), (stays.note, b"b" * 9)):
        chunks = vault.keep_attachment(content)
        vault.append(
            AttachmentAdded(
                attachment=mint(vault.device), note=of, name="Flip chart", media="image/png",
                size=9, digest=chunks[0], chunks=chunks,
            )
        )  # fmt: skip
    erase(vault, gone.note, BY, "Team leader")
    assert [a.note for a in vault.attachments()] == [stays.note]
    rows = vault._ledger.database.rows("SELECT digest FROM chunk")
    assert rows == [(chunks[0],)]
    assert vault.upkeep.verify().findings == ()


def test_that_an_attachment_was_saved_outside_stays_in_the_ledger(vault: OpenVault) -> None:
    gone = note("Goes")
    vault.append(gone)
    added = AttachmentAdded(
        attachment=mint(vault.device), note=gone.note, name="Flip chart", media="image/png",
        size=9, digest="d" * 64, chunks=("d" * 64,),
    )  # fmt: skip
    (_, saved) = vault.append(
        added,
        AttachmentReleased(attachment=added.attachment, reason=ReleaseReason.NEEDED_FOR_DOCUMENT),
    )
    erase(vault, gone.note, BY, "Team leader")
    assert vault.attachments() == ()
    assert [release.hash for release in vault.releases()] == [saved.hash]
    assert saved.hash not in vault.erasures()[0].erases
    assert vault.upkeep.verify().findings == ()
    assert vault.upkeep.rebuild() > 0
    assert [release.hash for release in vault.releases()] == [saved.hash]


def test_what_waits_about_an_erased_note_loses_its_contents_too(
    team: list[OpenVault], words: list[str]
) -> None:
    lead, priya, amir = team
    gone = write_line(amir, "Short").note
    spread(team)
    write_line(amir, "Before")
    mark(amir, gone, Stance.STRENGTH)
    revise(amir, gone, f"Long {words[0]}")
    head = next(h for h in amir.vector() if h.device == amir.device)
    *_, second, last = amir.changes([Span(head.device, head.epoch, 1, head.number)])
    assert priya.accept([last, second], []).waiting == 2
    erase(lead, gone, BY, "Team leader")
    give(lead, priya)
    waiting = priya._ledger.database.rows("SELECT payload FROM waiting")
    assert waiting == [(None,), (None,)]
    spread(team)
    assert not priya._ledger.database.rows("SELECT 1 FROM waiting")
    assert dump(priya) == dump(amir) == dump(lead)
    assert priya.upkeep.verify().findings == ()


def test_an_erasure_cut_off_behind_its_word_is_gone_through_with_at_the_next_opening(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("peerdesk.vault.appending.finish", lambda *_: None)  # as a kill there does
    with made.open() as vault:
        (entry,) = vault.append(note("Erase me"))
        vault.append(
            NoteErased(
                erasure=mint(vault.device), note=entry.fact.entity, reason=BY, authority="Lead",
                erases=(entry.hash,),
            )
        )  # fmt: skip
        assert vault.count_notes(NoteQuery()) == 1
    with made.open() as vault:
        assert vault.count_notes(NoteQuery()) == 0
        assert vault.upkeep.verify().findings == ()


def test_contents_that_are_gone_unasked_and_here_against_a_word_are_found(
    vault: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    (lost,) = vault.append(note("Lost"))
    (kept,) = vault.append(note("Kept"))
    vault.catch_up()
    monkeypatch.setattr("peerdesk.vault.appending.finish", lambda *_: None)
    vault.append(
        NoteErased(
            erasure=mint(vault.device), note=kept.fact.entity, reason=BY, authority="Lead",
            erases=(kept.hash,),
        )
    )  # fmt: skip
    vault._ledger.entities.forget()
    places = {c.hash: vault._ledger.chains.place(c) for c in all_changes(vault)}
    with vault._ledger.database.transaction():
        Contents(vault._ledger.database).drop([places[lost.hash]])
    findings = list(check_contents(vault._ledger))
    assert len(findings) == 2
    assert "lost its contents, unasked" in findings[0]
    assert "erased are still here" in findings[1]
    assert set(findings) <= set(vault.upkeep.verify().findings)
