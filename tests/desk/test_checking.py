# SPDX-License-Identifier: Apache-2.0
"""A document of a challenge is checked against its own lists, and what is released is known."""

import pytest

from peerdesk.bootstrap.papers import Papers
from peerdesk.compose.blocks import Copy
from peerdesk.compose.checks.finding import Finding, Piece, fingerprint
from peerdesk.compose.formats import Format, Wish
from peerdesk.compose.pieces import pieces
from peerdesk.desk.capture import write_line
from peerdesk.desk.checking import Checked, checked, checked_on, ground, known_again
from peerdesk.desk.messages import draft_message
from peerdesk.desk.presenting import deck
from peerdesk.desk.releasing import release, take_back
from peerdesk.desk.timetable import plan_session
from peerdesk.desk.word_lists import add_phrase
from peerdesk.domain.publication_words import Publication, WhyReleased
from peerdesk.domain.session import RoleGroup, Session
from peerdesk.domain.words import MessageKind, SessionKind, Voice
from tests.fakes.aids import shipped_check_words
from tests.fakes.book import MemoryBook
from tests.practice import RESOURCES

WORDS = shipped_check_words()
LEAKING = "Young people trust Dominic in the leaving care team, and plans are written together."
QUOTING = "Families find that the letter they get back has six pages of jargon and no name."
BLAMING = "The council may want to consider why partners ignored the protocol in the spring."
NOTE = (
    "+ The letter they get back has six pages of jargon and no name, she said. Ring 01632 960123."
)
NAMED = "Denise Hargreaves and her team"


@pytest.fixture
def told(book: MemoryBook) -> MemoryBook:
    """Plant leaks in a session's name, in a note and in messages."""
    session = Session(
        kind=SessionKind.FOCUS_GROUP, title=NAMED, day=book.challenge().scope.first_day,  # type: ignore[union-attr] # it was founded
        start="10:00", end="11:00", groups=(RoleGroup("Foster carers", Voice.FRONTLINE, 7),),
    )  # fmt: skip
    write_line(book, NOTE, session=plan_session(book, session))
    for wording, kind in (
        (LEAKING, MessageKind.STRENGTH),
        (QUOTING, MessageKind.STRENGTH),
        (BLAMING, MessageKind.CONSIDERATION),
    ):
        draft_message(book, kind, book.themes()[0].id, wording)
    return book


def in_file(book: MemoryBook, copy: Copy = Copy.SPONSOR) -> tuple[tuple[Piece, ...], Checked]:
    """Return the texts of the slides as PowerPoint has them, and what is found there."""
    papers = Papers(RESOURCES / "fonts")
    content = papers.made(deck(book, copy), Wish(format=Format.PPTX)).content
    read = papers.pieces("slides.pptx", content)
    return read, checked(book, Publication.PRESENTATION, read, WORDS)


def the(found: Checked, kind: str) -> Finding:
    return next(finding for finding in found.findings if finding.kind == kind)


def test_what_is_planted_in_notes_and_sessions_never_reaches_the_sponsors_copy(
    told: MemoryBook,
) -> None:
    text = " ".join(piece.text for piece in in_file(told)[0])
    assert "Hargreaves" not in text
    assert "01632" not in text


def test_what_is_planted_in_messages_is_open_until_it_is_released(told: MemoryBook) -> None:
    found = in_file(told)[1]
    assert {"name", "verbatim", "blame"} <= {finding.kind for finding in found.open}
    for finding in found.open:
        release(told, finding, WhyReleased.ALREADY_PUBLIC, Publication.PRESENTATION)
    again = in_file(told)[1]
    assert again.findings == found.findings
    assert again.open == ()


def test_a_release_of_the_composed_words_counts_in_the_file(told: MemoryBook) -> None:
    composed = checked(told, Publication.PRESENTATION, pieces(deck(told, Copy.SPONSOR)), WORDS)
    release(told, the(composed, "name"), WhyReleased.POST_HOLDER)
    assert "name" not in {finding.kind for finding in in_file(told)[1].open}


def test_a_text_with_other_spaces_and_signs_is_known_again(told: MemoryBook) -> None:
    on = ground(told)
    other = Piece(f"•  {LEAKING.replace(' ', '  ')}", "Page 3")
    assert known_again([other], on)[0].message
    kept = checked_on(on, [Piece(LEAKING, "Page 3")], WORDS)
    release(told, the(kept, "name"), WhyReleased.POST_HOLDER)
    assert checked_on(ground(told), [other], WORDS).open == ()


def test_a_taken_back_release_and_one_for_another_document_count_no_more(
    told: MemoryBook,
) -> None:
    finding = the(in_file(told)[1], "name")
    release(told, finding, WhyReleased.POST_HOLDER, Publication.REPORT)
    assert fingerprint(finding) in {fingerprint(f) for f in in_file(told)[1].open}
    release(told, finding, WhyReleased.POST_HOLDER, Publication.PRESENTATION)
    held = in_file(told)[1].released[fingerprint(finding)]
    take_back(told, held.id)
    assert fingerprint(finding) in {fingerprint(f) for f in in_file(told)[1].open}


def test_a_run_of_words_leads_back_to_its_note(told: MemoryBook) -> None:
    finding = the(in_file(told)[1], "verbatim")
    assert told.note(finding.note).text.startswith("The letter they get back")


def test_the_challenges_own_lists_groups_and_considerations_count(told: MemoryBook) -> None:
    add_phrase(told, WORDS, "people", "Malcolm Thistlewood", harmless=False)
    read = [
        Piece("Thistlewood began it.", "one"),
        Piece("Foster carers told the team about it.", "two"),
    ]
    found = checked(told, None, read, WORDS)
    assert [(f.kind, f.place) for f in found.findings] == [
        ("person", "one"),
        ("only-session", "two"),
    ]


def test_the_team_is_introduced_without_a_word(told: MemoryBook) -> None:
    assert not [f for f in in_file(told)[1].findings if f.found == told.identity.name]
