# SPDX-License-Identifier: Apache-2.0
"""The one sheet on which any paper becomes a file, from the wish to what was written."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from peerdesk.compose.checks.finding import Finding
from peerdesk.ui.components.announcing import announce
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import PLAIN, PRIMARY
from peerdesk.ui.components.export_faces import NamedFace, WantedFace, WrittenFace, attributed
from peerdesk.ui.components.offered import Offered
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look


class ExportSheet(Sheet):
    """Shows what is wanted, then how far it is, what was found, and what was written.

    `begun` asks for the file to be made, `go_on` for it to be written although findings stand,
    `cancelled` for the work to be dropped, `template_wanted` for a template to be chosen, and
    `looked_for` for the findings to be shown where they stand.
    """

    begun = Signal()
    go_on = Signal()
    cancelled = Signal()
    template_wanted = Signal()
    looked_for = Signal()

    def __init__(self, look: Look, host: QWidget, offered: Offered) -> None:
        title = self.tr("Export {0}").format(offered.title)
        super().__init__(look, host, title, width=600)
        self.wanted = WantedFace(look, self, offered)
        self.named = NamedFace(look, self)
        self.written = WrittenFace(look)
        self._way = Text("", "body", "ink2", wrap=True)
        self._failed = Banner(look, "danger")
        self._faces: tuple[QWidget, ...] = (self.wanted, self._way, self.named, self.written)
        self._act = self.add_act("", PRIMARY, key="Ctrl+Return")
        self._again = self.add_act(self.tr("Export another"), PLAIN)
        self._leave = self.add_act(self.tr("Leave"), key="Esc")
        self._lay_out_faces()
        self._connect()
        self.ask()

    def ask(self) -> None:
        """Ask what is wanted."""
        self._show(self.wanted, self.tr("Choose where"))
        self._leave.set_text(self.tr("Leave"))

    def say_way(self, words: str) -> None:
        """Say how far the work is; there is nothing to press but Cancel."""
        self._way.setText(words)
        self._show(self._way, "")
        self._leave.set_text(self.tr("Cancel"))

    def say_failed(self, sentence: str) -> None:
        """Say why nothing was written, above what is wanted."""
        self.ask()
        self._failed.say(sentence)
        self._failed.show()
        self.fit()
        announce(self, sentence, at_once=True)

    def name_findings(self, findings: Sequence[Finding], *, lead: bool) -> None:
        """Name what nobody has released; only a lead may go on where it may point to a person."""
        self.named.show_findings(findings, lead=lead)
        count = len(attributed(findings))
        release = self.tr("Release {0} and choose where").format(count)
        act = release if count else self.tr("Choose where all the same")
        self._show(self.named, act if lead or not count else "")
        self._again.set_text(self.tr("Back"))
        self._again.show()
        self._leave.set_text(self.tr("Look at them"))
        self.fit()

    def say_written(self, path: Path, lacking: Sequence[str]) -> None:
        """Say where the file stands and what it no longer has."""
        said = self.written.show_written(path, lacking, self.wanted.copy)
        self._show(self.written, self.tr("Done"))
        self._again.set_text(self.tr("Export another"))
        self._again.show()
        self._leave.hide()
        self.fit()
        announce(self, said)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Do on Esc what the last act says."""
        if event.key() == Qt.Key.Key_Escape:
            self._turn_away()
            return
        super().keyPressEvent(event)

    def leave(self) -> None:
        """Take the sheet away, and drop what is under way."""
        if not self.isHidden():
            self.cancelled.emit()
            self.named.clear()
            self.wanted.set_template("", b"")
        super().leave()

    def _show(self, face: QWidget, act: str) -> None:
        for one in self._faces:
            one.setVisible(one is face)
        self._failed.hide()
        self._act.setVisible(bool(act))
        self._act.set_text(act)
        self._again.hide()
        self._leave.show()
        self.fit()
        focus = self._act if act else self._leave
        if self.isVisible() and not self._holds_focus():
            focus.setFocus()

    def _holds_focus(self) -> bool:
        focus = self.window().focusWidget()
        return bool(focus) and self.isAncestorOf(focus) and focus.isVisible()

    def _take(self) -> None:
        if not self.written.isHidden():
            self.leave()
        elif self.named.isHidden():
            self.begun.emit()
        elif self.named.needs_reason:
            self.named.ask_for_reason()
            self.show_focus()
        else:
            self.go_on.emit()

    def _turn_away(self) -> None:
        """Stop what is under way, or leave: to look at the findings where there are any."""
        if not self._way.isHidden():
            self._go_back()
            return
        looks = not self.named.isHidden()
        self.leave()
        if looks:
            self.looked_for.emit()

    def _go_back(self) -> None:
        self.cancelled.emit()
        self.ask()

    def _lay_out_faces(self) -> None:
        self.body.addWidget(self._failed)
        for face in self._faces:
            self.body.addWidget(face)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self._act.clicked.connect(self._take)
        self._again.clicked.connect(self._go_back)
        self._leave.clicked.connect(self._turn_away)
        self.wanted.template_wanted.connect(self.template_wanted)
        self.wanted.changed.connect(self.fit)
