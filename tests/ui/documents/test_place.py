# SPDX-License-Identifier: Apache-2.0
"""Documents by keyboard: registered, taken in, asked for, received, read, and figures kept."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from peerdesk.desk.documents import add_documents, change_document, read_document, write_reading
from peerdesk.desk.history import versions
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.record_notes import write_figure
from peerdesk.domain.document import Document
from peerdesk.domain.figure import Figure
from peerdesk.domain.words import Source, Stance
from peerdesk.ui.components.choose import ChooseSheet
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.documents.place import DocumentsPlace
from peerdesk.ui.documents.sheets import DocumentSheet, ListSheet, PullSheet
from peerdesk.ui.errors import OnlyOnScreen
from peerdesk.ui.look import Look
from tests.fakes.session import FakeSession
from tests.ui.driving import opened, press_key, settle, shown_texts, type_text

Opened = Callable[..., FakeSession]
Key = Qt.Key
RECEIVED = Document(title="Self-evaluation", requested="2026-04-20", received="2026-04-28")
OVERDUE = Document(title="Neglect strategy", due="2026-05-08", pulled=True, asked_of="Safeguarding")


@pytest.fixture
def documents(session: FakeSession) -> tuple[str, ...]:
    """Put one document that arrived and one that is overdue on the register."""
    return add_documents(session.book, (RECEIVED, OVERDUE, Document(title="Dashboard")))


@pytest.fixture
def place(
    qtbot: QtBot, look: Look, session: FakeSession, documents: tuple[str, ...]
) -> DocumentsPlace:
    """Open the place at the first document."""
    assert documents
    return opened(qtbot, DocumentsPlace(look, session))


def sheet_of(place: DocumentsPlace, kind: type[Sheet]) -> Sheet:
    """Return the sheet that stands over the place."""
    (sheet,) = (each for each in place.findChildren(kind) if not each.isHidden())
    return sheet


def test_each_document_says_in_words_where_it_has_got_to(place: DocumentsPlace) -> None:
    said = [str(place.model.index(row).data()) for row in range(3)]
    assert said == [
        "Self-evaluation, Received Tue 28 Apr, Not read yet",
        "Neglect strategy, Overdue since Fri 8 May, on the list to the organiser",
        "Dashboard, Not requested",
    ]
    assert place.page.heading.facts.text() == "1 of 3 received, 0 read, 1 is overdue"


def test_an_empty_register_says_what_goes_there(
    qtbot: QtBot, look: Look, session: FakeSession, open_session: Opened
) -> None:
    place = opened(qtbot, DocumentsPlace(look, session))
    assert "what has arrived" in place.page.none.words.text()
    bare = opened(qtbot, DocumentsPlace(look, open_session(founded=False)))
    assert "no challenge" in bare.page.none.words.text()
    assert not bare.page.add.isVisibleTo(bare.page)


def test_keys_say_arrived_read_and_asked_for_each_with_its_way_back(
    qtbot: QtBot, place: DocumentsPlace, session: FakeSession, documents: tuple[str, ...]
) -> None:
    undos: list[Callable[[], object]] = []
    place.said.connect(lambda _, undo: undos.append(undo))
    place.open(documents[1])
    settle(qtbot, place)
    pane = place.page.document
    pane.pull.click()
    settle(qtbot, place)
    assert not session.book.document(documents[1]).value.pulled
    undos[-1]()
    settle(qtbot, place)
    assert session.book.document(documents[1]).value.pulled
    pane.received.click()
    settle(qtbot, place)
    assert session.book.document(documents[1]).value.received == "2026-05-12"
    pane.read.click()
    settle(qtbot, place)
    assert session.book.document(documents[1]).read_by == (session.book.person,)
    assert "Read by you" in str(place.model.index(1).data())
    pane.read.click()
    settle(qtbot, place)
    assert session.book.document(documents[1]).read_by == ()


def test_what_a_document_says_is_written_below_it(
    qtbot: QtBot, place: DocumentsPlace, session: FakeSession, documents: tuple[str, ...]
) -> None:
    place._open_entry()
    type_text(place.page.document.entry.editor, "? No word on fathers #vision ")
    press_key(place.page.document.entry.editor, Key.Key_Return)
    settle(qtbot, place)
    (note,) = session.book.notes(NoteQuery(record=documents[0]))
    assert (note.text, note.source, note.stance) == (
        "No word on fathers", Source.READ, Stance.QUESTION,
    )  # fmt: skip
    lines = place.page.document.lines
    place.page.document._go_up()
    press_key(lines, Key.Key_Minus)
    settle(qtbot, place)
    assert session.book.note(note.id).stance is Stance.CONSIDERATION
    went: list[tuple[str, object]] = []
    place.go.connect(lambda key, what: went.append((key, what)))
    place.page.document._go_up()
    press_key(lines, Key.Key_Return)
    assert went == [("evidence", note.id)]
    place.page.document._go_up()
    press_key(lines, Key.Key_Delete)
    settle(qtbot, place)
    assert session.book.note(note.id).withdrawn


def test_a_document_is_registered_and_changed_in_a_sheet(
    qtbot: QtBot, place: DocumentsPlace, session: FakeSession
) -> None:
    place.page.add.click()
    sheet = sheet_of(place, DocumentSheet)
    assert isinstance(sheet, DocumentSheet)
    sheet._take()
    settle(qtbot, place)
    assert "title" in shown_texts(sheet).lower()
    sheet.name.setText("Minutes")
    sheet.days["due"].line.setText("some day")
    sheet._take()
    assert "12 May 2026" in shown_texts(sheet)
    sheet.days["due"].line.setText("13 May 2026")
    next(iter(sheet.kloes.values())).setChecked(True)
    sheet.pulled.setChecked(True)
    sheet._take()
    settle(qtbot, place)
    held = session.book.documents()[-1].value
    assert (held.title, held.due, held.pulled, len(held.kloes)) == (
        "Minutes",
        "2026-05-13",
        True,
        1,
    )
    assert place.page.document.title.text() == "Minutes"
    place.page.document.change.click()
    sheet = sheet_of(place, DocumentSheet)
    assert isinstance(sheet, DocumentSheet)
    sheet.asked_of.setText("Democratic services")
    sheet._take()
    settle(qtbot, place)
    assert session.book.documents()[-1].value.asked_of == "Democratic services"


def test_a_list_is_read_as_it_is_pasted_and_taken_in(
    qtbot: QtBot, place: DocumentsPlace, session: FakeSession
) -> None:
    place.page.take_in.click()
    sheet = sheet_of(place, ListSheet)
    assert isinstance(sheet, ListSheet)
    sheet.text.setPlainText("title,due\nMinutes,13/5/2026\nDashboard,\nBad,never\n")
    qtbot.waitUntil(lambda: "1 row is left out" in sheet.told.text())
    assert "1 is there already" in sheet.told.text()
    assert sheet._take.text() == "Take in 1 document"
    sheet._take.click()
    settle(qtbot, place)
    assert [held.value.title for held in session.book.documents()][-1] == "Minutes"


def test_a_list_comes_from_a_file_as_well(
    qtbot: QtBot, place: DocumentsPlace, session: FakeSession
) -> None:
    (session.root / "list.csv").write_text("title\n" + "\n".join(f"D{n}" for n in range(9)))
    place.page.take_in.click()
    sheet_of(place, ListSheet).findChildren(type(place.page.take_in))
    listed = sheet_of(place, ListSheet)
    assert isinstance(listed, ListSheet)
    listed.file.click()
    chooser = sheet_of(place, ChooseSheet)
    assert isinstance(chooser, ChooseSheet)
    chooser.chosen.emit(session.root / "list.csv")
    chooser.leave()
    settle(qtbot, place)
    qtbot.waitUntil(lambda: bool(place.findChildren(ListSheet)))
    sheet = sheet_of(place, ListSheet)
    assert isinstance(sheet, ListSheet)
    qtbot.waitUntil(lambda: sheet._take.text() == "Take in 9 documents")


def test_the_list_to_the_organiser_is_shown_copied_and_saved(
    qtbot: QtBot, place: DocumentsPlace, session: FakeSession
) -> None:
    place.page.organiser.click()
    settle(qtbot, place)
    sheet = sheet_of(place, PullSheet)
    assert isinstance(sheet, PullSheet)
    assert "Neglect strategy" in sheet.text.toPlainText()
    assert "Friday 8 May, overdue" in sheet.text.toPlainText()
    sheet._copy()
    assert "Neglect strategy" in QApplication.clipboard().text()
    sheet.file_wanted.emit()
    chooser = sheet_of(place, ChooseSheet)
    assert isinstance(chooser, ChooseSheet)
    chooser.chosen.emit(session.root / "asked.pdf")
    chooser.leave()
    settle(qtbot, place)
    qtbot.waitUntil((session.root / "asked.pdf").exists)


def test_tabs_show_what_is_to_be_asked_for_and_what_was_struck_off(
    qtbot: QtBot, place: DocumentsPlace, session: FakeSession, documents: tuple[str, ...]
) -> None:
    place.page.tabs.chosen.emit("asked")
    assert [place.model.row(0).title] == ["Neglect strategy"]  # type: ignore[union-attr]  # it is there
    settle(qtbot, place)
    place.page.document.strike.click()
    settle(qtbot, place)
    assert "Nothing is to be asked for" in place.page.none.words.text()
    place.page.tabs.chosen.emit("register")
    place.page.off.click()
    settle(qtbot, place)
    assert place.model.rowCount() == 1
    place.page.document.strike.click()
    settle(qtbot, place)
    assert not session.book.document(documents[1]).value.dropped


def test_a_figure_needs_value_source_and_sentence_and_becomes_a_note(
    qtbot: QtBot, place: DocumentsPlace, session: FakeSession
) -> None:
    place.open("figures")
    settle(qtbot, place)
    form = place.page.figure
    form.keep.click()
    assert "as it is printed" in shown_texts(form)
    form.value.setText("23 %")
    form.keep.click()
    assert "where it comes from" in shown_texts(form)
    form.source.setText("ChAT")
    form.day.line.setText("some day")
    form.keep.click()
    assert "31 March 2026" in shown_texts(form)
    form.day.line.setText("31 March 2026")
    form.keep.click()
    assert "in a sentence" in form.warning.text
    type_text(form.entry.editor, "- Re-referrals rise #thresholds ")
    press_key(form.entry.editor, Key.Key_Return)
    settle(qtbot, place)
    (note,) = session.book.notes(NoteQuery(source=Source.DATA))
    assert note.figure == Figure("23 %", "ChAT", "2026-03-31")
    assert (form.value.text(), form.source.text()) == ("", "ChAT")
    assert "23 %, ChAT, 31 March 2026" in str(place.page.figures.index(0).data())


def test_a_figure_that_was_begun_comes_back(
    qtbot: QtBot, look: Look, session: FakeSession, place: DocumentsPlace
) -> None:
    place.open("figures")
    settle(qtbot, place)
    place.page.figure.value.setText("23 %")
    type_text(place.page.figure.entry.editor, "- half")
    kept = place.last_words()
    qtbot.waitUntil(lambda: "half" in session.book.draft("figures"))
    place.blank()
    assert place.page.figure.value.text() == ""
    assert kept["figures"] == session.book.draft("figures")
    again = opened(qtbot, DocumentsPlace(look, session), "figures")
    assert again.page.figure.value.text() == "23 %"
    assert again.page.figure.entry.editor.raw() == "- half"


def test_a_refused_figure_stays_on_the_screen_and_says_so(
    qtbot: QtBot, place: DocumentsPlace, session: FakeSession
) -> None:
    told: list[str] = []
    place.failed.connect(lambda error: told.append(error.user_message))
    place.open("figures")
    settle(qtbot, place)
    form = place.page.figure
    form.value.setText("9")
    form.source.setText("ChAT")
    type_text(form.entry.editor, "It falls")
    session.ask.refuses = OnlyOnScreen("The disk is full.")
    form.keep.click()
    settle(qtbot, place)
    assert "NOT SAVED" in told[-1]
    assert form.entry.editor.raw() == "It falls"
    qtbot.waitUntil(place.unsaved)
    session.ask.refuses = None
    place.retry()
    settle(qtbot, place)
    assert not place.unsaved()


def test_figures_can_be_sorted_withdrawn_and_opened(
    qtbot: QtBot, place: DocumentsPlace, session: FakeSession
) -> None:
    written = write_figure(session.book, "It falls", Figure("9", "ChAT"))
    place.open("figures")
    settle(qtbot, place)
    rows = place.page.figure_list
    rows.setCurrentIndex(place.page.figures.index(0))
    went: list[object] = []
    place.go.connect(lambda _, what: went.append(what))
    press_key(rows, Key.Key_Return)
    assert went == [written.note]
    press_key(rows, Key.Key_Plus)
    settle(qtbot, place)
    assert session.book.note(written.note).stance is Stance.STRENGTH
    rows.setCurrentIndex(place.page.figures.index(0))
    press_key(rows, Key.Key_Delete)
    settle(qtbot, place)
    assert session.book.note(written.note).withdrawn


def test_the_history_is_that_of_the_document_or_the_figures_note(
    qtbot: QtBot, place: DocumentsPlace, session: FakeSession, documents: tuple[str, ...]
) -> None:
    place.open(documents[1])
    settle(qtbot, place)
    assert place.looked_at() == ("document", documents[1])
    assert versions(session.book, *place.looked_at())
    change_document(session.book, documents[1], title="Strategy on neglect")
    place.renew()
    settle(qtbot, place)
    assert "Strategy on neglect" in str(place.model.index(1).data())
    place.open("figures")
    settle(qtbot, place)
    assert place.looked_at() == ("", "")
    figure = Figure("41", "Dashboard", "2026-04-30")
    note = write_figure(session.book, "41 of 50 visits in time", figure).note
    place.renew()
    settle(qtbot, place)
    place.page.figure_list.setCurrentIndex(place.page.figures.index(0))
    assert place.looked_at() == ("note", note)


def test_who_has_read_a_document_is_said(
    qtbot: QtBot, place: DocumentsPlace, session: FakeSession, documents: tuple[str, ...]
) -> None:
    read_document(session.book, documents[0])
    place.open(documents[0])
    settle(qtbot, place)
    assert "Helen Okafor" in shown_texts(place.page.document)
    assert place.page.document.read.text() == "I have not read it"


def test_a_lock_takes_every_word_away(
    qtbot: QtBot, place: DocumentsPlace, session: FakeSession, documents: tuple[str, ...]
) -> None:
    write_reading(session.book, documents[0], "+ SECRET")
    change_document(session.book, documents[0], title="HIDDEN")
    place.open(documents[0])
    settle(qtbot, place)
    type_text(place.page.document.entry.editor, "+ HALF")
    where = place.where()
    assert "HALF" in "".join(place.last_words().values())
    place.blank()
    shown = shown_texts(place) + place.page.document.entry.editor.toPlainText()
    assert not {w for w in ("SECRET", "HALF", "HIDDEN", "Neglect") if w in shown}
    assert place.model.rowCount() == 0
    place.open(where)
    settle(qtbot, place)
    assert place.page.document.title.text() == "HIDDEN"


def test_with_large_text_list_and_document_stand_behind_tabs(
    qtbot: QtBot, look: Look, place: DocumentsPlace
) -> None:
    look.choose("light", 2.0)
    settle(qtbot, place)
    assert not place.page.document.isVisible()
    place.page.list.setFocus()
    assert place.next_pane()
    assert place.page.document.isVisible()
    assert place.minimumSizeHint().width() <= 1310
