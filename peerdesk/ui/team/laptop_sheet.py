# SPDX-License-Identifier: Apache-2.0
"""The sheet of one laptop: its six words, what it may do, and how it leaves the team."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from peerdesk.domain.words import Authority, RemovalReason
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import DANGER, PRIMARY, Button
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.pick import Pick
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text, hair
from peerdesk.ui.look import Look
from peerdesk.ui.team.admitting import SixWords
from peerdesk.ui.team.reading import LaptopRow
from peerdesk.ui.team.words import authority_hint, authority_words, reason_words


class LaptopSheet(Sheet):
    """`changed` carries the authority that a lead chose, `removed` why the laptop is to go."""

    changed = Signal(str)
    removed = Signal(str)

    def __init__(self, look: Look, host: QWidget, row: LaptopRow, *, lead: bool) -> None:
        super().__init__(look, host, self.tr("{0}’s laptop").format(row.name), width=620)
        self._row = row
        self._say_facts(row)
        self.may = Pick(look, self, self.tr("May do"))
        self.why = Pick(look, self, self.tr("Why"))
        self.keep = self.add_act(self.tr("Change what it may do"), PRIMARY)
        if lead:
            self._offer_authority()
            if not row.here:
                self._offer_removal()
        else:
            self.body.addWidget(Text(self._may_words(row.authority), "body", wrap=True))
            self.keep.hide()
        self.body.addStretch(1)
        self.keep.setEnabled(False)
        self.keep.clicked.connect(self._change)
        self.add_act(self.tr("Close"), key="Esc").clicked.connect(self.leave)

    def _say_facts(self, row: LaptopRow) -> None:
        if row.here:
            heard = self.tr("this laptop")
        elif row.heard:
            heard = self.tr("last heard from {0}").format(row.heard)
        else:
            heard = self.tr("not heard from yet")
        said = f"{row.part}, {heard}; {self._lacks(row)}."
        self.body.addWidget(Text(said, "body", "ink2", wrap=True))
        if row.clock:
            self.body.addWidget(Banner(self.look, "warn", row.clock))
        self.body.addWidget(Text(self.tr("Its six words"), "small", "ink2"))
        self.body.addWidget(SixWords(self.look, row.words))

    def _lacks(self, row: LaptopRow) -> str:
        if row.complete:
            return self.tr("has everything that is known")
        changes = self.tr("1 change") if row.to_come == 1 else self.tr("{0} changes")
        held = self.tr("1 attachment") if row.attachments == 1 else self.tr("{0} attachments")
        counts = ((row.to_come, changes), (row.attachments, held))
        words = [form.format(f"{number:,}") for number, form in counts if number]
        return self.tr("lacks {0}").format(self.tr(" and ").join(words))

    def _offer_authority(self) -> None:
        options = [
            Option(one.value, authority_words(one), authority_hint(one)) for one in Authority
        ]
        self.may.set_options(options, self._row.authority.value)
        self.may.picked.connect(self._weigh)
        self.body.addWidget(
            Field(
                self.look,
                self.tr("What it may do"),
                self.may,
                self.tr(
                    "What it wrote before goes on counting; what it writes from now on is judged "
                    "by this."
                ),
            )
        )

    def _offer_removal(self) -> None:
        options = [Option(one.value, reason_words(one)) for one in RemovalReason]
        self.why.set_options(options, RemovalReason.LEFT.value)
        self.body.addWidget(hair())
        self.body.addWidget(Text(self.tr("Remove it from the team"), "heading"))
        self.body.addWidget(
            Text(
                self.tr(
                    "It gets no further bundles. What has arrived of it stays and counts; what "
                    "comes later is set aside. What it holds already cannot be taken back. You "
                    "can take the laptop back into the team."
                ),
                "small",
                "ink2",
                wrap=True,
            )
        )
        holder, flow = flow_box()
        between(self.look, flow, 12)
        act = Button(self.look, self.tr("Remove this laptop"), DANGER).make_low()
        act.clicked.connect(self._remove)
        flow.addWidget(self.why)
        flow.addWidget(act)
        self.body.addWidget(holder)

    def _may_words(self, authority: Authority) -> str:
        return f"{authority_words(authority)}: {authority_hint(authority)}."

    def _weigh(self, value: str) -> None:
        self.keep.setEnabled(value != self._row.authority.value)

    def _change(self) -> None:
        self.changed.emit(self.may.value())
        self.leave()

    def _remove(self) -> None:
        self.removed.emit(self.why.value())
        self.leave()
