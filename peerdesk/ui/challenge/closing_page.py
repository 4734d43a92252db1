# SPDX-License-Identifier: Apache-2.0
"""The page Close: the order, this laptop's part in it, and who has confirmed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.ui.challenge.closing_rows import ClosingRows, HeldRow, LaptopRow
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import DANGER, LINK, PRIMARY, Button
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.scrolled import ScrolledPage
from peerdesk.ui.components.text import IconText, Text, column, hair, let_go
from peerdesk.ui.look import Look


class _Card(QFrame):
    """A heading, a few words, whatever stands below, and acts."""

    def __init__(self, look: Look, heading: str) -> None:
        super().__init__()
        self.setProperty("ground", "card")
        self.words = Text("", "body", wrap=True)
        self.rows = QVBoxLayout()
        between(look, self.rows, 8)
        self._box, self.acts = flow_box()
        between(look, self.acts, 12)
        whole = column(self, margin=look.gap(16), gap=look.gap(12))
        whole.addWidget(Text(heading, "heading"))
        whole.addWidget(self.words)
        whole.addLayout(self.rows)
        whole.addWidget(self._box)

    def show_acts(self, *, shown: bool) -> None:
        """Show the acts, or none of them."""
        self._box.setVisible(shown)


class ClosingPage(ScrolledPage):
    """Shows; what is pressed goes out by the buttons' own signals.

    `hold_wanted` carries the note that a hold keeps, or "" where it keeps everything.
    """

    hold_wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self._reminder = Banner(look, "told")
        self._order = _Card(look, self.tr("The order"))
        self._hold = IconText(look, "check-circle", "", "ink2")
        self._own = _Card(look, self.tr("This laptop"))
        self._why = IconText(look, "info", "", "ink2")
        self._team = _Card(look, self.tr("Who has confirmed"))
        self.close_it = Button(look, self.tr("Close the challenge"), PRIMARY)
        self.call_off = Button(look, self.tr("Call it off"))
        self.share = Button(look, self.tr("Share a last bundle"), icon="paper-plane-tilt")
        self.save = Button(look, self.tr("Save the last documents"), icon="file-pdf")
        self.clear_it = Button(look, self.tr("Clear this laptop"), DANGER, icon="trash")
        self.take = Button(look, self.tr("Take in a confirmation"), icon="file-arrow-down")
        self.certify = Button(look, self.tr("Save the certificate"), icon="shield-check")
        self._laptops: list[QWidget] = []
        self._holds: list[QWidget] = []
        self._lay_out()
        self.show_rows(None)

    def show_rows(self, rows: ClosingRows | None) -> None:
        """Show how far the closing has come, or nothing."""
        for laptop in self._laptops:
            let_go(laptop)
        for hold in self._holds:
            let_go(hold)
        self._laptops, self._holds = [], []
        for part in (self._order, self._own, self._team):
            part.setVisible(rows is not None)
        self._reminder.setVisible(bool(rows and rows.reminder and not rows.day))
        if rows is None:
            for text in (self._order.words, self._own.words, self._team.words):
                text.clear()
            self._reminder.say("")
            return
        self._reminder.say(rows.reminder, "warn" if rows.late else "told")
        self._show_order(rows)
        self._show_own(rows)
        self._show_team(rows)

    def _show_order(self, rows: ClosingRows) -> None:
        if rows.day:
            words = self.tr(
                "{0} closed the challenge on {1}. From {2} on, every laptop destroys its keys and "
                "files, and confirms it."
            ).format(rows.ordered_by or self.tr("A lead"), rows.ordered, rows.named)
        else:
            words = self.tr(
                "When the evidence is not needed any more, a lead closes the challenge. From the "
                "day they choose, every laptop destroys its keys and files, and confirms it."
            )
            if rows.retention:
                words += " " + self.tr("Agreed at scoping: gone by {0}.").format(rows.retention)
        self._order.words.setText(words)
        held = ", ".join(rows.held)
        self._hold.set_text(
            self.tr("A hold is open ({0}): nothing is destroyed until a lead lifts it.").format(
                held
            )
            if held
            else self.tr("No hold is open.")
        )
        for held_row in rows.holds:
            row = self._hold_row(held_row)
            self._holds.append(row)
            self._order.rows.addWidget(row)
        icon, ink = ("warning", "danger") if held else ("check-circle", "ink2")
        self._hold.set_icon(icon, ink, "fill" if held else "regular")
        self._order.show_acts(shown=rows.leads)
        self.close_it.set_text(
            self.tr("Choose another day") if rows.day else self.tr("Close the challenge")
        )
        self.close_it.set_sort("plain" if rows.day else PRIMARY)
        self.close_it.setEnabled(not rows.held)
        self.call_off.setVisible(bool(rows.day))

    def _hold_row(self, held: HeldRow) -> QWidget:
        """Return what the hold is known by and what it keeps, and the way to it."""
        row = QWidget()
        across = QHBoxLayout(row)
        margins(self._look, across, 24, 0, 0, 0)
        between(self._look, across, 12)
        said = column(words := QWidget())
        said.addWidget(Text(held.words, "body", wrap=True))
        said.addWidget(Text(held.covers, "small", "ink2", wrap=True))
        show = Button(self._look, self.tr("Show it"), LINK)
        show.setAccessibleName(self.tr("Show it: {0}").format(held.words))
        show.clicked.connect(lambda: self.hold_wanted.emit(held.note))
        across.addWidget(words, 1)
        across.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _show_own(self, rows: ClosingRows) -> None:
        self._own.setVisible(bool(rows.day))
        self._own.words.setText(self.tr("What will go: {0}; all backups.").format(rows.goes))
        self.share.setVisible(rows.unshared > 0 and len(rows.laptops) > 1)
        self.save.setVisible(rows.outputs > 0)
        self.clear_it.setEnabled(rows.ready and not rows.held)
        self._why.set_text(self._advice(rows))
        self._why.setVisible(bool(self._advice(rows)))

    def _advice(self, rows: ClosingRows) -> str:
        """Return what stands in the way of clearing, or what to do before it."""
        if rows.held:
            return self.tr("It waits for the hold.")
        if not rows.ready:
            return self.tr("It can be cleared from {0} on.").format(rows.named)
        others = sum(not laptop.own for laptop in rows.laptops)
        missing = others - sum(r.done and not r.own for r in rows.laptops)
        if rows.leads and missing:
            return counted(
                missing,
                self.tr("{0} other laptop has not confirmed: clear a lead’s last."),
                self.tr("{0} other laptops have not confirmed: clear a lead’s last."),
            )
        if rows.unshared:
            return counted(
                rows.unshared,
                self.tr("{0} change is in no bundle yet: nobody else has it."),
                self.tr("{0} changes are in no bundle yet: nobody else has them."),
            )
        return ""

    def _show_team(self, rows: ClosingRows) -> None:
        self._team.setVisible(bool(rows.laptops))
        self._team.words.setText(
            self.tr("{0} of {1} laptops").format(rows.confirmed, len(rows.laptops))
        )
        for laptop in rows.laptops:
            row = self._laptop(laptop)
            self._team.rows.addWidget(row)
            self._laptops.append(row)
        self._team.show_acts(shown=rows.leads)

    def _laptop(self, laptop: LaptopRow) -> QWidget:
        row = QWidget()
        done = IconText(self._look, "circle-dashed", self.tr("Not heard of"))
        done.top_align()
        done.words.setWordWrap(True)
        if laptop.doubtful:
            done.set_text(self.tr("In doubt: destroyed {0}, by its word").format(laptop.cleared))
            done.set_icon("warning", "danger", "fill")
        elif laptop.cleared:
            done.set_text(self.tr("Destroyed {0}").format(laptop.cleared))
            done.set_icon("check-circle", "ink", "fill")
        elif laptop.own:
            done.set_text(self.tr("This laptop, not cleared yet"))
            done.set_icon("laptop")
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addWidget(Text(f"{laptop.name}, {laptop.role}", "body", wrap=True))
        if laptop.detail:
            who.addWidget(Text(laptop.detail, "small", "ink2", wrap=True))
        line = QHBoxLayout()
        between(self._look, line, 16)
        line.addLayout(who, 3)
        line.addWidget(done, 2, Qt.AlignmentFlag.AlignTop)
        whole = column(row)
        between(self._look, whole, 8)
        whole.addWidget(hair())
        whole.addLayout(line)
        return row

    def _lay_out(self) -> None:
        self._order.rows.addWidget(self._hold)
        self._own.rows.addWidget(self._why)
        for text in (self._hold, self._why):
            text.words.setWordWrap(True)
            text.top_align()
        for card, acts in (
            (self._order, (self.close_it, self.call_off)),
            (self._own, (self.share, self.save, self.clear_it)),
            (self._team, (self.take, self.certify)),
        ):
            for act in acts:
                card.acts.addWidget(act)
        for part in (self._reminder, self._order, self._own, self._team):
            self.inner.addWidget(part)
        self.inner.addStretch(1)
