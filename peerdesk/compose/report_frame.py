# SPDX-License-Identifier: Apache-2.0
"""What stands on every written document, whatever is in it: for whom, of when, how it is marked."""

from peerdesk.compose.blocks import Copy, Document
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.report_plan import Edition


def framed(casebook: Casebook, edition: Edition, title: str, subtitle: str) -> Document:
    """Return a document without contents yet, in the team's copy."""
    scope = casebook.scope
    return Document(
        title=title,
        subtitle=subtitle,
        council=scope.council,
        offer=scope.title,
        copy=Copy.TEAM,
        dated=edition.words,
        marking=scope.marking,
        practice=casebook.challenge.practice,
    )
