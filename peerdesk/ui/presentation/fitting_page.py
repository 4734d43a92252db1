# SPDX-License-Identifier: Apache-2.0
"""Choosing what fits: the time there is, the optional parts, and every message with advice."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from peerdesk.compose.choosing import Choosing
from peerdesk.compose.deck_plan import Part
from peerdesk.desk.presenting import LONGEST
from peerdesk.domain.publication_words import Use
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import PLAIN, PRIMARY, Button
from peerdesk.ui.components.control import TextField
from peerdesk.ui.components.current import choose_row
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.key_strip import key_strip
from peerdesk.ui.components.text import column, pane
from peerdesk.ui.components.ticks import Ticks
from peerdesk.ui.look import Look
from peerdesk.ui.presentation.fitting import FittingList, FittingModel
from peerdesk.ui.presentation.keys import FIT, NEITHER, REPORT, SLIDE
from peerdesk.ui.presentation.reading import Slides


class FittingPage(QWidget):
    """`taken` asks for the advice to be taken, `left` for the slides.

    `minutes_given` carries the time there is, `parts_given` the optional parts that are wanted.
    """

    taken = Signal()
    left = Signal()
    minutes_given = Signal(int)
    parts_given = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.model = FittingModel()
        self.list = FittingList(look, self.model)
        self.minutes = TextField(look)
        self.minutes.setValidator(QIntValidator(1, LONGEST, self))
        self.parts = Ticks(look, self.tr("Optional parts"), columns=4)
        self.told = Banner(look, "told", role="body")
        self.take = Button(look, self.tr("Take the advice"), PRIMARY)
        self.back = Button(look, self.tr("Back to the slides"), PLAIN, key=FIT).show_key_only()
        self._offered = False
        self._there_is = 0
        self._head = QScrollArea()
        self._lay_out()
        self._connect()

    def show_slides(self, slides: Slides) -> None:
        """Show what the slides come to, and the advice; the chosen message stays chosen."""
        chosen = self.model.advice(self.list.currentIndex().row())
        place = self.list.currentIndex().row()
        found = slides.choosing
        self._there_is = found.there_is
        if not self.minutes.hasFocus():
            self.minutes.setText(str(found.there_is))
        self._offer(slides)
        self.told.say(self._said(found), "done" if found.fits else "warn")
        changes = sum(advice.is_change for advice in found.advice)
        self.take.setVisible(bool(changes) and slides.leads)
        self.take.set_text(
            self.tr("Take the advice: {0} points, about {1} minutes").format(
                found.then.points, found.then.minutes
            )
        )
        for part in (self.minutes, self.parts):
            part.setEnabled(slides.leads)
        self.model.show(found.advice)
        self._fit()
        row = self.model.find(chosen.message) if chosen else -1
        self._choose(row if row >= 0 else max(place, 0))

    def clear(self) -> None:
        """Show and hold nothing."""
        self.model.show(())
        self.told.say("")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the messages at least half of the page."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the head the height that it needs, up to half of the page."""
        head = self._head.widget()
        if head is not None:
            needs = max(head.heightForWidth(self.width()), head.minimumSizeHint().height())
            self._head.setFixedHeight(min(needs, self.height() // 2))

    def _choose(self, row: int) -> None:
        """Choose a message at or after a row."""
        rows = range(row, self.model.rowCount())
        choose_row(self.list, next((n for n in rows if self.model.advice(n)), row))

    def _offer(self, slides: Slides) -> None:
        if not self._offered:
            self.parts.offer([(part.value, self._part(part)) for part in Part])
            self._offered = True
        self.parts.tick(slides.parts)

    def _part(self, part: Part) -> str:
        names = {
            Part.KEY_MESSAGES: self.tr("Key messages"),
            Part.PEOPLE_MET: self.tr("People met, as a chart"),
            Part.OPPORTUNITIES: self.tr("Potential opportunities"),
            Part.RECOMMENDATIONS: self.tr("Key recommendations"),
        }
        return names[part]

    def _said(self, found: Choosing) -> str:
        now = self.tr("{0} points on {1} slides take about {2} minutes; there are {3}.").format(
            found.now.points, found.now.slides, found.now.minutes, found.there_is
        )
        shown = sum(advice.now is Use.SLIDE for advice in found.advice)
        rest = self.tr("{0} messages are for the report only or for neither.").format(
            len(found.advice) - shown
        )
        parts = [now]
        if len(found.advice) > shown:
            parts.append(rest)
        if found.by_hand:
            marked = self.tr("{0} are marked by hand, which the advice never touches.")
            parts.append(marked.format(found.by_hand))
        return " ".join(parts)

    def _give_minutes(self) -> None:
        given = self.minutes.text()
        if self.minutes.hasAcceptableInput() and int(given) != self._there_is:
            self.minutes_given.emit(int(given))

    def _connect(self) -> None:
        self.take.clicked.connect(self.taken)
        self.back.clicked.connect(self.left)
        self.minutes.editingFinished.connect(self._give_minutes)
        self.parts.changed.connect(lambda: self.parts_given.emit(self.parts.ticked()))

    def _lay_out(self) -> None:
        look = self._look
        head = pane("surface", side="bottom")
        rows = QVBoxLayout(head)
        rows.setContentsMargins(look.gap(24), look.gap(12), look.gap(24), look.gap(12))
        rows.setSpacing(look.gap(12))
        rows.addWidget(self.told)
        row = QHBoxLayout()
        row.setSpacing(look.gap(24))
        self.minutes.setMaximumWidth(look.size(140))
        row.addWidget(Field(look, self.tr("Minutes there are"), self.minutes))
        row.addWidget(self.parts, 1)
        rows.addLayout(row)
        acts = QHBoxLayout()
        acts.setSpacing(look.gap(12))
        acts.addWidget(self.take)
        acts.addWidget(self.back)
        acts.addStretch(1)
        rows.addLayout(acts)
        keys = (
            (look.keys.shown(SLIDE), self.tr("on a slide")),
            (look.keys.shown(REPORT), self.tr("report only")),
            (look.keys.shown(NEITHER), self.tr("neither")),
            ("Return", self.tr("open the message")),
        )
        self._head.setWidgetResizable(True)
        self._head.setFrameShape(QFrame.Shape.NoFrame)
        self._head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._head.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._head.setWidget(head)
        whole = column(self)
        whole.addWidget(self._head)
        whole.addWidget(self.list, 1)
        whole.addWidget(key_strip(look, keys, indent=24))
