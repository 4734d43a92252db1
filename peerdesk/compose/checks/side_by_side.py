# SPDX-License-Identifier: Apache-2.0
"""What was told daily, what is on the slides and what is in the report, point by point."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from peerdesk.compose.blocks import Sign
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.checks.drift import Drifted, drift, drift_findings
from peerdesk.compose.checks.finding import Finding, Light, fingerprint
from peerdesk.compose.checks.heard import Heard, by_sponsor
from peerdesk.compose.checks.said import Said, plain_words
from peerdesk.compose.checks.surprise import Surprise, surprise_findings, surprises
from peerdesk.compose.checks.verdict import LIGHT_ORDER, brightest, worst
from peerdesk.compose.phrases import handle
from peerdesk.domain.message import Message
from peerdesk.domain.publication_words import Publication


class Row(Struct, frozen=True, kw_only=True):
    """One point of the page: `told` holds, for each sponsor who heard of it, the last telling.

    `slides` and `report` say how it stands there, or None where there is nothing to say;
    `drifted` compares the two. `findings` are what is red or amber of it; `stands` says in words
    why each that somebody let stand does, by its fingerprint.
    """

    message: str
    text: str
    theme: str
    sign: Sign = Sign.NONE
    told: tuple[Heard, ...] = ()
    slides: Surprise | None = None
    report: Surprise | None = None
    drifted: Drifted | None = None
    findings: tuple[Finding, ...] = ()
    stands: Mapping[str, str] = {}

    @property
    def name(self) -> str:
        """Return the few words by which people know the point."""
        return handle(self.text)

    @property
    def light(self) -> Light:
        """Return the light that asks most to be looked at, of slides, report and between them."""
        both = (one.light for one in (self.slides, self.report, self.drifted) if one is not None)
        return brightest(both)

    @property
    def open(self) -> tuple[Finding, ...]:
        """Return the findings that nobody has let stand yet."""
        return tuple(one for one in self.findings if fingerprint(one) not in self.stands)

    @property
    def verdict(self) -> str:
        """Return in words what the light says; of several, what is most surprising."""
        found = [one for one in (self.slides, self.report, self.drifted) if one is not None]
        worst = min(found, key=lambda one: LIGHT_ORDER.index(one.light), default=None)
        return worst.name if worst is not None else ""


def side_by_side(
    casebook: Casebook,
    slides: Sequence[Said],
    report: Sequence[Said] | None,
    released: Mapping[str, str] | None = None,
    running: frozenset[str] = frozenset(),
) -> tuple[Row, ...]:
    """Return every point told or said anywhere: the red ones first, then amber, then green.

    Within a light they are in the order of slides and report. `report` is None before there is
    one; `released` says why a finding stands, by its fingerprint; `running` are the sentences of
    the report's running text. A point told nowhere and said nowhere is left out.
    """
    standing = {message.id: message for message in (*casebook.standing, *casebook.gone)}
    into = {other: message.id for message in standing.values() for other in message.also}

    def key(message: str, text: str) -> str:
        return into.get(message, message) or plain_words(text)

    on_slides = _worst(surprises(casebook, slides, Publication.PRESENTATION), key)
    in_report, between = dict[str, Surprise](), dict[str, Drifted]()
    if report is not None:
        in_report = _worst(surprises(casebook, report, Publication.REPORT), key)
        drifted = drift(casebook, slides, report, running)
        between = {key(one.message, one.text or one.before): one for one in drifted}
    rows = (
        _row(
            casebook,
            standing.get(name),
            (on_slides.get(name), in_report.get(name), between.get(name)),
            released or {},
        )
        for name in dict.fromkeys((*on_slides, *in_report, *between))
    )
    return tuple(sorted(rows, key=lambda row: LIGHT_ORDER.index(row.light)))


def _worst(found: Iterable[Surprise], key: Callable[[str, str], str]) -> dict[str, Surprise]:
    """Return the points by what tells them apart; of two wordings the more surprising one."""
    points: dict[str, Surprise] = {}
    for one in found:
        name = key(one.message, one.text)
        points[name] = _more_surprising(points[name], one) if name in points else one
    return points


def _more_surprising(one: Surprise, other: Surprise) -> Surprise:
    return one if worst((one.verdict, other.verdict)) is one.verdict else other


def _row(
    casebook: Casebook,
    message: Message | None,
    found: tuple[Surprise | None, Surprise | None, Drifted | None],
    released: Mapping[str, str],
) -> Row:
    slides, report, drifted = found
    every = (
        *surprise_findings(one for one in (slides, report) if one is not None),
        *drift_findings([drifted] if drifted is not None else []),
    )
    findings = {fingerprint(one): one for one in reversed(every)}  # of two alike the slides' counts
    stands = {mark: released[mark] for mark in findings if mark in released}
    said = next((one.text for one in (slides, report) if one is not None), "")
    return Row(
        message=message.id if message else "",
        text=said or (drifted.before if drifted else ""),
        theme=_theme(casebook, message),
        sign=Sign(message.kind.value) if message else Sign.NONE,
        told=tuple(_last_heard(casebook, message)) if message else (),
        slides=slides,
        report=report,
        drifted=drifted,
        findings=tuple(reversed(findings.values())),
        stands=stands,
    )


def _theme(casebook: Casebook, message: Message | None) -> str:
    return dict(casebook.headings)[casebook.heading_of(message)] if message else ""


def _last_heard(casebook: Casebook, message: Message) -> Iterator[Heard]:
    for told in by_sponsor(casebook, message).values():
        reached = [one for one in told if one.reached]
        yield from reached[-1:]
