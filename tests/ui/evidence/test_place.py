# SPDX-License-Identifier: Apache-2.0
"""Evidence by keyboard: found, sorted, tagged, reworded, withdrawn, and nothing left at a lock."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.desk.book import Urgency
from peerdesk.desk.capture import write_line
from peerdesk.desk.exchange import admit, identity_file
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.words import Stance, Voice
from peerdesk.ui.evidence.erasing_sheets import EraseSheet
from peerdesk.ui.evidence.place import EvidencePlace
from peerdesk.ui.look import Look
from peerdesk.ui.messages.wanted import DraftFrom
from tests.fakes.evening import Evening
from tests.fakes.session import FakeSession
from tests.ui.conftest import PRIYA
from tests.ui.driving import opened, press_key, settle, shown_texts, type_text
from tests.ui.evidence.pressing import Key, Opened, choose, press


def texts(place: EvidencePlace) -> list[str]:
    rows = (place.model.row(number) for number in range(place.model.rowCount()))
    return [row.text if row else "" for row in rows]


def test_it_opens_with_all_notes_the_newest_first(place: EvidencePlace) -> None:
    assert texts(place)[0] == "Energy lifts when they talk about families"
    assert len(texts(place)) == 8
    assert place.page.heading.facts.text() == "8 notes from 1 session, 1 laptop"


def test_search_as_you_type_asks_as_a_search_and_marks_the_words(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession
) -> None:
    session.ask.asked.clear()
    press(qtbot, place, "dut", place.page.search.edit)
    assert texts(place) == ["Duty rota changed in March, out of hours found out by e-mail"]
    assert session.ask.asked.count(Urgency.SEARCH) == 3
    assert place.page.list.delegate.searched == "dut"


def test_the_newest_search_wins(qtbot: QtBot, place: EvidencePlace) -> None:
    for words in ("sup", "case", "duty"):
        place.page.search.edit.setText(words)
    settle(qtbot, place)
    assert len(texts(place)) == 1
    assert place.finder.query.words == "duty"


def test_a_sign_sorts_the_chosen_note_and_undo_takes_it_back(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession, evening: Evening
) -> None:
    said: list[tuple[str, Callable[[], object]]] = []
    place.said.connect(lambda text, undo: said.append((text, undo)))
    note = evening.notes[6]
    choose(qtbot, place, note)
    press(qtbot, place, "-")
    assert session.book.note(note).stance is Stance.CONSIDERATION
    said[-1][1]()
    settle(qtbot, place)
    assert session.book.note(note).stance is Stance.UNSORTED


def test_the_same_sign_again_takes_the_mark_off(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession, evening: Evening
) -> None:
    choose(qtbot, place, evening.notes[0])
    press(qtbot, place, "+")
    assert session.book.note(evening.notes[0]).stance is Stance.UNSORTED


def test_every_sign_has_its_mark(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession, evening: Evening
) -> None:
    choose(qtbot, place, evening.notes[6])
    for sign, stance in (
        ("*", "good-practice"),
        ("?", "question"),
        ('"', "verbatim"),
        ("~", "reflection"),
    ):
        press(qtbot, place, sign)
        assert session.book.note(evening.notes[6]).stance == stance


def test_hash_opens_the_lines_and_typing_narrows_them(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession, evening: Evening
) -> None:
    note = evening.notes[6]
    choose(qtbot, place, note)
    press(qtbot, place, "#")
    chooser = place.working.tagging._kloes
    assert chooser.isVisible()
    type_text(chooser.field, "thres")
    press(qtbot, place, Key.Key_Return, chooser.field)
    (kloe,) = session.book.note(note).kloe_ids
    assert {k.id: k.value.code for k in session.book.kloes()}[kloe] == "thresholds"


def test_a_voice_is_added_and_taken_off_by_its_chip(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession, evening: Evening
) -> None:
    note = evening.notes[6]
    choose(qtbot, place, note)
    press(qtbot, place, "@")
    chooser = place.working.tagging._voices
    type_text(chooser.field, "manag")
    press(qtbot, place, Key.Key_Return, chooser.field)
    assert session.book.note(note).voice_list == (Voice.MANAGERS,)
    place.page.detail.facts.unvoiced.emit(Voice.MANAGERS)
    settle(qtbot, place)
    assert session.book.note(note).voice_list == ()


def test_f_offers_the_filters_and_enter_puts_one_on(qtbot: QtBot, place: EvidencePlace) -> None:
    place.page.filter.click()
    chooser = place.working.tagging._filters
    type_text(chooser.field, "good practice")
    press(qtbot, place, Key.Key_Return, chooser.field)
    assert texts(place) == ["Friday think space: an hour kept free for stuck cases"]
    press_key(place.page.search.edit, Key.Key_Backspace)
    settle(qtbot, place)
    assert len(texts(place)) == 8


def test_withdrawn_notes_lie_in_the_bin_and_come_back(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession, evening: Evening
) -> None:
    choose(qtbot, place, evening.notes[6])
    place.page.detail.withdraw.click()
    settle(qtbot, place)
    assert session.book.note(evening.notes[6]).withdrawn
    assert len(texts(place)) == 7
    place.page.tabs.chosen.emit("bin")
    settle(qtbot, place)
    assert texts(place) == ["Duty rota changed in March, out of hours found out by e-mail"]
    assert place.page.search._count.text() == "1 of 1 note"
    place.page.detail.restore.click()
    settle(qtbot, place)
    assert not session.book.note(evening.notes[6]).withdrawn


def test_withdrawing_keeps_the_place_in_the_list(
    qtbot: QtBot, place: EvidencePlace, evening: Evening
) -> None:
    choose(qtbot, place, evening.notes[3])
    row = place.page.list.currentIndex().row()
    place.page.detail.withdraw.click()
    settle(qtbot, place)
    assert place.page.list.currentIndex().row() == row


def test_m_makes_a_message_of_all_chosen_notes(
    qtbot: QtBot, place: EvidencePlace, evening: Evening
) -> None:
    place.page.list.go_to(0)
    press_key(place.page.list, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, place)
    with qtbot.waitSignal(place.go) as sent:
        place.page.detail.message.click()
    assert sent.args == ["messages", DraftFrom((evening.notes[7], evening.notes[6]))]


def test_many_notes_are_sorted_at_once(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession, evening: Evening
) -> None:
    place.page.list.go_to(0)
    press_key(place.page.list, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, place)
    press(qtbot, place, "*")
    stances = [session.book.note(note).stance for note in evening.notes[6:]]
    assert stances == [Stance.GOOD_PRACTICE] * 2


def test_the_note_says_where_it_has_reached(
    qtbot: QtBot, place: EvidencePlace, evening: Evening
) -> None:
    choose(qtbot, place, evening.notes[2])
    assert place.page.detail.detail is not None
    (reached,) = place.page.detail.detail.reached
    assert (reached.message, reached.theme) == (evening.consideration, "Front door")
    with qtbot.waitSignal(place.go) as sent:
        place.page.detail.reached.opened.emit(evening.consideration)
    assert sent.args == ["messages", evening.consideration]


def test_another_place_can_ask_for_a_note_or_a_query(
    qtbot: QtBot, place: EvidencePlace, evening: Evening
) -> None:
    place.open(evening.notes[0])
    settle(qtbot, place)
    assert place.reader.note == evening.notes[0]
    place.open(NoteQuery(stance=Stance.QUESTION))
    settle(qtbot, place)
    assert texts(place) == ["How many newly qualified workers hold more than 20"]


def test_a_lock_leaves_no_word_of_the_evidence_in_any_widget(
    qtbot: QtBot, place: EvidencePlace, evening: Evening
) -> None:
    press(qtbot, place, "duty", place.page.search.edit)
    choose(qtbot, place, evening.notes[6])
    place.page.detail.edit.click()
    settle(qtbot, place)
    place.page.detail.words.editor.setPlainText("Duty rota, reworded")
    assert place.last_words() == {f"note:{evening.notes[6]}": "Duty rota, reworded"}
    place.blank()
    assert "uty" not in shown_texts(place)
    assert place.model.rowCount() == 0


def test_a_colleagues_note_is_only_proposed_for_the_bin(
    qtbot: QtBot, look: Look, open_session: Opened, evening: Evening, session: FakeSession
) -> None:
    from tests.fakes.challenge import share  # noqa: PLC0415 - only here

    colleague = open_session(PRIYA, founded=False)
    admit(session.book, identity_file(colleague.book))
    share(session.book, colleague.book)
    own = write_line(colleague.book, "A line of her own").note
    said: list[tuple[str, object]] = []
    place = opened(qtbot, EvidencePlace(look, colleague), evening.notes[0])
    place.said.connect(lambda sentence, back: said.append((sentence, back)))
    act = place.page.detail.withdraw
    assert act.text() == "Propose to withdraw"
    act.click()
    settle(qtbot, place)
    assert said == [("Proposed: its author or a lead answers", None)]
    assert not colleague.book.note(evening.notes[0]).withdrawn
    place.open(evening.notes[0])
    settle(qtbot, place)
    assert act.text() == "Proposed to its author"
    assert not act.isEnabled()
    place.working._acts.withdraw([evening.notes[0], own])
    settle(qtbot, place)
    sentence, back = said[-1]
    assert sentence.startswith("Withdrawn, and kept in the bin. Proposed:")
    assert colleague.book.note(own).withdrawn
    assert callable(back)
    back()
    settle(qtbot, place)
    assert not colleague.book.note(own).withdrawn


def test_without_a_challenge_it_says_what_to_do(
    qtbot: QtBot, look: Look, open_session: Opened
) -> None:
    place = opened(qtbot, EvidencePlace(look, open_session(founded=False)))
    assert place.page.empty.isVisible()
    assert "no challenge" in place.page.empty.words.text()


def test_an_empty_list_offers_the_first_line(
    qtbot: QtBot, look: Look, open_session: Opened
) -> None:
    place = opened(qtbot, EvidencePlace(look, open_session()))
    assert place.page.empty.act.isVisible()
    with qtbot.waitSignal(place.go) as sent:
        place.page.empty.act.click()
    assert sent.args == ["capture", None]


def test_f6_goes_from_search_to_list_to_note_and_out(
    qtbot: QtBot, place: EvidencePlace, evening: Evening
) -> None:
    choose(qtbot, place, evening.notes[0])
    with qtbot.waitActive(place):
        place.activateWindow()
    place.page.search.edit.setFocus()
    assert place.next_pane()
    assert place.page.list.hasFocus()
    assert place.next_pane()
    assert place.page.detail.isAncestorOf(place.focusWidget())
    assert not place.next_pane()


def test_with_large_text_the_note_comes_in_place_of_the_list(
    qtbot: QtBot, look: Look, place: EvidencePlace, evening: Evening
) -> None:
    look.choose(factor=2.0)
    choose(qtbot, place, evening.notes[0])
    assert place.page.list.isVisible()
    assert not place.page.detail.isVisible()
    place.page.list.opened.emit()
    assert place.page.detail.isVisible()
    assert not place.page.list.isVisible()


def test_with_large_text_the_keys_of_a_hidden_note_are_heard_all_the_same(
    qtbot: QtBot, look: Look, place: EvidencePlace, evening: Evening
) -> None:
    look.choose(factor=2.0)
    choose(qtbot, place, evening.notes[0])
    shown = place.page.list
    qtbot.keyClick(shown, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: any(s.isVisible() for s in place.findChildren(EraseSheet)))
    qtbot.keyClick(place.findChildren(EraseSheet)[-1], Qt.Key.Key_Escape)
    qtbot.keyClick(shown, Qt.Key.Key_R)
    assert shown.isVisible()
    qtbot.keyClick(shown, Qt.Key.Key_E)
    assert place.page.detail.isVisible()
    qtbot.waitUntil(lambda: place.page.detail.words.editing)
