# SPDX-License-Identifier: Apache-2.0
"""A presentation in a team's own PowerPoint template: its layouts by name and no more."""

import re
from typing import Any

import docx
import pptx
import pytest
from msgspec import structs
from pptx.util import Emu, Pt

from peerdesk.compose.blocks import Copy, Deck, Figure, Point, Sign, Slide, SlideKind
from peerdesk.compose.measure import wrap_by
from peerdesk.compose.presentation import compose_deck
from peerdesk.domain.words import Marking
from peerdesk.render.errors import TemplateUnusable
from peerdesk.render.fonts import FALLBACK, load_faces
from peerdesk.render.notices import TEAM_NOTICE
from peerdesk.render.pptx import render_pptx
from tests.compose.casebooks import small
from tests.render import samples
from tests.render.office import outward, root, saved, slides, with_parts
from tests.render.reading import FONTS, every_word, parts

PIXEL = 9525
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"


def house(face: bytes = b"Arial", **names: str) -> bytes:
    """Return the library's own template (4:3, 32 points), its layouts renamed where asked."""
    file = pptx.Presentation()
    for layout in file.slide_layouts:
        for old, new in names.items():
            if layout.name == old.replace("_", " "):
                layout.name = new
    data = saved(file)
    theme = parts(data)["ppt/theme/theme1.xml"].replace(b"Calibri", face)
    return with_parts(data, {"ppt/theme/theme1.xml": theme})


def deck(*made: Slide, copy: Copy = Copy.SPONSOR, **changes: Any) -> Deck:
    base = compose_deck(small().casebook(), copy)
    return structs.replace(base, slides=made or base.slides, **changes)


def render(template: bytes, *made: Slide, large: bool = False) -> Any:
    return slides(render_pptx(deck(*made), FONTS, template=template, large=large).content)


@pytest.fixture
def told() -> Slide:
    points = tuple(Point(f"{n} {samples.WORDS}", f"m{n}") for n in range(5))
    title = "Areas for consideration: leadership and management"
    return Slide(kind=SlideKind.POINTS, title=title, sign=Sign.CONSIDERATION, points=points)


def test_slides_stand_on_the_templates_layouts_by_name() -> None:
    kinds = (SlideKind.COVER, SlideKind.POINTS, SlideKind.PEOPLE, SlideKind.FIGURES)
    counts = (Figure(3, "meetings"),)
    made = [Slide(kind=kind, title=kind.value, figures=counts) for kind in kinds]
    found = [slide.slide_layout.name for slide in render(house(), *made).slides]
    assert found == ["Title Slide", "Title and Content", "Title and Content", "Title Only"]


def test_words_go_into_its_placeholders_in_its_own_place_and_size(told: Slide) -> None:
    slide = render(house(), told).slides[0]
    body = slide.placeholders[1]
    assert body.left == slide.slide_layout.placeholders[1].left
    assert all(run.font.size is None for p in body.text_frame.paragraphs for run in p.runs)
    assert {shape.name.split()[0] for shape in slide.shapes} == {
        "Title", "Text", "Footer", "Slide", "Notice",
    } - {"Notice"}  # fmt: skip


def test_points_that_its_slide_cannot_hold_are_continued_and_never_shrunk(told: Slide) -> None:
    found = render(house(), told).slides
    assert len(found) == 3
    texts = [p.text for slide in found for p in slide.placeholders[1].text_frame.paragraphs]
    assert texts == [point.text for point in told.points]
    faces = load_faces(FONTS)
    for slide in found:
        body = slide.placeholders[1]
        room = body.width / PIXEL - 20 - 36
        width = lambda text: faces.width(text, 32 / 0.75, FALLBACK)  # noqa: E731 - the template's own size
        fallen = [len(wrap_by(p.text, room, width)) for p in body.text_frame.paragraphs]
        assert sum(fallen) * 32 / 0.75 * 1.2 <= body.height / PIXEL
    titles = [slide.shapes.title.text_frame.text for slide in found]
    assert len(set(titles)) == 3


def test_a_long_title_is_set_smaller_rather_than_over_the_points(told: Slide) -> None:
    title = render(house(), told).slides[0].shapes.title
    (run,) = title.text_frame.paragraphs[0].runs
    assert 20 <= run.font.size.pt < 44
    short = render(house(), structs.replace(told, title="Strengths")).slides[0].shapes.title
    assert short.text_frame.paragraphs[0].runs[0].font.size is None


def test_a_layout_that_is_not_there_is_said_and_another_used() -> None:
    template = house(Title_and_Content="Riverlands text", Title_Only="Riverlands bare")
    made = render_pptx(deck(), FONTS, template=template)
    assert made.lacking == (
        "The template has no layout “Title and Content”: its “Riverlands text” is used for that.",
        "The template has no layout “Title only”: its “Riverlands bare” is used for that.",
    )


def test_our_own_names_of_layouts_come_first() -> None:
    template = house(Two_Content="Points under a sign")
    found = render(template).slides
    assert "Points under a sign" in {slide.slide_layout.name for slide in found}


def test_letters_that_cannot_be_measured_are_said() -> None:
    (said,) = render_pptx(deck(), FONTS, template=house(b"Riverlands Sans")).lacking
    assert "Riverlands Sans, cannot be measured here" in said


def test_its_own_slides_are_left_out_and_that_is_said() -> None:
    file = slides(house())
    file.slides.add_slide(file.slide_layouts[1]).shapes.title.text = "What the last team said"
    made = render_pptx(deck(), FONTS, template=saved(file))
    assert made.lacking == ("The template’s own slides were left out; its layouts stay.",)
    assert "last team" not in every_word(made.content)


def test_a_template_with_one_bare_layout_still_gives_every_word() -> None:
    file = slides(house())
    for layout in list(file.slide_layouts)[:-1]:
        file.slide_layouts.remove(layout)
    bare = file.slide_layouts[0]
    for shape in list(bare.placeholders):
        shape._element.getparent().remove(shape._element)
    said = every_word(render_pptx(deck(), FONTS, template=saved(file)).content)
    for slide in deck().slides:
        assert slide.title in said
        for point in slide.points:
            assert point.text in said


def test_whose_copy_it_is_and_the_marking_stand_on_every_slide() -> None:
    team = deck(copy=Copy.TEAM, marking=Marking.OFFICIAL)
    made = slides(render_pptx(team, FONTS, template=house()).content)
    for slide in made.slides:
        said = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert said.count("OFFICIAL") == 2
        assert any(TEAM_NOTICE in text for text in said)


def test_counts_figures_and_rows_stay_on_the_slide() -> None:
    counts = tuple(Figure(n, "practice observations", "in the front door") for n in range(6))
    made = (
        Slide(kind=SlideKind.FIGURES, title="Counts", subtitle="In three days", figures=counts),
        Slide(kind=SlideKind.FIGURE, title="Met", figure=samples.MET),
        Slide(kind=SlideKind.FIGURE, title="Map", figure=samples.MAP),
        Slide(kind=SlideKind.PEOPLE, title="Team", rows=(("Team leader", "A council"),) * 20),
    )
    found = render(house(), *made)
    assert len(found.slides) > 4
    for slide in found.slides:
        for shape in slide.shapes:
            assert 0 <= shape.left <= shape.left + shape.width <= found.slide_width
            assert 0 <= shape.top <= shape.top + shape.height <= found.slide_height


def test_large_print_raises_small_letters_of_a_template(told: Slide) -> None:
    file = slides(house())
    style = file.slide_master.element.find(".//{*}bodyStyle/{*}lvl1pPr/{*}defRPr")
    style.set("sz", "1400")
    made = render(saved(file), told, large=True)
    for slide in made.slides:
        for paragraph in slide.placeholders[1].text_frame.paragraphs:
            assert paragraph.runs[0].font.size == Pt(18)
        for shape in slide.placeholders:
            if shape.placeholder_format.type in {15, 13}:
                assert 'sz="1800"' in shape._element.xml


def test_nothing_of_a_template_reaches_out_or_tells_of_people() -> None:
    data = house()
    name = "ppt/slideLayouts/_rels/slideLayout2.xml.rels"
    ways = ("hyperlink", "image", "oleObject", "video", "tags")
    added = "".join(
        f'<Relationship Id="out{n}" Type="{OFFICE}/{way}" Target="http://127.0.0.1:9/{way}" '
        'TargetMode="External"/>'
        for n, way in enumerate(ways)
    )
    layout = parts(data)["ppt/slideLayouts/slideLayout2.xml"].decode()
    linked = f'<a:hlinkClick xmlns:r="{OFFICE}" r:id="out0"/></p:cNvPr>'
    layout = re.sub(r"(<p:cNvPr [^>]*)/>", rf"\1>{linked}", layout, count=1)
    relations = parts(data)[name].decode().replace("</Rel", f"{added}</Rel")
    data = with_parts(data, {name: relations, "ppt/slideLayouts/slideLayout2.xml": layout})
    file = slides(data)
    file.core_properties.author = "Jo Writer"
    made = render_pptx(deck(), FONTS, template=saved(file)).content
    assert outward(data)
    assert outward(made) == []
    whole = b"".join(parts(made).values())
    assert b"127.0.0.1" not in whole
    assert b"Jo Writer" not in whole
    assert b"hlinkClick" not in whole


@pytest.mark.parametrize(
    "template",
    [b"not a file", saved(docx.Document()), with_parts(house(), {"ppt/presentation.xml": "<x/>"})],
    ids=["text", "words", "broken"],
)
def test_what_is_no_template_is_refused_with_a_word_what_to_do(template: bytes) -> None:
    with pytest.raises(TemplateUnusable, match=r"once more as an ordinary \.pptx"):
        render_pptx(deck(), FONTS, template=template)


def test_templates_of_templates_and_shows_become_presentations() -> None:
    data = house()
    types = parts(data)["[Content_Types].xml"].decode()
    for kind in ("template.main", "slideshow.main"):
        other = types.replace(PRESENTATION, PRESENTATION.replace("presentation.main", kind))
        assert other != types
        made = render_pptx(deck(), FONTS, template=with_parts(data, {"[Content_Types].xml": other}))
        assert PRESENTATION in parts(made.content)["[Content_Types].xml"].decode()


def test_a_wide_template_keeps_its_size() -> None:
    file = slides(house())
    file.slide_width = Emu(12_192_000)
    found = render(saved(file))
    assert found.slide_width == 12_192_000


def test_equal_decks_in_equal_templates_are_equal_files() -> None:
    template = house()
    first = render_pptx(deck(), FONTS, template=template)
    assert render_pptx(deck(), FONTS, template=template) == first
    assert root(first.content, "ppt/presentation.xml") is not None


def test_a_notice_has_room_for_a_wider_typeface_than_ours() -> None:
    made = slides(render_pptx(deck(copy=Copy.TEAM), FONTS, template=house()).content)
    notice = next(shape for shape in made.slides[0].shapes if shape.name.startswith("Notice"))
    (run,) = notice.text_frame.paragraphs[0].runs
    drawn = load_faces(FONTS).width(run.text, run.font.size.pt / 0.75, FALLBACK)
    assert notice.width / PIXEL >= 1.25 * drawn
    assert notice.left >= 0
