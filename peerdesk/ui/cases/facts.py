# SPDX-License-Identifier: Apache-2.0
"""Beside the form: what was read, with whom it was talked through, and the second reviewer."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.desk.case_files import MANAGER, USUALLY_READ, WORKER
from peerdesk.domain.calendar import short_day
from peerdesk.domain.words import CaseState, title
from peerdesk.ui.cases.listing import SIGNS
from peerdesk.ui.cases.reading import CaseDetail
from peerdesk.ui.cases.rows import Reviewers
from peerdesk.ui.components.button import PLAIN, Button
from peerdesk.ui.components.control import Check, TextField
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.scrolling import scrolling
from peerdesk.ui.components.text import IconText, Text, column, let_go, pane
from peerdesk.ui.keys.action import Action
from peerdesk.ui.look import Look

FORWARD = Action("cases.forward", "Say that a case file is reviewed or moderated", ("Ctrl+Return",))
BACK = Action("cases.back", "Take a review up again", ())


class CaseFacts(QWidget):
    """Ticks and the state of one review; what is chosen goes out by signals."""

    read = Signal(object)
    talked = Signal(object)
    forward = Signal()
    back = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._detail: CaseDetail | None = None
        self._read_box, self._talk_box = QWidget(), QWidget()
        self._reads = QVBoxLayout(self._read_box)
        self._talks = QVBoxLayout(self._talk_box)
        self._offered: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        self._ticks: list[Check] = []
        self.more = TextField(look, hint=self.tr("Minutes of strategy meetings"))
        self._more = Field(look, self.tr("Something else"), self.more)
        self._agreed = Text("", "small", "ink2", wrap=True)
        self._state = IconText(look, "circle-dashed", "", "ink")
        self._second = IconText(look, "user", "", "ink")
        self._about = Text("", "small", "ink2", wrap=True)
        self.on = Button(look, "", PLAIN, key=FORWARD).make_low()
        self.again = Button(look, self.tr("Take it up again"), PLAIN, key=BACK).make_low()
        self._lay_out()
        self.more.returnPressed.connect(self._add_more)
        self.on.clicked.connect(self.forward)
        self.again.clicked.connect(self.back)

    def show_case(self, detail: CaseDetail, team: Reviewers) -> None:
        """Show one review."""
        self._detail = detail
        live = team.writes and detail.live
        self._show_ticks(detail, live=live)
        self._more.setVisible(live)
        file = detail.file
        parts = [
            file.agreed_list,
            self.tr("chosen by the {0}").format(title(file.chosen_by).lower()),
            self.tr("read by {0}").format(team.name(file.reviewer) or self.tr("nobody yet")),
            short_day(file.day) if file.day else "",
        ]
        self._agreed.setText("\n".join(filter(None, parts)))
        self._state.set_icon(*SIGNS[detail.review.state])
        self._state.words.set_ink("ink")
        self._state.set_text(title(detail.review.state))
        second = team.name(file.moderator)
        self._second.setVisible(bool(second))
        self._second.set_text(second)
        self._about.setText(self._second_words(detail, team, second))
        following = detail.next_state(team.me)
        said = {
            CaseState.REVIEWED: self.tr("It is reviewed"),
            CaseState.MODERATED: self.tr("It is moderated"),
        }
        self.on.setVisible(live and following is not None)
        self.on.set_text(said[following] if following else "")
        over = {CaseState.REVIEWED, CaseState.MODERATED}
        self.again.setVisible(live and detail.review.state in over)

    def clear(self) -> None:
        """Show and hold nothing."""
        self._detail = None
        for tick in self._ticks:
            let_go(tick)
        self._ticks, self._offered = [], ((), ())
        self.more.clear()
        for text in (self._agreed, self._about):
            text.clear()
        self._second.set_text("")
        self._state.set_text("")

    def _second_words(self, detail: CaseDetail, team: Reviewers, second: str) -> str:
        if detail.review.state is CaseState.MODERATED:
            return self.tr("Both have read it. Remarks of either stand under their names.")
        if not second:
            return self.tr("None is named. A second reading is the team’s choice.")
        if detail.file.moderator == team.me:
            return self.tr("You read it after {0}, and write remarks of your own.").format(
                team.name(detail.file.reviewer) or self.tr("a colleague")
            )
        return self.tr("Reads it after you, and writes remarks of their own. Both are kept.")

    def _show_ticks(self, detail: CaseDetail, *, live: bool) -> None:
        read, talks = detail.review.read, detail.review.talked_with
        sorts = (*USUALLY_READ, *(other for other in read if other not in USUALLY_READ))
        roles = (WORKER, MANAGER, *(role for role in talks if role not in {WORKER, MANAGER}))
        if self._offered != (sorts, roles):
            self._offer(sorts, roles)
        ticked = [*(sort in read for sort in sorts), *(role in talks for role in roles)]
        for tick, on in zip(self._ticks, ticked, strict=True):
            tick.setChecked(on)
            tick.setEnabled(live)

    def _offer(self, sorts: tuple[str, ...], roles: tuple[str, ...]) -> None:
        """Lay the ticks out anew; as long as they are the same, the one in hand keeps the focus."""
        for tick in self._ticks:
            let_go(tick)
        self._offered = (sorts, roles)
        named = {WORKER: self.tr("With the social worker"), MANAGER: self.tr("With the manager")}
        reads = [self._tick(self._reads, sort, _capital(sort)) for sort in sorts]
        talks = [self._tick(self._talks, role, named.get(role, _capital(role))) for role in roles]
        self._ticks = [*reads, *talks]
        self.setTabOrder(self.more, reads[0])  # where the field stands, and then the field after
        for before, after in pairwise((*reads, self.more, *talks)):
            self.setTabOrder(before, after)

    def _tick(self, into: QVBoxLayout, sort: str, words: str) -> Check:
        tick = Check(self._look, words)
        reads = into is self._reads
        tick.clicked.connect(partial(self._toggle_read if reads else self._toggle_talk, sort))
        into.addWidget(tick)
        return tick

    def _toggle_read(self, sort: str) -> None:
        if self._detail is not None:
            self.read.emit(_toggled(self._detail.review.read, sort))

    def _toggle_talk(self, role: str) -> None:
        if self._detail is not None:
            self.talked.emit(_toggled(self._detail.review.talked_with, role))

    def _add_more(self) -> None:
        sort = self.more.text().strip()
        if self._detail is not None and sort and sort not in self._detail.review.read:
            self.more.clear()
            self.read.emit((*self._detail.review.read, sort))

    def _lay_out(self) -> None:
        look = self._look
        page = QWidget()
        inner = column(page)
        between(look, inner, 10)
        margins(look, inner, 20, 18, 20, 16)
        for layout in (self._reads, self._talks):
            layout.setContentsMargins(0, 0, 0, 0)
            between(look, layout, 4)
        inner.addWidget(Text(self.tr("What was read"), "heading"))
        inner.addWidget(self._read_box)
        inner.addWidget(self._more)
        inner.addSpacing(look.gap(8))
        inner.addWidget(Text(self.tr("Talks"), "heading"))
        inner.addWidget(self._talk_box)
        inner.addSpacing(look.gap(8))
        inner.addWidget(Text(self.tr("Second reviewer"), "heading"))
        inner.addWidget(self._second)
        inner.addWidget(self._about)
        inner.addSpacing(look.gap(8))
        inner.addWidget(Text(self.tr("Agreed"), "heading"))
        inner.addWidget(self._agreed)
        inner.addStretch(1)
        scroll = scrolling(page)
        foot = pane("canvas", side="top")
        low = column(foot)
        between(look, low, 8)
        margins(look, low, 20, 12, 20, 12)
        for part in (self._state, self.on, self.again):
            low.addWidget(part)
        whole = column(self)
        whole.addWidget(scroll, 1)
        whole.addWidget(foot)


def _toggled(held: tuple[str, ...], one: str) -> tuple[str, ...]:
    return tuple(each for each in held if each != one) if one in held else (*held, one)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
