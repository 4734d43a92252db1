# SPDX-License-Identifier: Apache-2.0
"""A vault made from an invitation: of use at once, and the ledger's alone once that has arrived."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from peerdesk.desk.admission import read_asking
from peerdesk.desk.capture import write_line
from peerdesk.desk.exchange import admit, export, identity_file, take_in
from peerdesk.desk.joining import accept_terms, request_file
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.scope import found_challenge
from peerdesk.desk.strangers import keep_stranger, take_in_parked
from peerdesk.desk.writing import own_entry
from peerdesk.domain.words import Authority
from peerdesk.team.errors import ForeignChallenge, UnknownSender
from peerdesk.team.invitation import Invitation
from peerdesk.vault.book import OpenVault
from peerdesk.vault.creation import Joining, create_vault
from peerdesk.vault.derivation import FLOOR
from peerdesk.vault.header import read_header
from peerdesk.vault.keys import VaultKeys
from peerdesk.vault.opening import open_vault, open_with_key
from peerdesk.vault.salvage import salvage
from peerdesk.vault.slots import PASSPHRASE as SLOT
from peerdesk.vault.slots import open_with_passphrase
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FRAMEWORK, SCOPE
from tests.fakes.inviting import NEWCOMER, TERMS, challenge_to_join, invitation_from
from tests.fakes.stick import Stick

PASSPHRASE = "ripple anvil quiet lantern moss"


@pytest.fixture
def lead() -> MemoryBook:
    return challenge_to_join(NEWCOMER)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


def person_in(invitation: Invitation) -> str:
    return next(p.id for p in invitation.people if p.value.name == NEWCOMER.name)


@pytest.fixture
def vault(lead: MemoryBook, folder: Path) -> Iterator[OpenVault]:
    """Return the newcomer's vault, in which the terms are accepted."""
    invitation = invitation_from(lead)
    joining = Joining(invitation, person_in(invitation))
    with ExitStack() as opened:
        made = create_vault(folder, NEWCOMER, PASSPHRASE, cost=FLOOR, joining=joining)
        vault = opened.enter_context(made.vault)
        accept_terms(vault, TERMS)
        yield vault


def line(book: OpenVault | MemoryBook, text: str) -> None:
    write_line(book, text, session=book.sessions()[0].id)


def texts(book: OpenVault | MemoryBook) -> set[str]:
    return {note.text for note in book.notes(NoteQuery())}


def bundle(book: OpenVault | MemoryBook) -> bytes:
    stick = Stick()
    return stick.files[export(book, stick).name]


def test_it_tells_what_the_invitation_told(lead: MemoryBook, vault: OpenVault) -> None:
    assert vault.challenge() == lead.challenge()
    assert vault.themes() == lead.themes()
    assert vault.kloes() == lead.kloes()
    assert vault.sessions() == lead.sessions()
    assert vault.session(lead.sessions()[0].id) == lead.sessions()[0]
    assert vault.people() == lead.people()
    assert vault.members() == lead.members()
    assert vault.roster().founder == lead.device
    assert vault.invitation() is not None
    assert own_entry(vault).authority is Authority.PEER
    assert [one.person for one in vault.acceptances()] == [vault.identity.person]


def test_what_is_written_at_once_is_there_after_closing(vault: OpenVault, folder: Path) -> None:
    line(vault, "+ A clear vision #vision")
    vault.close()
    with open_vault(folder, PASSPHRASE) as again:
        assert texts(again) == {"A clear vision"}
        (note,) = again.notes(NoteQuery())
        assert note.kloe_ids == (again.kloes()[0].id,)
        assert again.upkeep.verify().findings == ()


@pytest.mark.parametrize("order", ["admitted first", "shared first"])
def test_both_ways_into_the_team_end_the_same(
    lead: MemoryBook, vault: OpenVault, order: str
) -> None:
    line(vault, "Written before anybody admitted me")
    line(lead, "The leader’s own")
    early, asked = bundle(vault), request_file(vault)
    if order == "shared first":
        with pytest.raises(UnknownSender):
            take_in(lead, early)
        keep_stranger(lead, early)
    admit(lead, asked, person=read_asking(lead, asked).member.person)
    if order == "shared first":
        assert len(take_in_parked(lead).receipts) == 1
    else:
        take_in(lead, early)
    take_in(vault, bundle(lead))
    assert texts(vault) == texts(lead) == {"Written before anybody admitted me", "The leader’s own"}
    assert vault.members() == lead.members()
    assert vault.people() == lead.people()
    assert vault.challenge() == lead.challenge()
    assert vault.upkeep.verify().findings == ()


def test_what_arrived_takes_the_invitations_place(lead: MemoryBook, vault: OpenVault) -> None:
    told = vault.kloes()
    admit(lead, request_file(vault), person=vault.identity.person)
    take_in(vault, bundle(lead))
    assert vault.kloes() == lead.kloes() == told
    rows = vault._ledger.database.rows("SELECT count(*) FROM entity WHERE sort = 'kloe'")
    assert rows == [(len(told),)]


def test_the_tables_made_anew_say_the_same(vault: OpenVault) -> None:
    line(vault, "One")
    before = vault.challenge(), vault.people(), texts(vault)
    vault.upkeep.rebuild()
    assert (vault.challenge(), vault.people(), texts(vault)) == before


def test_another_founding_changes_nothing(vault: OpenVault) -> None:
    line(vault, "Mine")
    elsewhere = challenge_to_join()
    admit(elsewhere, identity_file(vault))
    before = vault.vector()
    with pytest.raises(ForeignChallenge):
        take_in(vault, bundle(elsewhere))
    assert vault.vector() == before
    assert texts(vault) == {"Mine"}
    assert vault.parked() == ()


def test_a_vault_for_practice_joins_practice_alone(tmp_path: Path) -> None:
    lead = MemoryBook(practice=True)
    found_challenge(lead, FRAMEWORK, SCOPE, practice=True)
    joining = Joining(invitation_from(lead))
    with create_vault(tmp_path / "v", NEWCOMER, PASSPHRASE, joining=joining).vault as vault:
        assert vault.practice
        assert vault.people()[-1].value.name == NEWCOMER.name


def test_a_salvage_keeps_the_invitation_and_what_waits(
    vault: OpenVault, folder: Path, tmp_path: Path
) -> None:
    line(vault, "Mine")
    vault.park("bundle:1", "f" * 32, "stranger", bytes(range(256)) * 300)
    invitation, head = vault.invitation(), vault.vector()
    vault.close()
    key = open_with_passphrase(read_header(folder).slot(SLOT), PASSPHRASE)
    keys = VaultKeys.of(key)
    saved = salvage(folder, keys, tmp_path / "saved")
    with open_with_key(saved.folder, keys) as again:
        assert again.invitation() == invitation
        assert again.challenge().scope is not None
        assert texts(again) == {"Mine"}
        assert {one.hash for one in head} <= {one.hash for one in again.vector()}
        assert again.parked_content("bundle:1") == bytes(range(256)) * 300
