# SPDX-License-Identifier: Apache-2.0
"""Frameworks: the themes and lines of enquiry that an offer brings, read from TOML text.

A framework is where scoping starts. The challenge takes a copy and edits it freely; nothing
here changes afterwards, which is why every framework carries its version.
"""

import re
from collections.abc import Iterator

import msgspec

from peerdesk.domain.errors import DomainError
from peerdesk.domain.toml_text import BadToml, Lines, read_toml

BLANK = "blank"
"""The offer that brings no themes: the team writes its own."""
_CODE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


class FrameworkKloe(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A key line of enquiry: what is typed after `#`, its name, its question, its prompts."""

    code: str
    title: str
    question: str
    prompts: tuple[str, ...]


class FrameworkTheme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A theme: always in when core, otherwise a module to be chosen at scoping."""

    code: str
    title: str
    core: bool
    kloes: tuple[FrameworkKloe, ...] = ()


class Framework(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an offer brings to scoping: days, sponsors, themes and how many modules are usual."""

    offer: str
    title: str
    short: str
    version: str
    source: str
    days: int
    sponsors: tuple[str, ...]
    modules_advised: int
    themes: tuple[FrameworkTheme, ...] = ()

    def theme(self, code: str) -> FrameworkTheme | None:
        """Return the theme with this code, or None if the offer has no such theme."""
        return next((theme for theme in self.themes if theme.code == code), None)


class BadFramework(DomainError):
    """A framework file cannot be used; says which file, which line and what to mend."""

    def __init__(self, name: str, line: int, what: str) -> None:
        super().__init__(f"{name}, line {line}: {what}")
        self.name = name
        self.line = line
        self.what = what


def parse_framework(text: str, name: str) -> Framework:
    """Return the framework that a TOML text describes; the name is only for the error.

    Raises `BadFramework` at the first thing that is wrong: not TOML, a field missing, unknown
    or of the wrong type, a text left empty, a code that cannot be typed after `#` or that
    stands twice, a theme without lines of enquiry.
    """
    try:
        framework, lines = read_toml(text, Framework)
    except BadToml as error:
        raise BadFramework(name, error.line, error.what) from None
    for line, what in sorted(_faults(framework, lines)):
        raise BadFramework(name, line, what)
    return framework


def _faults(framework: Framework, lines: Lines) -> Iterator[tuple[int, str]]:
    yield from _fault_in_code(framework.offer, lines.at("offer"))
    for field in ("title", "short", "version", "source"):
        if not getattr(framework, field).strip():
            yield lines.at(field), f"“{field}” is empty: write it."
    if framework.days < 1:
        yield lines.at("days"), "“days” is below 1: say how many days the team is on site."
    if not framework.sponsors:
        yield lines.at("sponsors"), "“sponsors” is empty: name at least one role."
    modules = sum(not theme.core for theme in framework.themes)
    if not 0 <= framework.modules_advised <= modules:
        what = f"“modules_advised” is {framework.modules_advised} and there are {modules} modules"
        yield lines.at("modules_advised"), f"{what}: give a number between 0 and that."
    if not framework.themes and framework.offer != BLANK:
        yield lines.at(), "there is no theme: add one under [[themes]], or use the blank framework."
    yield from _faults_in_themes(framework, lines)


def _faults_in_themes(framework: Framework, lines: Lines) -> Iterator[tuple[int, str]]:
    taken: dict[str, int] = {}
    for number, theme in enumerate(framework.themes):
        where: tuple[str | int, ...] = ("themes", number)
        yield from _faults_of_entry(theme, where, lines, taken)
        if not theme.kloes and framework.offer != BLANK:
            yield (
                lines.at(*where),
                f"the theme “{theme.code}” has no line of enquiry: add one under [[themes.kloes]].",
            )
        for order, kloe in enumerate(theme.kloes):
            place = (*where, "kloes", order)
            yield from _faults_of_entry(kloe, place, lines, taken)
            if not kloe.question.strip():
                yield lines.at(*place, "question"), "“question” is empty: write it."
            for prompt, said in enumerate(kloe.prompts):
                if not said.strip():
                    yield (
                        lines.at(*place, "prompts", prompt),
                        "a prompt is empty: write or remove it.",
                    )


def _faults_of_entry(
    entry: FrameworkTheme | FrameworkKloe,
    where: tuple[str | int, ...],
    lines: Lines,
    taken: dict[str, int],
) -> Iterator[tuple[int, str]]:
    """Check a title and a code; themes and lines share one list of codes, as a search does."""
    line = lines.at(*where, "code")
    yield from _fault_in_code(entry.code, line)
    if entry.code in taken:
        what = f"the code “{entry.code}” stands on line {taken[entry.code]} already"
        yield line, f"{what}: give one of the two another code."
    taken.setdefault(entry.code, line)
    if not entry.title.strip():
        yield lines.at(*where, "title"), "“title” is empty: write it."


def _fault_in_code(code: str, line: int) -> Iterator[tuple[int, str]]:
    if not _CODE.fullmatch(code):
        rule = "use lower-case letters and figures with hyphens between them."
        yield line, f"the code “{code}” cannot be typed as a tag: {rule}"
