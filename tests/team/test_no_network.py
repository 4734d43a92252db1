# SPDX-License-Identifier: Apache-2.0
"""The team's files and their carriers open no socket: everything works offline."""

import subprocess
import sys

PROBE = """
import sys

def watch(event, arguments):
    if event.startswith("socket.") or event.startswith("urllib."):
        raise SystemExit(f"opened: {event}")

sys.addaudithook(watch)
import socket
try:
    socket.socket()
except SystemExit:
    pass  # the watch sees what it is there to see
else:
    raise SystemExit("the watch is blind")

import importlib, pkgutil, tempfile, pathlib
import peerdesk.desk.exchange, peerdesk.team, peerdesk.transport
for package in (peerdesk.team, peerdesk.transport):
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")

from peerdesk.desk.exchange import export, take_in
from peerdesk.transport.folder import FolderCarrier, bundles_in, read_bundle
from tests.fakes.book import MemoryBook
from tests.fakes.team import admit_all, founded
lead, peer = founded(), MemoryBook()
admit_all(lead, peer)
with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    export(lead, FolderCarrier(folder))
    for path in bundles_in(folder):
        assert take_in(peer, read_bundle(path, 1 << 20)).counts.new == 2
print("no socket")
"""


def test_a_whole_exchange_opens_no_socket() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROBE], capture_output=True, text=True, check=False, timeout=60
    )
    assert (ran.returncode, ran.stdout.strip()) == (0, "no socket"), ran.stderr
