# SPDX-License-Identifier: Apache-2.0
"""What the team says: messages and their evidence, summaries, and what was told."""

from hashlib import sha256

from peerdesk.domain import facts, proposals
from peerdesk.domain.words import MessageKind, Outcome, Relation, Status
from tests.happenings.scene import DAYS, THEMES, Scene

BRIEFINGS = ("b1" * 16, "b2" * 16)
_PLACES = 5


def message_drafted(at: Scene) -> facts.Fact:
    """Draft a message; now and then one that somebody else has drafted already."""
    known = at.message() if at.chance.random() < 0.05 else None
    return facts.MessageDrafted(
        message=known.id if known else at.fresh(), author=at.book.person,
        kind=at.word(MessageKind), theme=at.chance.choice(THEMES), wording=at.words(),
        position=at.chance.randrange(_PLACES),
    )  # fmt: skip


def message_reworded(at: Scene) -> facts.Fact | None:
    if (message := at.message()) is None:
        return None
    replaces = at.some([wording.hash for wording in message.wordings])
    return facts.MessageReworded(message=message.id, wording=at.words(), replaces=replaces)


def message_filed(at: Scene) -> facts.Fact | None:
    if (message := at.message()) is None:
        return None
    return facts.MessageFiled(
        message=message.id, kind=at.word(MessageKind), theme=at.chance.choice(THEMES),
        position=at.chance.randrange(_PLACES),
        replaces=at.some([filing.hash for filing in message.filings]),
    )  # fmt: skip


def message_linked(at: Scene) -> facts.Fact | None:
    message, note = at.message(), at.note()
    if message is None or note is None:
        return None
    by = [change for link in message.links if link.note == note.id for change in link.by]
    relation = at.word(Relation)
    return facts.MessageLinked(
        message=message.id, note=note.id, relation=relation, replaces=at.some(by)
    )


def message_unlinked(at: Scene) -> facts.Fact | None:
    message = at.message()
    link = at.one(message.links) if message else None
    if message is None or link is None:
        return None
    return facts.MessageUnlinked(message=message.id, note=link.note, replaces=at.some(link.by))


def message_settled(at: Scene) -> facts.Fact | None:
    if (message := at.message()) is None:
        return None
    replaces = at.some([settling.hash for settling in message.settlings])
    return facts.MessageSettled(message=message.id, status=at.word(Status), replaces=replaces)


def message_withdrawn(at: Scene) -> facts.Fact | None:
    message = at.message()
    return facts.MessageWithdrawn(message=message.id) if message else None


def message_restored(at: Scene) -> facts.Fact | None:
    message = at.message()
    if message is None:
        return None
    return facts.MessageRestored(message=message.id, replaces=at.some(message.withdrawals))


def message_withdrawal_proposed(at: Scene) -> facts.Fact | None:
    message = at.message()
    return proposals.MessageWithdrawalProposed(message=message.id) if message else None


def message_withdrawal_declined(at: Scene) -> facts.Fact | None:
    message = at.message()
    if message is None:
        return None
    replaces = at.some(at.happened("message", message.id, proposals.MessageWithdrawalProposed))
    return proposals.MessageWithdrawalDeclined(message=message.id, replaces=replaces)


def briefing_arranged(at: Scene) -> facts.Fact:
    place = at.chance.randrange(len(BRIEFINGS))
    known = at.happened("briefing", BRIEFINGS[place], facts.BriefingArranged)
    return facts.BriefingArranged(
        briefing=BRIEFINGS[place], day=DAYS[place], sponsor="DCS", requests=(at.words(),),
        replaces=at.some(known),
    )  # fmt: skip


def briefing_issued(at: Scene) -> facts.Fact:
    place = at.chance.randrange(len(BRIEFINGS))
    content, message = f'{{"said":"{at.words()}"}}', at.message()
    points = (facts.PointIssued(message.id, message.wording),) if message else ()
    return facts.BriefingIssued(
        briefing=BRIEFINGS[place], day=DAYS[place], number=at.chance.randrange(1, 4),
        sponsor="DCS", content=content, digest=sha256(content.encode()).hexdigest(),
        points=points,
    )  # fmt: skip


def point_told(at: Scene) -> facts.Fact | None:
    if (message := at.message()) is None:
        return None
    return facts.PointTold(
        message=message.id, sponsor="DCS", outcome=at.word(Outcome), wording=at.words(),
        occasion="at noon", replaces=at.some([telling.hash for telling in message.tellings]),
    )  # fmt: skip
