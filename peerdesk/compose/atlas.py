# SPDX-License-Identifier: Apache-2.0
"""Separate settings: what counts once, however many lines were written and whoever wrote them.

A setting is a session; in the case review it is a file, in the reading a document; outside of
these it is what one peer heard, read or saw on one day. The record of an observation and the
session in which it was made are one setting, and so are a case file and the label typed for it.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct

from peerdesk.compose.encounters import encounter_of
from peerdesk.domain.ground import Ground
from peerdesk.domain.observation import Observation
from peerdesk.domain.placed import Placed
from peerdesk.domain.recorded import CaseRecord, Listed
from peerdesk.domain.session import Session
from peerdesk.domain.words import SessionKind, Source

Setting = tuple[str, ...]


class Kind(StrEnum):
    """The kinds of source that are told apart; interviews and focus groups are both heard."""

    INTERVIEW = "interview"
    FOCUS_GROUP = "focus-group"
    CASE_RECORD = "case-record"
    OBSERVED = "observed"
    DOCUMENT = "document"
    DATA = "data"


KIND_NAMES = {
    Kind.INTERVIEW: "Interview",
    Kind.FOCUS_GROUP: "Focus group",
    Kind.CASE_RECORD: "Case record",
    Kind.OBSERVED: "Observed",
    Kind.DOCUMENT: "Document",
    Kind.DATA: "Data",
}
_OF_SOURCE = {Source.SEEN: Kind.OBSERVED, Source.DATA: Kind.DATA}
IN_GROUPS = frozenset({SessionKind.FOCUS_GROUP, SessionKind.WORKSHOP})
"""Kinds of session in which several are heard together."""


class Atlas(Struct, frozen=True, kw_only=True):
    """What the identifiers on notes stand for, as far as counting asks; see `make_atlas`.

    `files` gives a case file's identifier for it and for its label, `encounters` the key under
    which an observation counts.
    """

    sessions: Mapping[str, Session]
    files: Mapping[str, str]
    documents: frozenset[str]
    encounters: Mapping[str, str]

    def kind(self, ground: Ground) -> Kind:
        """Return the kind of source that a ground is of."""
        session = self.sessions.get(ground.session)
        if ground.source is Source.HEARD:
            grouped = session is not None and session.kind in IN_GROUPS
            return Kind.FOCUS_GROUP if grouped else Kind.INTERVIEW
        if ground.source is not Source.READ:
            return _OF_SOURCE[ground.source]
        if ground.record in self.files:
            return Kind.CASE_RECORD
        reviewed = session is not None and session.kind is SessionKind.CASE_REVIEW
        labelled = bool(ground.case) and session is None and ground.record not in self.documents
        return Kind.CASE_RECORD if reviewed or labelled else Kind.DOCUMENT

    def setting(self, ground: Ground) -> Setting:
        """Return what a ground counts as: two that count as one have the same."""
        if ground.record in self.files:
            return "file", self.files[ground.record]
        if ground.case and self.kind(ground) is Kind.CASE_RECORD:
            return "file", self.files.get(ground.case, ground.case)
        if ground.record in self.encounters:
            return "session", self.encounters[ground.record]
        if ground.record:
            return "record", ground.record
        if ground.session:
            return "session", ground.session
        return "", ground.source.value, ground.case, ground.author, ground.day


def make_atlas(
    sessions: Iterable[Placed[Session]],
    files: Iterable[CaseRecord],
    documents: Iterable[Listed],
    observations: Iterable[Placed[Observation]],
) -> Atlas:
    """Return the atlas of everything that stands."""
    by_id = {placed.id: placed.value for placed in sessions}
    cases = tuple(files)
    return Atlas(
        sessions=by_id,
        files={
            **{case.value.label: case.id for case in reversed(cases)},
            **{case.id: case.id for case in cases},
        },
        documents=frozenset(document.id for document in documents),
        encounters={
            seen.id: seen.value.session or encounter_of(seen.value, by_id) for seen in observations
        },
    )
