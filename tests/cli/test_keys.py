# SPDX-License-Identifier: Apache-2.0
"""What opens a vault, changed from the command line."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.terminal import PASSPHRASE, Laptop

NEW = "velvet comet harbour ninety thistle"


@pytest.fixture
def begun(laptop: Laptop) -> Laptop:
    """Return a laptop whose vault holds one note."""
    assert laptop.type("note", "add", "One").code == 0
    return laptop


def _file(laptop: Laptop, name: str, text: str) -> Path:
    path = laptop.root / name
    path.write_text(text)
    return path


def _notes(laptop: Laptop, passphrase: str = PASSPHRASE) -> int:
    laptop.passphrase_file.write_text(passphrase)
    listed = laptop.type("note", "list", "--json")
    return len(listed.json) if listed.code == 0 else -1


def _typing(monkeypatch: pytest.MonkeyPatch, answers: Iterator[str]) -> list[str]:
    """Have somebody at the terminal, who answers in this order; return what was asked."""
    asked: list[str] = []

    def answer(prompt: str) -> str:
        asked.append(prompt)
        return next(answers)

    monkeypatch.setattr("peerdesk.cli.passphrases._somebody_is_there", lambda: True)
    monkeypatch.setattr("getpass.getpass", answer)
    return asked


def test_another_passphrase_opens_the_vault_and_the_old_one_no_more(begun: Laptop) -> None:
    changed = begun.type(
        "vault", "passphrase", "--new-passphrase-file", _file(begun, "new.txt", NEW)
    )
    assert changed.code == 0, changed.err
    assert "s on this laptop" in changed.out
    assert "peerdesk vault rotate" in changed.out
    assert NEW not in changed.out + changed.err
    assert _notes(begun, NEW) == 1
    assert _notes(begun, PASSPHRASE) == -1


def test_a_new_passphrase_of_known_names_is_refused(begun: Laptop) -> None:
    weak = _file(begun, "new.txt", "Marlowe Vale Helen Okafor")
    refused = begun.type("vault", "passphrase", "--new-passphrase-file", weak)
    assert refused.code == 1
    assert "too easy to guess" in refused.err
    assert _notes(begun) == 1


def test_the_councils_name_makes_no_passphrase_of_a_new_vault(laptop: Laptop) -> None:
    laptop.passphrase_file.write_text("marlowe vale council")
    refused = laptop.begin("--vault", str(laptop.root / "second"))
    assert refused.code == 1
    assert "too easy to guess" in refused.err
    assert not (laptop.root / "second").exists()


def test_a_forgotten_passphrase_is_replaced_with_the_recovery_words(
    laptop: Laptop,
) -> None:
    begun = laptop.begin("--vault", str(laptop.root / "second"), "--json")
    words = _file(laptop, "words.txt", "\n".join(begun.json["recovery_words"]))
    done = laptop.type(
        "vault", "passphrase", "--forgotten", "--words-file", words,
        "--new-passphrase-file", _file(laptop, "new.txt", NEW),
        "--vault", laptop.root / "second",
    )  # fmt: skip
    assert done.code == 0, done.err
    laptop.passphrase_file.write_text(NEW)
    assert laptop.type("note", "list", "--vault", laptop.root / "second").code == 0
    tried = laptop.type(
        "vault", "check-words", "--words-file", words, "--vault", laptop.root / "second"
    )
    assert tried.code == 0, tried.err


def test_wrong_words_are_said_to_be_wrong_and_right_ones_are_remembered(laptop: Laptop) -> None:
    second = str(laptop.desk.root / "vault-2")
    begun = laptop.begin("--vault", second, "--json")
    good, bad = begun.json["recovery_words"], ["abandon"] * 12
    assert "never typed back" in laptop.type("vault", "list").out.splitlines()[1]
    wrong = laptop.type(
        "vault", "check-words", "--vault", second,
        "--words-file", _file(laptop, "bad.txt", " ".join(bad)),
    )  # fmt: skip
    assert (wrong.code, "do not belong together" in wrong.err) == (1, True)
    right = laptop.type(
        "vault", "check-words", "--vault", second,
        "--words-file", _file(laptop, "good.txt", " ".join(good)),
    )  # fmt: skip
    assert (right.code, "keep the paper" in right.out) == (0, True)
    assert "never typed back" not in laptop.type("vault", "list").out.splitlines()[1]
    assert laptop.type("vault", "list", "--json").json[1]["words_typed_back"]


def test_words_are_typed_at_the_terminal_too(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = str(laptop.desk.root / "vault-2")
    words = laptop.begin("--vault", second, "--json").json["recovery_words"]
    asked = _typing(monkeypatch, iter([" ".join(words)]))
    assert laptop.type("vault", "check-words", "--vault", second, passphrase=False).code == 0
    assert asked == ["Recovery words, in their order: "]


def test_new_words_count_after_two_were_typed_back(
    begun: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    def from_paper(prompt: str) -> str:
        place = int(prompt.split()[1].strip(",")) - 1
        return shown[place].upper() + " "

    monkeypatch.setattr("peerdesk.cli.passphrases._somebody_is_there", lambda: True)
    monkeypatch.setattr("getpass.getpass", from_paper)
    monkeypatch.setattr("peerdesk.cli.keys.have_typed_back", _having_seen(shown))
    made = begun.type("vault", "words")
    assert made.code == 0, made.err
    assert made.out.strip().removeprefix("Recovery words: ").split() == shown
    assert "count now" in made.err
    words = _file(begun, "words.txt", " ".join(shown))
    assert begun.type("vault", "check-words", "--words-file", words).code == 0


def _having_seen(shown: list[str]) -> object:
    from peerdesk.cli.passphrases import have_typed_back  # noqa: PLC0415 - wrapped here only

    def typed_back(words: tuple[str, ...]) -> None:
        shown.extend(words)
        have_typed_back(words)

    return typed_back


def test_new_words_that_are_not_on_paper_do_not_count(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = str(laptop.desk.root / "vault-2")
    words = laptop.begin("--vault", second, "--json").json["recovery_words"]
    for command in ("words", "rotate"):
        asked = _typing(monkeypatch, iter(["nonsense"]))
        refused = laptop.type("vault", command, "--vault", second)
        assert refused.code == 1
        assert "begin again" in refused.err
        assert len(asked) == 1
        monkeypatch.undo()
    old = _file(laptop, "words.txt", " ".join(words))
    assert laptop.type("vault", "check-words", "--words-file", old, "--vault", second).code == 0


def test_a_new_key_with_all_backups_under_it(begun: Laptop) -> None:
    before = {p: p.read_bytes()[:16] for p in begun.desk.root.rglob("*.db")}
    rotated = begun.type("vault", "rotate", "--yes", "--json")
    assert rotated.code == 0, rotated.err
    assert "under a new key" in rotated.err
    assert "on sticks" in rotated.err
    assert all(path.read_bytes()[:16] != salt for path, salt in before.items() if path.exists())
    words = _file(begun, "words.txt", " ".join(rotated.json["recovery_words"]))
    assert begun.type("vault", "check-words", "--words-file", words).code == 0
    assert _notes(begun) == 1


def test_a_damaged_backup_is_said_to_be_removed(begun: Laptop) -> None:
    place = begun.desk.root / "vault-1" / "backups"
    (place / "evidence-20200101T000000.000Z-asked.db").write_bytes(b"x" * 8192)
    rotated = begun.type("vault", "rotate", "--yes")
    assert rotated.code == 0, rotated.err
    assert "1 backup was damaged" in rotated.err


def test_a_label_is_changed_and_one_that_names_the_council_is_remarked_on(begun: Laptop) -> None:
    renamed = begun.type("vault", "rename", "Challenge, May 2026")
    assert (renamed.code, renamed.err) == (0, "")
    assert "Challenge, May 2026" in begun.type("vault", "list").out
    assert "names the council" in begun.type("vault", "rename", "Marlowe in May").err
    refused = begun.type("vault", "rename", "x" * 81)
    assert (refused.code, "81 characters" in refused.err) == (1, True)
    assert _notes(begun) == 1


def test_setting_up_says_what_a_try_costs(laptop: Laptop) -> None:
    begun = laptop.begin("--vault", str(laptop.root / "second"))
    assert "Trying a passphrase takes" in begun.out
    assert "check-words" in begun.out
