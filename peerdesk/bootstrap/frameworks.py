# SPDX-License-Identifier: Apache-2.0
"""The frameworks shipped with the program, read from its own files."""

from pathlib import Path

from peerdesk.domain.framework import BLANK, Framework, parse_framework
from peerdesk.errors import PeerDeskError

_FOLDER = "frameworks"


class UnknownOffer(PeerDeskError):
    """No framework has this name."""

    def __init__(self, offer: str, known: tuple[str, ...]) -> None:
        super().__init__(f"There is no offer “{offer[:40]}”: choose one of {', '.join(known)}.")
        self.offer = offer
        self.known = known


def load_frameworks(resources: Path) -> tuple[Framework, ...]:
    """Return all frameworks, by title, the blank one last; raises `BadFramework`."""
    files = sorted((resources / _FOLDER).glob("*.toml"))
    read = (parse_framework(file.read_text("utf-8"), file.name) for file in files)
    return tuple(sorted(read, key=lambda found: (found.offer == BLANK, found.title)))


def load_framework(resources: Path, offer: str) -> Framework:
    """Return the framework of an offer, or raise `UnknownOffer`."""
    found = load_frameworks(resources)
    for framework in found:
        if framework.offer == offer.strip().lower():
            return framework
    raise UnknownOffer(offer, tuple(framework.offer for framework in found))
