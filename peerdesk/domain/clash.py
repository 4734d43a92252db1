# SPDX-License-Identifier: Apache-2.0
"""Where two people changed one thing without knowing of each other, and both changes stand.

Nothing is preferred and nothing is lost: of several values that stand the last in the one order
is used until somebody chooses. The same value twice is no question for anybody.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.domain.briefing import Briefing
from peerdesk.domain.cluster import Cluster, Driver
from peerdesk.domain.facts import ThinPlan
from peerdesk.domain.message import Message
from peerdesk.domain.note import Note
from peerdesk.domain.placed import Challenge, Choice, Placed
from peerdesk.domain.published import Published
from peerdesk.domain.recorded import CaseRecord
from peerdesk.domain.words import MessageKind, Outcome, Stance


class Field(StrEnum):
    """What of a thing can stand in several values at once."""

    TEXT = "text"
    STANCE = "stance"
    WORDING = "wording"
    FILING = "filing"
    STATUS = "status"
    RELATION = "relation"
    TELLING = "telling"
    DETAILS = "details"
    REVIEW = "review"
    ARRANGEMENT = "arrangement"
    USE = "use"
    PLAN = "plan"


class Place(Struct, frozen=True):
    """Where a message is filed, its place in the order aside."""

    kind: MessageKind
    theme: str
    kloe: str


class Told(Struct, frozen=True):
    """What a sponsor was told, by the two who recorded it."""

    outcome: Outcome
    wording: str


class Arranged(Struct, frozen=True):
    """What a day's summary says, leaves out, asks for and mentions."""

    sponsor: str
    left_out: tuple[str, ...]
    requests: tuple[str, ...]
    practical: tuple[str, ...]
    points: tuple[str, ...] | None = None
    plans: tuple[ThinPlan, ...] = ()
    also: tuple[str, ...] = ()


Value = str | Struct
"""A text, a word of a closed list, or a record that is set as a whole."""


class Stands(Struct, frozen=True):
    """A value that stands, with the changes that hold it, in the one order."""

    value: Value
    changes: tuple[str, ...]


class Register(Struct, frozen=True):
    """A field in which several values stand; `about` tells fields of the same sort apart.

    That is the note of a relation, and the conversation of a telling.
    """

    field: Field
    about: str
    stands: tuple[Stands, ...]


Held = tuple[str, Value]
"""A change, by its hash, and the value that it holds."""


def open_registers(thing: Struct) -> Iterator[Register]:
    """Yield the fields of a thing as it stands in which several values do."""
    for (field, about), held in _registers(thing).items():
        values: dict[Value, list[str]] = {}
        for change, value in held:
            values[value] = [*values.pop(value, ()), change]
        if len(values) > 1:
            stands = tuple(Stands(value, tuple(by)) for value, by in values.items())
            yield Register(field, about, stands)


def is_unsettled(thing: Struct) -> bool:
    """Say whether somebody has to choose or to answer; nobody has to for what was withdrawn."""
    if isinstance(thing, Note) and len(thing.texts) == len(thing.stances) == 1:
        return bool(thing.proposals) and not thing.withdrawn
    if isinstance(thing, Note | Message):
        return not thing.withdrawn and (bool(thing.proposals) or any(open_registers(thing)))
    return not getattr(thing, "dropped", False) and any(open_registers(thing))


def _registers(thing: Struct) -> dict[tuple[Field, str], list[Held]]:
    """Return what stands in every field, each with its change, in the one order."""
    found: dict[tuple[Field, str], list[Held]] = defaultdict(list)
    if isinstance(thing, Note):
        found[Field.TEXT, ""] = [(text.hash, text.text) for text in thing.texts]
        stances = ((change, Stance(s.value)) for s in thing.stances for change in s.by)
        found[Field.STANCE, ""] = list(stances)
    elif isinstance(thing, Message):
        _add_message(found, thing)
    elif isinstance(thing, Challenge):
        found[Field.DETAILS, ""] = _held(thing.scopes)
    elif isinstance(thing, Placed):
        found[Field.DETAILS, ""] = _held(thing.choices)
        if isinstance(thing, CaseRecord):
            found[Field.REVIEW, ""] = _held(thing.reviews)
    elif isinstance(thing, Briefing):
        found[Field.ARRANGEMENT, ""] = [
            (
                a.hash,
                Arranged(
                    a.sponsor, a.left_out, a.requests, a.practical, a.points, a.plans, a.also
                ),
            )
            for a in thing.arrangements
        ]  # fmt: skip
    elif isinstance(thing, Published):
        found[Field.PLAN, ""] = _held(thing.plans)
    return found


def _held(choices: Iterable[Choice]) -> list[Held]:  # type: ignore[type-arg] # of any record
    """Return values with their changes; a place in the order is no question for anybody.

    Nor is who moves the cards of the wall: the last said stands.
    """
    return [
        (choice.hash, replace(value, position=0) if isinstance(value, Cluster) else value)
        for choice in choices
        if not isinstance(value := choice.value, Driver)
    ]


def _add_message(found: dict[tuple[Field, str], list[Held]], message: Message) -> None:
    found[Field.WORDING, ""] = [(w.hash, w.text) for w in message.wordings]
    filings = [filing for filing in message.filings if not filing.kept]
    found[Field.FILING, ""] = [(f.hash, Place(*f.where)) for f in filings]
    found[Field.STATUS, ""] = [(s.hash, s.status) for s in message.settlings]
    found[Field.USE, ""] = [(used.hash, used.use) for used in message.uses]
    for link in (own for own in message.links if not own.message):
        found[Field.RELATION, link.note] += [(change, link.relation) for change in link.by]
    for told in (own for own in message.tellings if not own.message):
        about = conversation(told.sponsor, told.issue, told.occasion)
        found[Field.TELLING, about].append((told.hash, Told(told.outcome, told.wording)))


def conversation(sponsor: str, issue: str, occasion: str) -> str:
    """Return what tells one conversation with a sponsor from others."""
    return f"{sponsor}\n{issue}\n{occasion}"
