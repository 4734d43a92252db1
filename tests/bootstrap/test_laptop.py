# SPDX-License-Identifier: Apache-2.0
"""The window's vaults are real ones: made, locked, unlocked, with nothing typed ever lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

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
from peerdesk.ui.care import VaultTrouble, Way
from peerdesk.ui.vaults import NewVault
from peerdesk.vault.book import OpenVault
from peerdesk.vault.derivation import FLOOR
from peerdesk.vault.errors import NotSaved, VaultAlreadyOpen, VaultClosed, WrongPassphrase
from peerdesk.vault.files import HEADER
from tests.fakes.challenge import FRAMEWORK, SCOPE

PASSPHRASE = "walnut ferry cobalt lark mist"
HELEN = Person("Helen Okafor", Role.TEAM_LEADER, "Harrowmere Council")
WANTED = NewVault(HELEN, PASSPHRASE, "Challenge, May 2026")


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(Desk(tmp_path, resource_root(), cost=FLOOR))


@pytest.fixture
def made(laptop: Laptop) -> Iterator[OpenDesk]:
    made = laptop.make(WANTED).session
    assert isinstance(made, OpenDesk)
    yield made
    made.close({}).exception()


def found(book: TeamBook) -> None:
    found_challenge(book, FRAMEWORK, SCOPE)


def write(book: TeamBook) -> None:
    write_line(book, "+ heard in the lift #vision")


def test_a_made_vault_is_listed_by_its_label_and_opens_again(
    laptop: Laptop, made: OpenDesk
) -> None:
    made.ask(Urgency.LINE, found).result()
    made.ask(Urgency.LINE, write).result()
    made.close({"capture quick": "half a line"}).result()
    (listed,) = laptop.listed()
    assert (listed.label, listed.practice) == ("Challenge, May 2026", False)
    again = laptop.unlock(listed.folder, PASSPHRASE)
    try:
        (note,) = again.ask(Urgency.ROWS, lambda book: book.notes(NoteQuery())).result()
        assert note.text == "heard in the lift"
        draft = again.ask(Urgency.ROWS, lambda book: book.draft("capture quick")).result()
        assert draft == "half a line"
        assert again.identity.name == "Helen Okafor"
    finally:
        again.close({}).result()


def test_a_nested_header_hides_no_other_vault(laptop: Laptop, made: OpenDesk) -> None:
    made.close({}).result()
    hostile = made.folder.parent / "hostile"
    hostile.mkdir()
    (hostile / HEADER).write_bytes(b'{"a":' + b"[" * 60_000)
    assert {vault.label for vault in laptop.listed()} == {
        "Challenge, May 2026",
        "hostile (its keys are damaged)",
    }


def test_recovery_words_open_the_vault(laptop: Laptop) -> None:
    made = laptop.make(WANTED)
    made.session.close({}).result()
    laptop.unlock_with_words(made.session.folder, made.recovery_words).close({}).result()


def test_a_wrong_passphrase_and_an_open_vault_are_refused(laptop: Laptop, made: OpenDesk) -> None:
    with pytest.raises(VaultAlreadyOpen):
        laptop.unlock(made.folder, PASSPHRASE)
    made.close({}).result()
    with pytest.raises(WrongPassphrase):
        laptop.unlock(made.folder, "walnut ferry cobalt lark moss")


def test_locking_finishes_the_lines_that_were_asked_for(laptop: Laptop, made: OpenDesk) -> None:
    made.ask(Urgency.LINE, found).result()
    lines = [made.ask(Urgency.LINE, write) for _ in range(20)]
    made.close({}).result()
    assert all(line.exception() is None for line in lines)
    with pytest.raises(VaultClosed):
        made.ask(Urgency.LINE, write).result()
    again = laptop.unlock(made.folder, PASSPHRASE)
    assert again.ask(Urgency.ROWS, lambda book: book.count_notes(NoteQuery())).result() == 20
    again.close({}).result()


def test_a_draft_that_the_disk_refuses_is_sealed_and_comes_back(
    laptop: Laptop, made: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: OpenVault, __: str, ___: str) -> None:
        raise NotSaved("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(OpenVault, "keep_draft", refuse)
        error = made.close({"capture quick": "- nobody rings back", "scoping": ""}).exception()
    assert isinstance(error, NotSaved)
    sealed = laptop._sealed[made.folder]
    assert list(sealed) == ["capture quick"]
    assert b"nobody rings back" not in sealed["capture quick"]
    again = laptop.unlock(made.folder, PASSPHRASE)
    draft = again.ask(Urgency.ROWS, lambda book: book.draft("capture quick")).result()
    assert draft == "- nobody rings back"
    assert laptop._sealed[made.folder] == {}
    again.close({}).result()


def test_what_is_sealed_waits_while_the_disk_still_refuses(
    laptop: Laptop, made: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: OpenVault, __: str, ___: str) -> None:
        raise NotSaved("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(OpenVault, "keep_draft", refuse)
        made.close({"capture quick": "kept"}).exception()
        again = laptop.unlock(made.folder, PASSPHRASE)
        again.close({}).exception()
        assert list(laptop._sealed[made.folder]) == ["capture quick"]
    laptop.unlock(made.folder, PASSPHRASE).close({}).result()
    assert laptop._sealed[made.folder] == {}


def test_a_backup_is_made_once_an_hour(made: OpenDesk) -> None:
    made.ask(Urgency.LINE, found).result()
    first = made.back_up().result()
    assert first is not None
    assert made.back_up().result() == first


def test_a_backup_before_an_import_is_made_whatever_the_hour(made: OpenDesk) -> None:
    made.ask(Urgency.LINE, found).result()
    first = made.back_up().result()
    second = made.back_up(now=True).result()
    assert first is not None
    assert second is not None
    assert second > first
    assert made.last_backup().result() == second


def test_the_newest_backup_is_told_whoever_asked_for_it(made: OpenDesk) -> None:
    assert made.last_backup().result() is None
    made.ask(Urgency.LINE, found).result()
    first = made.back_up().result()
    made.care.back_up().result()
    newest = made.last_backup().result()
    assert first is not None
    assert newest is not None
    assert newest > first


def test_a_damaged_vault_is_still_listed(laptop: Laptop, made: OpenDesk) -> None:
    made.close({}).result()
    (made.folder / "vault.json").write_text("{}", "utf-8")
    (listed,) = laptop.listed()
    assert listed.label == f"{made.folder.name} (its keys are damaged)"


def test_a_vault_whose_keys_are_gone_is_listed_and_its_ways_out_are_told(
    laptop: Laptop, made: OpenDesk
) -> None:
    made.ask(Urgency.LINE, found).result()
    made.back_up(now=True).result()
    made.close({}).result()
    (made.folder / "vault.json").unlink()
    assert list((made.folder / "backups").glob("*.json"))
    (listed,) = laptop.listed()
    assert listed.label == f"{made.folder.name} (its keys are damaged)"
    with pytest.raises(VaultTrouble) as trouble:
        laptop.unlock(made.folder, "whatever was chosen here")
    assert trouble.value.ways == (Way.RESTORE, Way.SALVAGE)


def test_passphrases_are_suggested_and_weighed(laptop: Laptop) -> None:
    laptop.warm()
    suggested = laptop.suggest_passphrase()
    assert len(suggested.split()) == 5
    assert laptop.weigh_passphrase(suggested).enough
    weak = laptop.weigh_passphrase("password1234")
    assert not weak.enough
    assert weak.sentence


def test_a_passphrase_of_names_is_advised_against_once_it_can_be_known(laptop: Laptop) -> None:
    weak = f"{SCOPE.council} marmalade 7"
    assert laptop.weigh_passphrase(weak).enough, "nothing is known of the council at set-up"
    made = laptop.make(NewVault(HELEN, weak, "May")).session
    made.ask(Urgency.LINE, found).result()
    made.close({}).result()
    for said in (True, False):
        session = laptop.unlock(made.folder, weak)
        warned = session.care.protection().result().warnings
        session.close({}).result()
        assert any("built from names" in news for news in session.care.news) is said
        assert any("built from names" in warning for warning in warned)


def test_nothing_is_said_of_a_passphrase_without_names(laptop: Laptop, made: OpenDesk) -> None:
    made.ask(Urgency.LINE, found).result()
    made.close({}).result()
    session = laptop.unlock(made.folder, PASSPHRASE)
    session.close({}).result()
    assert session.care.news == ()


def test_a_practice_challenge_that_is_broken_off_leaves_nothing(
    laptop: Laptop, tmp_path: Path
) -> None:
    told: list[str] = []

    def tell(step: str) -> None:
        told.append(step)
        raise VaultClosed

    before = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    with pytest.raises(VaultClosed):
        laptop.rehearse(PASSPHRASE, tell)
    assert len(told) == 1
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == before
    assert not laptop.listed()
