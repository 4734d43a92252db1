# SPDX-License-Identifier: Apache-2.0
"""What a disk kept though it refused stands neither twice nor unasked."""

import contextlib
from collections.abc import Iterator

import pytest

from peerdesk.desk.query import NoteQuery
from peerdesk.domain.facts import Fact
from peerdesk.vault.book import OpenVault
from peerdesk.vault.errors import DamagedDatabase, NotSaved
from tests.builders import chain, dump, message, note
from tests.vault.conftest import Made


@contextlib.contextmanager
def refusing_too_late(vault: OpenVault) -> Iterator[None]:
    """Commit for real and refuse all the same, as where the very last sync fails."""
    database = vault._ledger.database
    commit = database._commit

    def commit_and_refuse() -> None:
        commit()
        database.in_doubt = True
        raise NotSaved("the disk refused")

    database._commit = commit_and_refuse  # type: ignore[method-assign] # the fault itself
    yield
    database._commit = commit  # type: ignore[method-assign] # as it was


@pytest.mark.parametrize("facts", [(note("a line"),), (note("one"), message("two"))])
def test_a_line_refused_too_late_stands_once_when_it_is_saved_again(
    made: Made, facts: tuple[Fact, ...]
) -> None:
    with made.open() as vault:
        vault.append(note("before"))
        with refusing_too_late(vault), pytest.raises(NotSaved):
            vault.append(*facts)
        vault.append(*facts)
        assert vault.count_notes(NoteQuery()) == 2
        assert vault.count_notes(NoteQuery(words="before")) == 1
        assert vault.upkeep.verify().findings == ()
        expected = dump(vault)
    with made.open() as vault:
        assert dump(vault) == expected


def test_a_line_refused_too_late_is_gone_after_closing(made: Made) -> None:
    with made.open() as vault:
        vault.append(note("before"))
        before = dump(vault)
        with refusing_too_late(vault), pytest.raises(NotSaved):
            vault.append(note("refused"))
    with made.open() as vault:
        assert dump(vault) == before
        assert vault.upkeep.verify().findings == ()


def test_an_index_refused_too_late_holds_every_line_once(made: Made) -> None:
    with made.open() as vault:
        vault.append(note("kestrel"))
        with refusing_too_late(vault), pytest.raises(NotSaved):
            vault.catch_up()
        vault.append(note("kestrel again"))
        assert vault.count_notes(NoteQuery(words="kestrel")) == 2
        assert vault.upkeep.verify().findings == ()


def test_an_import_refused_too_late_is_taken_in_once(made: Made) -> None:
    theirs = chain([note(f"line {n}") for n in range(30)])
    with made.open() as vault:
        with refusing_too_late(vault), pytest.raises(NotSaved):
            vault.accept(theirs, [])
        vault.accept(theirs, [])
        assert vault.count_notes(NoteQuery()) == 30
        assert vault.upkeep.verify().findings == ()


def test_while_the_disk_still_refuses_it_says_so(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> object:
        raise DamagedDatabase

    with made.open() as vault:
        vault.append(note("before"))
        with refusing_too_late(vault), pytest.raises(NotSaved):
            vault.append(note("a line"))
        with monkeypatch.context() as patch:
            patch.setattr(vault._ledger.database, "value", refused)
            with pytest.raises(NotSaved):
                vault.append(note("a line"))
        vault.append(note("a line"))
        assert vault.count_notes(NoteQuery()) == 2
