# SPDX-License-Identifier: Apache-2.0
"""Everything that the attribution guard and the language check go by, made ready for a challenge.

The shipped lists come from `resources/wording/`; a challenge adds to them and takes out of them,
and brings its people, its groups and its notes. Without a challenge the shipped lists do alone.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.compose.checks.voices import Met, Voices
from peerdesk.compose.checks.wording import Listing
from peerdesk.domain.attributed_parts import NameLists
from peerdesk.domain.spelling import words_in
from peerdesk.domain.word_list import WordList

PEOPLE = "people"
"""The list of names that a challenge keeps itself."""
_LEAST = 4
"""Letters of a part of a name that is looked for in any writing."""


class CheckWords(Struct, frozen=True):
    """The shipped lists by name, what names are known by, and words for people, as many."""

    names: NameLists
    lists: Mapping[str, Listing]
    people: frozenset[str] = frozenset()

    def changed(self, changes: Iterable[WordList]) -> "CheckWords":
        """Return the lists as a challenge wants them; lists of other names change nothing."""
        lists = dict(self.lists)
        for change in changes:
            if change.name in lists:
                lists[change.name] = lists[change.name].changed(change.added, change.removed)
        return replace(self, lists=lists)


class Own(Struct, frozen=True, kw_only=True):
    """What a challenge brings.

    `team` gives the roles of the peer team by name, `organisations` where they come from; `titles`
    are its council, themes and lines, `known` the questions under these. `notes` are identifiers
    and texts; `considerations` are the messages that are areas for consideration.
    """

    team: Mapping[str, str] = {}
    organisations: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    sponsors: tuple[str, ...] = ()
    met: tuple[Met, ...] = ()
    notes: Sequence[tuple[str, str]] = ()
    considerations: frozenset[str] = frozenset()


class CheckLists(Struct, frozen=True, dict=True):
    """The lists of one challenge, ready to be gone by.

    `listed` are the parts of names on its list that are no plain words: found without a capital.
    """

    names: NameLists
    voices: Voices
    lists: Mapping[str, Listing]
    own: Own = Own()
    listed: frozenset[str] = frozenset()

    def titled(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return where a text says a title or question of the challenge: no check finds these."""
        return tuple(match.span() for match in self._agreed.finditer(text))

    @cached_property
    def _agreed(self) -> re.Pattern[str]:
        """Return the titles and questions of the challenge, however a file breaks and marks them.

        The longest come first: a question may say a title.
        """
        agreed = {t.strip() for t in (*self.own.titles, *self.own.known) if len(t) >= _LEAST}
        parts = (
            r"\s+".join(re.sub("['’‘]", "['’‘]", re.escape(word)) for word in title.split())
            for title in sorted(agreed, key=len, reverse=True)
        )
        return re.compile("|".join(filter(None, parts)) or "(?!)", re.IGNORECASE)


def make_lists(words: CheckWords, own: Own | None = None) -> CheckLists:
    """Return the lists that texts of a challenge are held against, or of none."""
    own = own or Own()
    listed = {name: "" for name in words.lists[PEOPLE].phrases if " " in name or name.istitle()}
    names = replace(
        words.names,
        own={**listed, **own.team},
        innocent=words_in((*own.titles, *own.organisations)) - words_in(own.team),
    )
    voices = Voices(
        said=words.lists["said"],
        heard=words.lists["heard"],
        posts=words.lists["posts"],
        people=words.people,
        sponsors=own.sponsors,
        met=own.met,
    )
    parts = {part for name in listed for part in name.lower().split() if len(part) >= _LEAST}
    plain = frozenset(part for part in parts if part not in names.ordinary)
    return CheckLists(names, voices, words.lists, own, plain)
