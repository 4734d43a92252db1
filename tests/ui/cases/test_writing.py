# SPDX-License-Identifier: Apache-2.0
"""Case records: a file opens, its parts are written in, and its review goes on."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from peerdesk.desk.case_files import (
    WORKER,
    change_case_file,
    set_state,
    write_finding,
)
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.words import CaseArea, CaseState, Source, Stance
from peerdesk.ui.cases.place import CasesPlace
from peerdesk.ui.cases.sheets import AddCases
from peerdesk.ui.look import Look
from tests.fakes.challenge import share
from tests.fakes.session import FakeSession
from tests.ui.cases.conftest import VOICE, write
from tests.ui.conftest import PRIYA
from tests.ui.driving import opened, press_key, settle, type_text

Opened = Callable[..., FakeSession]
Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


def test_without_a_file_a_lead_is_asked_to_add_some_and_a_peer_to_wait(
    qtbot: QtBot, look: Look, session: FakeSession, open_session: Opened
) -> None:
    lead = opened(qtbot, CasesPlace(look, session))
    assert lead.page.empty.act.isVisibleTo(lead.page)
    colleague = open_session(PRIYA, founded=False)
    share(session.book, colleague.book)
    peer = opened(qtbot, CasesPlace(look, colleague))
    assert not peer.page.empty.act.isVisibleTo(peer.page)
    assert "peer challenge manager adds them" in peer.page.empty.words.text()


def test_its_key_adds_the_first_files_too(qtbot: QtBot, look: Look, session: FakeSession) -> None:
    place = opened(qtbot, CasesPlace(look, session))
    with qtbot.waitActive(place):
        place.activateWindow()
    place.page.empty.act.setFocus()
    press_key(place.page.empty.act, Key.Key_N)
    qtbot.waitUntil(lambda: bool(place.findChildren(AddCases)))


def test_without_a_challenge_it_says_so(qtbot: QtBot, look: Look, open_session: Opened) -> None:
    place = opened(qtbot, CasesPlace(look, open_session(founded=False)))
    assert "no challenge" in place.page.empty.words.text()


def test_it_opens_on_ones_own_file_with_its_first_part(
    place: CasesPlace, session: FakeSession
) -> None:
    first = session.book.case_files()[0].value
    assert place.page.label.text() == first.label
    assert place.page.type.text() == "child protection"
    assert place.page.heading.facts.text().startswith("0 of 2 read")
    assert place.page.count.text() == "2 case files"
    assert place.page.form.part == CaseArea.ASSESSMENT.value


def test_enter_writes_a_line_into_the_open_part_as_a_note(
    qtbot: QtBot, place: CasesPlace, session: FakeSession, cases: tuple[str, ...]
) -> None:
    place.page.form.focus_part()
    write(qtbot, place, "- Father drops out #thr")
    (note,) = session.book.notes(NoteQuery(record=cases[0]))
    assert (note.stance, note.area, note.source) == (
        Stance.CONSIDERATION, CaseArea.ASSESSMENT, Source.READ,
    )  # fmt: skip
    assert place.page.form.entry.editor.raw() == ""
    row = place.page.form.model.row(0)
    assert row is not None
    assert row.said.startswith("Area for consideration, Father drops out")
    assert session.book.case_file(cases[0]).review.state is CaseState.UNDER_WAY


def test_ctrl_down_goes_to_the_next_part_and_keeps_what_was_begun(
    qtbot: QtBot, place: CasesPlace, session: FakeSession, cases: tuple[str, ...]
) -> None:
    place.page.form.focus_part()
    type_text(place.page.form.entry.editor, "+ half a thought")
    press_key(place.page.form.entry.editor, Key.Key_Down, Ctrl)
    settle(qtbot, place)
    assert place.page.form.part == CaseArea.PLANNING.value
    assert place.page.form.entry.editor.raw() == ""
    key = f"case {cases[0]} assessment"
    qtbot.waitUntil(lambda: session.book.draft(key) == "+ half a thought")
    write(qtbot, place, "+ Mum's own words")
    press_key(place.page.form.entry.editor, Key.Key_Up, Ctrl)
    settle(qtbot, place)
    assert place.page.form.part == CaseArea.ASSESSMENT.value
    assert place.page.form.entry.editor.raw() == "+ half a thought"


def test_a_line_sent_does_not_come_back_as_the_draft_that_was_kept_while_it_was_typed(
    qtbot: QtBot, place: CasesPlace, session: FakeSession, cases: tuple[str, ...]
) -> None:
    editor = place.page.form.entry.editor
    type_text(editor, "+ Father is asked")
    qtbot.waitUntil(lambda: bool(session.book.drafts()))
    write(qtbot, place, " what he thinks of the plan")
    assert editor.raw() == ""
    press_key(editor, Key.Key_Return)
    settle(qtbot, place)
    (note,) = session.book.notes(NoteQuery(record=cases[0]))
    assert note.text == "Father is asked what he thinks of the plan"
    assert session.book.drafts() == {}


def test_a_line_and_the_end_of_its_draft_are_one_step(
    qtbot: QtBot, place: CasesPlace, session: FakeSession
) -> None:
    editor = place.page.form.entry.editor
    type_text(editor, "+ First")
    qtbot.waitUntil(lambda: bool(session.book.drafts()))
    seen: list[dict[str, str]] = []
    place.working.writing.written.connect(lambda _: seen.append(session.book.drafts()))
    write(qtbot, place, "")
    assert seen == [{}]


def test_a_header_opens_its_part_and_arrows_go_between_headers(
    qtbot: QtBot, place: CasesPlace
) -> None:
    headers = place.page.form._headers
    headers[VOICE].setFocus()
    press_key(headers[VOICE], Key.Key_Down)
    assert headers["oversight"].hasFocus() or not place.isActiveWindow()
    press_key(headers[VOICE], Key.Key_Return)
    settle(qtbot, place)
    assert place.page.form.part == VOICE
    assert headers[VOICE].isChecked()


def test_each_part_says_whether_it_has_both_sides(
    qtbot: QtBot, place: CasesPlace, session: FakeSession, cases: tuple[str, ...]
) -> None:
    book = session.book
    for area, lines in (
        (CaseArea.ASSESSMENT, ("+ a", "- b")),
        (CaseArea.PLANNING, ("+ a",)),
        (CaseArea.RECORDING, ("- a",)),
        (CaseArea.IMPACT, ("a",)),
    ):
        for line in lines:
            write_finding(book, cases[0], area, line)
    place.open(cases[0])
    settle(qtbot, place)
    names = [place.page.form._headers[part].accessibleName() for part in
             ("assessment", "planning", "recording", "impact", "oversight")]  # fmt: skip
    assert [name.rsplit(", ", 1)[1] for name in names] == [
        "strong and consider", "strong only", "to consider only", "unsorted only", "nothing yet",
    ]  # fmt: skip


def test_a_talk_is_written_in_its_own_part_and_ticked(
    qtbot: QtBot, place: CasesPlace, session: FakeSession, cases: tuple[str, ...]
) -> None:
    place.open((cases[0], WORKER))
    settle(qtbot, place)
    write(qtbot, place, "Supervision helped her to think")
    (note,) = session.book.notes(NoteQuery(record=cases[0]))
    assert note.source is Source.HEARD
    ticked = [tick.text() for tick in place.page.facts._ticks if tick.isChecked()]
    assert ticked == ["With the social worker"]


def test_ticks_say_what_was_read_and_something_else_can_be_added(
    qtbot: QtBot, place: CasesPlace, session: FakeSession, cases: tuple[str, ...]
) -> None:
    place.page.facts._ticks[1].click()
    settle(qtbot, place)
    place.page.facts.more.setText("Minutes of strategy meetings")
    press_key(place.page.facts.more, Key.Key_Return)
    settle(qtbot, place)
    assert session.book.case_file(cases[0]).review.read == (
        "assessments", "Minutes of strategy meetings",
    )  # fmt: skip
    place.page.facts._ticks[1].click()
    settle(qtbot, place)
    assert session.book.case_file(cases[0]).review.read == ("Minutes of strategy meetings",)


def test_a_tick_keeps_the_keyboard_and_tab_reads_on(qtbot: QtBot, place: CasesPlace) -> None:
    facts = place.page.facts
    first, second = facts._ticks[:2]
    first.setFocus()
    press_key(first, Key.Key_Space)
    settle(qtbot, place)
    assert first.isChecked()
    assert place.window().focusWidget() is first
    press_key(first, Key.Key_Tab)
    assert place.window().focusWidget() is second
    stops: list[QWidget] = [second]
    while stops[-1] is not facts.on and len(stops) < 20:
        press_key(stops[-1], Key.Key_Tab)
        stops.append(place.window().focusWidget())
    assert stops == [*facts._ticks[1:-2], facts.more, *facts._ticks[-2:], facts.on]


def test_f6_comes_to_the_first_tick(place: CasesPlace) -> None:
    place.page.panes.go_to("facts")
    assert place.window().focusWidget() is place.page.facts._ticks[0]


def test_reviewed_is_said_by_a_key_and_taken_up_again(
    qtbot: QtBot, place: CasesPlace, session: FakeSession, cases: tuple[str, ...]
) -> None:
    undone: list[object] = []
    place.said.connect(lambda _, undo: undone.append(undo))
    place.page.facts.on.click()
    settle(qtbot, place)
    assert session.book.case_file(cases[0]).review.state is CaseState.REVIEWED
    assert not place.page.facts.on.isVisibleTo(place.page.facts)  # nobody moderates their own
    assert place.page.heading.facts.text().startswith("1 of 2 read")
    place.page.facts.again.click()
    settle(qtbot, place)
    assert session.book.case_file(cases[0]).review.state is CaseState.UNDER_WAY


def test_a_colleague_moderates_with_remarks_under_their_own_name(
    qtbot: QtBot, look: Look, session: FakeSession, open_session: Opened, cases: tuple[str, ...]
) -> None:
    colleague = open_session(PRIYA, founded=False)
    write_finding(session.book, cases[0], CaseArea.ASSESSMENT, "+ Clear")
    set_state(session.book, cases[0], CaseState.REVIEWED)
    share(session.book, colleague.book)
    person = next(p.id for p in session.book.people() if p.value == PRIYA)
    change_case_file(session.book, cases[0], moderator=person)
    share(session.book, colleague.book)
    place = opened(qtbot, CasesPlace(look, colleague), cases[0])
    assert not place.page.change.isVisibleTo(place.page)
    assert place.page.form.model.row(0).below == "Helen Okafor"  # type: ignore[union-attr]  # it is there
    write(qtbot, place, "- I read it otherwise")
    place.page.facts.on.click()
    settle(qtbot, place)
    assert colleague.book.case_file(cases[0]).review.state is CaseState.MODERATED
