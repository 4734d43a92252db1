# SPDX-License-Identifier: Apache-2.0
"""What the vault refuses, each with a sentence that says what to do next.

No message holds evidence, a passphrase or a key; folders are named only where the user chose them.
"""

from peerdesk.errors import PeerDeskError


class VaultError(PeerDeskError):
    """Keys, database or disk refused."""


class NoVault(VaultError):
    """The folder holds no vault."""

    def __init__(self) -> None:
        super().__init__("There is no vault in this folder: choose another folder, or make one.")


class VaultExists(VaultError):
    """The folder holds a vault already."""

    def __init__(self) -> None:
        super().__init__("There is a vault in this folder already: open it, or choose another.")


class VaultAlreadyOpen(VaultError):
    """Another program, or another window of this one, has the vault open."""

    def __init__(self) -> None:
        super().__init__(
            "This vault is open in another window or program: close it there, then try again."
        )


class WrongPassphrase(VaultError):
    """The passphrase opens nothing, and the vault's header is undamaged."""

    def __init__(self) -> None:
        super().__init__(
            "That is not this vault's passphrase: try again, or open it with the recovery words."
        )


class WrongRecoveryWords(VaultError):
    """The words are not those of this vault, or not recovery words at all."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}: check each word against your paper, and their order.")
        self.what = what


class TooManyTries(VaultError):
    """So many passphrases were wrong that the next try has to wait."""

    def __init__(self, seconds: int) -> None:
        super().__init__(
            f"Too many wrong passphrases: wait {seconds} s before the next try, or open the vault "
            "with the recovery words."
        )
        self.seconds = seconds


class TooLittleMemory(VaultError):
    """There is no room in memory to try a passphrase."""

    def __init__(self, mebibytes: int) -> None:
        super().__init__(
            f"Trying a passphrase takes {mebibytes} MB of memory, and this laptop has not so much "
            "free: close other programs, then try again."
        )
        self.mebibytes = mebibytes


class LabelTooLong(VaultError):
    """The label is longer than the list of vaults can show."""

    def __init__(self, length: int, most: int) -> None:
        super().__init__(
            f"The label has {length} characters and may have {most}: take a shorter one."
        )
        self.length = length
        self.most = most


class KeysChanged(VaultError):
    """The keys of the vault are no longer those that were to be replaced."""

    def __init__(self) -> None:
        super().__init__(
            "The vault's passphrase or words were changed meanwhile: the new words do not count, "
            "so begin this again."
        )


class WeakPassphrase(VaultError):
    """A passphrase that somebody could guess."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}: take the five words that PeerDesk suggests, or a longer one.")
        self.what = what


class DamagedHeader(VaultError):
    """The file with the key slots is not as it was written."""

    def __init__(self, part: str) -> None:
        super().__init__(
            f"The vault's file vault.json is damaged ({part}): put back the copy that lies in the "
            "vault's folder “backups”, or open the vault with the other key."
        )
        self.part = part


class UnknownFormat(VaultError):
    """The vault was made by a later version of the program."""

    def __init__(self) -> None:
        super().__init__("This vault was made by a later version of PeerDesk: install that one.")


class PlaintextDatabase(VaultError):
    """An unencrypted database stands where the vault's own belongs; it is not opened."""

    def __init__(self) -> None:
        super().__init__(
            "The database in this vault is not encrypted and so is not the one PeerDesk wrote: "
            "do not use this folder, and tell whoever looks after your laptop."
        )


class DamagedDatabase(VaultError):
    """The encrypted database is missing, or a part of it cannot be read."""

    def __init__(self) -> None:
        super().__init__(
            "The vault's database is missing or damaged: write no more into it, keep the folder, "
            "and take a copy from its folder “backups”."
        )


class NotSaved(VaultError):
    """The disk refused; nothing of what was to be written stands, and the text is still held.

    `what` says why, and what to do about it. Whoever holds the text says where it is.
    """

    def __init__(self, what: str) -> None:
        super().__init__(f"NOT SAVED: {what}.")
        self.what = what


class NotBackedUp(NotSaved):
    """The disk refused a backup; the vault itself and its older backups are as they were."""

    def __init__(self, what: str) -> None:
        super(NotSaved, self).__init__(f"No backup was made: {what}. What you typed is saved.")
        self.what = what


class NoBackup(VaultError):
    """There is no backup of this vault yet."""

    def __init__(self) -> None:
        super().__init__("There is no backup of this vault yet: make one, then try again.")


class DamagedBackup(VaultError):
    """A backup cannot be read, or does not hold what it should."""

    def __init__(self) -> None:
        super().__init__("This backup is damaged or is none: choose another one.")


class DiskRefused(VaultError):
    """The vault's folder cannot be used as it is."""

    def __init__(self) -> None:
        super().__init__(
            "The vault's folder cannot be read or written: check that the disk is there, has "
            "room and is not locked, then try again."
        )


class Interrupted(VaultError):
    """A long piece of work was stopped because the vault is being locked."""

    def __init__(self) -> None:
        super().__init__("This was stopped because the vault was locked: start it again.")


class VaultClosed(VaultError):
    """The vault has been locked; its keys are gone."""

    def __init__(self) -> None:
        super().__init__("The vault is locked: unlock it to go on.")


class RolledBack(VaultError):
    """The database is older than what this laptop has written, or not what it has written."""

    def __init__(self) -> None:
        super().__init__(
            "This vault's database is older than what was last written here: put back the newer "
            "one, restore a newer backup, or go on from this one (“peerdesk vault go-on”) and "
            "import what colleagues hold."
        )


class DamagedHead(VaultError):
    """The record beside the database is not as it was written."""

    def __init__(self) -> None:
        super().__init__(
            "The file “head” in this vault's folder is damaged: go on without it (“peerdesk vault "
            "go-on”), then import what colleagues hold, so that nothing is missing."
        )


class RecordTooLarge(VaultError):
    """What was to be written is more than one record may hold; nothing of it stands."""

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(
            f"NOT SAVED: this comes to {size:,} bytes and one record holds {limit:,}, so make it "
            "shorter or leave something out."
        )
        self.size = size
        self.limit = limit


class RowTaken(VaultError):
    """Something with this identifier or number stands already; nothing was written."""

    def __init__(self) -> None:
        super().__init__("This is here already: look it up and change it there.")
