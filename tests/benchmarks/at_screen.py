# SPDX-License-Identifier: Apache-2.0
"""Measure one thing at the screen, in this process, and print it as one JSON document.

    python -m tests.benchmarks.at_screen NAME

What to open comes on standard input, as JSON.
"""

import json
import sys
from collections.abc import Callable

import msgspec

from peerdesk.ui.app import make_application
from tests.benchmarks import at_importing, at_keys, at_places, at_scrolling
from tests.benchmarks.screen import Opening, Screen

MEASURES: dict[str, Callable[[Screen, Opening], object]] = {
    "typing": at_keys.alone,
    "importing": at_keys.while_importing,
    "saving": at_importing.save_meanwhile,
    "arriving": at_importing.take_much,
    "memory": at_places.peak,
    "places": at_places.open_each,
    "searching": at_places.search,
    "scrolling": at_scrolling.scroll_notes,
    "wall": at_scrolling.scroll_wall,
}


def main(what: str) -> None:
    """Open the vault that standard input names and print what was measured."""
    opening = msgspec.json.decode(sys.stdin.buffer.read(), type=Opening)
    screen = Screen(make_application(["peerdesk"]), opening)
    measured = MEASURES[what](screen, opening)
    screen.close()
    sys.stdout.write(json.dumps(measured))


if __name__ == "__main__":
    main(sys.argv[1])
