# SPDX-License-Identifier: Apache-2.0
"""Which questions are listed: by how they stand, by session and by line of enquiry."""

from dataclasses import dataclass

from peerdesk.desk.questions import QuestionState
from peerdesk.ui.questions.rows import QuestionRow, QuestionsListed

OPEN, MINE, ANSWERED, DROPPED = "open", "mine", "answered", "dropped"
TABS = (OPEN, MINE, ANSWERED, DROPPED)
_STATES = {
    OPEN: QuestionState.OPEN,
    MINE: QuestionState.OPEN,
    ANSWERED: QuestionState.ANSWERED,
    DROPPED: QuestionState.DROPPED,
}


@dataclass(frozen=True)
class Wanted:
    """What is looked at now; `question` is the one chosen."""

    tab: str = OPEN
    session: str = ""
    kloe: str = ""
    question: str = ""


def fits(row: QuestionRow, wanted: Wanted, me: str) -> bool:
    """Say whether a question is among those wanted."""
    return (
        row.state is _STATES[wanted.tab]
        and (wanted.tab != MINE or row.owner == me)
        and wanted.session in {"", row.session}
        and (not wanted.kloe or wanted.kloe in row.kloes)
    )


def counts(listed: QuestionsListed, wanted: Wanted) -> dict[str, int]:
    """Return how many questions stand under each tab, with the other filters as they are."""
    return {
        tab: sum(
            fits(row, Wanted(tab, wanted.session, wanted.kloe), listed.me) for row in listed.rows
        )
        for tab in TABS
    }


def tab_of(row: QuestionRow, wanted: Wanted, me: str) -> str:
    """Return the tab under which a question stands; the one that is open, if it is there."""
    if fits(row, Wanted(wanted.tab), me):
        return wanted.tab
    return row.state.value
