# SPDX-License-Identifier: Apache-2.0
"""The sentences that every document carries; our own words, in one place to be read together."""

from peerdesk.compose.blocks import Sign
from peerdesk.domain.words import MessageKind

EMERGING = (
    "Emerging points, and the independent view of the peer team so far. Not a judgement or an "
    "inspection finding. They may change as the team hears, reads and sees more."
)
NO_POINTS = "The team has no points to share yet. It will speak of them as they emerge."
INDEPENDENT = "The independent view of the peer team. Not an inspection, no grades."
FEEDBACK = "Feedback from the peer team"

SIGNS = {
    MessageKind.STRENGTH: Sign.STRENGTH,
    MessageKind.CONSIDERATION: Sign.CONSIDERATION,
    MessageKind.GOOD_PRACTICE: Sign.GOOD_PRACTICE,
    MessageKind.OPPORTUNITY: Sign.OPPORTUNITY,
    MessageKind.RECOMMENDATION: Sign.RECOMMENDATION,
    MessageKind.SUGGESTION: Sign.SUGGESTION,
}
EMERGING_NAMES = {
    Sign.STRENGTH: "Emerging strengths",
    Sign.GOOD_PRACTICE: "Good practice to explore",
    Sign.CONSIDERATION: "Areas to explore",
    Sign.OPPORTUNITY: "Opportunities to explore",
    Sign.RECOMMENDATION: "Possible recommendations",
    Sign.SUGGESTION: "Suggestions",
}
"""What a group of points is called in a daily summary, in the order in which they stand."""

THANKS = (
    "Thank you to everybody who met the team, and to those who made time for it in a full week",
    "Thank you to everyone who uses the services and told the team what help is like from there",
    "Thank you for the openness with which people spoke, and for the questions that they asked",
    "Thank you to those who planned the timetable, found the rooms and gathered the documents",
)
PURPOSE = (
    "The council asked for this: people who do similar work elsewhere came as critical friends",
    "It is not an inspection. It gives no grade, no score and no judgement",
    "The team listened for what works well and for what the council may want to consider next",
    "Points rest on what was heard, read and seen; none is traced to the person who made it",
    "It is a picture of a few days. The council knows its services best and decides what to do",
)
NEXT_STEPS = (
    "The council and the peer team talk these points through, today and in the coming days",
    "The peer team puts its feedback into writing; what is written follows what was said here",
    "The council checks the draft for facts before it is final",
    "The council decides which points to take up, who leads on each, and whom to tell",
    "After some months, council and peers look together at what has changed",
)
CASE_STUDY_CRIB = (
    "Tell it as a story: what the team came across, what it changed for a child or a family, "
    "and what other places could take from it."
)
EMERGING_CRIB = "Still emerging: agree it with the team, or take it out."
"""Said of a point in the presentation that nobody has set to agreed."""
NOTHING_THIN = "Nothing is thin: every line has notes from more than one kind of source."
"""Said where no line of enquiry wants attention."""
STILL_THIN = "Still thin, and the plan for tomorrow"
"""Heads the lines of enquiry on which the sponsor can help to hear more."""
