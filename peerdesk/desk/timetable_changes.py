# SPDX-License-Identifier: Apache-2.0
"""How one setting of a session differs from another, in words that a team reads at once."""

from collections.abc import Mapping

from peerdesk.domain.calendar import short_day
from peerdesk.domain.session import Session
from peerdesk.domain.words import title as word

Names = Mapping[str, str]


def changes_in_words(
    before: Session, after: Session, people: Names, kloes: Names
) -> tuple[str, ...]:
    """Return each difference as a few words: "moved from 10:30", "now in Room 2"."""
    if after.called_off and not before.called_off:
        return ("called off",)
    told = [
        "put back" if before.called_off and not after.called_off else "",
        _moved(before, after),
        _ends(before, after),
        _place(before, after),
        f"was “{before.title}”" if before.title != after.title else "",
        f"was {word(before.kind).lower()}" if before.kind is not after.kind else "",
        _set("with", before.peers, after.peers, people),
        _set("on", before.kloes, after.kloes, kloes),
        _groups(before, after),
        f"{after.files} files, were {before.files}" if before.files != after.files else "",
        "its evidence counts otherwise" if before.source != after.source else "",
    ]
    return tuple(filter(None, told))


def _moved(before: Session, after: Session) -> str:
    if before.day != after.day:
        return f"moved from {short_day(before.day)}, {before.start}"
    return f"moved from {before.start}" if before.start != after.start else ""


def _ends(before: Session, after: Session) -> str:
    """Say when it ends, unless it was moved and takes as long as before."""
    if before.end == after.end or (before.start, before.day) != (after.start, after.day):
        return ""
    return f"ends {after.end}, not {before.end}"


def _place(before: Session, after: Session) -> str:
    if before.place == after.place:
        return ""
    if not after.place:
        return f"no longer in {before.place}"
    return f"now in {after.place}, not {before.place}" if before.place else f"in {after.place}"


def _set(verb: str, before: tuple[str, ...], after: tuple[str, ...], names: Names) -> str:
    if set(before) == set(after):
        return ""
    added = [names[key] for key in after if key not in before and key in names]
    gone = [names[key] for key in before if key not in after and key in names]
    told = [f"now {verb} {', '.join(added)}" if added else ""]
    told.append(f"no longer {verb} {', '.join(gone)}" if gone else "")
    return ", ".join(filter(None, told)) or f"{verb} others"


def _groups(before: Session, after: Session) -> str:
    if before.groups == after.groups:
        return ""
    if before.people != after.people:
        return f"{after.people} people met, not {before.people}"
    return "other people met"
