# SPDX-License-Identifier: Apache-2.0
"""What a laptop remembers of its work in one session: keys, what was read out, what was kept.

Kept inside the vault, for this laptop only; nothing of it travels, and none of it is evidence.
"""

from collections.abc import Mapping

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from peerdesk.desk.book import TeamBook

_LEARNED = "spelling learned"
_LEARNED_LIMIT = 5_000
"""Words that a laptop learns; the oldest go first."""


TYPED = "being typed"
"""What stands in the place of a note for a line that was not sent yet."""


class ReadOut(Struct, frozen=True):
    """When the ground rules were read out, and which edition of them."""

    edition: str
    at: int
    offset: int


class SessionChoices(Struct, frozen=True, omit_defaults=True):
    """`pins` are lines of enquiry by their digit, "" for a free one; None for the session's own.

    `kept` holds, by note or under `TYPED`, the finds that stay as they are, each with its reason;
    `heard` the prompts ticked by hand, by line of enquiry and the prompt's place; `ended` is a
    UTC time.
    """

    pins: tuple[str, ...] | None = None
    read_out: ReadOut | None = None
    ended: int = 0
    kept: Mapping[str, Mapping[str, str]] = {}
    heard: tuple[tuple[str, int], ...] = ()
    not_heard: tuple[tuple[str, int], ...] = ()


def session_choices(book: TeamBook, session: str) -> SessionChoices:
    """Return what is remembered of a session; `session` may be "" for none."""
    kept = book.choice(_name(session))
    if not kept:
        return SessionChoices()
    try:
        return msgspec.json.decode(kept, type=SessionChoices)
    except (
        msgspec.MsgspecError
    ):  # written by a later edition: begin anew, nothing of it is evidence
        return SessionChoices()


def change_choices(book: TeamBook, session: str, **changes: object) -> SessionChoices:
    """Remember something else of a session and return all that is remembered now."""
    choices = replace(session_choices(book, session), **changes)
    book.keep_choice(_name(session), msgspec.json.encode(choices).decode())
    return choices


def keep_find(book: TeamBook, session: str, note: str, finds: Mapping[str, str]) -> SessionChoices:
    """Remember that something in a note stays as it is: the words in small letters, and why."""
    kept = {key: dict(value) for key, value in session_choices(book, session).kept.items()}
    kept[note] = {**kept.get(note, {}), **finds}
    return change_choices(book, session, kept=kept)


def sent_find(book: TeamBook, session: str) -> SessionChoices:
    """Forget what was to stay in the line being typed: it was sent, and is kept for its note."""
    kept = dict(session_choices(book, session).kept)
    kept.pop(TYPED, None)
    return change_choices(book, session, kept=kept)


def learned(book: TeamBook) -> tuple[str, ...]:
    """Return the words that were learned here, in small letters."""
    return tuple(book.choice(_LEARNED).split())


def learn(book: TeamBook, word: str) -> tuple[str, ...]:
    """Know a word from now on; return all that were learned."""
    words = tuple(dict.fromkeys((*learned(book), word.casefold())))[-_LEARNED_LIMIT:]
    book.keep_choice(_LEARNED, " ".join(words))
    return words


def unlearn(book: TeamBook, word: str) -> tuple[str, ...]:
    """Forget a learned word again."""
    words = tuple(each for each in learned(book) if each != word.casefold())
    book.keep_choice(_LEARNED, " ".join(words))
    return words


def _name(session: str) -> str:
    return f"capture {session or 'quick'}"
