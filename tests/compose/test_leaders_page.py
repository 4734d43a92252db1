# SPDX-License-Identifier: Apache-2.0
"""The team leader's page says side by side what was told, shown and reported."""

from peerdesk.compose.as_text import as_text
from peerdesk.compose.blocks import Bullets, Copy, Document, Figures, Heading, Table
from peerdesk.compose.charts import Timeline
from peerdesk.compose.checks.finding import Light, fingerprint
from peerdesk.compose.checks.said import Said
from peerdesk.compose.checks.side_by_side import Row, side_by_side
from peerdesk.compose.leaders_page import Compared, compose_leaders_page, passage
from peerdesk.compose.passages import Change, Passage
from peerdesk.compose.phrases import handle
from peerdesk.domain.publication_words import Answer, Use
from peerdesk.domain.words import MessageKind, Outcome
from tests.compose.casebooks import DAY_THREE
from tests.compose.checks.telling import CHIEF, TWO_SPONSORS, Talks

NEVER = "Repeat contacts may tell more if they are looked at together."
BEFORE = "Partners do not yet share one understanding of thresholds."
AFTER = "Partners would benefit from one understanding of thresholds."
DROPPED = "Strategy discussions may start sooner."
DISPUTED = "The council may want to open the advice line to health."
TOLD = "The reason for each decision could travel with it."


def planted() -> tuple[Talks, dict[str, str]]:
    """Return a challenge with one point of every sort, by its first wording."""
    builder = Talks()
    theme = builder.theme("Front door")
    messages = {
        words: builder.message(words, theme, MessageKind.CONSIDERATION)
        for words in (NEVER, BEFORE, DROPPED, DISPUTED, TOLD)
    }
    for words in (BEFORE, DROPPED, DISPUTED, TOLD):
        builder.tell(messages[words])
    builder.reword(messages[BEFORE], AFTER)
    builder.answer(messages[DISPUTED], Answer.DISPUTES_SUBSTANCE, "Health ring it already.")
    builder.use(messages[DROPPED], Use.NEITHER)
    return builder, messages


def slides_of(builder: Talks, messages: dict[str, str]) -> tuple[Said, ...]:
    """Return the points on the slides: all but the dropped one."""
    return tuple(builder.said(m) for words, m in messages.items() if words != DROPPED)


def rows_of(builder: Talks, messages: dict[str, str]) -> tuple[Row, ...]:
    """Return the rows of slides and of a report with the same words."""
    said = slides_of(builder, messages)
    return side_by_side(builder.casebook(), said, said)


def page_of(builder: Talks, rows: tuple[Row, ...]) -> Document:
    """Return the page as it stands on the last day."""
    compared = Compared(rows=rows, slides="as they stand now", report="as it stands now")
    return compose_leaders_page(builder.casebook(), compared, DAY_THREE)


def heads_of(page: Document) -> list[str]:
    """Return the headings of a page in their order."""
    return [block.text for block in page.blocks if isinstance(block, Heading)]


def compared_in(page: Document) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the rows of the tables that compare, by what they are about."""
    tables = (block for block in page.blocks if isinstance(block, Table) and block.caption)
    return {table.caption: table.rows for table in tables}


def test_the_page_says_exactly_what_was_planted() -> None:
    builder, messages = planted()
    page = page_of(builder, rows_of(builder, messages))
    found = compared_in(page)
    assert list(found) == [
        "Amber: disputed, not settled",
        "Amber: changed since told",
        "Amber: told, and not here",
    ]
    (disputed,), (changed,), (dropped,) = found.values()
    assert changed[0] == f"Wed 13 May, a word in passing: “{BEFORE}”"
    assert changed[1].startswith(f"On the slides: “{AFTER}”")
    assert "disputes the substance: “Health ring it already”. It is not settled." in disputed[0]
    assert dropped[0].endswith(f"“{DROPPED}”")
    assert dropped[1] == "Neither on the slides nor in the report"


def test_the_page_begins_with_counts_and_with_what_matters_most() -> None:
    builder, messages = planted()
    page = page_of(builder, rows_of(builder, messages))
    counts = next(block for block in page.blocks if isinstance(block, Table))
    assert [row[:3] for row in counts.rows] == [
        ("Disputed, not settled", "Amber", "1"),
        ("Changed since told", "Amber", "1"),
        ("Told, and not here", "Amber", "1"),
        ("Never told", "Red", "1"),
    ]
    heads = heads_of(page)
    assert heads[:3] == [
        "To look at before it is given", "Disputed, not settled", "Changed since told",
    ]  # fmt: skip
    assert heads.index("Told, and said now") == 3


def test_what_was_never_told_is_a_list_by_theme_with_its_count_first() -> None:
    builder, messages = planted()
    page = page_of(builder, rows_of(builder, messages))
    place = page.blocks.index(Heading("Never told: one point"))
    assert page.blocks[place + 1] == Heading("Front door (1)", 2)
    listed = page.blocks[place + 2]
    assert isinstance(listed, Bullets)
    assert [point.text for point in listed.points] == [f"{handle(NEVER)} (slide 4, bullet 1)"]
    assert not any("Never told" in cell for rows in compared_in(page).values() for cell in rows[0])


def test_many_points_told_as_said_are_counted_by_theme() -> None:
    builder = Talks()
    themes = [builder.theme(name) for name in ("Front door", "Practice")]
    said = [builder.message(f"Point {n} holds well.", themes[n % 2]) for n in range(31)]
    for message in said:
        builder.tell(message)
    rows = side_by_side(builder.casebook(), tuple(map(builder.said, said)), None)
    table = next(b for b in page_of(builder, rows).blocks if isinstance(b, Table))
    assert {row[0]: row[1] for row in table.rows} == {"Front door": "16", "Practice": "15"}


def test_what_was_told_as_it_is_said_follows_in_one_line() -> None:
    builder, messages = planted()
    text = as_text(page_of(builder, rows_of(builder, messages)))
    calm = text.split("Told, and said as told")[1]
    assert "The reason for each decision could travel with it (Wed 13" in " ".join(calm.split())
    assert DROPPED not in calm


def test_the_words_that_changed_are_marked_one_by_one() -> None:
    builder, messages = planted()
    page = page_of(builder, rows_of(builder, messages))
    (passage,) = (block for block in page.blocks if isinstance(block, Passage))
    gone = "".join(r.text for r in passage.runs if r.change is Change.TAKEN)
    come = "".join(r.text for r in passage.runs if r.change is Change.ADDED)
    assert ("do not yet share" in gone, "would benefit from" in come) == (True, True)


def test_how_a_point_that_changed_came_about_is_drawn() -> None:
    builder, messages = planted()
    page = page_of(builder, rows_of(builder, messages))
    lives = [block for block in page.blocks if isinstance(block, Timeline)]
    assert [life.title for life in lives][:1] == [handle(AFTER)]
    assert [m.what for m in lives[0].moments] == ["Drafted", "Reworded", "Said as written"]
    assert handle(NEVER) not in {life.title for life in lives}


def test_a_point_meant_for_the_report_is_compared_with_what_was_told() -> None:
    builder = Talks()
    message = builder.message(BEFORE, builder.theme("Front door"))
    builder.tell(message)
    builder.use(message, Use.REPORT)
    (row,) = side_by_side(builder.casebook(), (), (Said(AFTER, message, "Under “Front door”"),))
    assert (row.light, row.verdict) == (Light.AMBER, "Changed since told")
    page = page_of(builder, (row,))
    heads = [block.text for block in page.blocks if isinstance(block, Heading)]
    assert "Told, then report: under “Front door”" in heads


def test_of_two_wordings_of_one_point_the_more_surprising_counts() -> None:
    builder = Talks()
    message = builder.message(BEFORE, builder.theme("Front door"))
    builder.tell(message)
    slides = (Said(BEFORE, message, "Slide 2, bullet 1"), Said(AFTER, message, "Slide 9, bullet 1"))
    (row,) = side_by_side(builder.casebook(), slides, None)
    assert row.slides is not None
    assert (row.slides.place, row.light) == ("Slide 9, bullet 1", Light.AMBER)
    (other,) = side_by_side(builder.casebook(), slides[::-1], None)
    assert other.slides == row.slides


def test_the_counts_are_told_in_colours_and_in_words() -> None:
    builder, messages = planted()
    page = page_of(builder, rows_of(builder, messages))
    (figures,) = (block for block in page.blocks if isinstance(block, Figures))
    assert [(f.number, f.label) for f in figures.figures] == [
        (1, "red"),
        (3, "amber"),
        (1, "green"),
    ]


def test_the_page_is_the_teams_own() -> None:
    builder, messages = planted()
    assert page_of(builder, rows_of(builder, messages)).copy is Copy.TEAM


def test_without_anything_to_look_at_the_page_says_so() -> None:
    builder = Talks()
    message = builder.message(TOLD, builder.theme("Front door"))
    builder.tell(message)
    text = as_text(
        page_of(builder, side_by_side(builder.casebook(), (builder.said(message),), None))
    )
    assert "Every point was told as it is said" in " ".join(text.split())


def test_a_reason_to_let_it_stand_is_on_the_page_and_the_light_stays() -> None:
    builder, messages = planted()
    red = rows_of(builder, messages)[0]
    said = slides_of(builder, messages)
    released = {fingerprint(one): "the team’s view" for one in red.findings}
    again = side_by_side(builder.casebook(), said, said, released)[0]
    assert (again.light, again.open) == (Light.RED, ())
    assert "Stands: the team’s view" in as_text(page_of(builder, (again,)))


def test_two_sponsors_who_heard_alike_are_told_in_one_line() -> None:
    builder = Talks(TWO_SPONSORS)
    message = builder.message(BEFORE, builder.theme("Front door"))
    builder.tell(message)
    builder.tell(message, sponsor=CHIEF)
    builder.reword(message, AFTER)
    rows = side_by_side(builder.casebook(), (builder.said(message),), None)
    ((row,),) = compared_in(page_of(builder, rows)).values()
    assert row[0] == (
        "Wed 13 May, a word in passing, director of children’s services and chief executive: "
        f"“{BEFORE}”"
    )


def test_a_point_taken_back_says_so() -> None:
    builder = Talks()
    message = builder.message(TOLD, builder.theme("Front door"))
    builder.tell(message, Outcome.TAKEN_BACK)
    rows = side_by_side(builder.casebook(), (builder.said(message),), None)
    ((row,),) = compared_in(page_of(builder, rows)).values()
    assert row[0] == "Wed 13 May, a word in passing: taken back"


def test_the_report_alone_can_be_where_a_point_changed() -> None:
    builder = Talks()
    message = builder.message(BEFORE, builder.theme("Front door"))
    builder.tell(message)
    slides, report = (builder.said(message),), (Said(AFTER, message, "Under “Front door”"),)
    (row,) = side_by_side(builder.casebook(), slides, report)
    assert row.light is Light.AMBER
    ((cells,),) = compared_in(page_of(builder, (row,))).values()
    assert cells[1].startswith(
        f"On the slides: as told (slide 4, bullet 1)\nIn the report: “{AFTER}”"
    )


def test_a_word_that_went_and_the_one_that_came_are_not_run_together() -> None:
    runs = passage("Caseloads", "One").runs
    assert "".join(run.text for run in runs) == "Caseloads One"
