# SPDX-License-Identifier: Apache-2.0
"""Above the day: the evidence has to go soon, or the challenge is closed."""

from PySide6.QtCore import Signal

from peerdesk.desk.retention import Reminder
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.look import Look


class ReminderBanner(Banner):
    """Hidden while there is nothing to be reminded of; `pressed` leads to where it is done."""

    pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.add_act(self.tr("Go there")).clicked.connect(self.pressed)
        self.hide()

    def show_reminder(self, reminder: Reminder | None) -> None:
        """Say it, or nothing."""
        self.say(
            reminder.words if reminder else "", "warn" if reminder and reminder.late else "told"
        )
        self.setVisible(reminder is not None)
