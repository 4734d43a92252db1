# SPDX-License-Identifier: Apache-2.0
"""The first screen's way from an invitation's file to an open vault, on a real disk."""

from pathlib import Path

import pytest

from peerdesk.bootstrap.desk import Desk
from peerdesk.bootstrap.laptop import Laptop
from peerdesk.bootstrap.resources import resource_root
from peerdesk.bootstrap.wording import load_terms
from peerdesk.desk.book import Urgency
from peerdesk.desk.inviting import signed_invitation
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from peerdesk.team.invitation_file import lock_invitation
from peerdesk.team.joining_errors import WrongSpokenWords
from peerdesk.ui.joining import WantedJoin
from peerdesk.vault.derivation import FLOOR
from peerdesk.vault.errors import WeakPassphrase
from tests.fakes.inviting import NEWCOMER, QUICK, WORDS, challenge_to_join

PASSPHRASE = "ripple anvil quiet lantern moss"
TERMS = load_terms(resource_root())


@pytest.fixture
def invitation(tmp_path: Path) -> Path:
    path = tmp_path / "may.peerdesk-invitation"
    lead = challenge_to_join(NEWCOMER)
    path.write_bytes(lock_invitation(signed_invitation(lead, TERMS), WORDS, work=QUICK))
    return path


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(Desk(tmp_path / "vaults", cost=FLOOR))


def test_an_invitation_is_told_in_words(laptop: Laptop, invitation: Path) -> None:
    told = laptop.invited.look_at(invitation, WORDS)
    assert told.council == "Marlowe Vale Council"
    assert told.facts.endswith("12 to 13 May 2026")
    assert told.inviter.startswith("Helen Okafor, team leader, on ")
    assert [mate.name for mate in told.people] == ["Priya Nair"]
    assert told.sections == tuple((s.title, s.lines) for s in TERMS.sections)
    with pytest.raises(WrongSpokenWords):
        laptop.invited.look_at(invitation, "zoo zoo zoo zoo zoo")


def test_the_vault_is_made_with_the_terms_accepted_and_opens_again(
    laptop: Laptop, invitation: Path
) -> None:
    told = laptop.invited.look_at(invitation, WORDS)
    mate = told.people[0]
    made = laptop.invited.join(WantedJoin(told, mate.person, NEWCOMER, PASSPHRASE, "May"))
    assert len(made.recovery_words) == 12
    assert made.seconds > 0
    accepted = made.session.ask(Urgency.ROWS, lambda book: book.acceptances()).result()
    assert [one.person for one in accepted] == [mate.person]
    made.session.close({}).result()
    again = laptop.unlock(made.session.folder, PASSPHRASE)
    challenge = again.ask(Urgency.ROWS, lambda book: book.challenge()).result()
    assert challenge.id == told.invitation.founding.challenge
    again.close({}).result()
    assert [vault.label for vault in laptop.listed()] == ["May"]


def test_names_of_the_team_make_no_passphrase(laptop: Laptop, invitation: Path) -> None:
    told = laptop.invited.look_at(invitation, WORDS)
    weak = "Marlowe Vale Council Helen Okafor"
    owner = Person("Dev Anand", Role.MEMBER_PEER)
    with pytest.raises(WeakPassphrase):
        laptop.invited.join(WantedJoin(told, "", owner, weak))
    assert laptop.listed() == ()


def test_our_own_terms_are_whole(laptop: Laptop) -> None:
    assert laptop._desk.terms() == TERMS
    lines = [line for section in TERMS.sections for line in section.lines]
    assert len(TERMS.sections) == 4
    assert all(line == line.strip() and line.endswith(".") for line in lines)
    text = " ".join(lines)
    for word in ("non-attributable", "not secret", "duty line", "lost", "destroy"):
        assert word in text
    assert "inadequate" not in text
