# SPDX-License-Identifier: Apache-2.0
"""The strip below a list or a page that says which keys work there."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.mark import KeyCap
from peerdesk.ui.components.text import pane
from peerdesk.ui.look import Look


def key_strip(look: Look, keys: Iterable[tuple[str, str]], *, indent: int = 16) -> QWidget:
    """Return a strip of keys with what each does, begun so many pixels from the left at 100 %."""
    strip = pane("sunken", side="top")
    inside = QVBoxLayout(strip)
    margins(look, inside, indent, 9, 8, 9)
    holder, flow = flow_box()
    between(look, flow, 12)
    for key, words in keys:
        flow.addWidget(KeyCap(look, key, words))
    inside.addWidget(holder)
    return strip
