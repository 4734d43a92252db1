# SPDX-License-Identifier: Apache-2.0
"""The lists that a line is checked with, and the text to read out, read from the shipped files.

Reading them in takes some hundred milliseconds, so it is done aside, in slices that let the
screen's thread go on.
"""

import time
import tomllib
from pathlib import Path

import msgspec

from peerdesk.domain.attributed_parts import NameLists
from peerdesk.domain.ground_rules import GroundRules
from peerdesk.domain.spelling import WordList
from peerdesk.domain.writing_aids import WritingAids

_NAMES = Path("wording") / "names.toml"
_RULES = Path("wording") / "ground-rules.toml"
_WORDS = Path("spelling") / "en_GB.txt"
_SECTOR = Path("spelling") / "sector.txt"
_BREATH = 0.001


def load_writing_aids(resources: Path) -> WritingAids:
    """Return the dictionary and the lists of names."""
    words = (resources / _WORDS).read_text("utf-8").split("\n")
    lists = tomllib.loads((resources / _NAMES).read_text("utf-8"))
    named = {name: frozenset(str(text).split()) for name, text in lists.items()}
    names = NameLists(
        first=named["first"],
        weak=named["weak"],
        titles=named["titles"],
        places=named["places"],
        people=named["people"],
        between=named["between"],
        surnames=named["surnames"],
    )
    sector = frozenset((resources / _SECTOR).read_text("utf-8").split())
    return WritingAids(WordList(words[:-1], lambda: time.sleep(_BREATH)), sector, names)


def load_ground_rules(resources: Path) -> GroundRules:
    """Return what is read out at the start of a session."""
    return msgspec.convert(tomllib.loads((resources / _RULES).read_text("utf-8")), GroundRules)
