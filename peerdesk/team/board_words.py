# SPDX-License-Identifier: Apache-2.0
"""The board in words: the one sentence at the end of the day, and what is worth a line below it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from peerdesk.team.board import Board, Former, Missing, Row
from peerdesk.team.lacking_bytes import Unheld

_NAMED = 3
"""Colleagues named in one sentence; of more it says how many."""
_MINUTE, _HOUR, _DAY = 60_000, 3_600_000, 86_400_000
_TWICE = 2


def short_names(rows: Sequence[Row], former: Sequence[Former] = ()) -> dict[str, str]:
    """Return what to call each laptop: its owner's first name, where that is nobody else's."""
    full = {left.device: left.name for left in former} | {row.device: row.name for row in rows}
    first = {device: name.split()[0] if name.split() else "" for device, name in full.items()}
    once, whole = Counter(first.values()), Counter(full.values())
    names = {}
    for device, name in full.items():
        if whole[name] > 1:
            names[device] = f"{name} (laptop {device[:4]})"
        else:
            names[device] = first[device] if once[first[device]] == 1 else name
    return names


def sentence(board: Board) -> str:
    """Return whose stick to ask for, or what else to do now; "" where there is nobody to ask."""
    names = short_names(board.rows, board.former)
    if len(board.rows) <= 1:
        return ""
    if board.missing:
        return " ".join(filter(None, (_ask(board, names), _nobody(board, names))))
    if board.unheld.attachments:
        return unheld_words(board.unheld, names)
    behind = sorted(
        (r for r in board.rows if r.to_come or r.attachments),
        key=lambda row: (-row.to_come, -row.attachments),
    )
    if not behind:
        return "Everybody has everything, as far as this laptop has heard."
    silent = "" if behind[0].heard else f" {names[behind[0].device]} has not been heard from."
    lacks = [f"{names[row.device]} lacks {_lacks(row)}" for row in behind[:_NAMED]]
    more = f" and {len(behind) - _NAMED} more lack some" if len(behind) > _NAMED else ""
    what = "everything that is known"
    now = "Share it:"
    if board.all_shared:
        what += " and has shared it"
        now = "Hand the stick on:"
    return f"This laptop has {what}. {now} {', '.join(lacks)}{more}.{silent}"


def details(board: Board) -> Iterator[str]:
    """Yield a sentence on each gap, on attachments that are missing and on clocks that disagree."""
    names = short_names(board.rows, board.former)
    for missing in board.missing:
        yield _gap(missing, names)
    if board.missing and board.unheld.attachments:
        yield unheld_words(board.unheld, names)
    if board.missing or board.unheld.attachments:
        for row in board.rows:
            if row.attachments and not row.own:
                yield f"{names[row.device]} lacks {attachment_words(row.attachments)}."
    if board.own_clock_doubtful:
        yield "Most clocks differ from this laptop’s in the same way: set this laptop’s clock."
    for row in board.rows:
        if row.ahead:
            yield clock_words(names[row.device], row.ahead)


def attachment_words(number: int) -> str:
    """Return how many attachments."""
    return "1 attachment" if number == 1 else f"{number:,} attachments"


def unheld_words(unheld: Unheld, names: Mapping[str, str]) -> str:
    """Return how many attachments are missing here, who has them, and how they come."""
    number, whom = unheld.attachments, [names[device] for device in unheld.holders]
    said = f"{attachment_words(number)} {_are(number)} missing here"
    if not whom:
        return (
            f"{said}, and no laptop of the team is known to have {_them(number)}: look for an "
            "older bundle, on a stick or in a folder."
        )
    has = "has" if len(whom) == 1 else "have"
    some = " some of" if unheld.nobody else ""
    return (
        f"{said}; {_and(whom)} {has}{some} {_them(number)}. Share, so that they know, and import "
        "their next bundles."
    )


def clock_words(name: str, ahead: int) -> str:
    """Return by how much somebody's clock differs from this laptop's, at least."""
    by = abs(ahead)
    units = ((_DAY, "day"), (_HOUR, "hour"))
    unit, word = next((u for u in units if by >= _TWICE * u[0]), (_MINUTE, "minute"))
    much = f"{by // unit:,} {word}{'' if by // unit == 1 else 's'}"
    way = "ahead of" if ahead > 0 else "behind"
    return f"{name}’s clock is {much} or more {way} this laptop’s: only the times shown are wrong."


def _ask(board: Board, names: Mapping[str, str]) -> str:
    whom = [f"{names[device]}’s" for device in board.ask.devices]
    what = _changes(board.ask.changes)
    if not whom:
        return ""
    if len(whom) == 1:
        return f"Ask for {whom[0]} stick: it has the {what} that this laptop lacks."
    return f"Ask for {_and(whom)} sticks: together they have the {what} that this laptop lacks."


def _nobody(board: Board, names: Mapping[str, str]) -> str:
    if not board.ask.nobody:
        return ""
    whose = [_name(m.device, names) for m in board.missing if m.nobody]
    what = _changes(board.ask.nobody)
    return (
        f"No laptop of the team is known to have {what} by {_and(whose)}: look for an older "
        "bundle, on a stick or in a folder."
    )


def _gap(missing: Missing, names: Mapping[str, str]) -> str:
    name = _name(missing.device, names)
    said = f"{_changes(missing.changes)} by {name} {_are(missing.changes)} not here."
    if missing.holders:
        has = "has" if len(missing.holders) == 1 else "have"
        some = " some of" if missing.nobody else ""
        said += (
            f" {_and([names[d] for d in missing.holders])} {has}{some} {_them(missing.changes)}."
        )
    if missing.bundles:
        first, last = missing.bundles
        which = f"bundle {last:,}" if first == last else f"bundles {first:,} to {last:,}"
        said += f" {which.capitalize()} of {name} {_are(last - first + 1)} not imported here."
    return said


def _lacks(row: Row) -> str:
    counts = (f"{row.to_come:,}" if row.to_come else "", attachment_words(row.attachments))
    return " and ".join(filter(None, counts if row.attachments else counts[:1]))


def _name(device: str, names: Mapping[str, str]) -> str:
    return names.get(device, f"laptop {device[:8]}")


def _changes(number: int) -> str:
    return "1 change" if number == 1 else f"{number:,} changes"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _them(number: int) -> str:
    return "it" if number == 1 else "them"


def _and(words: Sequence[str]) -> str:
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
