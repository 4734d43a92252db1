# SPDX-License-Identifier: Apache-2.0
"""What nobody holds any more is declared lost, and everything round about goes on to travel."""

import random
from pathlib import Path

import pytest

from peerdesk.desk.board import team_board
from peerdesk.desk.exchange import admit, identity_file, take_in
from peerdesk.desk.missing import declare_lost, missing
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from peerdesk.ledger.change import Change
from tests.builders import dump, note
from tests.vault.conftest import make
from tests.vault.damage import Team, destroy, held, places_on, saved, shared


@pytest.fixture
def unshared(pair: Team) -> tuple[Team, set[str], list[Change]]:
    """Return a pair whose lead wrote lines that nobody else has, one of them destroyed since."""
    lead = pair.lead
    with lead.open() as vault:
        vault.append(*(note(f"untold {n} " + "and on " * 60) for n in range(40)))
        places = {p: c for p, _, c in vault._ledger.tables.everything()}
    on = places_on(lead.folder, lead.keys.database)
    last = sorted(max(found) for found in on.values())[-8]
    page = next(number for number, found in on.items() if last in found)
    gone = [places[place] for place in sorted(on[page])]
    destroy(lead.folder, [page], random.Random(6))
    kept = {change.hash for change in places.values()} - {change.hash for change in gone}
    return pair, kept, gone


def test_what_nobody_holds_is_declared_lost_and_the_rest_travels(
    unshared: tuple[Team, set[str], list[Change]],
) -> None:
    pair, kept, lost = unshared
    mended, _ = saved(pair.lead)
    with mended.open() as vault, pair.peer.open() as peer:
        assert [m.lost for m in missing(vault)] == [True]
        assert sum(m.count for m in missing(vault)) == len(lost)
        assert vault.upkeep.verify().findings == ()
        assert vault.unshared() == len(kept) - len(held(peer)) + 1  # the declaration itself
        take_in(peer, shared(vault))
        assert kept <= held(peer)
        assert held(peer) == held(vault)
        assert dump(peer) == dump(vault)
        assert peer.upkeep.verify().findings == ()
        assert [loss.last - loss.first + 1 for loss in peer.losses()] == [len(lost)]
        vault.append(note("after the loss"))
        take_in(peer, shared(vault))
        assert dump(peer) == dump(vault)


def test_a_newcomer_gets_both_sides_of_a_loss_from_anybody(
    unshared: tuple[Team, set[str], list[Change]], tmp_path: Path
) -> None:
    pair, _, _ = unshared
    mended, _ = saved(pair.lead)
    newcomer = make(tmp_path / "third", Person("Dev Anand", Role.MEMBER_PEER))
    with mended.open() as vault, pair.peer.open() as peer, newcomer.open() as third:
        admit(vault, identity_file(third))
        take_in(peer, shared(vault))
        take_in(third, shared(peer, everything=True))
        assert held(third) == held(peer) == held(vault)
        assert dump(third) == dump(vault)
        assert third.upkeep.verify().findings == ()


def test_two_losses_in_one_chain_leave_no_colleague_waiting(pair: Team, tmp_path: Path) -> None:
    lead = pair.lead
    with lead.open() as vault:
        vault.append(*(note(f"untold {n} " + "and on " * 60) for n in range(90)))
        places = {place: c.hash for place, _, c in vault._ledger.tables.everything()}
        untold = min(max(places) - n for n in range(80))
    on = places_on(lead.folder, lead.keys.database)
    pages = sorted(number for number, found in on.items() if min(found) > untold)
    hit = [pages[2], pages[6]]
    gone = {places[place] for page in hit for place in on[page]}
    destroy(lead.folder, hit, random.Random(18))
    mended, _ = saved(lead)
    newcomer = make(tmp_path / "third", Person("Dev Anand", Role.MEMBER_PEER))
    with mended.open() as vault, pair.peer.open() as peer, newcomer.open() as third:
        assert len(vault.losses()) == 2
        assert sum(loss.last - loss.first + 1 for loss in vault.losses()) == len(gone)
        admit(vault, identity_file(third))
        receipt = take_in(peer, shared(vault))
        assert (receipt.counts.waiting, receipt.refusals) == (0, ())
        take_in(third, shared(peer, everything=True))
        assert set(places.values()) - gone < held(vault) == held(peer) == held(third)
        assert dump(third) == dump(peer) == dump(vault)
        assert not any(one.upkeep.counts()["waiting"] for one in (vault, peer, third))


@pytest.fixture
def cut_short(pair: Team) -> tuple[Team, set[str], set[str]]:
    """Return a pair whose lead signed lines that nobody else has, the newest destroyed since."""
    lead = pair.lead
    with lead.open() as vault:
        vault.append(*(note(f"untold {n} " + "and on " * 60) for n in range(40)))
        places = {place: c.hash for place, _, c in vault._ledger.tables.everything()}
    on = places_on(lead.folder, lead.keys.database)
    page = max(on, key=lambda number: max(on[number]))
    gone = {places[place] for place in on[page]}
    destroy(lead.folder, [page], random.Random(16))
    return pair, set(places.values()) - gone, gone


def test_what_stands_before_a_lost_end_travels_and_so_does_what_is_written_later(
    cut_short: tuple[Team, set[str], set[str]], tmp_path: Path
) -> None:
    pair, kept, gone = cut_short
    mended, _ = saved(pair.lead)
    newcomer = make(tmp_path / "third", Person("Dev Anand", Role.MEMBER_PEER))
    with mended.open() as vault, pair.peer.open() as peer, newcomer.open() as third:
        (loss,) = vault.losses()
        assert (loss.follows, loss.last - loss.first + 1) == ("", len(gone))
        assert take_in(peer, shared(vault)).counts.waiting == 0
        assert kept <= held(peer)
        vault.append(note("after the loss"))
        admit(vault, identity_file(third))
        assert take_in(peer, shared(vault)).refusals == ()
        assert held(peer) == held(vault)
        assert vault.unshared() == 0
        take_in(third, shared(peer, everything=True))
        assert held(third) == held(vault)
        assert dump(third) == dump(peer) == dump(vault)
        for one in (peer, third):
            take_in(vault, shared(one, everything=True))
        assert team_board(vault).complete
        assert not any(one.upkeep.verify().findings for one in (vault, peer, third))


def test_what_was_declared_lost_and_turns_up_all_the_same_fits_in(
    unshared: tuple[Team, set[str], list[Change]],
) -> None:
    pair, kept, lost = unshared
    mended, _ = saved(pair.lead)
    with pair.peer.open() as peer, mended.open() as vault:
        take_in(peer, shared(vault))
        assert len(peer.gaps()) == 1
        assert peer.accept(lost[1:2], []).waiting + peer.accept(lost[:1], []).new == 2
        peer.accept(lost, [])
        assert peer.gaps() == ()
        assert kept | {change.hash for change in lost} <= held(peer)
        assert peer.upkeep.verify().findings == ()
        take_in(vault, shared(peer, everything=True))
        assert vault.gaps() == ()
        assert dump(vault) == dump(peer)


def test_own_changes_that_were_shared_are_not_declared_lost_unless_asked(pair: Team) -> None:
    lead = pair.lead
    on = places_on(lead.folder, lead.keys.database)
    page = max(on, key=lambda number: max(on[number]))
    destroy(lead.folder, [page], random.Random(7))
    mended, _ = saved(lead)
    with mended.open() as vault:
        assert [m.lost for m in missing(vault)].count(True) == 0
        assert declare_lost(vault) == ()
        assert missing(vault)
        declare_lost(vault, even_if_shared=True)
        assert all(m.lost for m in missing(vault) if m.own)
        assert declare_lost(vault, even_if_shared=True) == ()


def test_a_vault_that_was_salvaged_can_be_salvaged_again(
    unshared: tuple[Team, set[str], list[Change]],
) -> None:
    pair, kept, lost = unshared
    once, _ = saved(pair.lead)
    with once.open() as vault:
        vault.append(note("between two damages"))
        gaps = vault.gaps()
    twice, result = saved(once, "twice")
    assert result.report.damaged == 0
    with twice.open() as vault:
        assert vault.gaps() == gaps
        assert kept <= held(vault)
        assert [m.lost for m in missing(vault)] == [True]
        with pair.peer.open() as peer:
            take_in(peer, shared(vault))
            assert held(peer) == held(vault)
        vault.accept(lost, [])
        assert vault.gaps() == ()


def test_an_end_that_only_the_head_file_knows_of_is_missing_too(pair: Team) -> None:
    with pair.lead.open() as vault:
        vault.append(note("signed by nobody yet"))
        vault._ledger.database.run(
            "DELETE FROM change WHERE place = (SELECT max(place) FROM change)"
        )
        vault._ledger.head.flush()
        vault._ledger.database.run("DELETE FROM signed_head")
    mended, _ = saved(pair.lead)
    with mended.open() as vault:
        assert [(m.own, m.lost, m.count) for m in missing(vault)] == [(True, True, 1)]
        assert next(iter(vault.losses())).follows == ""
