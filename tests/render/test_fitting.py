# SPDX-License-Identifier: Apache-2.0
"""One line at the foot takes its room and no more."""

from hypothesis import given
from hypothesis import strategies as st

from peerdesk.render.fitting import fitted


@given(st.text(max_size=80), st.integers(1, 60))
def test_the_result_fits_and_a_cut_is_shown(text: str, room: int) -> None:
    found = fitted(text, room, len)
    assert len(found) <= room
    assert found == text or found.endswith("…")


def test_as_much_as_fits_is_kept() -> None:
    assert fitted("Marlowe Vale Council", 20, len) == "Marlowe Vale Council"
    assert fitted("Marlowe Vale Council", 9, len) == "Marlowe…"
