# SPDX-License-Identifier: Apache-2.0
"""Where the words stand in which the checks found something, and whether they can be mended here.

A daily summary is made of messages, of what a lead arranges beside them, and of what the program
writes itself. Only the first two have words that somebody can change.
"""

from collections.abc import Iterator

from peerdesk.compose.checks.finding import Finding
from peerdesk.compose.requests import part_deadline
from peerdesk.ui.briefing.asked import PRACTICAL, REQUESTS
from peerdesk.ui.briefing.reading import INTERVENTION, PLAN, Prepared
from peerdesk.ui.briefing.reading_issued import IssuedSummary


def may_mend(summary: Prepared | IssuedSummary | None, finding: Finding) -> bool:
    """Say whether whoever looks can change the words: of an issued one only its messages'."""
    if summary is None:
        return False
    if finding.message:
        return summary.frame.writes
    return isinstance(summary, Prepared) and bool(part_of(summary, finding))


def part_of(prepared: Prepared, finding: Finding) -> str:
    """Return the part beside the points in which a finding's words were typed, or "".

    What this person may not write is no part of theirs: a lead arranges, who writes the
    paragraph about an intervention is anybody who writes messages.
    """
    if finding.message:
        return ""
    said = _plain(finding.text)
    return next((part for part, text in _texts(prepared) if _plain(text) == said), "")


def _texts(prepared: Prepared) -> Iterator[tuple[str, str]]:
    """Yield every text that is typed beside the points, as the pages print it, with its part."""
    if prepared.frame.writes:
        for paragraph in (prepared.intervention or "").split("\n\n"):
            yield INTERVENTION, paragraph
    if not prepared.frame.lead:
        return
    for request in prepared.requests:
        yield from ((REQUESTS, text) for text in part_deadline(request) if text)
    yield from ((PRACTICAL, matter) for matter in prepared.practical)
    for line in prepared.thin:
        if line.plan:
            yield f"{PLAN}{line.kloe}", f"{line.title}: {line.plan}"


def _plain(text: str) -> str:
    """Return a text on one line and without the full stop that the pages give a plan."""
    return " ".join(text.split()).rstrip(".")
