# SPDX-License-Identifier: Apache-2.0
"""One point whole: every telling, every wording with what changed, and what was found of it."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from peerdesk.compose.checks.drift import Turn
from peerdesk.compose.checks.heard import Heard
from peerdesk.compose.phrases import capital
from peerdesk.domain.published import Released
from peerdesk.domain.words import Outcome
from peerdesk.ui.checks.model import STATES, Shown
from peerdesk.ui.components.current import choose_row
from peerdesk.ui.components.differences import DifferenceText
from peerdesk.ui.components.findings import FindingsMargin
from peerdesk.ui.components.text import IconText, Text, column, hair, let_go
from peerdesk.ui.look import Look


class CheckDetail(QWidget):
    """The pane beside the table; `margin` lists what was found and lets it be released."""

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__()
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "canvas")
        self.setProperty("hair", "left")
        self.area = QScrollArea()
        self._page = QWidget()
        self._lines = QVBoxLayout(self._page)
        self._parts: list[QWidget] = []
        self.margin = FindingsMargin(look, host)
        self._lay_out()

    def clear(self) -> None:
        """Show nothing."""
        for part in self._parts:
            let_go(part)
        self._parts = []
        self.margin.clear()

    def show_row(self, one: Shown, released: Mapping[str, Released], *, lead: bool) -> None:
        """Show one point; its first finding is chosen, so that one key gives the reason."""
        for part in self._parts:
            let_go(part)
        self._parts = list(self._made(one))
        for part in self._parts:
            self._lines.insertWidget(self._lines.count() - 1, part)
        self.area.verticalScrollBar().setValue(0)
        self.margin.show_findings(one.row.findings, released, lead=lead, checks=())
        self.margin.setVisible(bool(one.row.findings))
        if one.row.findings:
            choose_row(self.margin.list, 0)

    def _made(self, one: Shown) -> Iterator[QWidget]:
        row, state = one.row, STATES[one.row.light]
        head = IconText(self._look, self._look.state(state).sign, one.light, f"state.{state}")
        head.set_icon(self._look.state(state).sign, weight="fill")
        yield head
        if row.theme:
            yield Text(row.theme, "small", "ink2", wrap=True)
        yield Text(self.tr("Told daily"), "heading")
        if not row.told:
            yield Text(self.tr("No sponsor was told this yet."), "small", "ink2", wrap=True)
        for heard in row.told:
            yield from self._told(heard)
        if one.disputes:
            yield Text(one.disputes, "small", "state.changed", wrap=True)
        yield hair()
        yield Text(self.tr("On the slides"), "heading")
        yield from self._slides(one)
        yield hair()
        yield Text(self.tr("In the report"), "heading")
        yield from self._report(one)

    def _told(self, heard: Heard) -> Iterator[QWidget]:
        who = self.tr("{0}, the {1}").format(capital(heard.when), heard.sponsor.lower())
        yield Text(who, "small", "ink2", wrap=True)
        if heard.outcome is Outcome.TAKEN_BACK:
            yield Text(self.tr("Taken back"), "body", wrap=True)
        else:
            yield Text(heard.wording, "body", wrap=True)

    def _slides(self, one: Shown) -> Iterator[QWidget]:
        slides = one.row.slides
        if slides is None or not slides.here:
            yield Text(self.tr("Not there."), "small", "ink2")
            return
        yield Text(slides.place, "small", "ink2", wrap=True)
        yield DifferenceText(self._look, slides.before, slides.text)

    def _report(self, one: Shown) -> Iterator[QWidget]:
        report, drifted = one.row.report, one.row.drifted
        if report is None or not report.here:
            yield Text(self.tr("Not there."), "small", "ink2")
            return
        yield Text(report.place, "small", "ink2", wrap=True)
        before = drifted.before if drifted and drifted.turn is not Turn.SAME else ""
        yield DifferenceText(self._look, before or report.before, report.text)

    def _lay_out(self) -> None:
        look = self._look
        self._lines.setContentsMargins(look.gap(20), look.gap(14), look.gap(16), look.gap(14))
        self._lines.setSpacing(look.gap(6))
        self._lines.addStretch(1)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setProperty("ring", look.radius("key"))
        self.area.setAccessibleName(self.tr("The point, told, shown and reported"))
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page.setProperty("ground", "canvas")
        self.area.setWidget(self._page)
        whole = column(self)
        whole.addWidget(self.area, 3)
        whole.addWidget(hair())
        whole.addWidget(self.margin, 2)


class LightCounts(QWidget):
    """How many points are red, amber and green, each with its sign and word."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._signs: dict[str, IconText] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.gap(12))
        for state in ("done", "changed", "wrong"):
            part = IconText(look, look.state(state).sign, "", f"state.{state}")
            part.set_icon(look.state(state).sign, weight="fill")
            row.addWidget(part)
            self._signs[state] = part
        self.hide()

    def show_counts(self, red: int, amber: int, green: int) -> None:
        """Say the three numbers."""
        words = {
            "done": self.tr("{0} green").format(green),
            "changed": self.tr("{0} amber").format(amber),
            "wrong": self.tr("{0} red").format(red),
        }
        for state, said in words.items():
            self._signs[state].set_text(said)
        self.setAccessibleName(", ".join(words.values()))
        self.show()

    def clear(self) -> None:
        """Say nothing."""
        for part in self._signs.values():
            part.set_text("")
        self.setAccessibleName("")
        self.hide()
