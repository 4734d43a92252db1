# SPDX-License-Identifier: Apache-2.0
"""What is said of each thing that waits to be settled: its heading, and a line in the list."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from peerdesk.desk.clashes import Clash
from peerdesk.desk.duplicates import Duplicate, Likeness
from peerdesk.desk.proposals import Proposed
from peerdesk.domain.calendar import local, short_day
from peerdesk.domain.clash import Field
from peerdesk.ui.team.settling_reading import Item


def group_of(item: Item) -> str:
    """Return the heading that an item stands under in the list."""
    if isinstance(item.value, Clash):
        return _tr("Two versions stand")
    if isinstance(item.value, Proposed):
        return _tr("Proposed to be withdrawn")
    return _tr("Perhaps one point, noted twice")


def what_of(item: Item) -> str:
    """Return in one line what waits: "Two wordings of a message"."""
    value = item.value
    if isinstance(value, Clash):
        return _clash(value)
    if isinstance(value, Proposed):
        by = ", ".join(dict.fromkeys(one.who for one in value.by))
        if value.sort == "note":
            return _tr("{0} would put this note into the bin").format(by)
        return _tr("{0} would withdraw this message").format(by)
    return _tr("{0} and {1}: {2}").format(
        first_name(value.one.who), first_name(value.other.who), likeness(value)
    )


def counted(items: Sequence[Item]) -> str:
    """Return how many wait for whoever looks, and how many pairs of notes may be one point.

    The pairs are counted for themselves, as beside Team in the rail they are not counted at all.
    """
    pairs = sum(isinstance(item.value, Duplicate) for item in items)
    said: list[str] = []
    if len(items) > pairs:
        mine = sum(item.mine for item in items if not isinstance(item.value, Duplicate))
        said.append(_tr("{0} for you").format(mine))
    if pairs:
        words = _tr("1 possible duplicate") if pairs == 1 else _tr("{0} possible duplicates")
        said.append(words.format(pairs))
    return ", ".join(said)


def likeness(pair: Duplicate) -> str:
    """Return how alike two notes are."""
    return {
        Likeness.SAME: _tr("the same words"),
        Likeness.NEARLY: _tr("nearly the same words"),
        Likeness.MANY: _tr("many of the same words"),
    }[pair.likeness]


def moment(at: int, offset: int) -> str:
    """Return "Tue 12 May, 18:20"."""
    when = local(at, offset)
    return f"{short_day(when.date().isoformat())}, {when:%H:%M}"


def first_name(name: str) -> str:
    """Return the name by which somebody is called, or "somebody"."""
    return name.split(maxsplit=1)[0] if name else _tr("somebody")


def _clash(clash: Clash) -> str:
    if clash.field is Field.DETAILS:
        return {
            "challenge": _tr("The scope, set twice"),
            "theme": _tr("A theme, set twice"),
            "kloe": _tr("A line of enquiry, set twice"),
            "person": _tr("A member’s entry, set twice"),
            "session": _tr("A session, set twice"),
        }[clash.sort]
    count = len(clash.versions)
    several = {2: _tr("Two"), 3: _tr("Three")}.get(count, str(count))
    return {
        Field.TEXT: _tr("{0} wordings of one note"),
        Field.STANCE: _tr("{0} marks on one note"),
        Field.WORDING: _tr("{0} wordings of one message"),
        Field.FILING: _tr("{0} places for one message"),
        Field.STATUS: _tr("A message agreed, and open again"),
        Field.RELATION: _tr("A note that bears on one message in {0} ways"),
        Field.TELLING: _tr("{0} records of one conversation"),
        Field.ARRANGEMENT: _tr("{0} arrangements of one summary"),
    }[clash.field].format(several if clash.field is not Field.RELATION else several.lower())


def _tr(words: str) -> str:
    return QCoreApplication.translate("settling", words)
