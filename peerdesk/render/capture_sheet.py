# SPDX-License-Identifier: Apache-2.0
"""Paper capture sheets as a tagged PDF: a page a session, with numbered lines to write on."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from reportlab.lib.colors import HexColor

from peerdesk.compose.capture_sheet import LINES, MARKS, VOICES, CaptureSheet
from peerdesk.compose.measure import wrap_by
from peerdesk.render.clean import line
from peerdesk.render.fitting import fitted
from peerdesk.render.fonts import FALLBACK, FALLBACK_BOLD, REGULAR, SEMIBOLD, Faces, load_faces
from peerdesk.render.notices import PRACTICE_NOTICE
from peerdesk.render.page import HEIGHT, STRIP, WIDTH
from peerdesk.render.palette import ACCENT, EDGE, INK, INK_QUIET, RULE, TINT
from peerdesk.render.paper import Sheets, describe
from peerdesk.render.structure import with_structure
from peerdesk.render.tagging import Element

LEFT, RIGHT = 48.0, WIDTH - 36.0
"""The left margin is wider: sheets are punched."""
_ROOM = RIGHT - LEFT
_COLUMNS = (("No.", 26.0), ("Time", 46.0), ("Mark", 34.0), ("What was heard, seen or read", 0.0))
_TAGS = 92.0
"""The room at the end of a line for its tags."""
_FOOT = 62.0
_MOST_KLOES = 16
_HANDLING = (
    "One point a line, with its time. Roles and never names, no case numbers, and no number for a "
    "group of fewer than five."
)
_AFTERWARDS = (
    "Type it in as soon as a laptop works: Capture, “Type in a sheet”. Until then it stays with "
    "you; afterwards it goes into confidential waste."
)


def render_capture_sheets(sheets: Sequence[CaptureSheet], fonts: Path) -> bytes:
    """Return sheets as one PDF, a page each; `fonts` is the folder of the shipped fonts.

    Equal sheets give equal bytes. Raises `FontMissing`.
    """
    faces = load_faces(fonts)
    written = BytesIO()
    canvas = Sheets(
        None, written, pagesize=(WIDTH, HEIGHT), invariant=1, pageCompression=1,
        initialFontName=REGULAR,
    )  # fmt: skip
    root = Element("Document")
    only = len(sheets) == 1
    name = sheets[0].name if only else "Capture sheets"
    describe(canvas, name, sheets[0].challenge, sheets[0].language)
    with faces.measuring():
        for number, sheet in enumerate(sheets, 1):
            canvas.mark_place(f"sheet-{number}", line(sheet.title) or sheet.name)
            _Page(canvas, faces, root.add("Sect")).draw(sheet)
            canvas.showPage()
    canvas.save()
    return with_structure(written.getvalue(), root)


class _Pen:
    """Writes from the top of a page down.

    `_at` is where the next thing stands, `_tag` the element that it is part of.
    """

    def __init__(self, canvas: Sheets, faces: Faces, part: Element) -> None:
        self._canvas, self._faces, self._part = canvas, faces, part
        self._at = HEIGHT - 34.0
        self._tag = part

    def _rule(self, ends: tuple[float, float, float, float], colour: str, thick: float) -> None:
        with self._canvas.artifact():
            self._canvas.setStrokeColor(HexColor(colour))
            self._canvas.setLineWidth(thick)
            self._canvas.line(*ends)

    def _wrapped(self, text: str, size: float, face: str) -> list[str]:
        return wrap_by(text, _ROOM, lambda part: self._faces.width(part, size, face))

    def _text(  # noqa: PLR0913, PLR0917 - as many as a piece of text has: place, words, look, room
        self, left: float, text: str, size: float, ink: str, face: str = REGULAR, room: float = 0
    ) -> None:
        """Draw words on the current line, cut to their room, in a face that has their letters."""
        known = self._faces.letters(face).issuperset(text)
        drawn = face if known else (FALLBACK if face == REGULAR else FALLBACK_BOLD)
        if room:
            text = fitted(text, room, lambda part: self._faces.width(part, size, drawn))
        with self._canvas.tagged(self._tag):
            self._canvas.setFillColor(HexColor(ink))
            self._canvas.setFont(drawn, size)
            self._canvas.drawString(left, self._at, text)

    def _right(self, text: str, size: float, ink: str) -> None:
        self._text(RIGHT - self._faces.width(text, size), text, size, ink)


class _Page(_Pen):
    """One sheet, drawn part by part."""

    def draw(self, sheet: CaptureSheet) -> None:
        """Draw head, lines of enquiry, marks, the numbered lines, and what to do afterwards."""
        canvas = self._canvas
        with canvas.artifact():
            canvas.setFillColor(HexColor(ACCENT))
            canvas.rect(0, HEIGHT - STRIP, WIDTH, STRIP, stroke=0, fill=1)
        self._head(sheet)
        self._fields(blank=not sheet.title)
        self._kloes(sheet.kloes)
        self._marks()
        self._lines()
        self._foot(sheet)

    def _head(self, sheet: CaptureSheet) -> None:
        half = _ROOM / 2 - 8
        self._tag = self._part.add("P")
        challenge = fitted(line(sheet.challenge), half, lambda t: self._faces.width(t, 9.5))
        self._text(LEFT, f"{line(sheet.council)[:60]}", 9.5, INK_QUIET, room=half)
        self._right(challenge, 9.5, INK_QUIET)
        self._at -= 26
        title = line(sheet.title) or "Capture sheet, for any session"
        self._tag = self._part.add("H1")
        fallen = self._wrapped(title, 17, SEMIBOLD)
        second = " ".join(fallen[1:])  # cut where it is of absurd length
        for words in filter(None, (fallen[0], second)):
            self._text(LEFT, words, 17, INK, SEMIBOLD, room=_ROOM)
            self._at -= 21
        facts = "    ".join(line(fact) for fact in sheet.facts)
        if facts:
            self._tag = self._part.add("P")
            self._text(LEFT, facts, 11, INK, room=_ROOM)
            self._at -= 20

    def _fields(self, *, blank: bool) -> None:
        """Draw what is filled in by hand: who, and for a blank sheet also what and when."""
        rows = (("Taken down by (initials)", 92.0), ("Began", 54.0), ("Ended", 54.0))
        if blank:
            self._blanks([("Session", 268.0), ("Day", 78.0), ("Place", 56.0)])
        self._blanks([*rows, ("Sheet", 24.0), ("of", 20.0)])
        self._at -= 4

    def _blanks(self, fields: Sequence[tuple[str, float]]) -> None:
        left = LEFT
        for label, room in fields:
            self._tag = self._part.add("P")
            self._text(left, label, 10, INK_QUIET)
            left += self._faces.width(label, 10) + 5
            self._rule((left, self._at - 2, left + room, self._at - 2), EDGE, 0.75)
            left += room + 10
        self._at -= 20

    def _kloes(self, kloes: Sequence[tuple[str, str]]) -> None:
        if not kloes:
            return
        shown = kloes[:_MOST_KLOES]
        self._tag = self._part.add("P")
        self._text(LEFT, "Lines of enquiry, to write at the end of a line", 10, INK, SEMIBOLD)
        self._at -= 14
        half = _ROOM / 2
        listed = self._part.add("L", listed="None")
        for number, (code, title) in enumerate(shown):
            left = LEFT + half * (number % 2)
            self._tag = listed.add("LI").add("LBody")
            tag = f"#{line(code)}"
            self._text(left, tag, 10, ACCENT, SEMIBOLD, room=half * 0.45)
            used = min(self._faces.width(tag, 10, SEMIBOLD), half * 0.45) + 6
            self._text(left + used, line(title), 10, INK, room=half - used - 8)
            if number % 2 or number == len(shown) - 1:
                self._at -= 13.5
        if len(kloes) > len(shown):
            self._tag = self._part.add("P")
            self._text(LEFT, f"and {len(kloes) - len(shown)} more: see the list", 9.5, INK_QUIET)
            self._at -= 13.5
        self._at -= 9

    def _marks(self) -> None:
        """Explain the marks and the voices on a tinted ground."""
        canvas = self._canvas
        top, high = self._at + 12, 47.0
        with canvas.artifact():
            canvas.setFillColor(HexColor(TINT))
            canvas.roundRect(LEFT, top - high, _ROOM, high, 5, stroke=0, fill=1)
        left = LEFT + 8
        for sign, means in MARKS:
            self._tag = self._part.add("P")
            self._text(left, sign, 11, ACCENT, SEMIBOLD)
            left += self._faces.width(sign, 11, SEMIBOLD) + 4
            self._text(left, means, 9.5, INK)
            left += self._faces.width(means, 9.5) + 12
        self._at -= 14.5
        self._tag = self._part.add("P")
        voices = "Whose voice:  " + "   ".join(f"@{voice}" for voice in VOICES)
        self._text(LEFT + 8, voices, 9.5, INK)
        self._at -= 14.5
        self._tag = self._part.add("P")
        self._text(LEFT + 8, _HANDLING, 9.5, INK, room=_ROOM - 16)
        self._at -= 24

    def _lines(self) -> None:
        """Draw the numbered lines over all the room that is left."""
        tags = RIGHT - _TAGS
        left = LEFT
        edges = []
        self._tag = self._part.add("P")
        for title, wide in _COLUMNS:
            self._text(left + 4, title, 9.5, INK_QUIET, SEMIBOLD)
            left += wide
            edges.append(left)
        self._text(tags + 6, "#   @", 9.5, INK_QUIET, SEMIBOLD)
        top = self._at - 5
        high = (top - _FOOT) / LINES
        self._rule((LEFT, top, RIGHT, top), EDGE, 0.9)
        for number in range(1, LINES + 1):
            foot = top - high * number
            self._at = foot + high * 0.3
            with self._canvas.artifact():
                self._text(LEFT + 4, str(number), 9.5, INK_QUIET)
            self._rule((LEFT, foot, RIGHT, foot), RULE, 0.6)
        for edge in (*edges[:-1], tags):
            self._rule((edge, top, edge, top - high * LINES), RULE, 0.6)

    def _foot(self, sheet: CaptureSheet) -> None:
        self._at = _FOOT - 14
        self._tag = self._part.add("P")
        for words in self._wrapped(_AFTERWARDS, 9.5, REGULAR):
            self._text(LEFT, words, 9.5, INK_QUIET)
            self._at -= 12
        self._at -= 3
        self._tag = self._part.add("P")
        if sheet.practice:
            self._text(LEFT, PRACTICE_NOTICE, 9.5, INK_QUIET)
        self._right("The team’s own, for no one else", 9.5, INK)
