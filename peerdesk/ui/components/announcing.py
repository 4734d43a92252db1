# SPDX-License-Identifier: Apache-2.0
"""Telling a screen reader what changed where the focus is not: saved, locked, shared, found."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(teller: QWidget, sentence: str, *, at_once: bool = False) -> None:
    """Have a screen reader say a sentence, after what it is saying or, if told so, at once.

    What is drawn is not changed: the sentence must stand on the screen as well. Say counts
    ("12 notes found") and ends ("Shared with 3 laptops"), nothing for every key pressed.
    """
    event = QAccessibleAnnouncementEvent(teller, sentence)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if at_once else politeness.Polite)
    QAccessible.updateAccessibility(event)
