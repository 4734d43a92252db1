# SPDX-License-Identifier: Apache-2.0
"""A text sealed to a laptop's own key is read by that laptop alone."""

import pyrage
import pytest

from peerdesk.team.keys import DeviceKeys
from peerdesk.team.sealing import seal_to_self, unseal_own


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
