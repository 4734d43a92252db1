# SPDX-License-Identifier: Apache-2.0
"""The middle pane: what sort of message this is, its words, how far it has come, its history."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.domain.words import MessageKind, title
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import LINK, PLAIN, Button
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.pick import Pick
from peerdesk.ui.components.scrolling import scrolling
from peerdesk.ui.components.standing import Standing
from peerdesk.ui.components.text import Text
from peerdesk.ui.components.wording import LEAST, MOST, WordingField, count_words
from peerdesk.ui.look import Look
from peerdesk.ui.messages.asides import Asides, MergedBanner
from peerdesk.ui.messages.history import WordingHistory
from peerdesk.ui.messages.keys import KIND, LINE_OF, RESTORE
from peerdesk.ui.messages.reading import MessageDetail
from peerdesk.ui.messages.rows import Team
from peerdesk.ui.messages.signs import Breadth


class MessageEditor(QWidget):
    """Shows one message; what is chosen or pressed goes out by signals."""

    kind_chosen = Signal(str)
    theme_chosen = Signal(str)
    kloe_chosen = Signal(str)
    status_pressed = Signal()
    restore_pressed = Signal()
    thrown_away = Signal()

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__()
        self._look = look
        self.detail: MessageDetail | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self.kind = Pick(look, host, self.tr("Kind"), key=KIND).hide_key()
        self.kind.kinds = True
        self.theme = Pick(look, host, self.tr("Theme"))
        self.kloe = Pick(look, host, self.tr("Line of enquiry"), key=LINE_OF).hide_key()
        self.status = Button(look, "", PLAIN, icon="circle-dashed").make_low()
        self.field = WordingField(look)
        self.count = Text("", "small", "ink2")
        self._keep = Button(look, self.tr("Keep"), LINK, key="Return").show_key_only()
        self.throw = Button(look, self.tr("Throw away"), LINK)
        self.breadth = Breadth(look)
        self.changed = Banner(look, "warn")
        self.withdrawn = Banner(
            look, "told", self.tr("This message was withdrawn. Its history is kept.")
        )
        self.restore = self.withdrawn.add_act(self.tr("Take it up again"), key=RESTORE)
        self.merged = MergedBanner(look)
        self.asides = Asides(look)
        self.standing = Standing(look)
        self.history_title = Text(self.tr("Wording so far"), "heading")
        self.history = WordingHistory(look)
        self._lay_out()
        self._connect()
        self.clear()

    @property
    def unwritten(self) -> str:
        """Return the wording as typed if it is not the one that stands, else ""."""
        text = self.field.toPlainText()
        return text if self.detail is not None and text != self.detail.wording else ""

    def clear(self) -> None:
        """Show and hold nothing."""
        self.detail = None
        self.field.set_text("")
        self.history.clear()
        self.standing.clear()
        self.breadth.clear()
        self.changed.say("")
        self.merged.set_into(None, writes=False)
        self.asides.clear()
        for pick in (self.kind, self.theme, self.kloe):
            pick.clear()
        self._page.hide()

    def set_detail(self, detail: MessageDetail, team: Team) -> None:
        """Show a message; what was being typed over it comes back."""
        other = self.detail is None or self.detail.id != detail.id
        typed = self.unwritten
        self.detail = detail
        live = team.writes and not detail.withdrawn and detail.into is None
        if other or not (typed and self.field.hasFocus()):
            self.field.set_text(detail.draft or detail.wording)
        self.field.set_readable_only(only=not live)
        self._offer(detail, team, live=live)
        self._show_status(detail, team)
        self.withdrawn.setVisible(detail.withdrawn)
        self.merged.set_into(detail.into, writes=team.writes)
        self.asides.set_detail(detail, live=live)
        self.restore.setEnabled(team.writes)
        self.breadth.set_detail(detail)
        self.standing.set_texts(detail.standing, may_choose=live)
        self.history.set_history(detail.history)
        self._show_changed(detail)
        self.show_count()
        self._page.show()

    def show_count(self) -> None:
        """Say how many words there are, and whether that makes one bullet."""
        words = count_words(self.field.toPlainText())
        if words < LEAST:
            text = self.tr("{0} words, short for a bullet").format(words)
        elif words > MOST:
            text = self.tr("{0} words, long for one bullet: {1} fit").format(words, MOST)
        else:
            text = self.tr("{0} words, fits one bullet").format(words)
        if self.unwritten:
            text = self.tr("{0}. Not kept yet").format(text)
        self.count.setText(text)
        self.count.set_ink("changed" if words > MOST else "ink2")
        unwritten = bool(self.unwritten)
        self._keep.setVisible(unwritten)
        self.throw.setVisible(unwritten)

    def _offer(self, detail: MessageDetail, team: Team, *, live: bool) -> None:
        kinds = [Option(kind, title(kind), mark=kind) for kind in MessageKind]
        themes = [Option(theme, name, icon="stack") for theme, name in team.themes.items()]
        kloes = [Option("", self.tr("No line of enquiry"))]
        kloes += [
            Option(
                k.id,
                k.value.title,
                f"#{k.value.code}",
                "hash",
                group=team.themes.get(k.value.theme, ""),
            )
            for k in sorted(team.kloes, key=lambda k: k.value.theme != detail.theme)
        ]
        self.kind.set_options(kinds, detail.kind)
        self.theme.set_options(themes, detail.theme)
        self.kloe.set_options(kloes, detail.kloe)
        for pick in (self.kind, self.theme, self.kloe):
            pick.setEnabled(live)

    def _show_status(self, detail: MessageDetail, team: Team) -> None:
        agreed = detail.agreed
        self.status.set_text(self.tr("Agreed") if agreed else self.tr("Emerging"))
        self.status.set_icon_name(
            "check-circle" if agreed else "circle-dashed", "fill" if agreed else "regular"
        )
        stands = not detail.withdrawn and detail.into is None
        may = (team.lead or (agreed and team.writes)) and stands
        self.status.setEnabled(may)
        self.status.setToolTip(
            self.tr("Ctrl+Enter agrees the message, or opens it again")
            if may
            else self.tr("Only the team leader or the peer challenge manager agrees a message")
        )
        self._who.setVisible(not may and stands)

    def _show_changed(self, detail: MessageDetail) -> None:
        told = detail.told
        differs = told is not None and told.text != detail.wording
        self.changed.setVisible(differs)
        if told is not None and differs:
            self.changed.say(
                self.tr("Changed since told. The sponsor heard “{0}” on {1}.").format(
                    told.text, told.when
                )
            )

    def _connect(self) -> None:
        self.kind.picked.connect(self.kind_chosen)
        self.theme.picked.connect(self.theme_chosen)
        self.kloe.picked.connect(self.kloe_chosen)
        self.status.clicked.connect(self.status_pressed)
        self.restore.clicked.connect(self.restore_pressed)
        self.throw.clicked.connect(self.thrown_away)
        self._keep.clicked.connect(self.field.kept)
        self.field.textChanged.connect(self.show_count)

    def _lay_out(self) -> None:
        look = self._look
        self._page = QWidget()
        self._who = Text(
            self.tr("The team leader or the peer challenge manager agrees a message."),
            "small",
            "ink2",
            wrap=True,
        )
        head = QHBoxLayout()
        head.addWidget(self.kind)
        head.addStretch(1)
        head.addWidget(self.status)
        filed, picks = flow_box()
        between(look, picks, 8)
        for pick in (self.theme, self.kloe):
            picks.addWidget(pick)
        below = QHBoxLayout()
        below.addWidget(self.count, 1)
        below.addWidget(self.throw)
        below.addWidget(self._keep)
        column = QVBoxLayout(self._page)
        margins(look, column, 32, 18, 32, 18)
        between(look, column, 10)
        column.addWidget(self.withdrawn)
        column.addWidget(self.merged)
        column.addLayout(head)
        for widget in (self._who, filed, self.field):
            column.addWidget(widget)
        column.addLayout(below)
        for part in (self.standing, self.breadth, self.changed, self.asides):
            column.addWidget(part)
        column.addSpacing(look.gap(8))
        column.addWidget(self.history_title)
        column.addWidget(self.history)
        column.addStretch(1)
        area = scrolling(self._page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
