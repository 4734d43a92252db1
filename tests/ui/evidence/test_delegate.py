# SPDX-License-Identifier: Apache-2.0
"""The words searched for are found in a text as the search finds them."""

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QStyleOptionViewItem

from peerdesk.ui.components.found_words import hits
from peerdesk.ui.evidence.delegate import NoteDelegate
from peerdesk.ui.look import Look


@pytest.mark.parametrize(
    ("text", "searched", "found"),
    [
        ("Thresholds differ by area", "thresh", ["Thresholds"]),
        ("The door at the front door", '"front do', ["front", "door"]),
        ("The front is a door", '"front door"', []),
        ("The front door, in front", '"front door" front', ["front", "door", "front"]),
        ("The café, cafés and CAFÉ", "cafe", ["café", "cafés", "CAFÉ"]),
        ("front door, and the door", "door fro", ["front", "door", "door"]),
        ("behind closed doors", "sed", []),
        ("nothing asked", "", []),
        ("12 of 24 files", "24", ["24"]),
    ],
)
def test_words_are_marked_where_they_begin_as_typed(
    text: str, searched: str, found: list[str]
) -> None:
    assert [text[place : place + length] for place, length in hits(text, searched)] == found


def test_all_rows_have_one_height_that_grows_with_the_text(look: Look) -> None:
    delegate = NoteDelegate(look)
    before = delegate.sizeHint(QStyleOptionViewItem(), QModelIndex()).height()
    look.choose(factor=2.0)
    assert delegate.sizeHint(QStyleOptionViewItem(), QModelIndex()).height() == 2 * before
