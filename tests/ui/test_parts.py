# SPDX-License-Identifier: Apache-2.0
"""The parts that every place is made of do what they say, by keyboard, in every theme."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import DANGER, LINK, PLAIN, PRIMARY, QUIET, Button
from peerdesk.ui.components.control import Check, Choice, TextArea, TextField
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.focus import FocusRing
from peerdesk.ui.components.mark import Chip, KeyCap, Mark
from peerdesk.ui.components.paint import Wrapped
from peerdesk.ui.components.rail import Rail
from peerdesk.ui.components.rail_item import RailEntry
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.strip import StatusStrip
from peerdesk.ui.components.tabs import Segments, Tabs
from peerdesk.ui.components.text import IconText, Line, Text, let_go
from peerdesk.ui.icons import NoSuchIcon
from peerdesk.ui.keys.written import shown_key
from peerdesk.ui.look import Look
from peerdesk.ui.theme import THEMES


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    host = QWidget()
    host.resize(900, 600)
    QVBoxLayout(host)
    qtbot.addWidget(host)
    host.show()
    qtbot.waitExposed(host)
    return host


def put(host: QWidget, *widgets: QWidget) -> None:
    layout = host.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
        widget.show()
    layout.activate()


@pytest.mark.parametrize(
    ("sequence", "shown"),
    [
        ("Ctrl+Return", "Ctrl Enter"), ("+", "+"), ("Ctrl++", "Ctrl +"), ("Ctrl+-", "Ctrl -"),
        ("Alt+1", "Alt 1"), ("#", "#"), ("Delete", "Del"), ("Ctrl+Shift+N", "Ctrl Shift N"),
        ("F6", "F6"),
    ],
)  # fmt: skip
def test_keys_are_written_as_on_the_keyboard(sequence: str, shown: str) -> None:
    assert shown_key(sequence) == shown


def test_one_is_said_otherwise_than_many() -> None:
    said = [counted(number, "{0} note", "{0} notes") for number in (0, 1, 2, 1200)]
    assert said == ["0 notes", "1 note", "2 notes", "1,200 notes"]


@pytest.mark.parametrize("sort", [PRIMARY, PLAIN, LINK, QUIET, DANGER])
@pytest.mark.parametrize("theme", THEMES)
def test_every_sort_of_button_is_drawn_and_pressed(
    qtbot: QtBot, look: Look, host: QWidget, sort: str, theme: str
) -> None:
    look.choose(theme, 1.3)
    button = Button(look, "Import 28 changes", sort, icon="plus", key="Ctrl+I")
    put(host, button)
    picture = button.grab().toImage()
    across, down = range(0, picture.width(), 3), range(0, picture.height(), 3)
    colours = {picture.pixel(x, y) for x in across for y in down}
    assert len(colours) > 2
    for press in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, press)


def test_a_button_is_never_narrower_than_its_words(look: Look) -> None:
    short, long = Button(look, "Lock"), Button(look, "Begin the challenge", key="Ctrl+Return")
    assert long.minimumSizeHint().width() > short.minimumSizeHint().width()
    assert long.minimumSizeHint() == long.sizeHint()


def test_a_button_says_its_name_and_key_to_a_screen_reader(look: Look) -> None:
    button = Button(look, "Lock", key="Ctrl+L")
    assert (button.accessibleName(), button.accessibleDescription()) == ("Lock", "Ctrl L")


def test_a_check_box_wraps_its_words_and_is_ticked_by_key_and_mouse(
    qtbot: QtBot, look: Look, host: QWidget
) -> None:
    check = Check(look, "Sufficiency and outcomes for children looked after", "5 lines", card=True)
    assert check.heightForWidth(200) > check.heightForWidth(600)
    put(host, check)
    qtbot.keyClick(check, Qt.Key.Key_Space)
    assert check.isChecked()
    qtbot.mouseClick(check, Qt.MouseButton.LeftButton, pos=QPoint(check.width() - 5, 5))
    assert not check.isChecked()
    check.grab()


def test_what_is_always_in_cannot_be_taken_out(look: Look, host: QWidget) -> None:
    check = Check(look, "Leadership and management")
    check.fix()
    put(host, check)
    check.click()
    assert check.isChecked()
    assert not check.isEnabled()


def test_a_choice_keeps_its_key_when_the_words_change(look: Look) -> None:
    choice = Choice(look, [("a", "One"), ("b", "Two")], "Which")
    choice.choose("b")
    choice.set_options([("b", "Second"), ("c", "Third")])
    assert choice.value() == "b"
    choice.choose("nothing that is offered")
    assert choice.value() == "b"


def test_an_error_is_said_at_the_field_and_the_text_is_kept(look: Look, host: QWidget) -> None:
    line = TextField(look, "2026-05-01")
    field = Field(look, "Last day", line, "As the sponsor says.")
    put(host, field)
    field.set_error("It lies before the first day.")
    assert line.text() == "2026-05-01"
    assert line.accessibleName() == "Last day"
    assert line.accessibleDescription() == "It lies before the first day."
    assert QApplication.focusWidget() is line
    field.set_error("")
    assert line.accessibleDescription() == "As the sponsor says."


def test_tab_leaves_a_field_of_several_lines(qtbot: QtBot, look: Look, host: QWidget) -> None:
    area, after = TextArea(look, lines=3), TextField(look)
    put(host, area, after)
    area.setFocus()
    qtbot.keyClick(area, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after


def test_tabs_go_by_arrow_keys_and_show_counts(qtbot: QtBot, look: Look, host: QWidget) -> None:
    tabs = Tabs(look, [("all", "All"), ("mine", "Mine"), ("bin", "Bin")])
    tabs.set_count("all", "386")
    put(host, tabs)
    tabs.choose("all")
    tabs._buttons["all"].setFocus()
    with qtbot.waitSignal(tabs.chosen) as caught:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert caught.args == ["mine"]
    assert tabs.current() == "mine"
    tabs.grab()


def test_segments_go_round(qtbot: QtBot, look: Look, host: QWidget) -> None:
    segments = Segments(look, [("a", "Sponsor"), ("b", "Team")])
    put(host, segments)
    segments.choose("b")
    segments._buttons["b"].setFocus()
    with qtbot.waitSignal(segments.chosen) as caught:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert caught.args == ["a"]
    segments.grab()


@pytest.mark.parametrize("theme", THEMES)
def test_marks_chips_and_keys_are_drawn(look: Look, host: QWidget, theme: str) -> None:
    look.choose(theme)
    kinds = [Mark(look, kind) for kind in ("strength", "reflection", "unsorted", "recommendation")]
    chips = [Chip(look, "Front door"), Chip(look, "day 2", "funnel", removable=True)]
    put(host, *kinds, *chips, KeyCap(look, "+", "strength"))
    host.grab()
    kinds[0].set_kind("good-practice")
    assert kinds[0].accessibleName() == "good practice"


def test_a_chip_is_taken_off_by_key_and_by_its_cross(
    qtbot: QtBot, look: Look, host: QWidget
) -> None:
    chip = Chip(look, "Frontline", "at", removable=True)
    put(host, chip)
    with qtbot.waitSignal(chip.removed):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
    with qtbot.waitSignal(chip.removed):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 6, 10))


def test_the_ring_goes_with_the_focus_and_its_widget(look: Look, host: QWidget) -> None:
    ring = FocusRing(look, host)
    one, two = Button(look, "One"), Button(look, "Two")
    bare = QWidget()
    bare.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    put(host, one, two, bare)
    one.setFocus()
    first = ring.geometry()
    assert ring.isVisible()
    assert first.contains(one.geometry())
    two.setFocus()
    assert ring.geometry() != first
    two.move(two.x() + 20, two.y())
    assert ring.geometry().contains(two.geometry())
    bare.setFocus()
    assert ring.isHidden()
    two.setFocus()
    two.hide()
    assert ring.isHidden()


def test_a_sheet_keeps_the_focus_inside_and_gives_it_back(
    qtbot: QtBot, look: Look, host: QWidget
) -> None:
    outside = Button(look, "Outside")
    put(host, outside)
    outside.setFocus()
    sheet = Sheet(look, host, "Plan a session")
    inside = TextField(look)
    sheet.body.addWidget(inside)
    act = sheet.add_act("Plan it", PRIMARY)
    sheet.open()
    assert QApplication.focusWidget() is inside
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert sheet.isAncestorOf(focused)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() in {inside, act}
    with qtbot.waitSignal(sheet.left):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is outside


def test_a_choice_of_one_is_marked_otherwise_than_a_tick(look: Look, host: QWidget) -> None:
    tick, one = Check(look, "Peer Challenge", card=True), Check(look, "Peer Challenge", card=True)
    one.mark_round()
    put(host, tick, one)
    for on in (False, True):
        tick.setChecked(on)
        one.setChecked(on)
        assert tick.grab().toImage() != one.grab().toImage()


@pytest.mark.usefixtures("look")
def test_a_line_without_room_ends_in_an_ellipsis_and_is_read_out_whole(host: QWidget) -> None:
    words = "No-surprises meeting with the sponsor, every message"
    put(host, line := Line(words, "place"))
    whole = line.sizeHint().width()
    line.resize(whole, line.height())
    full = line.grab().toImage()
    assert line.minimumSizeHint().width() < whole // 2
    line.resize(whole // 2, line.height())
    cut = line.grab().toImage()
    assert cut != full.copy(cut.rect())
    assert line.text() == words


def test_the_rail_folds_goes_by_arrows_and_says_what_was_chosen(
    qtbot: QtBot, look: Look, host: QWidget
) -> None:
    entries = [
        RailEntry("today", "Today", "sun", "Listen"),
        RailEntry("messages", "Messages", "chat-circle-text", "Weigh"),
    ]
    rail = Rail(look, entries)
    put(host, rail)
    rail.choose("today")
    wide = rail.width()
    rail.fold(folded=True)
    assert rail.width() < wide
    rail.focus_chosen()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    with qtbot.waitSignal(rail.chosen) as caught:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert caught.args == ["messages"]
    shown = []
    qtbot.keyPress(host, Qt.Key.Key_Alt)
    shown.append(rail._items["today"]._numbered)
    qtbot.keyRelease(host, Qt.Key.Key_Alt)
    shown.append(rail._items["today"]._numbered)
    assert shown == [True, False]
    host.grab()


@pytest.mark.parametrize("high", range(300, 348, 12))
def test_the_rail_shows_whole_rows_only_and_leads_to_each(
    qtbot: QtBot, look: Look, host: QWidget, high: int
) -> None:
    entries = [RailEntry(f"p{n}", f"Place {n}", "sun", f"Group {n // 4}") for n in range(16)]
    rail = Rail(look, entries)
    put(host, rail)
    rail.choose("p0")
    rail.setFixedHeight(high)
    qtbot.wait(10)
    assert rail._more.isVisible()
    bar, view = rail._scroll.verticalScrollBar(), rail._scroll.viewport()
    seen: set[str] = set()
    for _ in range(12):
        for key, item in rail._items.items():
            top = item.y() - bar.value()
            is_whole = top >= 0 and top + item.height() <= view.height()
            assert item._whole == is_whole
            seen |= {key} if is_whole else set()
        if bar.value() >= bar.maximum():
            break
        rail._more.click()
    assert seen == set(rail._items)
    rail._more.click()
    assert bar.value() == 0


def test_the_strip_says_saved_and_not_saved_and_hides_the_rest_in_large_text(
    look: Look, host: QWidget
) -> None:
    strip = StatusStrip(look)
    put(host, strip)
    strip.say_saved("14:03:22")
    strip.say_unshared(1898)
    strip.say_backup("12:58")
    strip.say_extra("12 lines here")
    strip.say_who("Priya Nair, peer")
    shown = [part.words.text() for part in strip.findChildren(IconText) if part.isVisible()]
    assert "Saved 14:03:22 on this laptop" in shown
    assert "Backed up 12:58" in shown
    strip.say_not_saved()
    look.choose(factor=2.0)
    shown = [part.words.text() for part in strip.findChildren(IconText) if part.isVisible()]
    assert shown == ["NOT SAVED", "Not yet shared: 1,898"]
    strip.say_alone()
    assert "No other laptop" in strip._unshared.words.text()


@pytest.mark.parametrize("sort", ["told", "warn", "danger", "done"])
def test_every_sort_of_banner_is_drawn(look: Look, host: QWidget, sort: str) -> None:
    banner = Banner(look, sort, "What is so, and what to do.")
    put(host, banner)
    banner.grab()
    assert banner.text == banner.accessibleName() == "What is so, and what to do."


def test_wrapped_text_is_cut_with_an_ellipsis_and_no_sooner(look: Look) -> None:
    words = "Schools ring the worker they know, not the front door. " * 4
    font = look.font("body")
    whole = Wrapped(words, font, 200, 20)
    cut = Wrapped(words, font, 200, 20, most=2)
    assert whole.lines > 2 == cut.lines
    assert cut.layout.text().endswith("…")
    assert cut.height == 40
    assert Wrapped("Short.", font, 200, 20, most=2).layout.text() == "Short."


def test_letting_go_takes_the_words_at_once(host: QWidget) -> None:
    row = QWidget()
    inner = QHBoxLayout(row)
    words = Text("who said what")
    words.setAccessibleName("who said what")
    inner.addWidget(words)
    put(host, row)
    let_go(row)
    assert words.text() == words.accessibleName() == ""


def test_an_icon_that_is_not_shipped_is_an_error_with_a_sentence(look: Look) -> None:
    with pytest.raises(NoSuchIcon, match="install PeerDesk again"):
        look.pixmap("no-such-icon")


def test_text_size_stays_between_its_bounds(look: Look) -> None:
    for wanted, got in ((0.1, 0.8), (9.0, 2.0), (1.25, 1.25)):
        look.choose(factor=wanted)
        assert look.factor == got
    assert look.font("note").pixelSize() == round(17 * 1.25)
