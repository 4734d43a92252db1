# SPDX-License-Identifier: Apache-2.0
"""What changed between two wordings, in words: added underlined, removed struck through."""

from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from peerdesk.domain.difference import Part, Sort, differences
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look


class DifferenceText(QLabel):
    """A wording with what changed since the one before, also said in words to a screen reader."""

    def __init__(self, look: Look, before: str, after: str, *, role: str = "body") -> None:
        super().__init__()
        self._look = look
        self._parts = differences(before, after) if before else (Part(Sort.SAME, after),)
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
            Sort.SAME: "",
            Sort.ADDED: f"color:{added}; font-weight:600; text-decoration:underline;",
            Sort.REMOVED: f"color:{ink}; text-decoration:line-through;",
        }
        shown: list[str] = []
        for before, part in zip((None, *self._parts), self._parts, strict=False):
            if before is not None and Sort.SAME not in {before.sort, part.sort}:
                shown.append(" ")  # what came does not stick to what went
            words = escape(part.text).replace("\n", "<br>")
            shown.append(f'<span style="{styles[part.sort]}">{words}</span>')
        self.setText("".join(shown))

    def _said(self) -> str:
        names = {
            Sort.SAME: "{0}",
            Sort.ADDED: self.tr("added: {0};"),
            Sort.REMOVED: self.tr("removed: {0};"),
        }
        return " ".join(names[part.sort].format(part.text.strip()) for part in self._parts)


def compared(look: Look, before: Sequence[tuple[str, str]], after: str) -> Iterator[QWidget]:
    """Yield a wording against each that it replaced, told as when that was written and its words.

    Where it replaced several, as when a choice was made between them, each says which it is.
    """
    if not before:
        yield DifferenceText(look, "", after)
    for when, text in before:
        if len(before) > 1:
            words = QCoreApplication.translate("compared", "Against the one of {0}")
            yield Text(words.format(when), "small", "ink3")
        yield DifferenceText(look, text, after)
