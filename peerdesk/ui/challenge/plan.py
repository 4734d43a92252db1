# SPDX-License-Identifier: Apache-2.0
"""What scoping has gathered so far, before there is a challenge: kept as a draft between steps."""

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from peerdesk.domain.challenge import Scope
from peerdesk.domain.framework import Framework, FrameworkKloe, FrameworkTheme
from peerdesk.domain.team import Person

DRAFT = "scoping"
"""The key of the draft."""
_BLANK = Scope(council="", title="", first_day="", last_day="", sponsors=())


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """A challenge to be: the framework as edited, the modules chosen, the scope, the team."""

    framework: Framework | None = None
    modules: tuple[str, ...] = ()
    scope: Scope = _BLANK
    team: tuple[Person, ...] = ()
    step: int = 0

    @property
    def themes(self) -> tuple[FrameworkTheme, ...]:
        """Return the themes that are in: core ones and the chosen modules."""
        every = self.framework.themes if self.framework else ()
        return tuple(theme for theme in every if theme.core or theme.code in self.modules)

    @property
    def lines(self) -> int:
        """Return how many lines of enquiry the themes have together."""
        return sum(len(theme.kloes) for theme in self.themes)


def codes(plan: Plan) -> set[str]:
    """Return every code that the plan's themes and lines have."""
    themes = plan.framework.themes if plan.framework else ()
    return {theme.code for theme in themes} | {k.code for theme in themes for k in theme.kloes}


def begin_with(plan: Plan, framework: Framework) -> Plan:
    """Return the plan with an offer taken; what else was written stays."""
    if plan.framework is not None and plan.framework.offer == framework.offer:
        return plan
    title = plan.scope.title
    before = plan.framework.title if plan.framework else ""
    sponsors = plan.scope.sponsors or framework.sponsors
    scope = replace(
        plan.scope, title=framework.title if title in {"", before} else title, sponsors=sponsors
    )
    return replace(plan, framework=framework, modules=(), scope=scope)


def with_lines(plan: Plan, theme: str, kloes: Iterable[FrameworkKloe]) -> Plan:
    """Return the plan with the lines of one theme set anew."""
    if plan.framework is None:
        return plan
    themes = tuple(
        replace(found, kloes=tuple(kloes)) if found.code == theme else found
        for found in plan.framework.themes
    )
    return replace(plan, framework=replace(plan.framework, themes=themes))


def with_theme(plan: Plan, code: str, title: str) -> Plan:
    """Return the plan with a theme of the team's own, chosen."""
    if plan.framework is None:
        return plan
    theme = FrameworkTheme(code, title, core=False)
    framework = replace(plan.framework, themes=(*plan.framework.themes, theme))
    return replace(plan, framework=framework, modules=(*plan.modules, code))


def to_draft(plan: Plan) -> str:
    """Return the plan as text for the draft."""
    return msgspec.json.encode(plan).decode()


def from_draft(text: str) -> Plan:
    """Return the plan that a draft holds, or a new one where it holds none."""
    try:
        return msgspec.json.decode(text, type=Plan) if text else Plan()
    except msgspec.MsgspecError:
        return Plan()
