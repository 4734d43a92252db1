# SPDX-License-Identifier: Apache-2.0
"""What a disk refuses is said in one plain sentence: what is so, and what to do about it."""

import errno

import pytest

from peerdesk.vault.errors import NotSaved
from peerdesk.vault.refusals import refused_write


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "NOT SAVED: the disk is full, so make some room."),
        (errno.EDQUOT, "NOT SAVED: the disk is full, so make some room."),
        (errno.EROFS, "NOT SAVED: the disk cannot be written to, so unlock or change it."),
        (errno.EIO, "NOT SAVED: the disk refused, so check that it is still there."),
    ],
)
def test_a_refusal_says_why_and_what_to_do(number: int, said: str) -> None:
    error = refused_write(OSError(number, "told by the system"))
    assert isinstance(error, NotSaved)
    assert error.user_message == said
