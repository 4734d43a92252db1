# SPDX-License-Identifier: Apache-2.0
"""The shipped lists for writing, read once for all tests."""

from functools import cache
from pathlib import Path

from peerdesk.bootstrap.check_words import load_check_words
from peerdesk.bootstrap.writing_aids import load_ground_rules, load_writing_aids
from peerdesk.compose.checks.lists import CheckWords
from peerdesk.domain.ground_rules import GroundRules
from peerdesk.domain.writing_aids import WritingAids

_RESOURCES = Path(__file__).parents[2] / "resources"


@cache
def shipped_aids() -> WritingAids:
    """Return the dictionary and the lists of names."""
    return load_writing_aids(_RESOURCES)


@cache
def shipped_check_words() -> CheckWords:
    """Return the lists that documents are checked with."""
    return load_check_words(_RESOURCES)


@cache
def shipped_rules() -> GroundRules:
    """Return what is read out at the start of a session."""
    return load_ground_rules(_RESOURCES)
