# SPDX-License-Identifier: Apache-2.0
"""That whoever was told has acknowledged it: by which role, and when."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.domain.errors import UnreadableTime
from peerdesk.domain.lately import moment_at, time_now
from peerdesk.domain.role_words import seems_named
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.control import Check, TextField
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.flow import Flow
from peerdesk.ui.components.gaps import between
from peerdesk.ui.look import Look


class AcknowledgedFields(QWidget):
    """A tick, and below it role and time; `always` leaves the tick out."""

    changed = Signal()

    def __init__(self, look: Look, now: tuple[int, int], *, always: bool = False) -> None:
        super().__init__()
        self._now = now
        self.check = Check(look, self.tr("They have acknowledged it"))
        self.who = TextField(look, hint=self.tr("A role; empty if it is the one told"))
        self._who_field = Field(look, self.tr("Acknowledged by"), self.who)
        self.time = TextField(look, time_now(now), hint="14:10")
        self._time_field = Field(look, self.tr("Acknowledged at"), self.time)
        self._named = Banner(look, "warn", self.tr("This looks like a name. A role will do."))
        self._below = QWidget()
        row = Flow(self._below)
        between(look, row, 14)
        self.who.setMinimumWidth(look.size(280))
        self.time.setFixedWidth(look.size(96))
        row.addWidget(self._who_field)
        row.addWidget(self._time_field)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        between(look, whole, 8)
        whole.addWidget(self.check)
        whole.addWidget(self._below)
        whole.addWidget(self._named)
        self.check.setChecked(always)
        self.check.setHidden(always)
        self.check.toggled.connect(self._take_change)
        self.who.textChanged.connect(self._take_change)
        self.time.textChanged.connect(self._take_change)
        self._fit()

    def show_filled(self, who: str, time: str, *, on: bool) -> None:
        """Show what was filled in before."""
        with QSignalBlocker(self):
            self.check.setChecked(on)
            self.who.setText(who)
            self.time.setText(time or self.time.text())
        self._fit()

    def read(self, told: str) -> tuple[str, int] | None:
        """Return role and moment, "" and 0 where it is not acknowledged, None where it is wrong."""
        if not self.check.isChecked():
            return "", 0
        try:
            at = moment_at(self.time.text(), self._now)
        except UnreadableTime as error:
            self._time_field.set_error(error.user_message)
            return None
        self._time_field.set_error("", focus=False)
        return self.who.text().strip() or told, at

    def say_wrong(self, sentence: str) -> None:
        """Say at the role what is wrong."""
        self._who_field.set_error(sentence)

    def _take_change(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        on = self.check.isChecked()
        self._below.setVisible(on)
        self._named.setVisible(on and seems_named(self.who.text()))
