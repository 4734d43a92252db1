# SPDX-License-Identifier: Apache-2.0
"""What the tests of salvage hold a mended vault to would not be met by a careless one."""

import random
from pathlib import Path

import pytest

from peerdesk.desk.exchange import admit, identity_file, take_in
from peerdesk.desk.scope import found_challenge
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from peerdesk.vault import carving
from peerdesk.vault.pages import Page
from peerdesk.vault.rows import ReadPage, Row, rows_in
from tests.builders import note
from tests.fakes.challenge import FRAMEWORK, SCOPE
from tests.vault.conftest import Made, make
from tests.vault.damage import destroy, held, places_on, saved, shared


@pytest.fixture
def pair(tmp_path: Path, joining: Made) -> tuple[Made, Made]:
    """Return a lead and a peer who hold the same, closed."""
    made = make(tmp_path / "lead", Person("Helen Okafor", Role.TEAM_LEADER))
    with made.open() as lead, joining.open() as peer:
        found_challenge(lead, FRAMEWORK, SCOPE)
        admit(lead, identity_file(peer))
        lead.append(*(note(f"line {n} of the lead") for n in range(150)))
        take_in(peer, shared(lead))
    return made, joining


def _damaged(lead: Made) -> tuple[set[str], set[str]]:
    """Destroy a page with changes on it; return what stood there, and what stood elsewhere."""
    on = places_on(lead.folder, lead.keys.database)
    with lead.open() as vault:
        places = {place: change.hash for place, _, change in vault._ledger.tables.everything()}
    page = sorted(on)[len(on) // 2]
    gone = {places[place] for place in on[page]}
    destroy(lead.folder, [page], random.Random(8))
    return gone, set(places.values()) - gone


def test_what_stood_on_a_destroyed_page_comes_with_a_bundle_and_not_without(
    pair: tuple[Made, Made],
) -> None:
    lead, peer = pair
    gone, left = _damaged(lead)
    mended, _ = saved(lead)
    with mended.open() as vault, peer.open() as colleague:
        assert gone
        assert left <= held(vault)
        assert not gone & held(vault)
        take_in(colleague, shared(vault))
        take_in(vault, shared(colleague))
        assert gone | left <= held(vault)


def _all_but_the_last(page: Page, number: int, read: ReadPage) -> list[Row]:
    return list(rows_in(page, number, read))[:-1]


def test_a_salvage_that_overlooks_a_row_on_each_page_would_be_found_out(
    pair: tuple[Made, Made], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The negative control."""
    _, left = _damaged(pair[0])
    monkeypatch.setattr(carving, "rows_in", _all_but_the_last)
    mended, _ = saved(pair[0])
    with mended.open() as vault:
        assert left - held(vault)
