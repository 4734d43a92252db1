# SPDX-License-Identifier: Apache-2.0
"""The margin beside a preview: what the checks have found, and what can be done about each.

Checks advise. A finding is mended in the wording, released with a reason from a short list, or
followed back to the message and its notes; nothing here forbids anything.
"""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.compose.checks.finding import Check, Finding, fingerprint
from peerdesk.compose.checks.reasons import REASONS, reasons_for
from peerdesk.domain.publication_words import WhyReleased
from peerdesk.domain.published import Released
from peerdesk.ui.components.announcing import announce
from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.chooser import Chooser
from peerdesk.ui.components.current import choose_row
from peerdesk.ui.components.findings_list import FindingsList
from peerdesk.ui.components.findings_model import FindingRow, FindingsModel
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.text import Text, column, pane
from peerdesk.ui.look import Look

MADE = (Check.ATTRIBUTION, Check.LANGUAGE)
"""The checks that every paper for the sponsor goes through."""


class FindingsMargin(QWidget):
    """Findings by number. `host` is the place, over which the list of reasons opens.

    `mend_wanted` and `note_wanted` carry a `Finding`, `released` a finding and a `WhyReleased`,
    `taken_back` the release to be dropped, and `chosen` the number of the chosen finding or 0.
    """

    mend_wanted = Signal(object)
    note_wanted = Signal(object)
    released = Signal(object, object)
    taken_back = Signal(str)
    chosen = Signal(int)

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__()
        self._look = look
        self._lead = True
        self._may_mend: Callable[[Finding], bool] = _anywhere
        self._shown = self._first = False
        self._asked: Finding | None = None
        self.model = FindingsModel()
        self.list = FindingsList(look, self.model)
        self._count = Text("", "small", "ink2")
        self._empty = Text("", "small", "ink2", wrap=True)
        self.mend = Button(look, self.tr("Mend"), LINK, key="M").show_key_only()
        self.release = Button(look, self.tr("Release"), LINK, key="R").show_key_only()
        self.follow = Button(look, self.tr("Go to the message"), LINK, key="G").show_key_only()
        self.take_back = Button(look, self.tr("Take back"), LINK, key="U").show_key_only()
        self._chooser = Chooser(look, host)
        self._lay_out()
        self._connect()
        self.clear()

    @property
    def open_count(self) -> int:
        """Return how many findings nobody has released."""
        return len(self.model.open_findings())

    def ask_may_mend(self, may: Callable[[Finding], bool]) -> None:
        """Ask there whether the words of a finding can be changed; elsewhere Mend is not offered.

        Until then the words of every finding can.
        """
        self._may_mend = may

    def show_findings(
        self,
        findings: Sequence[Finding],
        released: Mapping[str, Released],
        *,
        lead: bool = True,
        checks: Sequence[Check] = MADE,
    ) -> None:
        """Show what was found, in the order of the document; `released` is by fingerprint.

        `lead` says whether this person may release, `checks` which were made: those that found
        nothing say so. The chosen finding stays chosen; once it is released or gone, the next
        open one is.
        """
        self._lead = lead
        row = self.list.currentIndex().row()
        held = self.model.finding(row)
        before = self.open_count
        self.model.show(findings, released, checks)
        if held is not None:
            row = self._row_again(held, row)
        if self._first and self.open_count:
            row, self._first = 0, False
        self._say_count(before)
        if row >= 0:
            choose_row(self.list, row)
        self._follow_choice()

    def clear(self) -> None:
        """Show and hold nothing."""
        self._chooser.leave(back=False)
        self._asked = None
        self._shown = self._first = False
        self.model.clear()
        self._count.setText("")
        self._empty.hide()
        self._follow_choice()

    def choose(self, number: int) -> None:
        """Choose a finding by its number, as from the margin of a page."""
        choose_row(self.list, number - 1)
        self.list.setFocus()

    def choose_first(self) -> None:
        """Choose the first finding that nobody has released, now or once it is found."""
        self._first = not self.open_count
        if not self._first:
            choose_row(self.list, 0)
        self.list.setFocus()

    def _row_again(self, held: FindingRow, row: int) -> int:
        """Return where the chosen finding stands now; one that is dealt with gives way."""
        found = self.model.find(fingerprint(held.finding))
        now = self.model.finding(found)
        if now is not None and (now.number or not held.number or not self.open_count):
            return found
        return min(row, max(self.open_count or self.model.rowCount(), 1) - 1)

    def _say_count(self, before: int) -> None:
        count = self.open_count
        words = self.tr("{0} to look at").format(count) if count else self.tr("nothing to look at")
        self._count.setText(words)
        if self._shown and count != before:
            announce(self, words)
        self._shown = True
        self._empty.setVisible(self.model.rowCount() == 0)

    def _current(self) -> FindingRow | None:
        return self.model.finding(self.list.currentIndex().row())

    def _follow_choice(self) -> None:
        """Offer what can be done with the chosen finding, and say which one it is."""
        row = self._current()
        still = row is not None and bool(row.number)
        self.mend.setVisible(row is not None and still and self._may_mend(row.finding))
        self.release.setVisible(still)
        self.release.setEnabled(self._lead)
        why = self.tr("The team leader or the peer challenge manager releases findings")
        self.release.setToolTip("" if self._lead else why)
        message = row is not None and bool(row.finding.message)
        self.follow.setVisible(message or (row is not None and bool(row.finding.note)))
        self.follow.set_text(self.tr("Go to the message") if message else self.tr("Go to the note"))
        self.take_back.setVisible(row is not None and bool(row.release) and self._lead)
        self._strip.setVisible(row is not None)
        self.list.setToolTip(str(self.list.currentIndex().data() or ""))
        self.chosen.emit(row.number if row is not None else 0)

    def _mend(self) -> None:
        row = self._current()
        if row is not None and row.number and self._may_mend(row.finding):
            self.mend_wanted.emit(row.finding)

    def _go(self) -> None:
        row = self._current()
        if row is not None and (row.finding.message or row.finding.note):
            self.note_wanted.emit(row.finding)

    def _ask_why(self) -> None:
        row = self._current()
        if row is None or not row.number or not self._lead:
            return
        self._asked = row.finding
        options = [Option(why.value, REASONS[why]) for why in reasons_for(row.finding.check)]
        self._chooser.offer(self.release, self.tr("Why may it stand?"), options)

    def _release(self, why: str) -> None:
        finding, self._asked = self._asked, None
        if finding is not None:
            self.released.emit(finding, WhyReleased(why))

    def _drop_release(self) -> None:
        row = self._current()
        if row is not None and row.release and self._lead:
            self.taken_back.emit(row.release)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._follow_choice)
        self._chooser.picked.connect(self._release)
        acts = (
            (self.mend, self.list.mended, self._mend),
            (self.release, self.list.released, self._ask_why),
            (self.follow, self.list.followed, self._go),
            (self.take_back, self.list.taken_back, self._drop_release),
        )
        for button, key, act in acts:
            button.clicked.connect(act)
            key.connect(act)

    def _lay_out(self) -> None:
        look = self._look
        head = QHBoxLayout()
        margins(look, head, 16, 13, 16, 8)
        head.addWidget(Text(self.tr("Checks"), "heading"))
        head.addStretch(1)
        head.addWidget(self._count)
        self._empty.setText(self.tr("Nothing has been checked yet."))
        margins(look, self._empty, 16, 0, 16, 0)
        self._strip = pane("sunken", side="top")
        inside = QVBoxLayout(self._strip)
        margins(look, inside, 16, 8, 8, 8)
        holder, flow = flow_box()
        between(look, flow, 12)
        for act in (self.mend, self.release, self.follow, self.take_back):
            flow.addWidget(act)
        inside.addWidget(holder)
        whole = column(self)
        whole.addLayout(head)
        whole.addWidget(self._empty)
        whole.addWidget(self.list, 1)
        whole.addWidget(self._strip)


def _anywhere(_: Finding) -> bool:
    """Say that the words can be changed, where nobody knows better."""
    return True
