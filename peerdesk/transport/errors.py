# SPDX-License-Identifier: Apache-2.0
"""What sticks and folders refuse, each with what to do next.

A name that is taken is `peerdesk.desk.errors.NameTaken`, for the desk then chooses another.
"""

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


class NotReadable(TransportError):
    """The folder or file does not let itself be read."""

    def __init__(self) -> None:
        super().__init__("This cannot be read: ask whoever owns it to let you, or choose another.")


class BadFileName(TransportError):
    """A name would lead out of its folder, or is none."""

    def __init__(self) -> None:
        super().__init__("This file name cannot be used: choose one of letters and figures.")


class FileTooLarge(TransportError):
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
