# SPDX-License-Identifier: Apache-2.0
"""Write `resources/spelling/en_GB.txt` anew from a Hunspell dictionary: every form, one a line.

`python packaging/expand_words.py en_GB.aff en_GB.dic`. The program then needs no affix rules, no
library and no second of reading: see `resources/decisions/025-words-are-spelt-out.md`.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TARGET = Path(__file__).parents[1] / "resources" / "spelling" / "en_GB.txt"
_USABLE = re.compile(r"(?=..)[A-Za-zÀ-ÿ]+(?:'[A-Za-zÀ-ÿ]+)*")
_RULE_PARTS = 5


class Rule(NamedTuple):
    """One affix: what is cut off, what is put on, and which words it fits."""

    prefix: bool
    crosses: bool
    cut: str
    put: str
    fits: re.Pattern[str]


def read_rules(text: str) -> dict[str, list[Rule]]:
    """Return the affix rules of a Hunspell affix file, by their flag."""
    rules: dict[str, list[Rule]] = defaultdict(list)
    crosses: dict[tuple[str, str], bool] = {}
    for parts in (line.split() for line in text.splitlines()):
        if not parts or parts[0] not in {"PFX", "SFX"}:
            continue
        sort, flag = parts[0], parts[1]
        if len(parts) < _RULE_PARTS:
            crosses[sort, flag] = parts[2] == "Y"
            continue
        cut, put = ("" if part == "0" else part for part in parts[2:4])
        where = f"^(?:{parts[4]})" if sort == "PFX" else f"(?:{parts[4]})$"
        cross = crosses[sort, flag]
        rules[flag].append(Rule(sort == "PFX", cross, cut, put, re.compile(where)))
    return dict(rules)


def forms(word: str, flags: str, rules: dict[str, list[Rule]]) -> Iterator[str]:
    """Yield a word and every form that its flags allow."""
    yield word
    mine = [rule for flag in flags for rule in rules.get(flag, ())]
    for rule in mine:
        if not rule.fits.search(word):
            continue
        if rule.prefix:
            yield rule.put + word.removeprefix(rule.cut)
            continue
        ended = word.removesuffix(rule.cut) + rule.put
        yield ended
        if rule.crosses:
            yield from (
                other.put + ended.removeprefix(other.cut)
                for other in mine
                if other.prefix and other.crosses and other.fits.search(ended)
            )


def expand(affixes: str, dictionary: str) -> list[str]:
    """Return every usable form, possessives aside, in order; a plain word hides its capital."""
    rules = read_rules(affixes)
    unsaid = re.search(r"^NOSUGGEST (\S)", affixes, re.MULTILINE)
    found: set[str] = set()
    for line in dictionary.splitlines()[1:]:
        word, _, flags = line.strip().partition("/")
        if unsaid and unsaid[1] in flags:
            continue  # nobody wants it offered at a council's table
        found.update(form for form in forms(word, flags, rules) if _USABLE.fullmatch(form))
    found = {word for word in found if not word.endswith("'s")}
    return sorted(word for word in found if word.islower() or word.lower() not in found)


if __name__ == "__main__":
    affixes, dictionary = (Path(name).read_text(encoding="utf-8") for name in sys.argv[1:3])
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text("\n".join(expand(affixes, dictionary)) + "\n", encoding="utf-8")
