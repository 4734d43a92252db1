# SPDX-License-Identifier: Apache-2.0
"""What happens on the wall: notes are put together, messages merged, examples tracked."""

from peerdesk.domain.cluster import Cluster, Driver
from peerdesk.domain.facts import Fact, Hashes
from peerdesk.domain.study import Study


class ClusterSet(Fact, frozen=True, kw_only=True):
    """A cluster was begun, named, moved, made into a message, or dissolved."""

    about = "cluster"
    cluster: str
    details: Cluster
    replaces: Hashes = ()


class NoteClustered(Fact, frozen=True, kw_only=True):
    """A note was put into a cluster."""

    about = "cluster"
    cluster: str
    note: str


class NoteUnclustered(Fact, frozen=True, kw_only=True):
    """A note was taken out of a cluster: just the placings named."""

    about = "cluster"
    cluster: str
    note: str
    replaces: Hashes


class MessageMerged(Fact, frozen=True, kw_only=True):
    """A message says what another says, which stands for both from now on."""

    about = "message"
    message: str
    into: str
    replaces: Hashes = ()


class MessageUnmerged(Fact, frozen=True, kw_only=True):
    """A merged message stands for itself again."""

    about = "message"
    message: str
    replaces: Hashes


class WallDriven(Fact, frozen=True, kw_only=True):
    """A lead said which laptop moves the cards on the wall; `wall` is the challenge's identifier.

    An empty device lets everybody move them who may write.
    """

    about = "wall"
    wall: str
    details: Driver
    replaces: Hashes = ()


class StudySet(Fact, frozen=True, kw_only=True):
    """A case study or a piece of good practice was noted, or the permission to share it."""

    about = "study"
    study: str
    details: Study
    replaces: Hashes = ()
