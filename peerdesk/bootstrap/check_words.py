# SPDX-License-Identifier: Apache-2.0
"""The lists that documents are checked with, read from the shipped files."""

import tomllib
from pathlib import Path

import msgspec

from peerdesk.bootstrap.writing_aids import load_writing_aids
from peerdesk.compose.checks.lists import CheckWords
from peerdesk.compose.checks.wording import Listing

_LISTS = Path("wording") / "checks"


def load_check_words(resources: Path) -> CheckWords:
    """Return the shipped lists by name, and what names are known by; takes a tenth of a second."""
    aids = load_writing_aids(resources)
    names = msgspec.structs.replace(aids.names, ordinary=aids.words)
    people = aids.names.people if isinstance(aids.names.people, frozenset) else frozenset[str]()
    return CheckWords(names, load_listings(resources), people)


def load_listings(resources: Path) -> dict[str, Listing]:
    """Return the shipped lists of words and phrases by name."""
    files = sorted((resources / _LISTS).glob("*.toml"))
    return {file.stem: _listing(file) for file in files}


def _listing(file: Path) -> Listing:
    read = msgspec.convert(tomllib.loads(file.read_text("utf-8")), Listing)
    return msgspec.structs.replace(read, name=file.stem)
