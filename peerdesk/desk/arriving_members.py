# SPDX-License-Identifier: Apache-2.0
"""What a bundle would change about who belongs to the team, said before it is taken in."""

from collections.abc import Iterator

from peerdesk.domain.roster import Roster
from peerdesk.domain.words import Authority

_PART = {
    Authority.LEAD: "leads",
    Authority.PEER: "is a peer’s",
    Authority.WRITING_OBSERVER: "only reads, and writes notes",
    Authority.OBSERVER: "only reads",
}


def team_changes(before: Roster, after: Roster, own: str) -> Iterator[str]:
    """Yield a sentence for every laptop that joins, leaves or does something else from then on.

    Of a first bundle, which brings the whole team, nothing is said. `own` is this laptop.
    """
    if not before.acts or before is after:
        return
    for device, member in after.members.items():
        whose = _whose(member.name, own=device == own)
        known = before.members.get(device)
        if known is None:
            back = device in before.former
            yield f"{whose} is {'taken back into' if back else 'admitted to'} the team."
        elif known.authority is not member.authority:
            yield f"From then on {whose[0].lower()}{whose[1:]} {_PART[member.authority]}."
    for device, former in after.former.items():
        if device not in before.former:
            yield (
                f"{_whose(former.member.name, own=device == own)} is removed from the team "
                f"({former.reason}): what it wrote later is set aside."
            )


def _whose(name: str, *, own: bool) -> str:
    return "This laptop" if own else f"The laptop of {name}"
