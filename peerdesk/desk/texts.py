# SPDX-License-Identifier: Apache-2.0
"""Short texts of forms, cleaned and bounded before they are kept."""

from collections.abc import Iterable

from peerdesk.desk.errors import Missing, OutOfRange
from peerdesk.domain.errors import EmptyText
from peerdesk.domain.text import one_line

FIELD_LIMIT = 500
"""Characters in a title, a place, a role, a name."""
LONG_FIELD_LIMIT = 2_000
"""Characters in a question, a prompt, or a line for the sponsor."""


def field(text: str, limit: int = FIELD_LIMIT) -> str:
    """Return the text of a form on one line; an empty one stays empty."""
    try:
        return one_line(text, limit)
    except EmptyText:
        return ""


def needed(text: str, what: str, limit: int = FIELD_LIMIT) -> str:
    """Return the text of a form on one line, or raise `Missing` where there is none."""
    cleaned = field(text, limit)
    if not cleaned:
        raise Missing(what)
    return cleaned


def fields(texts: Iterable[str], limit: int = FIELD_LIMIT) -> tuple[str, ...]:
    """Return several texts cleaned, without the empty ones."""
    return tuple(filter(None, (field(text, limit) for text in texts)))


def within(number: int, what: str, least: int, most: int) -> int:
    """Return the number if it lies within its bounds, or raise `OutOfRange`."""
    if not least <= number <= most:
        raise OutOfRange(what, least, most)
    return number
