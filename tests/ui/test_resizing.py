# SPDX-License-Identifier: Apache-2.0
"""The size of text changes at once, however many places have been opened, and then all is still.

With a sheet of the application's own, Qt works through each widget as often as there are widgets
round it, and ten presses of Ctrl++ had the window stand still for a minute. And a height that
follows a width that a scroll bar takes from may chase it for ever.
"""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import getCppPointer

from peerdesk.desk.clock import FixedClock
from peerdesk.ui.choices import Choices
from peerdesk.ui.look import Look
from tests.fakes.vaults import FakeSettings
from tests.ui.conftest import MORNING
from tests.ui.walk import Walker, walked_window

UP_AND_DOWN = (1.1, 2.0, 1.0)
LOOKED_AT = ("documents", "observations")
STYLED, LAID_OUT = 3, 24
"""How often a widget may hear of a new style, and be resized or laid out, in one change."""


class Rounds(QObject):
    """Counts the rounds that each widget goes through, by its address: Python's own names pass."""

    def __init__(self) -> None:
        super().__init__()
        self.styled: Counter[int] = Counter()
        self.laid_out: Counter[int] = Counter()
        self.names: dict[int, str] = {}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count."""
        kind, widget = event.type(), getCppPointer(watched)[0]
        if kind == QEvent.Type.StyleChange:
            self.styled[widget] += 1
        elif kind in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self.laid_out[widget] += 1
            self.names[widget] = type(watched).__name__
        return False


@dataclass
class Seen:
    """What was found while the size of text changed with every place open."""

    rounds: list[str] = field(default_factory=list)
    other_sizes: list[str] = field(default_factory=list)
    changes: int = 0


@pytest.fixture(scope="module")
def seen(dressed: Look, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """Open every place, then change the size up and down in a few of them."""
    found = Seen()
    folder: Path = tmp_path_factory.mktemp("resized")
    with walked_window(dressed, folder, FixedClock(MORNING)) as walker:
        for key in walker.places():
            walker.go(key)
        for key in LOOKED_AT:
            walker.go(key)
            QTest.keyClick(QApplication.focusWidget() or walker.shell, Qt.Key.Key_Down)
            walker.settle()
            for factor in UP_AND_DOWN:
                change(walker, dressed, factor, found)
    dressed.choose("light", 1.0)
    return found


def change(walker: Walker, look: Look, factor: float, found: Seen) -> None:
    """Change the size of text, wait until all is still, and take note of what that took."""
    rounds = Rounds()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(rounds)
    look.choose(factor=factor)
    walker.settle()
    QTest.qWait(60)
    application.removeEventFilter(rounds)
    found.changes += bool(rounds.styled)
    place = walker.shell.place
    name = f"{place.key if place else ''} {factor:.0%}"
    most = max(rounds.styled.values(), default=0)
    if most > STYLED:
        found.rounds.append(f"{name}: a widget is styled {most} times")
    for widget, often in rounds.laid_out.items():
        if often > LAID_OUT:
            found.rounds.append(f"{name}: {rounds.names[widget]} laid out {often} times")
    texts = walker.window.findChildren(QWidget)
    sizes = {each.font().pixelSize() for each in texts if each.property("type") == "body"}
    if sizes != {look.font("body").pixelSize()}:
        found.other_sizes.append(f"{name}: {sizes}")


def test_a_size_of_text_comes_in_few_rounds_with_every_place_open(seen: Seen) -> None:
    assert seen.changes == len(UP_AND_DOWN) * len(LOOKED_AT)
    assert not seen.rounds, "\n".join(seen.rounds)


def test_all_that_is_open_wears_the_size_that_was_chosen(seen: Seen) -> None:
    assert not seen.other_sizes, "\n".join(seen.other_sizes)


def test_steps_that_come_while_one_is_laid_out_are_taken_as_one(look: Look) -> None:
    told: list[float] = []
    owner = QObject()
    choices = Choices(look, FakeSettings(), owner)
    look.changed.connect(lambda: told.append(look.factor))
    for _ in range(5):
        choices.larger()
    QTest.qWait(150)
    assert told == [pytest.approx(1.1), pytest.approx(1.1**5)]
    choices.usual_size()
