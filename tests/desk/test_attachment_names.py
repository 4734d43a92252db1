# SPDX-License-Identifier: Apache-2.0
"""Whatever files are called, a real vault keeps them by digest and saves them where asked only."""

import os
from hashlib import sha256
from pathlib import Path

from peerdesk.desk.attachments import Prepared, attach, attached, look_at, release
from peerdesk.desk.capture import write_line
from peerdesk.desk.scope import found_challenge
from peerdesk.domain.words import ReleaseReason
from peerdesk.errors import PeerDeskError
from peerdesk.transport.folder import write_once
from peerdesk.vault.creation import create_vault
from peerdesk.vault.derivation import FLOOR
from tests.fakes.book import LEADER
from tests.fakes.challenge import FRAMEWORK, SCOPE
from tests.hostile_names import HOSTILE


def _everything(folder: Path) -> set[Path]:
    """Return all files but the head's, which a thread writes anew within a second of a commit."""
    return {path for path in folder.rglob("*") if not path.name.startswith("head.")}


def test_every_name_is_kept_by_digest_and_saved_in_the_folder_chosen_alone(tmp_path: Path) -> None:
    assert len(HOSTILE) >= 40
    made = create_vault(tmp_path / "vault", LEADER, "ripple anvil quiet lantern moss", cost=FLOOR)
    chosen = tmp_path / "a" / "b" / "chosen"
    chosen.mkdir(parents=True)
    with made.vault as vault:
        found_challenge(vault, FRAMEWORK, SCOPE)
        for number, name in enumerate(HOSTILE):
            content = f"content {number}".encode()
            note = write_line(vault, f"Sheet {number}").note
            held = attach(vault, note, name, Prepared("image/jpeg", content))
            assert held.chunks == (held.digest,) == (sha256(content).hexdigest(),)
            (shown,) = attached(vault, note)
            assert shown.name.isprintable()
            assert look_at(vault, held.id).content == content
            let = release(vault, held.id, ReleaseReason.ASKED_BY_OWNER)
            before = _everything(tmp_path)
            place = chosen / str(number)
            place.mkdir()
            write_once(place, let.name, let.content)
            assert _everything(tmp_path) - before == {place, place / let.name}
            assert (place / let.name).read_bytes() == content
        digests = {row[0] for row in vault._ledger.database.rows("SELECT digest FROM chunk")}
    assert digests == {sha256(f"content {n}".encode()).hexdigest() for n in range(len(HOSTILE))}
    names = {path.name for path in _everything(tmp_path / "vault")}
    assert not names & set(HOSTILE)


def test_a_name_taken_as_it_comes_would_be_found_out(tmp_path: Path) -> None:
    """The negative control: uncleaned, some of these names lead elsewhere or are refused."""
    chosen = tmp_path / "a" / "b" / "chosen"
    chosen.mkdir(parents=True)
    elsewhere = refused = 0
    for name in HOSTILE:
        if "\0" in name or Path(name).is_absolute():
            continue  # nothing of the machine that runs this is written to
        target = Path(os.path.normpath(chosen / name))
        elsewhere += not target.is_relative_to(chosen) or target == chosen
        try:
            write_once(chosen, name, b"x")
        except (PeerDeskError, OSError, ValueError):
            refused += 1
    assert elsewhere >= 3
    assert refused >= 5
