# SPDX-License-Identifier: Apache-2.0
"""`peerdesk practice`, from the command to the last byte that it leaves on the disk."""

import io
import re
import sys
import zipfile
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from shutil import copytree
from typing import Any

import msgspec
import pypdfium2
import pytest
from pptx import Presentation

from peerdesk.bootstrap.desk import Desk
from peerdesk.bootstrap.practice import NotEqual, NotSound, make_practice, make_practice_vault
from peerdesk.cli.app import run
from peerdesk.compose.checks.finding import Where
from peerdesk.desk.errors import NoChallenge
from peerdesk.desk.query import NoteQuery
from peerdesk.interchange.texts import pieces_of
from peerdesk.vault.derivation import FLOOR
from peerdesk.vault.opening import label_of
from peerdesk.vault.verifying import VerifyReport
from tests.fakes.terminal import Ended

RESOURCES = Path(__file__).parents[2] / "resources"
COPIES = ("speaking-note", "sponsors-copy", "teams-copy")
WORD, SLIDES = ("pdf", "docx"), ("pdf", "pptx")
BESIDE = frozenset({Where.PROPERTY, Where.COMMENT, Where.ALT})
LOOSE, LINKED, ASKED = "LOOSEMARKERQX", "LINKEDMARKERQX", "ASKEDMARKERQX"
MARKERS = (LOOSE, LINKED, ASKED)
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


@pytest.fixture(scope="module")
def resources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the shipped files, with markers planted in three notes of the practice challenge."""
    folder = tmp_path_factory.mktemp("resources") / "resources"
    copytree(RESOURCES, folder)
    notes = folder / "practice" / "notes" / "s05-helen.txt"
    first, line, *rest = notes.read_text("utf-8").splitlines()
    planted = [f"~ A reflection of ours {LOOSE}", f"? Where do they go {ASKED} #vision"]
    text = "\n".join([first, f"{line} {LINKED}", *rest, *planted])
    notes.write_text(f"{text}\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which everything is built."""
    return tmp_path_factory.mktemp("practice") / "out"


def _type(desk: Desk, *words: str) -> Ended:
    hook = sys.excepthook
    try:
        printed = io.TextIOWrapper(io.BytesIO(), "utf-8")
        with redirect_stdout(printed), redirect_stderr(io.StringIO()) as beside:
            code = run(words, desk)
    finally:
        sys.excepthook = hook
    printed.seek(0)
    return Ended(code, printed.read(), beside.getvalue())


@pytest.fixture(scope="module")
def made(resources: Path, out: Path) -> Any:
    """Return what the command answered."""
    ended = _type(Desk(out / "none", resources), "practice", "--out", str(out), "--json")
    assert ended.code == 0, ended.err
    return ended.json


@pytest.fixture
def ask(made: Any, resources: Path) -> Callable[..., Ended]:
    """Return what types a command on one of the three laptops."""
    desk = Desk(None, resources)

    def asked(vault: str, *words: str) -> Ended:
        opened = ("--vault", vault, "--passphrase-file", made["passphrase_file"])
        return _type(desk, *words, *opened)

    return asked


def _words(file: Path) -> set[str]:
    """Return the longer words that a document prints, whatever stands beside its pages."""
    pieces = pieces_of(file.name, file.read_bytes())
    printed = (piece.text for piece in pieces if piece.where not in BESIDE)
    return {word.lower() for text in printed for word in re.findall(r"[^\W\d_]{4,}", text)}


def _text(file: Path) -> str:
    """Return all text of a document: pages of a PDF, every part of an Office file."""
    if file.suffix in {".pptx", ".docx"}:
        with zipfile.ZipFile(file) as parts:
            return "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    with pypdfium2.PdfDocument(file) as pdf:
        return "".join(page.get_textpage().get_text_range() for page in pdf)


def test_it_is_as_large_as_a_real_challenge_and_says_how_long_it_took(made: Any) -> None:
    assert made["sessions"] == 45
    assert made["notes"] >= 600
    assert made["messages"] == 150
    assert made["issued"] == 2
    assert all(step["milliseconds"] >= 0 for step in made["steps"])
    assert len(made["steps"]) == 8


def test_the_three_laptops_list_the_same_to_the_byte(made: Any, ask: Callable[..., Ended]) -> None:
    for words in (
        ("note", "list"),
        ("message", "list"),
        ("session", "list"),
        ("challenge", "show"),
    ):
        lists = [ask(vault, *words, "--json") for vault in made["vaults"]]
        assert [each.code for each in lists] == [0, 0, 0], lists[0].err
        assert len({each.out for each in lists}) == 1, words
    notes = msgspec.json.decode(lists[0].out)["notes"]
    assert notes == made["notes"]


def test_every_vault_verifies_and_is_flagged_as_practice(
    made: Any, ask: Callable[..., Ended]
) -> None:
    for vault in made["vaults"]:
        assert ask(vault, "verify", "--json").json["ok"] is True
        assert label_of(Path(vault)).practice
        assert ask(vault, "challenge", "show", "--json").json["practice"] is True


def test_every_paper_is_there_in_every_copy_and_format_and_in_large_print(made: Any) -> None:
    files = {Path(file).name for file in made["documents"]}
    both, three = COPIES[1:], COPIES
    days = sorted({name[8:18] for name in files if name.startswith("summary-")})
    assert len(days) == made["issued"] + 1  # the last morning’s is in preparation
    wanted: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
        "report": (both, WORD),
        "letter": (both, WORD),
        "feedback-form": (both, WORD),
        "case-review": (three, WORD),
        "presentation": (both, SLIDES),
        "told-shown-reported": (("teams-copy",), WORD),
        **dict.fromkeys((f"summary-{day}" for day in days), (three, WORD)),
    }
    assert files == {
        f"{stem}-{copy}{size}.{form}"
        for stem, (copies, formats) in wanted.items()
        for copy in copies
        for size in ("", "-large-print")
        for form in formats
    }


def test_every_paper_opens_and_says_the_same_in_every_format_and_size(made: Any) -> None:
    by_paper: dict[str, dict[str, set[str]]] = {}
    for file in map(Path, made["documents"]):
        paper = by_paper.setdefault(file.stem.replace("-large-print", ""), {})
        paper[file.name] = _words(file)
    for files in by_paper.values():
        said = set.union(*files.values())
        assert len(said) > 40
        for name, words in files.items():
            assert len(said - words) <= len(said) // 20, (name, sorted(said - words))


def test_slides_and_pages_are_as_many_as_a_leader_would_use(made: Any) -> None:
    for file in map(Path, made["documents"]):
        if file.suffix == ".pptx":
            assert 10 <= len(Presentation(str(file)).slides) <= 200
        elif file.suffix == ".pdf":
            with pypdfium2.PdfDocument(file) as pdf:
                assert len(pdf) >= (10 if "presentation" in file.name else 1)


def test_markers_stand_in_the_teams_copy_only(made: Any) -> None:
    """The team's copy shows the trail, so the marker test below looks for what can be found."""
    for file in map(Path, made["documents"]):
        text = _text(file)
        if "teams-copy" not in file.name:
            assert not any(marker in text for marker in MARKERS), file.name
        assert LOOSE not in text, file.name
    first = next(Path(f) for f in made["documents"] if "teams-copy" in Path(f).name)
    assert LINKED in _text(first)
    assert ASKED in _text(first)


def test_no_marker_is_in_clear_in_anything_but_the_teams_documents(made: Any, out: Path) -> None:
    files = [file for file in out.rglob("*") if file.is_file()]
    assert len(files) > made["bundles"] + 10
    for file in files:
        if file.parent.name == "documents" and "teams-copy" in file.name:
            continue
        data = file.read_bytes()
        for marker in MARKERS:
            for encoding in ENCODINGS:
                assert marker.encode(encoding) not in data, file


def test_a_folder_that_holds_something_is_refused_and_left_alone(
    resources: Path, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("Dear colleague")
    ended = _type(Desk(None, resources), "practice", "--out", str(tmp_path))
    assert (ended.code, ended.out) == (1, "")
    assert "not empty" in ended.err
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


def test_a_run_that_does_not_end_equal_or_sound_is_refused(
    resources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Playing is left out, so that only what is looked at in the end differs."""
    monkeypatch.setattr("peerdesk.bootstrap.practice.play", lambda *_: None)
    monkeypatch.setattr("peerdesk.bootstrap.practice.write_papers", lambda *_: ())
    seen = iter([b"one", b"one", b"other", *[b"same"] * 3])
    monkeypatch.setattr("peerdesk.bootstrap.practice.everything", lambda _: next(seen))
    desk = Desk(None, resources)
    with pytest.raises(NotEqual):
        make_practice(desk, tmp_path / "one")
    report = VerifyReport(ok=False, findings=("Broken.",), counts={})
    monkeypatch.setattr("peerdesk.vault.upkeep.Upkeep.verify", lambda _: report)
    with pytest.raises(NotSound):
        make_practice(desk, tmp_path / "two")


def test_a_rehearsal_that_fails_leaves_no_vault_behind_and_can_be_made_again(
    resources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise NoChallenge

    monkeypatch.setattr("peerdesk.bootstrap.practice.play", fails)
    desk, passphrase = Desk(None, resources), "ripple anvil quiet lantern moss"
    with pytest.raises(NoChallenge):
        make_practice_vault(desk, tmp_path / "vault", passphrase)
    assert not (tmp_path / "vault").exists()
    monkeypatch.setattr("peerdesk.bootstrap.practice.play", lambda *_: None)
    make_practice_vault(desk, tmp_path / "vault", passphrase).close()


def test_practice_and_real_laptops_take_in_nothing_of_each_other(
    made: Any, resources: Path, tmp_path: Path
) -> None:
    """Even a practice lead who admits a real laptop cannot bring the two together."""
    real = Desk(tmp_path / "vaults", resources, cost=FLOOR)
    identity, stick = tmp_path / "real.peerdesk-id", tmp_path / "stick"
    stick.mkdir()
    secret = ("--passphrase-file", made["passphrase_file"])
    asked = ("team", "identity", "--name", "Priya Nair", "--out", str(identity))
    assert _type(real, *asked, *secret).code == 0
    copied = tmp_path / "leader"
    copytree(made["vaults"][0], copied)
    leader = ("--vault", str(copied), *secret)
    assert _type(real, "team", "admit", str(identity), *leader).code == 0
    assert _type(real, "team", "export", "--to", str(stick), *leader).code == 0
    vault = ("--vault", str(real.root / "vault-1"), *secret)
    taken = _type(real, "team", "import", str(stick), "--yes", *vault)
    assert (taken.code, taken.out) == (1, "")
    assert "practice" in taken.err


def test_one_laptop_gets_everything_to_rehearse_with(resources: Path, tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    steps: list[str] = []
    passphrase = "ripple anvil quiet lantern moss"
    with make_practice_vault(Desk(None, resources), folder, passphrase, steps.append) as vault:
        assert vault.count_notes(NoteQuery()) >= 600
        assert len(vault.messages()) >= 140
        assert vault.challenge().practice
        assert vault.identity.authority == "lead"
        assert vault.returned is None
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]
    assert label_of(folder).practice
    assert len(steps) == 5
