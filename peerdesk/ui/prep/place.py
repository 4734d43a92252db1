# SPDX-License-Identifier: Apache-2.0
"""The prep card as a place of its own: read in two minutes, then straight into capturing."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from peerdesk.compose.prep import EVERYTHING, PrepCard, count_words, shown_at_first
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.errors import NoChallenge
from peerdesk.desk.prep import begin_prep, weigh_prep
from peerdesk.desk.timetable import coming_session
from peerdesk.domain.calendar import local, short_day
from peerdesk.ui.components.button import PRIMARY, Button
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.heading import Heading
from peerdesk.ui.components.text import Text, column
from peerdesk.ui.forms import form_of
from peerdesk.ui.keys.hearing import hear
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.prep.card import CardView
from peerdesk.ui.prep.keys import ALL, BACK, FOLD, FORM, PRINT, START
from peerdesk.ui.prep.printing import PrepPrinting

_WIDEST = 880
_A_MINUTE = 200
"""Words that are read in a minute."""


class PrepPlace(Place):
    """Opened with a session's identifier, or for the next one; leads to Today or to Capture."""

    key: ClassVar[str] = "prep"
    does = ALL

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self._id = ""
        self._card: PrepCard | None = None
        self._all = False
        self._heading = Heading(look, "", stacked=True)
        self._fold = Button(look, "", key=FOLD).make_low()
        self._form = Button(look, "", key=FORM)
        self._print = Button(look, self.tr("Print"), icon="printer", key=PRINT).make_low()
        self._start = Button(
            look, self.tr("Start capturing"), PRIMARY, icon="pencil-line", key="Return"
        )
        self._people = Text("", "body", wrap=True)
        self._reading = Text("", "small", "ink2")
        self._view = CardView(look)
        self._scroll = QScrollArea()
        self._printing = PrepPrinting(self)
        self._lay_out()
        self._connect()

    def open(self, what: object = None) -> None:
        """Show the card of a session."""
        self._id = what if isinstance(what, str) else self._id
        self._all = False
        self._heading.set_busy(busy=True)
        moment = local(*self.session.now())
        day, time = moment.date().isoformat(), f"{moment:%H:%M}"
        work = partial(_begin, identifier=self._id, today=day, time=time)
        self.ask(Urgency.ROWS, work, self._show)

    def renew(self) -> None:
        """Read the card anew: a question may have been asked over it."""
        self.open()

    def where(self) -> object:
        """Return the session."""
        return self._id or None

    def blank(self) -> None:
        """Take every word of the card away."""
        super().blank()
        self._card = None
        self._view.clear()
        self._printing.blank()
        self._people.clear()
        self._reading.clear()
        self._scroll.setAccessibleDescription("")
        self._heading.set_title("")
        self._heading.set_facts("")

    def _show(self, card: PrepCard | None) -> None:
        self._card = card
        for part in (self._start, self._print, self._fold):
            part.setVisible(card is not None)
        self._show_form(card)
        if card is None:
            self._heading.set_busy(busy=False)
            self._heading.set_title(self.tr("Prep card"))
            self._people.setText(self.tr("No session comes next: choose one in Today."))
            self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._id = card.id
        session = card.session
        self._heading.set_title(session.title)
        span = f"{short_day(session.day)}, {session.start} to {session.end}"
        self._heading.set_facts("   ".join(filter(None, (span, session.place))))
        met = ", ".join(card.people) or self.tr("Nobody is named by role yet")
        with_me = self.tr("   With {0}").format(", ".join(card.with_me)) if card.with_me else ""
        self._people.setText(self.tr("You meet: {0}.{1}").format(met, with_me))
        self._show_card()
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ask(Urgency.SEARCH, partial(weigh_prep, card=card), self._show_weighed)

    def _show_form(self, card: PrepCard | None) -> None:
        """Offer the form that a session of this kind has, beside its lines."""
        form = form_of(card.session.kind) if card is not None else None
        self._form.setVisible(form is not None)
        if form is not None:
            self._form.set_text(form.said)
            self._form.set_icon_name(form.icon)

    def _open_form(self) -> None:
        form = form_of(self._card.session.kind) if self._card is not None else None
        if form is not None:
            self.go.emit(form.place, form.sent(self._id))

    def _show_weighed(self, card: PrepCard) -> None:
        if card.id == self._id:
            self._heading.set_busy(busy=False)
            self._card = card
            self._show_card()

    def _show_card(self) -> None:
        card = self._card
        if card is None:
            return
        first = shown_at_first(card)
        shown = EVERYTHING if self._all else first
        words, every = count_words(card, shown), count_words(card)
        self._view.show_card(card, shown)
        minutes = max(1, -(-words // _A_MINUTE))
        form = self.tr("{0} words, {1}").format(
            words, counted(minutes, self.tr("{0} minute"), self.tr("{0} minutes"))
        )
        self._reading.setText(form)
        self._scroll.setAccessibleDescription(f"{self._people.text()} {form}")
        self._fold.setVisible(every > words or self._all)
        self._fold.set_text(self.tr("Two minutes of it") if self._all else self.tr("All of it"))
        self._scroll.verticalScrollBar().setValue(0)

    def _toggle(self) -> None:
        self._all = not self._all
        self._show_card()

    def _go_on(self) -> None:
        if self._card is not None:
            self.go.emit("capture", self._id)

    def _ask_print(self) -> None:
        if self._card is not None:
            self._printing.ask(self._card)

    def _connect(self) -> None:
        self._form.clicked.connect(self._open_form)
        self._fold.clicked.connect(self._toggle)
        self._print.clicked.connect(self._ask_print)
        self._start.show_key_only().clicked.connect(self._go_on)
        hear(self.look.keys, self._scroll, START, self._go_on)
        hear(self.look.keys, self, BACK, lambda: self.go.emit("today", None))

    def _lay_out(self) -> None:
        look = self.look
        self._heading.add_act(self._form)
        self._heading.add_act(self._start)
        acts, flow = flow_box()
        between(look, flow, 12)
        for part in (self._reading, self._fold, self._print):
            flow.addWidget(part)
        self._reading.setMinimumHeight(self._print.sizeHint().height())
        self._page = QWidget()
        inner = column(self._page)
        between(look, inner, 12)
        margins(look, inner, 24, 16, 24, 24)
        inner.addWidget(self._people)
        inner.addWidget(acts)
        inner.addWidget(self._view, 1)
        self._scroll.setAccessibleName(self.tr("Prep card"))
        self._scroll.setProperty("ring", look.radius("card"))
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._page)
        self._form.hide()
        self._fold.hide()
        look.changed.connect(self._fit)
        self._fit()
        whole = column(self)
        whole.addWidget(self._heading)
        whole.addWidget(self._scroll, 1)

    def _fit(self) -> None:
        """Keep lines of words short enough to be read, on the page itself: its height follows."""
        self._page.setMaximumWidth(self.look.size(_WIDEST))


def _begin(book: TeamBook, identifier: str, today: str, time: str) -> PrepCard | None:
    """Return the card of a session, "" for the one that comes next; None where there is none."""
    try:
        book.challenge()
    except NoChallenge:
        return None
    held = None if identifier else coming_session(book, today, time)
    wanted = held.id if held else identifier
    return begin_prep(book, wanted) if wanted else None
