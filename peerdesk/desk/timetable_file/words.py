# SPDX-License-Identifier: Apache-2.0
"""Kinds of session and people met, in the words that councils use in timetables."""

import re

from peerdesk.domain.session import RoleGroup
from peerdesk.domain.words import SessionKind, Voice

_KINDS = (
    (SessionKind.FOCUS_GROUP, r"focus ?-?groups?|round ?-?table|drop ?-?in"),
    (SessionKind.WORKSHOP, r"workshop|masterclass"),
    (SessionKind.CASE_REVIEW, r"case (?:records?|files?|reviews?)|file (?:reading|review)|audits?"),
    (SessionKind.DOCUMENT_REVIEW, r"documents?|desk ?top|desk review|data review|reading"),
    (SessionKind.OBSERVATION, r"observ\w*|shadow\w*|visits?|walk\w*|tour|site"),
    (SessionKind.SPONSOR_MEETING, r"no[- ]surprises?|sponsors?|feedback|check-?in with"),
    (SessionKind.TEAM_MEETING, (r"team (?:meeting|time|only|base|debrief|discussion)|peer team"
     r"|debrief|triangulation|team")),
    (SessionKind.OVERVIEW, r"overview|welcome|opening|introduct\w*|set[- ]up|presentation"),
    (SessionKind.INTERVIEW, r"interviews?|meet\w*|1:1|1-1|one[- ]to[- ]one|conversation|call"),
)  # fmt: skip
_KIND_WORDS = tuple((kind, re.compile(rf"\b(?:{words})\b")) for kind, words in _KINDS)
_BREAK = re.compile(r"\b(?:lunch|break|coffee|tea|travel|taxi|comfort break|free)\b")


def kind_in(words: str) -> SessionKind | None:
    """Return the kind of session that words name, or None where they name none."""
    plain = words.casefold()
    try:
        return SessionKind(plain.strip().replace(" ", "-"))
    except ValueError:
        return next((kind for kind, found in _KIND_WORDS if found.search(plain)), None)


def is_break(title: str) -> bool:
    """Say whether a row is lunch, travel or the like, and no session."""
    return bool(_BREAK.search(title.casefold())) and kind_in(title) is None


_VOICES = (
    (Voice.CHILDREN_AND_FAMILIES, (r"child(?:ren)?(?!['’]s)|young people|parents?|families|family"
     r"|carers?|care leavers|care[- ]experienced|youth")),
    (Voice.MEMBERS, r"councillors?|cllrs?|members?|cabinet|scrutiny|portfolio|leader of the"),
    (Voice.PARTNERS, (r"partners?|police|health|schools?|head ?teachers?|heads of schools?|nurses?"
     r"|gps?|voluntary|providers?|cafcass|probation|icb|governors?")),
    (Voice.SENIOR_LEADERS, (r"chief|directors?|dcs|senior|heads? of|s151|section 151|leaders?"
     r"|corporate")),
    (Voice.MANAGERS, r"managers?|supervisors?|team leads?|principal"),
)  # fmt: skip
_WORKERS = re.compile(r"\b(?:workers?|practitioners?|officers?|staff)\b")
_VOICE_WORDS = tuple((voice, re.compile(rf"\b(?:{words})\b")) for voice, words in _VOICES)


def voice_of(role: str) -> Voice:
    """Return whose experience somebody in a role brings; who is none of the rest is front line."""
    plain = role.casefold()
    if _WORKERS.search(plain) and not re.search(r"\b(?:chief|principal)\b", plain):
        return Voice.FRONTLINE
    return next((voice for voice, found in _VOICE_WORDS if found.search(plain)), Voice.FRONTLINE)


_BEFORE = re.compile(r"(\d{1,3}) *(?:x|×)? +(.*)")
_BEHIND = re.compile(r"(.*?) *(?:\((\d{1,3})\)|[x×:] *(\d{1,3}))")
_MOST = 1_000


def groups_in(text: str, people: int = 0) -> tuple[RoleGroup, ...]:
    """Return the people met that a cell names by role: "7 social workers; managers (2)".

    `people` is how many they are where a column of its own says so and there is one role.
    """
    parts = [part.strip(" .-•") for part in re.split(r"[;\n•]|, (?=\d)", text)]
    found = [_group(part) for part in parts if part]
    if len(found) == 1 and people:
        found = [RoleGroup(found[0].role, found[0].voice, people)]
    return tuple(found)


def _group(part: str) -> RoleGroup:
    pieces = part.split(":")
    if len(pieces) == 3 and pieces[2].strip().isdecimal():  # noqa: PLR2004 - role, voice, number
        return RoleGroup(pieces[0].strip(), _named_voice(pieces[1]), _bounded(pieces[2]))
    if match := _BEFORE.fullmatch(part):
        return RoleGroup(_capital(match[2]), voice_of(match[2]), _bounded(match[1]))
    if match := _BEHIND.fullmatch(part):
        role = match[1].strip() or part
        return RoleGroup(_capital(role), voice_of(role), _bounded(match[2] or match[3]))
    return RoleGroup(_capital(part), voice_of(part))


def _named_voice(word: str) -> Voice:
    try:
        return Voice(word.strip().casefold())
    except ValueError:
        return voice_of(word)


def _bounded(number: str) -> int:
    return min(max(int(number), 1), _MOST)


def _capital(role: str) -> str:
    return role[:1].upper() + role[1:]


_NAME = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Sir|Dame)\.? [A-Z]|\b[A-Z][a-z]+ [A-Z][a-z]+\b"
)
_ROLE_WORDS = re.compile(
    r"\b(?:service|social|care|head|director|chief|lead|team|manager|officer|worker|board|early|help"
    r"|front|door|child|children|young|council|family|public|principal|assistant|committee|group)",
    re.IGNORECASE,
)  # fmt: skip


def may_name(text: str) -> bool:
    """Say whether words look like somebody’s name where a role would do."""
    return any(not _ROLE_WORDS.search(found[0]) for found in _NAME.finditer(text))
