# SPDX-License-Identifier: Apache-2.0
"""The filters of the list of notes: what can be chosen, and how a choice changes the query."""

from collections.abc import Iterator

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from peerdesk.compose.atlas import KIND_NAMES, Kind
from peerdesk.desk.query import UNTAGGED as NO_LINE
from peerdesk.desk.query import VALUES, Narrowing, NoteQuery, narrowings
from peerdesk.desk.search.filters import TYPED
from peerdesk.domain.calendar import day_name, short_day
from peerdesk.domain.words import SessionKind, Stance, Voice, title
from peerdesk.ui.components.options import Option, with_tick
from peerdesk.ui.evidence.rows import ICONS, Surroundings

ALL, MINE, UNTAGGED, UNUSED, BIN = "all", "mine", "untagged", "unused", "bin"
_EMPTY = NoteQuery()
translate = QCoreApplication.translate
_KIND_ICONS = {
    Kind.INTERVIEW: "chat-centered-text", Kind.FOCUS_GROUP: "users-three",
    Kind.CASE_RECORD: "folder-open", Kind.OBSERVED: "eye", Kind.DOCUMENT: "file-text",
    Kind.DATA: "chart-bar",
}  # fmt: skip
_SWITCHES = ("untagged", "in_message", "withdrawn")
_MORE = "more:"
"""Before the number of a filter of several values, or of what is not wanted."""


def tab_query(tab: str, me: str) -> NoteQuery:
    """Return the query that a tab stands for."""
    return {
        ALL: NoteQuery(),
        MINE: NoteQuery(author=me),
        UNTAGGED: NoteQuery(untagged=True),
        UNUSED: NoteQuery(in_message=False),
        BIN: NoteQuery(withdrawn=True),
    }[tab]


def tab_of(query: NoteQuery, me: str) -> str:
    """Return the tab that a query belongs to, or "" where it mixes several."""
    tabs = (MINE, UNTAGGED, UNUSED, BIN)
    on = [tab for tab in tabs if _carries(query, tab_query(tab, me))]
    if len(on) > 1:
        return ""
    return on[0] if on else ALL


def with_tab(query: NoteQuery, tab: str, me: str) -> NoteQuery:
    """Return the query under another tab; what else was chosen stays."""
    wanted = tab_query(tab, me)
    author = wanted.author or (query.author if query.author != me else "")
    return replace(
        query, author=author, untagged=wanted.untagged, in_message=wanted.in_message,
        withdrawn=wanted.withdrawn,
    )  # fmt: skip


def options(around: Surroundings, query: NoteQuery) -> tuple[Option, ...]:
    """Return everything that can be filtered by, under headings; what is on has a tick."""
    return tuple(
        with_tick(option, on=field_of(query, option.key) == value_of(option.key))
        for option in _options(around)
    )


def toggled(query: NoteQuery, key: str) -> NoteQuery:
    """Return the query with a filter put on, or taken off if it was on."""
    name, value = key.split(":", 1)[0], value_of(key)
    if getattr(query, name) == value:
        return without(query, name)
    return replace(query, **{name: value})


def without(query: NoteQuery, name: str) -> NoteQuery:
    """Return the query without one filter, named as on its chip."""
    if name.startswith(_MORE):
        place = int(name.removeprefix(_MORE))
        more = (one for number, one in enumerate(query.more) if number != place)
        return replace(query, more=tuple(more))
    return replace(query, **{name: getattr(_EMPTY, name)})


def field_of(query: NoteQuery, key: str) -> object:
    """Return what the query has in the field that a key is about."""
    return getattr(query, key.split(":", 1)[0])


def value_of(key: str) -> object:
    """Return the value that a key puts into its field."""
    name, value = key.split(":", 1)
    if name == "origin":
        return Kind(value)
    if name == "kind":
        return SessionKind(value)
    if name == "stance":
        return Stance(value)
    if name == "voice":
        return Voice(value)
    if name == "in_message":
        return False
    return True if name in _SWITCHES else value


def chips(query: NoteQuery, around: Surroundings) -> tuple[tuple[str, str], ...]:
    """Return field and words of every filter that is on, but for those that a tab says."""
    tab = tab_of(query, around.me)
    said = {MINE: "author", UNTAGGED: "untagged", UNUSED: "in_message", BIN: "withdrawn"}.get(tab)
    plain = {one.name: one for one in narrowings(replace(query, more=()))}
    words = {name: _said(plain[name], around) for name in VALUES if name in plain}
    switches = _switches()
    for name in _SWITCHES:
        on = getattr(query, name) != getattr(_EMPTY, name)
        words[name] = switches[name] if on else ""
    for place, narrowing in enumerate(query.more):
        words[f"{_MORE}{place}"] = _said(narrowing, around)
    return tuple((name, text) for name, text in words.items() if text and name != said)


def _said(narrowing: Narrowing, around: Surroundings) -> str:
    """Return what a chip says of a filter: one value or another, or that it is not wanted."""
    if narrowing.name == NO_LINE:
        return translate("Filters", "Tagged")
    said = [_titled(narrowing.name, value, around) for value in narrowing.values]
    words = translate("Filters", " or ").join(said)
    return translate("Filters", "not {0}").format(words) if narrowing.without else words


def _titled(name: str, value: str, around: Surroundings) -> str:
    if name == "day":
        return short_day(value)
    return around.names.title(TYPED.get(name, name), value)


def _switches() -> dict[str, str]:
    return {
        "untagged": translate("Filters", "Untagged"),
        "in_message": translate("Filters", "In no message"),
        "withdrawn": translate("Filters", "In the bin"),
    }


def _carries(query: NoteQuery, wanted: NoteQuery) -> bool:
    names = ("author", "untagged", "in_message", "withdrawn")
    return all(
        getattr(query, name) == getattr(wanted, name)
        for name in names
        if getattr(wanted, name) != getattr(_EMPTY, name)
    )


def _options(around: Surroundings) -> Iterator[Option]:
    for stance in Stance:
        yield Option(
            f"stance:{stance}", title(stance), mark=stance, group=translate("Filters", "Mark")
        )
    for theme in around.themes:
        yield Option(
            f"theme:{theme.id}",
            theme.value.title,
            icon="stack",
            group=translate("Filters", "Themes"),
        )
    for kloe in around.usable:
        yield Option(
            f"kloe:{kloe.id}",
            kloe.value.title,
            icon="hash",
            group=translate("Filters", "Lines of enquiry"),
        )
    for voice in Voice:
        yield Option(
            f"voice:{voice}", title(voice), icon="at", group=translate("Filters", "Voices")
        )
    for day in around.days():
        yield Option(
            f"day:{day}", day_name(day), icon="calendar-blank", group=translate("Filters", "Days")
        )
    for kind, called in KIND_NAMES.items():
        yield Option(
            f"origin:{kind}",
            called,
            icon=_KIND_ICONS[kind],
            group=translate("Filters", "Kind of source"),
        )
    for identifier, session in around.sessions.items():
        hint = f"{short_day(session.day)} {session.start}"
        yield Option(
            f"session:{identifier}",
            session.title,
            hint,
            ICONS[session.kind],
            group=translate("Filters", "Sessions"),
        )
    for person, name in around.people.items():
        yield Option(
            f"author:{person}", name, icon="user", group=translate("Filters", "Written by")
        )
    icons = {"untagged": "tag", "in_message": "chat-circle-text", "withdrawn": "trash"}
    for name, words in _switches().items():
        yield Option(f"{name}:yes", words, icon=icons[name], group=translate("Filters", "State"))


def is_narrowed(query: NoteQuery) -> bool:
    """Say whether anything besides a tab narrows the notes down."""
    return any(one.name != "author" for one in narrowings(query))
