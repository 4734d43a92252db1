# SPDX-License-Identifier: Apache-2.0
"""The closed lists of the work: stances, voices, kinds, roles, and what each is called."""

from enum import StrEnum

from peerdesk.domain.publication_words import (
    Decision,
    Layout,
    Publication,
    Stage,
    Use,
    WhyReleased,
)


class Stance(StrEnum):
    """How a note is marked; the mark is what the peer types before the line."""

    UNSORTED = "unsorted"
    STRENGTH = "strength"
    CONSIDERATION = "consideration"
    GOOD_PRACTICE = "good-practice"
    QUESTION = "question"
    VERBATIM = "verbatim"
    REFLECTION = "reflection"


MARKS = {
    "+": Stance.STRENGTH,
    "-": Stance.CONSIDERATION,
    "*": Stance.GOOD_PRACTICE,
    "?": Stance.QUESTION,
    '"': Stance.VERBATIM,
    "~": Stance.REFLECTION,
}


class Voice(StrEnum):
    """Whose experience a note carries."""

    CHILDREN_AND_FAMILIES = "children-and-families"
    FRONTLINE = "frontline"
    MANAGERS = "managers"
    SENIOR_LEADERS = "senior-leaders"
    MEMBERS = "members"
    PARTNERS = "partners"


class SessionKind(StrEnum):
    """What happens in a session of the timetable."""

    INTERVIEW = "interview"
    FOCUS_GROUP = "focus-group"
    WORKSHOP = "workshop"
    OBSERVATION = "observation"
    CASE_REVIEW = "case-review"
    DOCUMENT_REVIEW = "document-review"
    OVERVIEW = "overview"
    TEAM_MEETING = "team-meeting"
    SPONSOR_MEETING = "sponsor-meeting"

    @property
    def is_meeting(self) -> bool:
        """Say whether people of the council were met, so that it counts as a meeting."""
        return self in _MEETINGS


_MEETINGS = frozenset(
    {
        SessionKind.INTERVIEW,
        SessionKind.FOCUS_GROUP,
        SessionKind.WORKSHOP,
        SessionKind.OBSERVATION,
        SessionKind.OVERVIEW,
    }
)


class Source(StrEnum):
    """The way evidence reached the team; triangulation counts these."""

    HEARD = "heard"
    READ = "read"
    SEEN = "seen"
    DATA = "data"


SOURCE_OF_SESSION = {
    SessionKind.INTERVIEW: Source.HEARD,
    SessionKind.FOCUS_GROUP: Source.HEARD,
    SessionKind.WORKSHOP: Source.HEARD,
    SessionKind.OVERVIEW: Source.HEARD,
    SessionKind.TEAM_MEETING: Source.HEARD,
    SessionKind.SPONSOR_MEETING: Source.HEARD,
    SessionKind.OBSERVATION: Source.SEEN,
    SessionKind.CASE_REVIEW: Source.READ,
    SessionKind.DOCUMENT_REVIEW: Source.READ,
}


class MessageKind(StrEnum):
    """What sort of thing the team says to the council."""

    STRENGTH = "strength"
    CONSIDERATION = "consideration"
    GOOD_PRACTICE = "good-practice"
    OPPORTUNITY = "opportunity"
    RECOMMENDATION = "recommendation"
    SUGGESTION = "suggestion"


class Relation(StrEnum):
    """What a note does for a message."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    CONTEXT = "context"


class Status(StrEnum):
    """How far the team has come with a message."""

    EMERGING = "emerging"
    AGREED = "agreed"


class Outcome(StrEnum):
    """What became of a point when the team leader spoke with the sponsor."""

    AS_WRITTEN = "as-written"
    OTHERWISE = "otherwise"
    NOT_REACHED = "not-reached"
    TAKEN_BACK = "taken-back"


class Authority(StrEnum):
    """What a member's laptop may do."""

    LEAD = "lead"
    PEER = "peer"
    WRITING_OBSERVER = "writing-observer"
    OBSERVER = "observer"


class RemovalReason(StrEnum):
    """Why a laptop was removed from the team."""

    LEFT = "left"
    LOST = "lost"
    REPLACED = "replaced"
    MISTAKE = "mistake"


class WhyAside(StrEnum):
    """Why a change does not count."""

    REMOVED = "removed"
    NOT_ADMITTED = "not-admitted"
    BEYOND_AUTHORITY = "beyond-authority"
    OVERTAKEN = "overtaken"
    NOT_ITS_AUTHOR = "not-its-author"
    BEGUN_BY_ANOTHER = "begun-by-another"
    ANOTHER_CHALLENGE = "another-challenge"


class Role(StrEnum):
    """A member's part in the team."""

    TEAM_LEADER = "team-leader"
    MANAGER = "peer-challenge-manager"
    MEMBER_PEER = "member-peer"
    OFFICER_PEER = "officer-peer"
    SPECIALIST_PEER = "specialist-peer"
    COORDINATOR = "project-coordinator"
    OBSERVER = "observer"

    @property
    def authority(self) -> Authority:
        """Give what this role may do from the start: leader and manager both lead."""
        if self in {Role.TEAM_LEADER, Role.MANAGER}:
            return Authority.LEAD
        if self in {Role.OBSERVER, Role.COORDINATOR}:
            return Authority.OBSERVER
        return Authority.PEER


class Marking(StrEnum):
    """The protective marking printed on documents; none by default."""

    NONE = ""
    OFFICIAL = "OFFICIAL"
    OFFICIAL_SENSITIVE = "OFFICIAL-SENSITIVE"


class SponsorCopy(StrEnum):
    """How the sponsor gets the daily summary."""

    BY_WORD = "by-word"
    ON_PAPER = "on-paper"


class ErasureReason(StrEnum):
    """Why a note was erased for good."""

    SUBJECT_REQUEST = "subject-request"
    TAKEN_BY_MISTAKE = "taken-by-mistake"
    NOT_NEEDED = "not-needed"
    COURT_ORDER = "court-order"


class HoldReason(StrEnum):
    """Why nothing may be erased for now."""

    FREEDOM_OF_INFORMATION = "freedom-of-information"
    SUBJECT_ACCESS = "subject-access"
    SAFEGUARDING = "safeguarding"
    LEGAL = "legal"


class ReleaseReason(StrEnum):
    """Why something was let out of the vault."""

    NEEDED_FOR_DOCUMENT = "needed-for-document"
    ASKED_BY_OWNER = "asked-by-owner"
    DUTY_TO_DISCLOSE = "duty-to-disclose"


class CaseState(StrEnum):
    """How far the review of a case file has come."""

    TO_REVIEW = "to-review"
    UNDER_WAY = "under-way"
    REVIEWED = "reviewed"
    MODERATED = "moderated"


class CaseArea(StrEnum):
    """What a reviewer looks at in every case file."""

    ASSESSMENT = "assessment"
    PLANNING = "planning"
    DIRECT_WORK = "direct-work"
    CHILDS_VOICE = "childs-voice"
    OVERSIGHT = "oversight"
    MULTI_AGENCY = "multi-agency"
    RECORDING = "recording"
    IMPACT = "impact"


class ChosenBy(StrEnum):
    """Who chose a case file for the review."""

    MANAGER = "manager"
    LEAD_PEER = "lead-peer"


class ObservationKind(StrEnum):
    """What a peer went to see."""

    PRACTICE = "practice"
    SITE_VISIT = "site-visit"


class QuestionOrigin(StrEnum):
    """What raised a question."""

    LINE = "line"
    GAP = "gap"
    CONTRADICTION = "contradiction"
    SPONSOR = "sponsor"


class ToldBy(StrEnum):
    """In which way somebody was told of an immediate concern."""

    TELEPHONE = "telephone"
    IN_PERSON = "in-person"
    VIDEO_CALL = "video-call"


class StudyKind(StrEnum):
    """What is worth others' hearing of."""

    CASE_STUDY = "case-study"
    GOOD_PRACTICE = "good-practice"


class Permission(StrEnum):
    """Whether the council agrees that something is shared with others."""

    NOT_ASKED = "not-asked"
    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"


def title(word: StrEnum) -> str:
    """Return the word as it is read: "good-practice" becomes "Good practice"."""
    return _TITLES.get((type(word), word)) or word.value.replace("-", " ").capitalize()


_READ: tuple[tuple[StrEnum, str], ...] = (
    (Stance.CONSIDERATION, "Area for consideration"),
    (MessageKind.CONSIDERATION, "Area for consideration"),
    (MessageKind.RECOMMENDATION, "Key recommendation"),
    (Voice.CHILDREN_AND_FAMILIES, "Children and families"),
    (Role.MANAGER, "Peer challenge manager"),
    (CaseArea.DIRECT_WORK, "Visits and direct work"),
    (CaseArea.CHILDS_VOICE, "The child’s voice"),
    (CaseArea.OVERSIGHT, "Management oversight and supervision"),
    (CaseArea.MULTI_AGENCY, "Multi-agency working"),
    (ObservationKind.PRACTICE, "Practice observation"),
    (ChosenBy.MANAGER, "Peer challenge manager"),
    (QuestionOrigin.SPONSOR, "Sponsor’s reply"),
    (Outcome.AS_WRITTEN, "Said as written"),
    (Outcome.OTHERWISE, "Said otherwise"),
    (Outcome.TAKEN_BACK, "Taken back"),
    (Use.REPORT, "Report only"),
    (Publication.SUMMARY, "Daily summary"),
    (Publication.CASE_REVIEW, "Case review report"),
    (Stage.FACTUAL_ACCURACY, "Council’s factual accuracy"),
    (Stage.PRESENTED, "As presented"),
    (Layout.CHILDRENS, "Children’s services"),
    (Layout.CORPORATE, "Corporate peer challenge"),
    (Layout.REGIONAL, "Regional challenge"),
    (Decision.PARTLY, "Partly accepted"),
    (WhyReleased.POST_HOLDER, "A post-holder named in the scope"),
    (WhyReleased.ALREADY_PUBLIC, "Public already"),
    (WhyReleased.AGREED_WITH_SPONSOR, "Agreed with the sponsor"),
    (WhyReleased.USUAL_TERM, "A usual term here"),
    (WhyReleased.NOT_A_PERSON, "Points to nobody"),
    (WhyReleased.TEAMS_VIEW, "The independent team’s view"),
    (WhyReleased.NEW_EVIDENCE, "Evidence came since"),
    (Marking.NONE, "No marking"),
    (Marking.OFFICIAL, "OFFICIAL"),
    (Marking.OFFICIAL_SENSITIVE, "OFFICIAL-SENSITIVE"),
)
_TITLES = {(type(word), word): read for word, read in _READ}
"""By list and word: the same word may stand in two lists, and be read differently in each."""
