# SPDX-License-Identifier: Apache-2.0
"""Not one byte of the evidence stands in clear in any file that a vault leaves, or ever held."""

import base64
import os
from pathlib import Path

import pytest

from peerdesk.desk.query import NoteQuery
from peerdesk.domain.facts import NoteRevised, NoteWithdrawn
from peerdesk.team.receipt import Counts, Receipt
from peerdesk.vault.book import OpenVault
from peerdesk.vault.errors import VaultError
from peerdesk.vault.generations import Occasion
from peerdesk.vault.opening import open_vault
from tests.builders import chain, message, note, session
from tests.disk.leaking import MARKERS, NEEDLES, found_in, found_written, needles_in
from tests.disk.tracing import calls, needs_strace, watched_child
from tests.vault.conftest import SECRET, Made


def _a_whole_session(vault: OpenVault) -> None:
    """Put every marker through everything that a vault does with words."""
    mark = iter(MARKERS)
    for _ in range(8):
        vault.append(note(f"They said {next(mark)} twice", case=next(mark)))
    vault.append(session(next(mark), place=next(mark)), message(next(mark)))
    first = note(next(mark))
    (entry,) = vault.append(first)
    vault.append(NoteRevised(note=first.note, text=next(mark), replaces=(entry.hash,)))
    vault.append(NoteWithdrawn(note=first.note))
    vault.keep_draft(f"capture {next(mark)}", next(mark))
    vault.keep_draft("gone", next(mark))
    vault.keep_draft("gone", "")
    counts = Counts(
        changes=1, new=1, already=0, waiting=0, notes=1, revised=0, messages=0, withdrawn=0,
        clashes=0, refused=0,
    )  # fmt: skip
    receipt = Receipt(
        sender=next(mark), sender_device="d" * 32, number=1, imported_at=1, offset=60,
        digest="0" * 64, counts=counts,
    )  # fmt: skip
    vault.keep_receipt(receipt)
    theirs = chain([note(next(mark)), note(next(mark)), note(next(mark))])
    vault.accept(theirs[1:], [])
    vault.accept(theirs[:1], [])
    for marker in mark:
        vault.append(note(marker))
        vault.notes(NoteQuery(words=marker))
        vault.notes(NoteQuery(words=marker, case=marker, author=marker))


def test_a_whole_session_leaves_nothing_in_clear(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(temporary))
    with made.open() as vault:
        _a_whole_session(vault)
        with vault._ledger.database.transaction():  # its journal is on the disk meanwhile
            vault._ledger.database.run("UPDATE note SET body = body || ' '")
            journals = [p for p in made.folder.iterdir() if p.name.endswith("-journal")]
            assert [journal.stat().st_size > 0 for journal in journals] == [True]
            assert found_in(made.folder, temporary) == []
            vault._ledger.database.run("UPDATE note SET body = rtrim(body)")
        vault.upkeep.rebuild()
        vault.upkeep.backup(Occasion.ASKED)
        assert vault.upkeep.verify().findings == ()
        assert found_in(made.folder, temporary) == []
    assert found_in(made.folder, temporary) == []
    assert len(list(made.folder.rglob("*.*"))) >= 4


@needs_strace
def test_nothing_in_clear_is_ever_written_anywhere_even_for_a_moment(
    made: Made, tmp_path: Path
) -> None:
    def work(_: object) -> None:
        with made.open() as vault:
            _a_whole_session(vault)
            vault.upkeep.rebuild()
            vault.upkeep.backup(Occasion.ASKED)

    _, code = watched_child(work, tmp_path / "trace")
    assert code == 0
    seen = list(calls(tmp_path / "trace"))
    assert sum(call.name == "pwrite64" for call in seen) > 200
    assert found_written(seen) == []


@needs_strace
def test_what_was_in_a_file_for_a_moment_would_be_seen(made: Made, tmp_path: Path) -> None:
    """The negative control: a file that is removed at once is in the trace all the same."""

    def work(_: object) -> None:
        with made.open() as vault:
            vault.append(note(MARKERS[3]))
        with (tmp_path / "moment").open("w") as file:
            file.write(f"They said {MARKERS[3]}")
        (tmp_path / "moment").unlink()

    watched_child(work, tmp_path / "trace")
    assert found_in(made.folder) == []
    assert MARKERS[3].encode() in found_written(calls(tmp_path / "trace"))


def test_the_search_for_markers_would_find_one(tmp_path: Path) -> None:
    for number, needle in enumerate(NEEDLES[::97]):
        (tmp_path / f"{number}.bin").write_bytes(os.urandom(50) + needle + os.urandom(50))
    assert len(found_in(tmp_path)) >= len(NEEDLES[::97])
    assert all(needle in needles_in(b"\0" + needle + b"\0") for needle in NEEDLES)


def test_passphrase_words_and_keys_are_in_no_file(made: Made) -> None:
    with open_vault(made.folder, SECRET) as vault:
        vault.append(note())
        vault.upkeep.backup(Occasion.ASKED)
        signing, identity = vault.keys.secrets
    secrets = [
        made.keys.database, made.keys.head, signing, identity.encode(), SECRET.encode(),
        " ".join(made.words).encode(),
    ]  # fmt: skip
    needles = [form for s in secrets for form in (s, s.hex().encode(), base64.b64encode(s)[:-4])]
    for path in made.folder.rglob("*"):
        if path.is_file():
            assert not [needle for needle in needles if needle in path.read_bytes()], path


def test_no_error_repeats_what_was_written(made: Made) -> None:
    with made.open() as vault:
        vault._ledger.database.run("PRAGMA query_only = ON")
        with pytest.raises(VaultError) as refused:
            vault.append(note(MARKERS[0]), session(MARKERS[1]))
    error: BaseException | None = refused.value
    while error is not None:
        assert not [marker for marker in MARKERS if marker in f"{error!s}{error!r}"]
        error = error.__cause__ or error.__context__
