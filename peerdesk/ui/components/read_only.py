# SPDX-License-Identifier: Apache-2.0
"""The line that says why something cannot be changed, and what can be done instead."""

from peerdesk.ui.components.text import IconText
from peerdesk.ui.look import Look


class ReadOnlyLine(IconText):
    """A lock and the reason: "Issued 18:50. To change it, make summary 3."; hidden while empty.

    Put it before or below the title of what is read only; `say` shows it, "" takes it away.
    """

    def __init__(self, look: Look, reason: str = "") -> None:
        super().__init__(look, "lock-simple", reason)
        self.words.setWordWrap(True)
        self.top_align()
        self._tell(reason)
        if not reason:
            self.hide()

    def say(self, reason: str) -> None:
        """Say why, or go where there is no reason."""
        self.set_text(reason)
        self._tell(reason)
        self.setVisible(bool(reason))

    def _tell(self, reason: str) -> None:
        self.setAccessibleName(self.tr("Read only. {0}").format(reason) if reason else "")
