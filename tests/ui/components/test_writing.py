# SPDX-License-Identifier: Apache-2.0
"""What is written is counted, kept in time, compared and reworded."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from peerdesk.ui.components.differences import DifferenceText
from peerdesk.ui.components.draft import DraftKeeper
from peerdesk.ui.components.reword_sheet import RewordSheet
from peerdesk.ui.components.standing import Standing
from peerdesk.ui.components.wording import WordingField, count_words
from peerdesk.ui.look import Look
from tests.ui.driving import press_key, shown_texts, type_text

Key = Qt.Key


def test_differences_are_also_said_in_words_and_never_read_as_markup(
    qtbot: QtBot, look: Look
) -> None:
    text = DifferenceText(look, "one <b>two</b>", "one three")
    qtbot.addWidget(text)
    assert "removed:" in text.accessibleName()
    assert "added: three;" in text.accessibleName()
    assert "&lt;" in text.text()


def test_a_draft_is_due_from_the_first_letter_however_fast_one_types(qtbot: QtBot) -> None:
    holder = QObject()
    drafts = DraftKeeper(holder)
    told: list[tuple[str, str]] = []
    drafts.due.connect(lambda key, text: told.append((key, text)))
    for _ in range(12):
        drafts.touch("k", "word")
        qtbot.wait(50)
    assert told
    qtbot.waitUntil(lambda: not drafts._timer.isActive())


def test_last_words_are_handed_over_once(qtbot: QtBot) -> None:
    holder = QObject()
    drafts = DraftKeeper(holder)
    told: list[str] = []
    drafts.due.connect(lambda key, _: told.append(key))
    drafts.touch("k", "unfinished")
    assert drafts.take() == {"k": "unfinished"}
    assert drafts.take() == {}
    qtbot.wait(450)
    assert told == []


def test_words_are_counted_as_a_reader_would() -> None:
    assert [count_words(text) for text in ("", "  ", "one", "one  two\nthree")] == [0, 0, 1, 3]


def test_the_field_grows_with_its_text_up_to_a_bound(qtbot: QtBot, look: Look) -> None:
    field = WordingField(look, most_lines=5)
    qtbot.addWidget(field)
    field.resize(300, 100)
    field.show()
    heights = []
    for words in (3, 30, 300):
        field.set_text("word " * words)
        heights.append(field.sizeHint().height())
    assert heights[0] < heights[1] == heights[2]


def test_enter_keeps_ctrl_enter_agrees_esc_leaves(qtbot: QtBot, look: Look) -> None:
    field = WordingField(look)
    qtbot.addWidget(field)
    field.set_text("A wording")
    with qtbot.waitSignal(field.kept):
        press_key(field, Key.Key_Return)
    with qtbot.waitSignal(field.agreed):
        press_key(field, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(field.left):
        press_key(field, Key.Key_Escape)
    assert field.toPlainText() == "A wording"


def test_a_reword_sheet_starts_from_the_draft_and_keeps_the_text_when_refused(
    qtbot: QtBot, look: Look
) -> None:
    host = QWidget()
    host.resize(900, 600)
    qtbot.addWidget(host)
    host.show()
    sheet = RewordSheet(look, host, "As it stands", "As it was being typed")
    sheet.open(sheet.wording)
    assert sheet.wording.toPlainText() == "As it was being typed"
    type_text(sheet.wording, "!")
    with qtbot.waitSignal(sheet.reworded) as sent:
        press_key(sheet.wording, Key.Key_Return)
    assert sent.args == ["As it was being typed!"]
    sheet.say_wrong("Too long.")
    assert sheet.wording.toPlainText() == "As it was being typed!"
    sheet.leave()


def test_two_wordings_are_both_shown_and_each_can_be_kept(qtbot: QtBot, look: Look) -> None:
    standing = Standing(look)
    qtbot.addWidget(standing)
    standing.set_texts(("One",), may_choose=True)
    assert standing.isHidden()
    standing.set_texts(("One", "Another"), may_choose=False)
    assert "until the author chooses" in shown_texts(standing)
    standing.set_texts(("One", "Another"), may_choose=True)
    assert "Another" in shown_texts(standing)
    standing.clear()
    assert "Another" not in shown_texts(standing)
