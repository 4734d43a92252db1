# SPDX-License-Identifier: Apache-2.0
"""A framework taken into a challenge: its themes and lines get identifiers of their own."""

from collections.abc import Iterable, Iterator

from peerdesk.desk.errors import UnknownModule
from peerdesk.domain import facts
from peerdesk.domain.challenge import Kloe, Theme
from peerdesk.domain.framework import Framework, FrameworkTheme
from peerdesk.domain.identifiers import mint


def check_modules(framework: Framework, modules: Iterable[str]) -> None:
    """Raise `UnknownModule` unless every code is that of a module of the framework."""
    optional = tuple(theme.code for theme in framework.themes if not theme.core)
    for code in modules:
        if code not in optional:
            raise UnknownModule(code, optional)


def taken_in(framework: Framework, modules: frozenset[str]) -> Iterator[facts.Fact]:
    """Yield what sets every theme and line; core themes and the modules named are chosen."""
    for place, theme in enumerate(framework.themes, 1):
        identifier = mint()
        details = Theme(
            code=theme.code,
            title=theme.title,
            core=theme.core,
            position=place,
            chosen=theme.core or theme.code in modules,
        )
        yield facts.ThemeSet(theme=identifier, details=details)
        yield from _lines_of(theme, identifier)


def _lines_of(theme: FrameworkTheme, identifier: str) -> Iterator[facts.Fact]:
    for place, kloe in enumerate(theme.kloes, 1):
        details = Kloe(
            theme=identifier,
            code=kloe.code,
            title=kloe.title,
            question=kloe.question,
            prompts=kloe.prompts,
            position=place,
        )
        yield facts.KloeSet(kloe=mint(), details=details)
