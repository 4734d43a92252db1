# SPDX-License-Identifier: Apache-2.0
"""Claims about what follows from a laptop's keys."""

import pytest
from mnemonic import Mnemonic
from msgspec.structs import replace

from peerdesk.domain.laptop import device_of
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from peerdesk.team.errors import DamagedIdentity
from peerdesk.team.fingerprint import check_member, fingerprint
from peerdesk.team.keys import DeviceKeys

KEYS = DeviceKeys.from_secrets(
    bytes(range(32)),
    "AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0",
)
MEMBER = KEYS.member(Person("Bo Lindqvist", Role.OFFICER_PEER, "Northwold Council"))


def test_six_words_of_the_list_are_said() -> None:
    words = fingerprint(MEMBER)
    assert len(words) == 6
    assert set(words) <= set(Mnemonic("english").wordlist)


def test_the_words_and_the_identifier_are_those_of_the_documented_form() -> None:
    assert fingerprint(MEMBER) == ("sting", "zebra", "remove", "april", "gauge", "crisp")
    assert MEMBER.device == "5f26c289a7f4ac41e76f1832883f80b2"


def test_other_keys_make_other_words_and_another_laptop() -> None:
    others = [DeviceKeys.generate().member(Person("Bo", Role.OFFICER_PEER)) for _ in range(50)]
    assert len({fingerprint(member) for member in others}) == 50
    assert len({member.device for member in others}) == 50


def test_swapping_either_key_makes_another_laptop() -> None:
    other = DeviceKeys.generate()
    assert device_of(other.signing_key, MEMBER.recipient) != MEMBER.device
    assert device_of(MEMBER.signing_key, other.recipient) != MEMBER.device


def test_an_entry_made_of_keys_passes() -> None:
    assert check_member(MEMBER) == MEMBER


def test_a_name_is_kept_on_one_line_with_nothing_hidden() -> None:
    member = KEYS.member(Person("  Bo\n\u202eLind\x07 ", Role.OFFICER_PEER, " North \t wold "))
    assert (member.name, member.organisation) == ("Bo ‹RLO›Lind", "North wold")
    check_member(member)


@pytest.mark.parametrize(
    "changes",
    [
        {"signing_key": DeviceKeys.generate().signing_key},
        {"recipient": DeviceKeys.generate().recipient},
        {"device": "0" * 32},
        {"signing_key": "zz"},
        {"signing_key": MEMBER.signing_key.upper()},
        {"signing_key": " " + MEMBER.signing_key},
        {"recipient": "age1nonsense"},
        {"recipient": MEMBER.recipient.upper()},
        {"person": ""},
        {"person": "../../x"},
        {"person": "p" * 65},
        {"name": ""},
        {"name": "a\u202eb"},
        {"name": "n" * 201},
        {"organisation": "x\ny"},
    ],
    ids="".join,  # by what is changed: the keys are others in each process
)
def test_an_entry_that_does_not_hold_is_refused(changes: dict[str, str]) -> None:
    with pytest.raises(DamagedIdentity) as caught:
        check_member(replace(MEMBER, **changes))
    assert "again" in caught.value.user_message
