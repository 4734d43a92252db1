# SPDX-License-Identifier: Apache-2.0
"""Which messages fit the time there is: advice to the leads, who mark as they see fit.

A challenge yields three or four times as many points as can be told in its last hour. So each
theme in turn gives its best founded strength and its best founded area for consideration, then
what its slides have room for, and then a slide more, until the time is full; good practice,
opportunities and recommendations take their turns as one theme more. The rest is for the report.
What a lead has marked for a slide, or for neither, stays so.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from peerdesk.compose.blocks import Copy, Deck, Point
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.deck_plan import Part, plan_of, time_there_is
from peerdesk.compose.founded import founded
from peerdesk.compose.paging import BODY_GAP, BODY_HEIGHT, MOST, point_height
from peerdesk.compose.presentation import compose_deck
from peerdesk.compose.reckoning import Reckoning, reckon
from peerdesk.compose.timing import POINT, TURN, in_minutes, seconds
from peerdesk.domain.message import Message, Used
from peerdesk.domain.publication_words import Use
from peerdesk.domain.words import MessageKind

_TOLD = (MessageKind.STRENGTH, MessageKind.CONSIDERATION)
_LATER = (MessageKind.GOOD_PRACTICE, MessageKind.OPPORTUNITY, MessageKind.RECOMMENDATION)
_PARTS = {
    MessageKind.OPPORTUNITY: Part.OPPORTUNITIES,
    MessageKind.RECOMMENDATION: Part.RECOMMENDATIONS,
}
_REPEATED = 300
"""Seconds kept for what is said twice, in key messages and a case study, until it is known."""
Group = tuple[str, MessageKind]
"""What stands together on slides: a theme's messages of one kind."""


class Advice(Struct, frozen=True):
    """One message: where it is shown now, where it might be, and why.

    What a lead has marked `by_hand` for a slide, or for neither, is never advised otherwise.
    """

    message: str
    wording: str
    kind: MessageKind
    heading: str
    now: Use
    advised: Use
    why: str
    by_hand: bool = False

    @property
    def is_change(self) -> bool:
        """Say whether taking the advice would mark the message anew."""
        return self.now is not self.advised


class Choosing(Struct, frozen=True):
    """The time there is, what the slides come to now and by the advice, message by message.

    The messages come as on the slides, those advised to be shown before the others of their kind.
    """

    there_is: int
    now: Reckoning
    then: Reckoning
    advice: tuple[Advice, ...]

    @property
    def by_hand(self) -> int:
        """Return how many messages a lead has marked, which no advice touches."""
        return sum(each.by_hand for each in self.advice)

    @property
    def fits(self) -> bool:
        """Say whether the slides fit the time as they are."""
        return self.now.minutes <= self.there_is

    @property
    def over(self) -> int:
        """Return by how many minutes the slides are too long, or 0."""
        return max(self.now.minutes - self.there_is, 0)


def choose(casebook: Casebook, there_is: int = 0) -> Choosing:
    """Return which messages would fit the minutes given, or those of the plan.

    Of what was marked for the report some may be advised to be shown, where there is time left.
    """
    time = there_is or time_there_is(plan_of(casebook))
    chooser = _Chooser(casebook, time)
    taken = chooser.take()
    return Choosing(
        there_is=time,
        now=reckon(compose_deck(casebook, Copy.SPONSOR)),
        then=reckon(chooser.deck(taken)),
        advice=tuple(chooser.advice(taken)),
    )


class _Chooser:
    """One round of choosing."""

    def __init__(self, casebook: Casebook, there_is: int) -> None:
        self._casebook = casebook
        self._room = self._whole = there_is * 60
        self._said = [m for m in casebook.standing if _may_be_shown(casebook, m)]
        self._why = {message.id: founded(casebook, message) for message in self._said}
        free = structs.replace(casebook, messages=())
        self._frame = sum(map(seconds, compose_deck(free, Copy.SPONSOR).slides)) + _REPEATED
        self._held: dict[Group, list[int]] = {}

    def take(self) -> list[Message]:
        """Return the messages that fit, in the order in which they were taken."""
        taken = [message for message in self._said if _is_pinned(message)]
        self._room -= self._frame + sum(self._cost(message) for message in taken)
        rows = [sorted(filter(_is_open, group), key=self._rank) for group in self._groups()]
        for row in rows:
            self._draw(row, taken, row[:1])
        while sum(self._fill(row, taken) for row in rows):
            pass
        while sum(self._begin_slide(row, taken) for row in rows):
            pass
        return self._shortened(taken)

    def deck(self, taken: Sequence[Message]) -> Deck:
        """Return the presentation of what was taken."""
        chosen = {message.id for message in taken}
        shown = (Used("", Use.SLIDE),)
        kept = tuple(
            structs.replace(message, uses=shown)
            for message in self._casebook.messages
            if message.id in chosen
        )
        return compose_deck(structs.replace(self._casebook, messages=kept), Copy.SPONSOR)

    def advice(self, taken: Sequence[Message]) -> Iterator[Advice]:
        """Yield the advice on every message, those to be shown first within their group."""
        chosen = {message.id for message in taken}
        headings = dict(self._casebook.headings)
        for group in self._groups():
            for message in sorted(group, key=lambda m: (m.id not in chosen, *self._rank(m))):
                left = Use.NEITHER if message.use is Use.NEITHER else Use.REPORT
                yield Advice(
                    message=message.id,
                    wording=message.wording,
                    kind=message.kind,
                    heading=headings[self._casebook.heading_of(message)],
                    now=message.use,
                    advised=Use.SLIDE if message.id in chosen else left,
                    why=self._why[message.id].words,
                    by_hand=not _is_open(message),
                )

    def _rank(self, message: Message) -> tuple[int, ...]:
        return self._why[message.id].rank

    def _groups(self) -> list[list[Message]]:
        """Return the messages by theme and kind, then the later kinds, in the slides' order."""
        of: dict[Group, list[Message]] = {}
        for message in self._said:
            of.setdefault(self._group(message), []).append(message)
        themes = [theme for theme, _ in self._casebook.headings]
        order = [(theme, kind) for theme in themes for kind in _TOLD]
        order += [("", kind) for kind in (*_LATER, MessageKind.SUGGESTION)]
        return [of[group] for group in order if group in of]

    def _group(self, message: Message) -> Group:
        theme = self._casebook.heading_of(message) if message.kind in _TOLD else ""
        return theme, message.kind

    def _draw(
        self, row: list[Message], taken: list[Message], wanted: Sequence[Message], most: int = 0
    ) -> bool:
        """Take the first of a row if there is time for all that is wanted; say whether it was.

        `most` are the seconds that it may cost at most, or 0.
        """
        if not wanted:
            return False
        group = self._group(row[0])
        held = list(self._held.get(group, ()))
        costs = [self._cost(message) for message in wanted]
        if sum(costs) > self._room or (most and costs[0] > most):
            self._held[group] = held
            return False
        self._held[group] = [*held, point_height(Point(row[0].wording))]
        self._room -= costs[0]
        taken.append(row.pop(0))
        return True

    def _fill(self, row: list[Message], taken: list[Message]) -> bool:
        """Take one more of a row that needs no slide more; say whether one was taken."""
        return self._draw(row, taken, row[:1], POINT)

    def _begin_slide(self, row: list[Message], taken: list[Message]) -> bool:
        """Begin a slide where there is time for two points of a row, and fill it."""
        begun = self._draw(row, taken, row[:2])
        while begun and self._fill(row, taken):
            pass
        return begun

    def _cost(self, message: Message) -> int:
        """Return what one more message costs in its group, and count it in."""
        heights = self._held.setdefault(self._group(message), [])
        before = _slides(heights)
        heights.append(point_height(Point(message.wording)))
        return POINT + TURN * (_slides(heights) - before)

    def _shortened(self, taken: list[Message]) -> list[Message]:
        """Return what was taken, without the last ones while it is longer than the time."""
        while in_minutes(sum(map(seconds, self.deck(taken).slides))) * 60 > self._whole:
            free = [message for message in taken if not _is_pinned(message)]
            if not free:
                break
            taken = [message for message in taken if message.id != free[-1].id]
        return taken


def _slides(heights: Sequence[int]) -> int:
    """Return about how many slides points of these heights need."""
    by_height = sum(heights) + BODY_GAP * len(heights)
    return max(-(-len(heights) // MOST), -(-by_height // (BODY_HEIGHT + BODY_GAP)))


def _may_be_shown(casebook: Casebook, message: Message) -> bool:
    """Say whether a message has a place in the presentation, or a lead has given it one."""
    if message.kind is MessageKind.SUGGESTION:
        return _is_pinned(message)
    part = _PARTS.get(message.kind)
    return part is None or part in plan_of(casebook).parts


def _is_pinned(message: Message) -> bool:
    """Say whether a lead wants a message on a slide whatever it costs."""
    return bool(message.uses) and message.use is Use.SLIDE


def _is_open(message: Message) -> bool:
    """Say whether it may be advised that a message is shown, or not."""
    return not _is_pinned(message) and message.use is not Use.NEITHER
