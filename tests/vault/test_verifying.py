# SPDX-License-Identifier: Apache-2.0
"""Whatever is changed behind the vault's back is found and said."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from peerdesk.desk.query import NoteQuery
from peerdesk.domain.facts import MessageLinked
from peerdesk.domain.words import Relation
from peerdesk.ledger.chain import SignedHead
from peerdesk.vault.book import OpenVault
from peerdesk.vault.errors import VaultError
from peerdesk.vault.files import DATABASE, HEAD
from tests.builders import chain, dump, message, note, session
from tests.strategies import Laptop
from tests.vault.conftest import Made


@pytest.fixture
def filled(vault: OpenVault) -> OpenVault:
    """Return a vault with something in every table."""
    lines = [note(f"line {n}", kloes=("k1",)) for n in range(20)]
    drafted = message()
    vault.append(*lines)
    vault.append(session(), drafted)
    vault.append(
        MessageLinked(message=drafted.message, note=lines[0].note, relation=Relation.SUPPORTS)
    )
    vault.accept(chain([note("theirs"), note("theirs too")]), [])
    vault.sign()
    assert vault.upkeep.verify().ok
    return vault


PAYLOAD = "UPDATE change SET payload = CAST(replace(payload, 'line', 'lime') AS BLOB)"
HEADER = """UPDATE change SET header = CAST(replace(header, '"at":', '"at":1') AS BLOB)"""
NO_BODY = "DELETE FROM note WHERE number = (SELECT min(number) FROM note)"
NO_FACET = "DELETE FROM note_facet WHERE number = (SELECT max(number) FROM note_facet)"
FACET = """
    INSERT INTO note_facet SELECT 7, {}, session, author, case_file, record, day, stance, source,
        kloes, voices, withdrawn, unsettled FROM note_facet LIMIT 1
"""
NO_WORD = """
    INSERT INTO note_search (note_search, rowid, text)
        SELECT 'delete', number, text FROM note_text LIMIT 1
"""
LEDGER = {
    "a payload": (PAYLOAD, "Change"),
    "a header": (HEADER, "Change"),
    "a change is gone": ("DELETE FROM change WHERE place & 1023 = 4", "is missing"),
    "a signature": ("UPDATE signed_head SET signature = zeroblob(64)", "The signature of laptop"),
    "a claim": ("UPDATE signed_head SET claim = X'7B7D'", "cannot be read"),
    "a filing": ("UPDATE change SET entity = 'elsewhere' WHERE place & 1023 = 5", "filed under"),
    "a filing lost": ("UPDATE change SET entity = NULL WHERE place & 1023 = 5", "filed under"),
}
TABLES = {
    "a body": ("UPDATE note SET body = replace(body, 'line 3', 'line 4')", "The note"),
    "a body is gone": (NO_BODY, "The note"),
    "a body too many": ("INSERT INTO note VALUES (7, '{}')", "a body and nothing else"),
    "a facet": ("UPDATE note_facet SET day = '2026-05-13'", "The note"),
    "a facet is gone": (NO_FACET, "The note"),
    "a facet too many": (FACET.format("id"), "The note"),
    "a stranger": (FACET.format("'stranger'"), "The note stranger"),
    "an entity": ("UPDATE entity SET body = replace(body, 'Focus', 'Fokus')", "The session"),
    "an entity is gone": ("DELETE FROM entity WHERE sort = 'message'", "The message"),
    "an entity too many": ("INSERT INTO entity VALUES ('theme', 'odd', 1, '', '{}')", "theme odd"),
    "an order": ("UPDATE entity SET depth = depth + 1 WHERE sort = 'session'", "The session"),
    "a link is gone": ("DELETE FROM message_note", "The message"),
    "a link": ("INSERT INTO message_note SELECT 'x', message FROM message_note", "The message"),
    "a stranger's link": ("INSERT INTO message_note VALUES ('x', 'odd')", "message odd"),
    "a word is gone": (NO_WORD, "search index"),
    "a word": ("INSERT INTO note_search (rowid, text) VALUES (7, 'x')", "search index"),
}
TAMPERINGS = LEDGER | TABLES


@pytest.mark.parametrize(("statement", "finding"), TAMPERINGS.values(), ids=TAMPERINGS)
def test_whatever_is_changed_is_found(filled: OpenVault, statement: str, finding: str) -> None:
    filled._ledger.database.run(statement)
    report = filled.upkeep.verify()
    assert not report.ok
    assert any(finding in said for said in report.findings), report.findings
    assert all(said.endswith(".") for said in report.findings)


@pytest.mark.parametrize("statement", [statement for statement, _ in TABLES.values()], ids=TABLES)
def test_a_rebuild_mends_every_table_that_the_ledger_knows(
    filled: OpenVault, statement: str
) -> None:
    filled._ledger.database.run(statement)
    assert filled.upkeep.rebuild() == 25
    assert filled.upkeep.verify().findings == ()


def test_a_head_signed_by_nobody_of_the_team_is_said(filled: OpenVault) -> None:
    stranger = Laptop(name="5" * 32)
    stranger.write(note())
    filled.accept(stranger.own, [stranger.signed_head()])
    assert any("nobody of the team" in said for said in filled.upkeep.verify().findings)


def test_a_signed_head_that_says_otherwise_than_the_chain_is_said(filled: OpenVault) -> None:
    from peerdesk.ledger.chain import HeadClaim, sign_head  # noqa: PLC0415 - a forger's tools
    from peerdesk.ledger.change import Head  # noqa: PLC0415 - likewise

    own = filled._ledger.chains.own_head()
    other = Head(own.device, own.epoch, own.number, "0" * 64)
    claim = HeadClaim(challenge=filled.challenge_id, head=other, holds=(), at=1)
    signed: SignedHead = sign_head(claim, filled.keys.signing)
    filled._ledger.database.run(
        "UPDATE signed_head SET claim = ?, signature = ?", (signed.claim_bytes, signed.signature)
    )
    assert any("signed another change" in said for said in filled.upkeep.verify().findings)


def test_a_head_file_that_was_changed_is_said(filled: OpenVault) -> None:
    filled._ledger.head.flush()
    path = filled.folder / HEAD
    path.write_bytes(path.read_bytes().replace(b'"number":24', b'"number":23'))
    assert any("“head”" in said for said in filled.upkeep.verify().findings)
    path.unlink()
    assert any("“head”" in said for said in filled.upkeep.verify().findings)


def test_counts_say_how_much_was_looked_at(filled: OpenVault) -> None:
    counts = filled.upkeep.verify().counts
    assert counts["change"] == 26
    assert counts["note"] == filled.count_notes(NoteQuery()) == 22
    assert (counts["chain"], counts["signed_head"], counts["waiting"]) == (2, 1, 0)


@pytest.mark.parametrize("seed", range(5))
def test_any_flipped_bit_of_the_database_is_found(made: Made, seed: int) -> None:
    _flip(made, 100, seed)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 200))
def test_twenty_thousand_flipped_bits_are_found(made: Made, seed: int) -> None:
    _flip(made, 200, seed)


def _flip(made: Made, times: int, seed: int) -> None:
    with made.open() as vault:
        vault.append(*(note(f"line {n}") for n in range(20)))
        vault.append(session())
    path = made.folder / DATABASE
    data = path.read_bytes()
    chance = random.Random(seed)
    for _ in range(times):
        place = chance.randrange(len(data))
        flipped = bytes([data[place] ^ 1 << chance.randrange(8)])
        path.write_bytes(data[:place] + flipped + data[place + 1 :])
        assert _is_found(made), place


def test_a_rebuild_of_a_damaged_vault_is_done_or_refused_in_words(made: Made) -> None:
    with made.open() as vault:
        vault.append(*(note(f"line {n} of many words") for n in range(200)))
    path = made.folder / DATABASE
    data = path.read_bytes()
    done = refused = 0
    for start in range(4096 + 100, len(data), 4096):
        path.write_bytes(data[:start] + bytes([data[start] ^ 1]) + data[start + 1 :])
        try:
            with made.open() as vault:
                assert vault.upkeep.rebuild() == 201
                done += 1
        except VaultError:
            refused += 1
    assert done > 0
    assert refused > 0


def _is_found(made: Made) -> bool:
    """Say whether a vault is refused at opening, or called damaged."""
    try:
        with made.open() as vault:
            return not vault.upkeep.verify().ok
    except VaultError:
        return True


def test_an_old_page_put_back_is_found_or_changes_nothing(made: Made, tmp_path: Path) -> None:
    with made.open() as vault:
        vault.append(*(note(f"line {n}") for n in range(60)))
    path = made.folder / DATABASE
    old = path.read_bytes()
    with made.open() as vault:
        vault.append(note("one more"))
        before = dump(vault)
    new = path.read_bytes()
    pages = [
        start for start in range(0, min(len(old), len(new)), 4096)
        if old[start : start + 4096] != new[start : start + 4096]
    ]  # fmt: skip
    assert len(pages) > 2
    found: list[bool] = []
    for start in pages:
        path.write_bytes(new[:start] + old[start : start + 4096] + new[start + 4096 :])
        copy = made.copy(tmp_path / f"page-{start}")
        found.append(_is_found(copy))
        if not found[-1]:  # a page with a counter, or one that is free
            with copy.open() as vault:
                assert dump(vault) == before
    assert sum(found) > len(pages) // 2
    path.write_bytes(new)
    assert not _is_found(made)


def test_lines_written_while_it_is_looked_over_are_no_findings(
    filled: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("peerdesk.vault.verifying_ledger._SLICE", 3)
    written: list[Callable[[], object]] = []

    def between() -> None:
        fact = note(f"meanwhile {len(written)}")
        filled.append(fact)
        if len(written) % 4 == 3:
            filled.append(session())
        written.append(between)

    filled.share_thread(between)
    assert filled.upkeep.verify().findings == ()
    assert len(written) > 10


def test_an_older_signature_that_was_put_back_is_no_finding_and_is_made_anew(
    filled: OpenVault,
) -> None:
    database = filled._ledger.database
    (older,) = (signed for signed in filled.signed_heads() if _is_own(filled, signed))
    filled.append(note("written since"))
    newer = filled.sign()
    database.run(
        "UPDATE signed_head SET number = ?, claim = ?, signature = ? WHERE claim = ?",
        (older.claim.head.number, older.claim_bytes, older.signature, newer.claim_bytes),
    )
    assert older in filled.signed_heads()
    assert filled.upkeep.verify().ok
    assert filled.sign().claim.head == newer.claim.head
    assert older not in filled.signed_heads()


def _is_own(vault: OpenVault, signed: SignedHead) -> bool:
    return signed.claim.head.device == vault.device
