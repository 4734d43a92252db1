# SPDX-License-Identifier: Apache-2.0
"""The team leader's page: what was told daily, what the slides say, what the report says.

It begins with how much there is of what, and with the points that matter most; the words that
changed follow side by side, then what was never told, then what was told and is said as told.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from peerdesk.compose.blocks import (
    Block,
    Copy,
    Document,
    Figure,
    Figures,
    Heading,
    Note,
    Paragraph,
    Table,
)
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.checks.drift import Turn
from peerdesk.compose.checks.finding import Light
from peerdesk.compose.checks.side_by_side import Row
from peerdesk.compose.checks.surprise import Surprise
from peerdesk.compose.checks.surprise_words import dispute_words
from peerdesk.compose.checks.verdict import LIGHT_NAMES
from peerdesk.compose.leaders_lists import (
    NEVER,
    by_verdict,
    calm,
    counts,
    is_here,
    most_of_all,
    never_told,
    stands,
)
from peerdesk.compose.message_life import life_of
from peerdesk.compose.passages import Change, Passage, Run
from peerdesk.compose.phrases import capital, counted, listed, lowered
from peerdesk.domain.calendar import day_name
from peerdesk.domain.difference import Sort, differences
from peerdesk.domain.words import Outcome

TITLE = "Told, shown and reported"
ABOUT = (
    "A check warns and explains; it forbids nothing. Red was never told or was taken back, amber "
    "was told otherwise, is disputed or is missing, green was told as it is said."
)
NOTHING_TO_SEE = "Every point was told as it is said, and none that was told is missing."
LIVES = 2
"""Points whose life is drawn: those at the top are looked at first, and the trail has the rest."""
_LIGHTS = (Light.RED, Light.AMBER, Light.GREEN)
_CHANGES = {Sort.SAME: Change.SAME, Sort.ADDED: Change.ADDED, Sort.REMOVED: Change.TAKEN}
_NONE = "\u2013"
_COLUMNS = ("Told daily", "Said now")


class Compared(Struct, frozen=True, kw_only=True):
    """What the page sets side by side: its rows, and which slides and report they are of.

    `slides` and `report` say it in words: "as presented on 14 May", "as it stands now".
    """

    rows: tuple[Row, ...]
    slides: str
    report: str


def compose_leaders_page(casebook: Casebook, compared: Compared, day: str) -> Document:
    """Return the page as a document of the team's own, as it stands on an ISO day."""
    scope = casebook.scope
    watched = [row for row in compared.rows if row.light in {Light.RED, Light.AMBER}]
    told = [row for row in compared.rows if row.light is Light.GREEN]
    return Document(
        title=TITLE,
        subtitle=f"For the team leader. Slides {compared.slides}; report {compared.report}.",
        council=scope.council,
        offer=scope.title,
        copy=Copy.TEAM,
        dated=day_name(day, year=True),
        marking=scope.marking,
        practice=casebook.challenge.practice,
        blocks=(
            Figures(figures_of(compared.rows)),
            Note(ABOUT),
            *_first(watched),
            *_differences(watched),
            *_word_by_word(watched),
            *never_told(watched),
            *calm(told),
            *_lives(casebook, watched),
        ),
    )


def figures_of(rows: Iterable[Row]) -> tuple[Figure, ...]:
    """Return how many points are red, amber and green, in words too."""
    lights = [row.light for row in rows]
    labels = {
        Light.RED: ("red", "never told, or taken back"),
        Light.AMBER: ("amber", "changed, disputed or missing"),
        Light.GREEN: ("green", "told as said"),
    }
    return tuple(Figure(lights.count(light), *labels[light]) for light in _LIGHTS)


def told_words(row: Row) -> str:
    """Return what was told of a point, to whom, when and in which words.

    One sponsor alone is not named, and what several heard alike is said once.
    """
    if not row.told:
        return "Never told"
    several = len(row.slides.parts if row.slides else row.told) > 1
    alike: dict[tuple[str, str], list[str]] = {}
    for heard in row.told:
        words = "taken back" if heard.outcome is Outcome.TAKEN_BACK else f"“{heard.wording}”"
        alike.setdefault((heard.when, words), []).append(lowered(heard.sponsor))
    return "\n".join(
        capital(f"{when}{', ' + listed(who) if several else ''}: {words}")
        for (when, words), who in alike.items()
    )


def slides_words(row: Row) -> str:
    """Return what the slides say of a point and where, "as told" where it is just that."""
    one = row.slides
    if one is None or not one.here:
        return _NONE
    return _said(one, "As told" if _is_told(one, row) else "")


def report_words(row: Row) -> str:
    """Return what the report says and where; or that it is as on the slides, or as told."""
    one = row.report
    if one is None or not one.here:
        same = row.drifted is not None and row.drifted.turn is Turn.SAME
        return "As on the slides, in running text" if same else _NONE
    if is_here(row) and row.slides is not None and row.slides.text == one.text:
        return "As on the slides"
    return _said(one, "As told" if _is_told(one, row) else "")


def replies_words(row: Row) -> str:
    """Return what a sponsor disputes of a point in their words, or ""."""
    said = (part.reply for one in (row.slides, row.report) if one for part in one.parts)
    open_still = dict.fromkeys(reply for reply in said if reply is not None and reply.disputes)
    return " ".join(dispute_words(reply) for reply in open_still)


def _said(one: Surprise, instead: str) -> str:
    place = f" ({lowered(one.place)})" if one.place else ""
    return f"{instead or f'“{one.text}”'}{place}"


def _is_told(one: Surprise, row: Row) -> bool:
    return bool(row.told) and all(heard.wording == one.text for heard in row.told)


def passage(before: str, after: str) -> Passage:
    """Return two wordings as one text with what came and what went, a space between."""
    runs: list[Run] = []
    for part in differences(before, after):
        last = runs[-1] if runs else Run(" ")
        both = {last.change, _CHANGES[part.sort]}
        if both == {Change.TAKEN, Change.ADDED} and not last.text.endswith(" "):
            runs[-1] = Run(f"{last.text} ", last.change)
        runs.append(Run(part.text, _CHANGES[part.sort]))
    return Passage(tuple(runs))


def _first(rows: Sequence[Row]) -> Iterator[Block]:
    """Yield what a leader reads in a minute: how much there is, and what matters most."""
    yield Heading("To look at before it is given")
    if not rows:
        yield Paragraph(NOTHING_TO_SEE)
        return
    yield from counts(rows)
    yield from most_of_all(rows)


def _differences(rows: Sequence[Row]) -> Iterator[Block]:
    """Yield what was told beside what is said now, in two columns that hold a sentence."""
    groups = by_verdict(row for row in rows if row.verdict not in NEVER)
    for number, (name, mine) in enumerate(groups.items()):
        if not number:
            yield Heading("Told, and said now")
        yield Table(
            _COLUMNS,
            tuple((_told_of(row), _said_now(row)) for row in mine),
            caption=f"{capital(LIGHT_NAMES[mine[0].light])}: {lowered(name)}",
            alt=f"{capital(counted(len(mine), 'point'))}, each with what was told of it.",
        )


def _told_of(row: Row) -> str:
    """Return what was told, what was replied to it, and why it may stand."""
    return "\n".join(filter(None, (told_words(row), replies_words(row), *stands(row))))


def _said_now(row: Row) -> str:
    """Return what slides and report say, or that they say it no longer."""
    said = (("On the slides", slides_words(row)), ("In the report", report_words(row)))
    named = [f"{where}: {lowered(words)}" for where, words in said if words != _NONE]
    return "\n".join(named) or "Neither on the slides nor in the report"


def _word_by_word(rows: Sequence[Row]) -> Iterator[Block]:
    changed = [(row, one) for row in rows for one in _changed(row)]
    if changed:
        yield Heading("Word by word")
    for _, (where, before, after) in changed:
        yield Heading(where, 2)
        yield passage(before, after)


def _changed(row: Row) -> Iterator[tuple[str, str, str]]:
    """Yield where two wordings differ, what was said before, and what is said now."""
    if row.slides is not None and row.slides.before:
        yield f"Told, then {lowered(row.slides.place)}", row.slides.before, row.slides.text
    drifted = row.drifted
    moved = drifted is not None and drifted.turn in {Turn.REWORDED, Turn.MOVED}
    if drifted is not None and moved and drifted.before != drifted.text:
        yield f"Slides, then report: {lowered(drifted.place)}", drifted.before, drifted.text
    elif row.report is not None and row.report.before and not is_here(row):
        yield f"Told, then report: {lowered(row.report.place)}", row.report.before, row.report.text


def _lives(casebook: Casebook, rows: Sequence[Row]) -> Iterator[Block]:
    """Yield how the first few points came about that were told and are not as they were told."""
    messages = {message.id: message for message in (*casebook.standing, *casebook.gone)}
    told = [messages[row.message] for row in rows if row.told and row.message in messages]
    if told:
        yield Heading("How they came about")
    yield from (life_of(casebook, message) for message in told[:LIVES])
