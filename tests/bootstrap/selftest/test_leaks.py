# SPDX-License-Identifier: Apache-2.0
"""A word in clear is found wherever the program may write; nothing else is read."""

import os
import tempfile
from pathlib import Path

import pytest
from platformdirs import user_cache_path, user_config_path, user_data_path, user_state_path

from peerdesk.bootstrap.selftest import leaks
from peerdesk.bootstrap.selftest.bench import Bench
from peerdesk.bootstrap.selftest.finding import NotHeld
from peerdesk.vault.book import OpenVault


def test_leaks_are_looked_for_wherever_a_program_of_the_user_may_write(
    made: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    looked = leaks._places(made)
    assert {made.folder, Path(tempfile.gettempdir())} < looked
    of_program = {user_data_path, user_config_path, user_cache_path, user_state_path}
    assert {place("PeerDesk", appauthor=False) for place in of_program} < looked


def test_a_word_in_clear_is_found_out(made: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_draft = OpenVault.keep_draft

    def careless(vault: OpenVault, key: str, text: str) -> None:
        (made.folder / "careless.log").write_text(text)
        keep_draft(vault, key, text)

    monkeypatch.setattr(OpenVault, "keep_draft", careless)
    monkeypatch.setattr(leaks, "MARKERS", 4)
    with pytest.raises(NotHeld, match=r"careless\.log"):
        leaks.try_leaks(made)


def test_what_cannot_be_read_is_passed_over_and_links_are_not_followed(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "file").write_bytes(b"found")
    (inside / "link").symlink_to(inside)
    os.mkfifo(inside / "pipe")
    assert list(leaks._files(tmp_path)) == [inside / "file"]
    assert list(leaks._files(tmp_path / "gone")) == []
    assert leaks._length_without(frozenset({b"lost"}), inside / "file") == len("found")
    assert leaks._length_without(frozenset({b"lost"}), tmp_path / "gone") is None
    assert leaks._changed(tmp_path / "gone") == 0.0


def test_only_files_written_since_are_looked_at_each_once(
    made: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaks, "_places", lambda bench: {bench.folder, bench.vault})
    old, new = made.folder / "old", made.folder / "new"
    old.touch()
    new.touch()
    os.utime(old, (1, 1))
    looked = list(leaks._written_since(2, made))
    assert new in looked
    assert old not in looked
    assert len(looked) == len(set(looked))


def test_a_word_across_two_pieces_of_a_file_is_found(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(bytes(leaks._PIECE - 3) + b"kestrel" + bytes(9))
    with pytest.raises(NotHeld, match="file"):
        leaks._length_without(frozenset({b"kestrel"}), tmp_path / "file")


def test_a_search_that_finds_nothing_is_found_out(made: Bench) -> None:
    with pytest.raises(NotHeld, match="finds none"):
        leaks._find_on_purpose(frozenset({b"another"}), made, "kestrel")


def test_a_file_that_could_not_be_read_is_counted(
    made: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaks, "MARKERS", 2)
    monkeypatch.setattr(leaks, "_written_since", lambda *_: [made.folder / "gone"])
    assert "1 could not be read" in leaks.try_leaks(made)
