# SPDX-License-Identifier: Apache-2.0
"""The status strip: saved, not yet shared, backed up, who, lock; the only home of these facts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerdesk.ui.components.announcing import announce
from peerdesk.ui.components.button import QUIET, Button
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.text import IconText
from peerdesk.ui.keys.everywhere import COVER, LOCK
from peerdesk.ui.look import Look


class StatusStrip(QWidget):
    """The strip at the foot of every place."""

    lock_pressed = Signal()
    cover_pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "canvas")
        self.setProperty("hair", "top")
        self.setAccessibleName(self.tr("Status"))
        self._saved = IconText(look, "check-circle")
        self._unshared = IconText(look, "paper-plane-tilt")
        self._backup = IconText(look, "hard-drives")
        self._extra = IconText(look, "pencil-line")
        self._who = IconText(look, "user-circle")
        self._cover = Button(look, self.tr("Cover"), QUIET, icon="eye-slash", key=COVER)
        self._cover.show_key_only()
        self._cover.clicked.connect(self.cover_pressed)
        self._lock = Button(look, self.tr("Lock"), QUIET, icon="lock-simple", key=LOCK)
        self._lock.show_key_only()
        self._lock.clicked.connect(self.lock_pressed)
        self._lay_out()
        for part in (self._saved, self._unshared, self._backup, self._extra, self._who):
            part.hide()
        look.changed.connect(self._fit)
        self._fit()

    def say_saved(self, time: str) -> None:
        """Say when something was last saved; called only after the commit has returned."""
        said = self.tr("Saved {0} on this laptop").format(time)
        if said != self._saved.words.text():
            announce(self, self.tr("Saved"))
        self._saved.set_icon("check-circle", "state.done", "fill")
        self._saved.words.set_ink("ink2")
        self._saved.set_text(said)
        self._saved.show()

    def say_not_saved(self) -> None:
        """Say that something could not be saved."""
        announce(self, self.tr("Not saved"), at_once=True)
        self._saved.set_icon("warning-octagon", "danger", "fill")
        self._saved.set_text(self.tr("NOT SAVED"))
        self._saved.show()

    def say_unshared(self, count: int) -> None:
        """Say how many changes no colleague has yet."""
        self._unshared.set_text(self.tr("Not yet shared: {0}").format(f"{count:,}"))
        self._unshared.show()

    def say_alone(self) -> None:
        """Say that there is no colleague yet who could have changes."""
        self._unshared.set_text(self.tr("No other laptop is in the team yet"))
        self._unshared.show()

    def say_backup(self, time: str) -> None:
        """Say when the vault was last backed up."""
        self._backup.set_text(
            self.tr("Backed up {0}").format(time) if time else self.tr("Not backed up yet")
        )
        self._backup.setVisible(not self._look.is_large)

    def say_extra(self, text: str) -> None:
        """Say one more fact of the place, or nothing."""
        self._extra.set_text(text)
        self._extra.setVisible(bool(text) and not self._look.is_large)

    def say_who(self, text: str) -> None:
        """Say whose laptop this is."""
        self._who.set_text(text)
        self._who.setVisible(not self._look.is_large)

    def _lay_out(self) -> None:
        look = self._look
        row = QHBoxLayout(self)
        margins(look, row, 16, 1, 12, 0)
        between(look, row, 24)
        for part in (self._saved, self._unshared, self._backup, self._extra):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._who)
        acts = QHBoxLayout()
        between(look, acts, 4)
        acts.addWidget(self._cover)
        acts.addWidget(self._lock)
        row.addLayout(acts)

    def _fit(self) -> None:
        self.setMinimumHeight(max(self._look.gap(32), self._lock.sizeHint().height() + 1))
        self._cover.setVisible(not self._look.is_large)
        for part in (self._backup, self._extra, self._who):
            if part.words.text():
                part.setVisible(not self._look.is_large)
