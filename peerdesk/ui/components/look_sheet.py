# SPDX-License-Identifier: Apache-2.0
"""Choosing theme, text size and lock, from anywhere in the window."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerdesk.ui.capture_exclusion import can_hide
from peerdesk.ui.components.button import PRIMARY, Button
from peerdesk.ui.components.control import Check
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.tabs import Segments
from peerdesk.ui.components.text import Text
from peerdesk.ui.keys.everywhere import LARGER, SMALLER
from peerdesk.ui.look import Look
from peerdesk.ui.settings import LOCK_AFTER, LOCK_AFTER_CAPTURING, Privacy

_STEPS = (0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)


class LookSheet(Sheet):
    """All of it changes at once, so that one sees what one chooses."""

    theme_chosen = Signal(str)
    size_chosen = Signal(float)
    privacy_chosen = Signal(object)

    def __init__(self, look: Look, host: QWidget, privacy: Privacy) -> None:
        super().__init__(look, host, self.tr("Text size, contrast and lock"), width=600)
        self.setObjectName("look-sheet")
        self._privacy = privacy
        self._themes = Segments(
            look,
            [
                ("light", self.tr("Light")),
                ("dark", self.tr("Dark")),
                ("high-contrast", self.tr("High contrast")),
            ],
        )
        self._themes.choose(look.theme_name)
        self._shown = Text("", "heading")
        self._smaller = Button(look, self.tr("Smaller"), icon="minus", key=SMALLER)
        self._larger = Button(look, self.tr("Larger"), icon="plus", key=LARGER)
        self.after = self._minutes(LOCK_AFTER, privacy.lock_after)
        self.capturing = self._minutes(LOCK_AFTER_CAPTURING, privacy.lock_after_capturing)
        self.hidden = Check(look, self.tr("Hide this window from shared screens and recordings"))
        self._lay_out()
        self._connect()
        self._say()

    def _minutes(self, offered: tuple[int, ...], chosen: int) -> Segments:
        words = self.tr("{0} min")
        minutes = Segments(self.look, [(str(each), words.format(each)) for each in offered])
        minutes.choose(str(chosen))
        return minutes

    def _lay_out(self) -> None:
        gap = self.look.gap(12)
        self.body.addWidget(Text(self.tr("Theme"), "heading"))
        self.body.addWidget(self._themes)
        self.body.addWidget(Text(self.tr("Text size"), "heading"))
        row = QHBoxLayout()
        row.setSpacing(gap)
        row.addWidget(self._smaller.show_key_only())
        row.addWidget(self._shown)
        row.addWidget(self._larger.show_key_only())
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(Text(self.tr("Lock when nobody types or points"), "heading"))
        self.body.addWidget(self.after)
        self.body.addWidget(Text(self.tr("In Capture, where one listens for long"), "heading"))
        self.body.addWidget(self.capturing)
        self.body.addWidget(Text(self._what_locks_too(), "small", "ink2", wrap=True))
        self.body.addWidget(self.hidden)
        self.body.addWidget(Text(self._what_hiding_does(), "small", "ink2", wrap=True))

    def _what_locks_too(self) -> str:
        return self.tr(
            "It locks at once when the laptop sleeps or its screen is locked. F12 only covers the "
            "window."
        )

    def _what_hiding_does(self) -> str:
        if can_hide():
            return self.tr(
                "Turn it off to show the window in a meeting. A camera, and some programs, still "
                "see the screen."
            )
        return self.tr("This system cannot hide a window: anybody who shares the screen shows it.")

    def _connect(self) -> None:
        self._themes.chosen.connect(self.theme_chosen)
        self._smaller.clicked.connect(self._shrink)
        self._larger.clicked.connect(self._grow)
        self.hidden.setChecked(can_hide() and self._privacy.hidden_from_capture)
        self.hidden.setEnabled(can_hide())
        self.after.chosen.connect(self._choose_after)
        self.capturing.chosen.connect(self._choose_capturing)
        self.hidden.toggled.connect(self._choose_hidden)
        self.look.changed.connect(self._say)
        self.add_act(self.tr("Keep this"), PRIMARY, key="Esc").clicked.connect(self.leave)

    def _choose_after(self, minutes: str) -> None:
        self._choose(replace(self._privacy, lock_after=int(minutes)))

    def _choose_capturing(self, minutes: str) -> None:
        self._choose(replace(self._privacy, lock_after_capturing=int(minutes)))

    def _choose_hidden(self, hidden: bool) -> None:  # noqa: FBT001 - Qt's form
        self._choose(replace(self._privacy, hidden_from_capture=hidden))

    def _choose(self, privacy: Privacy) -> None:
        self._privacy = privacy
        self.privacy_chosen.emit(privacy)

    def _grow(self) -> None:
        step = next((s for s in _STEPS if s > self.look.factor + 0.01), _STEPS[-1])
        self.size_chosen.emit(step)

    def _shrink(self) -> None:
        step = next((s for s in reversed(_STEPS) if s < self.look.factor - 0.01), _STEPS[0])
        self.size_chosen.emit(step)

    def _say(self) -> None:
        self._shown.setText(f"{self.look.factor:.0%}".replace("%", " %"))
