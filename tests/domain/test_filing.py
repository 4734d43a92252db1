# SPDX-License-Identifier: Apache-2.0
"""Where a message is filed when several laptops filed it apart."""

from peerdesk.domain.clash import open_registers
from peerdesk.domain.entry import Entry
from peerdesk.domain.facts import MessageDrafted, MessageFiled
from peerdesk.domain.message import Message, reduce_message
from peerdesk.domain.words import MessageKind

KIND = MessageKind.STRENGTH
DRAFTED = MessageDrafted(
    message="m", author="p", kind=KIND, theme="t1", wording="Quick", position=1024
)


def filed(theme: str, position: int, *replaces: str, kind: MessageKind = KIND) -> MessageFiled:
    return MessageFiled(message="m", kind=kind, theme=theme, position=position, replaces=replaces)


def message_of(*acts: MessageFiled) -> Message:
    """Return the message that a draft h0 and acts h1, h2… in this order make."""
    facts = (DRAFTED, *acts)
    entries = [Entry(f"h{n}", n + 1, f"d{n}", 1, 60, fact) for n, fact in enumerate(facts)]
    message = reduce_message(entries)
    assert message is not None
    return message


def test_a_move_to_another_theme_stands_against_one_that_kept_it() -> None:
    for acts in (
        (filed("t2", 7, "h0"), filed("t1", 500, "h0")),
        (filed("t1", 500, "h0"), filed("t2", 7, "h0")),
    ):
        message = message_of(*acts)
        assert (message.theme, message.filing.position) == ("t2", 7)
        assert not message.clashes
        assert not list(open_registers(message))
        assert len(message.filings) == 2


def test_two_moves_are_a_choice_whoever_kept_it_beside() -> None:
    message = message_of(filed("t2", 7, "h0"), filed("t1", 5, "h0"), filed("t3", 9, "h0"))
    assert message.clashes
    (register,) = open_registers(message)
    assert [stands.changes for stands in register.stands] == [("h1",), ("h3",)]


def test_the_place_that_both_began_from_is_the_last_that_both_knew() -> None:
    message = message_of(filed("t2", 7, "h0"), filed("t2", 5, "h1"), filed("t1", 9, "h1"))
    assert message.theme == "t1"
    assert not message.clashes


def test_another_kind_is_a_move_too() -> None:
    other = MessageKind.CONSIDERATION
    message = message_of(filed("t1", 7, "h0", kind=other), filed("t1", 5, "h0"))
    assert message.kind is other


def test_without_a_place_that_both_began_from_it_is_a_choice() -> None:
    assert message_of(filed("t2", 7, "h0"), filed("t1", 5)).clashes
