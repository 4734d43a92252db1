# SPDX-License-Identifier: Apache-2.0
"""One of the versions that stand, as a card: whose it is, since when, and what differs in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from peerdesk.desk.clash_words import Said
from peerdesk.desk.clashes import Clash, Version
from peerdesk.desk.duplicates import Point
from peerdesk.domain.words import Stance
from peerdesk.ui.components.button import PLAIN, Button
from peerdesk.ui.components.differences import DifferenceText
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.mark import Mark
from peerdesk.ui.components.text import IconText, Text, column
from peerdesk.ui.look import Look
from peerdesk.ui.team.settling_words import moment


class Card(QFrame):
    """A card with a head: an icon, whose it is, and when."""

    def __init__(self, look: Look, icon: str, who: str, when: str) -> None:
        super().__init__()
        self._look = look
        self.setProperty("ground", "card")
        self.body = column(self, margin=look.gap(20), gap=look.gap(12))
        head = QHBoxLayout()
        between(look, head, 12)
        name = IconText(look, icon, who, "ink")
        name.words.set_role("heading")
        name.words.setWordWrap(True)
        name.top_align()
        head.addWidget(name, 1)
        head.addWidget(Text(when, "small", "ink2"), 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)


class VersionCard(Card):
    """A version; a text is compared with what all began from, or with the first version."""

    def __init__(self, look: Look, clash: Clash, version: Version, number: int) -> None:
        who = self.tr("Yours, {0}").format(version.who) if version.here else version.who
        icon = "laptop" if version.here else "user-circle"
        super().__init__(look, icon, who, moment(version.at, version.offset))
        self.version = version
        if clash.is_text:
            before = clash.base if clash.base is not None else clash.versions[0].value
            role = "wording" if clash.sort == "message" else "note"
            self.body.addWidget(DifferenceText(look, str(before), str(version.value), role=role))
        else:
            if isinstance(version.value, Stance):
                self.body.addWidget(Mark(look, version.value), 0, Qt.AlignmentFlag.AlignLeft)
            self.body.addWidget(facts_of(look, version.said))
        self.body.addStretch(1)
        self.keep = Button(look, self.tr("Keep this one"), PLAIN, key=str(number))
        self.keep.setAccessibleName(self.tr("Keep this one: {0}").format(who))
        self.keep.setEnabled(not clash.refused)
        self.body.addWidget(self.keep)


class PointCard(Card):
    """A note that may be the same point as another."""

    def __init__(self, look: Look, point: Point) -> None:
        super().__init__(look, "user-circle", point.who, moment(point.at, point.offset))
        self.body.addWidget(Text(point.text, "note", wrap=True))
        self.body.addStretch(1)
        if point.session:
            self.body.addWidget(IconText(look, "chat-centered-text", point.session))


def facts_of(look: Look, said: tuple[Said, ...]) -> QWidget:
    """Return what differs in a record, each thing under its name."""
    holder = QWidget()
    rows = column(holder)
    between(look, rows, 10)
    for one in said:
        inside = QWidget()
        pair = column(inside)
        between(look, pair, 2)
        if one.label:
            pair.addWidget(Text(one.label, "small", "ink2"))
        pair.addWidget(Text(one.words, "note", wrap=True))
        rows.addWidget(inside)
    return holder
