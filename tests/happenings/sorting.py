# SPDX-License-Identifier: Apache-2.0
"""The wall: notes put together, messages merged and taken apart, examples tracked."""

from peerdesk.domain import facts, sorting
from peerdesk.domain.cluster import Cluster, Driver
from peerdesk.domain.study import Study
from peerdesk.domain.words import Permission
from tests.happenings.scene import THEMES, Scene

_PLACES = 5


def cluster_set(at: Scene) -> facts.Fact:
    """Begin a cluster, or name or move one."""
    known = at.one(at.book.clusters()) if at.chance.random() < 0.5 else None
    details = Cluster(
        title=at.words(), theme=at.chance.choice(THEMES), position=at.chance.randrange(_PLACES)
    )
    return sorting.ClusterSet(
        cluster=known.id if known else at.fresh(), details=details,
        replaces=at.some(known.hashes) if known else (),
    )  # fmt: skip


def note_clustered(at: Scene) -> facts.Fact | None:
    cluster, note = at.one(at.book.clusters()), at.note()
    if cluster is None or note is None:
        return None
    return sorting.NoteClustered(cluster=cluster.id, note=note.id)


def note_unclustered(at: Scene) -> facts.Fact | None:
    cluster = at.one(at.book.clusters())
    held = at.one(cluster.notes) if cluster else None
    if cluster is None or held is None:
        return None
    return sorting.NoteUnclustered(cluster=cluster.id, note=held.value, replaces=at.some(held.by))


def message_merged(at: Scene) -> facts.Fact | None:
    """Merge a message into another, into itself too, as from a hostile laptop."""
    message, into = at.message(), at.message()
    if message is None or into is None:
        return None
    held = [change for merge in message.merges for change in merge.by]
    return sorting.MessageMerged(message=message.id, into=into.id, replaces=at.some(held))


def message_unmerged(at: Scene) -> facts.Fact | None:
    if (message := at.message()) is None:
        return None
    held = [change for merge in message.merges for change in merge.by]
    return sorting.MessageUnmerged(message=message.id, replaces=at.some(held))


def wall_driven(at: Scene) -> facts.Fact:
    """Say who moves the cards; now and then everybody."""
    driver = at.book.wall_driver()
    device = at.device() if at.chance.random() < 0.7 else ""
    return sorting.WallDriven(
        wall=at.book.challenge().id, details=Driver(device),
        replaces=at.some(driver.hashes) if driver else (),
    )  # fmt: skip


def study_set(at: Scene) -> facts.Fact:
    """Note an example, or the permission to share it."""
    known = at.one(at.book.studies()) if at.chance.random() < 0.5 else None
    details = Study(title=at.words(), permission=at.word(Permission))
    return sorting.StudySet(
        study=known.id if known else at.fresh(), details=details,
        replaces=at.some(known.hashes) if known else (),
    )  # fmt: skip
