# SPDX-License-Identifier: Apache-2.0
"""Real vaults in trouble: put back, damaged, forgotten; each has ways that lead out."""

import contextlib
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from peerdesk.bootstrap import closing_copies
from peerdesk.bootstrap import salvaging as salvaging_module
from peerdesk.bootstrap.desk import Desk
from peerdesk.bootstrap.laptop import Laptop
from peerdesk.bootstrap.open_desk import OpenDesk
from peerdesk.bootstrap.resources import resource_root
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.capture import write_line
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.scope import found_challenge
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from peerdesk.ui.care import Opened, VaultTrouble, Way
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.vaults import NewVault
from peerdesk.vault.derivation import FLOOR
from peerdesk.vault.drives import Drive
from peerdesk.vault.errors import (
    DiskRefused,
    WeakPassphrase,
    WrongPassphrase,
    WrongRecoveryWords,
)
from peerdesk.vault.keys import VaultKeys
from peerdesk.vault.salvage import Salvaged, salvage
from peerdesk.vault.unlocking import try_passphrase
from tests.fakes.challenge import FRAMEWORK, SCOPE

PASSPHRASE = "walnut ferry cobalt lark mist"
OTHER = "ripple anvil quiet lantern moss"
HELEN = Person("Helen Okafor", Role.TEAM_LEADER, "Harrowmere Council")


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(Desk(tmp_path / "vaults", resource_root(), cost=FLOOR))


def found(book: TeamBook) -> None:
    found_challenge(book, FRAMEWORK, SCOPE)


def count(session: Opened) -> int:
    assert isinstance(session, OpenDesk)
    return session.ask(Urgency.ROWS, lambda book: book.count_notes(NoteQuery())).result()


def write(session: Opened, times: int = 1) -> None:
    assert isinstance(session, OpenDesk)
    for number in range(times):
        line = f"+ heard in the lift {number}"
        session.ask(Urgency.LINE, partial(write_line, line=line)).result()


def made(laptop: Laptop) -> tuple[DeskSession, tuple[str, ...]]:
    made = laptop.make(NewVault(HELEN, PASSPHRASE, "Challenge, May 2026"))
    made.session.ask(Urgency.LINE, found).result()
    return made.session, made.recovery_words


def trouble(opening: Callable[[], DeskSession]) -> VaultTrouble:
    with pytest.raises(VaultTrouble) as caught:
        opening()
    return caught.value


def put_back(laptop: Laptop) -> tuple[Path, tuple[str, ...]]:
    """Make a vault with three notes of which an older database holds one."""
    session, words = made(laptop)
    write(session)
    session.close({}).result()
    database = session.folder / "evidence.db"
    older = database.read_bytes()
    again = laptop.unlock(session.folder, PASSPHRASE)
    write(again, 2)
    again.close({}).result()
    database.write_bytes(older)
    return session.folder, words


@pytest.mark.parametrize("with_words", [False, True])
def test_an_older_database_is_told_and_can_be_gone_on_from(
    laptop: Laptop, *, with_words: bool
) -> None:
    folder, words = put_back(laptop)
    secret = words if with_words else PASSPHRASE
    met = trouble(
        lambda: (
            laptop.unlock_with_words(folder, words)
            if with_words
            else laptop.unlock(folder, PASSPHRASE)
        )
    )
    assert met.ways[0] is Way.GO_ON
    assert "older" in met.title
    rescued = laptop.rescue.go_on(folder, secret)
    assert count(rescued.session) == 1
    assert "older than what was last written" in rescued.sentences[0]
    write(rescued.session)
    rescued.session.close({}).result()
    again = laptop.unlock(folder, PASSPHRASE)
    assert count(again) == 2
    again.close({}).result()


def test_a_wrong_secret_goes_on_from_nothing(laptop: Laptop) -> None:
    folder, _ = put_back(laptop)
    with pytest.raises(WrongPassphrase):
        laptop.rescue.go_on(folder, OTHER)


def test_a_damaged_head_is_told_as_what_it_is(laptop: Laptop) -> None:
    session, _ = made(laptop)
    session.close({}).result()
    (session.folder / "head").write_bytes(b"{}")
    met = trouble(lambda: laptop.unlock(session.folder, PASSPHRASE))
    assert "not known" in met.title
    rescued = laptop.rescue.go_on(session.folder, PASSPHRASE)
    rescued.session.close({}).result()


def test_a_database_that_is_gone_is_restored_from_its_backup(laptop: Laptop) -> None:
    session, _ = made(laptop)
    write(session)
    session.back_up(now=True).result()
    session.close({}).result()
    (session.folder / "evidence.db").write_bytes(b"x" * 40_960)
    met = trouble(lambda: laptop.unlock(session.folder, PASSPHRASE))
    assert met.ways == (Way.RESTORE, Way.SALVAGE)
    listed = laptop.rescue.backups(session.folder)
    inside = laptop.rescue.look_into(listed[0].path, PASSPHRASE, session.folder)
    notes = next(counted for counted in inside.counts if counted.sort == "Notes")
    assert (notes.there, notes.here) == (1, None)
    assert inside.remarks == ()
    rescued = laptop.rescue.restore(listed[0].path, PASSPHRASE)
    assert count(rescued.session) == 1
    rescued.session.close({}).result()


def test_what_can_be_read_of_a_damaged_vault_is_rescued(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closing_copies, "copy_closed", lambda *_: None)
    session, words = made(laptop)
    write(session, 40)
    session.close({}).result()
    shutil.rmtree(session.folder / "backups")
    database = session.folder / "evidence.db"
    data = bytearray(database.read_bytes())
    for page in (9, 10):
        data[4_096 * page : 4_096 * page + 64] = bytes(64)
    database.write_bytes(data)
    told: list[str] = []
    rescued = laptop.rescue.salvage(session.folder, words, told.append)
    assert count(rescued.session) > 0
    assert told[0].endswith("part 1…")
    assert any("could not be read" in sentence for sentence in rescued.sentences)
    assert rescued.session.folder != session.folder
    assert rescued.session.label.startswith("Challenge, May 2026 (rescued ")
    rescued.session.close({}).result()
    with pytest.raises(WrongPassphrase):
        laptop.rescue.salvage(session.folder, OTHER, told.append)


def test_a_whole_vault_is_rescued_whole_and_says_so(laptop: Laptop) -> None:
    session, _ = made(laptop)
    write(session, 3)
    session.close({}).result()
    rescued = laptop.rescue.salvage(session.folder, PASSPHRASE, lambda _: None)
    assert count(rescued.session) == 3
    assert "Every page" in rescued.sentences[0]
    assert rescued.sentences[-1] == "Nothing is missing."
    rescued.session.close({}).result()


def test_damaged_keys_are_told_and_lead_out(laptop: Laptop) -> None:
    session, _ = made(laptop)
    session.back_up(now=True).result()
    session.close({}).result()
    (session.folder / "vault.json").write_text("{}", "utf-8")
    met = trouble(lambda: laptop.unlock(session.folder, PASSPHRASE))
    assert met.ways == (Way.RESTORE, Way.SALVAGE)
    assert "keys" in met.title


def test_a_forgotten_passphrase_is_renewed_with_the_words(laptop: Laptop) -> None:
    session, words = made(laptop)
    session.close({}).result()
    opened = laptop.unlock_with_words(session.folder, words)
    with pytest.raises(WrongRecoveryWords):
        laptop.rescue.renew(session.folder, ("abandon",) * 11 + ("about",), OTHER)
    laptop.rescue.renew(session.folder, words, OTHER)
    opened.close({}).result()
    laptop.unlock(session.folder, OTHER).close({}).result()


def test_a_forgotten_passphrase_is_not_renewed_with_the_challenges_own_names(
    laptop: Laptop,
) -> None:
    session, words = made(laptop)
    session.close({}).result()
    with pytest.raises(WeakPassphrase):
        laptop.rescue.renew(session.folder, words, "HarrowmereCouncilOkafor")


def test_a_damaged_vaults_forgotten_passphrase_can_be_renewed_all_the_same(laptop: Laptop) -> None:
    session, words = made(laptop)
    session.close({}).result()
    (session.folder / "evidence.db").write_bytes(b"x" * 8_192)
    laptop.rescue.renew(session.folder, words, OTHER)
    with pytest.raises(VaultTrouble):
        laptop.unlock(session.folder, OTHER)


@pytest.mark.parametrize("fails", [False, True])
def test_no_key_of_a_rescued_vault_stays_in_memory(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch, *, fails: bool
) -> None:
    session, _ = made(laptop)
    session.close({}).result()
    seen: list[bytes] = []

    def watched(*given: Any) -> bytes:
        seen.append(try_passphrase(*given))
        return seen[-1]

    def salvaging(folder: Path, keys: VaultKeys, *given: Any, **more: Any) -> Salvaged:
        seen.extend((keys.database, keys.head, keys.mark))
        if fails:
            raise DiskRefused
        return salvage(folder, keys, *given, **more)

    monkeypatch.setattr(salvaging_module, "try_passphrase", watched)
    monkeypatch.setattr(salvaging_module, "salvage", salvaging)
    with contextlib.suppress(DiskRefused):
        rescued = laptop.rescue.salvage(session.folder, PASSPHRASE, lambda _: None)
        rescued.session.close({}).result()
    assert seen == [bytes(32)] * 4


def test_an_unfit_place_is_warned_of_before_a_vault_is_made_there(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert laptop.rescue.surroundings() == ""
    monkeypatch.setattr("peerdesk.vault.surroundings.drive_of", lambda _: Drive(removable=True))
    assert "removable drive" in laptop.rescue.surroundings()


def test_folders_can_be_looked_through(laptop: Laptop, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    assert "stick" in laptop.files.list(tmp_path, ()).folders
