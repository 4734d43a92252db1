# SPDX-License-Identifier: Apache-2.0
"""The help, over whatever screen asked for it: a page, the way back, the contents, and a search."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from peerdesk.ui.components.announcing import announce
from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.control import TextField
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.keyed_list import KeyedList
from peerdesk.ui.components.options import Option, OptionDelegate, OptionModel
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text
from peerdesk.ui.help.pages import CONTENTS, Found, HelpBook
from peerdesk.ui.help.reader import HelpReader
from peerdesk.ui.look import Look

_MOST = 60


class _Visit(NamedTuple):
    page: str
    section: str
    scroll: int = 0


class _Results(KeyedList):
    def __init__(self, look: Look, model: OptionModel) -> None:
        super().__init__(look, model, OptionDelegate(look))
        self._look = look

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._look.size(600), self._look.size(560))


class HelpSheet(Sheet):
    """Opens at a page; Alt and the left arrow go back, what is typed above is searched for."""

    def __init__(self, look: Look, host: QWidget, book: HelpBook, page: str = CONTENTS) -> None:
        super().__init__(look, host, self.tr("Help"), width=860)
        self._book = book
        self._visits: list[_Visit] = []
        self._now = _Visit("", "")
        self._found: list[Found] = []
        self.back = Button(look, self.tr("Back"), LINK, icon="arrow-left", key="Alt+Left")
        self.contents = Button(look, self.tr("Contents"), LINK, icon="list-bullets", key="Alt+C")
        self.field = TextField(look, hint=self.tr("Search the help"))
        self.field.setAccessibleName(self.tr("Search the help"))
        self.reader = HelpReader(look, book)
        self._model = OptionModel()
        self.results = _Results(look, self._model)
        self.results.setAccessibleName(self.tr("What was found"))
        self._count = Text("", "small", "ink2")
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self.show_page(page)

    def show_page(self, name: str, section: str = "") -> None:
        """Show a page, remembering the one before."""
        if self._now.page:
            scroll = self.reader.verticalScrollBar().value()
            self._visits.append(self._now._replace(scroll=scroll))
        self._turn_to(_Visit(name, section))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Go from the field to what was found, or to the page, by Down."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self.field and pressed and event.key() == Qt.Key.Key_Down:  # type: ignore[attr-defined]  # a key event, as asked before
            shown = self.results if self._pages.currentWidget() is self.results else self.reader
            shown.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _turn_to(self, visit: _Visit) -> None:
        page = self._book.page(visit.page)
        self._now = visit
        self.field.blockSignals(True)  # noqa: FBT003 - Qt's form
        self.field.clear()
        self.field.blockSignals(False)  # noqa: FBT003 - Qt's form
        self._pages.setCurrentWidget(self.reader)
        self._count.hide()
        self.reader.show_page(page, visit.section)
        if visit.scroll:
            self.reader.verticalScrollBar().setValue(visit.scroll)
        self.back.setEnabled(bool(self._visits))
        self.contents.setEnabled(page.name != CONTENTS)

    def _go_back(self) -> None:
        if self._visits:
            self._turn_to(self._visits.pop())
            self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, link: str) -> None:
        """Go where a link of the page leads: another page, or a heading of this one."""
        name, _, section = link.partition("#")
        self.show_page(name.removesuffix(".md") or self._now.page, section)
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def _search(self, typed: str) -> None:
        self._found = self._book.search(typed)[:_MOST]
        if not typed.strip():
            self._pages.setCurrentWidget(self.reader)
            self._count.hide()
            return
        self._model.show(
            [
                Option(str(number), hit.line, hit.section if hit.section != hit.line else "",
                       group=hit.title)
                for number, hit in enumerate(self._grouped())
            ]
        )  # fmt: skip
        self.results.setCurrentIndex(self._model.index(max(self._model.step(-1, 1), 0)))
        self._pages.setCurrentWidget(self.results)
        said = counted(len(self._found), self.tr("{0} line found"), self.tr("{0} lines found"))
        self._count.setText(said)
        self._count.show()
        announce(self, said)

    def _grouped(self) -> list[Found]:
        """Return what was found with the lines of a page together, as their headings need."""
        order = list(dict.fromkeys(hit.page for hit in self._found))
        self._found.sort(key=lambda hit: order.index(hit.page))
        return self._found

    def _take(self, index: QModelIndex | None = None) -> None:
        option = self._model.option((index or self.results.currentIndex()).row())
        if option is not None:
            hit = self._found[int(option.key)]
            self.show_page(hit.page, hit.section)
            self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_return(self) -> None:
        if self._pages.currentWidget() is self.results:
            self._take()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        between(self.look, head, 16)
        for part in (self.back, self.contents):
            head.addWidget(part)
        head.addWidget(self.field, 1)
        self._pages.addWidget(self.reader)
        self._pages.addWidget(self.results)
        self._count.hide()
        self.body.addLayout(head)
        self.body.addWidget(self._count)
        self.body.addWidget(self._pages, 1)
        self.add_act(self.tr("Close"), key="Esc").clicked.connect(self.leave)

    def _connect(self) -> None:
        self.back.clicked.connect(self._go_back)
        self.contents.clicked.connect(lambda: self.show_page(CONTENTS))
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self._on_return)
        self.field.installEventFilter(self)
        self.results.opened.connect(self._take)
        self.results.clicked.connect(self._take)
        self.reader.followed.connect(self._follow)
