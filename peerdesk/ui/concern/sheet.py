# SPDX-License-Identifier: Apache-2.0
"""The sheet of an immediate concern: telling first, then that it was told, and by whom."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from peerdesk.desk.concerns import OwnConcern
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import LINK, PRIMARY, Button
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text, column
from peerdesk.ui.concern.acknowledged import AcknowledgedFields
from peerdesk.ui.concern.form import ConcernForm
from peerdesk.ui.concern.reading import Beginning, Filled
from peerdesk.ui.concern.words import first_words, recorded_words, sealing_words
from peerdesk.ui.look import Look


class ConcernSheet(Sheet):
    """`recorded` carries a `ConcernRecord`, `typed` the form so far, or None once it is empty.

    `acknowledge_wanted` carries a concern recorded here before; `list_wanted` that a lead wants
    to see them all; `dropped` that the form is given up.
    """

    recorded = Signal(object)
    typed = Signal(object)
    acknowledge_wanted = Signal(str)
    list_wanted = Signal()
    dropped = Signal()

    def __init__(
        self, look: Look, host: QWidget, beginning: Beginning, now: tuple[int, int]
    ) -> None:
        super().__init__(look, host, self.tr("Immediate concern"), width=720)
        self._beginning = beginning
        self.form = ConcernForm(look, beginning, now)
        self._empty = self.form.filled()
        self._wrong = Text("", "small", "danger", wrap=True)
        self.body.addWidget(Banner(look, "danger", first_words(), role="heading"))
        self._lay_out_own()
        self.body.addWidget(self.form)
        self.body.addWidget(self._wrong)
        self._wrong.hide()
        nothing = self.tr("No name, no number and nothing about the case is written here.")
        sealed = sealing_words(beginning.leads, lead=beginning.lead)
        self.body.addWidget(Text(f"{nothing} {sealed}", "small", "ink2", wrap=True))
        self.record = self.add_act(self.tr("Record that it was told"), PRIMARY, key="Ctrl+Return")
        self.record.setEnabled(bool(beginning.leads))
        self.record.clicked.connect(self._take)
        self.add_act(self.tr("Leave, tell first"), key="Esc").clicked.connect(self.leave)
        if beginning.draft is not None:
            drop = self.add_act(self.tr("Throw it away"), LINK)
            drop.clicked.connect(self.dropped)
        if beginning.lead and beginning.recorded:
            self.add_act(self.tr("See what is recorded"), LINK).clicked.connect(self.list_wanted)
        self.form.changed.connect(self._say_typed)

    def first_focus(self) -> QWidget:
        """Return where the focus goes: to who was chosen before, else to the first to be told."""
        cards = tuple(self.form.cards.values())
        return next((card for card in cards if card.isChecked()), cards[0])

    def say_wrong(self, sentence: str) -> None:
        """Say why it could not be recorded; what was filled in stays."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        self.fit()

    def forget(self) -> None:
        """Empty the fields: the sheet goes."""
        with QSignalBlocker(self.form):
            self.form.other.setText("")
            self.form.acknowledged.who.setText("")

    def _take(self) -> None:
        record = self.form.record()
        if record is None:
            self.show_focus()
            return
        self.recorded.emit(record)

    def _say_typed(self) -> None:
        filled = self.form.filled()
        self.fit()
        self.typed.emit(None if filled == self._empty and self._is_new() else filled)

    def _is_new(self) -> bool:
        return self._beginning.draft is None

    def _lay_out_own(self) -> None:
        look = self.look
        waiting = [own for own in self._beginning.own if not own.acknowledged]
        for own in waiting:
            card = QFrame()
            card.setProperty("ground", "card")
            row = QHBoxLayout(card)
            margins(look, row, 12, 8, 12, 8)
            row.addWidget(Text(recorded_words(own), "small", wrap=True), 1)
            act = Button(look, self.tr("Record the acknowledgement"), LINK)
            act.setAccessibleName(f"{act.text()}: {recorded_words(own)}")
            act.clicked.connect(partial(self.acknowledge_wanted.emit, own.id))
            row.addWidget(act)
            self.body.addWidget(card)
        done = [own for own in self._beginning.own if own.acknowledged]
        if done:
            words = Text(recorded_words(done[-1]), "small", "ink2", wrap=True)
            self.body.addWidget(words)


class AcknowledgeSheet(Sheet):
    """That a concern recorded here was acknowledged: by which role, and when.

    `acknowledged` carries both, as a role and UTC milliseconds; `typed` what is filled in so far.
    """

    acknowledged = Signal(str, object)
    typed = Signal(object)

    def __init__(
        self,
        look: Look,
        host: QWidget,
        own: OwnConcern,
        now: tuple[int, int],
        begun: Filled | None = None,
    ) -> None:
        super().__init__(look, host, self.tr("Acknowledged"), width=600)
        holder = QWidget()
        inside = column(holder)
        between(look, inside, 10)
        inside.addWidget(Text(recorded_words(own), "small", "ink2", wrap=True))
        self.fields = AcknowledgedFields(look, now, always=True)
        inside.addWidget(self.fields)
        self.body.addWidget(holder)
        keep = self.add_act(self.tr("Record it"), PRIMARY, key="Ctrl+Return")
        keep.clicked.connect(self._take)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)
        if begun is not None:
            who, time = begun.acknowledged_by, begun.acknowledged_time
            self.fields.show_filled(who, time, on=True)
        self.fields.changed.connect(self._say_typed)

    def forget(self) -> None:
        """Empty the fields: the sheet goes."""
        with QSignalBlocker(self.fields):
            self.fields.who.setText("")

    def _say_typed(self) -> None:
        self.fit()
        who, time = self.fields.who.text().strip(), self.fields.time.text().strip()
        self.typed.emit(Filled(acknowledged=True, acknowledged_by=who, acknowledged_time=time))

    def say_wrong(self, sentence: str) -> None:
        """Say why it could not be recorded."""
        self.fields.say_wrong(sentence)
        self.show_focus()

    def _take(self) -> None:
        read = self.fields.read("")
        if read is None:
            self.show_focus()
        elif not read[0]:
            self.say_wrong(self.tr("Write the role of whoever acknowledged it."))
        else:
            self.acknowledged.emit(*read)
