# SPDX-License-Identifier: Apache-2.0
"""Tables of comments on a draft: which column is which, whoever laid the table out.

Councils send the log back in their own table as often as in ours; a column is known by its
heading, in any order, and a row counts where it has a comment.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from peerdesk.desk.accuracy_rows import AccuracyRow
from peerdesk.domain.publication_words import Decision
from peerdesk.interchange.accuracy_roles import role_in
from peerdesk.interchange.office_errors import OvergrownOfficeFile

SUFFIXES = (".docx", ".docm", ".xlsx", ".xlsm")
"""How the names of files with comments end; macros in them are never read."""
MOST_ROWS = 2_000
MOST_COLUMNS = 24
LONGEST = 2_000
"""Characters of one cell that are read; more is no comment but an attachment."""
HEADINGS = ("No.", "Where", "Text in the draft", "Comment", "From", "Decision", "Why",
            "Text changed to")  # fmt: skip
"""The columns of our own log, in order."""
_KNOWN = {
    "number": ("no", "number", "ref", "reference", "comment no", "comment number", "item", "row"),
    "place": (
        "where", "place", "page", "page no", "page number", "paragraph", "para", "section",
        "page and paragraph", "page paragraph", "page section", "location", "bullet",
    ),
    "quoted": (
        "text in the draft", "draft text", "current text", "current wording", "wording", "quote",
        "original text", "text", "statement", "extract", "report text", "existing text",
    ),
    "comment": (
        "comment", "comments", "council comment", "councils comment", "issue", "concern",
        "factual inaccuracy", "inaccuracy", "factual accuracy comment", "council comments",
        "comment of the council", "correction", "council response", "councils comments",
    ),
    "suggests": (
        "suggested text", "suggested wording", "suggested change", "suggested amendment",
        "proposed text", "proposed wording", "proposed change", "proposed amendment",
    ),
    "made_by": ("from", "made by", "comment by", "by", "who", "raised by", "role"),
    "decision": (
        "decision", "accepted", "agreed", "outcome", "accepted partly not", "accept", "status",
        "accepted or not", "accepted yes no",
    ),
    "why": (
        "why", "reason", "reasons", "rationale", "team response", "peer team response",
        "response", "teams response", "explanation", "evidence",
    ),
    "changed_to": (
        "text changed to", "changed to", "new text", "new wording", "revised text",
        "amended text", "amendment made", "change made", "text changed", "final text",
    ),
}  # fmt: skip
_FIELD = {heading: field for field, headings in _KNOWN.items() for heading in headings}
_SIGNS = re.compile(r"[^a-z ]+")
DECISIONS = {
    Decision.OPEN: "Open",
    Decision.ACCEPTED: "Accepted",
    Decision.PARTLY: "Partly accepted",
    Decision.NOT_ACCEPTED: "Not accepted",
}
"""What a decision is called in a log."""
_DECIDED = {
    "open": Decision.OPEN, "accepted": Decision.ACCEPTED, "accept": Decision.ACCEPTED,
    "agreed": Decision.ACCEPTED, "agree": Decision.ACCEPTED, "yes": Decision.ACCEPTED,
    "y": Decision.ACCEPTED, "partly accepted": Decision.PARTLY, "partly": Decision.PARTLY,
    "partially": Decision.PARTLY, "partially accepted": Decision.PARTLY,
    "in part": Decision.PARTLY, "accepted in part": Decision.PARTLY,
    "not accepted": Decision.NOT_ACCEPTED, "not": Decision.NOT_ACCEPTED,
    "no": Decision.NOT_ACCEPTED, "n": Decision.NOT_ACCEPTED, "rejected": Decision.NOT_ACCEPTED,
    "declined": Decision.NOT_ACCEPTED, "not agreed": Decision.NOT_ACCEPTED,
}  # fmt: skip


def rows_of(table: Iterable[Sequence[str]]) -> tuple[AccuracyRow, ...]:
    """Return the comments in a table, none if no row near its top names a column of comments.

    Raises `OvergrownOfficeFile`.
    """
    columns: Mapping[int, str] = {}
    found: list[AccuracyRow] = []
    for number, cells in enumerate(table):
        if not columns:
            columns = _columns(cells)
            if not columns and number > MOST_COLUMNS:
                return ()
            continue
        if (row := _row(columns, cells)) is not None:
            found.append(row)
        if len(found) > MOST_ROWS:
            raise OvergrownOfficeFile(len(found), MOST_ROWS, "rows")
    return tuple(found)


def _columns(cells: Sequence[str]) -> dict[int, str]:
    """Return which column holds what, or nothing unless one is of comments and another known."""
    named = {
        number: field
        for number, cell in enumerate(cells[:MOST_COLUMNS])
        if (field := _FIELD.get(_plain(cell)))
    }
    return named if "comment" in named.values() and len(named) > 1 else {}


def _plain(heading: str) -> str:
    lower = heading.casefold().replace("’", "").replace("'", "").replace("&", " and ")
    return " ".join(_SIGNS.sub(" ", lower).split())


def _row(columns: Mapping[int, str], cells: Sequence[str]) -> AccuracyRow | None:
    parts: dict[str, list[str]] = {}
    for number, field in columns.items():
        cell = " ".join(cells[number].split())[:LONGEST] if number < len(cells) else ""
        if cell:
            parts.setdefault(field, []).append(cell)
    comment = " ".join(parts.get("comment", ()))
    if suggested := " ".join(parts.get("suggests", ())):
        comment = f"{comment} Suggests: {suggested}".strip()
    if not comment:
        return None
    said = {field: ", ".join(parts.get(field, ())) for field in _PLAIN_FIELDS}
    said["made_by"] = role_in(said["made_by"])
    decision, why = decided(said.pop("decision"))
    unread = why if decision is None else ""
    if unread:
        why = f"In the column of decisions: “{unread}”."
    said["why"] = " ".join(filter(None, (why, said["why"])))
    return AccuracyRow(comment=comment[:LONGEST], decision=decision, unread=unread, **said)


_PLAIN_FIELDS = ("number", "place", "quoted", "made_by", "decision", "why", "changed_to")


def decided(cell: str) -> tuple[Decision | None, str]:
    """Return the decision that a cell names, and what else it says of it."""
    words = cell.strip().rstrip(".")
    if not words:
        return None, ""
    if (known := _DECIDED.get(_plain(words))) is not None:
        return known, ""
    head, sign, rest = _first_part(words)
    if sign and (known := _DECIDED.get(_plain(head))) is not None:
        return known, rest
    return None, words


def _first_part(words: str) -> tuple[str, str, str]:
    """Return what stands before a colon, dash or full stop, and what follows."""
    for sign in (": ", " – ", " - ", ". ", ", "):
        head, found, rest = words.partition(sign)
        if found:
            return head, found, rest.strip()
    return words, "", ""


def cells_of(row: AccuracyRow) -> Iterator[str]:
    """Yield a row's cells in the order of `HEADINGS`."""
    yield from (row.number, row.place, row.quoted, row.comment, row.made_by)
    yield DECISIONS[row.decision or Decision.OPEN]
    yield from (row.why, row.changed_to)
