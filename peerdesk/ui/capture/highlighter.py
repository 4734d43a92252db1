# SPDX-License-Identifier: Apache-2.0
"""Tags in the line being written, as they are shown."""

from collections.abc import Collection

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from peerdesk.domain.shorthand import TAG
from peerdesk.ui.look import Look


class TagHighlighter(QSyntaxHighlighter):
    """Shows tags in accent, and underlines those that nobody here knows."""

    def __init__(self, look: Look, document: QTextDocument) -> None:
        super().__init__(document)
        self._look = look
        self._known: frozenset[str] = frozenset()

    def know(self, tags: Collection[str]) -> None:
        """Take these as known, each with its # or @."""
        self._known = frozenset(tags)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Set the formats of one paragraph."""
        for match in TAG.finditer(text):
            tag = match[0].lower()
            shown = QTextCharFormat()
            shown.setForeground(self._look.colour("accent"))
            shown.setFontWeight(600)
            begun = match.end() == len(text) and any(name.startswith(tag) for name in self._known)
            if tag not in self._known and not begun:
                shown.setForeground(self._look.colour("state.changed"))
                shown.setFontUnderline(True)
            self.setFormat(match.start(), len(match[0]), shown)
