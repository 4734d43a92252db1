# SPDX-License-Identifier: Apache-2.0
"""What happened, in words: each fact about a note, message, session, question or record."""

from collections.abc import Callable
from typing import Any

from peerdesk.desk.clash_words import ClashWords
from peerdesk.domain import asking, custody, facts, proposals, publishing, records, sorting
from peerdesk.domain.publication_words import Use
from peerdesk.domain.words import title

_PLAIN: dict[type[facts.Fact], str] = {
    facts.NoteWritten: "Written",
    custody.NoteRestated: "Written",
    facts.NoteRevised: "Reworded",
    facts.NoteWithdrawn: "Withdrawn",
    facts.NoteRestored: "Restored",
    facts.MessageDrafted: "Drafted",
    facts.MessageReworded: "Reworded",
    facts.MessageWithdrawn: "Withdrawn",
    facts.MessageRestored: "Taken up again",
    facts.MessageUnlinked: "A note was taken off",
    proposals.NoteWithdrawalProposed: "Proposed to be withdrawn",
    proposals.NoteWithdrawalDeclined: "Kept, as its author or a lead answered",
    proposals.NotesToldApart: "Told apart from a note much like it",
    proposals.MessageWithdrawalProposed: "Proposed to be withdrawn",
    proposals.MessageWithdrawalDeclined: "Kept, as its author or a lead answered",
    sorting.MessageUnmerged: "Stands for itself again",
    asking.QuestionAnswered: "Answered by a note",
    asking.QuestionReopened: "Opened again",
    asking.QuestionDropped: "Dropped",
    asking.QuestionTakenUp: "Taken up again",
    records.CaseReviewed: "Review",
}

_TOLD: dict[type[facts.Fact], Callable[[Any, ClashWords], str]] = {
    facts.NoteMarked: lambda fact, _: f"Sorted: {title(fact.stance)}",
    facts.NoteTagged: lambda fact, words: f"Tagged: {words.name(fact.kloe)}",
    facts.NoteUntagged: lambda fact, words: f"Tag taken off: {words.name(fact.kloe)}",
    facts.NoteVoiced: lambda fact, _: f"Voice: {title(fact.voice)}",
    facts.NoteUnvoiced: lambda fact, _: f"Voice taken off: {title(fact.voice)}",
    facts.MessageFiled: lambda fact, words: f"Filed: {title(fact.kind)}, {words.name(fact.theme)}",
    facts.MessageLinked: lambda fact, _: f"A note was linked: {title(fact.relation).lower()}",
    facts.MessageSettled: lambda fact, _: title(fact.status),
    facts.PointTold: lambda fact, _: _told_to(fact),
    publishing.MessageUsed: lambda fact, _: _SHOWN[fact.use],
    sorting.MessageMerged: lambda fact, words: f"Merged into {words.name(fact.into)}",
    records.DocumentRead: lambda fact, words: f"Read by {words.name(fact.person)}",
    records.DocumentUnread: lambda fact, words: f"Not read by {words.name(fact.person)}",
}

_SHOWN: dict[Use, str] = {
    Use.SLIDE: "To be shown on a slide",
    Use.REPORT: "For the report only",
    Use.NEITHER: "In neither slides nor report",
}
_SET = (
    facts.SessionPlanned,
    asking.QuestionSet,
    records.CaseFileSet,
    records.DocumentSet,
    records.ObservationSet,
)
_FIRST = {
    facts.SessionPlanned: "Planned",
    asking.QuestionSet: "Asked",
    records.CaseFileSet: "Put on the list",
    records.DocumentSet: "Put on the register",
    records.ObservationSet: "Recorded",
}


def event_words(fact: facts.Fact, words: ClashWords) -> str:
    """Return what happened in a few words."""
    kind = type(fact)
    if isinstance(fact, _SET):
        return "Changed" if fact.replaces else _FIRST[kind]
    told = _TOLD.get(kind)
    return told(fact, words) if told else _PLAIN.get(kind, "Changed")


def _told_to(fact: facts.PointTold) -> str:
    """Return what a sponsor was told, without the full stop: more may follow in the sentence."""
    said = f"{title(fact.outcome)} to {fact.sponsor}"
    return f"{said}: {fact.wording.rstrip('.')}" if fact.wording else said
