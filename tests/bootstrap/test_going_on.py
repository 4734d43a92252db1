# SPDX-License-Identifier: Apache-2.0
"""What was being taken in when the program ended is taken in when the vault is unlocked."""

from collections.abc import Callable
from pathlib import Path

import pytest

from peerdesk.bootstrap.desk import Desk
from peerdesk.bootstrap.laptop import Laptop
from peerdesk.bootstrap.resources import resource_root
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.capture import write_line
from peerdesk.desk.exchange import admit, export, identity_file, take_in
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.scope import found_challenge
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from peerdesk.ui.vaults import NewVault
from peerdesk.vault.derivation import FLOOR
from tests.fakes.book import LEADER, MemoryBook
from tests.fakes.challenge import FRAMEWORK, SCOPE
from tests.fakes.stick import Stick

PASSPHRASE = "walnut ferry cobalt lark mist"


class Stopped(Exception):
    """The program ends here."""


def stop(_done: int, _of: int) -> None:
    raise Stopped


def test_a_broken_off_import_goes_on_by_itself(tmp_path: Path) -> None:
    laptop = Laptop(Desk(tmp_path, resource_root(), cost=FLOOR))
    made = laptop.make(NewVault(Person("Bo Lindqvist", Role.OFFICER_PEER), PASSPHRASE)).session
    lead, stick = MemoryBook(LEADER), Stick()
    found_challenge(lead, FRAMEWORK, SCOPE)
    admit(lead, made.ask(Urgency.LINE, identity_file).result())
    write_line(lead, "+ one line")
    data = stick.files[export(lead, stick).name]

    def break_off(book: TeamBook) -> None:
        take_in(book, data, stop)

    with pytest.raises(Stopped):
        made.ask(Urgency.JOB, break_off).result()
    made.close({}).result()
    again = laptop.unlock(made.folder, PASSPHRASE)
    try:
        assert again.gone_on.result() == ()
        left = again.ask(Urgency.JOB, lambda book: book.broken_off()).result()
        assert left == ()
        (note,) = again.ask(Urgency.ROWS, lambda book: book.notes(NoteQuery())).result()
        assert note.text == "one line"
    finally:
        again.close({}).result()


def test_one_that_cannot_be_gone_on_with_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop = Laptop(Desk(tmp_path, resource_root(), cost=FLOOR))
    made = laptop.make(NewVault(Person("Bo Lindqvist", Role.OFFICER_PEER), PASSPHRASE)).session
    monkeypatch.setattr("peerdesk.bootstrap.open_desk.go_on", _give_up)
    made.close({}).result()
    again = laptop.unlock(made.folder, PASSPHRASE)
    try:
        assert again.gone_on.result() == ("Import its bundle once more.",)
    finally:
        again.close({}).result()


def _give_up(book: TeamBook, given_up: Callable[[str], None]) -> None:
    del book
    given_up("Import its bundle once more.")
