# SPDX-License-Identifier: Apache-2.0
"""Files that a command reads or writes where the user said."""

from pathlib import Path

from peerdesk.interchange.reading import LARGEST, decoded
from peerdesk.transport.folder import OWN, SHARED, make_folder, read_bundle, write_once

PATH = "FILE"
"""How a file's place is called in the help."""


def read_bytes(path: Path, limit: int = LARGEST) -> bytes:
    """Return a file's bytes; raises a `TransportError` that says what to do."""
    return read_bundle(path, limit)


def read_text(path: Path) -> str:
    """Return a file's text; raises a `TransportError`, or `NotText`."""
    return decoded(read_bytes(path))


def write_new(path: Path, data: bytes, *, shared: bool = False) -> Path:
    """Write a file that was not there before, in a folder that is made where it is missing.

    One that is `shared` can be read by a colleague who has a user of their own.
    """
    make_folder(path.parent)
    return write_once(path.parent, path.name, data, mode=SHARED if shared else OWN)
