# SPDX-License-Identifier: Apache-2.0
"""When the disk refuses, it is said, nothing half stands, and afterwards work goes on."""

import contextlib
import resource
from collections.abc import Callable, Iterator

import pytest

from peerdesk.desk.query import NoteQuery
from peerdesk.domain.facts import Fact, NoteTagged
from peerdesk.vault.book import OpenVault
from peerdesk.vault.errors import NotBackedUp, NotSaved
from peerdesk.vault.files import DATABASE
from peerdesk.vault.generations import Occasion
from tests.builders import chain, dump, message, note, session
from tests.vault.conftest import Made

Fault = Callable[[OpenVault], "contextlib.AbstractContextManager[None]"]


@contextlib.contextmanager
def full(vault: OpenVault) -> Iterator[None]:
    """Let the database grow by no page, as on a disk without room."""
    database = vault._ledger.database
    pages = database.value("PRAGMA page_count")
    database.run(f"PRAGMA max_page_count = {pages}")
    yield
    database.run("PRAGMA max_page_count = 1073741823")


@contextlib.contextmanager
def read_only(vault: OpenVault) -> Iterator[None]:
    """Let nothing be written, as on a disk that was locked."""
    vault._ledger.database.run("PRAGMA query_only = ON")
    yield
    vault._ledger.database.run("PRAGMA query_only = OFF")


@contextlib.contextmanager
def failing(vault: OpenVault) -> Iterator[None]:
    """Let the system itself refuse writes beyond the beginning of every file."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert vault.folder.is_dir()


FAULTS = {"full": full, "read-only": read_only, "failing": failing}
WRITES: dict[str, Callable[[], tuple[Fact, ...]]] = {
    "a line": lambda: (note("x" * 15_000),),
    "lines": lambda: tuple(note("y" * 900) for _ in range(40)),
    "a session": lambda: (session("z" * 15_000),),
    "a message": lambda: (message("w" * 15_000),),
    "a tag": lambda: tuple(NoteTagged(note=f"{n:032}", kloe="k" * 99) for n in range(60)),
}


@pytest.fixture(params=list(FAULTS.values()), ids=list(FAULTS))
def fault(request: pytest.FixtureRequest) -> Fault:
    chosen: Fault = request.param
    return chosen


@pytest.mark.parametrize("facts", WRITES.values(), ids=WRITES)
def test_what_was_not_saved_does_not_stand_and_can_be_saved_again(
    made: Made, fault: Fault, facts: Callable[[], tuple[Fact, ...]]
) -> None:
    given = facts()
    with made.open() as vault:
        vault.append(note("saved before"))
        before, vector = dump(vault), vault.vector()
        with fault(vault):
            with pytest.raises(NotSaved) as refused:
                vault.append(*given)
            assert refused.value.user_message.startswith("NOT SAVED")
            assert dump(vault) == before
            assert vault.vector() == vector
        vault.append(*given)
        after = dump(vault)
        assert after != before
        assert vault.upkeep.verify().ok
    with made.open() as vault:
        assert dump(vault) == after
        assert vault.upkeep.verify().ok


def test_what_stood_before_a_refusal_stands_after_a_crash(made: Made, fault: Fault) -> None:
    vault = made.open()
    vault.append(note("saved before"))
    before = dump(vault)
    with fault(vault), pytest.raises(NotSaved):
        vault.append(note("x" * 15_000))
    vault._ledger.head.flush()
    vault._ledger.database.close()  # nothing is tidied up
    vault._holding.lock.release()  # type: ignore[union-attr] # it is open
    with made.open() as again:
        assert dump(again) == before
        assert again.upkeep.verify().ok


def test_an_import_that_the_disk_refuses_can_be_taken_up_again(made: Made, fault: Fault) -> None:
    theirs = chain([note("x" * 3_000) for _ in range(60)])
    with made.open() as vault:
        before = dump(vault)
        with fault(vault):
            with pytest.raises(NotSaved):
                vault.accept(theirs[30:], [])
            with pytest.raises(NotSaved):
                vault.accept(theirs, [])
            assert dump(vault) == before
        assert vault.accept(theirs[30:], []).waiting == 30
        assert vault.accept(theirs[:30], []).released == 30
        assert vault.count_notes(NoteQuery()) == 60
        assert vault.upkeep.verify().ok


DEEDS: dict[str, Callable[[OpenVault], object]] = {
    "a draft": lambda vault: vault.keep_draft("capture", "x" * 15_000),
    "a rebuild": lambda vault: vault.upkeep.rebuild(),
    "a signature": lambda vault: vault.sign(),
    "a bundle": lambda vault: vault.record_bundle(1, vault.vector()),
}
CASES = [(deed, name) for deed in DEEDS for name in FAULTS]
NEED_NO_ROOM = [("a signature", "full"), ("a bundle", "full"), ("a rebuild", "full")]


@pytest.mark.parametrize(("deed", "fault_name"), [c for c in CASES if c not in NEED_NO_ROOM])
def test_other_writes_say_so_too(made: Made, deed: str, fault_name: str) -> None:
    with made.open() as vault:
        vault.append(*(note("y" * 900) for _ in range(40)))
        before = dump(vault)
        with FAULTS[fault_name](vault), pytest.raises(NotSaved):
            DEEDS[deed](vault)
        assert dump(vault) == before
        DEEDS[deed](vault)
        assert vault.upkeep.verify().ok


def test_a_backup_that_the_disk_refuses_is_not_kept(made: Made) -> None:
    with made.open() as vault:
        vault.append(note())
        with failing(vault), pytest.raises(NotBackedUp):
            vault.upkeep.backup(Occasion.ASKED)
        assert vault.upkeep.last_backup() is None
        assert list((made.folder / "backups").iterdir()) == []
        assert vault.upkeep.backup(Occasion.ASKED).exists()


def test_a_search_on_a_full_disk_finds_what_was_indexed_and_loses_nothing(made: Made) -> None:
    with made.open() as vault:
        vault.append(note("kestrel one"))
        assert vault.count_notes(NoteQuery(words="kestrel")) == 1
        vault.append(note("kestrel two"))
        with read_only(vault):
            assert vault.count_notes(NoteQuery(words="kestrel")) == 1
            assert vault.count_notes(NoteQuery()) == 2
            assert len(vault.notes(NoteQuery())) == 2
        assert vault.count_notes(NoteQuery(words="kestrel")) == 2
        assert vault.upkeep.verify().ok


def test_a_folder_that_is_gone_is_said_to_be_gone(made: Made) -> None:
    vault = made.open()
    away = made.folder.rename(made.folder.with_name("away"))
    with contextlib.suppress(NotSaved):  # on some systems the open file can still be written
        vault.append(note())
    vault.close()
    with made._replace(folder=away).open() as again:
        assert (away / DATABASE).exists()
        assert again.upkeep.verify().ok
