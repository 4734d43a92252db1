# SPDX-License-Identifier: Apache-2.0
"""Clusters, who moves the wall's cards, and case studies, as they stand."""

from collections.abc import Iterable

from peerdesk.domain import sorting
from peerdesk.domain.asked import held
from peerdesk.domain.cluster import Cluster, Driver
from peerdesk.domain.entry import Entry, in_order
from peerdesk.domain.note import Held
from peerdesk.domain.placed import Placed, choices, placed
from peerdesk.domain.study import Study


class Clustered(Placed[Cluster], frozen=True, kw_only=True):
    """A cluster, and the notes in it, with the changes that hold them there."""

    notes: tuple[Held, ...] = ()

    @property
    def stands(self) -> bool:
        """Say whether it is on the wall: not dissolved, and no message was made of it."""
        return not self.value.dissolved and not self.value.message

    @property
    def note_ids(self) -> tuple[str, ...]:
        """Return the identifiers of its notes."""
        return tuple(note.value for note in self.notes)


def reduce_cluster(entries: Iterable[Entry]) -> Clustered | None:
    """Return the cluster as it stands, or None while its beginning is missing."""
    ordered = in_order(entries)
    named = choices(ordered, sorting.ClusterSet)
    if not named:
        return None
    return Clustered(
        id=ordered[0].fact.entity,
        choices=named,
        notes=held(ordered, sorting.NoteClustered, sorting.NoteUnclustered, "note"),
    )


def reduce_wall(entries: Iterable[Entry]) -> Placed[Driver] | None:
    """Return which laptop moves the cards."""
    return placed(entries, sorting.WallDriven)


def reduce_study(entries: Iterable[Entry]) -> Placed[Study] | None:
    """Return the case study or good practice as it stands."""
    return placed(entries, sorting.StudySet)
