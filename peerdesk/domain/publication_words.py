# SPDX-License-Identifier: Apache-2.0
"""The closed lists of what becomes of messages in documents; `words.title` says each in words."""

from enum import StrEnum


class Answer(StrEnum):
    """What a sponsor said to a point."""

    ACCEPTS = "accepts"
    WILL_SEND_EVIDENCE = "will-send-evidence"
    DISPUTES_WORDING = "disputes-wording"
    DISPUTES_SUBSTANCE = "disputes-substance"
    FOR_INFORMATION = "for-information"


class Use(StrEnum):
    """Where a message is shown in the end."""

    SLIDE = "slide"
    REPORT = "report"
    NEITHER = "neither"


class Publication(StrEnum):
    """The documents that leave the team."""

    SUMMARY = "summary"
    PRESENTATION = "presentation"
    CASE_REVIEW = "case-review"
    REPORT = "report"
    LETTER = "letter"
    FORM = "feedback-form"


class Stage(StrEnum):
    """How far a document has come when it is frozen."""

    DRAFT = "draft"
    TEAM = "team"
    QUALITY_ASSURANCE = "quality-assurance"
    FACTUAL_ACCURACY = "factual-accuracy"
    FINAL = "final"
    PRESENTED = "presented"


class Layout(StrEnum):
    """After which custom a report is laid out."""

    CHILDRENS = "childrens"
    CORPORATE = "corporate"
    ADULT_SOCIAL_CARE = "adult-social-care"
    REGIONAL = "regional"


class Decision(StrEnum):
    """What the team makes of a comment on factual accuracy."""

    OPEN = "open"
    ACCEPTED = "accepted"
    PARTLY = "partly"
    NOT_ACCEPTED = "not-accepted"


class WhyReleased(StrEnum):
    """Why something that a check found may stand."""

    POST_HOLDER = "post-holder"
    ALREADY_PUBLIC = "already-public"
    AGREED_WITH_SPONSOR = "agreed-with-sponsor"
    USUAL_TERM = "usual-term"
    NOT_A_PERSON = "not-a-person"
    TEAMS_VIEW = "teams-view"
    NEW_EVIDENCE = "new-evidence"
    FALSE_ALARM = "false-alarm"
