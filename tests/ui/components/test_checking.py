# SPDX-License-Identifier: Apache-2.0
"""What is shown is checked as it changes, acted on from the margin, and gone at a lock."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.compose.blocks import Bullets, Copy, Document, Heading, Point
from peerdesk.compose.checks.finding import Check, Finding, Light
from peerdesk.desk.releasing import released
from peerdesk.domain.publication_words import Publication, WhyReleased
from peerdesk.ui.components.checking import Checking
from peerdesk.ui.components.findings import FindingsMargin
from peerdesk.ui.components.paper_preview import PaperPreview
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from tests.fakes.session import FakeSession
from tests.ui.driving import press_key

NAMED = "Priya Nair described how the front door works."
CLEAN = "Practice is described in the same words across the service."


class Desk(Place):
    """A place with a preview and a margin, and nothing else."""

    key = "letter"


def letter(*words: str, copy: Copy = Copy.SPONSOR) -> Document:
    points = tuple(Point(text, message=f"m{number}") for number, text in enumerate(words))
    return Document(
        title="Letter", subtitle="", council="", offer="", copy=copy,
        blocks=(Heading("Strengths"), Bullets(points)),
    )  # fmt: skip


class Bench:
    """A place, its margin and its preview, and what ties them together."""

    def __init__(self, qtbot: QtBot, look: Look, session: FakeSession) -> None:
        self.qtbot = qtbot
        self.place = Desk(look, session)
        qtbot.addWidget(self.place)
        self.margin = FindingsMargin(look, self.place)
        self.margin.setParent(self.place)
        self.preview = PaperPreview(look, self.place.aside, session.papers)
        self.preview.setParent(self.place)
        self.checking = Checking(self.place, self.margin, self.preview, Publication.LETTER)
        self.place.resize(800, 600)
        self.place.show()

    def look(self, paper: Document) -> None:
        with self.qtbot.waitSignal(self.checking.looked):
            self.checking.look(paper)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.place.jobs.running == 0)


@pytest.fixture
def bench(qtbot: QtBot, look: Look, session: FakeSession) -> Iterator[Bench]:
    made = Bench(qtbot, look, session)
    yield made
    made.checking.blank()
    made.preview.clear()
    made.place.blank()


def test_what_is_found_stands_in_the_margin_in_the_order_of_the_paper(bench: Bench) -> None:
    bench.look(letter(CLEAN, "This is an inadequate start.", NAMED))
    found = [one.found for one in bench.margin.model.open_findings()]
    assert found[0] == "inadequate"
    assert "Priya Nair" in found
    assert bench.checking.open_count == len(found)


def test_a_clean_paper_says_so(bench: Bench) -> None:
    bench.look(letter(CLEAN))
    assert bench.checking.open_count == 0
    assert "No names, numbers or quotations found" in str(bench.margin.model.index(0).data())


def test_a_release_is_written_and_can_be_undone(bench: Bench, session: FakeSession) -> None:
    bench.look(letter(NAMED))
    bench.margin.choose(1)
    finding = bench.margin.model.open_findings()[0]
    before = bench.checking.open_count
    with bench.qtbot.waitSignals([bench.place.said, bench.checking.looked]):
        bench.margin.released.emit(finding, WhyReleased.NOT_A_PERSON)
    assert bench.checking.open_count == before - 1
    (held,) = released(session.book, Publication.LETTER).values()
    assert held.value.reason is WhyReleased.NOT_A_PERSON
    with bench.qtbot.waitSignal(bench.checking.looked):
        bench.margin.taken_back.emit(held.id)
    assert bench.checking.open_count == before


def test_mending_and_following_lead_to_the_message(bench: Bench) -> None:
    bench.look(letter(CLEAN, NAMED))
    bench.margin.choose(1)
    with bench.qtbot.waitSignal(bench.checking.mend) as mend:
        press_key(bench.margin.list, Qt.Key.Key_M)
    assert mend.args is not None
    assert mend.args[0].message == "m1"
    with bench.qtbot.waitSignal(bench.place.go) as went:
        press_key(bench.margin.list, Qt.Key.Key_G)
    assert went.args == ["messages", "m1"]


def test_words_taken_from_a_note_lead_back_to_the_note(bench: Bench) -> None:
    quoted = Finding(check=Check.ATTRIBUTION, kind="quotation", words="", note="n7")
    with bench.qtbot.waitSignal(bench.place.go) as went:
        bench.margin.note_wanted.emit(quoted)
    assert went.args == ["evidence", "n7"]


def test_further_checks_are_made_too(bench: Bench) -> None:
    surprise = Finding(
        check=Check.SURPRISE, kind="never-told", words="Never told.", text=CLEAN, light=Light.RED
    )
    told = Finding(check=Check.DRIFT, kind="gone", words="Not in the slides.", light=Light.AMBER)
    checks = (Check.SURPRISE, Check.DRIFT)
    bench.checking.add_checks(checks, lambda _: (surprise, told))
    bench.look(letter(CLEAN))
    assert bench.margin.model.open_findings() == (surprise, told)


def test_only_a_check_that_was_made_says_that_it_found_nothing(bench: Bench) -> None:
    bench.checking.add_checks((Check.SURPRISE, Check.DRIFT), lambda _: ())
    bench.look(letter(CLEAN))
    assert "Nothing differs from the slides" in said(bench)
    bench.checking.add_checks((Check.SURPRISE,), lambda _: ())
    bench.look(letter(CLEAN))
    assert "Nothing that the sponsor was not told" in said(bench)
    assert "Nothing differs from the slides" not in said(bench)


def said(bench: Bench) -> list[str]:
    """Return what the margin says, row by row."""
    model = bench.margin.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_the_chosen_finding_is_shown_on_its_page_and_the_other_way_round(bench: Bench) -> None:
    bench.preview.show_paper(letter(NAMED))
    bench.look(letter(NAMED))
    bench.preview.mark_chosen.emit(1)
    row = bench.margin.model.finding(bench.margin.list.currentIndex().row())
    assert row is not None
    assert row.number == 1
    assert bench.preview._marks._chosen == 1
    bench.checking.again()
    bench.look(letter(NAMED))
    assert bench.preview._marks._chosen == 1


def test_the_teams_own_copy_is_not_held_against_anything(bench: Bench) -> None:
    bench.look(letter(NAMED))
    bench.checking.look(letter(NAMED, copy=Copy.TEAM))
    assert bench.checking.open_count == 0
    assert bench.margin.model.rowCount() == 0


def test_the_newest_paper_wins(bench: Bench) -> None:
    bench.checking.look(letter(NAMED))
    bench.look(letter(CLEAN))
    assert bench.checking.open_count == 0


def test_blanked_it_holds_nothing_and_checks_nothing_more(bench: Bench) -> None:
    bench.look(letter(NAMED))
    bench.checking.look(letter(NAMED))
    bench.checking.blank()
    bench.checking._read()
    assert bench.place.jobs.running == 0
    assert bench.margin.model.rowCount() == 0
