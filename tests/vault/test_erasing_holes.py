# SPDX-License-Identifier: Apache-2.0
"""Chains hold with the holes that erasures leave, and what comes back is taken out again."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from peerdesk.desk.capture import write_line
from peerdesk.desk.erasing import erase
from peerdesk.desk.errors import ErasedNote, NotFound, NothingToShare
from peerdesk.desk.exchange import admit, export, identity_file, take_in
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.custody import AttachmentAdded, NoteErased
from peerdesk.domain.identifiers import mint
from peerdesk.domain.team import Person
from peerdesk.domain.words import ErasureReason, Role
from peerdesk.ledger.change import Change
from peerdesk.vault.book import OpenVault
from peerdesk.vault.contents import Contents
from peerdesk.vault.exporting import export_vault
from peerdesk.vault.restoring import restore
from peerdesk.vault.verifying_contents import check_contents
from tests.builders import all_changes, chain, dump, note
from tests.fakes.stick import Stick
from tests.vault.conftest import Made, make
from tests.vault.team import exchange, give, join, lines, remnants, spread

BY = ErasureReason.SUBJECT_REQUEST


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
