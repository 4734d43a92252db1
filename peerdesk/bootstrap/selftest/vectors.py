# SPDX-License-Identifier: Apache-2.0
"""The building blocks give the answers that their standards print."""

from peerdesk.bootstrap.selftest.bench import Bench
from peerdesk.bootstrap.selftest.finding import NotHeld
from peerdesk.vault.known_answers import KNOWN, wrong_answers

PROMISE = "The cryptography on this laptop is the one that the standards describe"


def try_vectors(_: Bench) -> str:
    """Compare each building block with the printed answer of its standard."""
    if wrong := wrong_answers():
        raise NotHeld(f"Another answer than the standard's: {', '.join(wrong)}")
    return f"{', '.join(KNOWN)}: each gave the printed answer; an altered text was refused."
