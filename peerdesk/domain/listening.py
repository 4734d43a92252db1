# SPDX-License-Identifier: Apache-2.0
"""Which prompts of a line of enquiry have been heard: those whose words its lines share.

It is a help to the eye beside the page, and no count: a person ticks what it does not see.
"""

from collections.abc import Sequence

from peerdesk.domain.likeness import words_of

_LEAST = 4
"""Letters of a word's stem that tell one prompt from another."""
_SAME = 5
"""Letters from which a longer word counts as another form of a shorter one."""


def heard(prompts: Sequence[str], lines: Sequence[str]) -> tuple[bool, ...]:
    """Say of each prompt whether one of the tagged lines speaks of it.

    Words that several prompts share tell nothing. A line of enquiry with one prompt, or none of
    whose prompts has a word of its own, has been heard as soon as a line is tagged with it.
    """
    if len(prompts) == 1:
        return (bool(lines),)
    stems = [{word for word in words_of(prompt) if len(word) >= _LEAST} for prompt in prompts]
    told = {word for line in lines for word in words_of(line) if len(word) >= _LEAST}
    return tuple(
        any(_same(word, other) for word in own for other in told)
        for own in (
            stem - set().union(*(each for each in stems if each is not stem)) for stem in stems
        )
    )


def _same(word: str, other: str) -> bool:
    shorter, longer = sorted((word, other), key=len)
    return word == other or (len(shorter) >= _SAME and longer.startswith(shorter))
