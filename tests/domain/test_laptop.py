# SPDX-License-Identifier: Apache-2.0
"""Claims about entries of laptops that can be used, and about identifiers that bear a seal."""

import pytest
from msgspec.structs import replace

from peerdesk.domain.identifiers import mint, minted_by
from peerdesk.domain.laptop import is_sound
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from peerdesk.team.errors import DamagedIdentity
from peerdesk.team.fingerprint import check_member
from peerdesk.team.keys import DeviceKeys

MEMBER = DeviceKeys.generate().member(Person("Bo Lindqvist", Role.OFFICER_PEER))
OTHER = DeviceKeys.generate().member(Person("Carys Evans", Role.MANAGER))


def test_every_entry_that_a_laptop_makes_of_itself_is_sound() -> None:
    for _ in range(50):
        assert is_sound(DeviceKeys.generate().member(Person("Bo", Role.OFFICER_PEER)))


@pytest.mark.parametrize(
    "otherwise",
    [
        {"device": OTHER.device},
        {"signing_key": OTHER.signing_key},
        {"signing_key": MEMBER.signing_key.upper()},
        {"signing_key": MEMBER.signing_key[:-2]},
        {"recipient": OTHER.recipient},
        {"recipient": MEMBER.recipient.upper()},
        {"recipient": "age1x"},
        {"person": ""},
        {"person": "a b"},
        {"person": "a" * 65},
        {"name": ""},
        {"name": "a\u202eb"},
        {"name": "n" * 201},
        {"organisation": "two\nlines"},
    ],
    ids="".join,  # by what is changed: the keys are others in each process
)
def test_an_entry_is_sound_exactly_if_its_identity_file_is_taken(
    otherwise: dict[str, str],
) -> None:
    odd = replace(MEMBER, **otherwise)
    assert not is_sound(odd)
    with pytest.raises(DamagedIdentity):
        check_member(odd)


def test_one_wrong_letter_in_a_recipient_is_noticed() -> None:
    for place in range(4, len(MEMBER.recipient)):
        letter = "q" if MEMBER.recipient[place] != "q" else "p"
        wrong = MEMBER.recipient[:place] + letter + MEMBER.recipient[place + 1 :]
        assert not is_sound(replace(MEMBER, recipient=wrong))


def test_an_identifier_says_which_laptop_minted_it() -> None:
    found = [mint(MEMBER.device) for _ in range(2_000)]
    assert all(minted_by(identifier, MEMBER.device) for identifier in found)
    assert not any(minted_by(identifier, OTHER.device) for identifier in found)
    assert not any(minted_by(mint(), MEMBER.device) for _ in range(100))


def test_identifiers_differ_in_what_lists_show_and_stand_in_the_order_of_their_making() -> None:
    found = [mint(MEMBER.device) for _ in range(2_000)]
    assert found == sorted(found)
    assert len({identifier[-8:] for identifier in found}) > 1_990
    assert {len(identifier) for identifier in found} == {32}
