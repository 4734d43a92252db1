# SPDX-License-Identifier: Apache-2.0
"""Any paper becomes a file by one sheet: chosen, checked as it will be read, written, and said."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.compose.blocks import Bullets, Copy, Document, Point
from peerdesk.compose.checks.finding import Check, Finding
from peerdesk.compose.formats import Format, Paper
from peerdesk.desk.book import TeamBook
from peerdesk.desk.releasing import release, released
from peerdesk.domain.publication_words import Publication, WhyReleased
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.exporting import Exporting
from peerdesk.ui.components.offered import Offered, WrittenFile
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from tests.fakes.session import FakeSession
from tests.ui.driving import press_key, shown_texts

CLEAN = "Practice is described in the same words across the service."
NAMED = "Priya Nair described how the front door works."


class Desk(Place):
    """A place that offers one letter, and nothing else."""

    key = "letter"


def letter(words: str) -> Callable[[TeamBook, Copy], Paper]:
    def make(book: TeamBook, copy: Copy) -> Paper:
        del book
        return Document(
            title=words, subtitle="", council="", offer="", copy=copy,
            blocks=(Bullets((Point(words, message="m1"),)),),
        )  # fmt: skip

    return make


def offered(words: str, **more: object) -> Offered:
    settings = {"title": "the letter", "stem": "letter", "publication": Publication.LETTER}
    return Offered(make=letter(words), **{**settings, **more})  # type: ignore[arg-type] # of a test


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession) -> Iterator[Desk]:
    made = Desk(look, session)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    yield made
    made.blank()


@pytest.fixture
def exporting(place: Desk) -> Iterator[Exporting]:
    made = Exporting(place)
    yield made
    made.blank()


def settle(qtbot: QtBot, exporting: Exporting) -> None:
    qtbot.waitUntil(lambda: exporting._place.jobs.running == 0)


def begin(qtbot: QtBot, exporting: Exporting) -> None:
    sheet = exporting._sheet
    assert sheet is not None
    sheet._act.click()
    settle(qtbot, exporting)


def choose_here(qtbot: QtBot, exporting: Exporting) -> None:
    where = exporting._where
    assert where is not None
    qtbot.waitUntil(lambda: bool(where._path.text()))
    where._take()
    settle(qtbot, exporting)


def words(exporting: Exporting) -> str:
    sheet = exporting._sheet
    assert sheet is not None
    return "\n".join(shown_texts(face) for face in sheet._faces if not face.isHidden())


def test_a_paper_is_written_where_somebody_chose_and_the_sheet_says_so(
    qtbot: QtBot, exporting: Exporting, session: FakeSession
) -> None:
    exporting.ask(offered(CLEAN))
    begin(qtbot, exporting)
    choose_here(qtbot, exporting)
    written = session.root / "letter-sponsors-copy.pdf"
    assert written.read_bytes().startswith(b"%PDF-fake sponsor")
    said = words(exporting)
    assert f"Written: {written}" in said
    assert "no longer encrypted" in said
    assert exporting._sheet is not None
    exporting._sheet._act.click()
    assert exporting._sheet is None


def test_copy_format_and_large_print_are_what_was_chosen(
    qtbot: QtBot, exporting: Exporting, session: FakeSession
) -> None:
    exporting.ask(offered(CLEAN))
    assert exporting._sheet is not None
    wanted = exporting._sheet.wanted
    wanted._copy._take(Copy.TEAM.value)
    wanted._format._take(Format.DOCX.value)
    wanted._large.click()
    begin(qtbot, exporting)
    choose_here(qtbot, exporting)
    written = session.root / "letter-teams-copy-large-print.docx"
    assert written.read_bytes().startswith(b"PK-word large team")
    assert "for the team alone" in words(exporting)


def test_what_points_to_a_person_is_named_before_anything_is_written(
    qtbot: QtBot, exporting: Exporting, session: FakeSession
) -> None:
    exporting.ask(offered(NAMED))
    begin(qtbot, exporting)
    assert "“Priya Nair”" in words(exporting)
    assert exporting._where is None
    sheet = exporting._sheet
    assert sheet is not None
    sheet._act.click()  # no reason chosen yet
    settle(qtbot, exporting)
    assert "Choose a reason" in words(exporting)
    sheet.named._pick._take(WhyReleased.POST_HOLDER.value)
    sheet._act.click()
    settle(qtbot, exporting)
    choose_here(qtbot, exporting)
    assert (session.root / "letter-sponsors-copy.pdf").exists()
    held = released(session.book, Publication.LETTER).values()
    assert {one.value.reason for one in held} == {WhyReleased.POST_HOLDER}


def test_what_was_released_is_not_named_again(
    qtbot: QtBot, exporting: Exporting, session: FakeSession
) -> None:
    for _ in range(2):
        exporting.ask(offered(NAMED))
        begin(qtbot, exporting)
        sheet = exporting._sheet
        assert sheet is not None
        if exporting._where is None:
            sheet.named._pick._take(WhyReleased.FALSE_ALARM.value)
            sheet._act.click()
            settle(qtbot, exporting)
        choose_here(qtbot, exporting)
        sheet._act.click()
    assert (session.root / "letter-sponsors-copy-2.pdf").exists()


def test_the_teams_copy_is_not_checked(
    qtbot: QtBot, exporting: Exporting, session: FakeSession
) -> None:
    exporting.ask(offered(NAMED, copy=Copy.TEAM))
    begin(qtbot, exporting)
    choose_here(qtbot, exporting)
    assert (session.root / "letter-teams-copy.pdf").exists()


def test_findings_can_be_looked_at_where_they_stand(qtbot: QtBot, exporting: Exporting) -> None:
    exporting.ask(offered(NAMED))
    begin(qtbot, exporting)
    assert exporting._sheet is not None
    with qtbot.waitSignal(exporting.looked_for):
        exporting._sheet._leave.click()
    assert exporting._sheet is None


def test_surprises_and_drift_are_counted_and_stop_nobody(
    qtbot: QtBot, exporting: Exporting, session: FakeSession
) -> None:
    told = tuple(
        Finding(check=check, kind="k", words="Not named here.", text=text)
        for check, text in (
            (Check.SURPRISE, "One"), (Check.SURPRISE, "Two"), (Check.DRIFT, "Three"),
        )
    )  # fmt: skip
    release(session.book, told[0], WhyReleased.TEAMS_VIEW, Publication.LETTER)
    exporting.ask(offered(CLEAN, told=lambda _: told))
    begin(qtbot, exporting)
    said = words(exporting)
    assert "1 point was not told to every sponsor in these words. 1 point is not as it was" in said
    assert "Not named here" not in said
    assert exporting._sheet is not None
    exporting._sheet._act.click()
    settle(qtbot, exporting)
    choose_here(qtbot, exporting)
    assert (session.root / "letter-sponsors-copy.pdf").exists()


def test_nobody_but_a_lead_writes_what_points_to_a_person(
    qtbot: QtBot, exporting: Exporting
) -> None:
    exporting.ask(offered(NAMED))
    begin(qtbot, exporting)
    sheet = exporting._sheet
    assert sheet is not None
    sheet.name_findings(exporting._findings, lead=False)
    assert not sheet._act.isVisible()
    assert "releases them" in words(exporting)
    sheet._again.click()
    assert not sheet.wanted.isHidden()


def test_what_leaves_its_signs_is_recorded_once_it_is_written(
    qtbot: QtBot, exporting: Exporting
) -> None:
    recorded: list[WrittenFile] = []

    def record(book: TeamBook, file: WrittenFile) -> None:
        del book
        recorded.append(file)

    exporting.ask(
        offered(
            CLEAN, formats=(Format.DOCX, Format.PDF), written=record,
            anchors=lambda _: {"m1": "a1b2"},
        )
    )  # fmt: skip
    begin(qtbot, exporting)
    assert not recorded
    choose_here(qtbot, exporting)
    (file,) = recorded
    assert dict(file.wish.anchors) == {"m1": "a1b2"}
    assert len(file.digest) == 64
    assert file.path.exists()


def test_a_template_is_read_and_what_it_lacks_is_said(
    qtbot: QtBot, exporting: Exporting, session: FakeSession
) -> None:
    (session.root / "ours.docx").write_bytes(b"PK template")
    exporting.ask(offered(CLEAN, formats=(Format.DOCX, Format.PDF)))
    sheet = exporting._sheet
    assert sheet is not None
    sheet.wanted._own.click()
    where = exporting._where
    assert where is not None
    qtbot.waitUntil(lambda: bool(where._path.text()))
    where._path.setText(str(session.root / "ours.docx"))
    where._take()
    settle(qtbot, exporting)
    assert "ours.docx" in words(exporting)
    begin(qtbot, exporting)
    choose_here(qtbot, exporting)
    assert "no layout “Title”" in words(exporting)


def test_a_template_goes_with_its_format(exporting: Exporting) -> None:
    exporting.ask(offered(CLEAN, formats=(Format.DOCX, Format.PDF)))
    assert exporting._sheet is not None
    wanted = exporting._sheet.wanted
    wanted.set_template("ours.docx", b"PK")
    assert wanted.wish().template == b"PK"
    wanted._format._take(Format.PDF.value)
    assert wanted.wish().template == b""
    assert not wanted._templates.isVisible()


def test_without_another_choice_nothing_is_asked(exporting: Exporting) -> None:
    exporting.ask(offered(CLEAN, copies=(Copy.SPONSOR,), formats=(Format.PDF,)))
    assert exporting._sheet is not None
    wanted = exporting._sheet.wanted
    assert wanted._copy.isHidden()
    assert wanted._format.isHidden()


def test_another_can_be_exported_from_the_same_sheet(
    qtbot: QtBot, exporting: Exporting, session: FakeSession
) -> None:
    exporting.ask(offered(CLEAN))
    begin(qtbot, exporting)
    choose_here(qtbot, exporting)
    sheet = exporting._sheet
    assert sheet is not None
    sheet._again.click()
    assert not sheet.wanted.isHidden()
    begin(qtbot, exporting)
    choose_here(qtbot, exporting)
    assert len(list(session.root.glob("letter-*.pdf"))) == 2


def test_what_is_under_way_can_be_cancelled(
    qtbot: QtBot, exporting: Exporting, session: FakeSession
) -> None:
    exporting.ask(offered(CLEAN))
    sheet = exporting._sheet
    assert sheet is not None
    sheet._act.click()
    assert not sheet._way.isHidden()
    press_key(sheet, Qt.Key.Key_Escape)
    settle(qtbot, exporting)
    assert not sheet.wanted.isHidden()
    assert exporting._where is None
    assert not list(session.root.glob("letter*"))
    press_key(sheet, Qt.Key.Key_Escape)
    assert exporting._sheet is None


class Refusal(PeerDeskError):
    """Something went wrong while the file was made."""

    def __init__(self) -> None:
        super().__init__("That template cannot be read: choose another.")


def test_what_goes_wrong_is_said_above_what_was_asked_for(
    qtbot: QtBot, exporting: Exporting
) -> None:
    def make(book: TeamBook, copy: Copy) -> Paper:
        del book, copy
        raise Refusal

    exporting.ask(Offered("the letter", "letter", make))
    begin(qtbot, exporting)
    sheet = exporting._sheet
    assert sheet is not None
    assert sheet._failed.text == "That template cannot be read: choose another."
    assert not sheet.wanted.isHidden()


def test_a_lock_takes_both_sheets_away_with_every_word(
    qtbot: QtBot, place: Desk, exporting: Exporting
) -> None:
    exporting.ask(offered(NAMED))
    exporting.ask(offered(CLEAN))
    begin(qtbot, exporting)
    exporting.blank()
    assert "Priya" not in shown_texts(place)
    assert (exporting._sheet, exporting._where, exporting._made) == (None, None, None)
    exporting.ask(offered(CLEAN))
    begin(qtbot, exporting)
    assert exporting._where is not None
    exporting.blank()
    assert exporting._sheet is None


def test_the_sheet_fits_with_text_at_200_per_cent(
    qtbot: QtBot, look: Look, exporting: Exporting, tmp_path: Path
) -> None:
    look.choose("high-contrast", 2.0)
    exporting.ask(offered(CLEAN, copies=tuple(Copy)))
    sheet = exporting._sheet
    assert sheet is not None
    assert not sheet.wanted._copy._pick.isHidden()
    assert sheet.card.height() <= sheet.height()
    assert sheet._act.isVisible()
    assert tmp_path.exists()
    assert qtbot is not None
