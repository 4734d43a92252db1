# SPDX-License-Identifier: Apache-2.0
"""What a message leaves open: who would disagree, what was merged, where it was told."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.desk.merging import merge, unmerge
from peerdesk.desk.messages import draft_message, link_note, settle
from peerdesk.desk.studies import note_study
from peerdesk.desk.tellings import tell
from peerdesk.domain.study import Study
from peerdesk.domain.words import MessageKind, Outcome, Permission, QuestionOrigin, Relation, Status
from peerdesk.ui.look import Look
from peerdesk.ui.messages.place import MessagesPlace
from peerdesk.ui.questions.wanted import AskWanted
from peerdesk.ui.studies.wanted import StudyFrom
from tests.fakes.challenge import SCOPE
from tests.fakes.evening import STRENGTH, Evening, fill
from tests.fakes.session import FakeSession
from tests.issuing import issue_all
from tests.ui.driving import opened, shown_texts
from tests.ui.driving import settle as settled

TWIN = "Supervision is regular and people describe it in the same words"


@pytest.fixture
def evening(session: FakeSession) -> Evening:
    return fill(session.book)


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession, evening: Evening) -> MessagesPlace:
    link_note(session.book, evening.strength, evening.notes[5], Relation.SUPPORTS)
    return opened(qtbot, MessagesPlace(look, session), evening.strength)


def show(qtbot: QtBot, place: MessagesPlace, message: str) -> None:
    place.open(message)
    settled(qtbot, place)


def test_a_message_with_support_only_asks_who_would_disagree(
    qtbot: QtBot, place: MessagesPlace, session: FakeSession, evening: Evening
) -> None:
    asides = place.page.editor.asides
    assert asides.disagree.isVisible()
    with qtbot.waitSignal(place.go) as went:
        asides.ask.click()
    assert went.args == ["ask", AskWanted(QuestionOrigin.GAP, evening.strength)]
    link_note(session.book, evening.strength, evening.notes[1], Relation.CONTRADICTS)
    show(qtbot, place, evening.strength)
    assert not asides.disagree.isVisible()


def test_a_note_found_against_it_is_linked_as_contradicting(
    qtbot: QtBot, place: MessagesPlace, session: FakeSession, evening: Evening
) -> None:
    place.page.editor.asides.against.click()
    settled(qtbot, place)
    place.page.evidence.added.emit(evening.notes[2])
    settled(qtbot, place)
    held = session.book.message(evening.strength)
    assert held.notes(Relation.CONTRADICTS) == (evening.notes[2],)


def test_a_merged_message_says_which_one_stands_for_it_and_is_taken_apart(
    qtbot: QtBot, place: MessagesPlace, session: FakeSession, evening: Evening
) -> None:
    theme = session.book.message(evening.strength).theme
    twin = draft_message(session.book, MessageKind.STRENGTH, theme, TWIN)
    merge(session.book, twin, evening.strength)
    show(qtbot, place, twin)
    editor = place.page.editor
    assert editor.merged.isVisible()
    assert STRENGTH in shown_texts(editor.merged)
    assert editor.field.isReadOnly()
    with qtbot.waitSignal(place.go) as went:
        editor.merged._open.click()
    assert went.args == ["messages", evening.strength]
    editor.merged.apart.click()
    settled(qtbot, place)
    assert twin in {message.id for message in session.book.messages()}


def test_the_history_tells_of_agreement_mergers_and_every_telling_of_both(
    qtbot: QtBot, place: MessagesPlace, session: FakeSession, evening: Evening
) -> None:
    book = session.book
    theme = book.message(evening.strength).theme
    twin = draft_message(book, MessageKind.STRENGTH, theme, TWIN)
    issued = issue_all(book, SCOPE.first_day)
    tell(book, evening.strength, "DCS", Outcome.AS_WRITTEN, issue=issued.hash)
    tell(book, twin, "Chief executive", Outcome.OTHERWISE, wording="So so", occasion="At lunch")
    settle(book, evening.strength, Status.AGREED)
    merge(book, twin, evening.strength)
    show(qtbot, place, evening.strength)
    texts = shown_texts(place.page.editor.history)
    assert "Said as written, DCS, daily summary 1" in texts
    assert "Said otherwise, Chief executive, At lunch: “So so”" in texts
    assert "Agreed as it stood" in texts
    assert f"Merged in: “{TWIN}”" in texts
    unmerge(book, twin)
    merge(book, twin, evening.strength)
    show(qtbot, place, evening.strength)
    acts = [t for t in shown_texts(place.page.editor.history).splitlines() if TWIN in t]
    assert acts == [f"{said}: “{TWIN}”" for said in ("Merged in", "Taken apart", "Merged in")]
    row = place.model.messages()[0]
    said = place.model.index(place.model.find(row.id)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "stands for 1 more" in str(said)


def test_words_too_near_to_a_note_are_told_beside_the_wording(
    qtbot: QtBot, place: MessagesPlace, session: FakeSession, evening: Evening
) -> None:
    assert "No quotation" in shown_texts(place.page.editor.breadth)
    theme = session.book.message(evening.strength).theme
    near = draft_message(
        session.book, MessageKind.STRENGTH, theme, "Staff know every child on my list",
        supports=evening.notes[3:4],
    )  # fmt: skip
    show(qtbot, place, near)
    assert "Too near" in shown_texts(place.page.editor.breadth)


def test_good_practice_leads_to_the_permission_to_share_it(
    qtbot: QtBot, place: MessagesPlace, session: FakeSession, evening: Evening
) -> None:
    assert place.page.lacking.isVisible()
    theme = session.book.message(evening.strength).theme
    practice = draft_message(session.book, MessageKind.GOOD_PRACTICE, theme, "A free hour")
    show(qtbot, place, practice)
    asides = place.page.editor.asides
    with qtbot.waitSignal(place.go) as went:
        asides.track.click()
    assert went.args == ["studies", StudyFrom(practice)]
    note_study(
        session.book,
        Study(title="Think space", message=practice, permission=Permission.GIVEN),
    )
    show(qtbot, place, practice)
    assert "Case study: Think space, permission given" in shown_texts(asides)
    assert not place.page.lacking.isVisible()
