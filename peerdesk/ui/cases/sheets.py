# SPDX-License-Identifier: Apache-2.0
"""The sheets for case files: adding many at once, changing one, and the organiser's label sheet."""

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerdesk.desk.case_files import Agreed, read_types
from peerdesk.domain.review import CaseFile
from peerdesk.domain.words import ChosenBy, title
from peerdesk.errors import PeerDeskError
from peerdesk.ui.cases.rows import Reviewers
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import LINK, PRIMARY, Button
from peerdesk.ui.components.control import Check, Choice, TextArea, TextField
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.day_field import DayField
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look

NUMBER_WARNING = (
    "Never type a real case number or a name. The program draws the labels, and only the "
    "organiser’s paper says what they stand for."
)


class AddCases(Sheet):
    """A list with its cases; `added` carries them as agreed."""

    added = Signal(object)

    def __init__(self, look: Look, host: QWidget, team: Reviewers, last_list: str) -> None:
        super().__init__(look, host, self.tr("Add case files"), width=680)
        self.name = TextField(look, last_list, hint=self.tr("Agreed on 30 March"))
        self.chosen_by = _chosen_by(look)
        self.types = TextArea(look, hint=self.tr("5 x child protection\nlooked after"), lines=5)
        about = self.tr("One case a line, by its type; “5 x child protection” makes five.")
        self._types = Field(look, self.tr("Types of case"), self.types, about)
        self._readers = {
            person: Check(look, name) for person, name in team.people.items() if person
        }
        self.moderator = _person(look, team, self.tr("No second reviewer"))
        self.day = DayField(look, self.tr("Planned for"))
        self._lay_out_body()
        self._add = self.add_act(self.tr("Add case files"), PRIMARY, key="Ctrl+Return")
        self._add.clicked.connect(self._take)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)
        self.types.textChanged.connect(self._say_count)

    def say_wrong(self, error: PeerDeskError) -> None:
        """Say why nothing could be added; what was typed stays."""
        self._types.set_error(error.user_message)
        self.show_focus()

    def _say_count(self) -> None:
        self._types.set_error("", focus=False)
        try:
            many = len(read_types(self.types.toPlainText()))
        except PeerDeskError as error:
            self._types.set_error(error.user_message, focus=False)
            return
        words = counted(many, self.tr("Add {0} case file"), self.tr("Add {0} case files"))
        self._add.set_text(words if many else self.tr("Add case files"))

    def _take(self) -> None:
        try:
            types = read_types(self.types.toPlainText())
        except PeerDeskError as error:
            self.say_wrong(error)
            return
        if not types:
            self._types.set_error(self.tr("Name at least one: “child in need” will do."))
            return
        self.added.emit(
            Agreed(
                types=types,
                agreed_list=self.name.text(),
                chosen_by=ChosenBy(self.chosen_by.value()),
                reviewers=tuple(p for p, tick in self._readers.items() if tick.isChecked()),
                moderator=self.moderator.value(),
                day=self.day.day(),
            )
        )

    def _lay_out_body(self) -> None:
        look = self.look
        self.body.addWidget(Banner(look, "warn", self.tr(NUMBER_WARNING)))
        top = QHBoxLayout()
        between(look, top, 14)
        top.addWidget(Field(look, self.tr("Name of the list"), self.name), 1)
        top.addWidget(Field(look, self.tr("Cases chosen by"), self.chosen_by), 1)
        self.body.addLayout(top)
        self.body.addWidget(self._types)
        self.body.addWidget(Text(self.tr("Read in turn by"), "small", "ink2"))
        readers, flow = flow_box()
        between(look, flow, 16)
        for tick in self._readers.values():
            flow.addWidget(tick)
        self.body.addWidget(readers)
        low = QHBoxLayout()
        between(look, low, 14)
        low.addWidget(Field(look, self.tr("Second reviewer"), self.moderator), 1)
        low.addWidget(self.day, 1)
        self.body.addLayout(low)


class ChangeCase(Sheet):
    """What was agreed of one case file; `kept` carries it, the label by the program's draw only."""

    kept = Signal(object)
    drawn_again = Signal()
    dropped = Signal()

    def __init__(self, look: Look, host: QWidget, team: Reviewers, file: CaseFile) -> None:
        super().__init__(look, host, self.tr("Case file {0}").format(file.label), width=640)
        self._file = file
        self.type = TextField(look, file.type, hint=self.tr("child protection"))
        self.name = TextField(look, file.agreed_list)
        self.chosen_by = _chosen_by(look)
        self.chosen_by.choose(file.chosen_by.value)
        self.reviewer = _person(look, team, self.tr("Nobody yet"))
        self.reviewer.choose(file.reviewer)
        self.moderator = _person(look, team, self.tr("No second reviewer"))
        self.moderator.choose(file.moderator)
        self._second = Field(look, self.tr("Second reviewer"), self.moderator)
        self.day = DayField(look, self.tr("Planned for"))
        self.day.set_days(file.day)
        again = Button(look, self.tr("Draw a new label"), LINK, icon="shuffle")
        off = Button(look, self.tr("Take it off the list"), LINK, icon="trash-simple")
        self._lay_out_body((again, off))
        self.add_act(self.tr("Keep"), PRIMARY, key="Ctrl+Return").clicked.connect(self._take)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)
        again.clicked.connect(self.drawn_again)
        off.clicked.connect(self.dropped)

    def say_wrong(self, error: PeerDeskError) -> None:
        """Say why it could not be kept."""
        self._second.set_error(error.user_message)
        self.show_focus()

    def _take(self) -> None:
        self.kept.emit(
            replace(
                self._file,
                type=self.type.text(),
                agreed_list=self.name.text(),
                chosen_by=ChosenBy(self.chosen_by.value()),
                reviewer=self.reviewer.value(),
                moderator=self.moderator.value(),
                day=self.day.day(),
            )
        )

    def _lay_out_body(self, acts: tuple[Button, ...]) -> None:
        look = self.look
        self.body.addWidget(Field(look, self.tr("Type of case"), self.type))
        rows = (
            (
                Field(look, self.tr("Name of the list"), self.name),
                Field(look, self.tr("Chosen by"), self.chosen_by),
            ),
            (Field(look, self.tr("Reviewer"), self.reviewer), self._second),
        )
        for pair in rows:
            row = QHBoxLayout()
            between(look, row, 14)
            for part in pair:
                row.addWidget(part, 1)
            self.body.addLayout(row)
        self.body.addWidget(self.day)
        low, flow = flow_box()
        between(look, flow, 16)
        for act in acts:
            flow.addWidget(act)
        self.body.addWidget(low)


class LabelSheet(Sheet):
    """Says what the printed sheet is for, and has it written; `wanted` asks for the file."""

    wanted = Signal()

    def __init__(self, look: Look, host: QWidget, files: int) -> None:
        super().__init__(look, host, self.tr("Label sheet for the organiser"), width=600)
        so_many = counted(files, self.tr("{0} case file"), self.tr("{0} case files"))
        said = (
            self.tr("{0} on the list. The sheet is printed blank: label and type of case are on "
                    "it, and a line to write on.").format(so_many),
            self.tr("The council’s organiser writes the real reference on the paper by hand, "
                    "keeps it under lock, and brings each record under its label."),
            self.tr("Nothing of it ever comes back here: PeerDesk has no field for a real "
                    "reference. Do not photograph the sheet once it is filled in."),
        )  # fmt: skip
        for sentence in said:
            self.body.addWidget(Text(sentence, "body", "ink", wrap=True))
        save = self.add_act(self.tr("Save it as PDF"), PRIMARY, key="Ctrl+Return")
        save.clicked.connect(self.wanted)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)


def _chosen_by(look: Look) -> Choice:
    return Choice(look, [(each.value, title(each)) for each in ChosenBy])


def _person(look: Look, team: Reviewers, nobody: str) -> Choice:
    return Choice(look, [("", nobody), *team.people.items()])
