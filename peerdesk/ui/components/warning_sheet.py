# SPDX-License-Identifier: Apache-2.0
"""A warning that has to be read and agreed to before something leaves the program."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import PRIMARY
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look


class WarningSheet(Sheet):
    """Says what will leave the program; `agreed` comes if somebody goes on all the same."""

    agreed = Signal()

    def __init__(self, look: Look, host: QWidget, title: str, warning: str) -> None:
        super().__init__(look, host, title, width=600)
        self.body.addWidget(Banner(look, "danger", warning, role="body"))
        more = self.tr("Nothing is written until you have chosen where.")
        self.body.addWidget(Text(more, "small", "ink2", wrap=True))
        self.body.addStretch(1)
        act = self.add_act(self.tr("I have read this, go on"), PRIMARY, key="Ctrl+Return")
        act.clicked.connect(self._agree)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)

    def _agree(self) -> None:
        self.leave()
        self.agreed.emit()
