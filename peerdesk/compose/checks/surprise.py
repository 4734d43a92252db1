# SPDX-License-Identifier: Apache-2.0
"""The surprise check: each point of a document against what every sponsor was told of it.

It warns and explains and forbids nothing: the message is the independent team's own. Told means
that somebody said it: an issued summary tells nothing until its points are marked after the
conversation.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from peerdesk.compose.blocks import Sign
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.checks.finding import Check, Finding, Light
from peerdesk.compose.checks.heard import Heard, by_sponsor, disputes_of, replies_to
from peerdesk.compose.checks.said import Said, plain_words
from peerdesk.compose.checks.surprise_words import (
    NO_MESSAGE,
    WITHDRAWN,
    absent_words,
    not_told_to,
    parts_words,
)
from peerdesk.compose.checks.verdict import LIGHTS, NAMES, Part, Verdict, worst
from peerdesk.domain.message import Message
from peerdesk.domain.publication_words import Publication, Use
from peerdesk.domain.reply import Reply
from peerdesk.domain.words import Outcome


class Surprise(Struct, frozen=True, kw_only=True):
    """One point and how it stands; `here` says whether the document has it at all.

    `text` are the document's words, or those told last where it has none; `before` are the words
    told last where they are others than `text`, so that the two can be compared.
    """

    text: str
    verdict: Verdict
    words: str
    message: str = ""
    place: str = ""
    page: int = 0
    sign: Sign = Sign.NONE
    here: bool = True
    before: str = ""
    parts: tuple[Part, ...] = ()

    @property
    def light(self) -> Light:
        """Return red, amber or green."""
        return LIGHTS[self.verdict]

    @property
    def name(self) -> str:
        """Return the verdict in words, which stand wherever the light does."""
        if self.verdict is Verdict.NOT_ALL:
            return not_told_to(part.sponsor for part in self.parts if part.heard is None)
        return NAMES[self.verdict]


def surprises(
    casebook: Casebook,
    said: Sequence[Said],
    publication: Publication = Publication.PRESENTATION,
) -> tuple[Surprise, ...]:
    """Return how each point of a document stands, in order, then what was told and is not there.

    The points may come from what is composed now, from what was frozen, or from a file that was
    edited outside; a point of a message merged since stands for the message that it went into.
    """
    messages = {message.id: message for message in (*casebook.standing, *casebook.gone)}
    into = {other: message.id for message in messages.values() for other in message.also}
    here = tuple(_point(casebook, one, messages, into) for one in said)
    stand = {into.get(one.message, one.message) for one in said}
    missing = (message for message in messages.values() if message.id not in stand)
    return (*here, *_absent(casebook, missing, publication))


def surprise_findings(found: Iterable[Surprise]) -> tuple[Finding, ...]:
    """Return what somebody should look at, or say why it stands: all that is red or amber."""
    return tuple(_finding(one) for one in found if one.light in {Light.RED, Light.AMBER})


def _finding(one: Surprise) -> Finding:
    said = one.words.startswith(f"{one.name}.")  # nobody need read it twice
    return Finding(
        check=Check.SURPRISE,
        kind=one.verdict.value,
        words=one.words if said else f"{one.name}. {one.words}",
        place=one.place,
        text=one.text,
        end=len(one.text),
        suggestion=one.before,
        message=one.message,
        light=one.light,
    )


def _point(
    casebook: Casebook, said: Said, messages: Mapping[str, Message], into: Mapping[str, str]
) -> Surprise:
    """Return how a point of the document stands."""
    message = messages.get(into.get(said.message, said.message))
    if message is None:
        return _surprise(said, Verdict.UNKNOWN, NO_MESSAGE)
    parts = tuple(_parts(casebook, message, said))
    words = parts_words(parts)
    if message.withdrawn:
        found = _surprise(said, Verdict.WITHDRAWN, f"{WITHDRAWN} {words}", parts)
    else:
        found = _surprise(said, _of_all(parts), words, parts)
    return found


def _of_all(parts: Sequence[Part]) -> Verdict:
    """Return the verdict of all sponsors: what one of them heard was not never told."""
    found = worst(verdict for part in parts for verdict in part.verdicts)
    heard = any(part.heard is not None for part in parts)
    return Verdict.NOT_ALL if found is Verdict.NEVER and heard else found


def _surprise(said: Said, verdict: Verdict, words: str, parts: tuple[Part, ...] = ()) -> Surprise:
    changed = (part.heard for part in parts if Verdict.CHANGED in part.verdicts)
    before = next((heard.wording for heard in changed if heard is not None), "")
    return Surprise(
        text=said.text,
        verdict=verdict,
        words=words,
        message=said.message,
        place=said.place,
        page=said.page,
        sign=said.sign,
        before=before,
        parts=parts,
    )


def _parts(casebook: Casebook, message: Message, said: Said) -> Iterator[Part]:
    """Yield how the words of a document stand with each sponsor."""
    disputes = disputes_of(casebook, message)
    for sponsor, told in by_sponsor(casebook, message, said.message).items():
        heard, stood = _last(told)
        mine = next((reply for reply in disputes if reply.sponsor == sponsor), None)
        verdicts = [_verdict(heard, said.text)]
        if mine is not None:
            verdicts.append(Verdict.DISPUTED)
        yield Part(
            sponsor=sponsor,
            verdicts=tuple(verdicts),
            heard=heard,
            stood=stood,
            reply=mine or _last_reply(casebook, message, sponsor),
        )


def _verdict(heard: Heard | None, text: str) -> Verdict:
    if heard is None:
        return Verdict.NEVER
    if heard.outcome is Outcome.TAKEN_BACK:
        return Verdict.TAKEN_BACK
    same = plain_words(heard.wording) == plain_words(text)
    return Verdict.TOLD if same else Verdict.CHANGED


def _last(told: Sequence[Heard]) -> tuple[Heard | None, Heard | None]:
    """Return what a sponsor heard last, and on which summary the point was and not reached."""
    reached = [one for one in told if one.reached]
    missed = [one for one in told if one.number and not one.reached]
    return (reached[-1] if reached else None), (missed[-1] if missed else None)


def _last_reply(casebook: Casebook, message: Message, sponsor: str) -> Reply | None:
    mine = [reply for reply in replies_to(casebook, message) if reply.sponsor == sponsor]
    return mine[-1] if mine else None


def _absent(
    casebook: Casebook, messages: Iterable[Message], publication: Publication
) -> Iterator[Surprise]:
    """Yield what a sponsor was told and the document does not say."""
    for message in messages:
        parts = tuple(_absent_parts(casebook, message))
        heard = [part.heard for part in parts if part.heard is not None]
        if not heard:
            continue
        verdict = _absent_verdict(message, worst(part.verdicts[0] for part in parts), publication)
        words = parts_words(parts)
        if verdict is not Verdict.GONE:
            words = absent_words(parts, message, publication)
        yield Surprise(
            text=heard[-1].wording or message.wording,
            verdict=verdict,
            words=words,
            message=message.id,
            sign=Sign(message.kind.value),
            here=False,
            parts=parts,
        )


def _absent_parts(casebook: Casebook, message: Message) -> Iterator[Part]:
    for sponsor, told in by_sponsor(casebook, message, message.id).items():
        heard, stood = _last(told)
        if heard is None:
            continue
        gone = heard.outcome is Outcome.TAKEN_BACK
        yield Part(
            sponsor=sponsor,
            verdicts=(Verdict.GONE if gone else Verdict.ABSENT,),
            heard=heard,
            stood=stood,
            reply=_last_reply(casebook, message, sponsor),
        )


def _absent_verdict(message: Message, verdict: Verdict, publication: Publication) -> Verdict:
    """Return the verdict, unless a lead has chosen that the point is for the report alone."""
    if verdict is not Verdict.ABSENT or message.withdrawn:
        return verdict
    chosen = publication is Publication.PRESENTATION and message.use is Use.REPORT
    return Verdict.KEPT if chosen else verdict
