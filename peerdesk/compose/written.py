# SPDX-License-Identifier: Apache-2.0
"""Every document that is written at length, by its kind, in the copy asked for."""

from collections.abc import Callable

from peerdesk.compose.blocks import Copy, Document
from peerdesk.compose.case_review import case_review, talking_points
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.copies import for_copy, without_trail
from peerdesk.compose.letter import form, letter
from peerdesk.compose.report import report
from peerdesk.compose.report_plan import Edition
from peerdesk.domain.publication_words import Publication

_COMPOSE: dict[Publication, Callable[[Casebook, Edition], Document]] = {
    Publication.REPORT: report,
    Publication.LETTER: letter,
    Publication.FORM: form,
    Publication.CASE_REVIEW: case_review,
}
_WORKING = Edition()


def compose_written(
    casebook: Casebook, kind: Publication, copy: Copy, edition: Edition = _WORKING
) -> Document:
    """Return a report, letter, form or case review as it stands now, in the copy asked for.

    The speaking note of a case review is its talking points; of the others there is none, and
    whoever asks gets the sponsor's copy.
    """
    if copy is Copy.SPEAKING_NOTE and kind is Publication.CASE_REVIEW:
        return for_copy(talking_points(casebook, edition), copy)
    made = _COMPOSE[kind](casebook, edition)
    return for_copy(made, Copy.SPONSOR if copy is Copy.SPEAKING_NOTE else copy)


def compose_frozen(casebook: Casebook, kind: Publication, edition: Edition) -> Document:
    """Return a document as it is frozen: every copy can be made of it, and no note is in it."""
    return without_trail(_COMPOSE[kind](casebook, edition))
