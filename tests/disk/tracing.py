# SPDX-License-Identifier: Apache-2.0
"""Watches, through strace, what a child does to files: every write, every sync, in order.

The child is forked warm and waits until it is watched, so a run costs no start of Python.
"""

import ctypes
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from msgspec import Struct

needs_strace = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("strace") is None,
    reason="system calls are watched with strace, which is not here",
)

WRITES = ("write", "pwrite64", "pwritev", "pwritev2")
SYNCS = ("fsync", "fdatasync")
NAMES = ("rename", "renameat", "renameat2", "unlink", "unlinkat", "openat", "creat")
WATCHED = (*WRITES, *SYNCS, *NAMES, "ftruncate", "writev")
_ELSEWHERE = ("sendto", "sendmsg", "sendmmsg", "mkdir", "mkdirat", "link", "linkat", "symlink")
"""Where else a word could go: to another program, or into a name."""
_PTRACER, _ANY = 0x59616D61, -1
_LONGEST = 4 << 20
_SECONDS = 120

_CALL = re.compile(r"^(\d+) +(\w+)\((.*)$")
_RESUMED = re.compile(r"^(\d+) +<\.\.\. (\w+) resumed>(.*)$")
_UNFINISHED = " <unfinished ...>"
_RESULT = re.compile(r"^(.*)\) += (-?\d+|\?)(?:<((?:\\x[0-9a-f]{2})*)>)?(.*)$", re.DOTALL)
_DESCRIPTOR = re.compile(r"^(\d+)<((?:\\x[0-9a-f]{2})*)>")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


class Call(Struct, frozen=True):
    """One system call that succeeded: its name, the file it was made on, and the rest.

    `path` is that of the descriptor or, for calls by name, empty; `texts` are its strings.
    """

    name: str
    path: str
    texts: tuple[bytes, ...]
    numbers: tuple[int, ...]
    flags: str
    result: int


def watched_child(
    work: Callable[[Callable[[int], None]], object], trace: Path, *options: str
) -> tuple[list[int], int]:
    """Run work in a child under strace; return what it acknowledged, and how it ended.

    An acknowledgement is a writev of eight bytes to a pipe. `options` go to strace.
    """
    acks_out, acks_in = os.pipe()
    go_out, go_in = os.pipe()
    child = os.fork()
    if child == 0:  # nothing of the parent's tests may go on in here
        _be_child(work, go_out, acks_in)
    os.close(acks_in)
    watcher = _attach(child, trace, options)
    os.write(go_in, b"g")
    told = _read_all(acks_out)
    _, status = os.waitpid(child, 0)
    watcher.wait(_SECONDS)
    for descriptor in (acks_out, go_out, go_in):
        os.close(descriptor)
    numbers = [int.from_bytes(told[n : n + 8], "big") for n in range(0, len(told), 8)]
    return numbers, os.waitstatus_to_exitcode(status)


def watched_program(
    command: Sequence[str], trace: Path, environment: Mapping[str, str]
) -> "subprocess.CompletedProcess[str]":
    """Run a program under strace from its first moment to its last, with all that it starts."""
    watching = _watching(trace, (*WATCHED, *_ELSEWHERE))
    return subprocess.run(
        [*watching, *command], env=dict(environment), capture_output=True, text=True, check=False,
        timeout=_SECONDS,
    )  # fmt: skip


def calls(trace: Path) -> Iterator[Call]:
    """Yield the calls that succeeded, in the order in which they ended."""
    begun: dict[str, str] = {}
    for line in trace.read_text("ascii").splitlines():
        if resumed := _RESUMED.match(line):
            process, name, rest = resumed.groups()
            text = begun.pop(process, "") + rest
        elif call := _CALL.match(line):
            process, name, text = call.groups()
            if text.endswith(_UNFINISHED):
                begun[process] = text.removesuffix(_UNFINISHED)
                continue
        else:
            continue
        if found := _parsed(name, text):
            yield found


def _parsed(name: str, text: str) -> Call | None:
    ended = _RESULT.match(text)
    if ended is None or ended[2] == "?" or int(ended[2]) < 0:
        return None
    given = ended[1]
    descriptor = _DESCRIPTOR.match(given)
    opened = ended[3] or ""
    plain = _STRING.sub("", given)
    return Call(
        name=name,
        path=_unescaped(opened or (descriptor[2] if descriptor else "")).decode(),
        texts=tuple(_unescaped(string) for string in _STRING.findall(given)),
        numbers=tuple(int(n) for n in re.findall(r"(?<=, )-?\d+(?=,|$)", plain)),
        flags=" ".join(re.findall(r"\bO_[A-Z_|]+", plain)),
        result=int(ended[2]),
    )


def _unescaped(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def _be_child(
    work: Callable[[Callable[[int], None]], object], go: int, acks: int
) -> None:  # pragma: no cover - runs in the child
    code = 1
    try:
        ctypes.CDLL(None).prctl(_PTRACER, ctypes.c_ulong(_ANY), 0, 0, 0)
        os.read(go, 1)
        work(lambda number: _acknowledge(acks, number))
        code = 0
    except BaseException:  # noqa: BLE001 - a child must not go on with the parent's tests
        with suppress(OSError):
            os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(code)


def _acknowledge(pipe: int, number: int) -> None:
    os.writev(pipe, [number.to_bytes(8, "big")])


def _attach(child: int, trace: Path, options: Sequence[str]) -> "subprocess.Popen[bytes]":
    """Start watching, and return once every call of the child is seen."""
    command = [*_watching(trace, WATCHED), *options, "-p", str(child)]
    said = trace.with_suffix(".said")
    with said.open("wb") as errors:  # a pipe that nobody reads would end the watching
        watcher = subprocess.Popen(command, stderr=errors)
    until = time.monotonic() + _SECONDS
    while b"attached" not in said.read_bytes():
        if watcher.poll() is not None or time.monotonic() > until:
            os.kill(child, signal.SIGKILL)
            pytest.skip("strace may not watch processes here")
        time.sleep(0.005)
    return watcher


def _watching(trace: Path, watched: Sequence[str]) -> list[str]:
    return [
        "strace", "-f", "-y", "-xx", "-s", str(_LONGEST), "-o", str(trace),
        "-e", f"trace={','.join(watched)}",
    ]  # fmt: skip


def _read_all(pipe: int) -> bytes:
    data = b""
    while part := os.read(pipe, 65_536):
        data += part
    return data
