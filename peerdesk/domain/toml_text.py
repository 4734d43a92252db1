# SPDX-License-Identifier: Apache-2.0
"""Texts in TOML, read into values, with the line of whatever is wrong in them."""

import re
import tomllib
from collections.abc import Iterator
from typing import TypeVar

import msgspec

from peerdesk.domain.errors import DomainError

Path = tuple[str | int, ...]
T = TypeVar("T")

_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n]*)
      | (?P<text>\"{3}(?:\\.|[^\\])*?\"{3,5}|'{3}.*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')
      | (?P<open>[\[{]) | (?P<close>[\]}]) | (?P<comma>,)
      | (?P<space>\s+) | (?P<word>[^\s,\[\]{}"'\#]+)""",
    re.DOTALL | re.VERBOSE,
)
_HEADER = re.compile(r"[ \t]*(?P<brackets>\[\[?)[ \t]*(?P<name>[^\[\]\n]+?)[ \t]*\]")
_KEY = re.compile(r"[ \t]*(?P<name>[A-Za-z0-9_.-]+)[ \t]*=")
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")
_TYPES = {
    "str": "text in quotes",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
}


class BadToml(DomainError):
    """A TOML text does not say what it should; carries the line and what is wrong with it."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(f"Line {line}: {what}")
        self.line = line
        self.what = what


class Lines:
    """Knows on which line of a TOML text each table, key and list item begins."""

    def __init__(self, text: str) -> None:
        self._found: dict[Path, int] = {(): 1}
        self._counts: dict[Path, int] = {}
        self._text = text
        self._scan()

    def at(self, *path: str | int) -> int:
        """Return the line of what the path names, or else of the nearest thing round it."""
        while path not in self._found:
            path = path[:-1]
        return self._found[path]

    def _scan(self) -> None:
        table: Path = ()
        position, line = 0, 1
        while position < len(self._text):
            if header := _HEADER.match(self._text, position):
                table = self._enter(header["name"], several=header["brackets"] == "[[")
                self._found[table] = line
                end = self._text.find("\n", position)
            elif key := _KEY.match(self._text, position):
                path = (*table, *key["name"].split("."))
                self._found[path] = line
                end = self._value(path, key.end(), line)
            else:
                end = self._text.find("\n", position)
            if end < 0:
                return
            line += self._text.count("\n", position, end + 1)
            position = end + 1

    def _enter(self, name: str, *, several: bool) -> Path:
        path: Path = ()
        parts = [part.strip() for part in name.split(".")]
        for number, part in enumerate(parts, 1):
            path = (*path, part)
            if number == len(parts) and several:
                self._counts[path] = self._counts.get(path, -1) + 1
            if path in self._counts:
                path = (*path, self._counts[path])
        return path

    def _value(self, path: Path, start: int, line: int) -> int:
        """Note the items of a list that runs over lines; return where the value's line ends."""
        depth, item, fresh = 0, 0, False
        for token in _TOKEN.finditer(self._text, start):
            kind = token.lastgroup
            if kind == "space" and depth == 0 and "\n" in token[0]:
                return token.start() + token[0].index("\n")
            if depth == 1 and fresh and kind in {"text", "open", "word"}:
                self._found[(*path, item)] = line + self._text.count("\n", start, token.start())
                fresh = False
            if kind == "open":
                depth += 1
                fresh = fresh or (depth == 1 and token[0] == "[")
            elif kind == "close":
                depth -= 1
            elif kind == "comma" and depth == 1:
                item, fresh = item + 1, True
        return -1


def read_toml(text: str, shape: type[T]) -> tuple[T, Lines]:
    """Return the text as a value of the shape, and the lines of its parts; or raise `BadToml`."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadToml(_syntax_line(str(error), text), _syntax(str(error))) from None
    lines = Lines(text)
    try:
        return msgspec.convert(tables, shape), lines
    except msgspec.ValidationError as error:
        path = tuple(_steps(str(error)))
        raise BadToml(*_explain(str(error), path, lines)) from None


def _syntax_line(message: str, text: str) -> int:
    found = re.search(r"at line (\d+)", message)
    return int(found[1]) if found else text.rstrip("\n").count("\n") + 1


def _syntax(message: str) -> str:
    reason = message.partition(" (at ")[0]
    return f"this is not TOML ({reason}): mend the quotes, brackets or equals sign there."


def _steps(message: str) -> Iterator[str | int]:
    _, _, where = message.rpartition(" - at `$")
    for name, number in _STEP.findall(where if where != message else ""):
        yield name or int(number)


def _explain(message: str, path: Path, lines: Lines) -> tuple[int, str]:
    here = next((str(step) for step in reversed(path) if isinstance(step, str)), "the file")
    if found := re.match(r"Object missing required field `(\w+)`", message):
        return lines.at(*path), f"the field “{found[1]}” is missing: add it."
    if found := re.match(r"Object contains unknown field `([^`]+)`", message):
        line = lines.at(*path, found[1])
        return line, f"there is no field “{found[1]}”: correct its spelling or remove it."
    if found := re.match(r"Expected `([^`]+)`, got `([^`]+)`", message):
        wanted, given = (_TYPES.get(name.split(" | ")[0], name) for name in found.groups())
        return lines.at(*path), f"“{here}” is {given}, and it needs {wanted}: correct it."
    reason = message.partition(" - at ")[0]
    return lines.at(*path), f"“{here}” cannot be read ({reason}): correct it."
