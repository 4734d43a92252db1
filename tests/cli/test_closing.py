# SPDX-License-Identifier: Apache-2.0
"""A challenge closed from the command line: two laptops cleared, and a certificate of it."""

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PIL import Image

from peerdesk.transport.errors import NoSpace
from peerdesk.vault.disposal import begin_disposal
from peerdesk.vault.opening import open_vault
from tests.fakes.terminal import PASSPHRASE, Ended, Laptop
from tests.render.reading import pdf_text, squeezed

TODAY = date.today().isoformat()  # noqa: DTZ011 - the command line asks the laptop's own clock
TOMORROW = (date.today() + timedelta(days=1)).isoformat()  # noqa: DTZ011 - likewise


def close(laptop: Laptop, *more: str) -> Ended:
    """Close the challenge from today on."""
    return laptop.type("challenge", "close", "--day", TODAY, "--no-hold-known", *more)


@pytest.fixture
def peer(laptop: Laptop, make_laptop: Callable[[str], Laptop], tmp_path: Path) -> Laptop:
    """Return a peer's laptop that has everything, the order to close included."""
    peer = make_laptop("peer")
    identity = tmp_path / "priya.peerdesk-id"
    assert peer.type("team", "identity", "--name", "Priya Nair", "--out", identity).code == 0
    assert laptop.type("team", "admit", identity).code == 0
    assert close(laptop).code == 0
    (tmp_path / "stick").mkdir()
    assert laptop.type("team", "export", "--to", tmp_path / "stick").code == 0
    assert peer.type("team", "import", tmp_path / "stick", "--yes").code == 0
    return peer


def vault_of(laptop: Laptop) -> Path:
    """Return the folder of a laptop's one vault."""
    return laptop.root / "vaults" / "vault-1"


def test_closing_needs_the_leads_word_a_coming_day_and_a_lead(laptop: Laptop, peer: Laptop) -> None:
    unasked = laptop.type("challenge", "close", "--day", TOMORROW)
    assert unasked.code == 1
    assert "safeguarding" in unasked.err
    past = laptop.type("challenge", "close", "--day", "2026-01-02", "--no-hold-known")
    assert "is over" in past.err
    again = laptop.type("challenge", "close", "--day", TOMORROW, "--no-hold-known", "--json")
    assert again.json["day"] == TOMORROW
    assert "Only the team leader" in close(peer).err


def test_before_the_day_and_after_it_was_called_off_nothing_is_destroyed(laptop: Laptop) -> None:
    assert laptop.type("challenge", "close", "--no-hold-known", "--day", TOMORROW).code == 0
    early = laptop.type("vault", "dispose", "--yes")
    assert "wait until then" in early.err
    assert laptop.type("challenge", "call-off").out.startswith("The closing is called off")
    assert "No lead has closed" in laptop.type("vault", "dispose", "--yes").err
    assert "No lead has closed" in laptop.type("challenge", "call-off").err
    assert laptop.type("challenge", "show").code == 0


def test_every_command_reminds_of_it(laptop: Laptop) -> None:
    assert laptop.type("challenge", "show").err == ""
    laptop.type("challenge", "close", "--no-hold-known", "--day", TOMORROW)
    assert "The challenge closes on" in laptop.type("note", "list").err
    close(laptop)
    assert "clear this laptop" in laptop.type("session", "list").err


def test_nothing_is_destroyed_without_a_yes(laptop: Laptop) -> None:
    close(laptop)
    refused = laptop.type("vault", "dispose", stdin=b"no\n")
    assert refused.code == 1
    assert "This will be gone for good" in refused.err
    assert "nobody else has" in refused.err
    assert laptop.type("challenge", "show").code == 0


def test_a_peer_is_cleared_the_lead_takes_it_in_and_is_cleared_last(
    laptop: Laptop, peer: Laptop, tmp_path: Path
) -> None:
    stick = tmp_path / "confirmations"
    done = peer.type("vault", "dispose", "--to", stick, stdin=b"yes\n")
    assert done.code == 0
    assert [path.name for path in vault_of(peer).iterdir()] == ["cleared.peerdesk-cleared"]
    (word,) = stick.iterdir()
    assert "has been cleared" in peer.type("challenge", "show", "--vault", vault_of(peer)).err
    taken = laptop.type("team", "cleared", word)
    assert "Priya Nair: destroyed" in taken.out
    assert "1 laptop has confirmed, of 2" in taken.out
    assert laptop.type("team", "cleared", word, "--json").json[1]["cleared"]["completion"]
    so_far = laptop.type("challenge", "certificate", "--out", tmp_path / "so far")
    assert "this laptop, not cleared yet" in so_far.out
    last = laptop.type("vault", "dispose", "--yes", "--outputs", tmp_path / "last", "--json").json
    pdf, text = (Path(file) for file in last["files"])
    assert "All two laptops have confirmed" in text.read_text("utf-8")
    assert squeezed("All two laptops have confirmed") in squeezed(pdf_text(pdf.read_bytes()))


def test_calling_off_names_whose_laptop_is_gone_already(
    laptop: Laptop, peer: Laptop, tmp_path: Path
) -> None:
    stick, last = tmp_path / "confirmations", tmp_path / "last"
    done = peer.type("vault", "dispose", "--to", stick, "--outputs", last, stdin=b"yes\n")
    assert done.code == 0, done.err
    assert not list(last.glob("certificate*"))
    (word,) = stick.iterdir()
    assert laptop.type("team", "cleared", word).code == 0
    assert "Destroyed already: Priya Nair." in laptop.type("challenge", "call-off").out


@pytest.mark.parametrize("suffix", ["pdf", "txt"])
def test_nothing_is_destroyed_where_the_certificate_has_no_place(
    laptop: Laptop, tmp_path: Path, suffix: str
) -> None:
    close(laptop)
    day = date.today()  # noqa: DTZ011 - as above
    taken = tmp_path / f"certificate-{day.day}-{day:%B-%Y}.{suffix}".lower()
    taken.write_text("another council’s")
    refused = laptop.type("vault", "dispose", "--yes", "--outputs", tmp_path)
    assert refused.code == 1
    assert "stays as it is" in refused.err
    assert taken.read_text() == "another council’s"
    assert laptop.type("challenge", "show").code == 0


def test_nothing_is_destroyed_where_the_confirmation_has_no_place(
    laptop: Laptop, tmp_path: Path
) -> None:
    close(laptop)
    stick = tmp_path / "stick"
    stick.mkdir()
    with open_vault(vault_of(laptop), PASSPHRASE) as vault:
        (stick / f"{vault.device[:8]}.peerdesk-cleared").write_text("another")
    assert "stays as it is" in laptop.type("vault", "dispose", "--yes", "--to", stick).err
    assert laptop.type("challenge", "show").code == 0


def test_a_disk_that_fills_up_afterwards_leaves_the_certificate_of_before(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise NoSpace

    close(laptop)
    monkeypatch.setattr("peerdesk.bootstrap.documents.Documents.rewrite_certificate", refuse)
    done = laptop.type("vault", "dispose", "--yes", "--outputs", tmp_path / "last", "--json")
    assert done.code == 0
    assert "keep the confirmation with it" in done.err
    pdf, text = (Path(file) for file in done.json["files"])
    assert "belongs with this certificate" in " ".join(text.read_text("utf-8").split())
    assert pdf.read_bytes().startswith(b"%PDF")
    assert Path(done.json["confirmation"]).is_file()


def test_issued_summaries_and_slides_are_saved_before_anything_goes(
    laptop: Laptop, tmp_path: Path
) -> None:
    drafted = laptop.type(
        "message", "add", "--kind", "strength", "--theme", "leadership",
        "Leaders are visible",
    )  # fmt: skip
    assert drafted.code == 0, drafted.err
    laptop.type("briefing", "choose", "--day", "2026-05-12", "--tick", "all")
    assert laptop.type("briefing", "issue", "--day", "2026-05-12").code == 0
    close(laptop)
    done = laptop.type("vault", "dispose", "--yes", "--outputs", tmp_path / "last")
    assert done.code == 0
    names = {path.name for path in (tmp_path / "last").iterdir()}
    assert {
        "summary-2026-05-12-sponsors-copy.pdf",
        "presentation-sponsors-copy.pdf",
        "presentation-sponsors-copy.pptx",
    } < names
    assert len(names) == 5


def test_what_was_interrupted_is_found_and_gone_on_with(laptop: Laptop) -> None:
    close(laptop)
    with open_vault(vault_of(laptop), PASSPHRASE) as vault:
        begin_disposal(vault)
    assert "was not finished" in laptop.type("challenge", "show", "--vault", vault_of(laptop)).err
    refused = laptop.type("vault", "dispose", passphrase=False)
    assert refused.code == 1
    assert "began, and its keys are gone" in refused.err
    assert (vault_of(laptop) / "evidence.db").exists()
    done = laptop.type("vault", "dispose", passphrase=False, stdin=b"y\n")
    assert done.code == 0
    again = laptop.type("vault", "dispose", "--vault", vault_of(laptop), "--json", passphrase=False)
    assert again.json["word"]["completion"]["starts"] == 1


@pytest.mark.parametrize("data", [b"{}", b"", b"\xff"])
def test_a_marker_that_somebody_put_there_destroys_nothing(laptop: Laptop, data: bytes) -> None:
    (vault_of(laptop) / "disposal.json").write_bytes(data)
    refused = laptop.type("vault", "dispose", "--yes")
    assert "No lead has closed" in refused.err
    assert laptop.type("challenge", "show").code == 0
    assert not (vault_of(laptop) / "disposal.json").exists()


def test_a_lead_is_warned_of_laptops_that_have_not_confirmed_and_of_lonely_attachments(
    laptop: Laptop, peer: Laptop, tmp_path: Path
) -> None:
    photo = tmp_path / "chart.png"
    Image.new("RGB", (8, 6)).save(photo)
    note = laptop.type("note", "add", "A flip chart", "--json").json[0]["id"]
    added = laptop.type("note", "attach", note, photo)
    assert added.code == 0, added.err
    refused = laptop.type("vault", "dispose")
    assert "1 attachment is on this laptop only" in refused.err
    assert "1 other laptop has not confirmed" in refused.err
    assert "not confirmed" not in peer.type("vault", "dispose").err


def test_a_word_counts_after_the_order_was_called_off(
    laptop: Laptop, peer: Laptop, tmp_path: Path
) -> None:
    assert peer.type("vault", "dispose", "--yes", "--to", tmp_path / "word").code == 0
    assert laptop.type("challenge", "call-off").code == 0
    taken = laptop.type("team", "cleared", *(tmp_path / "word").iterdir())
    assert "1 laptop has confirmed, of 2" in taken.out
    made = laptop.type("challenge", "certificate", "--out", tmp_path / "so far", "--json")
    text = Path(made.json["files"][1]).read_text("utf-8")
    assert "Called off" in text


def test_a_restored_copy_is_named_and_goes_too(laptop: Laptop, tmp_path: Path) -> None:
    close(laptop)
    (tmp_path / "stick").mkdir()
    assert laptop.type("vault", "copy", "--to", tmp_path / "stick").code == 0
    assert laptop.type("vault", "backup").code == 0
    assert laptop.type("vault", "restore").code == 0
    own = vault_of(laptop)
    assert (own.parent / "vault-2" / "vault.json").is_file()
    out = tmp_path / "last"
    done = laptop.type("vault", "dispose", "--vault", own, "--outputs", out, stdin=b"yes\n")
    assert done.code == 0, done.err
    assert "Other copies of this vault go too, with what is in them only: vault-2." in done.err
    assert "1 copy was made elsewhere" in done.err
    assert {path.name for path in own.parent.iterdir()} == {"marks", own.name}
    assert [*(own.parent / "marks").iterdir()] == []
    (text,) = out.glob("certificate-*.txt")
    words = " ".join(text.read_text("utf-8").split())
    assert "1 other copy of its vault on that laptop went with it" in words
    assert "1 copy of its vault was made for safe keeping" in words


def test_a_copy_that_writes_on_puts_its_laptop_in_doubt_and_is_told_so(
    laptop: Laptop, peer: Laptop, tmp_path: Path
) -> None:
    shutil.copytree(vault_of(peer), tmp_path / "copy")
    word = tmp_path / "word"
    assert peer.type("vault", "dispose", "--yes", "--to", word).code == 0
    assert laptop.type("team", "cleared", *word.iterdir()).code == 0
    shutil.rmtree(vault_of(peer))
    shutil.copytree(tmp_path / "copy", vault_of(peer))
    assert peer.type("note", "add", "Written after the word").code == 0
    for giver, taker in ((peer, laptop), (laptop, peer)):
        stick = tmp_path / f"from {giver.root.name}"
        stick.mkdir()
        sent = giver.type("team", "export", "--to", stick)
        assert sent.code == 0, sent.err
        taken = taker.type("team", "import", stick, "--yes")
        assert taken.code == 0, taken.err
    board = laptop.type("challenge", "certificate", "--out", tmp_path / "so far").out
    assert "in doubt: 1 change of it known here that its word does not name" in board
    assert "0 laptops have confirmed, of 2" in board
    assert "was certified as cleared" in peer.type("note", "list").err


def test_a_strange_file_is_no_confirmation(laptop: Laptop, tmp_path: Path) -> None:
    close(laptop)
    strange = tmp_path / "strange.peerdesk-cleared"
    strange.write_text("{}")
    assert "refused because" in laptop.type("team", "cleared", strange).err
