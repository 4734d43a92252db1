# SPDX-License-Identifier: Apache-2.0
"""A document in a team's own Word template: its styles by name, and nothing else that it brings."""

from typing import Any

import docx
import pptx
import pytest
from docx.shared import Pt, RGBColor

from peerdesk.compose.blocks import Copy
from peerdesk.render.docx import render_docx
from peerdesk.render.docx_styles import LEAST_LARGE
from peerdesk.render.errors import TemplateUnusable
from peerdesk.render.notices import TEAM_NOTICE
from tests.render import samples
from tests.render.office import WORD, opened, outward, root, saved, with_parts
from tests.render.reading import every_word, parts, squeezed

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
DOTX = DOCX.replace("document.main", "template.main")
MACROS = "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"


def letterhead() -> Any:
    """Return a template with its own head, foot, colours and margins."""
    file = docx.Document()
    section = file.sections[0]
    section.header.paragraphs[0].text = "Riverlands Partnership"
    section.footer.paragraphs[0].text = "riverlands.example"
    section.left_margin = Pt(90)
    file.styles["Heading 1"].font.color.rgb = RGBColor(0x80, 0, 0x40)
    return file


def without(*names: str) -> bytes:
    file = letterhead()
    for name in names:
        file.styles[name].delete()
    return saved(file)


def linked() -> bytes:
    """Return a template that reaches out in every way that one can."""
    data = saved(letterhead())
    relations = parts(data)["word/_rels/document.xml.rels"].decode()
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ways = ("attachedTemplate", "image", "hyperlink", "oleObject", "subDocument", "frame")
    added = "".join(
        f'<Relationship Id="out{n}" Type="{office}/{way}" Target="http://127.0.0.1:9/{way}" '
        'TargetMode="External"/>'
        for n, way in enumerate(ways)
    )
    head = f"""<w:hdr xmlns:w="{WORD[1:-1]}" xmlns:r="{office}"><w:p><w:hyperlink r:id="h1">
    <w:r><w:t>Our site</w:t></w:r></w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>
    <w:instrText>INCLUDEPICTURE "http://127.0.0.1:9/x.png" \\d</w:instrText></w:r><w:r>
    <w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>"""
    out = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="h1" Type="{office}/hyperlink" Target="http://127.0.0.1:9/" '
        'TargetMode="External"/></Relationships>'
    )
    settings = parts(data)["word/settings.xml"].decode()
    marked = '<w:docVars><w:docVar w:name="path" w:val="C:/Users/jo"/></w:docVars></w:settings>'
    return with_parts(
        data,
        {
            "word/_rels/document.xml.rels": relations.replace("</Rel", f"{added}</Rel"),
            "word/header1.xml": head,
            "word/_rels/header1.xml.rels": out,
            "word/settings.xml": settings.replace("</w:settings>", marked),
        },
    )


def test_styles_are_the_templates_own_where_it_has_them_by_name() -> None:
    made = render_docx(samples.document(), template=saved(letterhead()))
    assert made.lacking == ()
    file = opened(made.content)
    heading = next(p for p in file.paragraphs if p.text.strip() == "Front door")
    assert heading.style.name == "Heading 1"
    assert str(heading.style.font.color.rgb) == "800040"
    assert heading.runs[0].font.color.rgb is None
    assert file.sections[0].left_margin == Pt(90)


def test_what_is_missing_is_said_and_ours_stands_in() -> None:
    template = without("List Bullet", "Caption", "Intense Quote")
    made = render_docx(samples.document(), template=template)
    names = "“List Bullet”, “Intense Quote” and “Caption”"
    said = f"The template has no styles {names}: PeerDesk’s own stand in for them."
    assert made.lacking == (said,)
    point = next(p for p in opened(made.content).paragraphs if p.text.startswith("1. The council"))
    assert point.style.name == "List Bullet"
    assert point.style.element.pPr.numPr is not None


def test_one_missing_style_is_said_in_the_singular() -> None:
    made = render_docx(samples.document(), template=without("Subtitle"))
    assert made.lacking == (
        "The template has no style “Subtitle”: PeerDesk’s own stands in for it.",
    )


def test_all_styles_in_use_exist_and_so_do_all_lists() -> None:
    template = without("List Bullet", "List Number", "Caption")
    data = render_docx(samples.document(Copy.TEAM), template=template).content
    body, styles = root(data, "word/document.xml"), root(data, "word/styles.xml")
    have = {style.get(f"{WORD}styleId") for style in styles.iter(f"{WORD}style")}
    for tag in ("pStyle", "rStyle", "tblStyle"):
        assert {one.get(f"{WORD}val") for one in body.iter(f"{WORD}{tag}")} <= have
    numbering = root(data, "word/numbering.xml")
    nums = [num.get(f"{WORD}numId") for num in numbering.iter(f"{WORD}num")]
    assert len(nums) == len(set(nums))
    used = {one.get(f"{WORD}val") for one in body.iter(f"{WORD}numId")}
    used |= {one.get(f"{WORD}val") for one in styles.iter(f"{WORD}numId")}
    assert used <= set(nums)
    kinds = [child.tag for child in numbering]
    assert kinds == sorted(kinds, key=lambda tag: tag.endswith("}num"))


def test_head_and_foot_stay_and_ours_is_added() -> None:
    document = samples.document(Copy.TEAM)
    section = opened(render_docx(document, template=saved(letterhead())).content).sections[0]
    assert "Riverlands Partnership" in section.header.paragraphs[0].text
    foot = [p.text for p in section.footer.paragraphs]
    assert foot[0] == "riverlands.example"
    assert any(TEAM_NOTICE in text for text in foot)


def test_pages_are_not_numbered_twice() -> None:
    file = letterhead()
    field = root(render_docx(samples.document()).content, "word/footer1.xml")
    for run in list(field.iter(f"{WORD}r")):
        file.sections[0].footer.paragraphs[0]._p.append(run)
    data = render_docx(samples.document(), template=saved(file)).content
    foot = opened(data).sections[0].footer._element
    told = [one.text.strip() for one in foot.iter(f"{WORD}instrText")]
    assert told.count("PAGE") == 1


def test_the_templates_own_words_are_left_out_and_that_is_said() -> None:
    file = letterhead()
    file.add_paragraph("What the last team wrote")
    made = render_docx(samples.document(), template=saved(file))
    assert made.lacking == (
        "The words on the template’s own pages were left out; its head and foot stay.",
    )
    assert "last team" not in every_word(made.content)


def test_nothing_of_a_template_reaches_out_or_tells_of_people() -> None:
    template = linked()
    assert len(outward(template)) >= 3
    file = opened(template)
    file.core_properties.author = "Jo Writer"
    made = render_docx(samples.document(), template=saved(file))
    assert outward(made.content) == []
    said = every_word(made.content)
    assert "Our site" in said
    whole = b"".join(parts(made.content).values())
    for secret in (b"127.0.0.1", b"Jo Writer", b"C:/Users"):
        assert secret not in whole


def test_no_relation_is_named_that_is_not_there() -> None:
    data = render_docx(samples.document(), template=linked()).content
    office = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
    for name in parts(data):
        if name.startswith("word/") and name.endswith(".xml"):
            folder, _, file = name.rpartition("/")
            relations = parts(data).get(f"{folder}/_rels/{file}.rels", b"").decode()
            for element in root(data, name).iter():
                for key, value in element.attrib.items():
                    if key.startswith(office):
                        assert f'Id="{value}"' in relations


@pytest.mark.parametrize("kind", [DOTX, MACROS])
def test_templates_and_files_with_macros_become_plain_documents(kind: str) -> None:
    data = saved(letterhead())
    types = parts(data)["[Content_Types].xml"].decode()
    relations = parts(data)["word/_rels/document.xml.rels"].decode()
    macro = (
        '<Relationship Id="vba" Type="http://schemas.microsoft.com/office/2006/relationships/'
        'vbaProject" Target="vbaProject.bin"/></Relationships>'
    )
    binary = '<Default Extension="bin" ContentType="application/x-bin"/><Default'
    typed = types.replace(DOCX, kind).replace("<Default", binary, 1)
    template = with_parts(
        data,
        {
            "[Content_Types].xml": typed,
            "word/_rels/document.xml.rels": relations.replace("</Relationships>", macro),
            "word/vbaProject.bin": b"macro",
        },
    )
    made = render_docx(samples.document(), template=template).content
    assert not [name for name in parts(made) if "vba" in name.lower()]
    assert DOCX in parts(made)["[Content_Types].xml"].decode()


@pytest.mark.parametrize(
    "template",
    [
        b"",
        b"not a file",
        b"PK\x03\x04 and then nothing",
        saved(pptx.Presentation()),
        with_parts(
            saved(docx.Document()), {"word/styles.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x/>'}
        ),
        with_parts(saved(docx.Document()), {"word/styles.xml": "<w:styles"}),
        with_parts(saved(docx.Document()), {"word/document.xml": "<x/>"}),
        with_parts(saved(docx.Document()), {"[Content_Types].xml": "<Types/>"}),
    ],
    ids=["empty", "text", "cut", "slides", "entities", "broken", "other", "untyped"],
)
def test_what_is_no_template_is_refused_with_a_word_what_to_do(template: bytes) -> None:
    if not template:
        assert render_docx(samples.document(), template=template).lacking == ()
        return
    with pytest.raises(TemplateUnusable, match=r"once more as an ordinary \.docx"):
        render_docx(samples.document(), template=template)


def test_a_template_that_says_nothing_of_its_page_will_do() -> None:
    file = letterhead()
    body = file.element.body
    body.remove(body.sectPr)
    data = render_docx(samples.document(Copy.TEAM), template=saved(file)).content
    assert TEAM_NOTICE in every_word(data)


def test_large_print_raises_the_templates_styles_that_are_used() -> None:
    data = render_docx(samples.document(), template=saved(letterhead()), large=True).content
    file = opened(data)
    for paragraph in file.paragraphs:
        style, size = paragraph.style, None
        while style is not None and size is None:
            size, style = style.font.size, style.base_style
        assert size is not None
        assert size.pt >= LEAST_LARGE


def test_words_are_all_there_in_a_template_too() -> None:
    said = squeezed(every_word(render_docx(samples.report(), template=without("Title")).content))
    for words in ("Marlowe Vale Council", "Request 30", "Told to the sponsor", samples.WORDS):
        assert squeezed(words) in said


def test_equal_documents_in_equal_templates_are_equal_files() -> None:
    template = linked()
    first = render_docx(samples.document(), template=template)
    assert render_docx(samples.document(), template=template) == first
