# SPDX-License-Identifier: Apache-2.0
"""Capture: a line is said to be saved only when it is, and is kept whatever happens."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from peerdesk.desk.capture import write_line
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.timetable import change_session
from peerdesk.domain.words import Stance
from peerdesk.errors import PeerDeskError
from peerdesk.ui.capture.model import ROW, LineRow, LineState
from peerdesk.ui.capture.place import CapturePlace
from peerdesk.ui.capture.rows import QUICK, draft_key
from peerdesk.ui.capture.underway import REFUSED, stamped
from peerdesk.ui.look import Look
from tests.fakes.session import FakeSession
from tests.ui.capture.conftest import focus_group, open_it, settle, type_line
from tests.ui.conftest import Opened


class DiskFull(PeerDeskError):
    """The disk is full."""

    def __init__(self) -> None:
        super().__init__("NOT SAVED: the disk is full, so make some room.")


def rows(place: CapturePlace) -> list[LineRow]:
    model = place._model
    found = [model.index(row).data(ROW) for row in range(model.rowCount())]
    return [row for row in found if isinstance(row, LineRow)]


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("+ Supervision is monthly", (Stance.STRENGTH, "Supervision is monthly")),
        ("-Caseloads differ", (Stance.CONSIDERATION, "Caseloads differ")),
        ("* Friday think space", (Stance.GOOD_PRACTICE, "Friday think space")),
        ("? How many are new", (Stance.QUESTION, "How many are new")),
        ('"I know every child"', (Stance.VERBATIM, "I know every child")),
        ("~ energy drops at systems", (Stance.REFLECTION, "energy drops at systems")),
        ("Duty rota changed in March", (Stance.UNSORTED, "Duty rota changed in March")),
        ("+5 posts since June", (Stance.UNSORTED, "+5 posts since June")),
        ("-3 on last year", (Stance.UNSORTED, "-3 on last year")),
    ],
)
def test_every_mark_becomes_the_stance_of_its_note(
    qtbot: QtBot,
    place: CapturePlace,
    session: FakeSession,
    typed: str,
    means: tuple[Stance, str],
) -> None:
    with qtbot.waitSignal(place.saved):
        type_line(qtbot, place, typed)
    (note,) = session.book.notes(NoteQuery())
    assert (note.stance, note.text) == means
    assert note.session == focus_group(session)
    assert place._page.editor.raw() == ""


def test_saved_is_said_with_the_commits_own_time_and_not_before(
    qtbot: QtBot, place: CapturePlace
) -> None:
    with qtbot.waitSignal(place.saved) as caught:
        type_line(qtbot, place, "+ heard")
        (row,) = rows(place)
        assert row.state is LineState.SAVING
    assert caught.args == ["09:30:00"]
    assert rows(place)[0].state is LineState.SAVED
    assert rows(place)[0].note


def test_a_refused_line_stays_and_is_written_by_trying_again(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    session.ask.refuses = DiskFull()
    with qtbot.waitSignal(place.failed) as caught:
        type_line(qtbot, place, "+ first line")
    assert "NOT SAVED" in caught.args[0].user_message
    type_line(qtbot, place, "- second line")
    qtbot.waitUntil(lambda: [r.state for r in rows(place)] == [LineState.REFUSED] * 2)
    assert place.unsaved()
    assert session.book.notes(NoteQuery()) == ()
    session.ask.refuses = None
    place.retry()
    qtbot.waitUntil(lambda: not place.unsaved())
    settle(qtbot, place)
    written = session.book.notes(NoteQuery(newest_first=False))
    assert [note.text for note in written] == ["first line", "second line"]


def test_the_draft_is_kept_while_typing_and_goes_with_the_line(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    key = draft_key(focus_group(session))
    qtbot.keyClicks(place._page.editor, "- half a thou")
    qtbot.waitUntil(lambda: session.book.draft(key) == "- half a thou", timeout=1000)
    type_line(qtbot, place, "ght")
    qtbot.waitUntil(lambda: session.book.draft(key) == "", timeout=2000)
    (note,) = session.book.notes(NoteQuery())
    assert note.text == "half a thought"


def test_a_draft_comes_back_with_its_mark(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    session.book.keep_draft(draft_key(QUICK), "? in the corridor")
    open_it(qtbot, place, QUICK)
    assert place._page.editor.raw() == "? in the corridor"
    assert place._page.editor.toPlainText() == "in the corridor"
    assert place._page.frame._mark.kind == "question"


def test_a_draft_that_was_written_an_instant_later_does_not_come_back(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    write_line(session.book, "+ already there #vision")
    session.book.keep_draft(draft_key(QUICK), "+ already there #vision")
    open_it(qtbot, place, QUICK)
    assert place._page.editor.raw() == ""


def test_last_words_hold_what_is_typed_and_what_was_refused(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    session.ask.refuses = DiskFull()
    with qtbot.waitSignal(place.failed):
        type_line(qtbot, place, "+ refused")
    qtbot.keyClicks(place._page.editor, "half a line")
    kept = f"{REFUSED}{stamped('+ refused', *session.now())}\nhalf a line"
    assert place.last_words() == {draft_key(focus_group(session)): kept}
    place.blank()
    assert place._page.editor.raw() == ""
    assert rows(place) == []
    session.ask.refuses = None


def test_an_earlier_line_is_sorted_withdrawn_and_brought_back_by_key(
    qtbot: QtBot, place: CapturePlace
) -> None:
    type_line(qtbot, place, "unsorted line")
    settle(qtbot, place)
    view = place._page.view
    qtbot.keyClick(place._page.editor, Qt.Key.Key_Up)
    assert view.hasFocus()
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: [row.kind for row in rows(place)] == ["strength"])
    place._page.go_up()
    with qtbot.waitSignal(place.said) as caught:
        qtbot.keyClick(view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: rows(place) == [])
    sentence, undo = caught.args
    assert "bin" in sentence
    undo()
    qtbot.waitUntil(lambda: len(rows(place)) == 1)
    place._page.go_up()
    with qtbot.waitSignal(place.go) as went:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert went.args[0] == "evidence"
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert place._page.editor.hasFocus()


def test_f6_goes_round_the_panes(qtbot: QtBot, place: CapturePlace, look: Look) -> None:
    type_line(qtbot, place, "a line")
    settle(qtbot, place)
    place._page.editor.setFocus()
    assert place.next_pane()
    assert place._page.view.hasFocus()
    assert not place.next_pane()
    look.choose(factor=2.0)
    assert place.next_pane()
    assert place._side.isVisible()
    assert not place._sheet.isVisible()
    assert place.next_pane()
    assert place._sheet.isVisible()


def test_a_vault_without_a_challenge_says_what_comes_first(
    qtbot: QtBot, look: Look, open_session: Opened
) -> None:
    place = CapturePlace(look, open_session(founded=False))
    qtbot.addWidget(place)
    open_it(qtbot, place, None)
    assert "scope one" in place._head.facts.text()
    assert not place._page.isEnabled()
    assert place.last_words() == {}


def test_prompts_count_the_lines_of_their_tag(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    held = session.book.sessions()[0]
    kloe = session.book.kloes()[0].id
    change_session(session.book, held.id, replace(held.value, kloes=(kloe,)))
    open_it(qtbot, place, held.id)
    qtbot.keyClicks(place._page.editor, "people say it ")
    qtbot.keyClick(place, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert place._page.editor.toPlainText() == "people say it #vision "
    qtbot.keyClick(place._page.editor, Qt.Key.Key_Return)
    settle(qtbot, place)
    (card,) = place._prompts._cards.values()
    assert card._count.text() == "1 line"
    assert place._prompts._heard.text() == "1 of 1 heard"


def test_the_timer_shows_while_the_session_runs(place: CapturePlace, session: FakeSession) -> None:
    assert not place._head.timer.isVisible()
    session.clock.forward(seconds=63 * 60 + 5)
    place._tick()
    assert place._head.timer.isVisible()
    assert place._head.timer._run.text() == "33:05"
    assert place._head.timer._left.text() == "27 min left"


def test_another_session_is_found_by_typing(qtbot: QtBot, place: CapturePlace) -> None:
    qtbot.keyClick(place, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    chooser: QWidget = place._chooser
    qtbot.waitUntil(chooser.isVisible)
    qtbot.keyClicks(place._chooser.field, "quick")
    qtbot.keyClick(place._chooser.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: place._rows.id == QUICK)
    settle(qtbot, place)


def test_what_is_typed_in_a_session_that_is_left_outlives_its_refused_line(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    session.ask.refuses = DiskFull()
    with qtbot.waitSignal(place.failed):
        type_line(qtbot, place, "+ refused")
    qtbot.keyClicks(place._page.editor, "half a line")
    open_it(qtbot, place, QUICK)
    key = draft_key(focus_group(session))
    kept = f"{REFUSED}{stamped('+ refused', *session.now())}\nhalf a line"
    assert place.last_words()[key] == kept


def test_a_lock_before_the_rows_are_there_drops_no_draft(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    early = CapturePlace(look, session)
    qtbot.addWidget(early)
    early.open(QUICK)
    assert early.last_words() == {}
    early.blank()
    early.jobs.wait()


def test_a_line_recovered_after_a_lock_keeps_the_time_at_which_it_was_sent(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    session.ask.refuses = DiskFull()
    with qtbot.waitSignal(place.failed):
        type_line(qtbot, place, "- heard now")
    sent, words = session.now()[0], place.last_words()
    place.blank()
    place.jobs.wait()
    session.ask.refuses = None
    for key, text in words.items():
        session.book.keep_draft(key, text)
    session.clock.forward(seconds=600)
    open_it(qtbot, place, focus_group(session))
    settle(qtbot, place)
    (note,) = session.book.notes(NoteQuery())
    assert (note.text, note.at) == ("heard now", sent)
    assert [row.time for row in rows(place)] == ["09:30"]


def test_a_reflection_among_quick_notes_stays_in_the_list(
    qtbot: QtBot, place: CapturePlace
) -> None:
    open_it(qtbot, place, QUICK)
    for line in ("+ Heard in the corridor", "~ I was struck by the quiet"):
        type_line(qtbot, place, line)
        settle(qtbot, place)
    open_it(qtbot, place, QUICK)
    shown = [note.text for note in place._rows.lines]
    assert shown == ["Heard in the corridor", "I was struck by the quiet"]
