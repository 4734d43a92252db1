# SPDX-License-Identifier: Apache-2.0
"""The pages of the help: read from their files, found for a screen, and searched."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from peerdesk.ui.components.options import plain

CONTENTS = "index"
_OURS = "peerdesk.ui."
_SCREENS = {
    "attachments": "attachments",
    "briefing": "daily-summary",
    "challenge.closing_page": "closing",
    "challenge.closing_sheets": "closing",
    "components.look_sheet": "keys",
    "evidence.erasing_sheets": "erasing",
    "evidence.lifting_sheet": "erasing",
    "evidence.kept_sheet": "finding",
    "disclosure": "trail",
    "help": "keys",
    "palette": "finding",
    "privacy": "getting-started",
    "team.folder": "policy",
    "team.folder_sheet": "policy",
    "team.settling_place": "settling",
    "prep": "today",
    "tour": "getting-started",
    "welcome": "getting-started",
    "welcome.hardship": "vault",
    "welcome.joining": "team",
    "welcome.restore_page": "vault",
    "welcome.restoring": "vault",
    "wordlists": "guard",
}
"""The pages of screens that are not called after their folder, by folder and module of the screen.

A folder that is not named here has the page of its own name.
"""
_BEFORE = 40
"""Characters shown before the first word found."""
_HEADING = re.compile(r"^#{1,4} +(.+)$")
_MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[*`|]+|^#+ +|^\s*[-\d.]+ +", re.MULTILINE)


class Found(NamedTuple):
    """Where the words searched for stand: the page, the heading over them and the line."""

    page: str
    title: str
    section: str
    line: str


@dataclass(frozen=True)
class HelpPage:
    """One page: its name, its first heading, and its text as it stands in the file."""

    name: str
    title: str
    text: str

    @property
    def anchors(self) -> tuple[str, ...]:
        """Return the names by which links reach its headings."""
        found = (_HEADING.match(line) for line in self.text.splitlines())
        return tuple(anchor(bare(heading[1])) for heading in found if heading)


def anchor(heading: str) -> str:
    """Return the name by which a link reaches a heading, as code hosts make it."""
    kept = re.sub(r"[^\w\- ]", "", heading.casefold())
    return kept.strip().replace(" ", "-")


def bare(text: str) -> str:
    """Return the words of a line without its marks."""
    return _MARKUP.sub(lambda found: found[1] or "", text).strip()


def screen_page(module: str) -> str:
    """Return the page for a module of the screen, or "" for one that is part of many screens."""
    if not module.startswith(_OURS):
        return ""
    folder, _, name = module.removeprefix(_OURS).partition(".")
    own = _SCREENS.get(f"{folder}.{name}") or _SCREENS.get(folder)
    if own is not None:
        return own
    return folder.replace("_", "-") if name and folder != "components" else ""


def lies_deeper(module: str) -> bool:
    """Say whether a screen has a page of its own within the place that it belongs to."""
    return module.removeprefix(_OURS) in _SCREENS


class HelpBook:
    """All pages of a folder, each read once and when it is first wanted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read = lru_cache(maxsize=None)(self._page)

    def names(self) -> tuple[str, ...]:
        """Return the names of all pages, the contents first."""
        found = sorted(path.stem for path in self.folder.glob("*.md"))
        return (CONTENTS, *(name for name in found if name != CONTENTS))

    def page(self, name: str) -> HelpPage:
        """Return a page, or the contents where there is none of that name."""
        return self._read(name if name in self.names() else CONTENTS)

    def search(self, typed: str) -> list[Found]:
        """Return the lines in which every typed word begins a word; headings come first."""
        wanted = plain(typed).split()
        if not wanted:
            return []
        found = [hit for name in self.names() for hit in _hits(self.page(name), wanted)]
        return sorted(found, key=lambda hit: hit.line != hit.section)

    def _page(self, name: str) -> HelpPage:
        text = (self.folder / f"{name}.md").read_text(encoding="utf-8")
        title = next((bare(line) for line in text.splitlines() if _HEADING.match(line)), name)
        return HelpPage(name, title, text)


def _hits(page: HelpPage, wanted: list[str]) -> list[Found]:
    found: list[Found] = []
    section = page.title
    for line in page.text.splitlines():
        words = bare(line)
        if _HEADING.match(line):
            section = words
        starts = re.findall(r"[^\W_]+", plain(f"{words}"))
        if all(any(word.startswith(start) for word in starts) for start in wanted):
            found.append(Found(page.name, page.title, section, _excerpt(words, wanted)))
    return found


def _excerpt(line: str, wanted: list[str]) -> str:
    """Return a line from shortly before the first word that was searched for."""
    found = (plain(line).find(start) for start in wanted)
    first = min((place for place in found if place >= 0), default=0)
    begin = line.rfind(" ", 0, max(first - _BEFORE, 0)) + 1
    return f"…{line[begin:]}" if begin else line
