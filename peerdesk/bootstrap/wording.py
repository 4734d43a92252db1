# SPDX-License-Identifier: Apache-2.0
"""The wordings shipped with the program, read from its own files."""

import tomllib
from pathlib import Path

import msgspec

from peerdesk.domain.terms import Terms

_TERMS = Path("wording") / "terms.toml"


def load_terms(resources: Path) -> Terms:
    """Return the ground rules and terms of confidentiality that everybody accepts."""
    return msgspec.convert(tomllib.loads((resources / _TERMS).read_text("utf-8")), Terms)
