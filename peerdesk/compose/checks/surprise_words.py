# SPDX-License-Identifier: Apache-2.0
"""What the surprise check says of a point, in sentences."""

from collections.abc import Iterable, Sequence

from peerdesk.compose.checks.heard import Heard
from peerdesk.compose.checks.verdict import Part, Verdict
from peerdesk.compose.phrases import listed, lowered
from peerdesk.domain.message import Message
from peerdesk.domain.publication_words import Answer, Publication, Use
from peerdesk.domain.reply import Reply

ANSWERS = {
    Answer.ACCEPTS: "accepted",
    Answer.WILL_SEND_EVIDENCE: "evidence to follow",
    Answer.DISPUTES_WORDING: "wording disputed, since settled",
    Answer.DISPUTES_SUBSTANCE: "substance disputed, since settled",
    Answer.FOR_INFORMATION: "taken for information",
}
NO_MESSAGE = "No message of the team says this, so nobody can have been told."
WITHDRAWN = "The team has withdrawn this message."
_HERE = {Publication.PRESENTATION: "on the slides", Publication.REPORT: "in the report"}


def parts_words(parts: Sequence[Part]) -> str:
    """Return how a point stands with each sponsor; one who is alone is not named every time."""
    several = len(parts) > 1
    heard = any(part.heard is not None for part in parts)
    first = sorted(parts, key=lambda part: part.heard is not None)
    return " ".join(_part(part, several=several, heard=heard) for part in first)


def not_told_to(sponsors: Iterable[str]) -> str:
    """Return who was not told of a point that somebody else has heard."""
    return f"Not told to {listed([f'the {lowered(sponsor)}' for sponsor in sponsors])}"


def absent_words(parts: Sequence[Part], message: Message, publication: Publication) -> str:
    """Return when a point was told, and why it may not be here."""
    told = parts_words(parts)
    if message.withdrawn:
        return f"{told} The team withdrew it since, and has not taken it back with the sponsor."
    if message.use is Use.NEITHER:
        return f"{told} It is marked for neither slides nor report."
    if publication is Publication.PRESENTATION and message.use is Use.REPORT:
        return f"{told} It is marked for the report only."
    return f"{told} It is not {_HERE.get(publication, 'here')}."


def dispute_words(reply: Reply) -> str:
    """Return what a sponsor disputes, in their words where they were noted."""
    what = "wording" if reply.answer is Answer.DISPUTES_WORDING else "substance"
    said = f": “{reply.words.rstrip('.')}”" if reply.words else ""
    return f"The {lowered(reply.sponsor)} disputes the {what}{said}. It is not settled."


def _part(part: Part, *, several: bool, heard: bool) -> str:
    if heard and part.heard is None:
        return f"{not_told_to([part.sponsor])}.{_stood(part.stood)}"
    to = f" the {lowered(part.sponsor)}" if several else ""
    sentences = [_told(part, to)]
    if Verdict.DISPUTED in part.verdicts and part.reply is not None:
        sentences.append(dispute_words(part.reply))
    return " ".join(sentences)


def _told(part: Part, to: str) -> str:
    heard, first = part.heard, part.verdicts[0]
    if heard is None:
        return f"Never told{to}.{_stood(part.stood)}"
    when = f"{heard.when}{', as a point merged since' if heard.merged else ''}"
    if first in {Verdict.TAKEN_BACK, Verdict.GONE}:
        return f"Taken back with {to.strip() or 'the sponsor'}: {when}."
    answer = ""
    if part.reply is not None and Verdict.DISPUTED not in part.verdicts:
        answer = f"; {ANSWERS[part.reply.answer]}"
    how = f"Told{to} in other words" if Verdict.CHANGED in part.verdicts else f"Told{to}"
    return f"{how}: {when}{answer}."


def _stood(stood: Heard | None) -> str:
    return f" It was on the list and not reached: {stood.when}." if stood else ""
