# SPDX-License-Identifier: Apache-2.0
"""How the place of reports is laid out: outline, pages, and what is worked on beside them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from peerdesk.compose.blocks import Copy
from peerdesk.ui.components.button import PRIMARY, Button
from peerdesk.ui.components.copy_choice import CopyChoice
from peerdesk.ui.components.empty import Empty
from peerdesk.ui.components.findings import FindingsMargin
from peerdesk.ui.components.heading import Heading
from peerdesk.ui.components.key_strip import key_strip
from peerdesk.ui.components.panes import Pane, Panes
from peerdesk.ui.components.paper_preview import PaperPreview
from peerdesk.ui.components.pick import Pick
from peerdesk.ui.components.preview_bar import PreviewBar
from peerdesk.ui.components.scrolling import scrolling
from peerdesk.ui.components.tabs import Tabs
from peerdesk.ui.components.text import Text, column, pane
from peerdesk.ui.look import Look
from peerdesk.ui.report import keys
from peerdesk.ui.report.log import LogPane
from peerdesk.ui.report.model import OutlineModel
from peerdesk.ui.report.outline import Outline
from peerdesk.ui.report.papers import paper_names
from peerdesk.ui.report.planning import PlanPane
from peerdesk.ui.report.stages import StagesPane
from peerdesk.ui.report.writing import WritePane

WRITE, PLAN, STAGES, LOG, CHECKS = "write", "plan", "stages", "log", "checks"


class ReportPage(QWidget):
    """The widgets of the place; the place connects them."""

    def __init__(
        self, look: Look, host: QWidget, model: OutlineModel, preview: PaperPreview
    ) -> None:
        super().__init__()
        self._look = look
        self.heading = Heading(look, self.tr("Report"))
        self.copies = CopyChoice(look, host, (Copy.SPONSOR, Copy.TEAM))
        self.export = Button(look, self.tr("Export"), PRIMARY, key=keys.EXPORT)
        self.heading.add_act(self.copies.segments)
        self.heading.add_act(self.export)
        self.paper = Pick(look, host, self.tr("Document"), key=keys.DOCUMENT)
        self.paper.bare = True
        self.count = Text("", "small", "ink2")
        self.outline = Outline(look, model)
        self.preview = preview
        self.bar = PreviewBar(look, preview)
        self.edition = Pick(look, host, self.tr("Edition"), key=keys.EDITION)
        self.edition.bare = True
        self.tabs = Tabs(
            look,
            (
                (WRITE, self.tr("Write")),
                (PLAN, self.tr("Plan")),
                (STAGES, self.tr("Stages")),
                (LOG, self.tr("Log")),
                (CHECKS, self.tr("Checks")),
            ),
        )
        self.write = WritePane(look)
        self.plan = PlanPane(look, host)
        self.stages = StagesPane(look, host)
        self.log = LogPane(look, host)
        self.checks = FindingsMargin(look, host)
        self.empty = Empty(look, "")
        self._sides = QStackedWidget()
        self._keys: dict[str, int] = {}
        self._all = QStackedWidget()
        self._lay_out()
        self.tabs.chosen.connect(self.show_side)

    @property
    def side(self) -> str:
        """Return which side is shown."""
        return self.tabs.current()

    def show_side(self, key: str) -> None:
        """Show one of the sides beside the pages."""
        self.tabs.choose(key)
        self._sides.setCurrentIndex(self._keys[key])

    def enter_side(self, key: str) -> None:
        """Show one of the sides and put the focus into what is worked on there."""
        self.panes.show_pane("side")
        self.show_side(key)
        targets: dict[str, QWidget] = {
            WRITE: self.write.area,
            PLAN: self.plan.layout_pick,
            STAGES: self.stages.stage,
            LOG: self.log.list,
            CHECKS: self.checks.list,
        }
        wanted = targets[key]
        if wanted.isVisible() and wanted.isEnabled():
            wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.tabs.focus_chosen()

    def offer_papers(self, key: str) -> None:
        """Offer the documents, with one chosen."""
        self.paper.set_options(paper_names(), key)

    def heading_of(self, key: str) -> str:
        """Return what a document is called."""
        return next(option.text for option in paper_names() if option.key == key)

    def show_copies(self, *, shown: bool) -> None:
        """Offer both copies, or none where a document has only one."""
        large = self._look.is_large
        self.copies.segments.setVisible(shown and not large)
        self.copies.pick.setVisible(shown and large)

    def show_panes(self) -> None:
        """Show the document."""
        self._all.setCurrentWidget(self.panes)

    def show_empty(self, sentence: str) -> None:
        """Say why there is no document."""
        self.empty.say(sentence)
        self._all.setCurrentWidget(self.empty)

    def _lay_out(self) -> None:
        self.panes = Panes(
            self._look,
            (
                Pane("outline", self.tr("Outline"), self._left(), self.outline, 320),
                Pane("pages", self.tr("Pages"), self._middle(), self.preview),
                Pane("side", self.tr("Work"), self._right(), self.write.area, 372),
            ),
        )
        self._all.addWidget(self.panes)
        self._all.addWidget(self.empty)
        self.empty.act.hide()
        whole = column(self)
        whole.addWidget(self.heading)
        whole.addWidget(self._all, 1)
        self.copies.fit()
        self.show_side(WRITE)

    def _left(self) -> QWidget:
        look = self._look
        left = pane("surface", side="right")
        head = pane("surface", side="bottom")
        lines = QVBoxLayout(head)
        lines.setContentsMargins(look.gap(16), look.gap(8), look.gap(16), look.gap(8))
        lines.setSpacing(look.gap(4))
        upper, lower = QHBoxLayout(), QHBoxLayout()
        upper.addWidget(self.paper)
        upper.addStretch(1)
        lower.addWidget(self.edition)
        lower.addStretch(1)
        lower.addWidget(self.count)
        lines.addLayout(upper)
        lines.addLayout(lower)
        inside = column(left)
        inside.addWidget(head)
        inside.addWidget(self.outline, 1)
        strip = (
            ("Return", self.tr("write")),
            ("Space", self.tr("in or out")),
            (self.tr("Alt+Arrows"), self.tr("move")),
            ("F2", self.tr("reword")),
        )
        inside.addWidget(key_strip(self._look, strip))
        return left

    def _middle(self) -> QWidget:
        middle = pane("canvas")
        self.bar.add(self.copies.pick)
        inside = column(middle)
        inside.addWidget(self.bar)
        inside.addWidget(self.preview, 1)
        strip = (
            ("PgDn", self.tr("next page")),
            ("+", self.tr("larger")),
            ("F6", self.tr("next pane")),
        )
        inside.addWidget(key_strip(self._look, strip))
        return middle

    def _right(self) -> QWidget:
        look = self._look
        right = pane("canvas", side="left")
        head = QHBoxLayout()
        head.setContentsMargins(look.gap(16), look.gap(6), look.gap(8), 0)
        head.addWidget(self.tabs)
        inside = column(right)
        inside.addLayout(head)
        inside.addWidget(self._sides, 1)
        sides = (
            (WRITE, self.write, True),
            (PLAN, self.plan, True),
            (STAGES, self.stages, True),
            (LOG, self.log, True),
            (CHECKS, self.checks, False),
        )
        for key, widget, padded in sides:
            self._keys[key] = self._sides.addWidget(self._scrolled(widget) if padded else widget)
        return right

    def _scrolled(self, widget: QWidget) -> QScrollArea:
        holder = QWidget()
        padded = column(holder, margin=self._look.gap(16))
        padded.addWidget(widget)
        return scrolling(holder)
