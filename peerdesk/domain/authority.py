# SPDX-License-Identifier: Apache-2.0
"""Who may do what: the one table, by kind of fact, from DESIGN.md §5.

Leads answer for scope, team, timetable and what is said to the sponsor; peers bring evidence
and put it into words; observers read, and write notes where a lead lets them.
"""

from msgspec import Struct

from peerdesk.domain import (
    asking,
    custody,
    facts,
    membership,
    proposals,
    publishing,
    records,
    sorting,
)
from peerdesk.domain.words import Authority, Status


class Rule(Struct, frozen=True):
    """The least authority that a deed needs, and the deed in words, after "can"."""

    needs: Authority
    deed: str


_LEAD, _PEER, _OBSERVER = Authority.LEAD, Authority.PEER, Authority.OBSERVER
_WRITER = Authority.WRITING_OBSERVER

RULES: dict[type[facts.Fact], Rule] = {
    facts.ChallengeFounded: Rule(_LEAD, "begin a challenge"),
    facts.ChallengeScoped: Rule(_LEAD, "change the scope"),
    facts.ThemeSet: Rule(_LEAD, "choose or edit themes"),
    facts.KloeSet: Rule(_LEAD, "add or edit lines of enquiry"),
    facts.PersonNamed: Rule(_LEAD, "name the team"),
    facts.MemberAdmitted: Rule(_LEAD, "admit a laptop to the team"),
    facts.SessionPlanned: Rule(_LEAD, "change the timetable"),
    facts.NoteWritten: Rule(_WRITER, "write notes"),
    facts.NoteRevised: Rule(_WRITER, "reword notes"),
    facts.NoteMarked: Rule(_WRITER, "sort notes"),
    facts.NoteTagged: Rule(_WRITER, "tag notes"),
    facts.NoteUntagged: Rule(_WRITER, "tag notes"),
    facts.NoteVoiced: Rule(_WRITER, "tag notes"),
    facts.NoteUnvoiced: Rule(_WRITER, "tag notes"),
    facts.NoteWithdrawn: Rule(_WRITER, "withdraw notes"),
    facts.NoteRestored: Rule(_WRITER, "restore notes"),
    facts.MessageDrafted: Rule(_PEER, "draft messages"),
    facts.MessageReworded: Rule(_PEER, "reword messages"),
    facts.MessageFiled: Rule(_PEER, "file messages"),
    facts.MessageLinked: Rule(_PEER, "link notes to messages"),
    facts.MessageUnlinked: Rule(_PEER, "link notes to messages"),
    facts.MessageSettled: Rule(_PEER, "set a message back to emerging"),
    facts.MessageWithdrawn: Rule(_PEER, "withdraw messages"),
    facts.MessageRestored: Rule(_PEER, "restore messages"),
    facts.BriefingArranged: Rule(_LEAD, "arrange a summary"),
    facts.BriefingIssued: Rule(_LEAD, "issue a summary"),
    facts.PointTold: Rule(_LEAD, "record what the sponsor was told"),
    custody.AttachmentAdded: Rule(_WRITER, "attach files"),
    custody.AttachmentWithdrawn: Rule(_WRITER, "take attachments off"),
    custody.AttachmentRestored: Rule(_WRITER, "put attachments back"),
    custody.AttachmentReleased: Rule(_PEER, "save attachments outside"),
    custody.NoteRestated: Rule(_WRITER, "reword notes"),
    custody.NoteErased: Rule(_PEER, "erase a note for good"),
    custody.ErasureExtended: Rule(_OBSERVER, "follow an erasure"),
    custody.HoldPlaced: Rule(_PEER, "place a hold"),
    custody.HoldLifted: Rule(_LEAD, "lift a hold"),
    custody.ChangesLost: Rule(_OBSERVER, "declare own changes lost"),
    custody.DisposalOrdered: Rule(_LEAD, "close the challenge"),
    custody.DisposalCalledOff: Rule(_LEAD, "call off the closing"),
    custody.DisposalConfirmed: Rule(_LEAD, "record that a laptop was cleared"),
    membership.TermsAccepted: Rule(_OBSERVER, "accept the ground rules"),
    membership.AuthorityChanged: Rule(_LEAD, "change what a laptop may do"),
    membership.MemberRemoved: Rule(_LEAD, "remove a laptop from the team"),
    membership.ChangesReleased: Rule(_LEAD, "release what was set aside"),
    proposals.NoteWithdrawalProposed: Rule(_WRITER, "propose to put a note into the bin"),
    proposals.NoteWithdrawalDeclined: Rule(_WRITER, "keep a note that somebody would bin"),
    proposals.NotesToldApart: Rule(_WRITER, "tell notes apart"),
    proposals.MessageWithdrawalProposed: Rule(_PEER, "propose to withdraw a message"),
    proposals.MessageWithdrawalDeclined: Rule(_PEER, "keep a message that somebody would withdraw"),
    asking.QuestionSet: Rule(_PEER, "raise questions"),
    asking.QuestionAnswered: Rule(_PEER, "answer questions"),
    asking.QuestionReopened: Rule(_PEER, "reopen questions"),
    asking.QuestionDropped: Rule(_PEER, "drop questions"),
    asking.QuestionTakenUp: Rule(_PEER, "take questions up again"),
    asking.ConcernRaised: Rule(_OBSERVER, "record an immediate concern"),
    asking.ConcernAdded: Rule(_OBSERVER, "add to an immediate concern"),
    asking.ConcernSeen: Rule(_LEAD, "note that a concern was seen"),
    records.CaseFileSet: Rule(_LEAD, "agree which case files are reviewed"),
    records.CaseReviewed: Rule(_PEER, "review case files"),
    records.DocumentSet: Rule(_PEER, "keep the register of documents"),
    records.DocumentRead: Rule(_OBSERVER, "record what they have read"),
    records.DocumentUnread: Rule(_OBSERVER, "record what they have read"),
    records.ObservationSet: Rule(_WRITER, "record observations"),
    sorting.ClusterSet: Rule(_PEER, "put notes together on the wall"),
    sorting.NoteClustered: Rule(_PEER, "put notes together on the wall"),
    sorting.NoteUnclustered: Rule(_PEER, "put notes together on the wall"),
    sorting.MessageMerged: Rule(_PEER, "merge messages"),
    sorting.MessageUnmerged: Rule(_PEER, "take messages apart again"),
    sorting.WallDriven: Rule(_LEAD, "say who moves the cards on the wall"),
    sorting.StudySet: Rule(_PEER, "track case studies"),
    publishing.MessageUsed: Rule(_LEAD, "choose what is shown on the slides"),
    publishing.ReplySet: Rule(_LEAD, "record what the sponsor answered"),
    publishing.ProseSet: Rule(_PEER, "write the text of documents"),
    publishing.PublicationArranged: Rule(_LEAD, "arrange a document"),
    publishing.PublicationIssued: Rule(_LEAD, "freeze a document"),
    publishing.PublicationWritten: Rule(_PEER, "hand out a file to be edited"),
    publishing.CommentSet: Rule(_LEAD, "answer comments on factual accuracy"),
    publishing.FindingReleased: Rule(_LEAD, "let stand what a check found"),
    publishing.WordListSet: Rule(_LEAD, "change the lists that the checks read"),
}

AGREEING = Rule(_LEAD, "set a message to agreed")
"""Only leads agree a message; anybody who brings evidence may open it again."""

_REACH = {_LEAD: 3, _PEER: 2, _WRITER: 1, _OBSERVER: 0}


def rule_for(fact: facts.Fact) -> Rule:
    """Return the rule that a fact falls under."""
    if isinstance(fact, facts.MessageSettled) and fact.status is Status.AGREED:
        return AGREEING
    return RULES[type(fact)]


def reaches(has: Authority, needs: Authority) -> bool:
    """Say whether an authority is enough for what a deed needs."""
    return _REACH[has] >= _REACH[needs]


def lower(one: Authority, other: Authority) -> Authority:
    """Return the one of two authorities that reaches less far."""
    return one if _REACH[one] <= _REACH[other] else other
