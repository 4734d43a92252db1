# SPDX-License-Identifier: Apache-2.0
"""Who is said to have said something: one person, a post that one person holds, a group met once.

That a group exists tells nothing. It points to somebody only where something is told as heard
from it, and the timetable shows how many that can have been.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from peerdesk.compose.checks.wording import Listing
from peerdesk.domain.attribution import a_person_of
from peerdesk.domain.session import RoleGroup

FEW = 5
"""People of a group below which even a role can point to one of them."""
_BETWEEN_AFTER, _BETWEEN_BEFORE = 3, 5
"""Words that may stand between somebody and what is told of them."""
_NEAR = 64
_PARTS = re.compile(r",|;|/|&| and | or |\(|\)")
_OWN = re.compile(r"^(?:the|their|its|our|some|other|all)\s+")
_DETERMINER = r"(?:an?|one|another|the|this|that|one of (?:the|our|their|its))"
_NO_PART = r"(?:an?|the|one|of|with|from|to|for|in|on|by|at|and|or|that|which|who|is|was|has)\b"
_SHORT = {
    "DCS": "director of children's services",
    "DASS": "director of adult social services",
    "DPH": "director of public health",
    "CEO": "chief executive",
}
_NOT_ONE = {"family", "peer"}
"""Several people, and those of the team itself."""


class Spot(Struct, frozen=True):
    """Where a text points to somebody: in which way, and what of them can be said instead."""

    kind: str
    start: int
    end: int
    suggestion: str = ""


class Met(Struct, frozen=True):
    """A group or post in the timetable: how many people in all, in how many sessions."""

    role: str
    people: int
    sessions: int
    sole: bool = False


class Voices(Struct, frozen=True, dict=True, kw_only=True):
    """What voices are known by.

    `said` are the words that follow somebody who told something, `heard` those before; `posts`
    are held by one person each; `people` are words for people, as many. `sponsors` are the roles
    that the document is for: naming them is no leak, telling what they said is one.
    """

    said: Listing
    heard: Listing
    posts: Listing
    people: Collection[str] = frozenset()
    sponsors: tuple[str, ...] = ()
    met: tuple[Met, ...] = ()

    def spots(self, text: str) -> Iterator[Spot]:
        """Yield where the text points to one person, or to few, by a role."""
        yield from self._posts(text)
        yield from self._groups(text)
        for match in self._one.finditer(text):
            if match[0].lower() not in self._soles and self._tells(text, *match.span()):
                yield Spot("one-voice", *match.span(), "people who spoke with the team")

    def _posts(self, text: str) -> Iterator[Spot]:
        spans = dict.fromkeys(self.posts.spans(text))
        for role in (m.role for m in self.met if m.sole):
            spans.update(dict.fromkeys(_where(role, text)))
        for start, end in spans:
            if not self._is_sponsor(text, start, end) or self._tells(text, start, end):
                yield Spot("sole-role", start, end, "senior leaders")

    def _is_sponsor(self, text: str, start: int, end: int) -> bool:
        """Say whether a post is one of those that the document is for, written out or short."""
        post = _SHORT.get(text[start:end], text[start:end]).lower()
        here = _plain(text[start:].lower())
        return any(here.startswith(s) or s == _plain(post) for s in self._sponsors)

    def _groups(self, text: str) -> Iterator[Spot]:
        for group in self.met:
            if group.sole or not (group.people < FEW or group.sessions == 1):
                continue
            kind = "few-met" if group.people < FEW else "only-session"
            for start, end in _where(group.role, text):
                if self._tells(text, start, end):
                    yield Spot(kind, start, end, "people in several settings")

    def _tells(self, text: str, start: int, end: int) -> bool:
        """Say whether something is told as heard from whoever stands there."""
        after = re.split(r"[.!?;:,]", text[end : end + _NEAR])[0]
        before = re.split(r"[.!?;:]", text[max(start - _NEAR, 0) : start])[-1]
        return any(
            len(after[:first].split()) <= _BETWEEN_AFTER for first, _ in self.said.spans(after)
        ) or any(
            len(before[last:].split()) <= _BETWEEN_BEFORE for _, last in self.heard.spans(before)
        )

    @cached_property
    def _one(self) -> re.Pattern[str]:
        single = {a_person_of(word).split(" ", 1)[-1] for word in self.people} - _NOT_ONE
        one = "|".join(sorted(map(re.escape, single), key=len, reverse=True)) or "(?!)"
        many = "|".join(sorted(map(re.escape, self.people), key=len, reverse=True)) or "(?!)"
        between = rf"\s+(?:(?!{_NO_PART})[\w’'-]+\s+){{0,3}}?"
        return re.compile(
            rf"(?i)(?<![\w-])(?:one of (?:the|our|their|its){between}(?:{many})"
            rf"|{_DETERMINER}{between}(?:{one})(?:\s+(?:{one}))*)(?![\w’'-])"
        )

    @cached_property
    def _sponsors(self) -> tuple[str, ...]:
        return tuple(_plain(sponsor.lower()) for sponsor in self.sponsors)

    @cached_property
    def _soles(self) -> frozenset[str]:
        return frozenset(f"the {m.role}" for m in self.met if m.sole)


def _plain(text: str) -> str:
    return text.replace("’", "'")


def met_in(
    groups: Iterable[Sequence[RoleGroup]], people: Collection[str], posts: Listing
) -> tuple[Met, ...]:
    """Return the groups met, of each session's groups in turn; those of several sorts are parted.

    Of a part of a joint group nobody knows how many came; as many count as came in all. A role is
    held by one person where one came each time and its words are those of a post.
    """
    counts: dict[str, list[int]] = defaultdict(list)
    for session in groups:
        parts = {part: g.people for g in session for part in _parts(g.role, people)}
        for role, number in parts.items():
            counts[role].append(number)
    found = []
    for role, numbers in counts.items():
        sole = set(numbers) == {1} and posts.says(role)
        if sole or _is_of_people(role, people):
            found.append(Met(role, sum(numbers), len(numbers), sole))
    return tuple(found)


def _parts(role: str, people: Collection[str]) -> Iterator[str]:
    """Yield the sorts of people in a group; one word of several says too little alone."""
    parts = [_OWN.sub("", part.strip()) for part in _PARTS.split(role.lower())]
    named = [part for part in parts if part]
    for part in named:
        if len(named) == 1 or " " in part or part in people:
            yield part


def _is_of_people(role: str, people: Collection[str]) -> bool:
    """Say whether a role names people, and not a body or a field: "police", "schools"."""
    if " " in role:
        return True
    return role in people or f"{role}s" in people


def _where(role: str, text: str) -> Iterator[tuple[int, int]]:
    words = r"\s+".join(re.escape(word).replace("’", "['’]") for word in role.split())
    for match in re.finditer(rf"(?<![\w-]){words}(?![\w'’-])", text, re.IGNORECASE):
        yield match.span()
