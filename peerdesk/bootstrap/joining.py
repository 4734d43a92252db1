# SPDX-License-Identifier: Apache-2.0
"""Invitations, as the window's first screen opens them and makes vaults from them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from peerdesk.bootstrap.desk import Desk
from peerdesk.desk.joining import accept_terms
from peerdesk.domain.calendar import local, span_name
from peerdesk.domain.words import title
from peerdesk.team.invitation import Invitation
from peerdesk.team.invitation_file import LARGEST, open_invitation
from peerdesk.transport.folder import read_bundle
from peerdesk.ui.joining import Teammate, ToldChallenge, WantedJoin
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.vaults import MadeVault

if TYPE_CHECKING:  # read in when a vault is made
    from peerdesk.vault.book import OpenVault

Opener = Callable[[Path, "Callable[[], OpenVault]"], DeskSession]


class LaptopJoining:
    """Implements `peerdesk.ui.vaults.Invited`; `opening` makes a session of what was made."""

    def __init__(self, desk: Desk, opening: Opener) -> None:
        self._desk, self._opening = desk, opening

    def look_at(self, path: Path, words: str) -> ToldChallenge:
        """Return what an invitation says."""
        return told_by(open_invitation(read_bundle(path, LARGEST), words))

    def join(self, wanted: WantedJoin) -> MadeVault:
        """Make a vault, accept the terms in it, and leave it open."""
        from peerdesk.vault.creation import Joining  # noqa: PLC0415 - see the module

        folder = self._desk.free_folder()
        invitation = wanted.told.invitation
        words: list[str] = []
        seconds: list[float] = []

        def making() -> "OpenVault":
            made = self._desk.make_vault(
                folder,
                wanted.owner,
                wanted.passphrase,
                label=wanted.label,
                known=wanted.told.known,
                joining=Joining(invitation, wanted.person),
            )
            accept_terms(made.vault, invitation.terms)
            words.extend(made.recovery_words)
            seconds.append(made.seconds)
            return made.vault

        session = self._opening(folder, making)
        return MadeVault(session, tuple(words), seconds[0])


def told_by(invitation: Invitation) -> ToldChallenge:
    """Return what an invitation says, in words."""
    scope, inviter = invitation.scope, invitation.inviter
    when = f"{local(invitation.at, invitation.offset):%-d %B}"
    people = tuple(
        Teammate(named.id, named.value.name, title(named.value.role))
        for named in invitation.people
        if named.id != inviter.person
    )
    return ToldChallenge(
        invitation=invitation,
        council=scope.council,
        facts=f"{scope.title}, {span_name(scope.first_day, scope.last_day)}",
        inviter=f"{inviter.name}, {title(inviter.role).lower()}, on {when}",
        terms=invitation.terms.title,
        sections=tuple((section.title, section.lines) for section in invitation.terms.sections),
        people=people,
        known=(scope.council, inviter.name, *(mate.name for mate in people)),
    )
