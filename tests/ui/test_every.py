# SPDX-License-Identifier: Apache-2.0
"""Every step is done in its order, whatever another one meets."""

import pytest

from peerdesk.ui.every import do_every


def test_steps_after_a_failing_one_are_done_all_the_same() -> None:
    done: list[str] = []

    def fail(name: str) -> None:
        done.append(name)
        raise ValueError(name)

    with pytest.raises(ValueError, match="third") as caught:
        do_every(
            lambda: done.append("first"),
            lambda: fail("second"),
            lambda: fail("third"),
            lambda: done.append("fourth"),
        )
    assert done == ["first", "second", "third", "fourth"]
    assert str(caught.value.__context__) == "second"
