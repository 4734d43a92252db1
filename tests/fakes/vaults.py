# SPDX-License-Identifier: Apache-2.0
"""The vaults of a laptop, in memory, for the welcome screen."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from peerdesk.bootstrap.joining import told_by
from peerdesk.errors import PeerDeskError
from peerdesk.team.invitation_file import heard
from peerdesk.team.joining_errors import WrongSpokenWords
from peerdesk.ui.care import Weighed
from peerdesk.ui.endings import Ending
from peerdesk.ui.joining import ToldChallenge, WantedJoin
from peerdesk.ui.settings import Privacy
from peerdesk.ui.vaults import ListedVault, MadeVault, NewVault
from tests.fakes.care import PASSPHRASE, WORDS, FakeRescue
from tests.fakes.inviting import NEWCOMER, challenge_to_join, invitation_from
from tests.fakes.inviting import WORDS as INVITED
from tests.fakes.session import FakeSession, FolderFiles

__all__ = ["PASSPHRASE", "WORDS"]


class WrongWords(PeerDeskError):
    """The passphrase is not the vault's."""

    def __init__(self) -> None:
        super().__init__("That is not this vault's passphrase: try again.")


class FakeEndings:
    """Implements `Endings` over a list in memory; `refuses` is what stands in the way."""

    def __init__(self) -> None:
        self.endings: list[Ending] = []
        self.refuses: PeerDeskError | None = None

    def listed(self) -> tuple[Ending, ...]:
        """Return the list."""
        return tuple(self.endings)

    def go_on(self, folder: Path) -> None:
        """Clear what had begun."""
        if self.refuses is not None:
            raise self.refuses
        self.endings = [
            Ending(e.folder, cleared=True, when="12 May 2026, 14:03", name="abc.peerdesk-cleared")
            if e.folder == folder
            else e
            for e in self.endings
        ]

    def word(self, folder: Path) -> bytes:
        """Return something that can be told from other files."""
        return f"the word of {folder.name}".encode()

    def put_away(self, folder: Path) -> None:
        """Take one off the list."""
        self.endings = [ending for ending in self.endings if ending.folder != folder]


class FakeInvited:
    """Implements `Invited`: any file opens with the words of the tests, to one invitation."""

    def __init__(self, opening: Callable[..., FakeSession]) -> None:
        self._opening = opening
        self.told = told_by(invitation_from(challenge_to_join(NEWCOMER)))
        self.joined: list[WantedJoin] = []
        self.refuses: PeerDeskError | None = None

    def look_at(self, path: Path, words: str) -> ToldChallenge:
        """Return what the one invitation says."""
        del path
        if heard(words) != INVITED:
            raise WrongSpokenWords
        return self.told

    def join(self, wanted: WantedJoin) -> MadeVault:
        """Make a vault for whoever joins."""
        if self.refuses is not None:
            raise self.refuses
        self.joined.append(wanted)
        return MadeVault(self._opening(wanted.owner, founded=False), WORDS)


class FakeVaults:
    """Implements `Vaults`: every folder opens what `opening` makes, with one passphrase."""

    def __init__(self, opening: Callable[..., FakeSession], *folders: Path) -> None:
        self._opening = opening
        self._folders = folders
        self.made: list[NewVault] = []
        self.warmed = 0
        self.called = "Challenge {0}"
        self.endings = FakeEndings()
        self.invited = FakeInvited(opening)
        root = folders[0] if folders else Path()
        self.files = FolderFiles(root)
        self.rescue = FakeRescue(opening)

    def warm(self) -> None:
        """Count that it was asked for."""
        self.warmed += 1

    def listed(self) -> tuple[ListedVault, ...]:
        """Return a row for each folder."""
        return tuple(
            ListedVault(
                folder, self.called.format(number), practice=False, created=1_778_600_000_000
            )
            for number, folder in enumerate(self._folders, 1)
        )

    def unlock(self, folder: Path, passphrase: str) -> FakeSession:
        """Open with the one passphrase."""
        del folder
        if passphrase != PASSPHRASE:
            raise WrongWords
        return self._opening()

    def unlock_with_words(self, folder: Path, words: Sequence[str]) -> FakeSession:
        """Open with the recovery words."""
        del folder
        if tuple(words) != WORDS:
            raise WrongWords
        return self._opening()

    def make(self, wanted: NewVault) -> MadeVault:
        """Make a vault without a challenge."""
        self.made.append(wanted)
        return MadeVault(self._opening(wanted.owner, founded=False), WORDS)

    def rehearse(self, passphrase: str, told: Callable[[str], None]) -> FakeSession:
        """Open a challenge that calls itself practice."""
        del passphrase
        told("three days written")
        session = self._opening()
        session.practice = True
        return session

    def suggest_passphrase(self) -> str:
        """Return the one passphrase."""
        return PASSPHRASE

    def weigh_passphrase(self, passphrase: str, known: Sequence[str] = ()) -> Weighed:
        """Ask for twelve characters, and for none of the names."""
        if any(name and name in passphrase for name in known):
            return Weighed(enough=False, sentence="Too easy to guess.", score=2)
        enough = len(passphrase) >= 12
        return Weighed(enough, "" if enough else "Too short: take the five words.", 3 * enough)


class FakeSettings:
    """Implements `Settings` in memory."""

    version = "1.2.3"

    def __init__(self) -> None:
        self.kept: list[tuple[str, float]] = []
        self.wanted = Privacy()
        self.chosen_keys: dict[str, str] = {}

    def keys(self) -> Mapping[str, str]:
        """Return the keys that were changed."""
        return dict(self.chosen_keys)

    def keep_keys(self, keys: Mapping[str, str]) -> None:
        """Remember them."""
        self.chosen_keys = dict(keys)

    def theme(self) -> str:
        """Return that the system decides."""
        return self.kept[-1][0] if self.kept else ""

    def factor(self) -> float:
        """Return 100 %."""
        return self.kept[-1][1] if self.kept else 1.0

    def keep(self, theme: str, factor: float) -> None:
        """Remember both."""
        self.kept.append((theme, factor))

    def privacy(self) -> Privacy:
        """Return what was chosen last."""
        return self.wanted

    def keep_privacy(self, privacy: Privacy) -> None:
        """Remember it."""
        self.wanted = privacy
