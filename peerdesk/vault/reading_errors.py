# SPDX-License-Identifier: Apache-2.0
"""Why a database could not be read: another key, another program, the disk, or another header.

Only a page that fails its own code, or a first page that the right key does not open, is damage.
What could not be read just now may be whole, and nobody removes it.
"""

from peerdesk.vault.errors import DamagedDatabase, DamagedHeader, VaultError


class OtherKey(DamagedDatabase):
    """The first page is not what this key makes: another key's, or damaged there."""


class UnreadDatabase(DamagedDatabase):
    """The disk did not give a part of it; whether that part is as it was written is not known."""

    def __init__(self) -> None:
        super(DamagedDatabase, self).__init__(
            "A part of the database could not be read from the disk: check that the disk is there "
            "and close whatever else may use it, then try again. If that does not help, restore a "
            "backup, or read what can be read into a new vault."
        )


class DatabaseBusy(VaultError):
    """Another program keeps the database to itself; it may well be whole."""

    def __init__(self) -> None:
        super().__init__(
            "Another program is using this vault's database, such as one that backs up or looks "
            "for viruses: close that program, then try again."
        )


class BackupUnread(VaultError):
    """A backup could not be put under the new key, and nothing shows that it is damaged."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The backup {name} could not be read just now, so it is kept as it is, under the old "
            "key: close whatever else may use it, then change the key once more to finish this."
        )
        self.name = name


class OtherHeader(DamagedHeader):
    """The header is whole, but leads to a key that the database is not under."""

    def __init__(self) -> None:
        super(DamagedHeader, self).__init__(
            "The file vault.json is an older one, from before the vault's key was changed: put in "
            "its place the newest file ending in .json from the vault's folder “backups”."
        )
        self.part = "it is of another key"


class NotAtRest(VaultError):
    """A write to this vault was broken off; its file by itself would be half of two states."""

    def __init__(self) -> None:
        super().__init__(
            "This vault was not closed properly: open it once and close it, then try again, or "
            "restore one of its backups."
        )
