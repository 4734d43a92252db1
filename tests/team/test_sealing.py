# SPDX-License-Identifier: Apache-2.0
"""What is sealed to a laptop, its own or others, is read by those laptops alone."""

from base64 import b64decode, b64encode

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.team.errors import NothingSealed, NotSealedHere
from peerdesk.team.keys import DeviceKeys
from peerdesk.team.sealing import (
    LARGEST,
    laptops_named,
    seal_to,
    seal_to_self,
    unseal,
    unseal_own,
)

_KEYS = DeviceKeys.generate()
_SEALED = seal_to([str(_KEYS.identity.to_public())], b"told")


def test_a_sealed_text_comes_back_as_it_was() -> None:
    keys = DeviceKeys.generate()
    text = "- Schools ring the worker they know \u2013 \u201cnot the front door\u201d"
    sealed = seal_to_self(keys, text)
    assert b"Schools" not in sealed
    assert unseal_own(keys, sealed) == text


def test_another_laptop_cannot_read_it() -> None:
    sealed = seal_to_self(DeviceKeys.generate(), "kept")
    with pytest.raises(pyrage.DecryptError):
        unseal_own(DeviceKeys.generate(), sealed)


def test_what_is_sealed_to_several_is_read_by_each_and_by_nobody_else() -> None:
    readers = [DeviceKeys.generate() for _ in range(3)]
    stranger = DeviceKeys.generate()
    sealed = seal_to((str(keys.identity.to_public()) for keys in readers), b"told 14:05")
    assert "told" not in sealed
    assert [unseal(keys, sealed) for keys in readers] == [b"told 14:05"] * 3
    assert laptops_named(sealed) == 3
    with pytest.raises(NotSealedHere):
        unseal(stranger, sealed)


@pytest.mark.parametrize("made_up", ["", "not base64!", "YWdl", "A" * (LARGEST + 4), "\u00e9"])
def test_what_is_no_sealed_record_is_refused_before_it_is_opened(made_up: str) -> None:
    with pytest.raises(NothingSealed):
        unseal(DeviceKeys.generate(), made_up)


def test_a_passphrase_of_great_cost_is_never_tried() -> None:
    costly = pyrage.passphrase.encrypt(b"x", "p").replace(b" 18\n", b" 22\n")
    with pytest.raises(NothingSealed):
        unseal(DeviceKeys.generate(), b64encode(costly).decode())


@given(st.data())
def test_any_changed_letter_is_refused(data: st.DataObject) -> None:
    sealed = _SEALED
    spot = data.draw(st.integers(0, len(sealed) - 1))
    letter = data.draw(st.sampled_from(sorted(set("ABCDwxyz0189+/") - {sealed[spot]})))
    changed = sealed[:spot] + letter + sealed[spot + 1 :]
    with pytest.raises((NothingSealed, NotSealedHere)):
        unseal(_KEYS, changed)


def test_another_way_of_writing_the_same_bytes_is_refused() -> None:
    content = b64decode(_SEALED)
    content += bytes((1 - len(content)) % 3)
    written = b64encode(content).decode()
    assert written.endswith("==")
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    other = written[:-3] + letters[letters.index(written[-3]) + 1] + "=="
    assert b64decode(other) == content
    with pytest.raises(NothingSealed):
        laptops_named(other)
    assert laptops_named(written) == 1
