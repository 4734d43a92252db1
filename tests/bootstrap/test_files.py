# SPDX-License-Identifier: Apache-2.0
"""The window reaches files outside the vault, and pictures of pages, without leaving traces."""

import io
import os
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from peerdesk.bootstrap.files import Disk, FolderClosed
from peerdesk.bootstrap.look_settings import LookSettings
from peerdesk.bootstrap.previews import WindowPapers, draw_page
from peerdesk.bootstrap.resources import resource_root
from peerdesk.compose.blocks import Copy, Document, Paragraph
from peerdesk.desk.errors import NameTaken
from peerdesk.interchange.errors import BrokenPicture

SUMMARY = Document(
    title="Daily summary 2",
    subtitle="Wednesday 13 May 2026",
    council="Marlowe Vale Council",
    offer="Children’s Services Peer Challenge",
    copy=Copy.SPEAKING_NOTE,
    blocks=(Paragraph("Emerging, and no judgement."),),
)


def test_a_folder_is_listed_without_hidden_and_foreign_files(tmp_path: Path) -> None:
    for name in ("b.peerdesk", "A.PEERDESK", ".hidden.peerdesk", "notes.txt"):
        (tmp_path / name).touch()
    (tmp_path / "stick").mkdir()
    listing = Disk().list(tmp_path, (".peerdesk",))
    assert listing.folders == ("stick",)
    assert listing.files == ("A.PEERDESK", "b.peerdesk")
    assert Disk().list(tmp_path, ()).files == ()


def test_a_folder_that_is_gone_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FolderClosed, match="choose another folder"):
        Disk().list(tmp_path / "gone", ())


def test_files_are_written_once_and_read_back(tmp_path: Path) -> None:
    path = Disk().write(tmp_path / "helen.identity", b"identity")
    assert Disk().read(path, 100) == b"identity"
    with pytest.raises(NameTaken):
        Disk().write(path, b"another")


@pytest.mark.skipif(sys.platform == "win32", reason="modes are those of POSIX")
def test_what_is_handed_out_can_be_read_by_colleagues_and_nothing_else(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        shared = Disk().write(tmp_path / "may.peerdesk-invitation", b"x", shared=True)
        own = Disk().write(tmp_path / "summary.pdf", b"x")
    finally:
        os.umask(before)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (shared, own)] == [0o644, 0o600]


def test_every_name_of_a_folder_is_listed_where_that_is_asked_for(tmp_path: Path) -> None:
    for name in ("b.peerdesk", "notes.txt"):
        (tmp_path / name).touch()
    assert Disk().list(tmp_path, ("",)).files == ("b.peerdesk", "notes.txt")


def test_the_usual_folders_exist() -> None:
    assert all(path.is_dir() for _, path in Disk().homes())


def test_pages_are_pictures_of_the_width_asked_for() -> None:
    papers = WindowPapers(resource_root() / "fonts")
    (page,) = papers.pages(papers.document_pdf(SUMMARY), 570)
    picture = Image.open(io.BytesIO(page))
    assert picture.width == 570
    assert picture.height > picture.width


def test_documents_shown_at_once_are_drawn_one_after_the_other() -> None:
    papers = WindowPapers(resource_root() / "fonts")
    pdf = papers.document_pdf(SUMMARY)
    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(lambda width: papers.pages(pdf, width), range(300, 340)))
    for width, (page,) in zip(range(300, 340), drawn, strict=True):
        assert Image.open(io.BytesIO(page)).width in {width, width + 1}


def test_the_look_is_remembered_and_a_damaged_file_is_none(tmp_path: Path) -> None:
    settings = LookSettings(tmp_path / "new")
    assert (settings.theme(), settings.factor()) == ("", 1.0)
    settings.keep("dark", 1.3)
    again = LookSettings(tmp_path / "new")
    assert (again.theme(), again.factor()) == ("dark", 1.3)
    (tmp_path / "new" / "look.json").write_text('{"theme": "beige", "factor": 1.3}', "utf-8")
    assert LookSettings(tmp_path / "new").theme() == ""
    (tmp_path / "new" / "look.json").write_text("[", "utf-8")
    assert LookSettings(tmp_path / "new").factor() == 1.0


def test_a_folder_for_settings_that_cannot_be_made_costs_nothing_but_the_choice(
    tmp_path: Path,
) -> None:
    (tmp_path / "file").touch()
    settings = LookSettings(tmp_path / "file")
    settings.keep("dark", 1.3)
    assert settings.theme() == "dark"


def test_a_document_without_pages_is_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = WindowPapers(resource_root() / "fonts").document_pdf(SUMMARY)
    monkeypatch.setattr("pypdfium2.PdfDocument.__len__", lambda _: 0)
    with pytest.raises(BrokenPicture):
        draw_page(pdf, 0, 100)


def test_bundles_go_into_the_folder_that_was_asked_for(tmp_path: Path) -> None:
    place = (
        Disk()
        .carrier(tmp_path)
        .put("a.peerdesk", lambda file: file.write(b"sealed"), lambda _: None)
    )
    assert place == str(tmp_path / "a.peerdesk")
    assert Path(place).read_bytes() == b"sealed"
