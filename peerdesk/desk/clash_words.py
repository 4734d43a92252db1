# SPDX-License-Identifier: Apache-2.0
"""Values that clash, in words: a text as it is, a record by what differs in it."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property

from msgspec import Struct
from msgspec.structs import asdict

from peerdesk.desk.book import Book
from peerdesk.desk.writing import names
from peerdesk.domain.clash import Value
from peerdesk.domain.facts import ThinPlan
from peerdesk.domain.session import RoleGroup
from peerdesk.domain.words import title

_IDENTIFIER = re.compile("[0-9a-f]{32}")
_LABELS = {
    "owner": "Seen to by",
    "origin": "Raised by",
    "kloe": "Line of enquiry",
    "kloes": "Lines of enquiry",
    "peers": "Who goes",
    "groups": "Who is met",
    "files": "Files",
    "outcome": "Told",
    "wording": "In these words",
    "left_out": "Left out",
    "requests": "Asked for",
    "position": "Place in the list",
    "chosen": "Taken in",
    "first_day": "First day on site",
    "last_day": "Last day on site",
    "source": "Brings",
    "points": "Points, in order",
    "plans": "Planned for thin lines",
    "also": "Also for",
    "quoted": "On these words",
    "made_by": "From",
    "why": "Because",
    "order": "In this order",
    "parts": "With",
}


class Said(Struct, frozen=True):
    """One thing of a value, in words; the label is empty where there is only one."""

    label: str
    words: str


class ClashWords:
    """Says values in words; names are looked up once."""

    def __init__(self, book: Book) -> None:
        self._book = book

    @cached_property
    def people(self) -> Mapping[str, str]:
        """Return what everybody of the team is called, by identifier."""
        return {identifier: person.name for identifier, person in names(self._book).items()}

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """Return what everything is called that a record names by its identifier."""
        book = self._book
        both = (*book.messages(), *book.messages(withdrawn=True))
        return {
            **self.people,
            **{theme.id: theme.value.title for theme in book.themes()},
            **{kloe.id: kloe.value.title for kloe in book.kloes()},
            **{message.id: f"“{message.wording}”" for message in both},
            **{session.id: session.value.title for session in book.sessions()},
            **{document.id: document.value.title for document in book.documents()},
        }

    def say(self, values: Sequence[Value]) -> tuple[tuple[Said, ...], ...]:
        """Return each value in words; of records only what is not the same in all of them."""
        if not all(isinstance(value, Struct) for value in values):
            return tuple((Said("", self._words(value)),) for value in values)
        records = [asdict(value) for value in values if isinstance(value, Struct)]
        differ = [name for name in records[0] if len({record[name] for record in records}) > 1]
        return tuple(
            tuple(Said(_label(name), self._words(record[name])) for name in differ)
            for record in records
        )

    def tell(self, record: Struct) -> tuple[Said, ...]:
        """Return everything that a record says, in words.

        Its place in a list is no news, and what is not here has no name but its identifier.
        """
        fields = asdict(record).items()
        told = ((name, value) for name, value in fields if value and name != "position")
        return tuple(
            Said(_label(name), self._words(value))
            for name, value in told
            if not self._is_bare(value)
        )

    def name(self, identifier: str) -> str:
        """Return what something is called, or its identifier's end where it is not here."""
        return self._names.get(identifier, f"…{identifier[-8:]}")

    def _is_bare(self, value: object) -> bool:
        """Say whether a value is an identifier of something that has no name here."""
        is_one = isinstance(value, str) and bool(_IDENTIFIER.fullmatch(value))
        return is_one and value not in self._names

    def _words(self, value: object) -> str:
        match value:
            case bool():
                return "Yes" if value else "No"
            case StrEnum():
                return title(value) or "None"
            case str():
                return self._names.get(value, value) if value else "None"
            case ThinPlan() | RoleGroup():
                return self._record(value)
            case tuple():
                return "; ".join(self._words(one) for one in value) or "None"
            case _:
                return "As usual" if value is None else str(value)

    def _record(self, value: ThinPlan | RoleGroup) -> str:
        if isinstance(value, ThinPlan):
            return f"{self._names.get(value.kloe, value.kloe)}: {value.words}"
        return f"{value.people} {value.role.lower()}"


def _label(name: str) -> str:
    return _LABELS.get(name) or name.replace("_", " ").capitalize()
