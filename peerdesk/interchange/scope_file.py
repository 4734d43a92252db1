# SPDX-License-Identifier: Apache-2.0
"""A challenge as agreed at scoping, in one TOML file: offer, scope, team, themes and lines."""

from msgspec import Struct

from peerdesk.domain.challenge import Scope
from peerdesk.domain.framework import Framework
from peerdesk.domain.team import Person
from peerdesk.domain.toml_text import BadToml, Lines, read_toml
from peerdesk.interchange.errors import BadScopeFile


class ScopedKloe(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A line of enquiry: one of the framework worded anew, or one added under a theme."""

    code: str
    title: str
    question: str
    prompts: tuple[str, ...] = ()
    theme: str = ""


class ScopedTheme(Struct, frozen=True, forbid_unknown_fields=True):
    """A theme of the team's own."""

    code: str
    title: str


class ScopeFile(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a scope file says; `owner` is whose laptop it is, `team` everybody else.

    `edited` words lines of the framework anew, `themes` and `added` bring the team's own.
    """

    offer: str
    scope: Scope
    modules: tuple[str, ...] = ()
    owner: Person | None = None
    team: tuple[Person, ...] = ()
    edited: tuple[ScopedKloe, ...] = ()
    themes: tuple[ScopedTheme, ...] = ()
    added: tuple[ScopedKloe, ...] = ()


def parse_scope(text: str, name: str) -> tuple[ScopeFile, Lines]:
    """Return what a scope file says and where, or raise `BadScopeFile` with its line."""
    try:
        return read_toml(text, ScopeFile)
    except BadToml as error:
        raise BadScopeFile(name, error.line, error.what) from None


def check_against(scoped: ScopeFile, framework: Framework, name: str, lines: Lines) -> None:
    """Raise `BadScopeFile` where a line or theme is named that will not be there."""
    known = {kloe.code for theme in framework.themes for kloe in theme.kloes}
    themes = {theme.code for theme in framework.themes} | {t.code for t in scoped.themes}
    for number, edited in enumerate(scoped.edited):
        if edited.code not in known:
            what = f"there is no line of enquiry “{edited.code}” to edit: correct the code."
            raise BadScopeFile(name, lines.at("edited", number, "code"), what)
    for number, added in enumerate(scoped.added):
        if added.theme not in themes:
            what = f"there is no theme “{added.theme}” to add a line to: correct the code."
            raise BadScopeFile(name, lines.at("added", number, "theme"), what)
        if added.code in known | themes:
            what = f"the code “{added.code}” is taken already: choose another."
            raise BadScopeFile(name, lines.at("added", number, "code"), what)
        known.add(added.code)
