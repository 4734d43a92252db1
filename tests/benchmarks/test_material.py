# SPDX-License-Identifier: Apache-2.0
"""The notes that everything is measured with."""

from itertools import islice

from peerdesk.ledger.chain import verify_run
from tests.benchmarks.material import (
    ENTER,
    WORDS,
    as_received,
    chain,
    first_link,
    note_texts,
    notes,
    typed,
    vocabulary,
)


def test_every_note_has_as_many_words_and_they_are_the_same_each_time() -> None:
    texts = list(note_texts(20))
    assert {len(text.split()) for text in texts} == {WORDS}
    assert texts == list(note_texts(20))
    assert texts != list(note_texts(20, seed=2))


def test_common_words_are_common_and_rare_ones_rare() -> None:
    words = vocabulary()
    said = " ".join(note_texts(200)).split()
    assert len(words) == len(set(words)) == 4_000
    assert said.count(words[0]) > 20 * max(said.count(word) for word in words[-50:])


def test_notes_make_a_chain_that_verifies_as_received() -> None:
    written = notes(30, "author", ["session"], ["kloe-1", "kloe-2"])
    received = as_received(chain(written, first_link("challenge", "device")))
    verify_run(received, received[-1].head)
    assert len({change.header.at for change in received}) == 30


def test_whole_lines_are_typed() -> None:
    lines = "".join(islice(typed(), 500)).split(ENTER)
    assert all(line.startswith("+ ") and "#vision @frontline" in line for line in lines[:-1])
    assert len(lines) > 3
