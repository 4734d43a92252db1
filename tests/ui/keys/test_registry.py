# SPDX-License-Identifier: Apache-2.0
"""Everything that a place does by a key is in the one list that the key list and palette read."""

import ast
from collections.abc import Iterator
from pathlib import Path

from peerdesk.ui.help.key_rows import SAME, key_options
from peerdesk.ui.keys.keymap import KeyMap
from peerdesk.ui.places import all_actions, all_places

UI = Path(__file__).parents[3] / "peerdesk" / "ui"
SAME_EVERYWHERE = {"Esc", "Return", "Ctrl+Return"}
SHEETS = {
    "attachments/viewer.py", "questions/ask_sheet.py", "help/sheet.py", "help/key_list.py",
    "evidence/kept_sheet.py", "records/advice.py", "welcome/joining_file.py", "trail/sheets.py",
    "briefing/issuing.py", "components/findings.py", "components/preview_bar.py",
}  # fmt: skip
"""Sheets, banners and margins with a key of their own, shown beside its act while they stand."""
SHOWN_ONLY = {"F6"}


def keys_written_out() -> Iterator[tuple[str, str]]:
    """Yield the keys that the program gives to controls as text, with where it does."""
    for path in sorted(UI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "key":
                value = node.value
                if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
                    yield path.relative_to(UI).as_posix(), value.value


def test_only_sheets_give_keys_of_their_own() -> None:
    odd = [
        f"{where}: {key}"
        for where, key in keys_written_out()
        if key not in SAME_EVERYWHERE | SHOWN_ONLY and where not in SHEETS
    ]
    assert odd == []


def test_the_list_of_sheets_is_no_longer_than_it_must_be() -> None:
    own = {where for where, key in keys_written_out() if key not in SAME_EVERYWHERE | SHOWN_ONLY}
    assert own == SHEETS


def test_every_act_belongs_to_a_place_that_there_is_and_says_what_it_does() -> None:
    places = {entry.rail.key for entry in all_places()}
    for action in all_actions():
        assert action.place in places | {""}, action.id
        assert action.said[:1].isupper(), action.id
        assert not action.said.endswith("."), action.id


def test_every_place_that_is_on_the_rail_lists_something() -> None:
    listed = {action.place for action in all_actions()}
    assert {entry.rail.key for entry in all_places() if not entry.under and not entry.over} <= (
        listed
    )


def test_the_key_list_has_a_row_for_every_act_with_its_key() -> None:
    actions = (*all_actions(), *SAME)
    titles = {entry.rail.key: entry.rail.title for entry in all_places()}
    rows = {row.key: row for row in key_options(KeyMap(), actions, titles, "capture")}
    assert set(rows) == {action.id for action in actions}
    assert all(rows[action.id].hint for action in actions if action.keys)
    groups = list(dict.fromkeys(row.group for row in rows.values()))
    assert groups[:2] == ["On every screen", "Capture"]
