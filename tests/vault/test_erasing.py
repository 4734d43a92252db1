# SPDX-License-Identifier: Apache-2.0
"""What is erased is on no page of any vault that heard of it, and nothing else goes with it."""

from contextlib import ExitStack
from itertools import permutations

import pytest

from peerdesk.desk.capture import write_line
from peerdesk.desk.erasing import erase
from peerdesk.desk.errors import ErasedNote
from peerdesk.desk.evidence import mark, revise, tag
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.custody import AttachmentAdded, AttachmentReleased, NoteErased, NoteRestated
from peerdesk.domain.identifiers import mint
from peerdesk.domain.words import ErasureReason, ReleaseReason, Stance
from peerdesk.ledger.store import Span
from peerdesk.vault.book import OpenVault
from peerdesk.vault.generations import Occasion, backups
from tests.builders import all_changes, dump, note
from tests.vault.conftest import Made
from tests.vault.team import give, lines, remnants, spread

BY = ErasureReason.SUBJECT_REQUEST


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
