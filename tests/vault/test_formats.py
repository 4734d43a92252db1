# SPDX-License-Identifier: Apache-2.0
"""A vault can be read by somebody who has nothing but the page on formats."""

import re
import shutil
import subprocess
import sys
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from peerdesk.desk.attachments import Prepared, attach
from peerdesk.domain.attachment import CHUNK
from peerdesk.domain.facts import NoteRevised
from peerdesk.domain.kinds import KINDS
from peerdesk.vault.schema import KEPT, PROJECTION
from tests.builders import message, note
from tests.vault.conftest import SECRET, Made

PAGE = Path(__file__).parents[2].joinpath("resources", "help", "formats.md").read_text("utf-8")


def _block(language: str) -> str:
    """Return the one piece of code in a language that the page shows."""
    (found,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return str(found)


@pytest.fixture
def filled(made: Made) -> Made:
    """Return a closed vault with notes, one of them revised, and a message."""
    with made.open() as vault:
        first = note("first wording")
        (entry,) = vault.append(first)
        vault.append(
            NoteRevised(note=first.note, text="second wording", replaces=(entry.hash,)),
            message("Practice is consistent"),
        )
        content = bytes(CHUNK) + b"chart"
        attach(vault, first.note, "chart.png", Prepared("image/png", content))
        vault.append(note("typed last"))
        vault.keep_draft("capture", "half a line")
    return made


def _key_line(made: Made, passphrase: str, tmp_path: Path) -> "subprocess.CompletedProcess[str]":
    script = tmp_path / "vault_key.py"
    script.write_text(_block("python"), "utf-8")
    command = [sys.executable, str(script), str(made.folder)]
    return subprocess.run(
        command, input=f"{passphrase}\n", capture_output=True, text=True, check=False
    )


def test_the_page_s_script_and_questions_read_a_vault(filled: Made, tmp_path: Path) -> None:
    said = _key_line(filled, SECRET, tmp_path)
    assert said.stderr == ""
    connection = dbapi2.connect(str(filled.folder / "evidence.db"))
    connection.execute(said.stdout.strip().rstrip(";"))
    answers = [
        connection.execute(question).fetchall()
        for question in _block("sql").split(";")
        if question.strip()
    ]
    connection.close()
    notes, messages, team, changes, wordings, drafts, pieces = answers
    assert {text for _, text in notes} == {"second wording", "typed last"}
    assert [text for _, text in messages] == ["Practice is consistent"]
    assert [name for _, name in team] == ["Helen Okafor"]
    assert {"NoteWritten", "NoteRevised"} <= {kind for _, kind, _ in changes}
    assert any("typed last" in payload for _, _, payload in changes)
    assert ["first wording", "second wording"] in [
        [text for _, text in group] for _, group in groupby(wordings, key=itemgetter(0))
    ]
    assert drafts == [("capture", "half a line")]
    assert [length for *_, length in pieces] == [CHUNK, 5]


def test_a_wrong_passphrase_is_said_to_be_wrong(filled: Made, tmp_path: Path) -> None:
    said = _key_line(filled, "walnut ferry cobalt lark mist", tmp_path)
    assert (said.stdout, said.returncode) == ("", 1)
    assert "not this vault" in said.stderr


def test_the_shell_itself_reads_a_vault(filled: Made, tmp_path: Path) -> None:
    shell = shutil.which("sqlcipher")
    version = (
        subprocess.run([shell, "--version"], capture_output=True, text=True, check=True).stdout
        if shell
        else ""
    )
    if shell is None or "SQLCipher 4" not in version:
        pytest.skip("the sqlcipher shell, version 4, is not here")
    key = _key_line(filled, SECRET, tmp_path).stdout
    asked = subprocess.run(
        [shell, str(filled.folder / "evidence.db")],
        input=key + _block("sql"), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "second wording" in asked.stdout
    assert "typed last" in asked.stdout


def test_the_page_names_every_kind_of_change() -> None:
    assert set(KINDS) <= set(re.findall(r"`(\w+)`", PAGE))


def test_the_page_names_every_table_of_the_database() -> None:
    named = set(re.findall(r"`(\w+)`", PAGE))
    tables = {*KEPT.tables, *PROJECTION.tables, "note_search"}
    assert tables <= named
