# SPDX-License-Identifier: Apache-2.0
"""The team as rows to fill in: name, part, organisation."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.domain.team import Person
from peerdesk.domain.words import Role, title
from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.control import Choice, TextField
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.text import column, let_go
from peerdesk.ui.look import Look


class PersonRow(QWidget):
    """One member; an empty row is nobody."""

    removed = Signal(object)
    changed = Signal()

    def __init__(self, look: Look, identifier: str, person: Person) -> None:
        super().__init__()
        self.identifier = identifier
        self.name = TextField(look, person.name, hint=self.tr("Name"))
        self._role = Choice(look, [(role.value, title(role)) for role in Role], self.tr("Part"))
        self._role.choose(person.role.value)
        self._organisation = TextField(look, person.organisation, hint=self.tr("Organisation"))
        self._remove = Button(look, self.tr("Remove"), LINK)
        self.name.setAccessibleName(self.tr("Name"))
        self._organisation.setAccessibleName(self.tr("Organisation"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        between(look, row, 10)
        row.addWidget(self.name, 3)
        row.addWidget(self._role, 3)
        row.addWidget(self._organisation, 4)
        row.addWidget(self._remove)
        self._remove.clicked.connect(lambda: self.removed.emit(self))
        self.name.textChanged.connect(self.changed)

    def person(self) -> Person:
        """Return the member as written."""
        role = Role(self._role.value())
        return Person(self.name.text().strip(), role, self._organisation.text().strip())

    def keep(self) -> None:
        """Be a row that stays: somebody already named is corrected, not removed."""
        self._remove.hide()

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was written in the row."""
        person = self.person()
        return not person.name and not person.organisation


class PeopleEditor(QWidget):
    """Rows of members, and a button for one more."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: list[PersonRow] = []
        self._stack = QVBoxLayout()
        between(look, self._stack, 8)
        self._add = Button(look, self.tr("Add a member"), icon="user-plus").make_low()
        whole = column(self)
        between(look, whole, 10)
        whole.addLayout(self._stack)
        whole.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._add.clicked.connect(self.add_empty)

    def show_people(self, people: Sequence[tuple[str, Person]]) -> None:
        """Show members, each with its identifier or "" for one not yet in the ledger."""
        for row in self._rows:
            let_go(row)
        self._rows = []
        for identifier, person in people:
            self._append(identifier, person)

    def people(self) -> list[tuple[str, Person]]:
        """Return the members that have something written."""
        return [(row.identifier, row.person()) for row in self._rows if not row.is_empty]

    def check(self) -> bool:
        """Put the focus on the first row that has no name."""
        for row in self._rows:
            if not row.is_empty and not row.person().name:
                row.name.setFocus(Qt.FocusReason.OtherFocusReason)
                return False
        return True

    def add_empty(self) -> None:
        """Add an empty row and go to it."""
        row = self._append("", Person("", Role.OFFICER_PEER))
        row.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _append(self, identifier: str, person: Person) -> PersonRow:
        row = PersonRow(self._look, identifier, person)
        if identifier:
            row.keep()
        row.removed.connect(self._remove)
        row.changed.connect(self.changed)
        self._rows.append(row)
        self._stack.addWidget(row)
        return row

    def _remove(self, row: PersonRow) -> None:
        self._rows.remove(row)
        let_go(row)
        self.changed.emit()
