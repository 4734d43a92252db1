# SPDX-License-Identifier: Apache-2.0
"""One child or adult told of as a case: by initials with an age, or by age and little else."""

import re
from collections.abc import Iterator

_AGE = r"(?:\d{1,2}|100)"
_SPELT = (
    "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen|twenty)"
)
_YEARS = r"(?:years?(?:\s+old)?|yrs?|yo|y/o)"
_SURELY = (
    rf"(?:\(\s*(?:aged\s+)?{_AGE}\s*{_YEARS}\s*\)|\(\s*aged\s+{_AGE}\s*\)|"
    rf",?\s+\(?aged?\s+{_AGE}\b|,\s*{_AGE}\s*{_YEARS}\b)"
)
_LIKELY = (
    rf"(?:\(\s*{_AGE}\s*\)|"
    rf",\s*{_AGE}(?=\s*(?:,|\)|(?:and|who|was|is|has|had|lives|came)\b)))"
)
_DOTTED = r"[A-Z]\.\s?(?:[A-Z]\.\s?){0,2}[A-Z]?"
_NAMED = (
    r"(?:[Cc]hild|[Bb]oy|[Gg]irl|[Pp]upil|[Ss]ibling|[Yy]oung person|[Mm]other|[Ff]ather|[Cc]lient|"
    r"[Ff]amily|[Aa]dult|[Pp]erson)\s+[A-HJ-Z](?![\w’'-])(?!\s+(?:levels?|and E)\b)"
)
_INITIALS_AGED = re.compile(
    rf"(?<![\w.&/-])(?:(?:{_NAMED}|{_DOTTED}|[A-Z]{{1,3}})\s*{_SURELY}"
    rf"|(?:{_NAMED}|{_DOTTED}|[A-Z]{{1,2}})\s*{_LIKELY})"
)
_AGED_INITIALS = re.compile(
    rf"(?<![\w-])(?:(?:a|an|the)\s+)?{_AGE}[- ]years?[- ]old\s+"
    rf"(?:{_DOTTED}|[A-Z]{{1,2}})(?![\w’'-])"
)
_CASE = re.compile(rf"(?<![\w]){_NAMED}")
_LABELLED = re.compile(
    r"(?i)\b(?:annex|appendix|band|block|box|category|figure|grade|form|group|level|lot|"
    r"option|part|phase|plan|question|room|route|scenario|section|set|sheet|stage|table|team|tier|"
    r"type|unit|version|vitamin|ward|zone)s?\s+(?:(?-i:[A-Z])[^.]{0,24})?$"
)
_PERSON = (
    "boy|girl|child|male|female|young person|young man|young woman|pupil|student|son|daughter|"
    "man|woman|brother|sister|sibling|mother|father|teenager|care leaver|looked-after child|"
    "resident|patient|grandson|granddaughter"
)
_RELATIVE = (
    "brothers?|sisters?|siblings?|step-?fathers?|step-?mothers?|mother|father|parents?|uncle|aunt|"
    "twin|baby|babies|grandparents?|grandmother|grandfather|children|carers?"
)
_FAMILY = (
    rf"(?:an?\s+(?:[\w-]+\s+)?family(?:\s+of\s+(?:{_SPELT}|\d{{1,2}}))?"
    rf"|(?:an?|her|his|their|{_SPELT}|\d)\s+(?:[\w-]+\s+)?(?:{_RELATIVE}))(?!\w)"
)
_PLACE = r"(?-i:(?:[Tt]he\s+)?[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3})"
_ABOUT = (
    rf"(?:,?\s+(?:(?:who\s+)?(?:is|lives|living|placed)\s+)?(?:from|with|in|of|at|near)\s+"
    rf"(?:{_FAMILY}|{_PLACE}))"
)
"""What is told with somebody's age, and leads to them with it: family, and where they live."""
_A = r"(?<![\w])(?:an?|one|the|this|her|his|their)\s+"
_OLD = rf"(?:{_AGE}|{_SPELT})[- ]years?[- ]old"
_ONE_OF_AN_AGE = re.compile(
    rf"(?i){_A}(?:{_OLD}\s+(?:[\w-]+\s+){{0,2}}?(?:{_PERSON})(?!\w){_ABOUT}{{0,3}}"
    rf"|{_OLD}{_ABOUT}{{1,3}}"
    rf"|(?:[\w-]+\s+)?(?:boy|girl|son|daughter|brother|sister|teenager|young man|young woman|twin)"
    rf",?\s+(?:aged\s+)?\(?{_AGE}\)?(?!\w|\s*(?:to|and|or|-|–|per|%)\s*\d){_ABOUT}{{0,3}})"
)
_SHORT_FORMS = frozenset(
    """AI AP ASC ASD ASF BAME BI CAF CE CEO CIN CLA CP CQC CSE CYP DA DCS DfE DSL DV EH EHC ED EHE
    ES EU EY FE FGM FSM FTE GP HE HR HV ICB ICT ICS IRO IT JD KLOE KPI KS LA LAC LGA LSP MAR MH MP
    NHS NQT NVQ OT PA PE PEP PEX PR PRU PSW PVI QA QC RAG RI RSL SALT SEF SEN SG SW TA TM UK US
    VSH YJS YOT YP""".split()  # noqa: SIM905 - reads as text
)
"""Short forms of the field, which a number in brackets may follow: "KS2 (11)"."""


def initials_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where initials stand with an age, or a person is told of by a letter."""
    for match in _INITIALS_AGED.finditer(text):
        letters = re.match(r"[A-Z]+(?![a-z])", match[0])
        known = letters is not None and letters[0] in _SHORT_FORMS
        if not known and not _LABELLED.search(text[: match.start()][-40:]):
            yield match.span()
    for match in _AGED_INITIALS.finditer(text):
        if match[0].rsplit(maxsplit=1)[-1].replace(".", "") not in _SHORT_FORMS:
            yield match.span()
    yield from (match.span() for match in _CASE.finditer(text))


def one_of_an_age(text: str) -> Iterator[tuple[int, int]]:
    """Yield where one person is told of by age: "a 14-year-old boy"."""
    yield from (match.span() for match in _ONE_OF_AN_AGE.finditer(text))
