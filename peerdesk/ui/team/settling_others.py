# SPDX-License-Identifier: Apache-2.0
"""A proposal, and a pair of notes that may be one point, on the screen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from peerdesk.desk.duplicates import Duplicate
from peerdesk.desk.proposals import Proposed
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import LINK as BARE
from peerdesk.ui.components.button import PLAIN, Button
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.pick import Pick
from peerdesk.ui.components.text import IconText, Text, column
from peerdesk.ui.look import Look
from peerdesk.ui.team import keys
from peerdesk.ui.team.settling_decision import (
    ACCEPT,
    APART,
    DECLINE,
    LATER,
    LINK,
    MESSAGE,
    Decision,
)
from peerdesk.ui.team.settling_reading import Target
from peerdesk.ui.team.settling_version import Card, PointCard
from peerdesk.ui.team.settling_words import likeness, moment


class ProposalContent(QWidget):
    """A note or message, who would withdraw it, and what to answer; `decided` carries that."""

    decided = Signal(object)

    def __init__(self, look: Look, proposed: Proposed) -> None:
        super().__init__()
        note = proposed.sort == "note"
        self._proposed = proposed
        withdraw = self.tr("Put it into the bin") if note else self.tr("Withdraw it")
        self.keep = Button(look, self.tr("Keep it"), PLAIN, icon="check", key=keys.KEEP)
        self.withdraw = Button(look, withdraw, PLAIN, icon="trash", key=keys.WITHDRAW)
        self.later = Button(look, self.tr("Leave it for the team meeting"), BARE, key=keys.LATER)
        rows = column(self)
        between(look, rows, 16)
        who = self.tr("Written by {0}").format(proposed.author or self.tr("somebody"))
        card = Card(look, "user-circle", who, "")
        card.body.addWidget(Text(proposed.title, "note" if note else "wording", wrap=True))
        rows.addWidget(card)
        for one in proposed.by:
            when = moment(one.at, one.offset)
            words = (
                self.tr("{0} would put it into the bin ({1})")
                if note
                else self.tr("{0} would withdraw it ({1})")
            )
            rows.addWidget(IconText(look, "user-minus", words.format(one.who, when)))
        if not proposed.may_answer:
            said = self.tr("Its author, the team leader or the peer challenge manager answers.")
            rows.addWidget(Banner(look, "told", said))
        acts, flow = flow_box()
        between(look, flow, 12)
        for act in (self.keep, self.withdraw):
            flow.addWidget(act)
            act.setVisible(proposed.may_answer)
        flow.addWidget(self.later)
        rows.addWidget(acts)
        kept = self.tr("Nothing is lost: what is withdrawn can be restored.")
        rows.addWidget(IconText(look, "clock-counter-clockwise", kept))
        self.keep.clicked.connect(lambda: self.decided.emit(Decision(DECLINE)))
        self.withdraw.clicked.connect(lambda: self.decided.emit(Decision(ACCEPT)))
        self.later.clicked.connect(lambda: self.decided.emit(Decision(LATER)))

    @property
    def first(self) -> QWidget:
        """Return what gets the focus."""
        return self.keep if self._proposed.may_answer else self.later


class PairContent(QWidget):
    """Two notes side by side, and what they may be to each other; `decided` carries that."""

    decided = Signal(object)

    def __init__(
        self, look: Look, host: QWidget, pair: Duplicate, targets: Sequence[Target]
    ) -> None:
        super().__init__()
        self._look = look
        self.target = Pick(look, host, self.tr("Choose a message"))
        self.link = Button(
            look, self.tr("Link both to it"), PLAIN, icon="link-simple", key=keys.LINK
        )
        self.message = Button(
            look, self.tr("New message from both"), PLAIN, icon="plus", key=keys.MESSAGE
        )
        self.apart = Button(
            look, self.tr("They are two points"), PLAIN, icon="columns", key=keys.APART
        )
        self.later = Button(look, self.tr("Leave it for the team meeting"), BARE, key=keys.LATER)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._offer(pair, targets)
        self._lay_out(pair, some=bool(targets))
        self._connect()
        self._fit()

    @property
    def first(self) -> QWidget:
        """Return what gets the focus: linking both only where a note is linked already."""
        return self.link if self.link.isEnabled() else self.message

    def _offer(self, pair: Duplicate, targets: Sequence[Target]) -> None:
        """Offer the messages; chosen is one only that a note of the two bears on already."""
        linked = pair.one.messages | pair.other.messages
        ordered = sorted(targets, key=lambda target: target.id not in linked)
        options = [Option(t.id, t.wording, mark=t.kind) for t in ordered]
        self.target.set_options(options, next((t.id for t in ordered if t.id in linked), ""))
        self._on_target()

    def _lay_out(self, pair: Duplicate, *, some: bool) -> None:
        look = self._look
        rows = column(self)
        between(look, rows, 16)
        said = self.tr("Two people noted this, in {0}. Is it one point?").format(likeness(pair))
        rows.addWidget(Text(said, "body", wrap=True))
        between(look, self._halves, 20)
        self._halves.addWidget(PointCard(look, pair.one), 1)
        self._halves.addWidget(PointCard(look, pair.other), 1)
        rows.addLayout(self._halves)
        field = Field(look, self.tr("One point: both support the message"), self.target)
        rows.addWidget(field)
        acts, flow = flow_box()
        between(look, flow, 12)
        for act in (self.link, self.message, self.apart, self.later):
            flow.addWidget(act)
        field.setVisible(some)
        self.link.setVisible(some)
        rows.addWidget(acts)
        kept = self.tr("Both notes stay as they are, whatever you choose.")
        rows.addWidget(IconText(look, "clock-counter-clockwise", kept))

    def _on_target(self) -> None:
        self.link.setEnabled(bool(self.target.value()))

    def _fit(self) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(down if self._look.is_large else across)

    def _connect(self) -> None:
        emit = self.decided.emit
        self.target.picked.connect(self._on_target)
        self.link.clicked.connect(lambda: emit(Decision(LINK, message=self.target.value())))
        self.message.clicked.connect(lambda: emit(Decision(MESSAGE)))
        self.apart.clicked.connect(lambda: emit(Decision(APART)))
        self.later.clicked.connect(lambda: emit(Decision(LATER)))
        self._look.changed.connect(self._fit)
