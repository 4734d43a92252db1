# SPDX-License-Identifier: Apache-2.0
"""The look that every widget is handed: theme, text size, fonts and icons, and their changes."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette, QPixmap

from peerdesk.ui.icons import Icons
from peerdesk.ui.keys.keymap import KeyMap
from peerdesk.ui.theme import HeatStep, KindLook, StateLook, read_scale, read_theme

_STEP = 4
FOLD_AT = 1.5
"""From this text size on, side panes go behind a key and the rail folds."""


class Look(QObject):
    """The chosen theme and text size, asked by every widget that draws; `changed` when chosen anew.

    Only type and the height of what holds type grow with the text; gaps grow half as much, so
    that the writing keeps its room. `keys` are those that a person has chosen.
    """

    changed = Signal()

    def __init__(self, resources: Path, theme: str = "light", factor: float = 1.0) -> None:
        super().__init__()
        self._resources = resources
        self.scale = read_scale(resources)
        self.icons = Icons(resources)
        self.keys = KeyMap()
        self._theme_name = theme
        self.theme = read_theme(resources, theme)
        self.factor = self._bounded(factor)

    @property
    def resources(self) -> Path:
        """Return the folder of what the program brings along."""
        return self._resources

    @property
    def theme_name(self) -> str:
        """Return the name of the chosen theme's file."""
        return self._theme_name

    @property
    def is_high_contrast(self) -> bool:
        """Say whether edges tell what colour tells elsewhere."""
        return self._theme_name == "high-contrast"

    @property
    def is_large(self) -> bool:
        """Say whether the text is so large that side panes give way."""
        return self.factor >= FOLD_AT

    def choose(self, theme: str | None = None, factor: float | None = None) -> None:
        """Take another theme or text size and tell everybody."""
        if theme is not None:
            self.theme = read_theme(self._resources, theme)
            self._theme_name = theme
        if factor is not None:
            self.factor = self._bounded(factor)
        self.changed.emit()

    def load_fonts(self) -> None:
        """Make the shipped typeface known to Qt."""
        for path in sorted((self._resources / "fonts").glob("AtkinsonHyperlegibleNext-*.ttf")):
            QFontDatabase.addApplicationFont(str(path))

    def size(self, pixels: float) -> int:
        """Return a height or width that grows with the text."""
        return round(pixels * self.factor)

    def gap(self, pixels: float) -> int:
        """Return a gap: it grows half as much as the text, and never shrinks.

        At 100 % every gap is a multiple of four, those between two of them one of eight, so that
        all pages have one rhythm; what is smaller than that is drawn as it is.
        """
        step = _STEP * round(pixels / _STEP) if pixels > _STEP / 2 else pixels
        return round(step * max(1.0, 1 + (self.factor - 1) / 2))

    def space(self, name: str) -> int:
        """Return a named height or width from the scale, grown with the text."""
        value = self.scale.space[name]
        if isinstance(value, tuple):
            raise TypeError(name)
        return self.size(value)

    def radius(self, name: str) -> int:
        """Return a named radius."""
        return self.scale.radius[name]

    def colour(self, role: str) -> QColor:
        """Return the colour of a role; `state.<name>` gives a state's ink."""
        if role.startswith("state."):
            return QColor(self.theme.state[role[6:]].ink)
        return QColor(self.theme.colour[role])

    def kind(self, name: str) -> KindLook:
        """Return the look of a stance or message kind by its own name ("good-practice")."""
        found = "key_recommendation" if name == "recommendation" else name.replace("-", "_")
        return self.theme.kind[found]

    def state(self, name: str) -> StateLook:
        """Return the look of a state: done, changed, contradicts or wrong."""
        return self.theme.state[name]

    def heat(self, step: int) -> HeatStep:
        """Return a step of the map of evidence; 0 is none."""
        return self.theme.heat.step[step - 1] if step else self.theme.heat.none

    def font(self, role: str, *, weight: int = 0, columns: bool = False) -> QFont:
        """Return the font of a role; `columns` makes its figures equally wide."""
        look = self.scale.type[role]
        font = QFont(self.scale.font.family)
        font.setPixelSize(self.size(look.size))
        font.setWeight(QFont.Weight(weight or look.weight))
        if columns:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def line(self, role: str) -> int:
        """Return the height of a line of a role."""
        return self.size(self.scale.type[role].line)

    def pixmap(
        self,
        name: str,
        role: str = "ink",
        size: float = 20,
        weight: str = "regular",
        ratio: float = 2.0,
    ) -> QPixmap:
        """Return an icon in a role's colour, grown with the text."""
        return self.icons.pixmap(name, self.colour(role), self.size(size), weight, ratio)

    def icon(
        self, name: str, role: str = "ink", size: float = 20, weight: str = "regular"
    ) -> QIcon:
        """Return an icon for a control that draws icons itself."""
        return self.icons.icon(name, self.colour(role), self.size(size), weight)

    def palette(self) -> QPalette:
        """Return the theme as Qt's own roles, for what no style sheet reaches."""
        roles = {
            QPalette.ColorRole.Window: "canvas",
            QPalette.ColorRole.WindowText: "ink",
            QPalette.ColorRole.Base: "surface",
            QPalette.ColorRole.AlternateBase: "sunken",
            QPalette.ColorRole.Text: "ink",
            QPalette.ColorRole.PlaceholderText: "ink3",
            QPalette.ColorRole.Button: "surface",
            QPalette.ColorRole.ButtonText: "ink",
            QPalette.ColorRole.Highlight: "accent",
            QPalette.ColorRole.HighlightedText: "on",
            QPalette.ColorRole.Link: "accent",
            QPalette.ColorRole.ToolTipBase: "surface",
            QPalette.ColorRole.ToolTipText: "ink",
        }
        palette = QPalette()
        for role, name in roles.items():
            palette.setColor(role, self.colour(name))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("ink3"))
        return palette

    def _bounded(self, factor: float) -> float:
        font = self.scale.font
        return min(max(factor, font.least_factor), font.most_factor)
