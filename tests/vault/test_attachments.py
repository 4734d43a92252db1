# SPDX-License-Identifier: Apache-2.0
"""The bytes of attachments on the disk: in pieces, once, and gone when nothing names them."""

import os
from hashlib import sha256

import pytest
from msgspec.structs import replace

from peerdesk.desk.attachments import Prepared, attach, look_at
from peerdesk.desk.errors import DamagedAttachment, HeldElsewhere
from peerdesk.domain.attachment import CHUNK, LARGEST, Attachment
from peerdesk.domain.custody import AttachmentAdded
from peerdesk.domain.identifiers import mint
from peerdesk.ledger.store import Span
from peerdesk.vault import exchanging
from peerdesk.vault.book import OpenVault
from peerdesk.vault.errors import Interrupted, NotSaved
from tests.builders import note
from tests.vault.conftest import Made


def pieces(vault: OpenVault) -> list[str]:
    rows = vault._ledger.database.rows("SELECT digest FROM chunk ORDER BY digest")
    return [row[0] for row in rows]


def written(vault: OpenVault) -> str:
    (entry,) = vault.append(note("A line"))
    return entry.fact.entity


def attached(vault: OpenVault, content: bytes) -> Attachment:
    return attach(vault, written(vault), "a.jpg", Prepared("image/jpeg", content))


def test_a_signed_head_asks_for_no_more_than_fits(
    vault: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in range(3):
        vault.append(
            AttachmentAdded(
                attachment=mint(), note=mint(), name="a.jpg", media="image/jpeg", size=5,
                digest="d" * 64, chunks=(f"{place}" * 64,),
            )
        )  # fmt: skip
    assert len(vault.sign().claim.wanting) == 3
    monkeypatch.setattr(exchanging, "MOST_WANTED", 2)
    assert len(vault.sign().claim.wanting) == 2


def test_what_only_a_hostile_laptop_tells_of_is_not_asked_for(vault: OpenVault) -> None:
    vault.append(
        AttachmentAdded(
            attachment=mint(), note=mint(), name="a.jpg", media="image/jpeg", size=LARGEST + 1,
            digest="d" * 64, chunks=("c" * 64,),
        )
    )  # fmt: skip
    assert vault.wanting() == ()
    with pytest.raises(HeldElsewhere):
        vault.piece("c" * 64)


def dropped(vault: OpenVault) -> int:
    with vault._ledger.database.transaction():
        return vault._ledger.chunks.drop_unnamed()


def test_the_largest_attachment_survives_closing_and_opening(made: Made) -> None:
    content = os.urandom(LARGEST)
    with made.open() as vault:
        held = attached(vault, content)
        assert len(held.chunks) == 25
    with made.open() as vault:
        assert look_at(vault, held.id).content == content
        assert vault.upkeep.verify().findings == ()


def test_a_piece_that_two_attachments_share_is_kept_once(vault: OpenVault) -> None:
    first, second = os.urandom(CHUNK), os.urandom(CHUNK)
    one, other = attached(vault, first + second), attached(vault, first)
    repeated = attached(vault, first * 3)
    assert len(pieces(vault)) == 2
    assert [len(held.chunks) for held in (one, other, repeated)] == [2, 1, 3]
    assert vault.attachment_bytes(one) == first + second
    assert vault.attachment_bytes(repeated) == first * 3


def test_a_line_is_saved_between_two_pieces(vault: OpenVault) -> None:
    counts: list[int] = []

    def between() -> None:
        if not counts:
            vault.append(note("A line typed meanwhile"))
        counts.append(len(pieces(vault)))

    vault.share_thread(between)
    held = attached(vault, os.urandom(3 * CHUNK))
    assert counts[:3] == [1, 2, 3]
    assert vault.is_here(held)


def test_an_attachment_that_was_interrupted_leaves_no_fact_and_its_pieces_go(
    vault: OpenVault,
) -> None:
    def locked() -> None:
        raise Interrupted

    kept = attached(vault, os.urandom(CHUNK))
    vault.share_thread(locked)
    with pytest.raises(Interrupted):
        attached(vault, os.urandom(3 * CHUNK))
    assert len(pieces(vault)) == 2
    assert vault.attachments() == (kept,)
    vault.share_thread(lambda: None)
    after = attached(vault, b"small")
    assert sorted(pieces(vault)) == sorted([*kept.chunks, *after.chunks])


def test_pieces_of_an_attachment_under_way_are_not_dropped(vault: OpenVault) -> None:
    gone: list[int] = []
    vault.share_thread(lambda: gone.append(dropped(vault)))
    held = attached(vault, os.urandom(2 * CHUNK))
    assert gone == [0, 0]
    assert vault.is_here(held)


def test_a_full_disk_leaves_no_attachment_and_says_not_saved(vault: OpenVault) -> None:
    line = written(vault)
    before = vault.vector()
    database = vault._ledger.database
    pages = int(database.value("PRAGMA page_count"))
    database.rows(f"PRAGMA max_page_count = {pages + 300}")
    with pytest.raises(NotSaved, match="full"):
        attach(vault, line, "a.jpg", Prepared("image/jpeg", os.urandom(4 * CHUNK)))
    assert vault.attachments() == ()
    assert vault.vector() == before
    database.rows("PRAGMA max_page_count = 1000000")
    held = attach(vault, line, "a.jpg", Prepared("image/jpeg", os.urandom(CHUNK)))
    assert pieces(vault) == [*held.chunks]


def test_what_no_change_names_goes_and_what_a_set_aside_change_names_stays(
    vault: OpenVault,
) -> None:
    shared, alone = os.urandom(CHUNK), os.urandom(CHUNK)
    first, second = attached(vault, shared + alone), attached(vault, shared)
    assert dropped(vault) == 0
    database = vault._ledger.database
    with database.transaction():  # its row goes, as where its author may not attach; it is kept
        database.run("DELETE FROM entity WHERE id = ?", (first.id,))
    assert dropped(vault) == 0
    with database.transaction():
        database.run("UPDATE change SET payload = NULL WHERE entity = ?", (first.id,))
    assert dropped(vault) == 1
    assert pieces(vault) == [*second.chunks]


def test_while_a_later_programs_attachment_is_there_no_piece_is_dropped(vault: OpenVault) -> None:
    held = attached(vault, os.urandom(CHUNK))
    database = vault._ledger.database
    rows = database.rows("SELECT header, salt, payload FROM change WHERE entity = ?", (held.id,))
    header, salt, payload = rows[0]
    later = header.replace(b'"version":1', b'"version":2')
    assert later != header
    with database.transaction():
        database.run("DELETE FROM entity WHERE id = ?", (held.id,))
        database.run("DELETE FROM change WHERE entity = ?", (held.id,))
        database.run("INSERT INTO waiting VALUES (?, ?, ?, ?)", (1, later, salt, payload))
    assert dropped(vault) == 0
    with database.transaction():
        database.run("DELETE FROM waiting")
    assert dropped(vault) == 1


def test_bytes_that_never_came_are_elsewhere(vault: OpenVault) -> None:
    held = attached(vault, b"here")
    away = replace(held, chunks=(*held.chunks, "0" * 64))
    assert not vault.is_here(away)
    with pytest.raises(HeldElsewhere):
        vault.attachment_bytes(away)


def test_a_fact_that_names_too_much_is_refused_before_memory_is_spent(vault: OpenVault) -> None:
    held = attached(vault, os.urandom(CHUNK))
    for lie in (replace(held, size=LARGEST + 1), replace(held, chunks=held.chunks * 26)):
        with pytest.raises(DamagedAttachment):
            vault.attachment_bytes(lie)


def test_a_piece_that_was_changed_is_found_and_not_shown(vault: OpenVault) -> None:
    held = attached(vault, b"as it was")
    assert vault.upkeep.verify().findings == ()
    database = vault._ledger.database
    with database.transaction():
        database.run("UPDATE chunk SET content = ?", (b"as it is",))
    (finding,) = vault.upkeep.verify().findings
    assert held.chunks[0][:8] in finding
    with pytest.raises(DamagedAttachment):
        vault.attachment_bytes(held)


def test_a_piece_that_is_gone_from_where_it_was_attached_is_found(vault: OpenVault) -> None:
    held = attached(vault, b"as it was")
    with vault._ledger.database.transaction():
        vault._ledger.database.run("DELETE FROM chunk")
    (finding,) = vault.upkeep.verify().findings
    assert held.id[-8:] in finding


def test_no_byte_of_an_attachment_is_on_the_disk_in_clear(made: Made) -> None:
    needle = b"a sheet of the wall, photographed"
    with made.open() as vault:
        attached(vault, needle * 40_000)
        assert _clear(made, needle) == []
    assert _clear(made, needle) == []


def test_bytes_stay_on_the_laptop_and_the_fact_travels(vault: OpenVault, empty: OpenVault) -> None:
    held = attached(vault, os.urandom(CHUNK))
    spans = [Span(head.device, head.epoch, 1, head.number) for head in vault.vector()]
    empty.accept(list(vault.changes(spans)), [])
    (known,) = empty.attachments()
    assert empty.upkeep.verify().findings == ()
    assert (known.digest, known.device) == (held.digest, vault.device)
    assert not empty.is_here(known)


def test_a_colleagues_fact_alone_keeps_no_bytes(vault: OpenVault) -> None:
    digest = sha256(b"x").hexdigest()
    vault.append(
        AttachmentAdded(
            attachment=mint(), note=written(vault), name="a.jpg", media="image/jpeg", size=1,
            digest=digest, chunks=(digest,),
        )
    )  # fmt: skip
    (known,) = vault.attachments()
    assert not vault.is_here(known)
    vault.keep_attachment(b"x")
    assert vault.attachment_bytes(known) == b"x"


def _clear(made: Made, needle: bytes) -> list[str]:
    files = [path for path in made.folder.rglob("*") if path.is_file()]
    return [path.name for path in files if needle in path.read_bytes()]
