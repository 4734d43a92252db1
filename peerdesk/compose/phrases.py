# SPDX-License-Identifier: Apache-2.0
"""Small turns of phrase: numbers as words, lists as clauses, titles inside a sentence."""

from collections.abc import Sequence

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_PAUSES = (": ", "; ", ", ", ". ")


def number(count: int) -> str:
    """Return a small number as a word ("three") and a larger one as figures ("14")."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def counted(count: int, singular: str, plural: str = "") -> str:
    """Return "one session", "two sessions", "14 sessions"."""
    return f"{number(count)} {singular if count == 1 else plural or singular + 's'}"


def capital(text: str) -> str:
    """Return the text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """Return a title as it stands inside a sentence; SEND and other initials stay as they are."""
    first = text.split(" ", 1)[0]
    return text if first[1:] != first[1:].lower() or first == "I" else text[:1].lower() + text[1:]


def listed(parts: Sequence[str]) -> str:
    """Return "a", "a and b" or "a, b and c"."""
    if len(parts) < 2:  # noqa: PLR2004 - a list needs two
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def shortened(text: str, limit: int = 160) -> str:
    """Return the text, cut at a word with an ellipsis if it is longer than the limit."""
    if len(text) <= limit:
        return text
    start, _, last = text[: limit - 1].rpartition(" ")
    cut = start if len(start) > limit // 2 else f"{start} {last}".lstrip()
    return cut.rstrip(" ,;:.") + "…"


def handle(text: str, least: int = 16, most: int = 64) -> str:
    """Return the beginning of a wording by which people know it: up to a pause, or a few words."""
    pauses = (text.find(pause, least, most) for pause in _PAUSES)
    first = min((place for place in pauses if place > 0), default=0)
    if first:
        return text[:first]
    return shortened(text.rstrip("."), most)
