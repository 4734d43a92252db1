# SPDX-License-Identifier: Apache-2.0
"""The case record review: agreed, labelled, read, talked through, moderated."""

import pytest
from msgspec.structs import replace

from peerdesk.desk.capture import kloe_codes
from peerdesk.desk.case_files import (
    MANAGER,
    WORKER,
    Agreed,
    add_case_files,
    change_case_file,
    doubled_labels,
    draw_again,
    read_types,
    set_case_file,
    set_read,
    set_state,
    set_talked,
    settle_review,
    write_finding,
    write_talk,
)
from peerdesk.desk.errors import Missing, NotAllowed, NotFound, OutOfRange
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.record_errors import LabelTaken, NotReviewedYet, OwnReview, StruckOff
from peerdesk.domain.errors import EmptyText, UnreadableTime
from peerdesk.domain.review import CaseFile, CaseReview
from peerdesk.domain.words import CaseArea, CaseState, ChosenBy, Source, Stance, Voice
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import Join, share

TYPES = ("child protection", "looked after", "care leaver")


def one(book: MemoryBook, **agreed: str) -> str:
    (case,) = add_case_files(book, replace(Agreed(types=("child protection",)), **agreed))
    return case


def test_a_list_is_added_in_one_go_each_file_under_a_label_of_its_own(book: MemoryBook) -> None:
    agreed = Agreed(types=TYPES, agreed_list=" March list ", chosen_by=ChosenBy.LEAD_PEER)
    cases = add_case_files(book, agreed)
    held = book.case_files()
    assert [case.id for case in held] == list(cases)
    assert [case.value.type for case in held] == list(TYPES)
    assert len({case.value.label for case in held}) == 3
    assert {(c.value.agreed_list, c.value.chosen_by) for c in held} == {
        ("March list", ChosenBy.LEAD_PEER)
    }
    add_case_files(book, Agreed(types=("child in need",)))
    assert [case.value.position for case in book.case_files()].count(4) == 1


def test_reviewers_take_the_files_in_turn_and_moderate_none_of_their_own(
    book: MemoryBook, join: Join
) -> None:
    priya = join().person
    add_case_files(book, Agreed(types=TYPES, reviewers=(book.person, priya), moderator=priya))
    details = [case.value for case in book.case_files()]
    assert [d.reviewer for d in details] == [book.person, priya, book.person]
    assert [d.moderator for d in details] == [priya, "", priya]


def test_types_of_case_are_read_a_line_each_and_may_be_multiplied() -> None:
    assert read_types("2 x child protection\n\n looked after \n3× care leaver") == (
        *["child protection"] * 2, "looked after", *["care leaver"] * 3,
    )  # fmt: skip
    assert read_types("") == ()
    with pytest.raises(OutOfRange):
        read_types("900 x child protection")


@pytest.mark.parametrize(
    ("agreed", "error"),
    [
        (Agreed(types=()), OutOfRange),
        (Agreed(types=("a",) * 201), OutOfRange),
        (Agreed(types=TYPES, reviewers=("nobody",)), NotFound),
        (Agreed(types=TYPES, moderator="nobody"), NotFound),
        (Agreed(types=TYPES, day="May"), UnreadableTime),
    ],
)
def test_what_cannot_be_agreed_is_refused(
    book: MemoryBook, agreed: Agreed, error: type[Exception]
) -> None:
    with pytest.raises(error):
        add_case_files(book, agreed)


def test_only_a_lead_agrees_which_files_are_read(book: MemoryBook, join: Join) -> None:
    peer = join()
    with pytest.raises(NotAllowed, match="agree which case files"):
        add_case_files(peer, Agreed(types=TYPES))
    case = one(book)
    share(book, peer)
    write_finding(peer, case, CaseArea.RECORDING, "+ dated and signed")
    assert peer.case_file(case).review.state is CaseState.UNDER_WAY


def test_a_finding_is_a_note_from_reading_of_its_file_and_area(book: MemoryBook) -> None:
    case = one(book)
    line = "- Father drops out of the record #thresholds @managers"
    written = write_finding(book, case, CaseArea.ASSESSMENT, line)
    note = book.note(written.note)
    assert (note.text, note.source, note.stance) == (
        "Father drops out of the record", Source.READ, Stance.CONSIDERATION,
    )  # fmt: skip
    assert (note.record, note.area) == (case, CaseArea.ASSESSMENT)
    assert note.case == book.case_file(case).value.label
    assert note.kloe_ids == (kloe_codes(book)["thresholds"],)
    assert [n.id for n in book.notes(NoteQuery(record=case))] == [written.note]
    assert book.case_file(case).review.state is CaseState.UNDER_WAY


def test_the_first_finding_and_the_beginning_of_the_review_are_one_transaction(
    book: MemoryBook,
) -> None:
    case = one(book)
    book.writes = 0
    write_finding(book, case, CaseArea.IMPACT, "+ He is in school every day")
    assert book.writes == 1
    with pytest.raises(EmptyText):
        write_finding(book, case, CaseArea.IMPACT, "+ ")
    write_finding(book, case, CaseArea.IMPACT, "- So what?")
    assert book.writes == 2


def test_a_talk_is_heard_in_the_voice_of_whoever_was_talked_with(book: MemoryBook) -> None:
    case = one(book)
    worker = write_talk(book, case, WORKER, "Supervision helped her to think")
    write_talk(book, case, WORKER, "Has twenty-one children")
    manager = write_talk(book, case, MANAGER, "Signs plans off on Fridays @managers")
    notes = [book.note(written.note) for written in (worker, manager)]
    assert [note.source for note in notes] == [Source.HEARD] * 2
    assert [note.voice_list for note in notes] == [(Voice.FRONTLINE,), (Voice.MANAGERS,)]
    assert [note.area for note in notes] == [None, None]
    assert book.case_file(case).review == CaseReview(
        state=CaseState.UNDER_WAY, talked_with=(WORKER, MANAGER)
    )
    with pytest.raises(NotFound):
        write_talk(book, case, "child", "Says hello")


def test_what_was_read_and_with_whom_it_was_talked_through_is_kept(book: MemoryBook) -> None:
    case = one(book)
    set_read(book, case, ("assessments", " chronology ", "assessments", ""))
    set_talked(book, case, (WORKER,))
    review = book.case_file(case).review
    assert review.read == ("assessments", "chronology")
    assert (review.talked_with, review.state) == ((WORKER,), CaseState.UNDER_WAY)
    book.writes = 0
    set_read(book, case, review.read)
    assert book.writes == 0
    set_read(book, case, ())
    set_talked(book, case, ())
    assert book.case_file(case).review == CaseReview(state=CaseState.UNDER_WAY)


def test_a_second_reviewer_moderates_what_the_first_has_read(book: MemoryBook, join: Join) -> None:
    peer = join()
    case = one(book, moderator=peer.person)
    change_case_file(book, case, reviewer=book.person)
    share(book, peer)
    with pytest.raises(NotReviewedYet):
        set_state(peer, case, CaseState.MODERATED)
    set_state(book, case, CaseState.REVIEWED)
    with pytest.raises(OwnReview, match="second reviewer"):
        set_state(book, case, CaseState.MODERATED)
    share(book, peer)
    write_finding(peer, case, CaseArea.PLANNING, "- I read it otherwise")
    set_state(peer, case, CaseState.MODERATED)
    share(peer, book)
    assert book.case_file(case).review.state is CaseState.MODERATED
    (remark,) = book.notes(NoteQuery(record=case))
    assert remark.author == peer.person


def test_nobody_reads_and_moderates_one_file(book: MemoryBook) -> None:
    case = one(book)
    with pytest.raises(OwnReview):
        change_case_file(book, case, reviewer=book.person, moderator=book.person)


def test_a_file_taken_off_the_list_is_not_worked_on_until_it_is_back(book: MemoryBook) -> None:
    case = one(book)
    write_finding(book, case, CaseArea.IMPACT, "+ In school")
    change_case_file(book, case, dropped=True)
    with pytest.raises(StruckOff, match="put it back"):
        write_finding(book, case, CaseArea.IMPACT, "+ More")
    assert book.count_notes(NoteQuery(record=case)) == 1
    change_case_file(book, case, dropped=False)
    assert write_finding(book, case, CaseArea.IMPACT, "+ More").note


def test_no_two_files_are_given_one_label_here_and_what_chance_brings_is_found(
    book: MemoryBook, manager: MemoryBook
) -> None:
    case = one(book)
    label = book.case_file(case).value.label
    with pytest.raises(LabelTaken):
        set_case_file(book, "another", CaseFile(label=label))
    with pytest.raises(Missing):
        set_case_file(book, "another", CaseFile(label=" "))
    set_case_file(manager, "b" * 32, CaseFile(label=label))
    share(manager, book)
    assert doubled_labels(book.case_files()) == {label}
    drawn = draw_again(book, case)
    assert drawn != label
    assert not doubled_labels(book.case_files())


def test_notes_stay_with_a_file_whose_label_is_drawn_again(book: MemoryBook) -> None:
    case = one(book)
    write_finding(book, case, CaseArea.IMPACT, "+ In school")
    draw_again(book, case)
    assert book.count_notes(NoteQuery(record=case)) == 1


def test_setting_the_same_again_writes_nothing_and_a_review_can_be_put_back(
    book: MemoryBook,
) -> None:
    case = one(book)
    before = book.case_file(case).review
    set_state(book, case, CaseState.REVIEWED)
    book.writes = 0
    change_case_file(book, case, type="child protection")
    assert book.writes == 0
    settle_review(book, case, before)
    assert book.case_file(case).review == before


def test_two_settings_made_apart_both_stand_until_one_of_them_is_chosen(
    book: MemoryBook, manager: MemoryBook
) -> None:
    case = one(book)
    share(book, manager)
    change_case_file(book, case, type="neglect")
    change_case_file(manager, case, type="disability")
    share(manager, book)
    assert {choice.value.type for choice in book.case_file(case).choices} == {
        "neglect", "disability",
    }  # fmt: skip
    change_case_file(book, case, type="neglect")
    assert [choice.value.type for choice in book.case_file(case).choices] == ["neglect"]
