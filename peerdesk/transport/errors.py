# SPDX-License-Identifier: Apache-2.0
"""What sticks, folders and stores refuse, each with what to do next.

A name that is taken is `peerdesk.desk.errors.NameTaken`, for the desk then chooses another.
"""

from peerdesk.desk.folder.errors import UnfitFile
from peerdesk.errors import PeerDeskError


class TransportError(PeerDeskError):
    """A stick or folder did not do what was asked; nothing of it stands there."""


class FolderGone(TransportError):
    """The folder is not there: pulled out, disconnected or renamed."""

    def __init__(self) -> None:
        super().__init__(
            "The folder is not there any more: put the stick in again, or choose another folder."
        )


class NoFolderHere(TransportError):
    """A folder cannot be made in this place."""

    def __init__(self) -> None:
        super().__init__(
            "No folder can be made there: choose a folder that exists, or a new one inside a "
            "folder of your own."
        )


class FileGone(TransportError):
    """The file is not there, or is no file."""

    def __init__(self) -> None:
        super().__init__("There is no such file: put the stick in again, or choose another file.")


class NoSpace(TransportError):
    """There is no room left."""

    def __init__(self) -> None:
        super().__init__(
            "There is no room left there: free some space, or use another stick or folder."
        )


class NotWritable(TransportError):
    """The folder does not let files be written."""

    def __init__(self) -> None:
        super().__init__(
            "Nothing can be written there: take off the stick’s write protection, or choose a "
            "folder of your own."
        )


class NotReadable(TransportError, UnfitFile):
    """The folder or file does not let itself be read."""

    lasting = False  # somebody may let it be read without touching its bytes

    def __init__(self) -> None:
        super().__init__("This cannot be read: ask whoever owns it to let you, or choose another.")


class BadFileName(TransportError, UnfitFile):
    """A name would lead out of its folder, or is none."""

    def __init__(self) -> None:
        super().__init__("This file name cannot be used: choose one of letters and figures.")


class FileTooLarge(TransportError, UnfitFile):
    """A file is larger than what may be read."""

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(
            f"This file has {size:,} bytes and the limit is {limit:,}: choose the file that you "
            "were given for this."
        )
        self.size = size
        self.limit = limit


class Interrupted(TransportError):
    """The stick or folder stopped answering in the middle."""

    def __init__(self) -> None:
        super().__init__(
            "The stick or folder stopped answering: put it in again and try once more; nothing "
            "half written is left in its place."
        )


class BadAddress(TransportError):
    """A text is no address of a store that PeerDesk can use."""

    def __init__(self) -> None:
        super().__init__(
            "This is no address that PeerDesk can use: write it as s3://bucket/folder, "
            "sftp://user@host/folder, smb://host/share/folder or abfs://container/folder."
        )


class SecretInAddress(TransportError):
    """An address holds a password or a key."""

    def __init__(self) -> None:
        super().__init__(
            "An address must hold no password and no key: leave it out, and put it into the "
            "system’s key store or the environment, as the help page on policy says."
        )


class StoreNotInstalled(TransportError):
    """The library for this sort of store is not there."""

    def __init__(self, sort: str) -> None:
        super().__init__(
            f"PeerDesk was installed here without what {sort}:// needs: ask whoever installed it "
            "for the edition with stores, or use a folder or a stick."
        )
        self.sort = sort


class StoreUnreachable(TransportError):
    """The store did not answer."""

    def __init__(self) -> None:
        super().__init__(
            "The team folder cannot be reached now: look whether this laptop is connected. "
            "Everything stays on this laptop and goes there when it answers again."
        )


class StoreRefused(TransportError):
    """The store does not let this laptop in."""

    def __init__(self) -> None:
        super().__init__(
            "The team folder does not let this laptop in: ask whoever runs it for access, and "
            "look whether its key is in the system’s key store or the environment."
        )


class UnknownHost(TransportError):
    """The host’s key is not among those that this user knows."""

    def __init__(self) -> None:
        super().__init__(
            "This host is not known on this laptop: connect to it once with ssh, compare its key "
            "with whoever runs it, then try again."
        )


class DamagedPolicy(TransportError):
    """The organisation’s policy cannot be read or understood."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"Your organisation’s policy ({path}) cannot be understood, so no team folder is "
            "used: ask your IT department, or share with a stick."
        )
        self.path = path


class ForbiddenByPolicy(TransportError):
    """The organisation’s policy forbids it."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"Your organisation’s policy does not allow {what}: ask your IT department, or share "
            "with a stick."
        )
        self.what = what
