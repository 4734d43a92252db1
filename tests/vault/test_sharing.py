# SPDX-License-Identifier: Apache-2.0
"""What a laptop keeps of its exchange with colleagues, and what it was about to say."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from peerdesk.desk.errors import NoChallenge
from peerdesk.ledger.chain import HeadClaim, SignedHead, sign_head, verify_head
from peerdesk.ledger.change import Head
from peerdesk.team.errors import ForeignChallenge
from peerdesk.team.receipt import Counts, Receipt
from peerdesk.vault.book import OpenVault
from peerdesk.vault.exporting import export_vault
from peerdesk.vault.restoring import restore
from peerdesk.vault.sharing import EMPTY
from tests.builders import chain, note
from tests.strategies import CHALLENGE, Laptop
from tests.vault.conftest import Made

RECEIPT = Receipt(
    sender="Priya Nair",
    sender_device="d" * 32,
    number=1,
    imported_at=5,
    offset=60,
    digest="0" * 64,
    counts=Counts(
        changes=1,
        new=1,
        already=0,
        waiting=0,
        notes=1,
        revised=0,
        messages=0,
        withdrawn=0,
        clashes=0,
        refused=0,
    ),
)


def test_a_laptop_signs_where_its_chain_stands_and_what_it_holds(vault: OpenVault) -> None:
    vault.accept(chain([note()]), [])
    signed = vault.sign()
    claim = verify_head(signed, vault.identity.signing_key)
    assert claim.head == vault._ledger.chains.own_head()
    assert claim.holds == vault.vector()
    assert claim.challenge == CHALLENGE
    assert vault.signed_heads() == (signed,)


def test_a_laptop_that_has_written_nothing_still_says_what_it_holds(
    vault: OpenVault, empty: OpenVault
) -> None:
    theirs = chain([note()])
    empty.accept(theirs, [])
    claim = empty.sign().claim
    assert (claim.head.number, claim.head.hash) == (0, "")
    assert claim.holds == (theirs[0].head,)
    vault.accept(theirs, empty.signed_heads())
    assert of_others(vault) == empty.signed_heads()


def test_without_a_challenge_there_is_nothing_to_sign(empty: OpenVault) -> None:
    with pytest.raises(NoChallenge):
        empty.sign()


def of_others(vault: OpenVault) -> tuple[SignedHead, ...]:
    """Return the signed heads of all laptops but this one, which signed at its last closing."""
    heads = vault.signed_heads()
    return tuple(head for head in heads if head.claim.head.device != vault.device)


def _claims(laptop: Laptop, *claims: tuple[int, int, int]) -> list[SignedHead]:
    """Return heads of one laptop: number, how much it holds, and when."""
    return [
        sign_head(
            HeadClaim(
                challenge=CHALLENGE,
                head=Head(laptop.name, laptop.epoch, number, ""),
                holds=(Head("f" * 32, "e" * 16, held, ""),),
                at=at,
            ),
            laptop.keys.signing,
        )
        for number, held, at in claims
    ]


def test_of_several_heads_the_one_that_says_most_is_kept_in_any_order(
    vault: OpenVault,
) -> None:
    laptop = Laptop()
    heads = _claims(laptop, (3, 9, 1), (4, 2, 5), (4, 7, 3), (4, 7, 2), (2, 99, 99))
    for order in (heads, heads[::-1], heads[2:] + heads[:2]):
        vault.accept([], order)
        assert of_others(vault) == (heads[2],)
    for head in heads:
        vault.accept([], [head])
    assert of_others(vault) == (heads[2],)


def _empty_heads(laptop: Laptop, count: int, *, first: int = 0, wide: int = 0) -> list[SignedHead]:
    """Return heads of chains that nobody has anything of, each signed later than the one before."""
    holds = tuple(Head(f"{n:032x}", "e" * 32, 1, "a" * 64) for n in range(wide))
    return [
        sign_head(
            HeadClaim(
                challenge=CHALLENGE, head=Head(laptop.name, f"{n:032x}", 5, ""), holds=holds, at=n
            ),
            laptop.keys.signing,
        )
        for n in range(first, first + count)
    ]  # fmt: skip


def test_of_chains_of_which_nothing_is_here_only_the_last_few_heads_of_a_laptop_are_kept(
    vault: OpenVault,
) -> None:
    laptop, other = Laptop(), Laptop()
    heads, more = _empty_heads(laptop, 20), _empty_heads(laptop, 3, first=20)
    (others,) = _claims(other, (1, 1, 1))
    for order in (heads, heads[::-1], heads[5:] + heads[:5]):
        vault.accept([], [*order, others])
        assert set(of_others(vault)) == {*heads[-EMPTY:], others}
    vault.accept([], more)
    assert set(of_others(vault)) == {*heads[3 - EMPTY :], *more, others}
    vault.accept([], heads)
    assert set(of_others(vault)) == {*heads[3 - EMPTY :], *more, others}


def test_an_unduly_large_head_is_kept_only_of_a_chain_of_which_something_is_here(
    vault: OpenVault,
) -> None:
    laptop = Laptop()
    (large,) = _empty_heads(laptop, 1, wide=1_000)
    vault.accept([], [large])
    assert of_others(vault) == ()
    written = chain([note()])
    device, epoch = written[0].header.device, written[0].header.epoch
    claim = replace(large.claim, head=Head(device, epoch, 1, written[0].hash))
    whole = sign_head(claim, laptop.keys.signing)
    vault.accept(written, [whole])
    assert of_others(vault) == (whole,)


def test_the_heads_of_what_waits_are_kept_however_many_epochs_it_was_written_in(
    vault: OpenVault,
) -> None:
    laptop = Laptop()
    heads = _empty_heads(laptop, EMPTY + 4)
    runs = []
    for signed in heads:
        again = Laptop(laptop.name, laptop.keys, signed.claim.head.epoch)
        runs.append([again.write(note()), again.write(note())])
    vault.accept([run[1] for run in runs], heads)
    assert of_others(vault) == tuple(heads)
    vault.accept([run[0] for run in runs], [])
    assert of_others(vault) == tuple(heads)


def test_heads_of_another_challenge_are_refused_before_anything_goes_in(vault: OpenVault) -> None:
    laptop = Laptop()
    (head,) = _claims(laptop, (1, 1, 1))
    foreign = sign_head(replace(head.claim, challenge="f" * 32), laptop.keys.signing)
    with pytest.raises(ForeignChallenge):
        vault.accept(chain([note()]), [foreign])
    assert len(vault.vector()) == 1


def test_bundles_are_numbered_from_one_and_what_they_brought_never_shrinks(made: Made) -> None:
    with made.open() as vault:
        assert (vault.next_bundle(), vault.unshared(), vault.shared()) == (1, 1, ())
        first = vault.vector()
        vault.record_bundle(1, first)
        assert (vault.next_bundle(), vault.unshared(), vault.shared()) == (2, 0, first)
        vault.append(note(), note())
        assert vault.unshared() == 2
        second = vault.vector()
        vault.record_bundle(2, second)
        vault.record_bundle(3, first)
        vault.record_bundle(3, second)
        assert (vault.unshared(), vault.shared()) == (0, second)
    with made.open() as vault:
        assert (vault.next_bundle(), vault.shared()) == (4, second)


def test_receipts_are_kept_newest_first(made: Made) -> None:
    with made.open() as vault:
        assert vault.receipts() == ()
        for number in (1, 2):
            vault.keep_receipt(replace(RECEIPT, number=number))
    with made.open() as vault:
        assert [receipt.number for receipt in vault.receipts()] == [2, 1]
        assert vault.receipts()[1] == RECEIPT


def test_a_draft_is_kept_until_it_is_emptied(made: Made) -> None:
    with made.open() as vault:
        assert vault.draft("capture") == ""
        vault.keep_draft("capture", "half a li")
        vault.keep_draft("capture", "half a line")
        vault.keep_draft("other", "something else")
    with made.open() as vault:
        assert vault.draft("capture") == "half a line"
        vault.keep_draft("capture", "")
        vault.keep_draft("capture", "")
        assert (vault.draft("capture"), vault.draft("other")) == ("", "something else")


def test_after_a_restore_nobody_knows_that_a_note_was_in_no_bundle(
    made: Made, tmp_path: Path, quick_keys: None
) -> None:
    """It was shared after the backup: reworded on the restored vault, both wordings stay known."""
    del quick_keys
    line = note("First wording")
    with made.open() as vault:
        vault.append(line)
        assert not vault.is_shared(line.note)
        copy = export_vault(vault, tmp_path)
        vault.record_bundle(1, vault.vector())
        assert vault.is_shared(line.note)
    with restore(copy, made.passphrase, tmp_path / "again") as again:
        assert again.is_shared(line.note)
        fresh = note("Written since")
        again.append(fresh)
        assert not again.is_shared(fresh.note)
