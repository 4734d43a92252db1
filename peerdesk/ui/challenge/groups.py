# SPDX-License-Identifier: Apache-2.0
"""People met in a session: roles with a voice and a number, never names."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from peerdesk.domain.session import RoleGroup
from peerdesk.domain.words import Voice, title
from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.control import Choice, TextField
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.tab_order import follow_layout
from peerdesk.ui.components.text import column, let_go
from peerdesk.ui.look import Look

_MOST = 1_000


class GroupRow(QWidget):
    """One role group; an empty role is nobody."""

    removed = Signal(object)

    def __init__(self, look: Look, group: RoleGroup) -> None:
        super().__init__()
        self.role = TextField(look, group.role, hint=self.tr("Social workers"))
        self.role.setAccessibleName(self.tr("Role"))
        self._voice = Choice(
            look, [(voice.value, title(voice)) for voice in Voice], self.tr("Voice")
        )
        self._voice.choose(group.voice.value)
        self._people = QSpinBox()
        self._people.setRange(1, _MOST)
        self._people.setValue(group.people)
        self._people.setAccessibleName(self.tr("How many"))
        self._people.setProperty("ring", look.radius("control"))
        self._people.setFixedWidth(look.size(72))
        self._people.lineEdit().setTextMargins(look.gap(8), 0, 0, 0)  # a style's do not count here
        remove = Button(look, self.tr("Remove"), LINK)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        between(look, row, 10)
        row.addWidget(self._people)
        row.addWidget(self.role, 3)
        row.addWidget(self._voice, 2)
        row.addWidget(remove)
        remove.clicked.connect(lambda: self.removed.emit(self))

    def group(self) -> RoleGroup:
        """Return the group as written."""
        voice = Voice(self._voice.value())
        return RoleGroup(self.role.text().strip(), voice, self._people.value())


class GroupsEditor(QWidget):
    """Rows of role groups, and a button for one more."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: list[GroupRow] = []
        self._holder = QWidget()  # before the button, for a sheet goes by who was there first
        self._holder.hide()
        self._stack = QVBoxLayout(self._holder)
        self._stack.setContentsMargins(0, 0, 0, 0)
        between(look, self._stack, 8)
        self._add = Button(look, self.tr("Add a role"), icon="plus").make_low()
        whole = column(self)
        between(look, whole, 8)
        whole.addWidget(self._holder)
        whole.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._add.clicked.connect(self._add_empty)

    def show_groups(self, groups: Sequence[RoleGroup]) -> None:
        """Show these role groups."""
        for row in list(self._rows):
            self._remove(row)
        for group in groups:
            self._append(group)

    def groups(self) -> tuple[RoleGroup, ...]:
        """Return the groups that have a role written."""
        return tuple(group for group in (row.group() for row in self._rows) if group.role)

    def _add_empty(self) -> None:
        self._append(RoleGroup("", Voice.FRONTLINE)).role.setFocus()
        follow_layout(self)

    def _append(self, group: RoleGroup) -> GroupRow:
        row = GroupRow(self._look, group)
        row.removed.connect(self._remove)
        self._rows.append(row)
        self._stack.addWidget(row)
        self._holder.show()
        return row

    def _remove(self, row: GroupRow) -> None:
        self._rows.remove(row)
        let_go(row)
        self._holder.setVisible(bool(self._rows))
