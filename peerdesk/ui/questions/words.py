# SPDX-License-Identifier: Apache-2.0
"""What is said of a question, in the same words wherever it is said."""

from PySide6.QtCore import QCoreApplication

from peerdesk.domain.words import QuestionOrigin


def raised_words(origin: QuestionOrigin) -> str:
    """Say what raised a question."""
    return {
        QuestionOrigin.LINE: _tr("Raised by a line"),
        QuestionOrigin.GAP: _tr("Raised by a gap"),
        QuestionOrigin.CONTRADICTION: _tr("Raised by a contradiction"),
        QuestionOrigin.SPONSOR: _tr("Raised by the sponsor’s reply"),
    }[origin]


def _tr(words: str) -> str:
    return QCoreApplication.translate("questions", words)
