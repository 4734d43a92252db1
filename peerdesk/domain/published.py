# SPDX-License-Identifier: Apache-2.0
"""Documents, replies, prose, comments, releases and word lists, as they stand."""

from collections.abc import Iterable

from msgspec import Struct

from peerdesk.domain import publishing
from peerdesk.domain.accuracy import AccuracyComment
from peerdesk.domain.entry import Entry, in_order
from peerdesk.domain.facts import PointIssued
from peerdesk.domain.placed import Choice, Placed, choices, placed
from peerdesk.domain.prose import Prose
from peerdesk.domain.publication import Anchor, Plan
from peerdesk.domain.publication_words import Publication, Stage
from peerdesk.domain.release import Release
from peerdesk.domain.reply import Reply
from peerdesk.domain.word_list import WordList


class Frozen(Struct, frozen=True, kw_only=True):
    """A document as it was frozen, with the digest of its content and of its file, if any."""

    hash: str
    kind: Publication
    stage: Stage
    number: int
    content: str
    digest: str
    points: tuple[PointIssued, ...]
    file: str
    title: str
    at: int
    offset: int
    device: str


class Handed(Struct, frozen=True, kw_only=True):
    """A file that was made to be edited elsewhere, and the signs in it."""

    hash: str
    document: str
    anchors: tuple[Anchor, ...]
    at: int
    offset: int
    device: str


class Published(Struct, frozen=True, kw_only=True):
    """One document of the challenge: its plan, what was frozen of it, and files handed out."""

    id: str
    kind: Publication
    plans: tuple[Choice[Plan], ...] = ()
    issues: tuple[Frozen, ...] = ()
    written: tuple[Handed, ...] = ()

    @property
    def plan(self) -> Plan | None:
        """Return what the leads chose: of several plans that stand, the last in the one order."""
        return self.plans[-1].value if self.plans else None

    @property
    def last(self) -> Frozen | None:
        """Return the issue that counts: the highest number, and of equals the last in the order."""
        return max(reversed(self.issues), key=lambda issue: issue.number, default=None)


class Released(Placed[Release], frozen=True, kw_only=True):
    """A finding that may stand, when it was let stand and on which laptop."""

    device: str
    at: int
    offset: int


def reduce_publication(entries: Iterable[Entry]) -> Published | None:
    """Return the document that these entries make, or None if there is nothing of it yet."""
    ordered = in_order(entries)
    kinds = [e.fact.kind for e in ordered if isinstance(e.fact, _OF_PUBLICATION)]
    if not kinds:
        return None
    return Published(
        id=ordered[0].fact.entity,
        kind=kinds[0],
        plans=choices(ordered, publishing.PublicationArranged, "plan"),
        issues=tuple(
            _frozen(e, e.fact) for e in ordered if isinstance(e.fact, publishing.PublicationIssued)
        ),
        written=tuple(
            Handed(
                hash=e.hash, document=e.fact.document, anchors=e.fact.anchors,
                at=e.at, offset=e.offset, device=e.device,
            )
            for e in ordered if isinstance(e.fact, publishing.PublicationWritten)
        ),
    )  # fmt: skip


_OF_PUBLICATION = (
    publishing.PublicationArranged,
    publishing.PublicationIssued,
    publishing.PublicationWritten,
)


def _frozen(entry: Entry, fact: publishing.PublicationIssued) -> Frozen:
    return Frozen(
        hash=entry.hash, kind=fact.kind, stage=fact.stage, number=fact.number,
        content=fact.content, digest=fact.digest, points=fact.points, file=fact.file,
        title=fact.title, at=entry.at, offset=entry.offset, device=entry.device,
    )  # fmt: skip


def reduce_release(entries: Iterable[Entry]) -> Released | None:
    """Return the release as it stands, with the time and laptop of what stands last."""
    ordered = in_order(entries)
    chosen = choices(ordered, publishing.FindingReleased)
    if not chosen:
        return None
    last = next(entry for entry in ordered if entry.hash == chosen[-1].hash)
    return Released(
        id=last.fact.entity, choices=chosen, device=last.device, at=last.at, offset=last.offset
    )


def reduce_reply(entries: Iterable[Entry]) -> Placed[Reply] | None:
    """Return a sponsor's answer as it stands."""
    return placed(entries, publishing.ReplySet)


def reduce_prose(entries: Iterable[Entry]) -> Placed[Prose] | None:
    """Return the part of a document as it stands."""
    return placed(entries, publishing.ProseSet)


def reduce_comment(entries: Iterable[Entry]) -> Placed[AccuracyComment] | None:
    """Return the row of the factual-accuracy log as it stands."""
    return placed(entries, publishing.CommentSet)


def reduce_word_list(entries: Iterable[Entry]) -> Placed[WordList] | None:
    """Return the changes to a list as they stand."""
    return placed(entries, publishing.WordListSet)
