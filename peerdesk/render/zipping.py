# SPDX-License-Identifier: Apache-2.0
"""Word and PowerPoint files as packages of parts without a clock: equal documents, equal bytes."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

DAWN = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP file can say, and so no time at all."""


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    """Return parts as one package, every one of them dated alike and from no machine."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as target:
        for name, part in parts.items():
            plain = zipfile.ZipInfo(name, DAWN)
            plain.compress_type = zipfile.ZIP_DEFLATED
            plain.create_system = 0  # or the file tells on what system it was written
            target.writestr(plain, part)
    return written.getvalue()


def without_clock(content: bytes) -> bytes:
    """Return the same package with every part dated alike, so that it can be compared by bytes."""
    with zipfile.ZipFile(BytesIO(content)) as source:
        return zipped({entry.filename: source.read(entry) for entry in source.infolist()})
