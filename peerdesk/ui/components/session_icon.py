# SPDX-License-Identifier: Apache-2.0
"""The icon that goes with each kind of session."""

from peerdesk.domain.words import SessionKind

ICONS = {
    SessionKind.INTERVIEW: "chat-centered-text",
    SessionKind.FOCUS_GROUP: "users-three",
    SessionKind.WORKSHOP: "users-three",
    SessionKind.OBSERVATION: "eye",
    SessionKind.CASE_REVIEW: "folder-open",
    SessionKind.DOCUMENT_REVIEW: "file-text",
    SessionKind.OVERVIEW: "presentation",
    SessionKind.TEAM_MEETING: "users",
    SessionKind.SPONSOR_MEETING: "shield-check",
}


def session_icon(kind: SessionKind) -> str:
    """Return the icon of a kind of session."""
    return ICONS.get(kind, "chart-bar")
