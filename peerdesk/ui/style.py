# SPDX-License-Identifier: Apache-2.0
"""The one style sheet: roles of type, ink and ground as properties, and Qt's own controls.

A widget says what it is by a property (`type`, `ink`, `ground`) and never names a colour.
"""

from peerdesk.ui.look import Look


def style_sheet(look: Look) -> str:
    """Return the style sheet for a theme and text size."""
    return "\n".join((_type(look), _grounds(look), _fields(look), _lists(look), _chrome(look)))


def _type(look: Look) -> str:
    family = look.scale.font.family
    rules = [f"* {{ font-family: '{family}'; }}"]
    body = look.scale.type["body"]
    rules.append(f"QWidget {{ font-size: {look.size(body.size)}px; color: {_c(look, 'ink')}; }}")
    for name, role in look.scale.type.items():
        size = look.size(role.size)
        rules.append(f'[type="{name}"] {{ font-size: {size}px; font-weight: {role.weight}; }}')
    rules += [f'[weight="{w}"] {{ font-weight: {w}; }}' for w in (400, 500, 600, 700)]
    inks = ("ink", "ink2", "ink3", "accent", "danger", "on", "on_cover", "on_cover2")
    rules += [f'[ink="{name}"] {{ color: {_c(look, name)}; }}' for name in inks]
    rules += [
        f'[ink="{name}"] {{ color: {state.ink}; }}' for name, state in look.theme.state.items()
    ]
    return "\n".join(rules)


def _grounds(look: Look) -> str:
    card, sheet = look.radius("card"), look.radius("sheet")
    hair, edge, surface = _c(look, "hair"), _c(look, "edge"), _c(look, "surface")
    rules = [
        f'[ground="{name}"] {{ background: {_c(look, name)}; }}'
        for name in ("canvas", "surface", "sunken", "tint", "cover", "accent")
    ]
    rules += [
        "QLabel { background: transparent; }",
        _outlined("card", surface, hair, card),
        _outlined("chosen", surface, _c(look, "accent"), card),
        _outlined("sheet", surface, edge, sheet),
        f'[ground="hair"] {{ background: {hair}; border: none; }}',
        "QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }",
    ]
    for side in ("top", "bottom", "left", "right"):
        rules.append(f'[hair="{side}"] {{ border-{side}: 1px solid {hair}; }}')
    return "\n".join(rules)


def _fields(look: Look) -> str:
    control, edge, ink3 = look.radius("control"), _c(look, "edge"), _c(look, "ink3")
    surface, danger = _c(look, "surface"), _c(look, "danger")
    pad = look.gap(10)
    box = look.size(18)
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox {{ background: {surface};
    border: 1px solid {edge}; border-radius: {control}px; padding: 0 {pad}px;
    selection-background-color: {_c(look, "accent")}; selection-color: {_c(look, "on")};
    placeholder-text-color: {ink3}; }}
QLineEdit, QComboBox, QSpinBox {{ min-height: {look.size(34)}px; }}
QPlainTextEdit, QTextEdit {{ padding: {look.gap(6)}px {pad}px; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {{
    border: 2px solid {danger}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QSpinBox:disabled,
QLineEdit:read-only, QPlainTextEdit[readOnly="true"] {{ background: {_c(look, "sunken")};
    color: {_c(look, "ink2")}; border-color: {_c(look, "hair")}; }}
[bare="true"] {{ background: transparent; border: none; padding: 0; }}
QComboBox::drop-down {{ border: none; width: {look.size(28)}px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{ background: {surface}; border: 1px solid {edge};
    selection-background-color: {_c(look, "selected")};
    selection-color: {_c(look, "on_selected")}; outline: none; padding: 4px; }}
QSpinBox::up-button, QSpinBox::down-button {{ width: 0; border: none; }}
QCheckBox, QRadioButton {{ spacing: {look.gap(10)}px; background: transparent; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {box}px; height: {box}px; }}
"""


def _lists(look: Look) -> str:
    return f"""
QAbstractItemView {{ background: transparent; border: none; outline: none;
    selection-background-color: {_c(look, "selected")};
    selection-color: {_c(look, "on_selected")}; }}
QHeaderView::section {{ background: {_c(look, "sunken")}; border: none;
    border-bottom: 1px solid {_c(look, "hair")}; padding: 6px; }}
"""


def _chrome(look: Look) -> str:
    thumb, hover = _c(look, "edge"), _c(look, "ink3")
    return f"""
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {thumb}; border-radius: 3px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {hover}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QToolTip {{ background: {_c(look, "surface")}; color: {_c(look, "ink")};
    border: 1px solid {_c(look, "edge")}; padding: 4px 8px; }}
QProgressBar {{ background: {_c(look, "hair")}; border: none; max-height: 3px; }}
QProgressBar::chunk {{ background: {_c(look, "accent")}; }}
"""


def _outlined(name: str, ground: str, edge: str, radius: int) -> str:
    return (
        f'[ground="{name}"] {{ background: {ground}; border: 1px solid {edge};'
        f" border-radius: {radius}px; }}"
    )


def _c(look: Look, role: str) -> str:
    return look.theme.colour[role]
