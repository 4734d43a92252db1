# SPDX-License-Identifier: Apache-2.0
"""Whatever a finished file says, on its pages or beside them, is among its pieces."""

import contextlib
import random
import zipfile
from io import BytesIO

import pikepdf
import pytest

from peerdesk.compose.checks.finding import Piece, Where
from peerdesk.interchange import office_package, pdf_texts
from peerdesk.interchange.errors import InterchangeError
from peerdesk.interchange.pdf_lines import Line, paragraphs, usual_size
from peerdesk.interchange.text_errors import (
    BrokenDocument,
    DocumentTooLarge,
    LockedDocument,
    UnknownDocument,
)
from peerdesk.interchange.texts import pieces_of
from tests.interchange.finished import docx, part, pdf, pptx, repacked

PPTX_PLACES = {
    "title": ("Slide 1, title", Where.HEADING),
    "bullet": ("Slide 1, bullet 1", Where.BODY),
    "notes": ("Slide 1, notes", Where.NOTES),
    "cell": ("Slide 1, table", Where.TABLE),
    "alt": ("Slide 1, alternative text", Where.ALT),
    "shape": ("Slide 1, name of a shape", Where.ALT),
    "category": ("Slide 1, chart", Where.TABLE),
    "aside": ("Slide 1, bullet 2", Where.BODY),
    "link": ("Property: link", Where.PROPERTY),
    "author": ("Property: creator", Where.PROPERTY),
    "named": ("Property: title", Where.PROPERTY),
    "hidden": ("Slide 2 (hidden), title", Where.HEADING),
}
DOCX_PLACES = {
    "heading": ("Heading “word-heading”", Where.HEADING),
    "paragraph": ("Under “word-heading”, paragraph 1", Where.BODY),
    "deleted": ("Under “word-heading”, taken out by a tracked change", Where.COMMENT),
    "changer": ("Property: author of comments and changes", Where.PROPERTY),
    "alt": ("Alternative text", Where.ALT),
    "box": ("Under “word-heading”, paragraph 2", Where.BODY),
    "cell": ("Under “word-heading”, table", Where.TABLE),
    "table-alt": ("Alternative text", Where.ALT),
    "header": ("Header of the page", Where.BODY),
    "footer": ("Foot of the page", Where.BODY),
    "comment": ("Comment", Where.COMMENT),
    "commenter": ("Property: author of comments and changes", Where.PROPERTY),
    "author": ("Property: creator", Where.PROPERTY),
    "keywords": ("Property: keywords", Where.PROPERTY),
}
PDF_PLACES = {
    "heading": ("Page 1, heading", Where.HEADING),
    "paragraph": ("Page 1, paragraph 2", Where.BODY),
    "bookmark": ("Bookmark", Where.HEADING),
    "author": ("Property: author", Where.PROPERTY),
    "remark": ("Page 1, remark", Where.COMMENT),
    "link": ("Page 1, link", Where.PROPERTY),
    "alt": ("Alternative text", Where.ALT),
    "described": ("Property: description", Where.PROPERTY),
}
PLACES = {"pptx": PPTX_PLACES, "docx": DOCX_PLACES, "pdf": PDF_PLACES}
MAKE = {"pptx": pptx, "docx": docx, "pdf": pdf}


def read(sort: str, words: dict[str, str]) -> tuple[Piece, ...]:
    return pieces_of(f"x.{sort}", MAKE[sort](words))


@pytest.mark.parametrize("sort", list(PLACES))
def test_a_word_is_found_in_every_place_and_told_where(sort: str) -> None:
    words = {key: f"word-{key}" for key in PLACES[sort]}
    found = {piece.text: piece for piece in reversed(read(sort, words))}
    for key, (place, where) in PLACES[sort].items():
        piece = found[f"word-{key}"]
        assert (piece.place, piece.where) == (place, where)


def test_the_files_own_name_is_a_piece() -> None:
    assert pieces_of("For_Denise.pdf", pdf({}))[-1].text == "For Denise"


def test_the_kind_is_told_by_the_content_and_not_by_the_name() -> None:
    assert any(piece.text == "told" for piece in pieces_of("x.pdf", docx({"paragraph": "told"})))


def test_lines_of_a_paragraph_are_put_together_again() -> None:
    lines = ("The council may want to", "consider how it hears", "from young people.")
    found = pieces_of("x.pdf", pdf({}, lines))
    assert any(piece.text == " ".join(lines) for piece in found)


def test_bullets_and_larger_type_begin_a_paragraph() -> None:
    found = pieces_of("x.pdf", pdf({}, ("• one thing", "goes on", "• another", "– and a third")))
    texts = [piece.text for piece in found]
    assert texts[2:5] == ["one thing goes on", "another", "and a third"]


def test_an_address_broken_over_two_lines_is_one() -> None:
    found = pieces_of("x.pdf", pdf({}, ("write to someone@marlowe", "vale.gov.uk today")))
    assert any("someone@marlowevale.gov.uk" in piece.text for piece in found)


def test_slides_come_in_the_order_in_which_they_are_shown() -> None:
    content = pptx({"title": "first", "hidden": "second"})
    order = part(content, "ppt/presentation.xml")
    begin, end = order.index(b"<p:sldIdLst>"), order.index(b"</p:sldIdLst>")
    one, other = order[begin + 12 : end].replace(b"/><", b"/>\n<").split(b"\n")
    turned = order[: begin + 12] + other + one + order[end:]
    found = pieces_of("x.pptx", repacked(content, {"ppt/presentation.xml": turned}))
    assert [p.text for p in found if p.place.endswith("title")][:2] == ["second", "first"]


def test_comments_and_their_authors_are_read() -> None:
    content = pptx({})
    name = "ppt/slides/_rels/slide1.xml.rels"
    relation = (
        b'<Relationship Id="rIdC" Type="http://x/comments" Target="../comments/comment1.xml"/>'
    )
    rels = part(content, name).replace(b"</Relationships>", relation + b"</Relationships>")
    extra = {
        name: rels,
        "ppt/comments/comment1.xml": b'<p:l xmlns:p="p"><p:text>a remark</p:text></p:l>',
        "ppt/commentAuthors.xml": b'<p:l xmlns:p="p"><p:cmAuthor name="Somebody"/><p:x/></p:l>',
    }
    texts = {(p.text, p.where) for p in pieces_of("x.pptx", repacked(content, extra))}
    assert {("a remark", Where.COMMENT), ("Somebody", Where.PROPERTY)} <= texts


def test_what_is_packed_behind_a_chart_is_read() -> None:
    content = pptx({"category": "inside"})
    without = {
        name: part(content, name).replace(b"inside", b"shown")
        for name in zipfile.ZipFile(BytesIO(content)).namelist()
        if name.startswith("ppt/charts/chart")
    }
    found = pieces_of("x.pptx", repacked(content, without))
    assert any(p.text == "inside" and p.place.startswith("Packed inside") for p in found)


@pytest.mark.parametrize("sort", list(PLACES))
def test_a_damaged_file_is_refused_with_a_reason_and_nothing_else(sort: str) -> None:
    content = MAKE[sort]({"bullet": "text", "paragraph": "text"})
    chance = random.Random(6)
    for _ in range(60):
        broken = bytearray(content[: chance.randrange(8, len(content))])
        for _ in range(chance.randrange(8)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        with contextlib.suppress(InterchangeError):  # anything else ends the test
            pieces_of("x", bytes(broken))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_part_with_a_document_type_is_refused_in_any_encoding(encoding: str) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
    content = repacked(docx({}), {"word/document.xml": bomb.encode(encoding)})
    with pytest.raises(BrokenDocument):
        pieces_of("x.docx", content)


def test_an_entity_never_opens_a_file(tmp_path: object) -> None:
    evil = f'<!DOCTYPE x [<!ENTITY a SYSTEM "file://{tmp_path}/secret">]><x>&a;</x>'.encode()
    with pytest.raises(BrokenDocument):
        pieces_of("x.docx", repacked(docx({}), {"word/document.xml": evil}))


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = docx({})
    monkeypatch.setattr(office_package, "UNPACKED", 9_000)
    with pytest.raises(DocumentTooLarge):
        pieces_of("x.docx", content)
    monkeypatch.setattr(office_package, "MOST_PARTS", 3)
    with pytest.raises(DocumentTooLarge):
        pieces_of("x.docx", content)
    monkeypatch.setattr(office_package, "LARGEST", 100)
    with pytest.raises(DocumentTooLarge):
        pieces_of("x.docx", content)


def test_too_many_pages_or_letters_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_texts, "MOST_LETTERS", 3)
    with pytest.raises(DocumentTooLarge):
        pieces_of("x.pdf", pdf({}))
    monkeypatch.setattr(pdf_texts, "MOST_PAGES", 0)
    with pytest.raises(DocumentTooLarge):
        pieces_of("x.pdf", pdf({}))
    monkeypatch.setattr(pdf_texts, "LARGEST", 100)
    with pytest.raises(DocumentTooLarge):
        pieces_of("x.pdf", pdf({}))


def test_files_with_a_password_are_told_from_broken_ones() -> None:
    locked = BytesIO()
    with pikepdf.open(BytesIO(pdf({}))) as paper:
        paper.save(locked, encryption=pikepdf.Encryption(owner="one", user="two"))
    for content in (locked.getvalue(), b"\xd0\xcf\x11\xe0" + bytes(600)):
        with pytest.raises(LockedDocument):
            pieces_of("x", content)


@pytest.mark.parametrize("content", [b"", b"plain text", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_such_file_is_refused(content: bytes) -> None:
    with pytest.raises(UnknownDocument):
        pieces_of("x.pdf", content)


def test_what_somebody_added_to_a_files_properties_is_read() -> None:
    extra = {
        "docProps/custom.xml": b'<p><x name="Owner"><v>D Hargreaves</v></x></p>',
        "docProps/app.xml": b"<p><Manager>M Boss</Manager><Template>Normal.dotm</Template></p>",
        "customXml/item1.xml": b"<x>kept aside</x>",
        "customXml/item2.xml": b"<x/>",
    }
    texts = {(p.text, p.where) for p in pieces_of("x.docx", repacked(docx({}), extra))}
    for text in ("Owner D Hargreaves", "M Boss", "kept aside"):
        assert (text, Where.PROPERTY) in texts
    assert not any("Normal" in text for text, _ in texts)


def test_a_file_packed_inside_that_cannot_be_read_is_named() -> None:
    content = repacked(pptx({}), {"ppt/embeddings/odd.xlsx": b"PK broken"})
    assert any(p.text == "ppt/embeddings/odd.xlsx" for p in pieces_of("x.pptx", content))


def test_a_part_that_is_no_xml_is_refused() -> None:
    with pytest.raises(BrokenDocument):
        pieces_of("x.docx", repacked(docx({}), {"word/document.xml": b"<w:p"}))


def test_masters_show_what_they_say_and_not_what_they_prompt() -> None:
    content = pptx({})
    name = "ppt/slideMasters/slideMaster1.xml"
    box = (
        b'<p:sp><p:nvSpPr><p:cNvPr id="99" name="Box 9"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/>'
        b"<p:txBody><a:bodyPr/><a:p><a:r><a:t>on every</a:t></a:r><a:br/><a:r><a:t>slide</a:t>"
        b"</a:r></a:p></p:txBody></p:sp></p:spTree>"
    )
    master = part(content, name).replace(b"</p:spTree>", box)
    found = pieces_of("x.pptx", repacked(content, {name: master}))
    texts = {p.text: p.place for p in found}
    assert texts["on every slide"] == "Master of the slides"
    assert not any("Click to edit" in text for text in texts)


def test_fields_ask_for_what_nobody_sees_and_breaks_are_spaces() -> None:
    content = docx({"paragraph": "HERE"})
    name = "word/document.xml"
    runs = (
        b"<w:t>one</w:t><w:br/><w:t>two</w:t><w:noBreakHyphen/><w:t>three</w:t>"
        b"<w:instrText>HYPERLINK mailto:a@b.org</w:instrText></w:r>"
        b"<w:r><w:instrText> </w:instrText>"
    )
    body = part(content, name).replace(b"<w:t>HERE</w:t>", runs)
    texts = [p.text for p in pieces_of("x.docx", repacked(content, {name: body}))]
    assert "one two-three" in texts
    assert "HYPERLINK mailto:a@b.org" in texts


def test_a_table_of_contents_is_no_hidden_word() -> None:
    content = docx({"paragraph": "HERE"})
    name = "word/document.xml"
    body = part(content, name).replace(b"<w:t>HERE</w:t>", b"<w:instrText>TOC 1-3</w:instrText>")
    texts = [p.text for p in pieces_of("x.docx", repacked(content, {name: body}))]
    assert not any("TOC" in text for text in texts)


def test_a_file_without_end_of_pieces_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("peerdesk.interchange.texts.MOST_PIECES", 3)
    with pytest.raises(DocumentTooLarge):
        pieces_of("x.docx", docx({}))


def test_who_commented_and_changed_is_named_once() -> None:
    made = docx({"changer": "Somebody", "comment": "a remark", "commenter": "Somebody"})
    assert [p.text for p in pieces_of("x.docx", made)].count("Somebody") == 1


def test_addresses_that_every_file_has_are_no_words() -> None:
    name = "word/_rels/document.xml.rels"
    content = docx({})
    link = b'<Relationship Id="r9" Type="t/h" TargetMode="External" Target="%s"/></Relationships>'
    for target, is_read in ((b"https://schemas.example.org/", False), (b"mailto:a@b.org", True)):
        rels = part(content, name).replace(b"</Relationships>", link % target)
        found = pieces_of("x.docx", repacked(content, {name: rels}))
        assert (target.decode() in {p.text for p in found}) is is_read


def test_a_language_is_no_word_and_a_remark_needs_no_link() -> None:
    written = BytesIO()
    with pikepdf.new() as paper:
        paper.add_blank_page()
        note = pikepdf.Dictionary(Subtype=pikepdf.Name.Text, Contents="a remark")
        paper.pages[0].Annots = pikepdf.Array([note])
        with paper.open_metadata(set_pikepdf_as_editor=False) as described:
            described["dc:language"] = ["en-GB"]
        paper.save(written)
    assert [p.text for p in pieces_of("", written.getvalue())] == ["a remark"]


def test_a_name_that_is_none_is_no_piece() -> None:
    assert all(p.place != "Name of the file" for p in pieces_of("", pdf({})))


def test_attached_files_and_bare_pdfs_are_read() -> None:
    written = BytesIO()
    with pikepdf.new() as paper:
        paper.add_blank_page()
        paper.attachments["for Denise.txt"] = b"x"
        paper.Root.StructTreeRoot = pikepdf.Dictionary(K=pikepdf.Dictionary(S=pikepdf.Name.P))
        paper.save(written)
    found = pieces_of("x.pdf", written.getvalue())
    assert [p.text for p in found] == ["for Denise.txt", "x"]


def test_letters_beyond_the_usual_are_read_all_the_same() -> None:
    lines = [Line("a \U0001f600 note", 0, 0, 0), Line("• next", 0, 0, 0)]
    found = [p.text for p in paragraphs(lines, {}, usual_size([lines]))]
    assert found == ["a \U0001f600 note", "next"]
    assert usual_size([]) == 0
