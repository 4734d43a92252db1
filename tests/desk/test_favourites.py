# SPDX-License-Identifier: Apache-2.0
"""Tags are offered by use: in this session, then one's own, then everybody's."""

from msgspec.structs import replace

from peerdesk.desk.book import scope_of
from peerdesk.desk.capture import complete, kloe_codes, usable_kloes, write_line
from peerdesk.desk.favourites import Favourites, favourites
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.timetable import plan_session
from peerdesk.domain.words import Voice
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FOCUS_GROUP, Join, share


def liked(book: MemoryBook, session: str) -> Favourites:
    held = book.session(session).value
    lines = book.notes(NoteQuery(session=session, author=book.person))
    return favourites(book, held, lines, book.person, scope_of(book))


def test_this_session_comes_before_ones_own_and_that_before_all(
    book: MemoryBook, join: Join
) -> None:
    codes = kloe_codes(book)
    session = plan_session(book, replace(FOCUS_GROUP, kloes=(), groups=()))
    peer = join()
    for number in range(5):
        write_line(peer, f"everybody {number} #culture")
    share(peer, book)
    for number in range(3):
        write_line(book, f"mine {number} #thresholds")
    write_line(book, "here #vision", session=session)
    order = liked(book, session).order
    wanted = [codes["vision"], codes["thresholds"], codes["culture"]]
    assert [tag for tag in order if tag in wanted] == wanted


def test_what_was_planned_comes_first_until_something_is_used(book: MemoryBook) -> None:
    codes = kloe_codes(book)
    session = plan_session(book, replace(FOCUS_GROUP, kloes=(codes["culture"],)))
    assert liked(book, session).order[0] == codes["culture"]
    write_line(book, "here #vision", session=session)
    assert liked(book, session).order[:2] == (codes["vision"], codes["culture"])


def test_it_is_said_where_a_tag_was_used(book: MemoryBook) -> None:
    session = plan_session(book, FOCUS_GROUP)
    write_line(book, "here #vision @members", session=session)
    uses = liked(book, session).uses
    assert uses[kloe_codes(book)["vision"]].here == 1
    assert uses[Voice.MEMBERS.value].here == 1


def test_completion_follows_the_liking(book: MemoryBook) -> None:
    codes = kloe_codes(book)
    order = [codes["thresholds"], codes["vision"], Voice.PARTNERS.value]
    lines = usable_kloes(book)
    offered = [each.insert for each in complete("#", lines, order)]
    assert offered[:2] == ["#thresholds", "#vision"]
    assert complete("@", lines, order)[0].insert == "@partners"


def test_a_quick_note_has_no_session_to_like_from(book: MemoryBook) -> None:
    write_line(book, "in passing #culture")
    liking = favourites(book, None, (), book.person, scope_of(book))
    assert liking.order == (kloe_codes(book)["culture"],)
