# SPDX-License-Identifier: Apache-2.0
"""Erasing and holds in the place of evidence, and nothing of it left at a lock."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.desk.erasing import erase
from peerdesk.desk.holds import open_holds, place_hold
from peerdesk.desk.writing import write
from peerdesk.domain import custody
from peerdesk.domain.erasure import contents_of
from peerdesk.domain.identifiers import mint
from peerdesk.domain.words import ErasureReason, HoldReason
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.button import Button
from peerdesk.ui.evidence.erasing_sheets import EraseSheet, HoldSheet
from peerdesk.ui.evidence.lifting_sheet import LiftSheet
from peerdesk.ui.evidence.place import EvidencePlace
from peerdesk.ui.look import Look
from peerdesk.ui.messages.place import MessagesPlace
from tests.fakes.evening import LINES, Evening, fill
from tests.fakes.session import FakeSession
from tests.ui.driving import opened, press_key, settle, shown_texts


@pytest.fixture
def evening(session: FakeSession) -> Evening:
    return fill(session.book)


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession, evening: Evening) -> EvidencePlace:
    assert evening.notes
    return opened(qtbot, EvidencePlace(look, session))


def ask(qtbot: QtBot, place: EvidencePlace, note: str) -> EraseSheet:
    place.page.list.go_to(place.model.find(note))
    settle(qtbot, place)
    place.page.detail.erase.click()
    settle(qtbot, place)
    return next(s for s in place.findChildren(EraseSheet) if s.isVisible())


def lifting(place: EvidencePlace, sheet: EraseSheet) -> LiftSheet:
    """Press "Lift it" and return what asks."""
    next(act for act in sheet.findChildren(Button) if act.text() == "Lift it").click()
    return next(s for s in place.findChildren(LiftSheet) if s.isVisible())


def test_what_repeats_the_note_is_said_and_it_goes_on_a_role(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession, evening: Evening
) -> None:
    note = evening.notes[0]
    sheet = ask(qtbot, place, note)
    said = shown_texts(sheet)
    assert "Supervision is regular" in said
    assert "Messages linked to it stay, without it" in said
    sheet.act.click()
    assert session.book.note(note).id == note
    assert "a role will do" in shown_texts(sheet)
    sheet.authority.setText("Team leader")
    sheet.reason.choose(ErasureReason.COURT_ORDER.value)
    with qtbot.waitSignal(place.said) as said_signal:
        sheet.act.click()
    settle(qtbot, place)
    assert "Erased for good" in said_signal.args[0]
    (erasure,) = session.book.erasures()
    assert (erasure.note, erasure.reason) == (note, ErasureReason.COURT_ORDER)
    assert place.model.find(note) == -1
    assert session.book.purges == 1
    assert place.focusWidget() is place.page.list, "and not on erasing the next note"


def test_it_is_not_called_gone_while_the_disk_refuses_the_backups(
    qtbot: QtBot,
    place: EvidencePlace,
    session: FakeSession,
    evening: Evening,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse() -> None:
        raise PeerDeskError("The disk is full.")

    monkeypatch.setattr(session.book, "purge", refuse)
    sheet = ask(qtbot, place, evening.notes[0])
    sheet.authority.setText("Team leader")
    with qtbot.waitSignal(place.said) as said:
        sheet.act.click()
    settle(qtbot, place)
    assert "not yet out of the backups" in said.args[0]
    assert "Erased for good" not in said.args[0]
    assert len(session.book.erasures()) == 1


def test_esc_keeps_the_note(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession, evening: Evening
) -> None:
    sheet = ask(qtbot, place, evening.notes[0])
    press_key(sheet, Qt.Key.Key_Escape)
    assert session.book.erasures() == ()
    assert ask(qtbot, place, evening.notes[1]).rows.note == evening.notes[1]


def test_a_hold_is_placed_seen_and_lifted(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession, evening: Evening
) -> None:
    note = evening.notes[0]
    ask(qtbot, place, note).hold.click()
    sheet = next(s for s in place.findChildren(HoldSheet) if s.isVisible())
    sheet.act.click()
    assert "Give a reference" in shown_texts(sheet)
    sheet.reference.setText("FOI 114")
    sheet.act.click()
    settle(qtbot, place)
    assert place.focusWidget() is place.page.list
    (hold,) = open_holds(session.book)
    assert (hold.notes, hold.reference) == ((note,), "FOI 114")
    assert "On hold: Freedom of information" in shown_texts(place.page.detail)
    held = ask(qtbot, place, note)
    assert not held.act.isEnabled()
    assert not held.authority.isVisible()
    assert "This will be gone" not in shown_texts(held)
    assert place.focusWidget() is held.keep, "one key must not lift a hold"
    lift = lifting(place, held)
    assert place.focusWidget() is lift.keep
    assert "Nothing here waits for it" in shown_texts(lift)
    press_key(lift, Qt.Key.Key_Escape)
    assert open_holds(session.book) == (hold,)
    lift = lifting(place, ask(qtbot, place, note))
    lift.act.click()
    settle(qtbot, place)
    assert open_holds(session.book) == ()


def test_what_goes_with_a_hold_is_named_before_it_is_lifted(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession, evening: Evening
) -> None:
    book, note = session.book, evening.notes[0]
    words = book.note(note).text
    place_hold(book, HoldReason.LEGAL, "L 1", (note,))
    write(
        book,
        custody.NoteErased(
            erasure=mint(book.device),
            note=note,
            reason=ErasureReason.SUBJECT_REQUEST,
            authority="Team leader",
            erases=tuple(sorted(contents_of(book.history("note", note)))),
        ),
    )
    lift = lifting(place, ask(qtbot, place, note))
    said = shown_texts(lift)
    assert "1 note is erased for good at once" in said
    assert words in said
    lift.act.click()
    settle(qtbot, place)
    assert place.model.find(note) == -1


def test_a_hold_may_cover_everything(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession, evening: Evening
) -> None:
    ask(qtbot, place, evening.notes[0]).hold.click()
    sheet = next(s for s in place.findChildren(HoldSheet) if s.isVisible())
    sheet.reason.choose(HoldReason.LEGAL.value)
    sheet.reference.setText("L 1")
    sheet.everything.setChecked(True)
    sheet.act.click()
    settle(qtbot, place)
    assert open_holds(session.book)[0].notes == ()


def test_a_refusal_is_said_in_the_sheet(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession, evening: Evening
) -> None:
    sheet = ask(qtbot, place, evening.notes[0])
    place_hold(session.book, HoldReason.LEGAL, "L 1")  # by a colleague, just now
    sheet.authority.setText("Team leader")
    sheet.act.click()
    settle(qtbot, place)
    assert "A hold keeps this" in shown_texts(sheet)
    assert sheet.act.isEnabled()


def test_nothing_of_the_note_is_left_at_a_lock(
    qtbot: QtBot, place: EvidencePlace, evening: Evening
) -> None:
    sheet = ask(qtbot, place, evening.notes[0])
    assert "Supervision" in shown_texts(sheet)
    place.blank()
    assert not sheet.isVisible()
    assert "Supervision" not in shown_texts(place)
    assert sheet.note.text() == ""


def test_a_message_says_where_it_rested_on_an_erased_note(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    evening = fill(session.book)
    erase(session.book, evening.notes[0], ErasureReason.SUBJECT_REQUEST, "Team leader")
    messages = opened(qtbot, MessagesPlace(look, session))
    messages.open(evening.strength)
    settle(qtbot, messages)
    model = messages.page.evidence.model
    rows = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert "Erased note" in rows
    assert not any(LINES[0][2:20] in row for row in rows)
