# SPDX-License-Identifier: Apache-2.0
"""The pane beside the list: one note wholly, or what can be done with several."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from peerdesk.ui.attachments.offered import Offered, can_offer, offered_in
from peerdesk.ui.attachments.strip import AttachedStrip
from peerdesk.ui.components.button import PRIMARY, Button
from peerdesk.ui.components.flow import Flow
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.standing import Standing
from peerdesk.ui.components.text import IconText, Text, pane
from peerdesk.ui.evidence.facts import NoteFacts
from peerdesk.ui.evidence.keys import EDIT, ERASE, MESSAGE, RESTORE, WITHDRAW
from peerdesk.ui.evidence.reached import ReachedCard
from peerdesk.ui.evidence.reading import Detail
from peerdesk.ui.evidence.stances import StanceButtons
from peerdesk.ui.evidence.words import NoteWords
from peerdesk.ui.look import Look


class DetailPane(QWidget):
    """Shows; what is pressed goes out by signals, and the place has it done."""

    message_wanted = Signal()
    withdraw_wanted = Signal()
    restore_wanted = Signal()
    edit_wanted = Signal()
    erase_wanted = Signal()
    shown = Signal(object)
    dropped = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self.setProperty("hair", "left")
        self.setAccessibleName(self.tr("The chosen note"))
        self.setAcceptDrops(True)
        self.detail: Detail | None = None
        self.source = IconText(look, "note")
        self.people = Text("", "small", "ink2", wrap=True)
        self.held = IconText(look, "lock-simple")
        self.when = Text("", "small", "ink2")
        self.words = NoteWords(look)
        self.standing = Standing(look)
        self.many = Text("", "title", wrap=True)
        self.stances = StanceButtons(look)
        self.facts = NoteFacts(look)
        self.attached = AttachedStrip(look)
        self.reached_title = Text(self.tr("Where this note has reached"), "heading")
        self.reached = ReachedCard(look)
        self.message = Button(look, self.tr("Make a message"), PRIMARY, key=MESSAGE)
        self.edit = Button(look, self.tr("Edit"), key=EDIT)
        self.withdraw = Button(look, self.tr("Withdraw"), key=WITHDRAW)
        self.restore = Button(look, self.tr("Restore"), key=RESTORE)
        self.erase = Button(look, self.tr("Erase for good"), key=ERASE)
        self._scroll = QScrollArea()
        self._lay_out()
        self._connect()
        self.clear()

    def clear(self) -> None:
        """Show and hold nothing."""
        self.detail = None
        self.words.clear()
        self.many.clear()
        self.source.set_text("")
        self.people.clear()
        self.held.set_text("")
        self.when.clear()
        self.facts.clear()
        self.reached.clear()
        self.attached.clear()
        self.standing.clear()
        self._page.hide()
        self._acts.hide()

    def set_detail(self, detail: Detail, searched: str = "", *, writes: bool = True) -> None:
        """Show one note."""
        self.detail = detail
        if not self.words.editing:
            self.words.set_text(detail.text, searched)
        self.source.set_icon(detail.icon)
        self.source.set_text(detail.place)
        self.people.setText(detail.people)
        self.people.setVisible(bool(detail.people))
        self.when.setText(detail.when)
        self.standing.set_texts(detail.standing, may_choose=detail.may_reword)
        self.stances.set_stance(detail.stance)
        self.facts.set_detail(detail)
        self.reached.set_detail(detail)
        self._show_many(0)
        live = not detail.withdrawn
        self.stances.setEnabled(live and writes)
        self.message.setVisible(live)
        self.message.setEnabled(writes)
        self.edit.setVisible(live)
        self.edit.setEnabled(detail.may_reword)
        self.edit.setToolTip(
            "" if detail.may_reword else self.tr("Only its author can reword a note")
        )
        self.withdraw.setVisible(live)
        self._name_withdrawal(detail)
        self.restore.setVisible(not live)
        self.restore.setEnabled(detail.may_withdraw)
        self.erase.setVisible(True)
        self.erase.setEnabled(writes)
        self.held.setVisible(bool(detail.holds))
        self.held.set_text(self.tr("On hold: {0}").format("; ".join(detail.holds)))
        self.shown.emit(detail)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files and pictures, while a note is shown that they can be put to."""
        if self.attached.attach.isVisible() and can_offer(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Hand on what was dropped."""
        event.acceptProposedAction()
        self.offer(event.mimeData())

    def offer(self, mime: QMimeData) -> None:
        """Hand on files and pictures that were dropped or pasted."""
        offered: tuple[Offered, ...] = offered_in(mime, self.tr("Pasted picture"))
        if offered and self.attached.attach.isVisible():
            self.dropped.emit(offered)

    def act_with(self, key: QKeySequence) -> Button | None:
        """Return the act that a key means and that can be done now, even while this is hidden."""
        acts = (self.message, self.restore, self.edit, self.withdraw, self.erase)
        meant = (act for act in acts if act.shortcut() == key)
        return next((a for a in meant if a.isVisibleTo(self) and a.isEnabledTo(self)), None)

    def _name_withdrawal(self, detail: Detail) -> None:
        """Say what the act does: a colleague's note is only proposed for the bin."""
        if detail.may_withdraw:
            self.withdraw.set_text(self.tr("Withdraw"))
        elif detail.proposed:
            self.withdraw.set_text(self.tr("Proposed to its author"))
        else:
            self.withdraw.set_text(self.tr("Propose to withdraw"))
        asks = detail.may_propose and not detail.proposed
        self.withdraw.setEnabled(detail.may_withdraw or asks)

    def set_many(self, count: int, *, writes: bool, withdrawn: bool = False) -> None:
        """Show what can be done with several notes, in the bin or out of it."""
        self.detail = None
        self.words.clear()
        self._show_many(count)
        self.stances.set_stance(None)
        self.stances.setEnabled(writes and not withdrawn)
        self.message.setVisible(not withdrawn)
        self.edit.setVisible(False)
        self.erase.setVisible(False)
        self.held.hide()
        self.withdraw.setVisible(not withdrawn)
        self.withdraw.set_text(self.tr("Withdraw"))
        self.restore.setVisible(withdrawn)
        for act in (self.message, self.withdraw, self.restore):
            act.setEnabled(writes)

    def _show_many(self, count: int) -> None:
        single = count == 0
        for widget in (
            self._head, self.words, self.facts, self.reached, self.reached_title, self.when,
        ):  # fmt: skip
            widget.setVisible(single)
        if not single:
            self.attached.clear()
        self.people.setVisible(single and bool(self.people.text()))
        if not single:
            self.standing.clear()
        self.many.setVisible(not single)
        self.many.setText(self.tr("{0} notes chosen").format(count))
        self.message.set_text(self.tr("Make a message") if single else self.tr("Make one message"))
        self._page.show()
        self._acts.show()

    def _connect(self) -> None:
        self.message.clicked.connect(self.message_wanted)
        self.edit.clicked.connect(self.edit_wanted)
        self.withdraw.clicked.connect(self.withdraw_wanted)
        self.restore.clicked.connect(self.restore_wanted)
        self.erase.clicked.connect(self.erase_wanted)

    def _lay_out(self) -> None:
        look = self._look
        self._page, self._head, self._acts = QWidget(), QWidget(), pane("surface")
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        self.source.words.setWordWrap(True)
        self.held.words.setWordWrap(True)
        self.held.top_align()
        head.addWidget(self.source, 1)
        head.addWidget(self.when)
        column = QVBoxLayout(self._page)
        margins(look, column, 20, 18, 20, 12)
        between(look, column, 12)
        for widget in (
            self._head, self.people, self.held, self.words, self.standing, self.many, self.stances,
            self.facts, self.attached, self.reached_title, self.reached,
        ):  # fmt: skip
            column.addWidget(widget)
        column.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._page)
        acts = Flow()
        between(look, acts, 8)
        for act in (self.message, self.restore, self.edit, self.withdraw, self.erase):
            acts.addWidget(act)
        foot = QVBoxLayout(self._acts)
        margins(look, foot, 20, 10, 20, 14)
        foot.addLayout(acts)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._acts)
