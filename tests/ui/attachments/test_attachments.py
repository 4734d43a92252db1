# SPDX-License-Identifier: Apache-2.0
"""Attachments on the screen: attached, shown, taken off, let out, and gone at a lock."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from peerdesk.desk.attachments import Prepared, attach
from peerdesk.desk.book import Urgency
from peerdesk.domain.attachment import Attachment
from peerdesk.domain.custody import AttachmentAdded
from peerdesk.domain.words import ReleaseReason
from peerdesk.errors import PeerDeskError
from peerdesk.ui.attachments.offered import can_offer, offered_in
from peerdesk.ui.attachments.showing import MOST
from peerdesk.ui.attachments.viewer import Viewer
from peerdesk.ui.components.choose import ChooseSheet
from peerdesk.ui.components.chooser import Chooser
from peerdesk.ui.evidence.place import EvidencePlace
from tests.fakes.session import PIXEL, FakeSession
from tests.ui.attachments.conftest import Key, file, mime_of
from tests.ui.driving import press_key, settle, shown_texts

PDF = Prepared("application/pdf", b"%PDF three pages")


def picture(seed: int = 1) -> Prepared:
    return Prepared("image/png", PIXEL + bytes([seed]))


def attached(session: FakeSession, note: str) -> list[Attachment]:
    return [one for one in session.book.attachments(note) if not one.withdrawn]


def again(qtbot: QtBot, place: EvidencePlace) -> None:
    """Read the chosen note anew."""
    place.acts.done.emit()
    settle(qtbot, place)


def image_mime() -> QMimeData:
    mime = QMimeData()
    image = QImage(4, 3, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.red)
    mime.setImageData(image)
    return mime


def viewer_of(place: EvidencePlace) -> Viewer:
    viewer = place.working.showing.viewer
    assert viewer is not None
    return viewer


def open_first(qtbot: QtBot, place: EvidencePlace) -> Viewer:
    press_key(place.page.detail.attached.tiles[0], Key.Key_Return)
    settle(qtbot, place)
    return viewer_of(place)


def test_a_note_without_attachments_offers_to_attach_and_shows_nothing_else(
    place: EvidencePlace,
) -> None:
    strip = place.page.detail.attached
    assert strip.attach.isVisible()
    assert strip.attach.text() == "Attach a photograph or PDF"
    assert strip.tiles == ()


def test_a_file_is_chosen_and_attached(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession, note: str, tmp_path: Path
) -> None:
    file(tmp_path, "wall.PNG")
    said: list[str] = []
    place.said.connect(lambda sentence, _: said.append(sentence))
    press_key(place.page.list, Key.Key_A)
    qtbot.waitUntil(lambda: bool(place.findChildren(ChooseSheet)))
    (sheet,) = place.findChildren(ChooseSheet)
    place.working.attaching.choose(note)
    assert len(place.findChildren(ChooseSheet)) == 1
    sheet.chosen.emit(tmp_path / "wall.PNG")
    sheet.leave()
    settle(qtbot, place)
    (held,) = attached(session, note)
    assert held.name == "wall.png"
    assert said == ["Attached: wall.png. The file is still where it was, not encrypted."]
    assert Urgency.DRAFT in session.ask.asked
    (tile,) = place.page.detail.attached.tiles
    assert tile.accessibleName() == "wall.png, Picture, 1 kB"


def test_attaching_can_be_undone(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession, note: str, tmp_path: Path
) -> None:
    undone: list[object] = []
    place.said.connect(lambda _, undo: undone.append(undo))
    place.page.detail.offer(mime_of(file(tmp_path, "wall.png")))
    settle(qtbot, place)
    assert len(attached(session, note)) == 1
    undo = undone[0]
    assert callable(undo)
    undo()
    settle(qtbot, place)
    assert attached(session, note) == []
    assert place.page.detail.attached.tiles == ()


def test_files_are_dropped_on_the_note(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession, note: str, tmp_path: Path
) -> None:
    pane = place.page.detail
    mime = mime_of(file(tmp_path, "a.png"), file(tmp_path, "b.pdf", PDF.content))
    buttons, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    entering = QDragEnterEvent(QPoint(5, 5), copy, mime, buttons, modifiers)
    entering.setAccepted(False)
    pane.dragEnterEvent(entering)
    assert entering.isAccepted()
    pane.dropEvent(QDropEvent(QPointF(5, 5), copy, mime, buttons, modifiers))
    settle(qtbot, place)
    assert sorted(one.name for one in attached(session, note)) == ["a.png", "b.pdf"]
    words = QMimeData()
    words.setText("only words")
    refused = QDragEnterEvent(QPoint(5, 5), copy, words, buttons, modifiers)
    refused.setAccepted(False)
    pane.dragEnterEvent(refused)
    assert not refused.isAccepted()


def test_a_picture_that_was_copied_is_pasted(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession, note: str
) -> None:
    QGuiApplication.clipboard().setMimeData(image_mime())
    press_key(place.page.list, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, place)
    (held,) = attached(session, note)
    assert held.name == "Pasted picture.png"
    QGuiApplication.clipboard().clear()


def test_words_are_never_taken_for_a_picture() -> None:
    both = image_mime()
    both.setText("a table copied from a sheet")
    assert not can_offer(both)
    assert offered_in(both, "Pasted") == ()
    assert offered_in(QMimeData(), "Pasted") == ()


def test_what_cannot_be_attached_is_said(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession, note: str, tmp_path: Path
) -> None:
    failed: list[PeerDeskError] = []
    place.failed.connect(failed.append)
    place.page.detail.offer(mime_of(file(tmp_path, "a.exe", b"not a picture")))
    settle(qtbot, place)
    assert "can be attached" in failed[0].user_message
    assert attached(session, note) == []


def test_small_pictures_are_made_once_and_only_so_many_remembered(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession, note: str
) -> None:
    for seed in range(MOST + 2):
        attach(session.book, note, f"{seed}.png", picture(seed))
    again(qtbot, place)
    showing = place.working.showing
    assert len(showing._made) == MOST
    session.ask.asked.clear()
    again(qtbot, place)
    assert session.ask.asked.count(Urgency.SEARCH) <= 3
    place.page.detail.grab()


def test_what_lies_on_another_laptop_says_so_and_does_not_open(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession, note: str
) -> None:
    session.book.append(
        AttachmentAdded(
            attachment="a" * 32, note=note, name="wall.jpg", media="image/jpeg", size=3,
            digest="0" * 64, chunks=("0" * 64,),
        )
    )  # fmt: skip
    again(qtbot, place)
    (tile,) = place.page.detail.attached.tiles
    assert tile.accessibleName() == "wall.jpg, on Helen’s laptop"
    tile.grab()
    viewer = open_first(qtbot, place)
    assert "open it there" in shown_texts(viewer)
    assert not viewer.save_act.isEnabled()
    viewer.leave()


def test_a_pdf_is_turned_page_by_page(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession, note: str
) -> None:
    attach(session.book, note, "plan.pdf", PDF)
    again(qtbot, place)
    viewer = open_first(qtbot, place)
    qtbot.waitUntil(lambda: viewer.number.text() == "Page 1 of 3")
    for key, said in (
        (Key.Key_Right, "2"), (Key.Key_Right, "3"), (Key.Key_Right, "3"), (Key.Key_Left, "2"),
    ):  # fmt: skip
        press_key(viewer.preview, key)
        qtbot.waitUntil(lambda said=said: viewer.number.text() == f"Page {said} of 3")  # type: ignore[misc] # bound at once
        settle(qtbot, place)
    press_key(viewer.preview, Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: viewer.number.text() == "Page 1 of 3")
    settle(qtbot, place)
    press_key(viewer, Key.Key_Escape)
    qtbot.waitUntil(lambda: place.working.showing.viewer is None)


def test_it_says_who_attached_it_and_how_often_it_was_let_out(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession, note: str
) -> None:
    attach(session.book, note, "wall.png", picture())
    again(qtbot, place)
    viewer = open_first(qtbot, place)
    said = shown_texts(viewer)
    assert "Attached by Helen Okafor, Tue 12 May, 09:" in said
    assert "never saved outside" in said
    viewer.leave()


def test_it_is_taken_off_and_put_back(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession, note: str
) -> None:
    attach(session.book, note, "wall.png", picture())
    again(qtbot, place)
    undone: list[object] = []
    place.said.connect(lambda _, undo: undone.append(undo))
    viewer = open_first(qtbot, place)
    press_key(viewer.preview, Key.Key_T)
    qtbot.waitUntil(lambda: not attached(session, note))
    settle(qtbot, place)
    assert place.working.showing.viewer is None
    undo = undone[0]
    assert callable(undo)
    undo()
    settle(qtbot, place)
    assert len(attached(session, note)) == len(place.page.detail.attached.tiles) == 1


def _save(qtbot: QtBot, place: EvidencePlace, path: Path) -> None:
    viewer = open_first(qtbot, place)
    press_key(viewer.preview, Key.Key_S)
    (chooser,) = viewer.findChildren(Chooser)
    qtbot.waitUntil(chooser.isVisible)
    press_key(chooser.field, Key.Key_Down)
    press_key(chooser.field, Key.Key_Return)
    (sheet,) = place.findChildren(ChooseSheet)
    sheet.chosen.emit(path)
    sheet.leave()
    settle(qtbot, place)


def test_saving_outside_asks_why_records_it_and_then_writes(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession, note: str, tmp_path: Path
) -> None:
    attach(session.book, note, "wall.png", picture())
    again(qtbot, place)
    said: list[str] = []
    place.said.connect(lambda sentence, _: said.append(sentence))
    _save(qtbot, place, tmp_path / "CON.jpg:x")
    settle(qtbot, place)
    written = tmp_path / "Attachment CON.jpg-x.png"
    assert written.read_bytes() == picture().content
    (held,) = attached(session, note)
    assert [one.reason for one in held.releases] == [ReleaseReason.ASKED_BY_OWNER]
    assert "no longer encrypted" in said[-1]
    viewer = open_first(qtbot, place)
    assert "saved outside once" in shown_texts(viewer)
    viewer.leave()


def test_a_name_that_is_taken_is_refused_before_anything_is_recorded(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession, note: str, tmp_path: Path
) -> None:
    attach(session.book, note, "wall.png", picture())
    again(qtbot, place)
    there = file(tmp_path, "wall.png", b"mine")
    failed: list[PeerDeskError] = []
    place.failed.connect(failed.append)
    _save(qtbot, place, there)
    assert there.read_bytes() == b"mine"
    assert "already" in failed[0].user_message
    assert attached(session, note)[0].releases == ()
    sheet = next(s for s in place.findChildren(ChooseSheet) if s.isVisible())
    qtbot.waitUntil(lambda: sheet._folder == tmp_path)
    sheet.chosen.emit(tmp_path / "another.png")
    sheet.leave()
    settle(qtbot, place)
    settle(qtbot, place)
    (held,) = attached(session, note)
    assert [one.reason for one in held.releases] == [ReleaseReason.ASKED_BY_OWNER], "it stayed"
    assert (tmp_path / "another.png").read_bytes() == picture().content


def test_why_it_is_saved_is_a_question_with_three_answers(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession, note: str
) -> None:
    attach(session.book, note, "wall.png", picture())
    again(qtbot, place)
    viewer = open_first(qtbot, place)
    press_key(viewer.preview, Key.Key_S)
    (chooser,) = viewer.findChildren(Chooser)
    qtbot.waitUntil(chooser.isVisible)
    assert chooser.question.isVisible()
    assert "Why does it leave the vault?" in chooser.question.text()
    assert chooser.field.placeholderText() == "Find one of these reasons"
    assert chooser.model.rowCount() == len(ReleaseReason)
    viewer.leave()


def test_a_lock_takes_everything_away_while_it_is_open(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession, note: str
) -> None:
    attach(session.book, note, "Kestrel wall.png", picture())
    again(qtbot, place)
    viewer = open_first(qtbot, place)
    place.working.showing._ask_why()
    place.working.showing._ask_where(viewer.one, "asked-by-owner")
    place.working.attaching.choose(note)
    place.blank()
    assert place.working.showing.viewer is None
    assert not place.working.showing._made
    assert place.page.detail.attached.tiles == ()
    labels = [label.text() for label in place.findChildren(QLabel)]
    names = [part.accessibleName() for part in place.findChildren(Viewer)]
    assert not [words for words in (*labels, *names) if "Kestrel" in words]
    settle(qtbot, place)
