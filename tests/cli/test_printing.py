# SPDX-License-Identifier: Apache-2.0
"""What is printed where nobody reads any more."""

import io
import os
import sys
from pathlib import Path

import pytest

from peerdesk.cli.printing import remark, say, say_json


def test_a_document_has_the_same_bytes_whatever_the_terminal_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    printed = io.BytesIO()
    terminal = io.TextIOWrapper(printed, "cp1252", errors="replace", newline="\r\n")
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", terminal)
        say("→ one")
        say_json('["→",\n"“"]'.encode())
    assert printed.getvalue() == b"? one\r\n" + '["→",\n"“"]\n'.encode()


class _Gone:
    """A stream whose reader went away."""

    def __init__(self, number: int) -> None:
        self._number = number

    def write(self, text: str) -> int:
        del text
        raise BrokenPipeError

    def flush(self) -> None:
        raise BrokenPipeError

    def fileno(self) -> int:
        return self._number


def test_an_answer_that_nobody_reads_goes_nowhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    number = os.open(tmp_path / "out", os.O_WRONLY | os.O_CREAT)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", _Gone(number))
        patch.setattr(sys, "stderr", _Gone(number))
        say("an answer")
        say_json(b"[]")
        remark("a remark")
        os.write(number, b"what the end of the program flushes")
    os.close(number)
    assert (tmp_path / "out").read_bytes() == b""
