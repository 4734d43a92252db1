# SPDX-License-Identifier: Apache-2.0
"""Spelling: which words of a text nobody knows, and what may have been meant.

Every form of every word is spelt out in one list (see decision 025), so that knowing a word costs
a look into a set. The list has the endings with an s; those with a z that Oxford prefers, as in
“organize”, are as right and are known by it. What is no plain word is let pass: codes,
abbreviations, numbers, tags, addresses.
"""

import re
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence

from msgspec import Struct

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LEAST = 2
_BEGINNINGS = frozenset(
    """anti co counter cross de ex inter intra mid mini multi neuro non over post pre pro re self
    semi sub super trans un under""".split()  # noqa: SIM905 - reads as text
)
"""Stand before a hyphen, and need be no word."""
_OFTEN = frozenset(
    """about after again all also and any are because been before being believe both but came can
    children could did does done each every first for friend from get good had has have heard her
    here him his how into its just know like made make many may more most much need never new not
    now off one only other our out over people received said same see she should some such team than
    that the their them then there these they thing think this those through time too two under
    until very was way well were what when where which while who whose why will with work
    would year young your""".split()  # noqa: SIM905 - reads as text
)
"""What is meant most often comes first among words that differ as little."""
_OXFORD = re.compile(
    r"(?P<stem>.{2,}i)z(?P<end>e[drs]?|ers|ing|ingly|ations?|ational(?:ly)?|ab(?:le|ly|ility))"
)
_ALWAYS_S = re.compile(
    r"(?:re|un|dis|over|pre|mis)?"
    r"(?:advert|adv|appr|appra|ar|bra|bru|chast|circumc|compr|comprom|conc|counterpo|cru|dem|desp"
    r"|dev|disgu|exc|exerc|expert|(?:en|disen)?franch|improv|inc|lia|merchand|mort|no|parad|po"
    r"|porpo|pr|pra|prec|prem|prom|ra|rev|superv|surm|surpr|telev|treat|upra)i"
)
"""Beginnings of words whose s is no ending, and which nobody writes with a z."""
OFFERED = 6
"""Suggestions shown at once."""
_SURE = 2
"""Suggestions that stand before those of a forgotten space or apostrophe."""
_FAR, _NEAR, _SHORT = 2, 1, 4
"""How many letters may be wrong: one in a word of up to four letters, two in longer ones."""
_SLICE = 12_000
"""Words compared at once: about three milliseconds."""
_LIMIT = 40
"""Words taken of a slice: more are as far from each other as from what was meant."""


class Misspelt(Struct, frozen=True):
    """A word that nobody knows, and where it stands in its text."""

    word: str
    start: int
    end: int


class WordList:
    """Every known form: plain words in small letters, and others as they are written.

    `breathe` is called while the list is taken in, which lasts some thirty milliseconds.
    """

    def __init__(self, words: Sequence[str], breathe: Callable[[], None] = lambda: None) -> None:
        held: set[str] = set()
        for first in range(0, len(words), _SLICE):
            breathe()
            held.update(words[first : first + _SLICE])
        self._held = held
        self._proper = {word.lower(): word for word in words if not word.islower()}
        self._plain = [word for word in words if word.islower()]

    def __contains__(self, word: object) -> bool:
        return word in self._held

    def written(self, word: str) -> str:
        """Return a word of `slices` as it is written: with its capital, if it has one."""
        return self._proper.get(word, word)

    def slices(self) -> Iterator[Sequence[str]]:
        """Yield all words in small letters, some thousand at a time."""
        for first in range(0, len(self._plain), _SLICE):
            yield self._plain[first : first + _SLICE]
        yield tuple(self._proper)


def misspelt(text: str, words: Container[str], known: Container[str] = ()) -> tuple[Misspelt, ...]:
    """Return the words of a text that are neither in the list nor known otherwise.

    `words` holds plain words in small letters and others as they are written; `known` is all in
    small letters: what was learned, and the challenge's own words.
    """
    return tuple(
        Misspelt(match[0], *match.span())
        for match in _WORD.finditer(text)
        if not (_is_no_word(match) or is_known(match[0], words, known))
    )


def is_known(word: str, words: Container[str], known: Container[str] = ()) -> bool:
    """Say whether a word is spelt as somebody knows it, with or without a possessive ending."""
    plain = word.replace("’", "'")
    for form in (plain, plain.removesuffix("'s").removesuffix("'")):
        if form in words or form.lower() in words or form.casefold() in known:
            return True
        oxford = _OXFORD.fullmatch(form.lower())
        if oxford and not _ALWAYS_S.fullmatch(oxford["stem"]):
            return f"{oxford['stem']}s{oxford['end']}" in words
    return False


def suggestions(
    word: str,
    words: WordList,
    known: Collection[str] = (),
    breathe: Callable[[], None] = lambda: None,
) -> tuple[str, ...]:
    """Return what may have been meant, the likeliest first, capitalised as the word is.

    `breathe` is called between slices of the list, so that another thread can go on typing.
    """
    bare = word.replace("’", "'").lower()
    tail = "'s" if bare.endswith("'s") else ""
    bare = bare.removesuffix(tail) if tail else bare
    far = _NEAR if len(bare) <= _SHORT else _FAR
    found: list[tuple[tuple[float, float], str]] = []
    for piece in (*words.slices(), tuple(known)):
        breathe()
        found += _near(bare, piece, far)
    offered = [words.written(each) for _, each in sorted(found)]
    apart = tuple(_apart(bare, words))[:2]
    offered = list(dict.fromkeys((*offered[:_SURE], *apart, *offered[_SURE:])))[:OFFERED]
    return tuple(_as_typed(each, word) + tail for each in offered)


def words_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of texts in small letters: names of places, titles, codes."""
    return frozenset(
        form
        for text in texts
        for match in _WORD.finditer(text)
        for form in (match[0].casefold(), match[0].casefold().removesuffix("'s"))
        if len(form) >= _LEAST
    )


def _is_no_word(match: re.Match[str]) -> bool:
    """Say whether this is part of a code, an address or a tag, or an abbreviation."""
    word, text = match[0], match.string
    before, after = text[: match.start()][-1:], text[match.end() :][:2]
    if len(word) < _LEAST or any(letter.isupper() for letter in word[1:]):
        return True
    if before in {"#", "@", "_", "/", "\\"} or before.isdigit() or after[:1].isdigit():
        return True
    if after[:1] in {"@", "_", "\\"} or (after[:1] == "." and after[1:].isalpha()):
        return True
    if before == "." and text[: match.start() - 1][-1:].isalnum():
        return True
    tagged = re.search(r"[#@][\w-]*-$", text[max(match.start() - 60, 0) : match.start()])
    return bool(tagged) or (after[:1] == "-" and word.lower() in _BEGINNINGS)


def _near(word: str, piece: Sequence[str], far: int) -> list[tuple[tuple[float, float], str]]:
    """Return the words of a piece that differ by few letters, with what they are sorted by."""
    from rapidfuzz import process  # noqa: PLC0415 - wanted by a key, long after the start
    from rapidfuzz.distance import OSA, JaroWinkler  # noqa: PLC0415 - likewise

    near = process.extract(word, piece, scorer=OSA.distance, score_cutoff=far, limit=_LIMIT)
    return [
        ((distance + _unlikely(word, each), -JaroWinkler.similarity(word, each)), each)
        for each, distance, _ in near
    ]


def _unlikely(word: str, each: str) -> float:
    """Return how much less likely a word is than its letters say."""
    return (each[:1] != word[:1]) - 0.5 * (each in _OFTEN or sorted(each) == sorted(word))


def _apart(word: str, words: WordList) -> Iterator[str]:
    """Yield the word as two, or with its apostrophe, where either was forgotten."""
    if word.endswith("s") and word[:-1] in words and word[:-2] not in words:
        yield f"{word[:-1]}'s"
    if word.startswith("a") and word[1:] in words:
        yield f"a {word[1:]}"
    for place in range(_LEAST, len(word) - 1):
        if word[:place] in words and word[place:] in words:
            yield f"{word[:place]} {word[place:]}"


def _as_typed(offered: str, typed: str) -> str:
    return offered[:1].upper() + offered[1:] if typed[:1].isupper() else offered
