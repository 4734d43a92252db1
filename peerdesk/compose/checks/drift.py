# SPDX-License-Identifier: Apache-2.0
"""Drift: what the report says otherwise than the slides did, or not at all, or for the first time.

A report that says something else than was said on site is what councils complain of; sometimes it
has to, and then somebody should know that it does.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from peerdesk.compose.blocks import Sign
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.checks.finding import Check, Finding, Light
from peerdesk.compose.checks.said import Said, is_told_in, plain_words
from peerdesk.domain.message import Message
from peerdesk.domain.publication_words import Use


class Turn(StrEnum):
    """What became of a point on its way from the slides into the report."""

    NEW = "new"
    LEFT_OUT = "left-out"
    MOVED = "moved"
    REWORDED = "reworded"
    MEANT = "report-only"
    SAME = "same"


TURN_LIGHTS = {
    Turn.NEW: Light.AMBER,
    Turn.LEFT_OUT: Light.AMBER,
    Turn.MOVED: Light.AMBER,
    Turn.REWORDED: Light.AMBER,
    Turn.MEANT: Light.GREEN,
    Turn.SAME: Light.GREEN,
}
TURN_NAMES = {
    Turn.NEW: "New since the slides",
    Turn.LEFT_OUT: "On the slides, not in the report",
    Turn.MOVED: "Under another heading than on the slides",
    Turn.REWORDED: "Reworded since the slides",
    Turn.MEANT: "For the report only, as chosen",
    Turn.SAME: "As on the slides",
}
_GROUPS = {
    Sign.STRENGTH: "a strength",
    Sign.CONSIDERATION: "an area for consideration",
    Sign.GOOD_PRACTICE: "good practice",
    Sign.OPPORTUNITY: "an opportunity",
    Sign.RECOMMENDATION: "a key recommendation",
    Sign.SUGGESTION: "a suggestion",
}


class Drifted(Struct, frozen=True, kw_only=True):
    """One point of slides, report or both; `before` are the slides' words, `text` the report's."""

    turn: Turn
    words: str
    message: str = ""
    before: str = ""
    text: str = ""
    place: str = ""

    @property
    def light(self) -> Light:
        """Return amber or green; what was said is nobody's secret, so nothing here is red."""
        return TURN_LIGHTS[self.turn]

    @property
    def name(self) -> str:
        """Return what became of it in words."""
        return TURN_NAMES[self.turn]


def drift(
    casebook: Casebook,
    slides: Sequence[Said],
    report: Sequence[Said],
    running: frozenset[str] = frozenset(),
) -> tuple[Drifted, ...]:
    """Return every point of the report as it stands to the slides, then what it leaves out.

    Points are paired by their message, or by their words where nobody knows of one; what the
    report says in `running` text, sentence for sentence, it does not leave out.
    """
    messages = {message.id: message for message in (*casebook.standing, *casebook.gone)}
    into = {other: message.id for message in messages.values() for other in message.also}
    before = _keyed(slides, into)
    after = _keyed(report, into)
    now = (_turned(before.get(key), said, messages.get(key)) for key, said in after.items())
    rest = [said for key, said in before.items() if key not in after]
    told = [said for said in rest if is_told_in(said.text, running)]
    left = [said for said in rest if said not in told]
    return (*now, *map(_in_running_text, told), *_left_out(left, messages, into))


def drift_findings(found: Iterable[Drifted]) -> tuple[Finding, ...]:
    """Return what is no longer as it was on the slides, as findings of the report."""
    return tuple(
        Finding(
            check=Check.DRIFT,
            kind=one.turn.value,
            words=f"{one.name}. {one.words}",
            place=one.place,
            text=one.text or one.before,
            end=len(one.text or one.before),
            suggestion=one.before if one.turn is Turn.REWORDED else "",
            message=one.message,
            light=one.light,
        )
        for one in found
        if one.light is Light.AMBER
    )


def _keyed(said: Iterable[Said], into: Mapping[str, str]) -> dict[str, Said]:
    found: dict[str, Said] = {}
    for one in said:
        found.setdefault(into.get(one.message, one.message) or plain_words(one.text), one)
    return found


def _turned(before: Said | None, now: Said, message: Message | None) -> Drifted:
    if before is None:
        meant = message is not None and message.use is Use.REPORT
        turn = Turn.MEANT if meant else Turn.NEW
        words = "A lead chose that it stands in the report alone." if meant else (
            "It was not on the slides."
        )  # fmt: skip
    else:
        turn, words = _compared(before, now)
    return Drifted(
        turn=turn,
        words=words,
        message=now.message,
        before=before.text if before else "",
        text=now.text,
        place=now.place,
    )


def _compared(before: Said, now: Said) -> tuple[Turn, str]:
    moved = before.sign in _GROUPS and now.sign in _GROUPS and before.sign is not now.sign
    reworded = plain_words(before.text) != plain_words(now.text)
    where = before.place or "the slides"
    if moved:
        words = f"{where} called it {_GROUPS[before.sign]}; here it is {_GROUPS[now.sign]}."
        return Turn.MOVED, f"{words} The words differ too." if reworded else words
    if reworded:
        return Turn.REWORDED, f"It has other words than {where}."
    return Turn.SAME, f"The words are those of {where}."


def _in_running_text(said: Said) -> Drifted:
    return Drifted(
        turn=Turn.SAME,
        words=f"The words are those of {said.place or 'the slides'}, in running text.",
        message=said.message,
        before=said.text,
        text=said.text,
        place="In running text",
    )


def _left_out(
    left: Iterable[Said], messages: Mapping[str, Message], into: Mapping[str, str]
) -> Iterator[Drifted]:
    for said in left:
        message = messages.get(into.get(said.message, said.message))
        why = " The team has withdrawn it since." if message and message.withdrawn else ""
        yield Drifted(
            turn=Turn.LEFT_OUT,
            words=f"{said.place or 'The slides'} said it, and the report does not.{why}",
            message=said.message,
            before=said.text,
        )
