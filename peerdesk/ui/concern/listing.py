# SPDX-License-Identifier: Apache-2.0
"""All immediate concerns as a lead reads them: who told whom and when, and who has seen it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from peerdesk.desk.concerns import ReadConcern
from peerdesk.ui.components.button import LINK, PRIMARY, Button
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import IconText, Text, column
from peerdesk.ui.concern.reading import Listed, moment
from peerdesk.ui.concern.words import told_words
from peerdesk.ui.look import Look


class ConcernsSheet(Sheet):
    """`seen` carries the concerns that this lead has read now, `reseal_wanted` one of them."""

    seen = Signal(object)
    reseal_wanted = Signal(str)

    def __init__(self, look: Look, host: QWidget, listed: Listed) -> None:
        super().__init__(look, host, self.tr("Immediate concerns"), width=720)
        self._listed = listed
        new = tuple(one.id for one in listed.concerns if self._is_new(one))
        told = self.tr("Only leads read these. They are in no document, count, search or export.")
        self.body.addWidget(Text(told, "small", "ink2", wrap=True))
        if not listed.concerns:
            self.body.addWidget(Text(self.tr("None is recorded."), "body"))
        for concern in listed.concerns:
            self.body.addWidget(self._card(concern))
        if new:
            act = counted(len(new), self.tr("Mark it as seen"), self.tr("Mark {0} as seen"))
            seen = self.add_act(act, PRIMARY, key="Ctrl+Return")
            seen.clicked.connect(partial(self.seen.emit, new))
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)

    def _is_new(self, concern: ReadConcern) -> bool:
        listed = self._listed
        others = concern.device != listed.device
        return bool(concern.records) and others and listed.me not in concern.seen

    def _card(self, concern: ReadConcern) -> QWidget:
        look, listed = self.look, self._listed
        card = QFrame()
        card.setProperty("ground", "card")
        inside = column(card, margin=look.gap(12), gap=look.gap(6))
        who = listed.laptops.get(concern.device, self.tr("A laptop that is not known here"))
        head = self.tr("Recorded {0} by {1}").format(moment(concern.at, concern.offset), who)
        new = self._is_new(concern)
        title = IconText(look, "warning-octagon", head, "danger" if new else "ink2")
        title.words.setWordWrap(True)
        inside.addWidget(title)
        for one in concern.records:
            for words in told_words(one, listed.people):
                inside.addWidget(Text(words, "body", wrap=True))
        for words in self._remarks(concern):
            inside.addWidget(Text(words, "small", "ink2", wrap=True))
        row = QHBoxLayout()
        seen = ", ".join(listed.people.get(person, "") for person in concern.seen)
        seen_words = self.tr("Seen by {0}").format(seen) if seen else self.tr("Seen by nobody yet")
        row.addWidget(Text(seen_words, "small", "ink2", wrap=True), 1)
        if concern.records:
            again = Button(look, self.tr("Seal anew for all leads"), LINK)
            again.setAccessibleName(self.tr("Seal anew for all leads: {0}").format(head))
            again.clicked.connect(partial(self.reseal_wanted.emit, concern.id))
            row.addWidget(again)
        inside.addLayout(row)
        return card

    def _remarks(self, concern: ReadConcern) -> tuple[str, ...]:
        said = []
        if not concern.records:
            said.append(
                self.tr(
                    "It was sealed before this laptop led and cannot be read here: ask a lead "
                    "who can read it to seal it anew."
                )
            )
        elif concern.closed:
            said.append(
                self.tr("A part of it cannot be read here: ask another lead to seal it anew.")
            )
        elif concern.leads < self._listed.leads:
            said.append(
                self.tr("Sealed to {0} of the {1} laptops that lead now.").format(
                    concern.leads, self._listed.leads
                )
            )
        if concern.records and not any(one.record.acknowledged_by for one in concern.records):
            said.append(self.tr("Not recorded as acknowledged yet."))
        return tuple(said)
