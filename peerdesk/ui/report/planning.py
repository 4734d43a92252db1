# SPDX-License-Identifier: Apache-2.0
"""The pane in which layout and optional parts are chosen, and both tiers are counted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.compose.report_plan import PART_NAMES, Part
from peerdesk.compose.report_words import advice
from peerdesk.domain.publication_words import Layout, Publication
from peerdesk.domain.words import title
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.control import Check
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.pick import Pick
from peerdesk.ui.components.read_only import ReadOnlyLine
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look
from peerdesk.ui.report.rows import Shown, counted

_LAYOUTS = (Layout.CHILDRENS, Layout.CORPORATE, Layout.ADULT_SOCIAL_CARE)


class PlanPane(QWidget):
    """`layout_chosen` carries a layout, `parts_chosen` the keys of the parts that are wanted."""

    layout_chosen = Signal(object)
    parts_chosen = Signal(tuple)

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__()
        self._look = look
        self._filling = False
        self.locked = ReadOnlyLine(look)
        self.layout_pick = Pick(look, host, self.tr("Layout"))
        self._layout = Field(look, self.tr("Layout"), self.layout_pick)
        self._heading = Text(self.tr("Optional parts"), "heading")
        self.parts = {part: Check(look, PART_NAMES[part]) for part in Part}
        self.tiers = Text("", "body", wrap=True)
        self.advice = Banner(look, "warn")
        self._lay_out()
        self._connect()

    def show_plan(self, shown: Shown) -> None:
        """Show how a document is planned."""
        self._filling = True
        lead = shown.lead
        why = self.tr("The team leader or the peer challenge manager arranges a document.")
        self.locked.say("" if lead else why)
        report = shown.kind is Publication.REPORT
        self._layout.setVisible(report)
        options = [Option(layout, title(layout)) for layout in _LAYOUTS]
        self.layout_pick.set_options(options, shown.plan.layout)
        self.layout_pick.setEnabled(lead)
        self._heading.setVisible(report)
        for part, check in self.parts.items():
            check.setVisible(report)
            check.setChecked(part.value in shown.plan.parts)
            check.setEnabled(lead)
        inside, out, keys, suggestions = counted(shown.rows)
        lines = [self.tr("{0} points in, {1} left out.").format(inside, out)]
        if shown.kind is not Publication.CASE_REVIEW:
            tiers = self.tr("Key recommendations: {0}. Suggestions: {1}.")
            lines.append(tiers.format(keys, suggestions))
        self.tiers.setText("\n".join(lines))
        said = " ".join(advice(keys))
        self.advice.say(said)
        self.advice.setVisible(bool(said))
        self._filling = False

    def clear(self) -> None:
        """Hold nothing."""
        self.layout_pick.clear()
        self.tiers.setText("")
        self.advice.say("")
        self.advice.hide()

    def _take_parts(self) -> None:
        if not self._filling:
            wanted = tuple(part.value for part, check in self.parts.items() if check.isChecked())
            self.parts_chosen.emit(wanted)

    def _connect(self) -> None:
        self.layout_pick.picked.connect(lambda key: self.layout_chosen.emit(Layout(key)))
        for check in self.parts.values():
            check.toggled.connect(self._take_parts)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.gap(12))
        for widget in (self.locked, self._layout, self._heading, *self.parts.values()):
            column.addWidget(widget)
        column.addWidget(Text(self.tr("Two tiers"), "heading"))
        column.addWidget(self.tiers)
        column.addWidget(self.advice)
        column.addStretch(1)
        self.advice.hide()
