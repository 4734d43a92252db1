# SPDX-License-Identifier: Apache-2.0
"""The presentation is planned and chosen by leads, handed out, read back, and frozen."""

from collections.abc import Sequence

import pytest
from msgspec import structs

from peerdesk.compose.blocks import Copy, SlideKind
from peerdesk.compose.deck_plan import Part
from peerdesk.compose.edited import EditedDeck, EditedSlide, EditedText
from peerdesk.compose.read_back import Doubt
from peerdesk.desk.checking_edited import edited_findings
from peerdesk.desk.deck_files import hand_out, read_back, signs_for, take_wordings
from peerdesk.desk.errors import (
    DamagedIssue,
    InTheBin,
    NotAllowed,
    NotFound,
    OutOfRange,
    UnknownWord,
)
from peerdesk.desk.freezing import NothingToFreeze, TooLongToFreeze
from peerdesk.desk.merging import merge
from peerdesk.desk.messages import draft_message, reword, withdraw_message
from peerdesk.desk.presented import (
    as_file_has_it,
    freeze_file,
    freeze_slides,
    frozen_from,
    frozen_slides,
    presentation_number,
)
from peerdesk.desk.presenting import (
    arrange,
    choosing,
    deck,
    emerging,
    mark,
    move_point,
    plan,
    presentation,
    take_advice,
)
from peerdesk.domain.publication_words import Stage, Use
from peerdesk.domain.words import MessageKind, Role
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import Join

SAID = (
    "Partners would benefit from one shared understanding of thresholds",
    "The council may want to consider opening the advice line to health settings",
    "Repeat contacts may tell more if they are looked at together each month",
)


@pytest.fixture
def messages(book: MemoryBook) -> list[str]:
    """Draft three areas for consideration under the front door."""
    theme = next(theme.id for theme in book.themes() if theme.value.code == "front-door")
    made = [draft_message(book, MessageKind.CONSIDERATION, theme, said) for said in SAID]
    book.writes = 0
    return made


def shown(book: MemoryBook) -> list[str]:
    slides = deck(book, Copy.SPONSOR).slides
    themed = [slide for slide in slides if slide.title.startswith("Areas for consideration")]
    return [point.message for slide in themed for point in slide.points]


def edited(book: MemoryBook, signs: Sequence[str], **changes: str) -> EditedDeck:
    """Return the file as it would come back, with some wordings replaced ("" takes one out)."""
    slides = []
    for number, slide in enumerate(deck(book, Copy.SPONSOR).slides, 1):
        texts = [changes.get(point.message, point.text) for point in slide.points]
        kept = tuple(EditedText(text, 1, tuple(signs)) for text in texts if text)
        slides.append(EditedSlide(number, slide.title, kept))
    return EditedDeck(tuple(slides))


def handed(book: MemoryBook) -> dict[str, str]:
    """Hand the slides out as they stand, and return their signs."""
    signs = signs_for(deck(book, Copy.SPONSOR))
    hand_out(book, signs)
    return signs


def test_without_a_plan_there_is_the_usual_one(book: MemoryBook) -> None:
    assert plan(book).minutes == 0
    assert Part.KEY_MESSAGES in plan(book).parts
    assert presentation(book) is None


def test_what_is_chosen_stands_and_what_changes_nothing_writes_nothing(
    book: MemoryBook, messages: list[str]
) -> None:
    arrange(book, minutes=45, parts=[Part.PEOPLE_MET, Part.KEY_MESSAGES], order=messages[::-1])
    held = plan(book)
    assert held.minutes == 45
    assert held.parts == (Part.KEY_MESSAGES, Part.PEOPLE_MET)
    assert shown(book) == messages[::-1]
    arrange(book, minutes=45)
    assert book.writes == 1
    arrange(book, minutes=30)
    assert plan(book) == structs.replace(held, minutes=30)
    assert len(book.publications()) == 1


def test_a_plan_of_what_is_unknown_is_refused(book: MemoryBook) -> None:
    with pytest.raises(OutOfRange):
        arrange(book, minutes=0)
    with pytest.raises(UnknownWord):
        arrange(book, parts=["music"])
    with pytest.raises(NotFound):
        arrange(book, order=["nobody"])
    assert book.writes == 0


def test_only_leads_mark_and_plan(messages: list[str], join: Join) -> None:
    colleague = join()
    for refused in (
        lambda: mark(colleague, {messages[0]: Use.REPORT}),
        lambda: arrange(colleague, minutes=30),
        lambda: freeze_slides(colleague),
    ):
        with pytest.raises(NotAllowed):
            refused()


def test_marked_messages_leave_the_slides_and_come_back(
    book: MemoryBook, messages: list[str]
) -> None:
    back = mark(book, {messages[0]: Use.REPORT, messages[1]: Use.NEITHER})
    assert shown(book) == messages[2:]
    assert book.writes == 1
    mark(book, {messages[0]: Use.REPORT})
    assert book.writes == 1
    back(book)
    assert shown(book) == messages


def test_a_message_can_be_wanted_on_a_slide_whatever_it_costs(
    book: MemoryBook, messages: list[str]
) -> None:
    mark(book, {messages[2]: Use.SLIDE})
    assert [choice.use for choice in book.message(messages[2]).uses] == [Use.SLIDE]
    take_advice(book, choosing(book, 1))
    assert shown(book) == messages[2:]
    assert choosing(book, 1).now.points == 1


def test_a_point_moves_among_those_beside_it_and_back(
    book: MemoryBook, messages: list[str]
) -> None:
    one, two, three = messages
    back = move_point(book, three, -1)
    assert shown(book) == [one, three, two]
    assert move_point(book, one, -1) is None
    assert move_point(book, "gone", 1) is None
    assert back is not None
    back(book)
    assert shown(book) == messages
    assert [message.id for message in book.messages()] == messages


def test_those_not_agreed_are_counted(book: MemoryBook, messages: list[str]) -> None:
    assert emerging(book, deck(book, Copy.SPONSOR)) == len(messages)


def test_signs_say_nothing_and_are_new_each_time(book: MemoryBook, messages: list[str]) -> None:
    signs = handed(book)
    assert set(signs) == set(messages)
    assert not set(signs.values()) & set(handed(book).values())
    held = presentation(book)
    assert held is not None
    assert len(held.written) == 2
    assert not [sign for sign in signs.values() if any(m[:8] in sign for m in messages)]


def test_a_peer_hands_out_slides_too_and_an_observer_leaves_no_record(
    book: MemoryBook, messages: list[str], join: Join
) -> None:
    for role, times in ((Role.OFFICER_PEER, 1), (Role.OBSERVER, 0)):
        colleague = join(role)
        assert set(handed(colleague)) == set(messages)
        held = presentation(colleague)
        assert len(held.written if held else ()) == times
    hand_out(book, {})
    hand_out(book, {"gone": "aa"})
    assert presentation(book) is None


def test_what_was_edited_is_proposed_and_taken_over_with_its_history(
    book: MemoryBook, messages: list[str]
) -> None:
    signs = handed(book)
    better = SAID[0].replace("one shared", "a single")
    read = read_back(book, edited(book, list(signs.values()), **{messages[0]: better}))
    (proposed,) = read.proposed
    assert (proposed.message, proposed.standing, proposed.after) == (messages[0], SAID[0], better)
    assert proposed.doubts == ()
    assert read.handed is not None
    back = take_wordings(book, {messages[0]: better})
    held = book.message(messages[0])
    assert (held.wording, [text.text for text in held.history]) == (better, [SAID[0], better])
    assert read_back(book, edited(book, list(signs.values()))).proposed == ()
    back(book)
    assert book.message(messages[0]).wording == SAID[0]


def test_a_wording_that_changed_here_since_is_doubted(
    book: MemoryBook, messages: list[str]
) -> None:
    signs = handed(book)
    file = edited(book, list(signs.values()), **{messages[0]: f"{SAID[0]}, and of risk"})
    reword(book, messages[0], f"{SAID[0]}, in both areas")
    (proposed,) = read_back(book, file).proposed
    assert proposed.doubts == (Doubt.CHANGED_HERE,)
    assert proposed.standing.endswith("in both areas")


def test_what_was_taken_out_or_added_in_the_file_is_told(
    book: MemoryBook, messages: list[str]
) -> None:
    signs = handed(book)
    new = "Housing holds up most of the moves to independence that were looked at"
    file = edited(book, list(signs.values()), **{messages[1]: ""})
    last = structs.replace(file.slides[-1], texts=(EditedText(new),))
    read = read_back(book, EditedDeck((*file.slides[:-1], last)))
    assert [written.message for written in read.gone] == [messages[1]]
    assert [added.text for added in read.added] == [new]
    assert read.slides == len(file.slides)


def test_what_is_otherwise_in_the_file_and_no_wording_is_told(
    book: MemoryBook, messages: list[str]
) -> None:
    file = edited(book, list(handed(book).values()))
    assert read_back(book, file).seen == ()
    slides = [
        structs.replace(slide, texts=slide.texts[::-1], notes="Speak of the hub")
        if slide.title.startswith("Areas for consideration") else slide
        for slide in file.slides
    ]  # fmt: skip
    read = read_back(book, EditedDeck(tuple(slides)))
    assert not read.proposed
    order, notes = read.seen
    assert order.endswith("stand in another order.")
    assert "“Speak of the hub”" in notes
    assert messages


def test_what_was_withdrawn_or_merged_since_is_not_proposed(
    book: MemoryBook, messages: list[str]
) -> None:
    signs = handed(book)
    file = edited(
        book, list(signs.values()), **dict(zip(messages, ("x y", "y z", "z x"), strict=True))
    )
    withdraw_message(book, messages[0])
    merge(book, messages[1], messages[2])
    assert {p.message for p in read_back(book, file).proposed} <= {messages[2]}


def test_a_file_without_known_signs_is_read_by_likeness(
    book: MemoryBook, messages: list[str]
) -> None:
    file = edited(book, ["foreign"], **{messages[0]: SAID[0].replace("one shared", "a single")})
    read = read_back(book, file)
    assert read.handed is None
    (proposed,) = read.proposed
    assert proposed.doubts == (Doubt.UNMARKED,)
    assert not proposed.is_plain


def test_a_wording_that_stands_already_is_not_written_again(
    book: MemoryBook, messages: list[str]
) -> None:
    take_wordings(book, {messages[0]: f"  {SAID[0]} "})
    assert book.writes == 0


def test_a_file_that_lost_its_signs_is_held_against_what_was_handed_out_last(
    book: MemoryBook, messages: list[str]
) -> None:
    handed(book)
    read = read_back(book, edited(book, [], **{messages[1]: ""}))
    assert read.handed is None
    assert [written.message for written in read.gone] == [messages[1]]


def test_a_withdrawn_message_takes_no_wording(book: MemoryBook, messages: list[str]) -> None:
    withdraw_message(book, messages[0])
    with pytest.raises(InTheBin):
        take_wordings(book, {messages[0]: "Anything else"})


def test_frozen_slides_are_numbered_whole_and_never_change(
    book: MemoryBook, messages: list[str]
) -> None:
    first = freeze_slides(book)
    assert (first.number, first.stage, first.file) == (1, Stage.PRESENTED, "")
    assert {point.message: point.wording for point in first.points} == dict(
        zip(messages, SAID, strict=True)
    )
    reword(book, messages[0], "Something else altogether")
    assert frozen_slides(presentation_number(book, 1)) == frozen_slides(first)
    assert SAID[0] in first.content
    assert freeze_slides(book).number == 2
    assert all(not slide.crib for slide in frozen_slides(first).slides)


def test_a_frozen_number_that_is_not_there_is_not_found(book: MemoryBook) -> None:
    with pytest.raises(NotFound):
        presentation_number(book, 1)


def test_damage_to_what_was_frozen_shows(book: MemoryBook, messages: list[str]) -> None:
    assert messages
    frozen = structs.replace(freeze_slides(book), digest="00")
    with pytest.raises(DamagedIssue):
        frozen_slides(frozen)


def test_nothing_said_is_nothing_to_freeze(book: MemoryBook) -> None:
    with pytest.raises(NothingToFreeze):
        freeze_slides(book)


def test_slides_of_absurd_length_are_refused_before_they_are_written(
    book: MemoryBook, monkeypatch: pytest.MonkeyPatch, messages: list[str]
) -> None:
    monkeypatch.setattr("peerdesk.desk.presented._HALF", 100)
    with pytest.raises(TooLongToFreeze):
        freeze_slides(book)
    assert book.writes == 0
    assert messages


def test_the_very_file_that_was_presented_is_frozen_with_its_words(
    book: MemoryBook, messages: list[str]
) -> None:
    signs = handed(book)
    better = SAID[0].replace("one shared", "a single")
    file = edited(book, list(signs.values()), **{messages[0]: better, messages[1]: ""})
    hidden = structs.replace(file.slides[1], hidden=True)
    file = EditedDeck((file.slides[0], hidden, *file.slides[2:], EditedSlide(99)))
    assert frozen_from(book, b"the file") is None
    frozen = freeze_file(book, file, b"the file")
    assert frozen_from(book, b"the file") == frozen
    assert frozen_from(book, b"another") is None
    said = {point.message: point.wording for point in frozen.points}
    assert said == {messages[0]: better, messages[2]: SAID[2]}
    held = frozen_slides(frozen)
    assert held == as_file_has_it(book, file)
    assert held.slides[0].kind is SlideKind.COVER
    assert len(held.slides) == len(file.slides) - 1
    assert held.slides[-1].title == "Slide 99"
    themed = next(s for s in held.slides if s.title.startswith("Areas for consideration"))
    assert [(p.message, p.text) for p in themed.points] == [
        (messages[0], better), (messages[2], SAID[2]),
    ]  # fmt: skip
    assert themed.sign


def test_a_new_sentence_in_the_place_of_a_point_is_nobodys_message(
    book: MemoryBook, messages: list[str]
) -> None:
    signs = handed(book)
    new = "Swimming pools were closed on Mondays and nobody knew when they would open again"
    file = edited(book, list(signs.values()), **{messages[1]: new})
    (proposed,) = read_back(book, file).proposed
    assert (proposed.after, proposed.is_plain) == (new, False)
    assert messages[1] not in {point.message for point in freeze_file(book, file, b"x").points}
    points = {
        p.text: p.message for slide in as_file_has_it(book, file).slides for p in slide.points
    }
    assert points[new] == ""
    assert points[SAID[2]] == messages[2]


def test_a_new_sentence_under_a_title_that_was_changed_is_still_a_claim(
    book: MemoryBook, messages: list[str]
) -> None:
    signs = handed(book)
    file = edited(book, list(signs.values()))
    new = "Swimming pools were closed on Mondays and nobody knew when they would open again"
    slides = [
        structs.replace(s, title="Where we ended", texts=(*s.texts, EditedText(new)))
        if s.title.startswith("Areas for consideration") else s
        for s in file.slides
    ]  # fmt: skip
    file = EditedDeck(tuple(slides))
    found = edited_findings(book, as_file_has_it(book, file), file)
    assert [f.kind for f in found if f.text == new] == ["no-message"]
    assert messages
