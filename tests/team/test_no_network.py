# SPDX-License-Identifier: Apache-2.0
"""No module but one reaches a network, and the team's files and folders open no socket."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "peerdesk"
WIRE = {
    "fsspec", "s3fs", "boto3", "botocore", "aiobotocore", "aiohttp", "paramiko", "smbprotocol",
    "smbclient", "adlfs", "azure", "requests", "urllib3", "httpx", "websockets", "zmq",
    "socket", "socketserver", "ssl", "http", "urllib.request", "urllib.robotparser",
    "xmlrpc", "ftplib", "smtplib", "poplib", "imaplib", "nntplib", "telnetlib",
    "asyncio", "asyncore", "webbrowser",
    "PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore", "multiprocessing",
}  # fmt: skip
"""What reaches a network, or could be made to."""
ALLOWED = {("transport/opening.py", "fsspec")}
"""The one module that may, and by what."""
BY_NAME = {"transport/opening.py", "transport/credentials.py"}
"""Modules that read others in by name: the libraries behind fsspec, and the key store's."""

PROBE = """
import sys

opened = []

def watch(event, arguments):
    if event.startswith("socket.") or event.startswith("urllib."):
        opened.append(event)
        raise SystemExit(f"opened: {event}")

sys.addaudithook(watch)
import socket
try:
    socket.socket()
except SystemExit:
    opened.clear()  # the watch sees what it is there to see
else:
    raise SystemExit("the watch is blind")

import importlib, pkgutil, tempfile, pathlib, threading
import peerdesk.desk.exchange, peerdesk.team, peerdesk.transport
for package in (peerdesk.team, peerdesk.transport):
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")
for heavy in ("fsspec", "s3fs", "paramiko", "smbprotocol", "adlfs", "keyring"):
    if heavy in sys.modules:
        raise SystemExit(f"read in without being used: {heavy}")

from peerdesk.bootstrap.team_folder import TeamFolderThread
from peerdesk.bootstrap.team_folders import TeamFolderPlaces
from peerdesk.desk.exchange import export, take_in
from peerdesk.desk.folder.chosen import TeamFolder
from peerdesk.transport.folder import FolderCarrier, bundles_in, read_bundle
from tests.fakes.book import MemoryBook
from tests.fakes.session import ThreadAsks
from tests.fakes.team import admit_all, founded, write_notes
lead, peer = founded(), MemoryBook()
admit_all(lead, peer)
with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    export(lead, FolderCarrier(folder))
    for path in bundles_in(folder):
        assert take_in(peer, read_bundle(path, 1 << 20)).counts.new == 2

    write_notes(lead, "heard")
    threads = []
    for book in (lead, peer):
        asks = ThreadAsks(book)
        def none():
            from concurrent.futures import Future
            done = Future()
            done.set_result(None)
            return done
        thread = TeamFolderThread(asks, TeamFolderPlaces((folder,)), book.clock, none)
        thread.choose(TeamFolder(address=name, taking=True)).result(30)
        threads.append((asks, thread))
    threads[0][1].share().result(30)
    came = threading.Event()
    threads[1][1].listen(lambda state: came.set() if state.taken else None)
    threads[1][1].look()
    assert came.wait(30), threads[1][1].state
    for asks, thread in threads:
        thread.stop()
        asks.stop()
        thread.join(30)
if opened:
    raise SystemExit(f"opened: {opened}")
print("no socket")
"""


def imported(path: Path) -> Iterator[str]:
    """Yield the full names of all that a module imports, wherever in it that stands."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def reaching(path: Path) -> set[tuple[str, str]]:
    """Return which names of the wire a module imports."""
    where = path.relative_to(PACKAGE).as_posix()
    return {
        (where, wire)
        for name in imported(path)
        for wire in WIRE
        if name == wire or name.startswith(f"{wire}.")
    }


def test_only_one_module_imports_what_reaches_a_network() -> None:
    found = set().union(*(reaching(path) for path in PACKAGE.rglob("*.py")))
    assert found == ALLOWED


def test_the_look_at_imports_sees_what_it_is_there_to_see(tmp_path: Path) -> None:
    sources = {
        "import socket": "socket",
        "from urllib.request import urlopen": "urllib.request",
        "def later():\n    import http.client": "http",
        "from PySide6 import QtNetwork": "PySide6.QtNetwork",
    }
    for number, (source, name) in enumerate(sources.items()):
        path = tmp_path / f"{number}.py"
        path.write_text(source)
        names = {wire for found in imported(path) for wire in WIRE if found.startswith(wire)}
        assert names == {name}


def test_modules_are_read_in_by_name_in_two_places_only() -> None:
    by_name = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if any(name in {"importlib.import_module", "importlib.util"} for name in imported(path))
        or "__import__(" in path.read_text("utf-8")
    }
    assert by_name == BY_NAME


def test_a_whole_exchange_by_folder_and_by_team_folder_opens_no_socket() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROBE], capture_output=True, text=True, check=False, timeout=120
    )
    assert (ran.returncode, ran.stdout.strip()) == (0, "no socket"), ran.stderr
