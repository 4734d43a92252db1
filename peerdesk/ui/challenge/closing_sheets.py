# SPDX-License-Identifier: Apache-2.0
"""The two sheets of a closing: a lead's order, and the last question before a laptop is cleared."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from peerdesk.desk.certifying import files_words
from peerdesk.team.confirmation import Parts
from peerdesk.ui.challenge.closing_rows import ClosingRows
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import DANGER, PRIMARY
from peerdesk.ui.components.control import Check
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.day_field import DayField
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look


class OrderSheet(Sheet):
    """Asks a lead for the day, and for their word that nothing needs the evidence.

    `ordered` carries the ISO day.
    """

    ordered = Signal(str)

    def __init__(self, look: Look, host: QWidget, rows: ClosingRows) -> None:
        title = self.tr("Another day") if rows.day else self.tr("Close the challenge")
        super().__init__(look, host, title, width=640)
        first = self.tr(
            "From the day you choose, every laptop of the team destroys its keys and files, with "
            "all backups, and confirms it. Nothing of it can be brought back."
        )
        self.body.addWidget(Text(first, "body", wrap=True))
        hint = (
            self.tr("Agreed at scoping: {0}").format(rows.retention)
            if rows.retention
            else self.tr("No day was agreed at scoping.")
        )
        self.day = DayField(look, self.tr("Destroyed from"), hint)
        self.day.set_days(rows.day or rows.usual)
        self.body.addWidget(self.day)
        self.none_known = Check(
            look,
            self.tr("Nobody knows of anything that needs this evidence"),
            self.tr(
                "You have asked the council and the team: no request to disclose, no subject’s "
                "request, no claim, no safeguarding matter."
            ),
            card=True,
        )
        self.body.addWidget(self.none_known)
        self._wrong = Banner(look, "warn")
        self._wrong.hide()
        self.body.addWidget(self._wrong)
        self.body.addStretch(1)
        act = self.add_act(self.tr("Close the challenge"), PRIMARY, key="Ctrl+Return")
        act.clicked.connect(self._give)
        self.add_act(self.tr("Not now"), key="Esc").clicked.connect(self.leave)

    def say_wrong(self, sentence: str) -> None:
        """Say why it was not closed; what was filled in stays."""
        self._wrong.say(sentence)
        self._wrong.show()
        self.fit()
        self.show_part(self._wrong)

    def _give(self) -> None:
        if not self.none_known.isChecked():
            self.say_wrong(
                self.tr("Ask the council and the team first, then tick that nobody does.")
            )
            self.none_known.setFocus()
        elif not self.day.is_readable or not self.day.day():
            self.say_wrong(self.tr("Write the day as 30 November 2026."))
            self.day.setFocus()
        else:
            self.ordered.emit(self.day.day())


class ClearSheet(Sheet):
    """Says what will be gone, and asks once; `agreed` comes when it is to be destroyed."""

    agreed = Signal()

    def __init__(self, look: Look, host: QWidget, rows: ClosingRows, parts: Parts) -> None:
        super().__init__(look, host, self.tr("Clear this laptop"), width=640)
        self.body.addWidget(Text(self.tr("This will be gone for good:"), "heading", wrap=True))
        for words in (rows.goes, files_words(parts), self.tr("The backups are among them.")):
            self.body.addWidget(Text(words, "body", wrap=True))
        self._tell_copies(look, parts)
        if rows.unshared:
            only = counted(
                rows.unshared,
                self.tr("{0} change is in no bundle yet: nobody else has it."),
                self.tr("{0} changes are in no bundle yet: nobody else has them."),
            )
            self.body.addWidget(Banner(look, "warn", only))
        if rows.only_here:
            files = counted(
                rows.only_here,
                self.tr("{0} attachment is on this laptop only: its contents are in no bundle."),
                self.tr("{0} attachments are on this laptop only: no bundle has their contents."),
            )
            self.body.addWidget(Banner(look, "warn", files))
        self.body.addWidget(
            Text(
                self.tr(
                    "The window locks, the keys are overwritten, and the files go. One small file "
                    "stays, the confirmation: save it from the first screen and hand it to a lead."
                ),
                "body",
                "ink2",
                wrap=True,
            )
        )
        self.sure = Check(
            look, self.tr("Nothing of it is needed on this laptop any more"), card=True
        )
        self.body.addWidget(self.sure)
        self.body.addStretch(1)
        self.act = self.add_act(self.tr("Destroy keys and files"), DANGER)
        self.act.setEnabled(False)
        self.sure.toggled.connect(self.act.setEnabled)
        self.act.clicked.connect(self._give)
        self.add_act(self.tr("Not now"), key="Esc").clicked.connect(self.leave)

    def _tell_copies(self, look: Look, parts: Parts) -> None:
        """Say which copies of the vault go too, and which nobody here can reach."""
        if parts.copies:
            here = counted(
                parts.copies,
                self.tr("{0} other copy of this vault on this laptop goes too, with all in it."),
                self.tr("{0} other copies of this vault on this laptop go too, with all in them."),
            )
            self.body.addWidget(Banner(look, "warn", here))
        if parts.elsewhere:
            made = counted(
                parts.elsewhere,
                self.tr("{0} copy was made elsewhere, and does not go: destroy it yourself."),
                self.tr("{0} copies were made elsewhere, and do not go: destroy them yourself."),
            )
            self.body.addWidget(Banner(look, "warn", made))

    def _give(self) -> None:
        self.act.setEnabled(False)
        self.agreed.emit()
