# SPDX-License-Identifier: Apache-2.0
"""The sheet that says what is gone with a note and what stays, and the one that places a hold."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from peerdesk.desk.erasing import AUTHORITY_LIMIT
from peerdesk.desk.holds import REFERENCE_LIMIT
from peerdesk.domain.calendar import short_day
from peerdesk.domain.words import ErasureReason, HoldReason, title
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import DANGER, PRIMARY
from peerdesk.ui.components.control import Check, Choice, TextField
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text, column
from peerdesk.ui.evidence.erasing_rows import ErasingRows
from peerdesk.ui.look import Look

_LISTED = 4
"""Messages listed by their wording; of more the number is said."""


class EraseSheet(Sheet):
    """Shows what repeats a note before it goes.

    `erased` carries why and by whose authority, `hold_wanted` says that a hold is to be placed,
    `lift_wanted` which one is to be lifted.
    """

    erased = Signal(object, str)
    hold_wanted = Signal()
    lift_wanted = Signal(str)

    def __init__(self, look: Look, host: QWidget, rows: ErasingRows) -> None:
        super().__init__(look, host, self.tr("Erase a note for good"), width=680)
        self.rows = rows
        self._may = rows.may_erase and not rows.holds
        self.note = Text(rows.text, "body", wrap=True)
        self.body.addWidget(self.note)
        self._add_holds()
        for heading, words in self._gone_and_kept():
            self._add_group(heading, words)
        self.reason = Choice(look, [(r.value, title(r)) for r in ErasureReason])
        self.authority = TextField(look)
        self.authority.setMaxLength(AUTHORITY_LIMIT)
        self._said = Field(
            look,
            self.tr("On whose authority"),
            self.authority,
            self.tr("A role, such as Team leader; no name. It stays on the tombstone."),
        )
        self.act = self.add_act(self.tr("Erase for good"), DANGER, key="Ctrl+Return")
        self.hold = self.add_act(self.tr("Place a hold"))
        self._lay_out_end()
        self._connect()

    def say_wrong(self, sentence: str) -> None:
        """Say why it was not erased; what was filled in stays."""
        self.act.setEnabled(True)
        self._said.set_error(sentence)
        self.fit()

    def clear(self) -> None:
        """Hold nothing of the evidence."""
        for text in self.findChildren(Text):
            text.clear()
        self.authority.clear()

    def _gone_and_kept(self) -> Iterator[tuple[str, list[str]]]:
        found = self.rows.repeats
        goes = [self.tr("The note in every wording, its tags, and the draft of a change")]
        goes += [attachment.name for attachment in found.attachments]
        goes.append(self.tr("All of it in every backup in this vault"))
        if self._may:
            yield self.tr("This will be gone"), goes
        if left := sum(len(attachment.releases) for attachment in found.attachments):
            words = self.tr("Attachments of it were saved outside: ask for those files")
            times = counted(left, self.tr("{0} time"), self.tr("{0} times"))
            yield words, [self.tr("Saved outside {0}; the record of it stays").format(times)]
        if found.linked:
            words = self.tr("Messages linked to it stay, without it")
            yield words, self._some([message.wording for message in found.linked])
        if found.quoting:
            words = self.tr("Messages with its words stay as they are")
            yield words, self._some([message.wording for message in found.quoting])
        if found.issues:
            words = self.tr("Issued summaries with its words stay as they are")
            issues = [(issue.number, short_day(issue.day)) for issue in found.issues]
            yield words, [self.tr("Summary {0}, {1}").format(*issue) for issue in issues]

        yield from self._elsewhere()

    def _elsewhere(self) -> Iterator[tuple[str, list[str]]]:
        found = self.rows.repeats
        if found.notes:
            words = self.tr("Other notes with its words stay as they are")
            yield words, self._some([note.text for note in found.notes])
        if found.copies:
            words = self.tr("The same file stays, attached to other notes")
            yield words, self._some([attachment.name for attachment in found.copies])

    def _some(self, wordings: list[str]) -> list[str]:
        more = len(wordings) - _LISTED
        if more <= 0:
            return wordings
        return [*wordings[:_LISTED], counted(more, self.tr("{0} more"), self.tr("{0} more"))]

    def _add_holds(self) -> None:
        for held in self.rows.holds:
            words = self.tr("A hold keeps this note: {0}.").format(held.words)
            banner = Banner(self.look, "warn", words)
            if self.rows.leads:
                lift = banner.add_act(self.tr("Lift it"))
                lift.clicked.connect(lambda _=False, which=held.hold: self.lift_wanted.emit(which))
            self.body.addWidget(banner)

    def _add_group(self, heading: str, lines: list[str]) -> None:
        group = QWidget()
        stack = column(group)
        between(self.look, stack, 4)
        stack.addWidget(Text(heading, "heading", wrap=True))
        for line in lines:
            stack.addWidget(Text(line, "body", "ink2", wrap=True))
        self.body.addWidget(group)

    def _lay_out_end(self) -> None:
        rows = self.rows
        fields = (Field(self.look, self.tr("Why"), self.reason), self._said)
        for field in fields:
            field.setVisible(self._may)
            self.body.addWidget(field)
        self.act.setEnabled(self._may)
        if not rows.may_erase:
            words = self.tr("The team leader can erase it, or whoever wrote it, on their laptop.")
        elif rows.holds:
            words = self.tr("While a hold stands, nothing it covers can be erased.")
        elif rows.shared:
            words = self.tr(
                "It goes from each colleague’s laptop with your next bundle. Bundles on sticks, "
                "and papers handed out, are out of reach: ask for them."
            )
        else:
            words = self.tr("Nobody else has it yet. It cannot be brought back.")
        self.body.addWidget(Text(words, "small", "ink2", wrap=True))
        self.body.addStretch(1)
        self.keep = self.add_act(self.tr("Keep the note"), key="Esc")
        self.keep.clicked.connect(self.leave)

    def _connect(self) -> None:
        self.act.clicked.connect(self._give)
        self.hold.clicked.connect(self.hold_wanted)

    def _give(self) -> None:
        if not self.authority.text().strip():
            self.say_wrong(self.tr("Say on whose authority: a role will do."))
            return
        self.act.setEnabled(False)
        self.erased.emit(ErasureReason(self.reason.value()), self.authority.text())


class HoldSheet(Sheet):
    """Asks why nothing may be erased, and of what.

    `placed` carries the reason, the reference, and whether all of the evidence is meant.
    """

    placed = Signal(object, str, bool)

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(look, host, self.tr("Place a hold"), width=560)
        words = self.tr(
            "While it stands, nothing that it covers can be erased, on any laptop, and the "
            "challenge cannot be disposed of. Only a lead lifts it."
        )
        self.body.addWidget(Text(words, "body", wrap=True))
        self.reason = Choice(look, [(r.value, title(r)) for r in HoldReason])
        self.body.addWidget(Field(look, self.tr("Why"), self.reason))
        self.reference = TextField(look)
        self.reference.setMaxLength(REFERENCE_LIMIT)
        self._field = Field(
            look,
            self.tr("Reference"),
            self.reference,
            self.tr("The number the matter runs under; no name."),
        )
        self.body.addWidget(self._field)
        self.everything = Check(
            look, self.tr("All of the evidence"), self.tr("Else only this note."), card=True
        )
        self.body.addWidget(self.everything)
        self.body.addStretch(1)
        self.act = self.add_act(self.tr("Place the hold"), PRIMARY, key="Ctrl+Return")
        self.act.clicked.connect(self._give)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)

    def say_wrong(self, sentence: str) -> None:
        """Say why no hold was placed; what was filled in stays."""
        self._field.set_error(sentence)
        self.fit()

    def clear(self) -> None:
        """Hold nothing."""
        self.reference.clear()

    def _give(self) -> None:
        if not self.reference.text().strip():
            self.say_wrong(self.tr("Give a reference, such as the number of the request."))
            return
        reason = HoldReason(self.reason.value())
        self.placed.emit(reason, self.reference.text(), self.everything.isChecked())
