# SPDX-License-Identifier: Apache-2.0
"""Joining, second: what the challenge is, and the ground rules and terms to be accepted."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from peerdesk.ui.components.button import PRIMARY, Button
from peerdesk.ui.components.control import Check
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.text import Text, column, let_go, pane
from peerdesk.ui.joining import ToldChallenge
from peerdesk.ui.look import Look
from peerdesk.ui.welcome.later import LaterPage

_HIGH = 296
_HIGH_LARGE = 152
"""The room for the terms, at 100 % and with large text, so that tick and acts stay in view."""


class TermsPage(LaterPage):
    """`accepted` comes once the tick is there; the terms scroll in a card of their own."""

    accepted = Signal()
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._council = Text("", "title", wrap=True)
        self._facts = Text("", "body", "ink2", wrap=True)
        self._inviter = Text("", "small", "ink2", wrap=True)
        self._heading = Text("", "heading", wrap=True)
        self._card = pane("card")
        self._terms = QWidget()
        self._lines = column(self._terms)
        between(look, self._lines, 6)
        self._scroll = QScrollArea()
        self._tick = Check(look, self.tr("I have read this, and I accept it"))
        self._go = Button(look, self.tr("Go on"), PRIMARY, key="Ctrl+Return")
        self._back = Button(look, self.tr("Back"), key="Esc")
        self._lay_out()
        self._tick.toggled.connect(self._go.setEnabled)
        self._go.clicked.connect(self.accepted)
        self._back.clicked.connect(self.left)
        look.changed.connect(self._fit)
        self._fit()

    def begin(self, told: ToldChallenge) -> None:
        """Show what an invitation says; nothing is accepted yet."""
        self.clear()
        self.setEnabled(True)
        self._council.setText(told.council)
        self._facts.setText(told.facts)
        self._inviter.setText(self.tr("You are invited by {0}.").format(told.inviter))
        self._heading.setText(told.terms)
        for heading, lines in told.sections:
            title = Text(heading, "heading", wrap=True)
            title.setContentsMargins(0, self._look.gap(8) if self._lines.count() else 0, 0, 0)
            self._lines.addWidget(title)
            for line in lines:
                words = Text(line, "body", wrap=True)
                margins(self._look, words, 0, 0, 0, 4)
                self._lines.addWidget(words)
        self._scroll.verticalScrollBar().setValue(0)
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Take the focus again, with everything as it was left."""
        self._go.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget the challenge."""
        for label in (self._council, self._facts, self._inviter, self._heading):
            label.clear()
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                let_go(widget)
        self._tick.setChecked(False)
        self._go.setEnabled(False)

    def _fit(self) -> None:
        self._card.setFixedHeight(self._look.size(_HIGH_LARGE if self._look.is_large else _HIGH))

    def _lay_out(self) -> None:
        look = self._look
        pad = look.gap(16)
        self._terms.setProperty("ground", "surface")
        self._lines.setContentsMargins(pad, look.gap(12), pad, look.gap(8))
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(self.tr("Ground rules and terms of confidentiality"))
        self._scroll.setProperty("ring", look.radius("card"))
        self._scroll.setWidget(self._terms)
        column(self._card, margin=1).addWidget(self._scroll)
        whole = column(self)
        between(look, whole, 8)
        for label in (self._council, self._facts, self._inviter):
            whole.addWidget(label)
        whole.addSpacing(look.gap(4))
        whole.addWidget(self._heading)
        whole.addWidget(self._card)
        whole.addWidget(self._tick)
        acts, flow = flow_box()
        between(look, flow, 12)
        for act in (self._go, self._back):
            flow.addWidget(act)
        whole.addWidget(acts)
