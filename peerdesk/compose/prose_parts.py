# SPDX-License-Identifier: Apache-2.0
"""The parts of a document that the team writes itself, and what each asks of whoever writes it."""

from collections.abc import Iterator

from msgspec import Struct

from peerdesk.compose.casebook import ACROSS, Casebook
from peerdesk.domain.prose import Prose
from peerdesk.domain.publication_words import Publication

EXECUTIVE, BACKGROUND, NARRATIVE, NEXT_STEPS = (
    "executive-summary", "background", "narrative", "next-steps",
)  # fmt: skip
OPENING, CLOSING, AGREED = "opening", "closing", "agreed"
METHOD, ACROSS_CASES, TALKING_POINTS = "method", "across-cases", "talking-points"


class ProsePart(Struct, frozen=True):
    """A part to be written: its key, what it is called, and what is asked.

    `about` is a theme's identifier where there is one for each. A part that is `usual` has words
    of its own until the team writes some; another stays out until then.
    """

    part: str
    title: str
    hint: str
    about: str = ""
    usual: bool = True


def prose_parts(casebook: Casebook, kind: Publication) -> tuple[ProsePart, ...]:
    """Return the parts of a document that can be written, in their order in it."""
    return tuple(_PARTS[kind](casebook)) if kind in _PARTS else ()


def written(casebook: Casebook, kind: Publication, part: str, about: str = "") -> tuple[str, ...]:
    """Return what the team wrote for a part, a paragraph each; nothing where nobody did."""
    held = prose_of(casebook, kind, part, about)
    return held.paragraphs if held else ()


def prose_of(casebook: Casebook, kind: Publication, part: str, about: str = "") -> Prose | None:
    """Return the prose that stands for a part: of several, the last in the one order."""
    wanted = (kind, part, about)
    found = (p.value for p in casebook.prose)
    held = [p for p in found if (p.publication, p.part, p.about) == wanted]
    return held[-1] if held else None


def _of_report(casebook: Casebook) -> Iterator[ProsePart]:
    yield ProsePart(
        EXECUTIVE,
        "Executive summary",
        "Who asked and why, what stands out, and what the council may want to look at first. "
        "The key points follow by themselves.",
    )
    yield ProsePart(
        BACKGROUND,
        "Background and approach",
        "What was agreed at scoping, how the team worked, and what shaped the week. The counts "
        "follow by themselves.",
    )
    yield from _narratives(casebook)
    yield ProsePart(
        NEXT_STEPS, "Next steps", "What the council and the team agreed to do, and by when."
    )


def _of_letter(casebook: Casebook) -> Iterator[ProsePart]:
    yield ProsePart(
        OPENING, "Opening", "A thank you, why the team came, and in two sentences what it found."
    )
    yield from _narratives(casebook)
    yield ProsePart(CLOSING, "Closing", "What happens next, and the offer of a conversation.")


def _of_form(_: Casebook) -> Iterator[ProsePart]:
    yield ProsePart(
        OPENING, "In short", "What was looked at, and in two sentences what the team found."
    )
    yield ProsePart(
        AGREED,
        "Agreed next",
        "What the two councils agreed, who leads on it, and when they look at it together.",
        usual=False,
    )


def _of_case_review(_: Casebook) -> Iterator[ProsePart]:
    yield ProsePart(
        METHOD, "Method", "How the files were chosen, what was read, with whom reviewers talked."
    )
    yield ProsePart(
        ACROSS_CASES,
        "Themes across cases",
        "What runs through many files: what does it say of practice, and of what surrounds it?",
        usual=False,
    )
    yield ProsePart(
        TALKING_POINTS,
        "Talking points",
        "What the team leader says to the sponsor first, in a short informal talk.",
        usual=False,
    )


def _narratives(casebook: Casebook) -> Iterator[ProsePart]:
    for theme, name in casebook.headings:
        if theme or any(not casebook.heading_of(m) for m in casebook.standing):
            yield ProsePart(NARRATIVE, name or ACROSS, _asks(casebook, theme), theme, usual=False)


def _asks(casebook: Casebook, theme: str) -> str:
    """Return what a theme's narrative should answer: its lines of enquiry, as questions."""
    lines = [k.value for k in casebook.open_kloes if k.value.theme == theme]
    asked = " ".join(line.question or f"{line.title}?" for line in lines[:_FEW])
    return f"What did the team hear, read and see on this theme? {asked}".strip()


_FEW = 4
"""Lines of enquiry that are asked about in a hint; the theme's page has them all."""
_PARTS = {
    Publication.REPORT: _of_report,
    Publication.LETTER: _of_letter,
    Publication.FORM: _of_form,
    Publication.CASE_REVIEW: _of_case_review,
}
