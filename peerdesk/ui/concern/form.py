# SPDX-License-Identifier: Apache-2.0
"""The form of an immediate concern: to whom, when, by whom, in which way, acknowledged when.

There is no field for what it was about, and there is not to be one.
"""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from peerdesk.domain.concern import ConcernRecord
from peerdesk.domain.errors import UnreadableTime
from peerdesk.domain.lately import moment_at, time_now
from peerdesk.domain.role_words import seems_named
from peerdesk.domain.words import ToldBy, title
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.control import Check, Choice, TextField
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.flow import Flow
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.text import Text
from peerdesk.ui.concern.acknowledged import AcknowledgedFields
from peerdesk.ui.concern.reading import Beginning, Filled
from peerdesk.ui.look import Look

_OTHER = ""
_COLUMNS = 2


class ConcernForm(QWidget):
    """Reads a `ConcernRecord` from its fields; what is wrong is said at the field."""

    changed = Signal()

    def __init__(self, look: Look, beginning: Beginning, now: tuple[int, int]) -> None:
        super().__init__()
        self._look, self._beginning, self._now = look, beginning, now
        self.cards: dict[str, Check] = {}
        self._group = QButtonGroup(self)
        self.other = TextField(look, hint=self.tr("A role, such as: head of safeguarding"))
        self._other_field = Field(look, self.tr("Who was told, as a role"), self.other)
        self._named = Banner(look, "warn", self.tr("This looks like a name. A role will do."))
        self.time = TextField(look, time_now(now), hint="14:05")
        self._time_field = Field(look, self.tr("Told at"), self.time)
        self.way = Choice(look, [(way.value, title(way)) for way in ToldBy])
        self.by = Choice(look, list(beginning.people.items()))
        self.by.choose(beginning.me)
        self.acknowledged = AcknowledgedFields(look, now)
        self._missing = Text(self.tr("Choose who was told."), "small", "danger")
        self._lay_out()
        self._connect()
        self._show_filled(beginning.draft)

    def filled(self) -> Filled:
        """Return the form as it is filled in."""
        done = self.acknowledged
        return Filled(
            told=self._told(),
            time=self.time.text().strip(),
            way=ToldBy(self.way.value()),
            by=self.by.value(),
            acknowledged=done.check.isChecked(),
            acknowledged_by=done.who.text().strip(),
            acknowledged_time=done.time.text().strip(),
        )

    def record(self) -> ConcernRecord | None:
        """Return what is to be recorded, or None where a field says what is wrong."""
        told = self._told()
        self._missing.setVisible(not self._chosen())
        if not self._chosen():
            next(iter(self.cards.values())).setFocus()
            return None
        self._other_field.set_error("" if told else self.tr("Write the role of whoever was told."))
        try:
            told_at = moment_at(self.time.text(), self._now)
        except UnreadableTime as error:
            self._time_field.set_error(error.user_message)
            return None
        self._time_field.set_error("", focus=False)
        acknowledged = self.acknowledged.read(told)
        if not told or acknowledged is None:
            return None
        who, at = acknowledged
        return ConcernRecord(
            told=told,
            way=ToldBy(self.way.value()),
            by=self.by.value(),
            told_at=told_at,
            acknowledged_by=who,
            acknowledged_at=at,
            offset=self._now[1],
        )

    def _chosen(self) -> bool:
        return any(card.isChecked() for card in self.cards.values())

    def _told(self) -> str:
        chosen = next((role for role, card in self.cards.items() if card.isChecked()), _OTHER)
        return chosen or self.other.text().strip()

    def _show_filled(self, filled: Filled | None) -> None:
        if filled is not None:
            with QSignalBlocker(self):
                known = filled.told in self.cards and filled.told
                if filled.told:
                    self.cards[filled.told if known else _OTHER].setChecked(True)
                self.other.setText("" if known else filled.told)
                self.time.setText(filled.time)
                self.way.choose(filled.way.value)
                self.by.choose(filled.by)
                self.acknowledged.show_filled(
                    filled.acknowledged_by, filled.acknowledged_time, on=filled.acknowledged
                )
        self._fit()

    def _fit(self) -> None:
        other = self.cards[_OTHER].isChecked()
        self._other_field.setVisible(other)
        team = self._beginning.people.values()
        self._named.setVisible(other and seems_named(self.other.text(), team))

    def _take_change(self) -> None:
        self._missing.hide()
        self._fit()
        self.changed.emit()

    def _connect(self) -> None:
        self._group.buttonClicked.connect(self._take_change)
        for field in (self.other, self.time):
            field.textChanged.connect(self._take_change)
        for choice in (self.way, self.by):
            choice.picked.connect(self._take_change)
        self.acknowledged.changed.connect(self._take_change)

    def _lay_out(self) -> None:
        look = self._look
        grid = QGridLayout()
        between(look, grid, 10)
        offered = [(one.role, one.reach) for one in self._beginning.contacts]
        for place, (role, reach) in enumerate([*offered, (_OTHER, "")]):
            card = Check(look, role or self.tr("Somebody else"), reach, card=True)
            card.mark_round()
            self.cards[role] = card
            self._group.addButton(card)
            grid.addWidget(card, place // _COLUMNS, place % _COLUMNS)
            grid.setColumnStretch(place % _COLUMNS, 1)
        row = Flow()
        between(look, row, 14)
        self.time.setFixedWidth(look.size(96))
        for field in (
            self._time_field,
            Field(look, self.tr("In which way"), self.way),
            Field(look, self.tr("By"), self.by),
        ):
            row.addWidget(field)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        between(look, whole, 12)
        whole.addWidget(Text(self.tr("Who must be told now, and who was told"), "heading"))
        whole.addLayout(grid)
        whole.addWidget(self._missing)
        whole.addWidget(self._other_field)
        whole.addWidget(self._named)
        whole.addLayout(row)
        whole.addWidget(self.acknowledged)
        whole.addStretch(1)
        self._missing.hide()
