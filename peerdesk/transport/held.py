# SPDX-License-Identifier: Apache-2.0
"""Bundles fetched from elsewhere, to be read more than once wherever they go meanwhile.

One with a whole challenge has a hundred megabytes. Such a one lies, encrypted as it came, in a
file without a name on this laptop's own disk, and is gone when it is closed: so neither memory
holds it, nor does a slow share hold up whoever reads it.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryFile, gettempdir
from typing import BinaryIO

from peerdesk.transport.errors import FileTooLarge
from peerdesk.transport.failures import reading, writing_in
from peerdesk.transport.folder import open_bundle_file

IN_MEMORY = 16 << 20
"""Bytes up to which a bundle is held in memory."""
_BLOCK = 1 << 20


def fetch_bundle(path: Path, limit: int) -> BinaryIO:
    """Return a file's bytes; raises what `peerdesk.transport.folder.read_bundle` raises."""
    with open_bundle_file(path, limit) as file:
        return held(_blocks(file, path, limit))


def held(blocks: Iterable[bytes]) -> BinaryIO:
    """Return bytes as a file that stands at its beginning; raises `NoSpace`."""
    file: BinaryIO = BytesIO()
    size = 0
    for block in blocks:
        size += len(block)
        with writing_in(Path(gettempdir())):
            if size > IN_MEMORY and isinstance(file, BytesIO):
                file = _on_disk(file)
            file.write(block)
    file.seek(0)
    return file


def _on_disk(begun: BytesIO) -> BinaryIO:
    file: BinaryIO = TemporaryFile()  # noqa: SIM115 - whoever reads it closes it
    file.write(begun.getbuffer())
    return file


def _blocks(file: BinaryIO, path: Path, limit: int) -> Iterator[bytes]:
    size = 0
    with reading(path):
        while block := file.read(_BLOCK):
            size += len(block)
            if size > limit:  # it grew after it had been looked at
                raise FileTooLarge(size, limit)
            yield block
