# SPDX-License-Identifier: Apache-2.0
"""What the team's files and roster refuse, each with what to do next.

TeamError
├── DamagedIdentity     an identity file, or a laptop's entry, that does not hold
├── DamagedConfirmation a laptop's word that it was cleared, and it does not hold
├── TooManyLaptops      more laptops than a bundle can be written for
├── UnsoundChange       a change that cannot be what it says
├── NotSealedHere       sealed to other laptops, and not to this one
├── NothingSealed       no sealed record at all
└── BundleError         a bundle that cannot be opened or taken in
    ├── NotABundle          something else, or damaged in its first lines
    ├── NewerBundle         from a later version of PeerDesk
    ├── NotForThisLaptop    encrypted to other laptops only
    ├── TruncatedBundle     not of its full length
    ├── DamagedBundle       changed on its way, or put together wrongly
    ├── BundleTooLarge      larger than what may be read, or written
    ├── BundleUnreadable    the stick or folder stopped answering
    ├── NotReadBack         written, and something else came back
    ├── ForeignChallenge    of another challenge
    ├── NoFounding          without the challenge's beginning, for a vault that has none
    ├── WrittenHere         one's own, and nobody has admitted this laptop yet
    └── UnknownSender       from a laptop that nobody admitted
"""

from peerdesk.errors import PeerDeskError


class TeamError(PeerDeskError):
    """Something between the team's laptops does not hold."""


class DamagedIdentity(TeamError):
    """An identity file, or a laptop's entry in the roster, does not hold."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"This identity was refused because {what}: ask your colleague to write the file "
            "again on their laptop."
        )
        self.what = what


class NotSealedHere(TeamError):
    """A record is sealed to other laptops."""

    def __init__(self) -> None:
        super().__init__(
            "This was sealed to other laptops and cannot be read here: ask a lead who can read it "
            "to seal it anew for you."
        )


class NothingSealed(TeamError):
    """What should be a sealed record is none."""

    def __init__(self) -> None:
        super().__init__(
            "This record is damaged and nobody can read it: ask whoever recorded it to record it "
            "again."
        )


class DamagedConfirmation(TeamError):
    """A laptop's word that its keys and files are destroyed does not hold."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"This confirmation was refused because {what}: ask your colleague to save it again "
            "from their laptop’s first screen."
        )
        self.what = what


class TooManyLaptops(TeamError):
    """A bundle names every laptop that may open it, and there is a bound."""

    def __init__(self, count: int, limit: int) -> None:
        super().__init__(
            f"{count} laptops are admitted and a bundle can be written for {limit}: "
            "ask whoever supports PeerDesk before you admit more."
        )
        self.count = count
        self.limit = limit


class BundleError(TeamError):
    """A bundle cannot be opened or taken in; nothing of it was."""


class NotABundle(BundleError):
    """The file does not begin as a bundle does."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"This file is no PeerDesk bundle, or it was damaged ({what}): choose a file whose "
            "name ends in .peerdesk, or ask for it again."
        )
        self.what = what


class NewerBundle(BundleError):
    """The bundle's form is one that this program does not know yet."""

    def __init__(self) -> None:
        super().__init__(
            "This bundle was written by a later version of PeerDesk: update PeerDesk on this "
            "laptop, then import it again."
        )


class NotForThisLaptop(BundleError):
    """The bundle is encrypted to other laptops only."""

    def __init__(self) -> None:
        super().__init__(
            "This bundle was not written for this laptop: ask its sender to import the bundle "
            "that admitted you, and to share again."
        )


class TruncatedBundle(BundleError):
    """The file is shorter or longer than any bundle can be."""

    def __init__(self) -> None:
        super().__init__(
            "This bundle does not have its full length: copy it again once it has arrived whole, "
            "or ask its sender to share again."
        )


class DamagedBundle(BundleError):
    """The bundle was changed on its way, or put together wrongly."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"This bundle is damaged ({what}) and nothing of it was taken in: copy it again, or "
            "ask its sender to share again."
        )
        self.what = what


class BundleTooLarge(BundleError):
    """The bundle is larger than what may be read or written."""

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(
            f"This bundle has {size // 1_000_000:,} MB or more and the limit is "
            f"{limit // 1_000_000:,} MB: ask whoever supports PeerDesk."
        )
        self.size = size
        self.limit = limit


class BundleUnreadable(BundleError):
    """The stick or folder stopped answering while the bundle was read."""

    def __init__(self) -> None:
        super().__init__(
            "The bundle could not be read to its end and nothing of it was taken in: put the "
            "stick in again, or copy the file to this laptop first."
        )


class NotReadBack(BundleError):
    """What was written is not what could be read back."""

    def __init__(self) -> None:
        super().__init__(
            "The bundle was written but did not read back as it should, so it was removed: "
            "use another stick or folder and share again."
        )


class ForeignChallenge(BundleError):
    """The bundle belongs to another challenge than this vault."""

    def __init__(self) -> None:
        super().__init__(
            "This bundle belongs to another challenge: open that challenge’s vault and import "
            "it there."
        )


class NoFounding(BundleError):
    """A vault without a challenge was given a bundle without the challenge's beginning."""

    def __init__(self) -> None:
        super().__init__(
            "This bundle does not hold the challenge from its beginning: ask the team leader to "
            "share everything, and import that first."
        )


class WrittenHere(BundleError):
    """The bundle was written on this laptop, which nobody has admitted yet."""

    def __init__(self) -> None:
        super().__init__(
            "This is your own bundle, and all of it is here: hand it to a lead, and import the "
            "bundle that a colleague shares."
        )


class UnknownSender(BundleError):
    """The bundle was signed by a laptop that nobody is known to have admitted."""

    def __init__(self, device: str) -> None:
        super().__init__(
            f"This bundle comes from laptop {device[:8]}, which nobody has admitted as far as is "
            "known here: import the team leader’s newest bundle first, then this one again."
        )
        self.device = device


class UnsoundChange(TeamError):
    """A change is signed by its laptop and all the same cannot be what it says."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"A change was left out because {what}: ask the colleague whose laptop wrote it to "
            "update PeerDesk and to share everything."
        )
        self.what = what


class DamagedKeyFile(TeamError):
    """A file is not one that holds a laptop's age identity."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"This is not a file of keys that can be read ({what}): take the one that "
            "“peerdesk team key” wrote, or an age identity."
        )
        self.what = what


class WrongKeyWords(TeamError):
    """The words do not open the file of keys, or it was changed since."""

    def __init__(self) -> None:
        super().__init__(
            "These words do not open the file of keys: type them as they were shown when it was "
            "written. If they are right, the file is damaged; take another copy."
        )
