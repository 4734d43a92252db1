# SPDX-License-Identifier: Apache-2.0
"""How the place of summaries is laid out: outline, pages, what is asked or told."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QWidget,
)

from peerdesk.desk.late_bundles import Late
from peerdesk.desk.ticking import Ticks
from peerdesk.ui.briefing.keys import (
    AGREED,
    BEFORE,
    DAY,
    DRAFT,
    EVERY,
    EXPORT,
    NEXT,
    TICKED,
)
from peerdesk.ui.briefing.model import OutlineModel
from peerdesk.ui.briefing.outline import Outline
from peerdesk.ui.briefing.side import ARRANGED, CHECKS, Side
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import LINK, PLAIN, PRIMARY, Button
from peerdesk.ui.components.copy_choice import CopyChoice
from peerdesk.ui.components.current import choose_row
from peerdesk.ui.components.empty import Empty
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.heading import Heading
from peerdesk.ui.components.key_strip import key_strip
from peerdesk.ui.components.panes import Pane, Panes
from peerdesk.ui.components.paper_preview import PaperPreview
from peerdesk.ui.components.pick import Pick
from peerdesk.ui.components.preview_bar import PreviewBar
from peerdesk.ui.components.text import Text, column, pane
from peerdesk.ui.look import Look


class BriefingPage(QWidget):
    """The widgets of the place; the place connects them."""

    def __init__(
        self, look: Look, host: QWidget, model: OutlineModel, preview: PaperPreview
    ) -> None:
        super().__init__()
        self._look = look
        self.heading = Heading(look, self.tr("Daily summary"))
        self.copies = CopyChoice(look, host)
        self.issue = Button(look, self.tr("Issue"), PRIMARY, key="Ctrl+Return").show_key_only()
        self.following = Button(look, self.tr("Prepare the next"), PLAIN, key=NEXT)
        self.following.hide()
        self.heading.add_act(self.copies.segments)
        self.heading.add_act(self.following)
        self.heading.add_act(self.issue)
        self.shown = Pick(look, host, self.tr("Day"), key=DAY)
        self.shown.bare = True
        self.count = Text("", "small", "ink2")
        self.late = Banner(look, "warn")
        self.ticking = {
            Ticks.AGREED: Button(look, self.tr("Agreed"), PLAIN, key=AGREED).make_low(),
            Ticks.TOLD: Button(look, self.tr("Told"), PLAIN, key=BEFORE).make_low(),
            Ticks.ALL: Button(look, self.tr("All"), PLAIN, key=EVERY).make_low(),
        }
        for which, button in self.ticking.items():
            button.setAccessibleName(_tick_name(self, which))
        self.ticked = Button(look, self.tr("Only ticked"), LINK, key=TICKED)
        self.outline = Outline(look, model)
        self.preview = preview
        self.bar = PreviewBar(look, preview)
        self.export = Button(look, self.tr("Export"), LINK, icon="export", key=EXPORT)
        self.side = Side(look, host)
        self.asked, self.told = self.side.asked, self.side.told
        self.empty = Empty(look, "", self.tr("Draft a message"), icon="chat-circle-text", key=DRAFT)
        self._all = QStackedWidget()
        self._keys = QStackedWidget()
        self._lay_out()

    def choose_point(self, message: str) -> None:
        """Choose a point in the outline, or the first where it is not shown."""
        model = self.outline.points
        row = model.find(message)
        if row < 0 and model.points():
            row = model.find(model.points()[0].message)
        if row >= 0:
            choose_row(self.outline, row)

    def say_ticked(self, *, only: bool) -> None:
        """Say what the key shows next: only what is ticked, or all."""
        self.ticked.set_text(self.tr("Show all") if only else self.tr("Only ticked"))

    def show_late(self, late: Sequence[Late], *, lead: bool) -> None:
        """Say whose bundles are not here yet; the summary can be made without them."""
        self.late.setVisible(bool(late))
        if late:
            said = " ".join(each.sentence for each in late)
            self.late.say(self.tr("Not all is here. {0} Only what is ticked enters.").format(said))
        self._ticks.setVisible(lead)
        self.ticked.show()

    def show_prepared(self) -> None:
        """Show the side of a summary in preparation."""
        self.side.show_form(issued=False)
        self._keys.setCurrentIndex(0)
        self._all.setCurrentWidget(self.panes)

    def show_issued(self) -> None:
        """Show the side of an issued summary."""
        self.side.show_form(issued=True)
        self._keys.setCurrentIndex(1)
        self.late.hide()
        self._ticks.hide()
        self.ticked.hide()
        self._all.setCurrentWidget(self.panes)

    def show_empty(self, sentence: str, *, may_write: bool) -> None:
        """Say that there is nothing to sum up, and what to do."""
        self.empty.say(sentence)
        self.empty.act.setVisible(may_write)
        self._all.setCurrentWidget(self.empty)

    def show_checks(self) -> None:
        """Show what the checks found, the first of it chosen."""
        self.side.show_beside(CHECKS)
        self.panes.show_pane("side")
        self.side.margin.choose_first()

    def show_asked(self, part: str, words: str) -> None:
        """Go to what was typed under a part beside the points, these words of it chosen."""
        self.side.show_beside(ARRANGED)
        self.panes.show_pane("side")
        self.side.go_to(part, words)

    def _lay_out(self) -> None:
        self.panes = Panes(
            self._look,
            (
                Pane("outline", self.tr("Outline"), self._left(), self.outline, 356),
                Pane("pages", self.tr("Pages"), self._middle(), self.preview),
                Pane("side", self.tr("Asked and told"), self.side, self.asked, 308),
            ),
        )
        self._all.addWidget(self.panes)
        self._all.addWidget(self.empty)
        whole = column(self)
        whole.addWidget(self.heading)
        whole.addWidget(self._all, 1)
        self.copies.fit()

    def _left(self) -> QWidget:
        look = self._look
        left = pane("surface", side="right")
        head = pane("surface", side="bottom")
        row = QHBoxLayout(head)
        row.setContentsMargins(look.gap(16), look.gap(8), look.gap(16), look.gap(8))
        row.addWidget(self.shown)
        row.addStretch(1)
        row.addWidget(self.count)
        row.addWidget(self.ticked)
        preparing = (
            ("Space", self.tr("in or out")),
            (self.tr("Alt+Arrows"), self.tr("move")),
            ("F2", self.tr("reword")),
            ("O", self.tr("told elsewhere")),
        )
        telling = (
            ("1–4", self.tr("told")),
            ("5–9", self.tr("replied")),
            ("O", self.tr("told elsewhere")),
        )
        self._keys.addWidget(key_strip(look, preparing))
        self._keys.addWidget(key_strip(look, telling))
        inside = column(left)
        inside.addWidget(head)
        inside.addWidget(self._tick_row())
        inside.addWidget(self._late_row())
        inside.addWidget(self.outline, 1)
        inside.addWidget(self._keys)
        self._keys.setMaximumHeight(look.space("key_strip") * 2)
        return left

    def _tick_row(self) -> QWidget:
        look = self._look
        self._ticks = pane("surface", side="bottom")
        row = column(self._ticks)
        row.setContentsMargins(look.gap(16), look.gap(8), look.gap(16), look.gap(8))
        holder, flow = flow_box(look.gap(8))
        flow.addWidget(Text(self.tr("Tick"), "small", "ink2"))
        for button in self.ticking.values():
            flow.addWidget(button)
        row.addWidget(holder)
        return self._ticks

    def _late_row(self) -> QWidget:
        look, holder = self._look, QWidget()
        row = column(holder)
        row.setContentsMargins(look.gap(8), look.gap(8), look.gap(8), 0)
        row.addWidget(self.late)
        self.late.hide()
        return holder

    def _middle(self) -> QWidget:
        middle = pane("canvas")
        self.bar.add(self.copies.pick)
        self.bar.add(self.export)
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


def _tick_name(page: QWidget, which: Ticks) -> str:
    """Return what a button does, for a screen reader that does not see “Tick” beside it."""
    names = {
        Ticks.AGREED: page.tr("Tick the agreed points"),
        Ticks.TOLD: page.tr("Tick the points told before"),
        Ticks.ALL: page.tr("Tick every point"),
    }
    return names[which]
