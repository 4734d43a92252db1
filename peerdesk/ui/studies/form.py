# SPDX-License-Identifier: Apache-2.0
"""The form of a case study: what it is, whose permission it has, and where it is from."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.domain.study import Study
from peerdesk.domain.words import Permission, StudyKind, title
from peerdesk.ui.components.button import PLAIN, PRIMARY, Button
from peerdesk.ui.components.control import TextArea, TextField
from peerdesk.ui.components.day_field import DayField
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.pick import Pick
from peerdesk.ui.components.read_only import ReadOnlyLine
from peerdesk.ui.components.scrolling import scrolling
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look
from peerdesk.ui.studies import keys
from peerdesk.ui.studies.rows import Told


class StudyForm(QWidget):
    """Shows one study; `kept` carries it as filled in, `typed` the same unfinished."""

    kept = Signal(object)
    typed = Signal(object)
    message_wanted = Signal()

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__()
        self._look = look
        self._filling = False
        self.title = TextField(look)
        self.kind = Pick(look, host, self.tr("Kind"))
        self.message = Pick(look, host, self.tr("Message"))
        self.summary = TextArea(look, lines=4)
        self.region = TextField(look)
        self.permission = Pick(look, host, self.tr("Permission to share"))
        self.by = TextField(look)
        self.asked = DayField(look, self.tr("Asked on"))
        self.answered = DayField(look, self.tr("Answered on"))
        self.heading = Text("", "place", wrap=True)
        self.locked = ReadOnlyLine(look)
        self.keep = Button(look, self.tr("Keep"), PRIMARY, key="Ctrl+Return")
        self.go = Button(look, self.tr("Open the message"), PLAIN, key=keys.MESSAGE)
        self._title = Field(look, self.tr("Title"), self.title)
        self._by = Field(
            look, self.tr("By which role"), self.by, self.tr("A role, such as DCS; never a name.")
        )
        self._lay_out()
        self._connect()

    def study(self) -> Study:
        """Return the study as it is filled in."""
        return Study(
            title=self.title.text(),
            kind=StudyKind(self.kind.value() or StudyKind.CASE_STUDY),
            message=self.message.value(),
            summary=self.summary.toPlainText(),
            region=self.region.text(),
            permission=Permission(self.permission.value() or Permission.NOT_ASKED),
            permission_by=self.by.text(),
            asked_on=self.asked.day(),
            answered_on=self.answered.day(),
        )

    def show_study(
        self, study: Study, messages: Sequence[Told], *, fresh: bool, live: bool
    ) -> None:
        """Show a study, or the form of a new one."""
        self._filling = True
        self.heading.setText(self.tr("New case study") if fresh else study.title)
        self.locked.say("" if live else self.tr("Members of the team who write change this."))
        self.title.setText(study.title)
        kinds = [Option(kind, title(kind)) for kind in StudyKind]
        self.kind.set_options(kinds, study.kind)
        none = Option("", self.tr("No message yet"))
        told = [Option(each.id, each.wording, mark=each.kind) for each in messages]
        self.message.set_options([none, *told], study.message)
        self.summary.setPlainText(study.summary)
        self.region.setText(study.region)
        permissions = [Option(each, title(each)) for each in Permission]
        self.permission.set_options(permissions, study.permission)
        self.by.setText(study.permission_by)
        self.asked.set_days(study.asked_on)
        self.answered.set_days(study.answered_on)
        self._title.set_error("", focus=False)
        for part in (self.title, self.summary, self.region, self.by):
            part.setReadOnly(not live)
        for other in (self.kind, self.message, self.permission, self.asked, self.answered):
            other.setEnabled(live)
        self.keep.setEnabled(live)
        self._filling = False
        self._show_asked()

    def clear(self) -> None:
        """Show and hold nothing."""
        self.show_study(Study(title=""), (), fresh=True, live=False)
        for pick in (self.kind, self.message, self.permission):
            pick.clear()
        self.heading.clear()

    def say_wrong(self, sentence: str) -> None:
        """Say what is missing; what was typed stays."""
        self._title.set_error(sentence)

    def _take(self) -> None:
        for day in (self.asked, self.answered):
            if day.isVisible() and not day.is_readable:
                day.field.set_error(self.tr("Write the day as 12 May 2026."))
                return
        self.kept.emit(self.study())

    def _on_typed(self) -> None:
        if not self._filling:
            self._show_asked()
            self.typed.emit(self.study())

    def _show_asked(self) -> None:
        """Ask by whom and when only of what has been asked."""
        permission = Permission(self.permission.value() or Permission.NOT_ASKED)
        asked = permission is not Permission.NOT_ASKED
        self._by.setVisible(asked)
        self.asked.setVisible(asked)
        self.answered.setVisible(permission in {Permission.GIVEN, Permission.REFUSED})
        self.go.setEnabled(bool(self.message.value()))

    def _connect(self) -> None:
        for line in (self.title, self.region, self.by):
            line.textEdited.connect(lambda _: self._on_typed())
        self.summary.textChanged.connect(self._on_typed)
        for pick in (self.kind, self.message, self.permission):
            pick.picked.connect(lambda _: self._on_typed())
        for day in (self.asked, self.answered):
            day.changed.connect(self._on_typed)
        self.keep.clicked.connect(self._take)
        self.go.clicked.connect(self.message_wanted)

    def _lay_out(self) -> None:
        look, page = self._look, QWidget()
        column = QVBoxLayout(page)
        margins(look, column, 32, 18, 32, 18)
        between(look, column, 12)
        column.addWidget(self.heading)
        column.addWidget(self.locked)
        column.addWidget(self._title)
        column.addWidget(Field(look, self.tr("Kind"), self.kind))
        column.addWidget(Field(look, self.tr("The message it tells of"), self.message))
        hint = self.tr("What was done, and what came of it, as others could use it. No names.")
        column.addWidget(Field(look, self.tr("In short"), self.summary, hint))
        column.addWidget(Field(look, self.tr("Region"), self.region))
        column.addWidget(Text(self.tr("May others hear of it?"), "heading"))
        column.addWidget(Field(look, self.tr("Permission to share"), self.permission))
        for part in (self._by, self.asked, self.answered):
            column.addWidget(part)
        acts = QHBoxLayout()
        between(look, acts, 12)
        acts.addWidget(self.keep)
        acts.addWidget(self.go)
        acts.addStretch(1)
        column.addLayout(acts)
        column.addStretch(1)
        area = scrolling(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        page.setProperty("ground", "surface")
