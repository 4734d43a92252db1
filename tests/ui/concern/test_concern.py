# SPDX-License-Identifier: Apache-2.0
"""Over every screen: telling comes first, what was told is sealed, and a lead is told of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from peerdesk.desk.concerns import add_to_concern, pending, read_concerns, record_concern
from peerdesk.desk.exchange import admit, identity_file
from peerdesk.desk.urgent import set_contacts
from peerdesk.domain.concern import ConcernRecord, UrgentContact
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role, ToldBy
from peerdesk.ui.components.rail_item import RailEntry, UrgentItem
from peerdesk.ui.concern.listing import ConcernsSheet
from peerdesk.ui.concern.over import LIST, ConcernOver
from peerdesk.ui.concern.reading import DRAFT, unfinished
from peerdesk.ui.concern.sheet import AcknowledgeSheet, ConcernSheet
from peerdesk.ui.entries import PlaceEntry
from peerdesk.ui.look import Look
from peerdesk.ui.questions.place import QuestionsPlace
from peerdesk.ui.shell import Shell
from tests.fakes.book import MemoryBook
from tests.fakes.session import FakeSession
from tests.fakes.stick import Stick
from tests.fakes.three import everybody_gets
from tests.ui.conftest import PRIYA, Opened
from tests.ui.driving import press_key, settle, shown_texts, type_text

DUTY = "Duty line for safeguarding"
HOUR = 3_600_000
ENTRIES = (
    PlaceEntry(RailEntry("questions", "Questions", "question", "Weigh"), QuestionsPlace),
    PlaceEntry(
        RailEntry("concern", "Immediate concern", "warning-octagon", ""),
        ConcernOver,
        over=True,
        keys="F8",
    ),
)


def shown(qtbot: QtBot, look: Look, session: FakeSession) -> tuple[Shell, ConcernOver]:
    shell = Shell(look, session, ENTRIES)
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    with qtbot.waitActive(shell):
        shell.show()
    shell.go("questions")
    over = shell.findChild(ConcernOver)
    assert isinstance(over, ConcernOver)
    settle(qtbot, over)
    return shell, over


def form(qtbot: QtBot, shell: Shell, over: ConcernOver) -> ConcernSheet:
    press_key(shell, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: over.sheet is not None)
    assert isinstance(over.sheet, ConcernSheet)
    return over.sheet


@pytest.fixture
def peers(open_session: Opened, session: FakeSession) -> FakeSession:
    """Return the open vault of a peer of the leader's team."""
    held = open_session(PRIYA, founded=False)
    admit(session.book, identity_file(held.book))
    everybody_gets(Stick(), session.book, [held.book])
    return held


def test_it_says_first_that_telling_comes_first(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    set_contacts(session.book, [UrgentContact("Night desk", "01632 960 000")])
    shell, over = shown(qtbot, look, session)
    sheet = form(qtbot, shell, over)
    words = shown_texts(sheet)
    assert "Tell the duty line or the director now. This note can wait." in words
    assert list(sheet.form.cards) == ["Night desk", ""]
    assert sheet.form.cards["Night desk"]._second == "01632 960 000"
    assert QApplication.focusWidget() is sheet.form.cards["Night desk"]


def test_a_peer_records_it_by_key_and_cannot_read_it_again(
    qtbot: QtBot, look: Look, peers: FakeSession
) -> None:
    shell, over = shown(qtbot, look, peers)
    sheet = form(qtbot, shell, over)
    assert "You cannot read it again" in shown_texts(sheet)
    press_key(sheet.form.cards[DUTY], Qt.Key.Key_Space)
    press_key(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: over.sheet is None)
    (held,) = read_concerns(peers.book)
    assert (held.records, held.leads) == ((), 1)
    qtbot.waitUntil(lambda: over.jobs.running == 0)
    again = form(qtbot, shell, over)
    assert "sealed to 1 lead, not recorded as acknowledged yet" in shown_texts(again)
    assert DUTY not in "".join(own.id for own in again._beginning.own)


def test_the_rails_foot_is_marked_until_it_was_acknowledged(
    qtbot: QtBot, look: Look, peers: FakeSession
) -> None:
    shell, over = shown(qtbot, look, peers)
    item = shell.findChild(UrgentItem)
    assert isinstance(item, UrgentItem)
    assert item._count == 0
    concern = record_concern(peers.book, ConcernRecord(told=DUTY, told_at=HOUR))
    shell.refresh()
    qtbot.waitUntil(lambda: item._count == 1)
    assert "not recorded as told and acknowledged" in item.accessibleName()
    add_to_concern(peers.book, concern, ConcernRecord(acknowledged_by=DUTY, acknowledged_at=HOUR))
    shell.refresh()
    qtbot.waitUntil(lambda: item._count == 0)
    settle(qtbot, over)


def test_an_acknowledgement_is_added_without_reading_what_was_sealed(
    qtbot: QtBot, look: Look, peers: FakeSession
) -> None:
    concern = record_concern(peers.book, ConcernRecord(told=DUTY, told_at=HOUR))
    shell, over = shown(qtbot, look, peers)
    sheet = form(qtbot, shell, over)
    sheet.acknowledge_wanted.emit(concern)
    qtbot.waitUntil(lambda: isinstance(over.sheet, AcknowledgeSheet))
    asked = over.sheet
    assert isinstance(asked, AcknowledgeSheet)
    press_key(asked, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Write the role of whoever acknowledged it." in shown_texts(asked)
    type_text(asked.fields.who, "Duty manager")
    press_key(asked, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: over.sheet is None)
    assert pending(peers.book) == 0


def test_an_acknowledgement_begun_is_kept_as_a_draft_until_it_is_recorded(
    qtbot: QtBot, look: Look, peers: FakeSession
) -> None:
    concern = record_concern(peers.book, ConcernRecord(told=DUTY, told_at=HOUR))
    shell, over = shown(qtbot, look, peers)

    def acknowledging() -> AcknowledgeSheet:
        form(qtbot, shell, over).acknowledge_wanted.emit(concern)
        qtbot.waitUntil(lambda: isinstance(over.sheet, AcknowledgeSheet))
        assert isinstance(over.sheet, AcknowledgeSheet)
        return over.sheet

    first = acknowledging()
    type_text(first.fields.who, "Duty manager")
    first.fields.time.setText("09:10")
    over.drafts.flush()
    settle(qtbot, over)
    press_key(first, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: over.sheet is None)
    again = acknowledging()
    assert (again.fields.who.text(), again.fields.time.text()) == ("Duty manager", "09:10")
    press_key(again, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: over.sheet is None)
    settle(qtbot, over)
    assert peers.book.drafts() == {}
    assert pending(peers.book) == 0


def test_what_was_chosen_has_the_focus_again_and_a_missing_time_is_called_missing(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    shell, over = shown(qtbot, look, session)
    sheet = form(qtbot, shell, over)
    sheet.form.cards[""].click()
    type_text(sheet.form.other, "Head of school")
    over.drafts.flush()
    settle(qtbot, over)
    press_key(sheet, Qt.Key.Key_Escape)
    again = form(qtbot, shell, over)
    assert again.first_focus() is again.form.cards[""]
    again.form.time.setText(" ")
    assert again.form.record() is None
    assert "The time is missing: write one, such as 13:30." in shown_texts(again)


def test_a_begun_form_is_kept_as_a_draft_and_found_again(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    shell, over = shown(qtbot, look, session)
    sheet = form(qtbot, shell, over)
    sheet.form.cards[""].click()
    type_text(sheet.form.other, "Head of school")
    over.drafts.flush()
    settle(qtbot, over)
    kept = unfinished(session.book.draft(DRAFT))
    assert kept is not None
    assert (kept.told, kept.way) == ("Head of school", ToldBy.TELEPHONE)
    press_key(sheet, Qt.Key.Key_Escape)
    item = shell.findChild(UrgentItem)
    assert isinstance(item, UrgentItem)
    qtbot.waitUntil(lambda: item._count == 1)
    again = form(qtbot, shell, over)
    assert again.form.other.text() == "Head of school"
    again.dropped.emit()
    qtbot.waitUntil(lambda: item._count == 0)
    settle(qtbot, over)
    assert session.book.draft(DRAFT) == ""


def test_a_lock_hands_the_form_over_and_leaves_nothing_on_the_screen(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    shell, over = shown(qtbot, look, session)
    sheet = form(qtbot, shell, over)
    sheet.form.cards[""].click()
    type_text(sheet.form.other, "Head of school")
    words: dict[str, str] = {}
    shell.hand_over(words)
    assert "Head of school" in words[DRAFT]
    session.ask.asked.clear()
    shell.blank()
    assert session.ask.asked == []
    assert over.sheet is None
    assert "Head of school" not in shown_texts(shell)


def test_a_name_where_a_role_belongs_is_warned_of_and_forbidden_nowhere(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    shell, over = shown(qtbot, look, session)
    sheet = form(qtbot, shell, over)
    sheet.form.cards[""].click()
    type_text(sheet.form.other, "Sarah Whitfield")
    assert sheet.form._named.isVisible()
    sheet.form.other.setText("Head of safeguarding")
    assert not sheet.form._named.isVisible()


@pytest.mark.parametrize(
    ("time", "wrong"), [("25:00", True), ("noon", True), ("", True), ("09:10", False)]
)
def test_a_time_that_cannot_be_read_is_said_at_the_field(
    qtbot: QtBot, look: Look, session: FakeSession, time: str, *, wrong: bool
) -> None:
    shell, over = shown(qtbot, look, session)
    sheet = form(qtbot, shell, over)
    sheet.form.cards[DUTY].click()
    sheet.form.time.setText(time)
    assert (sheet.form.record() is None) is wrong


def test_without_anybody_told_nothing_is_recorded(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    shell, over = shown(qtbot, look, session)
    sheet = form(qtbot, shell, over)
    press_key(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sheet.form._missing.isVisible()
    sheet.form.cards[""].click()
    press_key(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Write the role of whoever was told." in shown_texts(sheet)
    assert session.book.concerns() == ()


def test_a_lead_hears_of_it_on_every_screen_until_it_is_marked_as_seen(
    qtbot: QtBot, look: Look, session: FakeSession, peers: FakeSession
) -> None:
    record = ConcernRecord(told=DUTY, told_at=HOUR, by=peers.book.person)
    record_concern(peers.book, record)
    everybody_gets(Stick(), peers.book, [session.book])
    shell, over = shown(qtbot, look, session)
    said = over.notices.said("concern")
    assert "An immediate concern was recorded" in said
    assert "Priya Nair" in said
    assert DUTY not in said
    over.open(LIST)
    qtbot.waitUntil(lambda: over.sheet is not None)
    sheet = over.sheet
    assert isinstance(sheet, ConcernsSheet)
    words = shown_texts(sheet)
    assert DUTY in words
    assert "Not recorded as acknowledged yet." in words
    press_key(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: over.sheet is None)
    shell.refresh()
    qtbot.waitUntil(lambda: not over.notices.said("concern"))
    settle(qtbot, over)


def test_a_lead_made_later_is_told_whom_to_ask(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    record_concern(session.book, ConcernRecord(told=DUTY, told_at=HOUR))
    second = MemoryBook(Person("Carys Evans", Role.MANAGER), clock=session.clock)
    admit(session.book, identity_file(second))
    everybody_gets(Stick(), session.book, [second])
    theirs = FakeSession(second, session.root, session.clock)
    shell, over = shown(qtbot, look, theirs)
    over.open(LIST)
    qtbot.waitUntil(lambda: over.sheet is not None)
    assert over.sheet is not None
    assert "ask a lead who can read it to seal it anew" in shown_texts(over.sheet)
    shell.blank()
    theirs.close({})
    _, mine = shown(qtbot, look, session)
    mine.open(LIST)
    qtbot.waitUntil(lambda: mine.sheet is not None)
    sheet = mine.sheet
    assert isinstance(sheet, ConcernsSheet)
    assert "Sealed to 1 of the 2 laptops that lead now." in shown_texts(sheet)
    sheet.reseal_wanted.emit(session.book.concerns()[0].id)
    qtbot.waitUntil(lambda: mine.sheet is None)
    settle(qtbot, mine)
    everybody_gets(Stick(), session.book, [second])
    assert [one.record.told for one in read_concerns(second)[0].records] == [DUTY]
