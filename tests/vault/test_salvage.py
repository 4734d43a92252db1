# SPDX-License-Identifier: Apache-2.0
"""Whatever pages of a vault are destroyed: the rest is saved, and one colleague brings all back."""

import contextlib
import random

import pytest

from peerdesk.desk.errors import NoChallenge
from peerdesk.desk.exchange import preview, take_in
from peerdesk.desk.missing import missing
from peerdesk.desk.query import NoteQuery
from peerdesk.vault.errors import DamagedDatabase, VaultAlreadyOpen, VaultExists
from peerdesk.vault.files import BACKUPS, DATABASE, HEADER
from peerdesk.vault.generations import Occasion
from peerdesk.vault.pages import SIZE
from tests.builders import chain, note
from tests.vault.damage import Team, destroy, held, page_count, places_on, same, saved, shared

CI = [(pages, seed) for pages, seeds in ((1, 4), (5, 3), (20, 3)) for seed in range(seeds)]
LONG = [(pages, seed) for pages in (1, 5, 20) for seed in range(100, 167)][:200]


@pytest.mark.parametrize(("count", "seed"), CI)
def test_all_off_the_destroyed_pages_is_saved_and_a_colleague_brings_the_rest(
    pair: Team, count: int, seed: int
) -> None:
    _destroy_and_mend(pair, count, seed)


@pytest.mark.soak
@pytest.mark.parametrize(("count", "seed"), LONG)
def test_two_hundred_damages_are_mended_as_well(pair: Team, count: int, seed: int) -> None:
    _destroy_and_mend(pair, count, seed)


def _destroy_and_mend(pair: Team, count: int, seed: int) -> None:
    chance = random.Random(f"{count} {seed}")
    lead = pair.lead
    hit = chance.sample(range(1, page_count(lead.folder) + 1), count)
    on = places_on(lead.folder, lead.keys.database)
    with lead.open() as vault:
        places = {place: c.hash for place, _, c in vault._ledger.tables.everything()}
    gone = {places[place] for page in hit for place in on.get(page, ())}
    destroy(lead.folder, hit, chance)
    mended, result = saved(lead)
    assert result.report.damaged == (1 if 1 in hit else count)  # the first tells of the others
    with mended.open() as vault, pair.peer.open() as peer:
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
        assert same(vault, pair.stands)
        assert vault.upkeep.verify().findings == ()
        assert vault.draft("capture") in {"half a line", ""}


def test_an_undamaged_vault_is_saved_as_it_is(pair: Team) -> None:
    mended, result = saved(pair.lead)
    assert (result.report.damaged, result.report.from_backups) == (0, 0)
    with mended.open() as vault:
        assert same(vault, pair.stands)
        assert vault.draft("capture") == "half a line"
        assert vault.receipts()
        assert vault.upkeep.verify().findings == ()
        assert vault.unshared() == 0


def test_the_damaged_vault_itself_is_left_as_it_was(pair: Team) -> None:
    destroy(pair.lead.folder, [5, 9], random.Random(1))
    before = {p.name: p.read_bytes() for p in pair.lead.folder.iterdir() if p.is_file()}
    saved(pair.lead)
    after = {p.name: p.read_bytes() for p in pair.lead.folder.iterdir() if p.is_file()}
    assert after == before


def test_the_new_vault_opens_with_the_same_passphrase(pair: Team) -> None:
    mended, _ = saved(pair.lead)
    header = (mended.folder / HEADER).read_bytes()
    assert header == (pair.lead.folder / HEADER).read_bytes()


def test_the_first_page_with_the_list_of_all_tables_can_be_missed(pair: Team) -> None:
    destroy(pair.lead.folder, [1], random.Random(2))
    mended, result = saved(pair.lead)
    assert result.report.blind
    assert "none of its" in next(result.report.sentences())
    with mended.open() as vault:
        assert same(vault, pair.stands)
        assert vault.upkeep.verify().findings == ()


def test_pages_that_were_cut_off_are_counted(pair: Team) -> None:
    count = page_count(pair.lead.folder)
    with (pair.lead.folder / DATABASE).open("r+b") as file:
        file.truncate((count - 7) * SIZE - 100)
    _, result = saved(pair.lead)
    report = result.report
    assert (report.pages, report.damaged, report.cut, report.blind) == (count - 7, 1, 7, False)
    assert "The file was cut short: its last 7 pages went missing." in report.sentences()


def test_what_backups_hold_is_taken_over(pair: Team) -> None:
    with pair.lead.open() as vault:
        vault.upkeep.backup(Occasion.ASKED)
    chance = random.Random(3)
    hit = [n for n in range(2, page_count(pair.lead.folder) + 1) if n % 3]
    destroy(pair.lead.folder, hit, chance)
    mended, result = saved(pair.lead)
    assert result.report.from_backups > 100
    assert not result.report.stranger
    with mended.open() as vault:
        assert same(vault, pair.stands)
        assert missing(vault) == ()


def test_a_database_that_is_gone_is_made_from_its_backups(pair: Team) -> None:
    with pair.lead.open() as vault:
        vault.upkeep.backup(Occasion.ASKED)
    (pair.lead.folder / DATABASE).unlink()
    (pair.lead.folder / HEADER).write_bytes(b"{}")
    mended, result = saved(pair.lead)
    assert result.report.pages == 0
    with mended.open() as vault:
        assert same(vault, pair.stands)


def test_where_nothing_can_be_read_nothing_is_made(pair: Team) -> None:
    count = page_count(pair.lead.folder)
    destroy(pair.lead.folder, range(1, count + 1), random.Random(4))
    with pytest.raises(DamagedDatabase):
        saved(pair.lead)
    assert not (pair.lead.folder.parent / "saved").exists()


def test_a_folder_that_holds_something_is_left_alone(pair: Team) -> None:
    target = pair.lead.folder.parent / "saved"
    target.mkdir()
    (target / "letter.txt").write_text("mine")
    with pytest.raises(VaultExists):
        saved(pair.lead)
    assert [path.name for path in target.iterdir()] == ["letter.txt"]


def test_a_vault_that_is_open_elsewhere_is_not_salvaged(pair: Team) -> None:
    with pair.lead.open(), pytest.raises(VaultAlreadyOpen):
        saved(pair.lead)


def test_keys_that_were_destroyed_make_the_laptop_a_new_one(pair: Team) -> None:
    with pair.lead.open() as vault:
        vault._ledger.database.run("DELETE FROM setting WHERE name = 'signing'")
        device, person = vault.device, vault.person
    mended, result = saved(pair.lead)
    assert result.report.stranger
    with mended.open() as vault:
        assert (vault.device != device, vault.person) == (True, person)
        assert vault.count_notes(NoteQuery()) == pair.notes
        with pair.peer.open() as peer:
            assert vault.device not in {member.device for member in peer.members()}


def test_a_backup_that_is_damaged_itself_is_counted(pair: Team) -> None:
    with pair.lead.open() as vault:
        path = vault.upkeep.backup(Occasion.ASKED)
    assert path.parent.name == BACKUPS
    data = bytearray(path.read_bytes())
    data[5000] ^= 1
    path.write_bytes(data)
    _, result = saved(pair.lead)
    assert result.report.bad_backups == 1


def test_what_waits_and_what_is_attached_is_taken_over(pair: Team) -> None:
    theirs = chain([note(f"early {n}") for n in range(3)])
    with pair.lead.open() as vault:
        (digest,) = vault.keep_attachment(b"a flip chart" * 40_000)
        vault.accept(theirs[1:], [])
    destroy(pair.lead.folder, [1], random.Random(9))  # so that nothing leads to the tables
    mended, _ = saved(pair.lead)
    with mended.open() as vault:
        rows = vault._ledger.database.rows("SELECT digest, length(content) FROM chunk")
        assert rows == [(digest, 480_000)]
        assert vault.accept(theirs[:1], []).released == 2


def test_a_change_that_the_next_one_does_not_follow_is_left_out(pair: Team) -> None:
    (pair.lead.folder / "head").write_bytes(b"{}")
    with pair.peer.open() as peer:
        peer._ledger.database.run(
            "UPDATE change SET header = CAST(replace(header, '\"offset\":60', '\"offset\":61') "
            "AS BLOB) WHERE place & 1023 = 9"
        )
        strange = len({p for p, _, _ in peer._ledger.tables.everything() if p & 1023 == 9})
    mended, _ = saved(pair.peer)
    with mended.open() as vault:
        assert sum(m.count for m in missing(vault)) == strange > 0
        assert not vault.upkeep.verify().findings
    saved(pair.lead, "headless")
