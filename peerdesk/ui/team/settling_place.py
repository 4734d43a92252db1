# SPDX-License-Identifier: Apache-2.0
"""What waits to be settled: versions that stand beside each other, proposals, double points."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from peerdesk.desk.book import Urgency
from peerdesk.desk.clashes import Clash
from peerdesk.desk.duplicates import Duplicate
from peerdesk.desk.proposals import Proposed
from peerdesk.ui.components.button import PLAIN, Button
from peerdesk.ui.components.current import choose_row
from peerdesk.ui.components.draft import DraftKeeper
from peerdesk.ui.components.empty import Empty
from peerdesk.ui.components.heading import Heading
from peerdesk.ui.components.panes import Pane, Panes
from peerdesk.ui.components.text import column, pane
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.team.keys import SETTLING
from peerdesk.ui.team.settling_acts import SettlingActs
from peerdesk.ui.team.settling_decision import LATER, Decision
from peerdesk.ui.team.settling_detail import SettlingDetail
from peerdesk.ui.team.settling_finding import SettlingFinding
from peerdesk.ui.team.settling_list import SettlingList, SettlingModel
from peerdesk.ui.team.settling_reading import Item, draft_key
from peerdesk.ui.team.settling_words import counted


class SettlingPlace(Place):
    """One thing after the other; `open` takes the key of one. Esc goes back to the team."""

    key: ClassVar[str] = "settling"
    does = SETTLING

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self.model = SettlingModel()
        self.list = SettlingList(look, self.model)
        self.detail = SettlingDetail(look, self)
        self.heading = Heading(look, self.tr("To settle"))
        self.back = Button(look, self.tr("Back to the team"), PLAIN, icon="arrow-left", key="Esc")
        self.back.show_key_only()
        self.empty = Empty(look, "")
        self.finding = SettlingFinding(self)
        self.acts = SettlingActs(self)
        self.drafts = DraftKeeper(self)
        self._all = QStackedWidget()
        self._wanted, self._row = "", 0
        self._lay_out()
        self._connect()

    def open(self, what: object = None) -> None:
        """Show what waits, one of it if asked for."""
        self._wanted = what if isinstance(what, str) else ""
        self.list.setFocus()
        self.finding.look()

    def last_words(self) -> dict[str, str]:
        """Return a wording made from both that is not kept yet, by the key of its draft."""
        return self.drafts.take()

    def blank(self) -> None:
        """Take every version off the screen."""
        super().blank()
        self.drafts.take()
        self.finding.clear()
        self.model.show(())
        self.detail.clear()
        self.heading.set_facts("")

    def where(self) -> object:
        """Return which of them is open."""
        return self.detail.item.key if self.detail.item else None

    def next_pane(self) -> bool:
        """Go from the list to the versions, to the rail."""
        return self.panes.next()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back to the team with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return
        super().keyPressEvent(event)

    def _show_items(self) -> None:
        items = self.finding.items
        if items is None:
            return
        shown = self.detail.item
        wanted, self._wanted = self._wanted or (shown.key if shown else ""), ""
        self.model.show(items)
        self._say(items)
        row = self.model.find(wanted)
        row = row if row >= 0 else self.model.nearest(self._row)
        if row < 0:
            self.detail.clear()
            return
        choose_row(self.list, row)
        if self.detail.item in items:
            self.detail.set_place(self._place_of(self.detail.item))

    def _say(self, items: list[Item]) -> None:
        self._all.setCurrentIndex(0 if items else 1)
        self.empty.say(
            self.tr(
                "Nothing waits. Where two people change one thing without knowing of each other, "
                "both versions come here, and the work goes on."
            )
        )
        facts = counted(items)
        if not self.look.is_large:
            facts = self.tr("{0}. All versions are kept until somebody chooses").format(facts)
        self.heading.set_facts(facts if items else "")

    def _on_current(self) -> None:
        row = self.list.currentIndex().row()
        item = self.model.item(row)
        if item is None or item == self.detail.item:
            return
        self.drafts.flush()
        self._row = row
        self.detail.show_item(item, self.finding.targets, self._place_of(item))

    def _place_of(self, item: Item) -> str:
        items = self.model.items()
        return self.tr("{0} of {1}").format(items.index(item) + 1, len(items))

    def _next(self) -> None:
        items = self.model.items()
        if items and self.detail.item in items:
            following = items[(items.index(self.detail.item) + 1) % len(items)]
            choose_row(self.list, self.model.find(following.key))

    def _decide(self, decision: Decision) -> None:
        item = self.detail.item
        if item is None:
            return
        if decision.what == LATER:
            self._next()
        else:
            self.acts.decide(item, decision)

    def _settled(self, item: Item) -> None:
        if isinstance(item.value, Clash) and item.value.is_text:
            self.drafts.drop(draft_key(item.value))
        if isinstance(item.value, Duplicate):
            self.finding.drop(item)
        (self.list if self.panes.is_seen("list") else self.detail.next).setFocus()
        self.finding.look()

    def _on_typed(self, text: str) -> None:
        item = self.detail.item
        if item is not None and isinstance(item.value, Clash):
            self.drafts.touch(draft_key(item.value), text)

    def _keep_draft(self, key: str, text: str) -> None:
        self.ask(Urgency.DRAFT, lambda book: book.keep_draft(key, text), lambda _: None)

    def _open_thing(self) -> None:
        value = self.detail.item.value if self.detail.item else None
        if isinstance(value, Clash | Proposed):
            self.go.emit("evidence" if value.sort == "note" else "messages", value.id)

    def _leave(self) -> None:
        self.go.emit("team", None)

    def _lay_out(self) -> None:
        look = self.look
        self.heading.add_act(self.back)
        left = pane("sunken", side="right")
        column(left).addWidget(self.list)
        self.panes = Panes(
            look,
            (
                Pane("list", self.tr("What waits"), left, self.list, 304),
                Pane("versions", self.tr("Versions"), self.detail, self.detail.next),
            ),
        )
        self._all.addWidget(self.panes)
        self._all.addWidget(self.empty)
        whole = column(self)
        whole.addWidget(self.heading)
        whole.addWidget(self._all, 1)

    def _connect(self) -> None:
        detail = self.detail
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.opened.connect(lambda: self.panes.go_to("versions"))
        detail.decided.connect(self._decide)
        detail.typed.connect(self._on_typed)
        detail.left.connect(self.list.setFocus)
        detail.next.clicked.connect(self._next)
        detail.open.clicked.connect(self._open_thing)
        self.back.clicked.connect(self._leave)
        self.drafts.due.connect(self._keep_draft)
        self.finding.found.connect(self._show_items)
        self.acts.done.connect(self._settled)
        self.acts.stale.connect(self.finding.look)
        self.jobs.busy.connect(lambda busy: self.heading.set_busy(busy=busy))
