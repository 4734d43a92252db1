# SPDX-License-Identifier: Apache-2.0
"""What waits is taken out once, whatever became of its contents meanwhile."""

from peerdesk.vault.pool import Pool
from tests.builders import chain, note


def test_what_lost_its_contents_while_it_waited_is_taken_out_whole() -> None:
    first, second = chain([note(), note()])
    pool = Pool()
    pool.add(second, first.hash)
    pool.let_go({second.hash})
    (waits,) = pool.all()
    assert waits.payload is None
    pool.remove(waits)
    assert (pool.all(), pool.release(first.hash)) == ([], [])


def test_what_gave_way_to_a_better_copy_is_released_once() -> None:
    first, second = chain([note(), note()])
    pool = Pool()
    pool.add(second, first.hash)
    pool.let_go({second.hash})
    pool.remove(pool.all()[0])
    pool.add(second, first.hash)
    assert pool.release(first.hash) == [second]
