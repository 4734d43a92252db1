# SPDX-License-Identifier: Apache-2.0
"""Opens the sheets of case records, one at a time, and has done what is pressed there."""

from functools import partial

from PySide6.QtCore import QObject

from peerdesk.desk.case_files import Agreed
from peerdesk.domain.review import CaseFile
from peerdesk.ui.cases.acts import CaseActs
from peerdesk.ui.cases.rows import Reviewers
from peerdesk.ui.cases.sheets import AddCases, ChangeCase, LabelSheet
from peerdesk.ui.components.choose import Wanted
from peerdesk.ui.components.one_sheet import OneSheet
from peerdesk.ui.place import Place

_FILE = "case-labels-blank.pdf"


class CaseSheets(QObject):
    """Asks what to add, change or print; `team` and the rest are set by the place."""

    def __init__(self, place: Place, acts: CaseActs) -> None:
        super().__init__(place)
        self._place, self._acts = place, acts
        self._sheet = OneSheet(place)
        self.team: Reviewers | None = None
        self.files = 0
        self.last_list = ""

    def add(self) -> None:
        """Ask for the cases of a list."""
        if self.team is None or not self.team.lead or self._sheet.sheet is not None:
            return
        sheet = AddCases(self._place.look, self._place, self.team, self.last_list)
        sheet.added.connect(partial(self._add, sheet))
        self._sheet.open(sheet)

    def change(self, case: str, file: CaseFile) -> None:
        """Ask what was agreed of a case file."""
        if self.team is None or self._sheet.sheet is not None:
            return
        sheet = ChangeCase(self._place.look, self._place, self.team, file)
        sheet.kept.connect(partial(self._change, sheet, case))
        sheet.drawn_again.connect(sheet.leave)
        sheet.drawn_again.connect(lambda: self._acts.draw_again(case))
        sheet.dropped.connect(sheet.leave)
        sheet.dropped.connect(lambda: self._acts.drop(case, dropped=True))
        self._sheet.open(sheet)

    def labels(self) -> None:
        """Say what the label sheet is for, and ask where to write it."""
        if self._sheet.sheet is not None:
            return
        sheet = LabelSheet(self._place.look, self._place, self.files)
        sheet.wanted.connect(sheet.leave)
        sheet.wanted.connect(self._choose_file)
        self._sheet.open(sheet)

    def blank(self) -> None:
        """Take the sheet away, and know nobody."""
        self._sheet.blank()
        self.team = None

    def _choose_file(self) -> None:
        wanted = Wanted(self.tr("Save the label sheet"), self.tr("Save"), name=_FILE)
        self._sheet.choose(wanted, self._acts.save_labels)

    def _add(self, sheet: AddCases, agreed: Agreed) -> None:
        self._acts.add(agreed, sheet.leave, sheet.say_wrong)

    def _change(self, sheet: ChangeCase, case: str, wanted: CaseFile) -> None:
        self._acts.change(case, wanted, sheet.leave, sheet.say_wrong)
