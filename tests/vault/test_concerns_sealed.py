# SPDX-License-Identifier: Apache-2.0
"""No word of an immediate concern stands in any table, search index, bundle or file of a vault.

Not even where the vault is open: what leads read is opened for them each time, and kept nowhere.
"""

from contextlib import ExitStack
from pathlib import Path

from peerdesk.desk.book import TeamBook
from peerdesk.desk.capture import write_line
from peerdesk.desk.concerns import add_to_concern, pending, read_concerns, record_concern, reseal
from peerdesk.desk.exchange import export, take_in
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.scope import found_challenge
from peerdesk.domain.concern import ConcernRecord
from peerdesk.vault.book import OpenVault
from peerdesk.vault.creation import create_vault
from peerdesk.vault.derivation import FLOOR
from peerdesk.vault.opening import open_vault
from tests.disk.leaking import MARKERS, found_in, needles_in
from tests.fakes.book import LEADER
from tests.fakes.challenge import FRAMEWORK, SCOPE
from tests.fakes.stick import Stick
from tests.fakes.terminal import PASSPHRASE
from tests.fakes.three import three

TOLD, ACKNOWLEDGED = MARKERS[0], MARKERS[1]


def rows_of(book: TeamBook) -> bytes:
    """Return every value in every table of an open vault, the search index's own among them."""
    assert isinstance(book, OpenVault)
    database = book._ledger.database
    tables = [row[0] for row in database.rows("SELECT name FROM sqlite_master WHERE type='table'")]
    assert {"entity", "draft"} <= set(tables)
    found = []
    for table in tables:
        for row in database.rows(f'SELECT * FROM "{table}"'):  # noqa: S608 - names of our own tables
            found += [v if isinstance(v, bytes) else str(v).encode() for v in row]
    return b"\0".join(found)


def test_no_word_of_a_concern_stands_in_a_vault_or_leaves_it(tmp_path: Path) -> None:
    with ExitStack() as stack:
        lead, peer, manager = three("vault", tmp_path / "vaults", stack)
        write_line(peer, "An ordinary line")
        concern = record_concern(peer, ConcernRecord(told=TOLD, told_at=1, by=peer.person))
        acknowledged = ConcernRecord(acknowledged_by=ACKNOWLEDGED, acknowledged_at=2)
        add_to_concern(peer, concern, acknowledged)
        stick = Stick()
        export(peer, stick)
        (bundle,) = stick.files.values()
        for book in (lead, manager):
            take_in(book, bundle)
        assert reseal(lead, concern) == 2
        assert needles_in(bundle) == []
        for book in (lead, peer, manager):
            assert b"An ordinary line" in rows_of(book)  # it would be found
            assert needles_in(rows_of(book)) == []
            assert book.count_notes(NoteQuery(words=TOLD)) == 0
        assert read_concerns(peer)[0].records == ()
        assert {one.record.told for one in read_concerns(manager)[0].records} == {TOLD, ""}
        assert pending(peer) == 0
    assert found_in(tmp_path) == []


def test_it_waits_for_its_acknowledgement_after_a_lock_too(tmp_path: Path) -> None:
    made = create_vault(tmp_path / "v", LEADER, PASSPHRASE, cost=FLOOR)
    with made.vault as vault:
        found_challenge(vault, FRAMEWORK, SCOPE)
        concern = record_concern(vault, ConcernRecord(told=TOLD, told_at=1))
    with open_vault(tmp_path / "v", PASSPHRASE) as vault:
        assert pending(vault) == 1
        add_to_concern(vault, concern, ConcernRecord(acknowledged_by=TOLD, acknowledged_at=2))
    with open_vault(tmp_path / "v", PASSPHRASE) as vault:
        assert pending(vault) == 0
        assert [one.record.told for one in read_concerns(vault)[0].records] == [TOLD, ""]
    assert found_in(tmp_path) == []
