# SPDX-License-Identifier: Apache-2.0
"""Case records: files are agreed, changed and labelled, and what stands against it is told."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.desk.capture import write_line
from peerdesk.desk.case_files import (
    write_finding,
)
from peerdesk.desk.evidence import withdraw
from peerdesk.desk.history import versions
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.records import CaseFileSet
from peerdesk.domain.review import CaseFile
from peerdesk.domain.words import CaseArea, Stance
from peerdesk.ui.cases.form import PartHeader
from peerdesk.ui.cases.place import CasesPlace
from peerdesk.ui.cases.sheets import AddCases, ChangeCase, LabelSheet
from peerdesk.ui.components.choose import ChooseSheet
from peerdesk.ui.errors import OnlyOnScreen
from peerdesk.ui.look import Look
from tests.fakes.session import FakeSession
from tests.ui.cases.conftest import write
from tests.ui.driving import press_key, settle, shown_texts, type_text

Opened = Callable[..., FakeSession]
Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


def test_files_are_added_many_at_once_with_the_number_said_before(
    qtbot: QtBot, place: CasesPlace, session: FakeSession
) -> None:
    place.page.add.click()
    (sheet,) = place.findChildren(AddCases)
    sheet.types.setPlainText("3 x care leaver\nneglect")
    assert sheet._add.text() == "Add 4 case files"
    sheet._readers[session.book.person].setChecked(True)
    sheet._add.click()
    settle(qtbot, place)
    assert len(session.book.case_files()) == 6
    assert place.page.type.text() == "care leaver"


def test_nothing_is_added_without_a_type_or_for_a_day_that_cannot_be_read(
    qtbot: QtBot, place: CasesPlace, session: FakeSession
) -> None:
    place.page.add.click()
    (sheet,) = place.findChildren(AddCases)
    sheet._add.click()
    assert "child in need" in shown_texts(sheet)
    sheet.types.setPlainText("neglect")
    sheet.day.line.setText("some day")
    sheet._add.click()
    settle(qtbot, place)
    assert len(session.book.case_files()) == 2
    assert "write it like that" in shown_texts(sheet)
    sheet.types.setPlainText("900 x neglect")
    sheet._add.click()
    assert "between 1 and 200" in shown_texts(sheet)
    sheet.leave()


def test_what_was_agreed_is_changed_and_a_new_label_drawn(
    qtbot: QtBot, place: CasesPlace, session: FakeSession, cases: tuple[str, ...]
) -> None:
    place.page.change.click()
    (sheet,) = place.findChildren(ChangeCase)
    sheet.moderator.choose(session.book.person)
    sheet._take()
    settle(qtbot, place)
    assert "second reviewer" in shown_texts(sheet).lower()
    sheet.moderator.choose("")
    sheet.type.setText("disability")
    sheet._take()
    settle(qtbot, place)
    assert session.book.case_file(cases[0]).value.type == "disability"
    before = session.book.case_file(cases[0]).value.label
    place.page.change.click()
    place.findChildren(ChangeCase)[-1].drawn_again.emit()
    settle(qtbot, place)
    after = session.book.case_file(cases[0]).value.label
    assert after != before
    assert place.page.label.text() == after


def test_a_file_is_taken_off_and_put_back(
    qtbot: QtBot, place: CasesPlace, session: FakeSession, cases: tuple[str, ...]
) -> None:
    place.page.change.click()
    place.findChildren(ChangeCase)[-1].dropped.emit()
    settle(qtbot, place)
    assert session.book.case_file(cases[0]).value.dropped
    place.open(cases[0])
    settle(qtbot, place)
    assert "taken off the list" in place.page.banner.text
    assert not place.page.form.entry.isVisibleTo(place.page.form)
    place.page.back.click()
    settle(qtbot, place)
    assert not session.book.case_file(cases[0]).value.dropped


def test_the_label_sheet_says_what_it_is_for_and_is_written_where_one_chooses(
    qtbot: QtBot, place: CasesPlace, session: FakeSession
) -> None:
    place.page.labels.click()
    (sheet,) = place.findChildren(LabelSheet)
    assert "no field for a real reference" in shown_texts(sheet)
    sheet.wanted.emit()
    (chooser,) = place.findChildren(ChooseSheet)
    chooser.chosen.emit(session.root / "labels.pdf")
    chooser.leave()
    settle(qtbot, place)
    qtbot.waitUntil((session.root / "labels.pdf").exists)
    assert (session.root / "labels.pdf").read_bytes().startswith(b"%PDF")


def test_marks_and_delete_work_on_a_line_so_far(
    qtbot: QtBot, place: CasesPlace, session: FakeSession, cases: tuple[str, ...]
) -> None:
    written = write_finding(session.book, cases[0], CaseArea.ASSESSMENT, "A line")
    place.open(cases[0])
    settle(qtbot, place)
    lines = place.page.form.lines
    place.page.form._go_up()
    press_key(lines, Key.Key_Plus)
    settle(qtbot, place)
    assert session.book.note(written.note).stance is Stance.STRENGTH
    place.page.form._go_up()
    press_key(lines, Key.Key_Delete)
    settle(qtbot, place)
    assert session.book.note(written.note).withdrawn
    assert place.page.form.model.rowCount() == 0


def test_a_note_with_the_label_alone_stands_under_no_area_and_is_not_written_there(
    qtbot: QtBot, place: CasesPlace, session: FakeSession, cases: tuple[str, ...]
) -> None:
    label = session.book.case_file(cases[0]).value.label
    write_line(session.book, "Typed in Capture", case=label)
    place.open((cases[0], "other"))
    settle(qtbot, place)
    assert place.page.form.part == "other"
    assert not place.page.form.entry.isVisibleTo(place.page.form)
    for note in session.book.notes(NoteQuery(case=label)):
        withdraw(session.book, note.id)


def test_a_refused_line_is_kept_and_sent_again(
    qtbot: QtBot, place: CasesPlace, session: FakeSession, cases: tuple[str, ...]
) -> None:
    told: list[str] = []
    place.failed.connect(lambda error: told.append(error.user_message))
    session.ask.refuses = OnlyOnScreen("The disk is full.")
    write(qtbot, place, "+ Kept all the same")
    assert "NOT SAVED" in told[0]
    assert place.unsaved()
    assert "Kept all the same" in "".join(place.last_words().values())
    session.ask.refuses = None
    place.retry()
    settle(qtbot, place)
    qtbot.waitUntil(lambda: not place.unsaved())
    (note,) = session.book.notes(NoteQuery(record=cases[0]))
    assert note.text == "Kept all the same"


def test_an_empty_line_and_an_unknown_tag_are_told(qtbot: QtBot, place: CasesPlace) -> None:
    press_key(place.page.form.entry.editor, Key.Key_Return)
    assert place.page.form.warning.isVisibleTo(place.page.form)
    write(qtbot, place, "+ Something #nowhere")
    assert "#nowhere" in place.page.form.warning.text


def test_what_looks_like_a_case_number_is_told_and_the_label_written_instead(
    qtbot: QtBot, place: CasesPlace, session: FakeSession, cases: tuple[str, ...]
) -> None:
    editor = place.page.form.entry.editor
    type_text(editor, "- in case 1234567 no plan")
    qtbot.waitUntil(lambda: "1234567" in place.page.form.warning.text, timeout=10_000)
    place.working._advice._act.click()
    label = session.book.case_file(cases[0]).value.label
    assert editor.toPlainText() == f"in {label} no plan"
    qtbot.waitUntil(lambda: not place.page.form.warning.isVisibleTo(place.page.form))


def test_a_doubled_label_is_said_in_the_list(
    qtbot: QtBot,
    place: CasesPlace,
    session: FakeSession,
    cases: tuple[str, ...],
) -> None:
    label = session.book.case_file(cases[0]).value.label
    session.book.append(CaseFileSet(case="c" * 32, details=CaseFile(label=label)))
    place.open()
    settle(qtbot, place)
    said = [place.model.index(row).data() for row in range(place.model.rowCount())]
    assert sum("used twice" in str(words) for words in said) == 2
    assert "On no list" in said


def test_a_lock_takes_every_word_away_and_the_way_back_is_without_evidence(
    qtbot: QtBot, place: CasesPlace, session: FakeSession, cases: tuple[str, ...]
) -> None:
    write_finding(session.book, cases[0], CaseArea.IMPACT, "+ SECRET")
    place.open((cases[0], "impact"))
    settle(qtbot, place)
    type_text(place.page.form.entry.editor, "+ HALF")
    where = place.where()
    words = place.last_words()
    label = session.book.case_file(cases[0]).value.label
    place.blank()
    assert "HALF" in "".join(words.values())
    shown = shown_texts(place) + place.page.form.entry.editor.toPlainText()
    assert not {w for w in ("SECRET", "HALF", label, "child protection") if w in shown}
    assert place.model.rowCount() == place.page.form.model.rowCount() == 0
    assert where == (cases[0], "impact", "") or where == (cases[0], "impact", "caret")
    place.open(where)
    settle(qtbot, place)
    assert place.page.form.part == "impact"


def test_f6_goes_from_files_to_form_to_facts(place: CasesPlace) -> None:
    place.page.list.setFocus()
    assert place.next_pane()
    assert place.next_pane()
    assert not place.next_pane()


@pytest.mark.parametrize("factor", [0.8, 2.0])
def test_it_fits_at_every_size_of_text(
    qtbot: QtBot, look: Look, place: CasesPlace, factor: float
) -> None:
    look.choose("light", factor)
    settle(qtbot, place)
    assert place.minimumSizeHint().width() <= 1310


def test_the_history_is_that_of_the_open_file(
    place: CasesPlace, session: FakeSession, cases: tuple[str, ...]
) -> None:
    sort, case = place.looked_at()
    assert (sort, case) == ("case", place.working.case)
    assert case in cases
    assert versions(session.book, sort, case)


def test_tab_goes_from_a_parts_name_to_its_line_and_on_to_the_next_part(
    qtbot: QtBot, place: CasesPlace
) -> None:
    form = place.page.form
    for _ in range(3):  # whichever part is open: its line stands below its name
        names = [header for header in form.findChildren(PartHeader) if header.isVisible()]
        names.sort(key=lambda header: header.mapTo(form, header.rect().topLeft()).y())
        here = next(n for n, header in enumerate(names) if header.part == form.part)
        names[here].setFocus()
        for expected in (form.entry.editor, names[here + 1]):
            press_key(place.window().focusWidget(), Key.Key_Tab)
            assert place.window().focusWidget() is expected
        press_key(names[here + 1], Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        assert place.window().focusWidget() is form.entry.editor
        form.opened.emit(names[here + 1].part)
        settle(qtbot, place)
