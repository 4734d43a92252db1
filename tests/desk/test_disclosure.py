# SPDX-License-Identifier: Apache-2.0
"""What is held about words or a session is listed whole: the bin and every earlier wording too."""

import pytest

from peerdesk.compose.as_text import as_text
from peerdesk.compose.blocks import Record, Table
from peerdesk.desk.asked_for import Wanted
from peerdesk.desk.attachments import Prepared, attach
from peerdesk.desk.briefings import arrange, issue
from peerdesk.desk.capture import write_line
from peerdesk.desk.case_files import Agreed, add_case_files, write_finding
from peerdesk.desk.concerns import record_concern
from peerdesk.desk.disclosure import Disclosure, Holding, Looking, State, disclose
from peerdesk.desk.disclosure_papers import (
    FOOT,
    age,
    disclosure_record,
    disclosure_workbook,
    redacted,
)
from peerdesk.desk.erasing import erase
from peerdesk.desk.errors import Missing, NotAllowed, NotFound
from peerdesk.desk.evidence import withdraw
from peerdesk.desk.messages import draft_message, reword
from peerdesk.desk.questions import raise_question
from peerdesk.desk.replies import record_reply
from peerdesk.desk.tellings import tell
from peerdesk.desk.timetable import plan_session
from peerdesk.domain.attributed_parts import NameLists
from peerdesk.domain.concern import ConcernRecord
from peerdesk.domain.facts import NoteRevised, PointIssued
from peerdesk.domain.identifiers import mint
from peerdesk.domain.publication import Anchor
from peerdesk.domain.publication_words import Answer, Publication, Stage
from peerdesk.domain.publishing import PublicationIssued, PublicationWritten
from peerdesk.domain.session import Session
from peerdesk.domain.words import (
    CaseArea,
    ErasureReason,
    MessageKind,
    Outcome,
    QuestionOrigin,
    SessionKind,
)
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import Join

DAY = "2026-05-12"
LISTS = NameLists(own={"Denise Harker": "head of service"}, first=frozenset({"denise"}))


def about(book: MemoryBook, words: str) -> list[Holding]:
    """Return what is held about words."""
    return list(disclose(book, Wanted(words=words)).holdings)


@pytest.fixture
def session(book: MemoryBook) -> str:
    """Return a focus group."""
    details = Session(
        kind=SessionKind.FOCUS_GROUP, title="Social workers", day=DAY, start="10:00", end="11:00",
        peers=(book.person,),
    )  # fmt: skip
    return plan_session(book, details)


def rewrite(book: MemoryBook, note: str, text: str) -> None:
    """Give a note that was shared another wording; of one never shared nothing would be left."""
    before = tuple(revision.hash for revision in book.note(note).texts)
    book.append(NoteRevised(note=note, text=text, replaces=before))


def test_every_wording_of_a_note_is_held_also_in_the_bin(book: MemoryBook) -> None:
    note = write_line(book, "Denise runs the front door").note
    rewrite(book, note, "The manager, Denise, runs it")
    found = about(book, "denise")
    assert [(one.words, one.state) for one in found] == [
        ("Denise runs the front door", State.EARLIER),
        ("The manager, Denise, runs it", State.STANDS),
    ]
    withdraw(book, note)
    assert {one.state for one in about(book, "denise")} == {State.BIN}


def test_what_a_note_says_no_more_is_held_all_the_same(book: MemoryBook) -> None:
    note = write_line(book, "Denise runs the front door").note
    rewrite(book, note, "The manager runs it")
    (held,) = about(book, "Denise")
    assert (held.words, held.state) == ("Denise runs the front door", State.EARLIER)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("DENISE", True), ("denis", True), ("enise", False), ("Harker, Denise", True),
        ("front  door", True), ("front-door", True), ("door front", False), ("Harker", False),
    ],
)  # fmt: skip
def test_words_are_found_from_their_beginning_whatever_their_case(
    book: MemoryBook, words: str, *, found: bool
) -> None:
    write_line(book, "Denise runs the front door")
    assert bool(about(book, words)) == found


def test_accents_hide_nothing(book: MemoryBook) -> None:
    write_line(book, "José said so")
    assert len(about(book, "jose")) == 1


def test_every_kind_of_thing_is_looked_through(book: MemoryBook, session: str) -> None:
    note = write_line(book, "The kestrel room is cold", session=session).note
    message = draft_message(
        book, MessageKind.STRENGTH, book.themes()[0].id, "A kestrel", supports=[note]
    )
    arrange(book, DAY, points=[message], practical=["Meet by the kestrel"])
    issued = issue(book, DAY)
    tell(book, message, "", Outcome.OTHERWISE, wording="Kestrels", issue=issued.hash)
    record_reply(book, message, "", Answer.FOR_INFORMATION, words="A kestrel indeed")
    raise_question(book, "Which kestrel?", QuestionOrigin.LINE, "")
    kinds = disclose(book, Wanted(words="kestrel")).kinds
    assert set(kinds) == {
        "Daily summary", "Daily summary, as issued", "Message", "Note", "Question",
        "Sponsor’s reply",
    }  # fmt: skip
    assert kinds["Message"] == 2


def test_of_a_frozen_document_only_the_paragraphs_asked_about_are_listed(
    book: MemoryBook,
) -> None:
    theme = book.themes()[0].id
    points = [draft_message(book, MessageKind.STRENGTH, theme, text) for text in ("A hawk", "Else")]
    arrange(book, DAY, points=points)
    issue(book, DAY)
    issued = [one for one in about(book, "hawk") if one.kind.startswith("Daily summary")]
    assert [(one.words, one.place) for one in issued] == [("A hawk", "Number 1")]


def test_about_a_session_everything_of_it_and_what_rests_on_it_is_listed(
    book: MemoryBook, session: str
) -> None:
    note = write_line(book, "Heard there", session=session).note
    write_line(book, "Heard elsewhere")
    message = draft_message(
        book, MessageKind.STRENGTH, book.themes()[0].id, "Rests on it", supports=[note]
    )
    draft_message(book, MessageKind.STRENGTH, book.themes()[0].id, "Does not")
    reword(book, message, "Rests on it still")
    arrange(book, DAY, points=[message])
    issue(book, DAY)
    found = disclose(book, Wanted(session=session))
    assert found.named == "the session “Social workers”"
    words = {one.words for one in found.holdings}
    assert {"Heard there", "Rests on it", "Rests on it still"} <= words
    assert not words & {"Heard elsewhere", "Does not"}
    assert "Session" in found.kinds
    notes = [one for one in found.holdings if one.kind == "Note"]
    assert [one.place for one in notes] == ["Social workers"]


def test_of_a_session_every_document_that_rests_on_it_is_listed_by_its_points(
    book: MemoryBook, session: str
) -> None:
    note = write_line(book, "Heard there", session=session).note
    theme = book.themes()[0].id
    message = draft_message(book, MessageKind.STRENGTH, theme, "Rests on it", supports=[note])
    frozen = PublicationIssued(
        publication=mint(), kind=Publication.REPORT, stage=Stage.DRAFT, number=1,
        content="no document", digest="", points=(PointIssued(message, "Rests on it"),),
    )  # fmt: skip
    handed = PublicationWritten(
        publication=mint(), kind=Publication.PRESENTATION, document="Slides",
        anchors=(Anchor("k", message, "Rests on it"), Anchor("l", mint(), "Does not")),
    )  # fmt: skip
    book.append(frozen, handed)
    found = disclose(book, Wanted(session=session)).holdings
    words = {one.kind: one.words for one in found}
    assert (words["Report, as frozen"], words["Document"]) == ("Rests on it", "Rests on it")
    assert {"no document"} == {one.words for one in about(book, "no document")}


def test_what_cannot_be_read_is_counted(book: MemoryBook) -> None:
    seen = write_line(book, "See the plan").note
    attach(book, seen, "plan.pdf", Prepared("application/pdf", b"%PDF-1.4 a page"))
    note = write_line(book, "hawk").note
    erase(book, note, ErasureReason.NOT_NEEDED, "Team leader")
    remarks = " ".join(disclose(book, Wanted(words="plan")).remarks)
    assert "The pictures and pages of 1 attachments" in remarks
    assert "changes have no words here" in remarks


def test_the_listing_is_by_kind_and_the_oldest_comes_first(book: MemoryBook) -> None:
    for number in range(3):
        write_line(book, f"hawk {number}")
    draft_message(book, MessageKind.STRENGTH, book.themes()[0].id, "hawk")
    found = about(book, "hawk")
    assert [one.kind for one in found] == ["Message", "Note", "Note", "Note"]
    assert [one.words for one in found[1:]] == ["hawk 0", "hawk 1", "hawk 2"]
    assert found[1].who == "Helen Okafor"


def test_what_is_being_typed_is_held_too(book: MemoryBook) -> None:
    book.keep_draft("capture:x", "hawk, perhaps")
    (held,) = about(book, "hawk")
    assert (held.state, held.words) == (State.DRAFT, "hawk, perhaps")
    assert age(held, DAY) == ""


def test_a_note_erased_for_good_is_not_held_and_the_listing_says_that_one_was(
    book: MemoryBook,
) -> None:
    note = write_line(book, "hawk").note
    erase(book, note, ErasureReason.SUBJECT_REQUEST, "Data protection officer")
    found = disclose(book, Wanted(words="hawk"))
    assert found.holdings == ()
    assert any("1 notes were erased" in remark for remark in found.remarks)


def test_a_sealed_concern_is_said_to_be_there(book: MemoryBook) -> None:
    record_concern(book, ConcernRecord(told="Duty line"))
    found = disclose(book, Wanted(words="Duty"))
    assert found.holdings == ()
    assert any("sealed to the leads" in remark for remark in found.remarks)


def test_no_identifier_or_key_is_taken_for_words(book: MemoryBook) -> None:
    write_line(book, "plain")
    assert about(book, book.device[:12]) == []


def test_nothing_and_no_session_are_refused(book: MemoryBook) -> None:
    for empty in ("", " , ", "…"):
        with pytest.raises(Missing):
            disclose(book, Wanted(words=empty))
    with pytest.raises(NotFound):
        disclose(book, Wanted(session="0" * 32))


def test_a_ledger_is_looked_through_in_slices(
    book: MemoryBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("peerdesk.desk.disclosure.SLICE", 7)
    for number in range(10):
        write_line(book, f"hawk {number}")
        write_line(book, f"dove {number}")
    looking = Looking(book, Wanted(words="hawk"))
    assert looking.slices > 3
    assert looking.look(book)
    assert (looking.done, looking.found(book).holdings) == (1, ())
    while looking.look(book):
        pass
    assert looking.done == looking.slices
    assert len(looking.found(book).holdings) == 10


def test_the_document_proposes_what_to_redact_and_leaves_room_for_the_decision(
    book: MemoryBook,
) -> None:
    write_line(book, "Denise Harker said: ring 07700 900123 about the hawk")
    found = disclose(book, Wanted(words="hawk"))
    record = disclosure_record(book, found, LISTS, DAY)
    assert isinstance(record, Record)
    assert record.foot == FOOT
    (table,) = (block for block in record.blocks if isinstance(block, Table))
    assert table.rows[0][2] == (
        "[redacted: name] said: ring [redacted: telephone number] about the hawk"
    )
    assert table.rows[0][3] == ""
    assert "Note" in as_text(record)


def test_the_workbook_has_the_words_the_proposal_and_the_age(book: MemoryBook) -> None:
    write_line(book, "Denise Harker knows the hawk")
    found = disclose(book, Wanted(words="hawk"))
    counts, sheet = disclosure_workbook(book, found, LISTS, "2099-01-01").sheets
    assert counts.rows == (("Note", 1),)
    (row,) = sheet.rows
    assert len(row) == len(sheet.columns)
    assert row[8:10] == ("Denise Harker knows the hawk", "[redacted: name] knows the hawk")
    assert isinstance(row[4], int)
    assert row[4] > 0


def test_a_clock_that_was_ahead_gives_no_age_below_nothing(book: MemoryBook) -> None:
    write_line(book, "hawk")
    (held,) = about(book, "hawk")
    assert age(held, "1999-01-01") == 0


def test_a_peer_cannot_write_the_listing(book: MemoryBook, join: Join) -> None:
    write_line(book, "hawk")
    peer = join()
    found = disclose(peer, Wanted(words="hawk"))
    assert found.holdings
    for write in (disclosure_record, disclosure_workbook):
        with pytest.raises(NotAllowed):
            write(peer, found, LISTS, DAY)


def test_nothing_held_is_said_too(book: MemoryBook) -> None:
    found: Disclosure = disclose(book, Wanted(words="unheard"))
    text = as_text(disclosure_record(book, found, LISTS, DAY))
    assert "Held: no records" in text


def test_redacting_keeps_every_other_sign() -> None:
    assert redacted("plain words only", LISTS) == "plain words only"


def test_case_files_and_their_notes_are_told_apart_by_the_label(book: MemoryBook) -> None:
    add_case_files(book, Agreed(types=("child in need", "child in need")))
    first, second = book.case_files()
    write_finding(book, first.id, CaseArea.PLANNING, "+ The plan for a child in need is clear")
    places = [(one.kind, one.place) for one in about(book, "child in need")]
    labels = [f"Case file {case.value.label}" for case in (first, second)]
    assert sorted(places) == sorted(
        [("Case file", labels[0]), ("Case file", labels[1]), ("Note", labels[0])]
    )
