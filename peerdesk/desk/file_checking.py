# SPDX-License-Identifier: Apache-2.0
"""A finished file held against the checks, told in the words that it was composed of.

A file breaks its text elsewhere: a row of a table may be read back as one line. What is found in
it is therefore known again as what stands in the paper, so that it is mended and released once,
whatever the format.
"""

import re
from collections.abc import Iterator, Sequence

from peerdesk.compose.checks.finding import Finding, Piece, fingerprint
from peerdesk.compose.checks.lists import CheckWords
from peerdesk.compose.formats import Paper
from peerdesk.compose.pieces import pieces
from peerdesk.desk.checking import Checked, Ground, checked_on

_SIGNS = re.compile(r"[\W_]+")


def open_in_file(
    on: Ground, paper: Paper, read: Sequence[Piece], words: CheckWords
) -> tuple[Finding, ...]:
    """Return what nobody has released in a file of a paper, each once, in the file's order.

    `read` are the texts of the file. Needs no vault.
    """
    composed = checked_on(on, pieces(paper), words)
    found = dict[str, Finding]()
    for one in checked_on(on, read, words).open:
        same = next(_same(one, composed), one)
        mark = fingerprint(same)
        if mark not in composed.released:
            found.setdefault(mark, same)
    return tuple(found.values())


def _same(one: Finding, composed: Checked) -> Iterator[Finding]:
    """Yield the findings in the paper that a finding in its file can be, the surest first."""
    text, found = _letters(one.text), _letters(one.found)
    alike = [
        other
        for other in composed.findings
        if (other.check, other.kind) == (one.check, one.kind) and _letters(other.found) == found
    ]
    yield from (other for other in alike if _letters(other.text) == text)
    yield from (other for other in alike if _letters(other.text) in text)
    yield from (other for other in alike if text in _letters(other.text))


def _letters(text: str) -> str:
    return _SIGNS.sub("", text).casefold()
