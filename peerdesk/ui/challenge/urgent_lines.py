# SPDX-License-Identifier: Apache-2.0
"""Who must be told at once, as it is written: one a line, the role, a colon, how it is reached."""

from collections.abc import Iterable

from peerdesk.domain.concern import UrgentContact


def contacts_in(text: str) -> tuple[UrgentContact, ...]:
    """Return the contacts that a text names, without lines that name no role."""
    found = []
    for line in text.splitlines():
        role, _, reach = line.partition(":")
        if role.strip():
            found.append(UrgentContact(" ".join(role.split()), " ".join(reach.split())))
    return tuple(dict.fromkeys(found))


def written(contacts: Iterable[UrgentContact]) -> str:
    """Return contacts as they are written."""
    return "\n".join(f"{one.role}: {one.reach}" if one.reach else one.role for one in contacts)
