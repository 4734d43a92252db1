# SPDX-License-Identifier: Apache-2.0
"""A bundle is opened by those it is meant for, whole and signed; anything else is refused."""

import random
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import BinaryIO

from peerdesk.bootstrap.selftest.bench import OWNER, Bench
from peerdesk.bootstrap.selftest.finding import NotHeld
from peerdesk.compose.phrases import counted
from peerdesk.desk.exchange import admit, export
from peerdesk.errors import PeerDeskError
from peerdesk.team.identity_file import write_identity
from peerdesk.team.keys import DeviceKeys
from peerdesk.team.opener import open_bundle
from peerdesk.team.sealing import seal_to_self

PROMISE = "A bundle that was changed, cut off or meant for somebody else is refused"
CHANGED = 200


def try_bundles(bench: Bench, changed: int = CHANGED) -> str:
    """Write one bundle for a colleague, and offer it damaged in many ways, and to a stranger."""
    colleague, stick = DeviceKeys.generate(), _Stick()
    with bench.open(bench.keys()) as vault:
        admit(vault, write_identity(colleague.member(OWNER), colleague))
        export(vault, stick, everything=True)
    each = max(changed // len(stick.written), 1)
    tried = each * len(stick.written)
    opened = [open_bundle(data, colleague) for data in stick.written]
    if not any(bundle.changes for bundle in opened):
        raise NotHeld("A whole bundle did not open for the colleague whom it was meant for")
    _must_refuse(seal_to_self(colleague, "not a bundle"), colleague)
    for data in stick.written:
        _must_refuse(data, DeviceKeys.generate())
        for damaged in _damaged(data, each):
            _must_refuse(damaged, colleague)
    return (
        f"{counted(len(opened), 'bundle')} opened by the colleague whom they were for. Refused: "
        f"a stranger’s key, a text only encrypted to the colleague, and {tried} changed or "
        "cut-off copies."
    )


def _damaged(whole: bytes, count: int) -> Iterator[bytes]:
    for number in range(count):
        place = random.randrange(len(whole))  # noqa: S311 - any place will do
        if number % 4 == 0:
            yield whole[:place]
        else:
            data = bytearray(whole)
            data[place] ^= 1 << number % 8
            yield bytes(data)


def _must_refuse(data: bytes, keys: DeviceKeys) -> None:
    try:
        open_bundle(data, keys)
    except PeerDeskError:
        return
    raise NotHeld("A bundle that should be refused was opened")


class _Stick:
    """A carrier in memory; nothing of the trial goes onto a real stick."""

    def __init__(self) -> None:
        self.written: list[bytes] = []

    def put(
        self,
        name: str,
        write: Callable[[BinaryIO], object],
        read_back: Callable[[BinaryIO], object],
    ) -> str:
        """Keep what is written, and let it be read back."""
        kept = BytesIO()
        write(kept)
        self.written.append(kept.getvalue())
        read_back(BytesIO(self.written[-1]))
        return name
