# SPDX-License-Identifier: Apache-2.0
"""The word lists by keyboard: a phrase added, taken out, put back and undone; nothing lost."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from peerdesk.desk.word_lists import add_phrase, word_list
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from peerdesk.ui.look import Look
from peerdesk.ui.wordlists.place import DRAFT, WordListsPlace
from peerdesk.ui.wordlists.rows import Phrase
from tests.fakes.aids import shipped_check_words
from tests.fakes.challenge import share
from tests.fakes.session import FakeSession
from tests.ui.driving import check_model, opened, press_key, settle, shown_texts, type_text

Opened = Callable[..., FakeSession]
Key = Qt.Key
WORDS = shipped_check_words()


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession) -> WordListsPlace:
    return opened(qtbot, WordListsPlace(look, session), "people")


def phrases(place: WordListsPlace) -> list[Phrase]:
    model = place.page.phrases_model
    return [row for n in range(model.rowCount()) if (row := model.row(n))]


def choose(qtbot: QtBot, place: WordListsPlace, name: str) -> None:
    place.open(name)
    settle(qtbot, place)


def test_a_name_is_added_with_enter_and_can_be_undone(
    qtbot: QtBot, place: WordListsPlace, session: FakeSession
) -> None:
    assert "No phrase yet" in shown_texts(place)
    type_text(place.page.phrase, "Malcolm Thistlewood")
    with qtbot.waitSignal(place.said) as said:
        press_key(place.page.phrase, Key.Key_Return)
    settle(qtbot, place)
    assert phrases(place) == [Phrase("Malcolm Thistlewood", added=True)]
    assert place.page.phrase.text() == ""
    said.args[1]()
    settle(qtbot, place)
    assert word_list(session.book, WORDS, "people").added == ()
    assert phrases(place) == []


def test_a_shipped_phrase_is_taken_out_and_put_back_with_one_key(
    qtbot: QtBot, place: WordListsPlace, session: FakeSession
) -> None:
    choose(qtbot, place, "judgement")
    place.page.sought.setText("unacceptable")
    place.page.phrases.setFocus()
    press_key(place.page.phrases, Key.Key_Delete)
    settle(qtbot, place)
    assert word_list(session.book, WORDS, "judgement").removed == ("unacceptable",)
    assert phrases(place) == [Phrase("unacceptable", removed=True)]
    press_key(place.page.phrases, Key.Key_Delete)
    settle(qtbot, place)
    assert word_list(session.book, WORDS, "judgement").removed == ()


def test_a_harmless_phrase_is_kept_as_one(
    qtbot: QtBot, place: WordListsPlace, session: FakeSession
) -> None:
    choose(qtbot, place, "grades")
    type_text(place.page.phrase, "outstanding larder")
    place.page.harmless.setChecked(True)
    place.page.add.click()
    settle(qtbot, place)
    assert word_list(session.book, WORDS, "grades").added == ("~outstanding larder",)
    assert phrases(place)[0] == Phrase("outstanding larder", harmless=True, added=True)


def test_what_cannot_be_looked_for_is_told_and_stays_typed(
    qtbot: QtBot, place: WordListsPlace
) -> None:
    type_text(place.page.phrase, "x")
    press_key(place.page.phrase, Key.Key_Return)
    settle(qtbot, place)
    assert "two letters" in shown_texts(place)
    assert place.page.phrase.text() == "x"


def test_a_list_is_searched_and_says_when_nothing_is_there(
    qtbot: QtBot, place: WordListsPlace
) -> None:
    choose(qtbot, place, "blame")
    place.page.sought.setText("BLIND")
    assert {"blind" in row.text for row in phrases(place)} == {True}
    place.page.sought.setText("no such words")
    assert "No phrase of this list" in shown_texts(place)


def test_only_leads_change_the_lists(
    qtbot: QtBot, look: Look, session: FakeSession, open_session: Opened
) -> None:
    peer = open_session(Person("Ola Byrne", Role.OFFICER_PEER), founded=False)
    share(session.book, peer.book)
    place = opened(qtbot, WordListsPlace(look, peer), "blame")
    assert "Leads change the lists." in shown_texts(place)
    assert not place.page.add.isEnabled()
    press_key(place.page.phrases, Key.Key_Delete)
    settle(qtbot, place)
    assert word_list(peer.book, WORDS, "blame").removed == ()


def test_a_phrase_that_is_being_typed_survives_a_lock(
    qtbot: QtBot, look: Look, place: WordListsPlace, session: FakeSession
) -> None:
    type_text(place.page.phrase, "Ivy Brackenbury")
    words = place.last_words()
    assert words == {DRAFT: "Ivy Brackenbury"}
    for key, text in words.items():
        session.book.keep_draft(key, text)
    where = place.where()
    add_phrase(session.book, WORDS, "people", "Malcolm Thistlewood", harmless=False)
    place.blank()
    assert "Brackenbury" not in shown_texts(place)
    assert phrases(place) == []
    again = opened(qtbot, WordListsPlace(look, session), where)
    assert again.page.phrase.text() == "Ivy Brackenbury"
    assert again.page.title.text() == "Names to be found"


def test_rows_say_what_they_are(
    qtbot: QtBot, place: WordListsPlace, qtmodeltester: ModelTester
) -> None:
    choose(qtbot, place, "judgement")
    check_model(qtmodeltester, place.page.lists_model)
    check_model(qtmodeltester, place.page.phrases_model)
    model = place.page.phrases_model
    spoken = [str(model.index(n).data()) for n in range(model.rowCount())]
    assert "unacceptable" in spoken
    assert "perfect storm, harmless" in spoken


def test_the_panes_are_gone_round_with_one_key(qtbot: QtBot, place: WordListsPlace) -> None:
    choose(qtbot, place, "blame")
    assert place.next_pane()
    assert place.page.phrases.hasFocus()
    assert not place.next_pane()
    with qtbot.waitSignal(place.go) as gone:
        place.page.back.click()
    assert gone.args == ["checks", None]
