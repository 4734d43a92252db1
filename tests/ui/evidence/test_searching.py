# SPDX-License-Identifier: Apache-2.0
"""Filters typed as words become chips, chips become words, and searches are kept by name."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.desk.search.kept import keep_search, kept_searches
from peerdesk.domain.words import Stance, Voice
from peerdesk.ui.evidence.kept_sheet import KeptSheet
from peerdesk.ui.evidence.keys import SEARCHES
from peerdesk.ui.evidence.place import EvidencePlace, Looked
from peerdesk.ui.keys.keymap import KeyMap
from peerdesk.ui.look import Look
from tests.fakes.session import FakeSession
from tests.ui.driving import press_key, settle, shown_texts, type_text


def _type(qtbot: QtBot, place: EvidencePlace, text: str) -> None:
    place.page.search.edit.setFocus()
    type_text(place.page.search.edit, text)
    settle(qtbot, place)


def _chips(place: EvidencePlace) -> list[str]:
    return [chip.toolTip() for chip in place.page.search._chips]


def test_a_filter_typed_becomes_a_chip_at_the_space(qtbot: QtBot, place: EvidencePlace) -> None:
    _type(qtbot, place, "stance:- ")
    assert place.page.search.edit.text() == ""
    assert _chips(place) == ["Area for consideration"]
    rows = [place.model.row(n) for n in range(place.model.rowCount())]
    assert rows
    assert all(row is not None and row.stance is Stance.CONSIDERATION for row in rows)


def test_a_known_filter_narrows_before_the_space_too(qtbot: QtBot, place: EvidencePlace) -> None:
    every = place.model.rowCount()
    _type(qtbot, place, "stance:-")
    assert place.page.search.edit.text() == "stance:-"
    assert 0 < place.model.rowCount() < every
    assert _chips(place) == []


def test_completion_offers_values_and_enter_takes_one(qtbot: QtBot, place: EvidencePlace) -> None:
    _type(qtbot, place, "voice:fr")
    popup = place.searching.completing
    assert popup.isVisible()
    press_key(place.page.search.edit, Qt.Key.Key_Return)
    settle(qtbot, place)
    assert not popup.isVisible()
    assert _chips(place) == ["Frontline"]
    assert place.page.search.edit.hasFocus()


def test_completion_of_a_filters_name_takes_tab_only(qtbot: QtBot, place: EvidencePlace) -> None:
    _type(qtbot, place, "sta")
    assert place.searching.completing.isVisible()
    press_key(place.page.search.edit, Qt.Key.Key_Tab)
    assert place.page.search.edit.text() == "stance:"
    assert place.searching.completing.isVisible(), "its values are offered next"
    press_key(place.page.search.edit, Qt.Key.Key_Down)
    press_key(place.page.search.edit, Qt.Key.Key_Escape)
    assert not place.searching.completing.isVisible()
    assert place.page.search.edit.text() == "stance:"
    _type(qtbot, place, " ")
    place.page.search.edit.clear()
    _type(qtbot, place, "s")
    assert place.searching.completing.isVisible()
    press_key(place.page.search.edit, Qt.Key.Key_Down)
    assert place.page.list.hasFocus(), "Down goes to the notes, as without a popup"


def test_what_nobody_knows_is_said_below_the_field(qtbot: QtBot, place: EvidencePlace) -> None:
    _type(qtbot, place, "voice:fronline duty")
    assert place.page.trouble.isVisible()
    assert place.page.trouble.text() == "No voice is called “fronline”. Is it voice:frontline?"
    place.page.search.edit.clear()
    settle(qtbot, place)
    assert not place.page.trouble.isVisible()


def test_chips_and_words_are_two_views_of_one_query(qtbot: QtBot, place: EvidencePlace) -> None:
    _type(qtbot, place, "stance:- voice:frontline ")
    query = place.finder.query
    place.searching.write_out()
    settle(qtbot, place)
    assert place.page.search.edit.text() == "voice:frontline stance:consideration"
    assert _chips(place) == []
    assert place.finder.query == query
    place.searching.write_out()
    settle(qtbot, place)
    assert _chips(place) == ["Frontline", "Area for consideration"]
    assert place.finder.query == query


def test_a_chip_taken_off_leaves_what_is_typed(qtbot: QtBot, place: EvidencePlace) -> None:
    _type(qtbot, place, "stance:- voice:frontline")
    place.page.search._chips[0].removed.emit()
    settle(qtbot, place)
    assert place.page.search.edit.text() == "voice:frontline"
    assert (place.finder.query.stance, place.finder.query.voice) == (None, Voice.FRONTLINE)


def test_a_tab_keeps_what_was_typed_as_a_chip(qtbot: QtBot, place: EvidencePlace) -> None:
    _type(qtbot, place, "voice:frontline duty")
    place.page.tabs.chosen.emit("untagged")
    settle(qtbot, place)
    assert _chips(place) == ["Frontline"]
    assert place.page.search.edit.text() == "duty"
    assert place.finder.query.untagged


def test_a_search_is_kept_recalled_by_key_and_dropped(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession
) -> None:
    _type(qtbot, place, "stance:- ")
    place.searching.open_kept()
    settle(qtbot, place)
    sheet = place.searching.sheet.sheet
    assert isinstance(sheet, KeptSheet)
    sheet.name.setText("")
    press_key(sheet.name, Qt.Key.Key_Return)
    settle(qtbot, place)
    assert "missing" in shown_texts(sheet)
    type_text(sheet.name, "Worries")
    press_key(sheet.name, Qt.Key.Key_Return)
    settle(qtbot, place)
    (kept,) = kept_searches(session.book)
    assert (kept.name, kept.words) == ("Worries", "stance:consideration")
    place.searching.unfilter("stance")
    settle(qtbot, place)
    assert _chips(place) == []
    press_key(place, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, place)
    assert place.finder.query.stance is Stance.CONSIDERATION
    place.searching.open_kept()
    settle(qtbot, place)
    again = place.searching.sheet.sheet
    assert isinstance(again, KeptSheet)
    press_key(again.list, Qt.Key.Key_Delete)
    settle(qtbot, place)
    assert kept_searches(session.book) == ()
    again.leave()


def test_a_kept_search_is_recalled_from_the_list(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession
) -> None:
    keep_search(session.book, "Schools", "voice:partners")
    place.searching.open_kept()
    settle(qtbot, place)
    sheet = place.searching.sheet.sheet
    assert isinstance(sheet, KeptSheet)
    press_key(sheet.list, Qt.Key.Key_Return)
    settle(qtbot, place)
    assert place.finder.query.voice is Voice.PARTNERS


def test_a_lock_takes_words_troubles_and_sheets_away(qtbot: QtBot, place: EvidencePlace) -> None:
    _type(qtbot, place, "voice:fronline not:zanzibar secretword ")
    place.searching.open_kept()
    settle(qtbot, place)
    back = place.where()
    place.blank()
    assert isinstance(back, Looked)
    assert "zanzibar" not in repr(back)
    words = shown_texts(place)
    assert "secretword" not in words
    assert "fronline" not in words


def test_with_large_text_the_buttons_stand_below_the_field(
    qtbot: QtBot, look: Look, place: EvidencePlace
) -> None:
    field, beside = place.page.search, place.page.filter
    look.choose("light", 2.0)
    qtbot.waitUntil(lambda: beside.geometry().top() >= field.geometry().bottom())
    qtbot.waitUntil(lambda: field.width() > place.width() * 0.9)
    look.choose("light", 1.0)
    qtbot.waitUntil(lambda: beside.geometry().top() < field.geometry().bottom())


def test_many_chips_begin_a_line_of_their_own_and_leave_the_field_its_room(
    qtbot: QtBot, place: EvidencePlace
) -> None:
    field = place.page.search
    low = field.height()
    for typed in ("stance:-", "voice:frontline", "kind:focus-group", "day:2", "by:me", "untagged"):
        _type(qtbot, place, f"{typed} ")
    many = 5
    assert len(_chips(place)) >= many
    qtbot.waitUntil(lambda: field.height() > low)
    inside = field.rect()
    spots = [chip.geometry() for chip in field._chips] + [field.edit.geometry()]
    assert len({spot.top() for spot in spots[:-1]} | {spots[-1].top()}) > 1
    for chip in field._chips:
        spot = chip.mapTo(field, chip.rect().bottomRight())
        assert inside.contains(spot), chip.toolTip()
        assert chip.width() == chip.sizeHint().width(), "no filter is squeezed"
        assert not chip.geometry().intersects(field.edit.geometry())
    least = 240
    assert field.edit.width() >= least
    assert place.page.list.mapTo(place, place.page.list.rect().topLeft()).y() >= (
        field.mapTo(place, inside.bottomLeft()).y()
    )
    for _ in range(many + 1):
        press_key(field.edit, Qt.Key.Key_Backspace)
        settle(qtbot, place)
    qtbot.waitUntil(lambda: field.height() == low)


def test_the_keys_of_kept_searches_are_listed_and_can_be_changed(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession
) -> None:
    keep_search(session.book, "Strengths", "stance:+")
    assert set(SEARCHES) <= set(place.does)
    third = KeyMap()
    assert third.shown(SEARCHES[2]) == "Ctrl 3"
    place.look.keys.change(SEARCHES[0], "F4", place.does)
    press_key(place.page.list, Qt.Key.Key_F4)
    settle(qtbot, place)
    assert _chips(place) == ["Strength"]
    place.searching.open_kept()
    settle(qtbot, place)
    (sheet,) = place.findChildren(KeptSheet)
    assert "(F4)" in str(sheet.list.model().index(0, 0).data())
    sheet.leave()
    place.look.keys.reset()
