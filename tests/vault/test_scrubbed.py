# SPDX-License-Identifier: Apache-2.0
"""No refusal, log line or last word of the program, in any layer, repeats the evidence."""

import logging
import traceback
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path

import pyrage
import pytest
from sqlalchemy import text

from peerdesk.cli.refusals import say_unexpected
from peerdesk.desk.evidence import revise
from peerdesk.desk.intake import BadRow, NoteRow, check_notes
from peerdesk.domain.errors import DomainError
from peerdesk.domain.facts import NoteRevised, NoteWritten
from peerdesk.domain.text import one_line
from peerdesk.errors import PeerDeskError
from peerdesk.interchange.notes_csv import parse_csv
from peerdesk.interchange.notes_jsonl import parse_jsonl
from peerdesk.interchange.pictures import prepare_picture
from peerdesk.interchange.reading import Parsed
from peerdesk.ledger.canonical import decode, encode
from peerdesk.ledger.chain import verify_run
from peerdesk.ledger.change import Change
from peerdesk.team.opener import open_bundle
from peerdesk.transport.folder import write_once
from peerdesk.ui.app import LastResort
from peerdesk.vault.book import OpenVault
from tests.builders import chain, note
from tests.vault.conftest import Made

MARKER = "Kestrel07zqviolet"
Deed = Callable[[OpenVault, Path], object]


def _altered(change: Change) -> Change:
    return Change(change.header_bytes, change.salt, encode(note(MARKER)))


def _refused_by_disk(vault: OpenVault, _: Path) -> object:
    vault._ledger.database.run("PRAGMA query_only = ON")
    try:
        return vault.append(note(MARKER))
    finally:
        vault._ledger.database.run("PRAGMA query_only = OFF")


def _twice(vault: OpenVault, _: Path) -> object:
    row = ("entity", MARKER, 1, MARKER, MARKER)
    with vault._ledger.database.transaction():
        vault._ledger.database.run("INSERT INTO entity VALUES (?, ?, ?, ?, ?)", row)
        vault._ledger.database.run("INSERT INTO entity VALUES (?, ?, ?, ?, ?)", row)
    return None


def _somebody_elses(vault: OpenVault, _: Path) -> object:
    theirs = note(MARKER)
    vault.accept(chain([theirs]), [])
    return revise(vault, theirs.note, f"{MARKER} again")


def _broken(vault: OpenVault, _: Path) -> object:
    first, *_rest = changes = chain([note(MARKER), note(MARKER)])
    del vault
    verify_run([_altered(first), *changes[1:]], changes[-1].head)
    return None


DEEDS: dict[str, Deed] = {
    "domain: too long": lambda _v, _p: one_line(f"{MARKER} " * 9_000),
    "ledger: not canonical": lambda _v, _p: decode(encode(note(MARKER))[:-1], NoteWritten),
    "ledger: another kind": lambda _v, _p: decode(encode(note(MARKER)), NoteRevised),
    "ledger: a content exchanged": _broken,
    "team: no bundle at all": lambda v, _p: open_bundle(MARKER.encode() * 99, v.keys),
    "team: in clear inside": lambda v, _p: open_bundle(
        pyrage.encrypt(MARKER.encode() * 99, [v.keys.identity.to_public()]), v.keys
    ),
    "vault: the disk refuses": _refused_by_disk,
    "vault: written twice": _twice,
    "vault: a statement that fails": lambda v, _p: v._ledger.database.select(
        text("SELECT nothing FROM note WHERE body = :given").bindparams(given=MARKER)
    ),
    "vault: too large": lambda v, _p: v.append(note(MARKER * 100_000)),
    "desk: somebody else's": _somebody_elses,
    "interchange: a table": lambda v, _p: check_notes(
        v, *_rows(parse_csv(f'text,session\n"{MARKER} unclosed,x\n{MARKER}\n'.encode()))
    ),
    "interchange: lines": lambda v, _p: check_notes(
        v, *_rows(parse_jsonl(f'{{"text": "{MARKER}", "nothing": 1}}\n'.encode()))
    ),
    "interchange: a picture": lambda _v, _p: prepare_picture(MARKER.encode() * 99),
    "transport: a full name": lambda _v, p: write_once(_file(p), "x", MARKER.encode()),
}


def _file(place: Path) -> Path:
    (place / "file").write_bytes(b"")
    return place / "file"


def _rows(parsed: Parsed) -> tuple[Iterable[NoteRow], Iterable[BadRow]]:
    return parsed.rows, parsed.bad


def _words_of(error: BaseException) -> str:
    """Return everything that an error, and whatever it came from, could ever print."""
    said: list[str] = []
    seen: BaseException | None = error
    while seen is not None:
        said += [str(seen), repr(seen), getattr(seen, "user_message", ""), repr(seen.args)]
        said += getattr(seen, "__notes__", [])
        seen = seen.__cause__ or seen.__context__
    return "\n".join([*said, *traceback.format_exception(error)])


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_no_refusal_repeats_the_evidence(
    made: Made, tmp_path: Path, deed: Deed, caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    caplog.set_level(logging.DEBUG)
    said = ""
    with made.open() as vault, warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            result = deed(vault, tmp_path)
        except PeerDeskError as refused:
            said = _words_of(refused)
        else:
            said = "\n".join(repr(bad) for bad in getattr(result, "bad", ()))
            assert said, "nothing was refused, so this case proves nothing"
    printed = capfd.readouterr()
    for words in (said, caplog.text, printed.out, printed.err, *(str(w.message) for w in warned)):
        assert MARKER not in words


def test_a_careless_error_would_be_found_out() -> None:
    """The negative control: an error that quotes what was typed."""
    with pytest.raises(DomainError) as refused:
        raise DomainError(f"cannot keep “{MARKER}”")
    assert MARKER in _words_of(refused.value)


def test_the_last_words_of_both_faces_repeat_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    error = ValueError(MARKER)
    say_unexpected(type(error), error, error.__traceback__)
    last = LastResort()
    met: list[str] = []
    last.met.connect(met.append)
    last.take(error)
    printed = capfd.readouterr()
    assert "ValueError" in printed.err
    assert met
    assert MARKER not in printed.out + printed.err + "".join(met)


def test_the_database_layer_logs_no_value(made: Made, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with made.open() as vault:
        vault.append(note(MARKER))
        vault._ledger.database.select(text("SELECT body FROM note"))
        vault.upkeep.rebuild()
    assert MARKER not in caplog.text
    assert "PRAGMA key" not in caplog.text
