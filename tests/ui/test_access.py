# SPDX-License-Identifier: Apache-2.0
"""Every screen can be worked by keyboard and by ear, and its words have room at every size.

One walk through all places, and through whatever their buttons open, finds what is amiss on each;
the tests below say which claim that breaks.
"""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from peerdesk.desk.clock import FixedClock
from peerdesk.ui.components.chooser import Chooser
from peerdesk.ui.help.opening import page_of
from peerdesk.ui.help.pages import CONTENTS
from peerdesk.ui.look import Look
from peerdesk.ui.shell import Shell
from tests.ui import walking
from tests.ui.walk import Walker, walked_window
from tests.ui.walking import Faults

MORNING = datetime(2026, 5, 12, 9, 30)  # noqa: DTZ001 - London's wall time, as FixedClock takes it
SIZES = (1.0, 1.5, 2.0)


def look_at(faults: Faults, name: str, root: QWidget, size: float) -> None:
    """Hold one screen to all claims."""
    faults.screens.append(f"{name} {size:.0%}")
    faults.cut += [f"{name}, {size:.0%}: {found}" for found in walking.cut_off(root)]
    if size != 1.0:
        return
    faults.named += [f"{name}: {found}" for found in walking.without_name_or_role(root)]
    faults.told_apart += [f"{name}: {found}" for found in walking.alike(root)]
    inside = walking.controls(root)
    if not inside:
        return
    if page_of(root) == CONTENTS:
        faults.helped.append(name)
    focus = QApplication.focusWidget()
    start = focus if focus in inside else next((w for w in inside if walking.takes_tab(w)), None)
    if start is None:
        return
    went = walking.tab_round(start)
    faults.reached += [f"{name}: {found}" for found in walking.unreached(root, went)]
    within = [widget for widget in went if root.isAncestorOf(widget)]
    faults.ordered += [f"{name}: {found}" for found in walking.out_of_order(root, within)]
    if within and not isinstance(root, Chooser):  # it leaves when the focus goes elsewhere
        known = faults.known if isinstance(root, Shell) else set()
        seen = walking.unseen_focus(root, within, known)
        faults.seen += [f"{name}: {found}" for found in seen]
    start.setFocus()


def panes(faults: Faults, name: str, root: QWidget) -> None:
    """Press F6 until it comes round, which it must."""
    went: list[QWidget] = []
    for _ in range(10):
        focus = QApplication.focusWidget()
        if focus is None or focus in went:
            break
        went.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_F6)
    focus = QApplication.focusWidget()
    if focus not in went or len(went) < 2:
        faults.cycled.append(f"{name}: F6 went to {[walking.spoken(each) for each in went]}")
    del root


@pytest.fixture(scope="module")
def faults(dressed: Look, tmp_path_factory: pytest.TempPathFactory) -> Faults:
    """Walk everywhere once and return what was found."""
    found = Faults()
    folder: Path = tmp_path_factory.mktemp("walked")
    with walked_window(dressed, folder, FixedClock(MORNING)) as walker:
        for size in SIZES:
            dressed.choose(factor=size)
            walker.settle()
            walk_at(walker, found, size)
    dressed.choose("light", 1.0)
    return found


def walk_at(walker: Walker, found: Faults, size: float) -> None:
    """Visit everything at one size of text."""

    def visit(name: str, root: QWidget) -> None:
        found.flashed += [f"{name}: {seen}" for seen in walker.flashes.seen]
        walker.flashes.seen.clear()
        walker.window.activateWindow()
        look_at(found, name, root, size)
        if size == 1.0 and root is walker.window.shell:
            panes(found, name, root)

    walker.walk(visit, inside=size in {1.0, 2.0})


def listed(found: list[str]) -> str:
    return "\n" + "\n".join(dict.fromkeys(found))


def test_every_control_says_what_it_is(faults: Faults) -> None:
    assert not faults.named, listed(faults.named)


def test_no_two_controls_of_a_screen_say_the_same(faults: Faults) -> None:
    assert not faults.told_apart, listed(faults.told_apart)


def test_tab_comes_to_everything_and_is_caught_nowhere(faults: Faults) -> None:
    assert not faults.reached, listed(faults.reached)


def test_tab_goes_as_one_reads(faults: Faults) -> None:
    assert not faults.ordered, listed(faults.ordered)


def test_f6_goes_round_the_panes_of_every_place(faults: Faults) -> None:
    assert not faults.cycled, listed(faults.cycled)


def test_the_focus_is_seen_wherever_it_is(faults: Faults) -> None:
    assert not faults.seen, listed(faults.seen)


def test_nothing_is_shown_as_a_window_of_its_own_before_it_has_a_parent(faults: Faults) -> None:
    assert not faults.flashed, listed(faults.flashed)


def test_no_words_are_cut_at_any_size_of_text(faults: Faults) -> None:
    assert not faults.cut, listed(faults.cut)


def test_every_screen_has_a_page_of_the_help(faults: Faults) -> None:
    assert not faults.helped, listed(faults.helped)
    assert len(faults.screens) > 60
