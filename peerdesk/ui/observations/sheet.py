# SPDX-License-Identifier: Apache-2.0
"""The sheet for an observation or a visit: where, when, with whom by role, and who agreed."""

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerdesk.domain.observation import Observation
from peerdesk.domain.words import ObservationKind, title
from peerdesk.errors import PeerDeskError
from peerdesk.ui.challenge.groups import GroupsEditor
from peerdesk.ui.components.button import PRIMARY
from peerdesk.ui.components.control import Check, Choice, TextField
from peerdesk.ui.components.day_field import DayField
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look
from peerdesk.ui.observations.rows import Observers


class ObservationSheet(Sheet):
    """What is known of an observation; `kept` carries it, `session_chosen` a session's key."""

    kept = Signal(object)
    session_chosen = Signal(str)

    def __init__(
        self, look: Look, host: QWidget, team: Observers, held: Observation, *, new: bool
    ) -> None:
        named = self.tr("An observation or visit") if new else self.tr("Correct the record")
        super().__init__(look, host, named, width=720)
        self._held = held
        kinds = [(kind.value, title(kind)) for kind in ObservationKind]
        self.kind = Choice(look, kinds)
        self.session = Choice(
            look,
            [
                ("", self.tr("None of the timetable’s")),
                *((s.id, f"{s.value.start} {s.value.title}") for s in team.sessions),
            ],
        )
        self.setting = TextField(look, hint=self.tr("Duty desk, front door team"))
        self._setting = Field(look, self.tr("What and where"), self.setting)
        self.day = DayField(look, self.tr("Day"))
        self.start = TextField(look, hint="10:30")
        self.groups = GroupsEditor(look)
        self.consent = TextField(look, hint=self.tr("Team manager"))
        self.peers = {person: Check(look, name) for person, name in team.people.items()}
        self._lay_out_body()
        self.fill(held)
        keep = self.add_act(self.tr("Keep"), PRIMARY, key="Ctrl+Return")
        keep.clicked.connect(self._take)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)
        self.session.picked.connect(self.session_chosen)

    def fill(self, held: Observation) -> None:
        """Show what is known, or what a session of the timetable says."""
        self._held = held
        self.kind.choose(held.kind.value)
        self.session.choose(held.session)
        self.setting.setText(held.setting)
        self.day.set_days(held.day)
        self.start.setText(held.start)
        self.groups.show_groups(held.groups)
        self.consent.setText(held.consent)
        for person, tick in self.peers.items():
            tick.setChecked(person in held.peers)

    def say_wrong(self, error: PeerDeskError) -> None:
        """Say why it could not be kept; what was typed stays."""
        self._setting.set_error(error.user_message)
        self.show_focus()

    def _take(self) -> None:
        if not self.day.is_readable or not self.day.day():
            self.day.field.set_error(self.tr("Write the day as 12 May 2026."))
            return
        self.kept.emit(
            replace(
                self._held,
                kind=ObservationKind(self.kind.value()),
                session=self.session.value(),
                setting=self.setting.text(),
                day=self.day.day(),
                start=self.start.text(),
                groups=self.groups.groups(),
                consent=self.consent.text(),
                peers=tuple(person for person, tick in self.peers.items() if tick.isChecked()),
            )
        )

    def _lay_out_body(self) -> None:
        look = self.look
        about = self.tr("The role that agreed to be observed, never a name")
        agreed = Field(look, self.tr("Consent given by"), self.consent, about)
        for pair in (
            (
                Field(look, self.tr("Kind"), self.kind),
                Field(look, self.tr("In the session"), self.session),
            ),
            (self._setting,),
            (self.day, Field(look, self.tr("From"), self.start)),
        ):
            row = QHBoxLayout()
            between(look, row, 14)
            for part in pair:
                row.addWidget(part, 1)
            self.body.addLayout(row)
        self.body.addWidget(Text(self.tr("Who was met, by role"), "small", "ink2"))
        self.body.addWidget(self.groups)
        self.body.addWidget(agreed)
        self.body.addWidget(Text(self.tr("Who of the team went"), "small", "ink2"))
        box, flow = flow_box()
        between(look, flow, 16)
        for tick in self.peers.values():
            flow.addWidget(tick)
        self.body.addWidget(box)
