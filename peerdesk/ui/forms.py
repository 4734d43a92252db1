# SPDX-License-Identifier: Apache-2.0
"""Which place has the form for what is seen or read in a session of some kind."""

from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from peerdesk.domain.words import SessionKind


class Form(NamedTuple):
    """The key of a place, what it is called on a button, its icon, and whether it takes a session.

    Notes of such a session are kept there with what they are about; Capture takes them as well.
    """

    place: str
    words: str
    icon: str
    by_session: bool = False

    @property
    def said(self) -> str:
        """Return what it is called, in the person's language."""
        return QCoreApplication.translate("forms", self.words)

    def sent(self, session: str) -> object:
        """Return what the place is sent to open what belongs to a session."""
        return ("session", session) if self.by_session else None


_FORMS = {
    SessionKind.OBSERVATION: Form(
        "observations", str(QT_TRANSLATE_NOOP("forms", "Observation form")), "eye", by_session=True
    ),
    SessionKind.CASE_REVIEW: Form(
        "cases", str(QT_TRANSLATE_NOOP("forms", "Case records")), "folder-open"
    ),
    SessionKind.DOCUMENT_REVIEW: Form(
        "documents", str(QT_TRANSLATE_NOOP("forms", "Documents")), "books"
    ),
}


def form_of(kind: SessionKind) -> Form | None:
    """Return the form for a kind of session, or None where lines in Capture are all there is."""
    return _FORMS.get(kind)
