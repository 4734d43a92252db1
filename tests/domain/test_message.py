# SPDX-License-Identifier: Apache-2.0
"""Claims about messages."""

from peerdesk.domain import facts
from peerdesk.domain.entry import Entry
from peerdesk.domain.message import Message, reduce_message
from peerdesk.domain.words import MessageKind, Outcome, Relation, Status


def entry(name: str, fact: facts.Fact, depth: int = 1) -> Entry:
    return Entry(name, depth, "d1", 1_000, 60, fact)


DRAFTED = entry(
    "h1",
    facts.MessageDrafted(
        message="m1", author="p1", kind=MessageKind.CONSIDERATION, theme="t1",
        wording="Thresholds are not understood by schools.", position=1024,
    ),
)  # fmt: skip


def message_of(*entries: Entry) -> Message:
    message = reduce_message(entries)
    assert message is not None
    return message


def test_a_draft_is_emerging() -> None:
    message = message_of(DRAFTED)
    assert message.status is Status.EMERGING
    assert (message.kind, message.theme) == (MessageKind.CONSIDERATION, "t1")


def test_a_message_without_its_draft_does_not_stand_yet() -> None:
    assert reduce_message([entry("h2", facts.MessageWithdrawn(message="m1"))]) is None


def test_rewording_keeps_the_earlier_wordings_as_history() -> None:
    reworded = facts.MessageReworded(message="m1", wording="Partners", replaces=("h1",))
    message = message_of(DRAFTED, entry("h2", reworded, 2))
    assert message.wording == "Partners"
    assert [r.text for r in message.history] == [
        "Thresholds are not understood by schools.",
        "Partners",
    ]


def test_filing_changes_kind_theme_and_order_only() -> None:
    filed = facts.MessageFiled(
        message="m1", kind=MessageKind.STRENGTH, theme="t2", position=5, replaces=("h1",)
    )
    message = message_of(DRAFTED, entry("h2", filed, 2))
    assert (message.kind, message.theme, message.filing.position) == (MessageKind.STRENGTH, "t2", 5)
    assert message.wording == "Thresholds are not understood by schools."


def test_agreed_needs_everybody_who_set_it_to_say_agreed() -> None:
    agreed = entry("h2", facts.MessageSettled(message="m1", status=Status.AGREED, replaces=()), 2)
    doubt = entry("h3", facts.MessageSettled(message="m1", status=Status.EMERGING, replaces=()), 2)
    assert message_of(DRAFTED, agreed).status is Status.AGREED
    assert message_of(DRAFTED, agreed, doubt).status is Status.EMERGING


def test_a_relation_can_be_changed_and_a_link_taken_away() -> None:
    link = facts.MessageLinked(message="m1", note="n1", relation=Relation.SUPPORTS)
    other = facts.MessageLinked(
        message="m1", note="n1", relation=Relation.CONTRADICTS, replaces=("h2",)
    )
    gone = facts.MessageUnlinked(message="m1", note="n1", replaces=("h3",))
    entries = [DRAFTED, entry("h2", link, 2), entry("h3", other, 3)]
    assert message_of(*entries).notes(Relation.CONTRADICTS) == ("n1",)
    assert message_of(*entries).notes(Relation.SUPPORTS) == ()
    assert message_of(*entries, entry("h4", gone, 4)).links == ()


def test_what_was_told_is_kept_per_sponsor() -> None:
    told = facts.PointTold(
        message="m1", sponsor="DCS", outcome=Outcome.AS_WRITTEN, wording="w", issue="h9"
    )
    message = message_of(DRAFTED, entry("h2", told, 2))
    assert [(t.sponsor, t.outcome) for t in message.tellings] == [("DCS", Outcome.AS_WRITTEN)]


def test_two_wordings_of_two_people_are_a_clash_until_settled() -> None:
    one = entry("h2", facts.MessageReworded(message="m1", wording="a", replaces=("h1",)), 2)
    two = entry("h3", facts.MessageReworded(message="m1", wording="b", replaces=("h1",)), 2)
    assert message_of(DRAFTED, one, two).clashes
    settled = entry(
        "h4", facts.MessageReworded(message="m1", wording="b", replaces=("h2", "h3")), 3
    )
    assert not message_of(DRAFTED, one, two, settled).clashes


def test_a_withdrawn_message_can_be_taken_up_again() -> None:
    out = entry("h2", facts.MessageWithdrawn(message="m1"), 2)
    back = entry("h3", facts.MessageRestored(message="m1", replaces=("h2",)), 3)
    assert message_of(DRAFTED, out).withdrawn
    assert not message_of(DRAFTED, out, back).withdrawn
