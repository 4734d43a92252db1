# SPDX-License-Identifier: Apache-2.0
"""What a bundle would bring, shown before anything is written."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.domain.calendar import local, short_day
from peerdesk.team.receipt import Counts, Preview
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import PLAIN, PRIMARY, Button
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.text import IconText, Text, hair, let_go
from peerdesk.ui.look import Look


def brings_something(preview: Preview) -> bool:
    """Say whether taking a bundle in would change anything here."""
    counts = preview.counts
    return bool(counts.new or counts.waiting or counts.pieces)


def _others(counts: Counts) -> int:
    """Return how many of the new changes are in none of the other rows."""
    return max(counts.new - counts.sorts, 0)


class BundleCard(QFrame):
    """From whom, what is in it, and the one act that takes it in."""

    import_pressed = Signal()
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("ground", "sheet")
        self.setAccessibleName(self.tr("A bundle to import"))
        self._sender = Text("", "heading", wrap=True)
        self._signed = IconText(look, "shield-check")
        self._signed.words.setWordWrap(True)
        self._voice = Banner(look, "warn")
        self._counts = QVBoxLayout()
        self._parts: list[QWidget] = []
        self._advice = Banner(look, "told")
        self.take = Button(look, "", PRIMARY, key="Return").show_key_only()
        self.leave = Button(look, self.tr("Not now"), PLAIN, key="Esc").show_key_only()
        self._lay_out()
        self.take.clicked.connect(self.import_pressed)
        self.leave.clicked.connect(self.left)

    def clear(self) -> None:
        """Show and hold nothing."""
        self._sender.clear()
        self._signed.set_text("")
        self._voice.say("")
        for part in self._parts:
            let_go(part)
        self._parts = []

    def set_preview(self, preview: Preview) -> None:
        """Show what a bundle would bring."""
        self.clear()
        moment = local(preview.at, preview.offset)
        when = f"{short_day(moment.date().isoformat())}, {moment:%H:%M}"
        self._sender.setText(self.tr("From {0}, {1}").format(preview.sender, when))
        words = " ".join(preview.fingerprint)
        self._signed.set_text(self.tr("Signed by their laptop: {0}").format(words))
        self._signed.set_icon("shield-check", weight="fill")
        self._voice.setVisible(preview.first)
        self._voice.say(
            self.tr(
                "This vault has no challenge yet, so it will trust this laptop’s word. Ring {0} "
                "and have these six words read to you: {1}. Import only if they are the same."
            ).format(preview.sender, words)
        )
        self._show_counts(preview)
        self.take.set_text(self._act_words(preview))
        self.take.setEnabled(brings_something(preview))
        self._advice.say(self._advice_words(preview))
        self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def _act_words(self, preview: Preview) -> str:
        new = preview.counts.new
        if preview.first:
            return self.tr("The words are the same: import")
        if not new and preview.counts.pieces:
            return self.tr("Import attachments")
        if not new and preview.counts.waiting:
            return self.tr("Import what waits")
        if new == 1:
            return self.tr("Import 1 change")
        return self.tr("Import {0} changes").format(f"{new:,}")

    def _advice_words(self, preview: Preview) -> str:
        counts = preview.counts
        if not brings_something(preview):
            return self.tr("Everything in it is here already. Nothing will change.")
        if counts.waiting == 1:
            return self.tr("1 of these changes waits for a bundle that was shared before this one.")
        if counts.waiting:
            return self.tr(
                "{0} of these changes wait for a bundle that was shared before this one."
            ).format(f"{counts.waiting:,}")
        return self.tr("Nothing of yours is overwritten. Where wordings differ, both are kept.")

    def _show_counts(self, preview: Preview) -> None:
        counts = preview.counts
        for number, (one, many, hint) in (*self._evidence(counts), *self._standing(counts)):
            if number:
                self._add_row(f"{number:,}", one if number == 1 else many, hint)
        self._add_row(f"{counts.refused:,}", self.tr("refused"), "")
        for notice in preview.notices:
            self._add(Text(notice, "small", "ink2", wrap=True))
        for refusal in preview.refusals:
            self._add(Text(refusal, "small", "danger", wrap=True))

    def _evidence(self, counts: Counts) -> Iterator[tuple[int, tuple[str, str, str]]]:
        """Yield what is new, counted: its words for one and for many, and a hint."""
        attached = max(counts.attachments, 1) if counts.pieces else 0
        reworded = self.tr("reworded note or message"), self.tr("reworded notes or messages")
        others = self.tr("other change"), self.tr("other changes")
        concern = self.tr("immediate concern"), self.tr("immediate concerns")
        records = self.tr("record"), self.tr("records")
        yield counts.concerns, (*concern, self.tr("look at it first"))
        yield counts.notes, (self.tr("new note"), self.tr("new notes"), "")
        yield counts.revised, (*reworded, "")
        yield counts.messages, (self.tr("new message"), self.tr("new messages"), "")
        yield counts.questions, (self.tr("question"), self.tr("questions"), "")
        yield counts.records, (*records, self.tr("case files, documents, visits"))
        yield counts.replies, (self.tr("sponsor’s reply"), self.tr("sponsor’s replies"), "")
        yield counts.clusters, (self.tr("cluster on the wall"), self.tr("clusters on the wall"), "")
        yield counts.mergers, (self.tr("merged message"), self.tr("merged messages"), "")
        yield _others(counts), (*others, self.tr("scope, sorting, team"))
        yield attached, (self.tr("attachment"), self.tr("attachments"), "")

    def _standing(self, counts: Counts) -> Iterator[tuple[int, tuple[str, str, str]]]:
        """Yield in the same way what becomes of things that were here, or cannot stand yet."""
        proposed = self.tr("proposal to withdraw"), self.tr("proposals to withdraw")
        withdrawn, waiting, aside = (
            self.tr("withdrawn"),
            self.tr("waiting"),
            self.tr("set aside"),
        )
        differ = self.tr("difference to settle"), self.tr("differences to settle")
        erased = self.tr("note erased for good"), self.tr("notes erased for good")
        yield counts.proposals, (*proposed, self.tr("to settle"))
        yield counts.withdrawn, (withdrawn, withdrawn, self.tr("kept in the bin"))
        yield counts.clashes, (*differ, self.tr("both are kept"))
        yield counts.erased, (*erased, self.tr("for everybody"))
        yield counts.holds, (self.tr("new hold"), self.tr("new holds"), "")
        yield counts.waiting, (waiting, waiting, self.tr("for an earlier bundle"))
        yield counts.aside, (aside, aside, self.tr("kept, not counting"))

    def _add_row(self, number: str, words: str, hint: str) -> None:
        look = self._look
        holder = QWidget()
        row = QHBoxLayout(holder)
        margins(look, row, 0, 7, 0, 7)
        between(look, row, 12)
        figure = Text(number, "body")
        figure.setFont(look.font("body", weight=600, columns=True))
        figure.setMinimumWidth(look.size(32))
        figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(figure)
        row.addWidget(Text(words, "body"), 1)
        if hint:
            row.addWidget(Text(hint, "small", "ink2"))
        holder.setAccessibleName(f"{number} {words}")
        self._add(hair())
        self._add(holder)

    def _add(self, widget: QWidget) -> None:
        self._counts.addWidget(widget)
        self._parts.append(widget)

    def _lay_out(self) -> None:
        look = self._look
        self._counts.setSpacing(0)
        column = QVBoxLayout(self)
        margins(look, column, 18, 18, 18, 18)
        between(look, column, 8)
        column.addWidget(IconText(look, "file-arrow-down", self.tr("A bundle to import")))
        column.addWidget(self._sender)
        column.addWidget(self._signed)
        column.addWidget(self._voice)
        column.addLayout(self._counts)
        column.addWidget(self._advice)
        acts, flow = flow_box()
        between(look, flow, 8)
        flow.addWidget(self.take)
        flow.addWidget(self.leave)
        column.addWidget(acts)
