# SPDX-License-Identifier: Apache-2.0
"""What a line is checked with while it is typed: words, names, and the challenge's own words."""

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.domain.attributed_parts import NameLists
from peerdesk.domain.attribution import Found, find
from peerdesk.domain.spelling import Misspelt, WordList, misspelt, words_in


class WritingAids(Struct, frozen=True):
    """The shipped lists; `sector` are words of the field, in small letters."""

    words: WordList
    sector: frozenset[str]
    names: NameLists


class Own(Struct, frozen=True):
    """What the challenge brings: its people by name with their roles, and texts with its words."""

    people: Mapping[str, str] = {}
    texts: tuple[str, ...] = ()
    learned: tuple[str, ...] = ()


class Checked(Struct, frozen=True):
    """What was found in a text, by what it was checked for."""

    text: str
    finds: tuple[Found, ...] = ()
    misspelt: tuple[Misspelt, ...] = ()


class Checking:
    """The lists of one challenge, made ready once; safe to ask from any thread."""

    def __init__(self, aids: WritingAids, own: Own) -> None:
        self.aids = aids
        own_words = words_in((*own.texts, *own.people))
        self.known = aids.sector | own_words | frozenset(own.learned)
        innocent = words_in(own.texts)
        self.lists = replace(aids.names, own=own.people, innocent=innocent, ordinary=aids.words)

    def check(self, text: str, *, spelling: bool = True) -> Checked:
        """Return what points to a person, and the words that nobody knows.

        A word of a name is none to be spelt.
        """
        finds = find(text, self.lists)
        if not spelling:
            return Checked(text, finds)
        wrong = misspelt(text, self.aids.words, self.known)
        apart = tuple(word for word in wrong if not _inside(word, finds))
        return Checked(text, finds, apart)


def _inside(word: Misspelt, finds: Iterable[Found]) -> bool:
    return any(find.start <= word.start and word.end <= find.end for find in finds)
