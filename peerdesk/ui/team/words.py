# SPDX-License-Identifier: Apache-2.0
"""What laptops may do and why they left, in the words of the screen."""

from PySide6.QtCore import QCoreApplication

from peerdesk.domain.words import Authority, RemovalReason


def authority_words(authority: Authority) -> str:
    """Return what a laptop of the team is called by what it may do."""
    return {
        Authority.LEAD: _tr("Lead"),
        Authority.PEER: _tr("Peer"),
        Authority.WRITING_OBSERVER: _tr("Observer who writes notes"),
        Authority.OBSERVER: _tr("Observer"),
    }[authority]


def authority_hint(authority: Authority) -> str:
    """Return what such a laptop may do."""
    return {
        Authority.LEAD: _tr("all that peers do; scope, team, timetable, summaries"),
        Authority.PEER: _tr("notes, questions, draft messages"),
        Authority.WRITING_OBSERVER: _tr("reads, and writes notes"),
        Authority.OBSERVER: _tr("reads"),
    }[authority]


def reason_words(reason: str) -> str:
    """Return why a laptop was removed."""
    return {
        RemovalReason.LEFT: _tr("left the team"),
        RemovalReason.LOST: _tr("the laptop was lost"),
        RemovalReason.REPLACED: _tr("replaced by another laptop"),
        RemovalReason.MISTAKE: _tr("admitted by mistake"),
    }[RemovalReason(reason)]


def _tr(words: str) -> str:
    return QCoreApplication.translate("team", words)
