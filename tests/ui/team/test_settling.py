# SPDX-License-Identifier: Apache-2.0
"""What two people set unaware of each other, settled one thing after the other, by keyboard."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from peerdesk.desk.capture import write_line
from peerdesk.desk.clashes import Clash, clashes
from peerdesk.desk.duplicates import duplicates
from peerdesk.desk.evidence import mark, revise
from peerdesk.desk.exchange import admit, identity_file
from peerdesk.desk.scope import edit_theme
from peerdesk.desk.timetable import change_session
from peerdesk.domain.clash import Field
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role, Stance
from peerdesk.ui.look import Look
from peerdesk.ui.team.settling_list import SettlingModel
from peerdesk.ui.team.settling_reading import pair_items, read_settling
from peerdesk.ui.team.settling_words import what_of
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import share
from tests.fakes.session import FakeSession
from tests.ui.driving import check_model, press_key, settle, shown_texts, type_text
from tests.ui.team.conftest import BEGAN, MINE, THEIRS, Opened
from tests.ui.team.unsettled import Key, clash_shown, pair_shown, place_of


def test_both_versions_are_shown_with_what_differs_and_whose_they_are(
    qtbot: QtBot, look: Look, session: FakeSession, message: str
) -> None:
    place = place_of(qtbot, look, session)
    words = shown_texts(place.detail)
    assert "Two wordings of one message" in words
    assert "Yours, Helen Okafor" in words
    assert "Ruth Delaney" in words
    assert BEGAN in words
    assert "text-decoration:underline" in words
    assert "1 of 1" in words
    assert place.heading.facts.text().startswith("1 for you.")
    assert place.where() == f"message:{message}:wording:"


def test_a_number_keeps_that_version_and_the_next_comes_up(
    qtbot: QtBot, look: Look, session: FakeSession, message: str
) -> None:
    said: list[str] = []
    place = place_of(qtbot, look, session)
    place.said.connect(lambda sentence, _: said.append(sentence))
    clash_shown(place).cards[1].keep.click()
    settle(qtbot, place)
    assert session.book.message(message).wording == THEIRS
    assert clashes(session.book) == ()
    assert said == ["Settled. The other stays in the history"]
    assert "Nothing waits" in place.empty.words.text()
    assert place.detail.item is None


def test_one_wording_is_written_from_both_and_outlives_a_lock(
    qtbot: QtBot, look: Look, session: FakeSession, message: str
) -> None:
    place = place_of(qtbot, look, session)
    content = clash_shown(place)
    assert content.unwritten == ""
    type_text(content.field, " now")
    assert content.unwritten == f"{MINE} now"
    words = place.last_words()
    assert set(words.values()) == {f"{MINE} now"}
    for key, text in words.items():
        session.book.keep_draft(key, text)
    place.blank()
    assert MINE not in shown_texts(place)
    again = place_of(qtbot, look, session)
    field = clash_shown(again).field
    assert field.toPlainText() == f"{MINE} now"
    press_key(field, Key.Key_Return)
    settle(qtbot, again)
    assert session.book.message(message).wording == f"{MINE} now"
    assert session.book.draft(next(iter(words))) == ""


def test_a_wording_being_typed_is_kept_within_a_second(
    qtbot: QtBot, look: Look, session: FakeSession, message: str
) -> None:
    place = place_of(qtbot, look, session)
    type_text(clash_shown(place).field, " soon")
    key = f"settling:{message}:wording"
    qtbot.waitUntil(lambda: session.book.draft(key) == f"{MINE} soon", timeout=2_000)
    press_key(clash_shown(place).field, Key.Key_Escape)
    assert place.focusWidget() is place.list


def test_an_empty_wording_is_refused_and_nothing_is_lost(
    qtbot: QtBot, look: Look, session: FakeSession, message: str
) -> None:
    failed: list[object] = []
    place = place_of(qtbot, look, session)
    place.failed.connect(failed.append)
    clash_shown(place).field.set_text(" ")
    clash_shown(place).merge.click()
    settle(qtbot, place)
    assert len(failed) == 1
    assert len(session.book.message(message).wordings) == 2


def test_both_are_kept_as_two_messages_with_b(
    qtbot: QtBot, look: Look, session: FakeSession, message: str
) -> None:
    place = place_of(qtbot, look, session)
    clash_shown(place).both.click()
    settle(qtbot, place)
    assert [m.wording for m in session.book.messages()] == [MINE, THEIRS]
    assert session.book.messages()[0].id == message


def test_what_may_wait_is_left_and_the_next_is_shown(
    qtbot: QtBot, look: Look, session: FakeSession, ruth: MemoryBook, message: str
) -> None:
    note = write_line(session.book, "They all have a copy").note
    share(session.book, ruth)
    mark(session.book, note, Stance.STRENGTH)
    mark(ruth, note, Stance.QUESTION)
    share(ruth, session.book)
    place = place_of(qtbot, look, session, f"note:{note}:stance:")
    content = clash_shown(place)
    assert place.detail.item is not None
    assert place.detail.item.mark == ""
    assert not content.merge.isVisible()
    content.later.click()
    assert place.where() == f"message:{message}:wording:"
    place.detail.next.click()
    assert place.where() == f"note:{note}:stance:"
    clash_shown(place).cards[0].keep.click()
    settle(qtbot, place)
    assert session.book.note(note).stance is Stance.STRENGTH
    assert place.where() == f"message:{message}:wording:"


def test_a_session_takes_what_each_changed(
    qtbot: QtBot, look: Look, session: FakeSession, ruth: MemoryBook
) -> None:
    (held,) = session.book.sessions()
    change_session(session.book, held.id, replace(held.value, place="Room 4"))
    change_session(ruth, held.id, replace(held.value, title="Staff, all teams"))
    share(ruth, session.book)
    place = place_of(qtbot, look, session)
    content = clash_shown(place)
    assert "Place: Room 4" in shown_texts(content)
    assert not place.detail.open.isVisible()
    content.join.click()
    settle(qtbot, place)
    now = session.book.sessions()[0].value
    assert (now.place, now.title) == ("Room 4", "Staff, all teams")


def test_whoever_may_not_choose_reads_who_does(
    qtbot: QtBot, look: Look, session: FakeSession, ruth: MemoryBook, open_session: Opened
) -> None:
    peer = open_session(Person("Amir Khan", Role.OFFICER_PEER), founded=False)
    admit(session.book, identity_file(peer.book))
    share(session.book, ruth)
    theme = session.book.themes()[0].id
    edit_theme(session.book, theme, "Leading")
    edit_theme(ruth, theme, "Management")
    share(ruth, session.book)
    share(session.book, peer.book)
    place = place_of(qtbot, look, peer)
    content = clash_shown(place)
    assert "The team leader or the peer challenge manager chooses." in shown_texts(content)
    assert not content.cards[0].keep.isEnabled()
    assert content.first is content.later
    assert place.heading.facts.text().startswith("0 for you.")


def test_with_large_text_the_halves_stand_one_above_the_other(
    qtbot: QtBot, look: Look, session: FakeSession, message: str, pair: tuple[str, str]
) -> None:
    place = place_of(qtbot, look, session)
    look.choose("dark", 2.0)
    content = clash_shown(place)
    assert content._halves.direction() is QBoxLayout.Direction.TopToBottom
    assert place.next_pane()
    place.detail.next.click()
    assert pair_shown(place)._halves.direction() is QBoxLayout.Direction.TopToBottom
    place.model.show([])
    place.open(f"message:{message}:wording:")
    settle(qtbot, place)
    press_key(place.list, Key.Key_Return)
    assert place.panes.is_seen("versions")
    clash_shown(place).cards[0].keep.click()
    settle(qtbot, place)
    assert place.panes.is_seen("versions")
    assert {note for item in place.model.items() for note in pair if note in item.key} == set(pair)


def test_a_vault_without_a_challenge_has_nothing_to_settle(
    qtbot: QtBot, look: Look, open_session: Opened
) -> None:
    place = place_of(qtbot, look, open_session(founded=False))
    assert "Nothing waits" in place.empty.words.text()
    press_key(place.list, Key.Key_A)


def test_the_list_keeps_qts_rules_and_says_what_waits(
    qtmodeltester: ModelTester, session: FakeSession, message: str, pair: tuple[str, str]
) -> None:
    model = SettlingModel()
    items = [*read_settling(session.book).items, *pair_items(duplicates(session.book))]
    model.show(items)
    check_model(qtmodeltester, model)
    rows = [model.index(number) for number in range(model.rowCount())]
    spoken = [row.data(Qt.ItemDataRole.AccessibleTextRole) for row in rows]
    assert spoken[0] == "Two versions stand"
    assert spoken[1].startswith("Two wordings of one message, ")
    assert spoken[2] == "Perhaps one point, noted twice"
    assert "nearly the same words" in spoken[3]
    assert not rows[0].flags() & Qt.ItemFlag.ItemIsSelectable
    assert model.find("nowhere") == -1
    assert [model.nearest(number) for number in (0, 2, 9)] == [1, 3, 3]
    assert message in items[0].key
    assert all(note in items[1].key for note in pair)


def test_every_sort_of_clash_has_its_words(session: FakeSession, message: str) -> None:
    (item,) = read_settling(session.book).items
    assert message in item.key
    value = item.value
    assert isinstance(value, Clash)
    found: set[str] = set()
    for sort, field in (
        ("note", "text"), ("note", "stance"), ("message", "filing"), ("message", "status"),
        ("message", "relation"), ("message", "telling"), ("briefing", "arrangement"),
        ("challenge", "details"), ("theme", "details"), ("kloe", "details"),
        ("person", "details"), ("session", "details"),
    ):  # fmt: skip
        clash = replace(value, sort=sort, field=Field(field))
        found.add(what_of(replace(item, value=clash)))
    assert len(found) == 12
    many = replace(value, versions=value.versions * 2)
    assert what_of(replace(item, value=many)) == "4 wordings of one message"


def test_the_words_of_a_note_are_its_authors(
    qtbot: QtBot, look: Look, session: FakeSession, ruth: MemoryBook
) -> None:
    note = write_line(session.book, "Every four weeks", author=ruth.person).note
    share(session.book, ruth)
    revise(ruth, note, "Every five weeks")
    session.book._shared = session.book.vector()
    revise(session.book, note, "Every six weeks")
    share(ruth, session.book)
    place = place_of(qtbot, look, session)
    content = clash_shown(place)
    assert content.both.text() == "Keep both, as two notes"
    content.both.click()
    settle(qtbot, place)
    assert session.book.note(note).text == "Every six weeks"
