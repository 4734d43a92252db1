# SPDX-License-Identifier: Apache-2.0
"""The sheet that shows an invitation's five words, once, to be told by voice."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import PRIMARY
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text, column, pane
from peerdesk.ui.look import Look


class InvitedSheet(Sheet):
    """Says where the file lies and which words open it; nothing keeps the words."""

    def __init__(self, look: Look, host: QWidget, words: str, path: Path) -> None:
        super().__init__(look, host, self.tr("The invitation is ready"), width=620)
        said = self.tr("Send this file however you like:")
        self.body.addWidget(Text(said, "body", "ink2", wrap=True))
        self.body.addWidget(Text(path.name, "heading", wrap=True))
        self.body.addWidget(Text(str(path.parent), "small", "ink2", wrap=True))
        told = self.tr("Tell these five words by voice, in person or by telephone:")
        self.body.addWidget(Text(told, "body", "ink2", wrap=True))
        card = pane("card")
        self.words = Text(words, "title", wrap=True)
        column(card, margin=look.gap(16)).addWidget(self.words)
        self.body.addWidget(card)
        self.body.addWidget(
            Banner(
                look,
                "warn",
                self.tr(
                    "They are shown this once. Never put them into the message that carries the "
                    "file. If they are lost, make another invitation."
                ),
            )
        )
        after = self.tr(
            "Your colleague can write notes at once. When their request to join comes back, "
            "compare six words and admit them."
        )
        self.body.addWidget(Text(after, "small", "ink2", wrap=True))
        self.body.addStretch(1)
        done = self.add_act(self.tr("I have told or noted the words"), PRIMARY, key="Ctrl+Return")
        done.clicked.connect(self.leave)
        self.left.connect(self.words.clear)
