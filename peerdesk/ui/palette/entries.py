# SPDX-License-Identifier: Apache-2.0
"""What the palette offers, as rows: acts with their keys, places, and whatever was found."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from peerdesk.desk.search.finding import Findings, Sort, Thing
from peerdesk.desk.search.ranking import Candidate, ranked
from peerdesk.domain.words import SessionKind
from peerdesk.ui.components.session_icon import session_icon
from peerdesk.ui.entries import PlaceEntry, going
from peerdesk.ui.keys.action import Action
from peerdesk.ui.keys.everywhere import LOOKS, SHELL, WINDOW
from peerdesk.ui.keys.keymap import KeyMap
from peerdesk.ui.palette.model import Entry

DO, GO, ALL_NOTES = "do", "go", "notes"
ACTS = 4
"""Acts that are shown beside what is found."""
_ICONS = {Sort.LINE: "hash", Sort.SEARCH: "magnifying-glass"}


def action_entries(
    entries: Sequence[PlaceEntry], keymap: KeyMap, here: str, without: frozenset[str]
) -> tuple[Entry, ...]:
    """Return everything that can be done, what the open place does first.

    `here` is the key of the open place; `without` are ids of actions left out: the palette's own.
    """
    titles = {entry.rail.key: entry.rail.title for entry in entries}
    own = [action for entry in entries for action in entry.actions]
    own.sort(key=lambda action: action.place != here)
    every = dict.fromkeys((*own, *WINDOW, *SHELL, *LOOKS, *going(entries).values()))
    return tuple(
        _of_action(action, keymap, "" if action.place == here else titles.get(action.place, ""))
        for action in every
        if action.id not in without
    )


def actions_by_id(entries: Sequence[PlaceEntry]) -> Mapping[str, Action]:
    """Return every action by its id."""
    own = (action for entry in entries for action in entry.actions)
    return {
        action.id: action for action in (*own, *WINDOW, *SHELL, *LOOKS, *going(entries).values())
    }


def place_entries(entries: Sequence[PlaceEntry], keymap: KeyMap) -> tuple[Entry, ...]:
    """Return the places of the rail."""
    keys = going(entries)
    return tuple(
        Entry(
            key=f"{GO}:{entry.rail.key}",
            group=_tr("Places"),
            text=entry.rail.title,
            icon=entry.rail.icon or "compass",
            keys=keymap.shown(keys[entry.rail.key]) if entry.rail.key in keys else "",
        )
        for entry in entries
        if not entry.over
    )


def fitting(
    typed: str, entries: Sequence[Entry], recent: Sequence[str], most: int
) -> tuple[Entry, ...]:
    """Return the entries that fit what is typed, the best first."""
    by_key = {entry.key: entry for entry in entries}
    names = [Candidate(e.key, e.text, e.hint, e.called) for e in entries]
    return tuple(by_key[key] for key in ranked(typed, names, recent)[:most])


def found_entries(findings: Findings, typed: str) -> Iterator[Entry]:
    """Yield what was found; after the notes shown, all of them where there are more."""
    notes = [thing for thing in findings.things if thing.sort is Sort.NOTE]
    for thing in findings.things:
        yield _of_thing(thing)
        if notes and thing is notes[-1] and findings.more:
            words = _tr("All notes found, in Evidence")
            yield Entry(f"{ALL_NOTES}:{typed}", group_of(Sort.NOTE), words, icon="funnel")


def group_of(sort: Sort) -> str:
    """Return the heading over things of a sort."""
    return {
        Sort.LINE: _tr("Lines of enquiry"),
        Sort.MESSAGE: _tr("Messages"),
        Sort.NOTE: _tr("Notes"),
        Sort.SESSION: _tr("Sessions"),
        Sort.SEARCH: _tr("Searches"),
    }[sort]


def do_group() -> str:
    """Return the heading over acts."""
    return _tr("Do")


def _of_action(action: Action, keymap: KeyMap, hint: str) -> Entry:
    goes = action.id.startswith("window.go-")
    words = _tr("Go to {0}").format(action.said) if goes else action.said
    return Entry(
        key=f"{DO}:{action.id}",
        group=do_group(),
        text=words,
        hint=hint,
        icon="arrow-right",
        keys=keymap.shown(action),
        called=action.said if goes else "",
    )


def _of_thing(thing: Thing) -> Entry:
    marked = thing.sort in {Sort.MESSAGE, Sort.NOTE}
    icon = (
        session_icon(SessionKind(thing.sign))
        if thing.sort is Sort.SESSION
        else _ICONS.get(thing.sort, "")
    )
    return Entry(
        key=thing.key,
        group=group_of(thing.sort),
        text=thing.words,
        hint=thing.hint,
        icon=icon,
        mark=thing.sign if marked else "",
    )


def _tr(words: str) -> str:
    return QCoreApplication.translate("Palette", words)
