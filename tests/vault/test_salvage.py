# SPDX-License-Identifier: Apache-2.0
"""Whatever pages of a vault are destroyed: the rest is saved, and one colleague brings all back."""

import contextlib
import random
from pathlib import Path

import pytest

from peerdesk.desk.board import team_board
from peerdesk.desk.errors import NoChallenge
from peerdesk.desk.exchange import admit, identity_file, preview, take_in
from peerdesk.desk.missing import declare_lost, missing
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.facts import ChallengeFounded, NoteRevised
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from peerdesk.ledger.change import Change
from peerdesk.vault.book import OpenVault
from peerdesk.vault.errors import DamagedDatabase, VaultAlreadyOpen, VaultExists
from peerdesk.vault.files import BACKUPS, DATABASE, HEADER
from peerdesk.vault.generations import Occasion
from peerdesk.vault.pages import SIZE
from tests.builders import chain, dump, message, note, session
from tests.strategies import CHALLENGE
from tests.vault.conftest import Made, make
from tests.vault.damage import (
    Team,
    destroy,
    held,
    page_count,
    places_on,
    same,
    saved,
    shared,
)

LINES = 150


@pytest.fixture(scope="module")
def template(empty_template: Made, tmp_path_factory: pytest.TempPathFactory) -> Team:
    """Return a lead and a peer who have written much and exchanged all of it, made once."""
    place = tmp_path_factory.mktemp("team")
    lead = make(place / "lead", Person("Helen Okafor", Role.TEAM_LEADER))
    peer = empty_template.copy(place / "peer")
    with lead.open() as ours, peer.open() as theirs:
        ours.append(_founding(ours))
        admit(ours, identity_file(theirs))
        ours.append(session(), message(), *(note(f"line {n} of the lead") for n in range(LINES)))
        take_in(theirs, shared(ours))
        written = [note(f"line {n} of the peer") for n in range(LINES)]
        theirs.append(*written)
        theirs.append(NoteRevised(note=written[0].note, text="said better", replaces=()))
        take_in(ours, shared(theirs))
        ours.append(note("a last line"))
        ours.keep_draft("capture", "half a line")
        take_in(theirs, shared(ours))
        stands = dump(ours)
        assert dump(theirs) == stands
        return Team(lead, peer, stands, ours.count_notes(NoteQuery()))


def _founding(vault: OpenVault) -> ChallengeFounded:
    return ChallengeFounded(
        challenge=CHALLENGE,
        offer="cspc",
        framework="cspc",
        framework_version="2026",
        practice=False,
        founder=vault.identity,
    )


@pytest.fixture
def team(template: Team, tmp_path: Path) -> Team:
    """Return such a team of one's own."""
    lead, peer = template.lead.copy(tmp_path / "lead"), template.peer.copy(tmp_path / "peer")
    return Team(lead, peer, template.stands, template.notes)


CI = [(1, seed) for seed in range(4)] + [(5, seed) for seed in range(3)]
CI += [(20, seed) for seed in range(3)]
LONG = [(pages, seed) for pages in (1, 5, 20) for seed in range(100, 167)][:200]


@pytest.mark.parametrize(("count", "seed"), CI)
def test_all_off_the_destroyed_pages_is_saved_and_a_colleague_brings_the_rest(
    team: Team, count: int, seed: int
) -> None:
    _destroy_and_mend(team, count, seed)


@pytest.mark.soak
@pytest.mark.parametrize(("count", "seed"), LONG)
def test_two_hundred_damages_are_mended_as_well(team: Team, count: int, seed: int) -> None:
    _destroy_and_mend(team, count, seed)


def _destroy_and_mend(team: Team, count: int, seed: int) -> None:
    chance = random.Random(f"{count} {seed}")
    lead = team.lead
    hit = chance.sample(range(1, page_count(lead.folder) + 1), count)
    on = places_on(lead.folder, lead.keys.database)
    with lead.open() as vault:
        places = {place: c.hash for place, _, c in vault._ledger.tables.everything()}
    gone = {places[place] for page in hit for place in on.get(page, ())}
    destroy(lead.folder, hit, chance)
    mended, result = saved(lead)
    assert result.report.damaged == (1 if 1 in hit else count)  # the first tells of the others
    with mended.open() as vault, team.peer.open() as peer:
        if result.report.stranger:  # its own keys stood on a destroyed page, and nowhere else
            assert set(places.values()) - gone <= held(vault)
            return
        assert set(places.values()) - gone <= held(vault)
        known = sum(m.count for m in missing(vault))  # an end may be lost with all word of it
        assert known == len(gone) or count > 1
        assert known <= len(gone)
        report = vault.upkeep.verify()
        strangers = [said for said in report.findings if "signed by nobody" in said]
        assert report.findings == tuple(strangers)
        assert bool(report.missing) == (known > 0)
        if gone:
            with contextlib.suppress(NoChallenge):  # its founding may be among what is gone
                take_in(peer, shared(vault))  # which says what is lacking: it is sent again
            whole = known < len(gone) or not vault.roster().founding
            bundle = shared(peer, everything=whole)
            assert preview(vault, bundle).counts.new >= len(gone)
            take_in(vault, bundle)
        assert set(places.values()) <= held(vault)
        assert missing(vault) == ()
        assert same(vault, team.stands)
        assert vault.upkeep.verify().findings == ()
        assert vault.draft("capture") in {"half a line", ""}


def test_an_undamaged_vault_is_saved_as_it_is(team: Team) -> None:
    mended, result = saved(team.lead)
    assert (result.report.damaged, result.report.from_backups) == (0, 0)
    with mended.open() as vault:
        assert same(vault, team.stands)
        assert vault.draft("capture") == "half a line"
        assert vault.receipts()
        assert vault.upkeep.verify().findings == ()
        assert vault.unshared() == 0


def test_the_damaged_vault_itself_is_left_as_it_was(team: Team) -> None:
    destroy(team.lead.folder, [5, 9], random.Random(1))
    before = {p.name: p.read_bytes() for p in team.lead.folder.iterdir() if p.is_file()}
    saved(team.lead)
    after = {p.name: p.read_bytes() for p in team.lead.folder.iterdir() if p.is_file()}
    assert after == before


def test_the_new_vault_opens_with_the_same_passphrase(team: Team) -> None:
    mended, _ = saved(team.lead)
    header = (mended.folder / HEADER).read_bytes()
    assert header == (team.lead.folder / HEADER).read_bytes()


def test_the_first_page_with_the_list_of_all_tables_can_be_missed(team: Team) -> None:
    destroy(team.lead.folder, [1], random.Random(2))
    mended, result = saved(team.lead)
    assert result.report.blind
    assert "none of its" in next(result.report.sentences())
    with mended.open() as vault:
        assert same(vault, team.stands)
        assert vault.upkeep.verify().findings == ()


def test_pages_that_were_cut_off_are_counted(team: Team) -> None:
    count = page_count(team.lead.folder)
    with (team.lead.folder / DATABASE).open("r+b") as file:
        file.truncate((count - 7) * SIZE - 100)
    _, result = saved(team.lead)
    report = result.report
    assert (report.pages, report.damaged, report.cut, report.blind) == (count - 7, 1, 7, False)
    assert "The file was cut short: its last 7 pages went missing." in report.sentences()


def test_what_backups_hold_is_taken_over(team: Team) -> None:
    with team.lead.open() as vault:
        vault.upkeep.backup(Occasion.ASKED)
    chance = random.Random(3)
    hit = [n for n in range(2, page_count(team.lead.folder) + 1) if n % 3]
    destroy(team.lead.folder, hit, chance)
    mended, result = saved(team.lead)
    assert result.report.from_backups > 100
    assert not result.report.stranger
    with mended.open() as vault:
        assert same(vault, team.stands)
        assert missing(vault) == ()


def test_a_database_that_is_gone_is_made_from_its_backups(team: Team) -> None:
    with team.lead.open() as vault:
        vault.upkeep.backup(Occasion.ASKED)
    (team.lead.folder / DATABASE).unlink()
    (team.lead.folder / HEADER).write_bytes(b"{}")
    mended, result = saved(team.lead)
    assert result.report.pages == 0
    with mended.open() as vault:
        assert same(vault, team.stands)


def test_where_nothing_can_be_read_nothing_is_made(team: Team) -> None:
    count = page_count(team.lead.folder)
    destroy(team.lead.folder, range(1, count + 1), random.Random(4))
    with pytest.raises(DamagedDatabase):
        saved(team.lead)
    assert not (team.lead.folder.parent / "saved").exists()


def test_a_folder_that_holds_something_is_left_alone(team: Team) -> None:
    target = team.lead.folder.parent / "saved"
    target.mkdir()
    (target / "letter.txt").write_text("mine")
    with pytest.raises(VaultExists):
        saved(team.lead)
    assert [path.name for path in target.iterdir()] == ["letter.txt"]


def test_a_vault_that_is_open_elsewhere_is_not_salvaged(team: Team) -> None:
    with team.lead.open(), pytest.raises(VaultAlreadyOpen):
        saved(team.lead)


def test_keys_that_were_destroyed_make_the_laptop_a_new_one(team: Team) -> None:
    with team.lead.open() as vault:
        vault._ledger.database.run("DELETE FROM setting WHERE name = 'signing'")
        device, person = vault.device, vault.person
    mended, result = saved(team.lead)
    assert result.report.stranger
    with mended.open() as vault:
        assert (vault.device != device, vault.person) == (True, person)
        assert vault.count_notes(NoteQuery()) == team.notes
        with team.peer.open() as peer:
            assert vault.device not in {member.device for member in peer.members()}


@pytest.fixture
def unshared(team: Team) -> tuple[Team, set[str], list[Change]]:
    """Return a team whose lead wrote lines that nobody else has, one of them destroyed since."""
    lead = team.lead
    with lead.open() as vault:
        vault.append(*(note(f"untold {n} " + "and on " * 60) for n in range(40)))
        places = {p: c for p, _, c in vault._ledger.tables.everything()}
    on = places_on(lead.folder, lead.keys.database)
    last = sorted(max(found) for found in on.values())[-8]
    page = next(number for number, found in on.items() if last in found)
    gone = [places[place] for place in sorted(on[page])]
    destroy(lead.folder, [page], random.Random(6))
    kept = {change.hash for change in places.values()} - {change.hash for change in gone}
    return team, kept, gone


def test_what_nobody_holds_is_declared_lost_and_the_rest_travels(
    unshared: tuple[Team, set[str], list[Change]],
) -> None:
    team, kept, lost = unshared
    mended, _ = saved(team.lead)
    with mended.open() as vault, team.peer.open() as peer:
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
    team, _, _ = unshared
    mended, _ = saved(team.lead)
    newcomer = make(tmp_path / "third", Person("Dev Anand", Role.MEMBER_PEER))
    with mended.open() as vault, team.peer.open() as peer, newcomer.open() as third:
        admit(vault, identity_file(third))
        take_in(peer, shared(vault))
        take_in(third, shared(peer, everything=True))
        assert held(third) == held(peer) == held(vault)
        assert dump(third) == dump(vault)
        assert third.upkeep.verify().findings == ()


def test_two_losses_in_one_chain_leave_no_colleague_waiting(team: Team, tmp_path: Path) -> None:
    lead = team.lead
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
    with mended.open() as vault, team.peer.open() as peer, newcomer.open() as third:
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
def cut_short(team: Team) -> tuple[Team, set[str], set[str]]:
    """Return a team whose lead signed lines that nobody else has, the newest destroyed since."""
    lead = team.lead
    with lead.open() as vault:
        vault.append(*(note(f"untold {n} " + "and on " * 60) for n in range(40)))
        places = {place: c.hash for place, _, c in vault._ledger.tables.everything()}
    on = places_on(lead.folder, lead.keys.database)
    page = max(on, key=lambda number: max(on[number]))
    gone = {places[place] for place in on[page]}
    destroy(lead.folder, [page], random.Random(16))
    return team, set(places.values()) - gone, gone


def test_what_stands_before_a_lost_end_travels_and_so_does_what_is_written_later(
    cut_short: tuple[Team, set[str], set[str]], tmp_path: Path
) -> None:
    team, kept, gone = cut_short
    mended, _ = saved(team.lead)
    newcomer = make(tmp_path / "third", Person("Dev Anand", Role.MEMBER_PEER))
    with mended.open() as vault, team.peer.open() as peer, newcomer.open() as third:
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
    team, kept, lost = unshared
    mended, _ = saved(team.lead)
    with team.peer.open() as peer, mended.open() as vault:
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


def test_own_changes_that_were_shared_are_not_declared_lost_unless_asked(team: Team) -> None:
    lead = team.lead
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


def test_a_backup_that_is_damaged_itself_is_counted(team: Team) -> None:
    with team.lead.open() as vault:
        path = vault.upkeep.backup(Occasion.ASKED)
    assert path.parent.name == BACKUPS
    data = bytearray(path.read_bytes())
    data[5000] ^= 1
    path.write_bytes(data)
    _, result = saved(team.lead)
    assert result.report.bad_backups == 1


def test_what_waits_and_what_is_attached_is_taken_over(team: Team) -> None:
    theirs = chain([note(f"early {n}") for n in range(3)])
    with team.lead.open() as vault:
        (digest,) = vault.keep_attachment(b"a flip chart" * 40_000)
        vault.accept(theirs[1:], [])
    destroy(team.lead.folder, [1], random.Random(9))  # so that nothing leads to the tables
    mended, _ = saved(team.lead)
    with mended.open() as vault:
        rows = vault._ledger.database.rows("SELECT digest, length(content) FROM chunk")
        assert rows == [(digest, 480_000)]
        assert vault.accept(theirs[:1], []).released == 2


def test_a_vault_that_was_salvaged_can_be_salvaged_again(
    unshared: tuple[Team, set[str], list[Change]],
) -> None:
    team, kept, lost = unshared
    once, _ = saved(team.lead)
    with once.open() as vault:
        vault.append(note("between two damages"))
        gaps = vault.gaps()
    twice, result = saved(once, "twice")
    assert result.report.damaged == 0
    with twice.open() as vault:
        assert vault.gaps() == gaps
        assert kept <= held(vault)
        assert [m.lost for m in missing(vault)] == [True]
        with team.peer.open() as peer:
            take_in(peer, shared(vault))
            assert held(peer) == held(vault)
        vault.accept(lost, [])
        assert vault.gaps() == ()


def test_an_end_that_only_the_head_file_knows_of_is_missing_too(team: Team) -> None:
    with team.lead.open() as vault:
        vault.append(note("signed by nobody yet"))
        vault._ledger.database.run(
            "DELETE FROM change WHERE place = (SELECT max(place) FROM change)"
        )
        vault._ledger.head.flush()
        vault._ledger.database.run("DELETE FROM signed_head")
    mended, _ = saved(team.lead)
    with mended.open() as vault:
        assert [(m.own, m.lost, m.count) for m in missing(vault)] == [(True, True, 1)]
        assert next(iter(vault.losses())).follows == ""


def test_a_change_that_the_next_one_does_not_follow_is_left_out(team: Team) -> None:
    (team.lead.folder / "head").write_bytes(b"{}")
    with team.peer.open() as peer:
        peer._ledger.database.run(
            "UPDATE change SET header = CAST(replace(header, '\"offset\":60', '\"offset\":61') "
            "AS BLOB) WHERE place & 1023 = 9"
        )
        strange = len({p for p, _, _ in peer._ledger.tables.everything() if p & 1023 == 9})
    mended, _ = saved(team.peer)
    with mended.open() as vault:
        assert sum(m.count for m in missing(vault)) == strange > 0
        assert not vault.upkeep.verify().findings
    saved(team.lead, "headless")
