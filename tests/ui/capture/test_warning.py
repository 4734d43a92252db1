# SPDX-License-Identifier: Apache-2.0
"""Names are warned of beside the line, a role is one key away, and what was let stand stays."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from peerdesk.desk.query import NoteQuery
from peerdesk.desk.session_choices import learned, session_choices
from peerdesk.domain.attribution import Found, Pointing
from peerdesk.ui.capture.find_strip import FindStrip, act_widths, strip_height, warned
from peerdesk.ui.capture.place import CapturePlace
from peerdesk.ui.capture.rows import QUICK
from peerdesk.ui.components.paint import key_width
from peerdesk.ui.look import Look
from tests.fakes.session import FakeSession
from tests.ui.capture.conftest import focus_group, open_it, settle, type_line

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def strip(place: CapturePlace) -> FindStrip:
    return place._page.frame.strip


def said(place: CapturePlace) -> str:
    shown = strip(place).shown
    return shown.sentence if shown else ""


def finds(place: CapturePlace) -> list[tuple[str, ...]]:
    return [tuple(find.text for find in row.finds) for row in place._model.rows]


@pytest.fixture
def ready(qtbot: QtBot, place: CapturePlace) -> CapturePlace:
    qtbot.waitUntil(lambda: place._working.guarding.checking is not None)
    settle(qtbot, place)
    return place


def test_a_name_is_warned_of_and_the_role_is_one_key_away(
    qtbot: QtBot, ready: CapturePlace, session: FakeSession
) -> None:
    editor = ready._page.editor
    qtbot.keyClicks(editor, "- changed. Denise found out")
    assert said(ready) == ""
    qtbot.waitUntil(lambda: "Denise" in said(ready))
    assert "Alt R" in strip(ready).accessibleName()
    qtbot.keyClick(editor, Qt.Key.Key_R, ALT)
    settle(qtbot, ready)
    role = session.book.sessions()[0].value.groups[0].role
    assert editor.toPlainText().startswith("changed. A")
    assert role.split()[0].lower()[:4] in editor.toPlainText().lower()
    qtbot.waitUntil(lambda: strip(ready).isHidden())
    editor.undo()
    assert editor.toPlainText() == "changed. Denise found out"


def test_a_line_that_was_sent_is_warned_of_too_and_its_role_can_be_undone(
    qtbot: QtBot, ready: CapturePlace, session: FakeSession
) -> None:
    type_line(qtbot, ready, "Denise was there")
    qtbot.waitUntil(lambda: finds(ready) == [("Denise",)])
    assert "names somebody" in str(ready._model.index(0).data())
    settle(qtbot, ready)
    qtbot.keyClick(ready._page.editor, Qt.Key.Key_R, ALT)
    qtbot.waitUntil(lambda: finds(ready) == [()])
    settle(qtbot, ready)
    assert "Denise" not in session.book.notes(NoteQuery())[0].text
    qtbot.keyClick(ready._page.editor, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: finds(ready) == [("Denise",)])


def test_what_was_let_stand_is_not_warned_of_again_in_that_line(
    qtbot: QtBot, ready: CapturePlace, session: FakeSession
) -> None:
    editor = ready._page.editor
    qtbot.keyClicks(editor, "Denise came")
    qtbot.waitUntil(lambda: "Denise" in said(ready))
    qtbot.keyClick(editor, Qt.Key.Key_K, ALT)
    chooser = ready._working._reasons
    qtbot.waitUntil(chooser.isVisible)
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    assert strip(ready).isHidden()
    type_line(qtbot, ready, " again")
    settle(qtbot, ready)
    choices = session_choices(session.book, focus_group(session))
    assert [list(kept) for kept in choices.kept.values()] == [["denise"]]
    open_it(qtbot, ready, focus_group(session))
    settle(qtbot, ready)
    assert finds(ready) == [()]
    type_line(qtbot, ready, "Denise elsewhere")
    qtbot.waitUntil(lambda: finds(ready) == [(), ("Denise",)])


def let_stand(qtbot: QtBot, place: CapturePlace) -> None:
    qtbot.keyClick(place._page.editor, Qt.Key.Key_K, ALT)
    chooser = place._working._reasons
    qtbot.waitUntil(chooser.isVisible)
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    settle(qtbot, place)


def looked_through(qtbot: QtBot, place: CapturePlace) -> None:
    text = place._page.editor.toPlainText()
    qtbot.waitUntil(lambda: place._working.guarding._typed.text == text)


def test_what_was_let_stand_in_a_line_is_let_there_while_it_is_changed(
    qtbot: QtBot, ready: CapturePlace, session: FakeSession
) -> None:
    editor = ready._page.editor
    type_line(qtbot, ready, "Denise came")
    qtbot.waitUntil(lambda: finds(ready) == [("Denise",)])
    let_stand(qtbot, ready)
    qtbot.waitUntil(lambda: finds(ready) == [()])
    qtbot.keyClicks(editor, "Denise half")
    qtbot.waitUntil(lambda: "Denise" in said(ready))
    qtbot.keyClick(editor, Qt.Key.Key_F2)
    looked_through(qtbot, ready)
    assert strip(ready).isHidden()
    qtbot.keyClicks(editor, " with Grzegorz")
    qtbot.waitUntil(lambda: "Grzegorz" in said(ready))
    let_stand(qtbot, ready)
    qtbot.waitUntil(strip(ready).isHidden)
    (kept,) = session_choices(session.book, focus_group(session)).kept.values()
    assert sorted(kept) == ["denise", "grzegorz"]
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle(qtbot, ready)
    assert editor.toPlainText() == "Denise half"
    qtbot.waitUntil(lambda: "Denise" in said(ready))
    assert finds(ready) == [()]


def test_what_was_let_stand_in_an_unsent_line_survives_another_session(
    qtbot: QtBot, ready: CapturePlace, session: FakeSession
) -> None:
    editor, here = ready._page.editor, focus_group(session)
    qtbot.keyClicks(editor, "Denise came")
    qtbot.waitUntil(lambda: "Denise" in said(ready))
    let_stand(qtbot, ready)
    open_it(qtbot, ready, QUICK)
    qtbot.keyClicks(editor, "Denise too")
    qtbot.waitUntil(lambda: "Denise" in said(ready))
    editor.set_raw("")
    open_it(qtbot, ready, here)
    assert editor.toPlainText() == "Denise came"
    looked_through(qtbot, ready)
    assert strip(ready).isHidden()
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    open_it(qtbot, ready, QUICK)
    settle(qtbot, ready)
    (kept,) = session_choices(session.book, here).kept.values()
    assert list(kept) == ["denise"]


def test_the_keys_act_on_the_chosen_line(qtbot: QtBot, ready: CapturePlace) -> None:
    for line in ("Denise came", "Grzegorz came"):
        type_line(qtbot, ready, line)
        settle(qtbot, ready)
    qtbot.waitUntil(lambda: finds(ready) == [("Denise",), ("Grzegorz",)])
    rows = ready._model.rows
    keys = [ready._page.delegate.warned(row) for row in rows]
    assert [bool(shown and shown.role_key) for shown in keys] == [False, True]
    for _ in range(2):
        qtbot.keyClick(ready._page.editor, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(ready._page.editor, Qt.Key.Key_R, ALT)
    qtbot.waitUntil(lambda: finds(ready) == [(), ("Grzegorz",)])
    settle(qtbot, ready)


def test_without_a_warning_the_keys_say_so(qtbot: QtBot, ready: CapturePlace) -> None:
    for key in (Qt.Key.Key_R, Qt.Key.Key_K):
        with qtbot.waitSignal(ready.said) as caught:
            qtbot.keyClick(ready._page.editor, key, ALT)
        assert "warns" in caught.args[0]


def test_the_popup_never_lies_over_a_warning(qtbot: QtBot, ready: CapturePlace) -> None:
    page = ready._page
    qtbot.keyClicks(page.editor, "Denise came ")
    qtbot.waitUntil(lambda: "Denise" in said(ready))
    qtbot.keyClicks(page.editor, "#")
    assert page.popup.isVisible()
    box = strip(ready).rect().translated(strip(ready).mapTo(page, strip(ready).rect().topLeft()))
    assert not page.popup.geometry().intersects(box)


def test_a_misspelt_word_is_counted_mended_and_learned(
    qtbot: QtBot, ready: CapturePlace, session: FakeSession
) -> None:
    page = ready._page
    legend = ready._legend._wrong
    qtbot.keyClicks(page.editor, "they recieve no xqzptl ")
    qtbot.waitUntil(legend.isVisible)
    assert "2" in legend.accessibleName()
    assert len(page.editor.extraSelections()) == 2
    page.editor.place_caret(8)
    qtbot.keyClick(page.editor, Qt.Key.Key_Period, CONTROL)
    qtbot.waitUntil(page.spelling.isVisible)
    assert page.spelling.current is not None
    assert page.spelling.current.insert == "receive"
    qtbot.keyClick(page.editor, Qt.Key.Key_Return)
    assert page.editor.toPlainText() == "they receive no xqzptl "
    qtbot.waitUntil(lambda: legend.accessibleName().endswith("1 spelling to look at"))
    page.editor.place_caret(-1)
    for _ in range(2):
        qtbot.keyClick(page.editor, Qt.Key.Key_Period, CONTROL)
        settle(qtbot, ready)
    qtbot.waitUntil(lambda: learned(session.book) == ("xqzptl",))
    qtbot.waitUntil(legend.isHidden)


def test_the_count_is_shown_at_every_size_of_text(
    qtbot: QtBot, ready: CapturePlace, look: Look
) -> None:
    look.choose("light", 2.0)
    assert not ready._legend.isVisible()
    qtbot.keyClicks(ready._page.editor, "they recieve ")
    qtbot.waitUntil(ready._legend._wrong.isVisible)
    assert not any(cap.isVisible() for cap in (*ready._legend._marks_shown, *ready._legend._known))
    ready._page.editor.set_raw("they receive ")
    qtbot.waitUntil(ready._legend.isHidden)
    look.choose("light", 1.0)
    assert ready._legend.isVisible()


@pytest.mark.parametrize("theme", ["light", "dark", "high-contrast"])
def test_the_wave_is_seen_in_every_theme(
    qtbot: QtBot, ready: CapturePlace, look: Look, theme: str
) -> None:
    look.choose(theme, 1.0)
    editor = ready._page.editor
    qtbot.keyClicks(editor, "xqzptl no ")
    qtbot.waitUntil(lambda: len(editor.extraSelections()) == 1)
    shown = editor.viewport().grab().toImage()
    ink = look.colour("danger")
    wide = editor.fontMetrics().horizontalAdvance("xqzptl")
    drawn = [
        (x, y)
        for x in range(shown.width())
        for y in range(shown.height())
        if shown.pixelColor(x, y) == ink
    ]
    assert max(x for x, _ in drawn) <= wide + 3
    columns = {x for x, _ in drawn}
    assert len(columns) > wide / 2
    assert len(drawn) > len(columns)


def test_suggestions_are_left_by_escape_and_by_typing(qtbot: QtBot, ready: CapturePlace) -> None:
    page = ready._page
    qtbot.keyClicks(page.editor, "recieve it")
    qtbot.waitUntil(ready._legend._wrong.isVisible)
    for leave in (Qt.Key.Key_Escape, Qt.Key.Key_X):
        qtbot.keyClick(page.editor, Qt.Key.Key_Period, CONTROL)
        qtbot.waitUntil(page.spelling.isVisible)
        qtbot.keyClick(page.editor, Qt.Key.Key_Down)
        qtbot.keyClick(page.editor, leave)
        assert page.spelling.isHidden()
        assert not page.editor.popup_open
    assert page.editor.toPlainText() == "recieve itx"


def test_the_challenges_own_words_are_spelt_right(
    qtbot: QtBot, ready: CapturePlace, session: FakeSession
) -> None:
    place = session.book.sessions()[0].value.place
    council = session.book.challenge().scope
    assert council is not None
    qtbot.keyClicks(ready._page.editor, f"{place} and {council.council} xqzptl ")
    qtbot.waitUntil(ready._legend._wrong.isVisible)
    assert ready._legend._wrong.accessibleName().endswith("1 spelling to look at")


def test_a_lock_takes_every_find_off_the_screen(qtbot: QtBot, ready: CapturePlace) -> None:
    qtbot.keyClicks(ready._page.editor, "Denise recieve ")
    qtbot.waitUntil(lambda: "Denise" in said(ready))
    ready.blank()
    assert strip(ready).isHidden()
    assert strip(ready).accessibleName() == ""
    assert ready._page.editor.extraSelections() == []
    assert ready._working.guarding.checking is None


@pytest.mark.parametrize("sort", list(Pointing))
def test_every_sort_of_find_has_its_sentence_and_room(
    ready: CapturePlace, look: Look, sort: Pointing
) -> None:
    checking = ready._working.guarding.checking
    assert checking is not None
    text = "a@b.org, 01632 960123, 943 476 5919, dob 1/2/2011, LCS-204518, SR5 4TG, "
    text += "Denise, two workers, AB 12 34 56 C"
    found = {find.sort: find for find in checking.check(text).finds}[sort]
    shown = warned(found, "a role", "Alt R", "Alt K")
    assert found.text in shown.sentence
    assert strip_height(look, shown, 400) == 2 * strip_height(look, shown, 2_000)


def test_with_large_text_keep_is_drawn_whole_and_the_role_gives_way(look: Look) -> None:
    look.choose(factor=2.0)
    find = Found(Pointing.NAME, 0, 12, "Mrs Somebody")
    role = "the head of service for early help and prevention"
    shown = warned(find, role, "Alt R", "Alt K")
    metrics = QFontMetricsF(look.font("small"))
    keep = metrics.horizontalAdvance("Keep")
    keys = key_width(look, "Alt R") + key_width(look, "Alt K") + 2 * look.gap(6) + look.gap(14)
    for room in (420.0, 600.0, 2_000.0):
        first, last = act_widths(look, shown, room)
        assert last >= keep, room
        assert first > 0, room
        assert first + last + keys <= room, room
    assert first == metrics.horizontalAdvance(shown.write) + 1, "where there is room for it"


def test_what_was_let_stand_in_an_unsent_line_survives_a_lock(
    qtbot: QtBot, ready: CapturePlace, session: FakeSession
) -> None:
    editor, here = ready._page.editor, focus_group(session)
    qtbot.keyClicks(editor, "Denise came")
    qtbot.waitUntil(lambda: "Denise" in said(ready))
    let_stand(qtbot, ready)
    qtbot.waitUntil(strip(ready).isHidden)
    settle(qtbot, ready)
    for key, words in ready.last_words().items():
        session.book.keep_draft(key, words)
    ready.blank()
    open_it(qtbot, ready, here)
    qtbot.waitUntil(lambda: ready._working.guarding.checking is not None)
    assert editor.toPlainText() == "Denise came"
    looked_through(qtbot, ready)
    assert strip(ready).isHidden()
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle(qtbot, ready)
    (kept,) = session_choices(session.book, here).kept.values()
    assert list(kept) == ["denise"]
    qtbot.keyClicks(editor, "Denise again")
    qtbot.waitUntil(lambda: "Denise" in said(ready))


def test_a_line_that_was_sent_leaves_nothing_for_the_next_after_a_lock(
    qtbot: QtBot, ready: CapturePlace, session: FakeSession
) -> None:
    editor, here = ready._page.editor, focus_group(session)
    qtbot.keyClicks(editor, "Denise came")
    qtbot.waitUntil(lambda: "Denise" in said(ready))
    let_stand(qtbot, ready)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle(qtbot, ready)
    ready.blank()
    open_it(qtbot, ready, here)
    qtbot.waitUntil(lambda: ready._working.guarding.checking is not None)
    qtbot.keyClicks(editor, "Denise again")
    qtbot.waitUntil(lambda: "Denise" in said(ready))
