# SPDX-License-Identifier: Apache-2.0
"""A carrier in memory."""

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from typing import BinaryIO

from peerdesk.desk.errors import NameTaken


@dataclass
class Stick:
    """Keeps bundles in memory, each name once; `rot` changes what is read back."""

    files: dict[str, bytes] = field(default_factory=dict)
    rot: Callable[[bytes], bytes] = bytes

    def put(
        self,
        name: str,
        write: Callable[[BinaryIO], object],
        read_back: Callable[[BinaryIO], object],
    ) -> str:
        """Keep a file under its name, once."""
        if name in self.files:
            raise NameTaken(name)
        out = BytesIO()
        write(out)
        read_back(BytesIO(self.rot(out.getvalue())))
        self.files[name] = out.getvalue()
        return f"stick/{name}"
