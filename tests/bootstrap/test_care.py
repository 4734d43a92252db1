# SPDX-License-Identifier: Apache-2.0
"""A real vault is looked after as the window asks: keys, backups, whether it is whole."""

import threading
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
from peerdesk.ui.vaults import NewVault
from peerdesk.vault.derivation import FLOOR
from peerdesk.vault.drives import Drive
from peerdesk.vault.errors import WrongPassphrase, WrongRecoveryWords
from peerdesk.vault.header import label_of
from tests.fakes.challenge import FRAMEWORK, SCOPE

PASSPHRASE = "walnut ferry cobalt lark mist"
OTHER = "ripple anvil quiet lantern moss"
HELEN = Person("Helen Okafor", Role.TEAM_LEADER, "Harrowmere Council")


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(Desk(tmp_path / "vaults", resource_root(), cost=FLOOR))


class Opened:
    """A vault just made, and everything that opens it."""

    def __init__(self, laptop: Laptop) -> None:
        made = laptop.make(NewVault(HELEN, PASSPHRASE, "Challenge, May 2026"))
        assert isinstance(made.session, OpenDesk)
        self.session, self.words, self.seconds = made.session, made.recovery_words, made.seconds
        self.care, self.folder = made.session.care, made.session.folder
        self.session.ask(Urgency.LINE, found).result()

    def write(self, text: str) -> None:
        self.session.ask(Urgency.LINE, lambda book: write_line(book, text)).result()

    def back_up(self) -> Path:
        self.session.back_up(now=True).result()
        return self.care.backups().result()[0].path


def found(book: TeamBook) -> None:
    found_challenge(book, FRAMEWORK, SCOPE)


def count(book: TeamBook) -> int:
    return book.count_notes(NoteQuery())


def quiet(_: str) -> None:
    """Hear nothing."""


@pytest.fixture
def made(laptop: Laptop) -> Iterator[Opened]:
    opened = Opened(laptop)
    yield opened
    opened.session.close({}).exception()


def test_it_tells_what_a_try_costs_and_whether_the_words_are_on_paper(made: Opened) -> None:
    told = made.care.protection().result()
    assert (told.folder, told.label) == (made.folder, "Challenge, May 2026")
    assert 0 < made.care.seconds().result() < 10
    assert made.seconds > 0
    assert not told.typed_back
    assert told.warnings == ()
    made.care.words_known().result()
    assert made.care.protection().result().typed_back


def test_the_try_that_unlocked_it_tells_its_cost_and_no_other_is_made(
    made: Opened, laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> float:
        raise AssertionError

    monkeypatch.setattr("peerdesk.vault.rewrapping.seconds_for_a_try", refuse)
    assert made.care.seconds().result() == made.seconds
    made.session.close({}).result()
    again = laptop.unlock(made.folder, PASSPHRASE)
    assert 0 < again.care.seconds().result() < 10
    monkeypatch.undo()
    again.close({}).result()
    by_words = laptop.unlock_with_words(made.folder, made.words)
    assert 0 < by_words.care.seconds().result() < 10
    by_words.close({}).result()


def test_a_label_that_names_the_council_and_an_unfit_folder_are_warned_of(
    made: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("peerdesk.vault.surroundings.drive_of", lambda _: Drive(network=True))
    made.care.rename(f"{SCOPE.council}, May").result()
    named, where = made.care.protection().result().warnings
    assert "names the council" in named
    assert "network share" in where
    assert label_of(made.folder).label == f"{SCOPE.council}, May"


def test_a_new_passphrase_opens_the_vault_and_the_old_one_no_more(
    laptop: Laptop, made: Opened
) -> None:
    with pytest.raises(WrongPassphrase):
        made.care.change_passphrase(OTHER, PASSPHRASE).result()
    made.care.change_passphrase(PASSPHRASE, OTHER).result()
    made.session.close({}).result()
    with pytest.raises(WrongPassphrase):
        laptop.unlock(made.folder, PASSPHRASE)
    laptop.unlock(made.folder, OTHER).close({}).result()


def test_a_passphrase_with_the_councils_name_in_it_is_too_easy(made: Opened) -> None:
    passphrase = f"{SCOPE.council} 2026"
    made.care.protection().result()
    weighed = made.care.weigh(passphrase)
    assert not weighed.enough
    assert weighed.sentence
    assert made.care.weigh(made.care.suggest()).enough


def test_new_words_count_only_when_they_were_typed_back(laptop: Laptop, made: Opened) -> None:
    new = made.care.new_words(PASSPHRASE).result()
    made.care.try_words(made.words).result()
    with pytest.raises(WrongRecoveryWords):
        made.care.try_words(new.words).result()
    new = made.care.new_words(PASSPHRASE).result()
    new.confirm()
    made.care.try_words(new.words).result()
    made.session.close({}).result()
    with pytest.raises(WrongRecoveryWords):
        laptop.unlock_with_words(made.folder, made.words)
    laptop.unlock_with_words(made.folder, new.words).close({}).result()


def test_a_new_key_takes_the_backups_along_and_the_old_words_open_nothing(
    laptop: Laptop, made: Opened
) -> None:
    made.write("+ heard in the lift")
    backup = made.back_up()
    new = made.care.rotate(PASSPHRASE).result()
    assert new.remarks == ("1 backup is under the new key as well.",)
    assert any("not typed back" in w for w in made.care.protection().result().warnings)
    new.confirm()
    assert made.care.protection().result().warnings == ()
    made.write("+ and in the car park")
    assert made.care.look_into(backup, PASSPHRASE).result().counts
    made.session.close({}).result()
    with pytest.raises(WrongRecoveryWords):
        laptop.unlock_with_words(made.folder, made.words)
    again = laptop.unlock_with_words(made.folder, new.words)
    assert again.ask(Urgency.ROWS, count).result() == 2
    again.close({}).result()


def test_what_had_to_go_is_told(made: Opened) -> None:
    made.back_up().write_bytes(b"nothing of a database" * 500)
    assert "had to go" in made.care.rotate(PASSPHRASE).result().remarks[0]


def test_a_backup_is_looked_into_beside_the_vault_as_it_is(made: Opened) -> None:
    made.write("+ heard in the lift")
    backup = made.back_up()
    made.write("+ and in the car park")
    with pytest.raises(WrongPassphrase):
        made.care.look_into(backup, OTHER).result()
    inside = made.care.look_into(backup, PASSPHRASE).result()
    notes = next(counted for counted in inside.counts if counted.sort == "Notes")
    assert (notes.there, notes.here) == (1, 2)
    assert inside.remarks[0].startswith("1 change of this laptop came after this backup.")
    assert inside.newest
    assert inside.made


def test_a_backup_that_lacks_nothing_says_so(made: Opened) -> None:
    made.write("+ heard in the lift")
    inside = made.care.look_into(made.back_up(), PASSPHRASE).result()
    assert inside.remarks == ("The vault as it is holds as much as this backup.",)


def test_a_backup_is_restored_beside_the_open_vault_which_stays_as_it_is(
    laptop: Laptop, made: Opened
) -> None:
    made.write("+ heard in the lift")
    backup = made.back_up()
    made.write("+ and in the car park")
    rescued = made.care.restore(backup, PASSPHRASE).result()
    session = rescued.session
    assert isinstance(session, OpenDesk)
    assert session.folder != made.folder
    assert session.ask(Urgency.ROWS, count).result() == 1
    assert "restored from a backup" in rescued.sentences[0]
    session.close({}).result()
    assert made.session.ask(Urgency.ROWS, count).result() == 2
    labels = {vault.label for vault in laptop.listed()}
    assert len(labels) == 2, "the two can be told apart on the first screen"


def test_the_newest_backup_is_tried_and_nothing_of_the_trial_is_left(made: Opened) -> None:
    made.write("+ heard in the lift")
    made.back_up()
    before = sorted(path.name for path in made.folder.iterdir())
    told: list[str] = []
    drilled = made.care.drill(told.append).result()
    assert drilled.held
    assert "1 note" in drilled.sentences[0]
    assert told
    assert sorted(path.name for path in made.folder.iterdir()) == before


def test_a_backup_that_does_not_hold_is_told_by_the_trial(made: Opened) -> None:
    backup = made.back_up()
    data = bytearray(backup.read_bytes())
    data[5_000] ^= 1
    backup.write_bytes(data)
    drilled = made.care.drill(quiet).result()
    assert not drilled.held
    assert "does not hold" in drilled.sentences[0]


def test_a_copy_elsewhere_is_found_there_looked_into_and_restored(
    made: Opened, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    made.write("+ heard in the lift")
    copy = made.care.copy_out(stick, quiet).result()
    assert copy.parent == stick
    (listed,) = made.care.backups(stick).result()
    assert copy.name in listed.why
    assert made.care.backups(copy).result() == (listed,)
    inside = made.care.look_into(listed.path, PASSPHRASE).result()
    assert next(c.there for c in inside.counts if c.sort == "Notes") == 1
    rescued = made.care.restore(listed.path, PASSPHRASE).result()
    assert isinstance(rescued.session, OpenDesk)
    assert rescued.session.ask(Urgency.ROWS, count).result() == 1
    rescued.session.close({}).result()


def test_backups_say_why_they_were_made(made: Opened) -> None:
    made.care.back_up().result()
    made.back_up()
    assert [listed.why for listed in made.care.backups().result()] == [
        "before an import",
        "made by hand",
    ]
    assert all(listed.size > 4_096 for listed in made.care.backups().result())


def test_a_copy_made_at_the_lock_is_listed_as_not_opened_yet(laptop: Laptop, made: Opened) -> None:
    made.write("+ heard in the lift")
    made.session.close({}).result()
    for thread in threading.enumerate():
        if thread.name == "peerdesk-closing":
            thread.join()
    (listed,) = laptop.rescue.backups(made.folder)
    assert listed.why == "when locked, not opened yet"
    again = laptop.unlock(made.folder, PASSPHRASE)
    again.close({}).result()


def test_a_check_says_what_was_looked_at_and_what_is_wrong(made: Opened) -> None:
    made.write("+ heard in the lift")
    checked = made.care.check(quiet).result()
    assert checked.findings == ()
    assert "1 note" in checked.looked
    assert made.care.rebuild().result() > 0

    def harm(book: TeamBook) -> None:
        book._ledger.database.run("DELETE FROM note")  # type: ignore[attr-defined] # on purpose

    made.session.ask(Urgency.LINE, harm).result()
    assert made.care.check(quiet).result().findings


def test_a_vault_that_is_as_it_was_left_has_no_news(made: Opened) -> None:
    assert made.care.news == ()


def test_a_new_key_without_backups_has_nothing_to_remark(made: Opened) -> None:
    assert made.care.rotate(PASSPHRASE).result().remarks == ()
