# SPDX-License-Identifier: Apache-2.0
"""Whatever is written can be read on whatever it is written on, in every theme (WCAG 2.2, AA).

The table below names every role of colour. All inks are held against all grounds, so that no page
can put two together that cannot be read; what cannot stand anywhere has a ground of its own. That
the table is whole is read out of the program: a role that it does not name fails a test.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from peerdesk.ui.components.mark import Mark
from peerdesk.ui.look import Look
from peerdesk.ui.style import style_sheet
from peerdesk.ui.theme import THEMES, Theme, contrast, read_theme
from tests.ui.walking import grey

ROOT = Path(__file__).parents[2]
RESOURCES = ROOT / "resources"
TEXT, EDGE = 4.5, 3.0

INKS = ("ink", "ink2", "ink3", "accent", "danger")
"""And every state's ink: each may stand on every ground."""
GROUNDS = ("canvas", "surface", "sunken", "hover", "tint", "danger_b")
"""And the ground of every state and kind."""
OWN = (
    ("on", "accent"),
    ("on", "accent_h"),
    ("on_selected", "selected"),
    ("ink", "hl"),
    ("on_cover", "cover"),
    ("on_cover2", "cover"),
)
"""Grounds that only one ink may stand on, and inks for one ground only."""
EDGES = ("edge", "focus")
"""Edges of controls, and the ring: each may lie on every ground."""
DIVIDES = ("hair",)
"""Lines that only divide, of which nothing depends."""
SHAPES = {"card": "surface", "chosen": "surface", "sheet": "surface", "hair": "hair"}
"""Grounds by property that are not called after their colour."""
HEADINGS = {
    "OptionDelegate", "TimetableDelegate", "KloesDelegate", "CaseDelegate", "SettlingDelegate",
    "EntryDelegate", "OutlineDelegate", "MessageDelegate", "HoldingDelegate",
    "FittingDelegate",
}  # fmt: skip
"""Delegates that name an ink of their own for headings, which can never be chosen."""
ALIKE = {
    "SessionDelegate": "a bar, no words",
    "PreviewDelegate": "a tick on a box with a ground of its own",
}
"""Delegates that name one for another reason."""


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return read_theme(RESOURCES, request.param)


def inks(theme: Theme) -> dict[str, str]:
    found = {name: theme.colour[name] for name in INKS}
    return found | {f"state.{name}": state.ink for name, state in theme.state.items()}


def grounds(theme: Theme) -> dict[str, str]:
    found = {name: theme.colour[name] for name in GROUNDS}
    found |= {f"state.{name}": state.ground for name, state in theme.state.items()}
    return found | {f"kind.{name}": kind.ground for name, kind in theme.kind.items()}


def test_every_ink_can_be_read_on_every_ground(theme: Theme) -> None:
    weak = [
        f"{ink} on {ground}: {contrast(one, other):.2f}"
        for ink, one in inks(theme).items()
        for ground, other in grounds(theme).items()
        if contrast(one, other) < TEXT
    ]
    assert weak == []


def test_every_ink_with_a_ground_of_its_own_can_be_read_there(theme: Theme) -> None:
    for ink, ground in OWN:
        assert contrast(theme.colour[ink], theme.colour[ground]) >= TEXT, (ink, ground)
    for name, kind in theme.kind.items():
        assert contrast(kind.ink, kind.ground) >= TEXT, name
    for step in (*theme.heat.step, theme.heat.none):
        assert contrast(step.ink, step.ground) >= TEXT


def test_edges_of_controls_and_the_ring_can_be_seen_on_every_ground(theme: Theme) -> None:
    weak = [
        f"{edge} on {ground}: {contrast(theme.colour[edge], other):.2f}"
        for edge in EDGES
        for ground, other in grounds(theme).items()
        if contrast(theme.colour[edge], other) < EDGE
    ]
    assert weak == []


def test_a_chosen_row_can_be_told_by_its_bar_or_its_ground(theme: Theme) -> None:
    """The tint alone is quiet: the bar of accent, or in high contrast the whole ground, tells."""
    bar = contrast(theme.colour["accent"], theme.colour["surface"])
    ground = contrast(theme.colour["selected"], theme.colour["surface"])
    assert max(bar, ground) >= EDGE


def test_the_table_names_every_colour_of_the_themes(theme: Theme) -> None:
    own = {name for pair in OWN for name in pair}
    assert set(theme.colour) == {*INKS, *GROUNDS, *EDGES, *DIVIDES, *own}


def test_the_program_names_no_colour_outside_the_table() -> None:
    own = {name for pair in OWN for name in pair}
    named = read_theme(RESOURCES, "light").state
    states = {*named, *(f"state.{name}" for name in named)}
    table = {*INKS, *GROUNDS, *EDGES, *DIVIDES, *own, *states, *SHAPES}
    odd = [
        f"{path.relative_to(ROOT)}:{line} {role}"
        for path, tree in trees()
        for line, role in roles(tree)
        if role not in table
    ]
    assert odd == []


def test_no_colour_is_written_out_but_in_the_themes_and_for_shadows() -> None:
    """A shade lies below a sheet and writes nothing."""
    odd = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"#[0-9A-Fa-f]{3,8}", node.value)
        and node.value.upper() not in {"#000000", "#FFFFFF"}
    ]
    assert odd == []


def test_words_found_by_a_search_are_written_in_the_one_ink_that_can_be_read_there() -> None:
    for path, tree in trees():
        for function in functions(tree):
            named = {role for _, role in roles(function)}
            if "hl" in named:
                assert named <= {"hl", "ink"}, f"{path.name}: {function.name}"


def test_rows_take_their_inks_from_the_row_so_that_they_can_be_read_when_it_is_chosen() -> None:
    """A chosen row is yellow in high contrast, where no other ink can be read."""
    delegates = {"RowDelegate"}
    classes = [node for _, t in trees() for node in ast.walk(t) if isinstance(node, ast.ClassDef)]
    for _ in range(4):
        delegates |= {c.name for c in classes if delegates & {ast.unparse(b) for b in c.bases}}
    odd = [
        f"{found.name}: {role}"
        for found in classes
        if found.name in delegates - {"RowDelegate"} - HEADINGS - set(ALIKE)
        for function in functions(found)
        if "hl" not in {role for _, role in asked(function)}
        for _, role in asked(function)
        if role in INKS
    ]
    assert odd == []


@pytest.mark.parametrize("name", THEMES)
def test_every_rule_of_the_style_sheet_can_be_read(look: Look, name: str) -> None:
    look.choose(name)
    sheet = style_sheet(look)
    look.choose("light")
    rules = re.findall(r"\{([^{}]*)\}", sheet)
    pairs = 0
    for rule in rules:
        said = dict(re.findall(r"([\w-]+): (#[0-9A-Fa-f]{6})", rule))
        for ink, ground in (
            ("color", "background"), ("selection-color", "selection-background-color"),
            ("placeholder-text-color", "background"),
        ):  # fmt: skip
            if ink in said and ground in said:
                pairs += 1
                assert contrast(said[ink], said[ground]) >= TEXT, rule
    assert pairs >= 5


def test_kinds_are_told_apart_without_any_colour(
    qtbot: QtBot, qapp: QApplication, look: Look
) -> None:
    """In high contrast all kinds have the same two colours: sign and letter must do."""
    look.choose("high-contrast")
    pictures: dict[str, list[int]] = {}
    for kind in look.theme.kind:
        mark = Mark(look, kind.replace("_", "-"))
        qtbot.addWidget(mark)
        mark.resize(mark.sizeHint())
        pictures[kind] = grey(mark.grab().toImage())
    qapp.processEvents()
    assert len({tuple(picture) for picture in pictures.values()}) == len(pictures)


def test_states_have_signs_of_their_own_but_where_the_word_is_the_same(theme: Theme) -> None:
    signs = [state.sign for state in theme.state.values()]
    assert len(set(signs)) == len(signs)


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted((ROOT / "peerdesk" / "ui").rglob("*.py")):
        if path.name not in {"theme.py", "look.py"}:
            yield path, ast.parse(path.read_text("utf-8"))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def asked(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the roles whose colour is asked for by name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            if called == "colour":
                yield from literals(node.args[:1])
            elif called == "_c":
                yield from literals(node.args[1:2])


def roles(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield every role of colour that is named: asked for, or given to a label or a ground."""
    yield from asked(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute | ast.Name):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
        if called in {"Text", "Line"}:
            yield from literals(node.args[2:3])
        elif called == "IconText":
            yield from literals(node.args[3:4])
        elif called in {"set_ink", "pane"}:
            yield from literals(node.args[:1])
        elif called in {"setProperty", "set_role"}:
            named = [a.value for a in node.args if isinstance(a, ast.Constant)]
            if set(named) & {"ink", "ground"}:
                yield from literals(node.args[-1:])


def literals(arguments: list[ast.expr]) -> Iterator[tuple[int, str]]:
    """Yield the strings that an argument can be, in whichever branch."""
    for argument in arguments:
        branches = [argument]
        while branches:
            one = branches.pop()
            if isinstance(one, ast.IfExp):
                branches += [one.body, one.orelse]
            elif isinstance(one, ast.Constant) and isinstance(one.value, str) and one.value:
                yield one.lineno, one.value
