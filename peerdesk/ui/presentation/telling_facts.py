# SPDX-License-Identifier: Apache-2.0
"""How many points of the slides were told, and how, in the few words of the heading."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QCoreApplication

from peerdesk.compose.checks.verdict import Verdict


def told_facts(found: Mapping[Verdict, int]) -> Iterator[str]:
    """Yield what is not as it was told, the most surprising first, each with its count."""
    for verdicts, words in _facts():
        if count := sum(found.get(verdict, 0) for verdict in verdicts):
            yield words.format(count)


def _facts() -> tuple[tuple[tuple[Verdict, ...], str], ...]:
    """Return which verdicts are counted together, and in which words."""
    tr = QCoreApplication.translate
    return (
        ((Verdict.UNKNOWN, Verdict.NEVER), tr("TellingFacts", "{0} never told")),
        ((Verdict.NOT_ALL,), tr("TellingFacts", "{0} not told to everybody")),
        ((Verdict.TAKEN_BACK,), tr("TellingFacts", "{0} taken back")),
        ((Verdict.WITHDRAWN,), tr("TellingFacts", "{0} withdrawn")),
        ((Verdict.CHANGED,), tr("TellingFacts", "{0} in other words than told")),
        ((Verdict.DISPUTED,), tr("TellingFacts", "{0} disputed")),
        ((Verdict.ABSENT,), tr("TellingFacts", "{0} told and not here")),
    )
