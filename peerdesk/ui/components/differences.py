# SPDX-License-Identifier: Apache-2.0
"""What changed between two wordings, in words: added underlined, removed struck through."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from peerdesk.ui.look import Look

SAME, ADDED, REMOVED = "same", "added", "removed"
_TOKENS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Part:
    """A run of text that stayed, came or went."""

    sort: str
    text: str


def differences(before: str, after: str) -> tuple[Part, ...]:
    """Return the runs that lead from one wording to another, word by word."""
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    parts: list[Part] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for sort, first, last, start, end in matcher.get_opcodes():
        if sort == "equal":
            parts.append(Part(SAME, "".join(new[start:end])))
            continue
        if first < last:
            parts.append(Part(REMOVED, "".join(old[first:last])))
        if start < end:
            parts.append(Part(ADDED, "".join(new[start:end])))
    return tuple(parts)


class DifferenceText(QLabel):
    """A wording with what changed since the one before, also said in words to a screen reader."""

    def __init__(self, look: Look, before: str, after: str, *, role: str = "body") -> None:
        super().__init__()
        self._look = look
        self._parts = differences(before, after) if before else (Part(SAME, after),)
        self.setProperty("type", role)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(self._said())
        look.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        ink = self._look.colour("ink2").name()
        added = self._look.colour("state.done").name()
        styles = {
            SAME: "",
            ADDED: f"color:{added}; font-weight:600; text-decoration:underline;",
            REMOVED: f"color:{ink}; text-decoration:line-through;",
        }
        self.setText(
            "".join(
                f'<span style="{styles[part.sort]}">{escape(part.text)}</span>'
                for part in self._parts
            )
        )

    def _said(self) -> str:
        names = {SAME: "{0}", ADDED: self.tr("added: {0};"), REMOVED: self.tr("removed: {0};")}
        return " ".join(names[part.sort].format(part.text.strip()) for part in self._parts)
