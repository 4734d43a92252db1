# SPDX-License-Identifier: Apache-2.0
"""Addresses and numbers in a text that lead to one person, whatever they were meant as.

A run of digits is read as one thing: with the check digit of an NHS number it is one, ten or
eleven digits that begin like a telephone's are that, six or more without a space a case's.
"""

import re
from collections.abc import Iterator

Spotted = tuple[str, tuple[int, int]]
"""A sort, in the words of `peerdesk.domain.attribution.Pointing`, and where it stands."""

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_DIGITS = re.compile(r"(?<![\w£$€.,/])[+(]?\d(?:[ ()./-]{0,2}\d){5,15}(?![\w%])")
_LETTERED = re.compile(r"(?<![\w#@/-])[A-Z]{1,4}[-/]?\d{4,9}(?![\w-])")
_CUED_CASE = re.compile(
    r"(?i)(?<!\w)"
    r"(?:case|ref|reference|file|client|child|pupil|person|record|liquidlogic|mosaic|lcs|upn|id)"
    r"(?:[ ]?(?:id|no|number|ref|reference|file))?[ .,:#-]{1,3}"
    r"((?:[A-Z]{1,4}[-/.]?){0,3}\d{1,12}[A-Z]{0,4}"
    r"(?:[-/.](?=[A-Z]{0,4}\d)[A-Z\d]{1,16}|[ ]\d{3,12}|[-/][A-Z]{1,4}(?!\w)){0,5})(?!\w)"
)
"""A case's number behind a word for it: with the words, so that one other word can replace all."""
_INSURED = re.compile(
    r"(?<!\w)(?:QQ|(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])"
    r"[ ]?\d{2}[ ]?\d{2}[ ]?\d{2}[ ]?[A-D](?!\w)"
)
"""A National Insurance number, as it is given out, or as the forms show an example of one."""
_POSTCODE = re.compile(r"(?<!\w)([A-Z]{1,2})(?:\d[A-Z\d]?) ?\d[ABD-HJLNP-UW-Z]{2}(?!\w)")
_DAY = (
    r"(?:\d{1,2}(?:[./-]\d{1,2}[./-]|(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|"
    r"sep|oct|nov|dec)[a-z]{0,6},? )(?:\d{4}|\d{2}))"
)
_BORN = re.compile(
    r"(?i)(?<!\w)(?:d\.?o\.?b\.?|born|birth|birthday)(?: (?:on|is|was|of))?[ ,:=(-]{0,3}"
    rf"({_DAY})(?!\d)"
)
_FULL_DATE = re.compile(rf"(?i)(?<![\w/.-]){_DAY}(?!\d)")
_AREAS = frozenset(
    """AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT
    DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE
    LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM
    SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE""".split()  # noqa: SIM905 - reads as text
)
_NHS_LENGTH = 10
_LEAST_CASE = 6
_LEAST_CUED = 4
_LEAST_PARTED = 5
"""Digits of a case's number behind a word for it: in one run, and in parts."""
_YEARS = re.compile(r"(?:19|20)\d\d")
_TELEPHONE = re.compile(r"0[1-9]\d{8,9}|(?:00)?440?[1-9]\d{8,9}")


def numbers_in(text: str) -> Iterator[Spotted]:
    """Yield addresses and numbers, of each sort in order."""
    yield from (("email", match.span()) for match in _EMAIL.finditer(text))
    yield from (("date-of-birth", match.span(1)) for match in _BORN.finditer(text))
    yield from (("ni-number", match.span()) for match in _INSURED.finditer(text))
    for match in _CUED_CASE.finditer(text):
        if _is_of_a_case(match[1]):
            yield "case-number", match.span()
    for match in _POSTCODE.finditer(text):
        if match[1] in _AREAS:
            yield "postcode", match.span()
    for match in _LETTERED.finditer(text):
        if not _YEARS.fullmatch(match[0].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ-/")):
            yield "case-number", match.span()
    for match in _DIGITS.finditer(text):
        sort = _sort_of(match[0])
        if sort:
            yield sort, match.span()


def is_nhs_number(digits: str) -> bool:
    """Say whether ten digits carry the check digit of an NHS number (modulus 11)."""
    if len(digits) != _NHS_LENGTH or not digits.isdecimal() or len(set(digits)) == 1:
        return False
    weighed = sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9]))
    return (11 - weighed % 11) % 11 == int(digits[9])


def _is_of_a_case(number: str) -> bool:
    """Say whether what stands behind a word for a case is its number, and nothing else."""
    longest = max(len(run) for run in re.findall(r"\d+", number))
    digits = sum(map(str.isdecimal, number))
    if longest < _LEAST_CUED and digits < _LEAST_PARTED:
        return False
    return not _FULL_DATE.fullmatch(number) and _sort_of(number) in {"", "case-number"}


def _sort_of(run: str) -> str:
    """Return what a run of digits and separators is, or "" for what leads to nobody."""
    if _FULL_DATE.fullmatch(run):
        return ""
    digits = "".join(filter(str.isdecimal, run))
    if not digits.isascii():
        return ""
    if is_nhs_number(digits) and not digits.startswith("0"):
        return "nhs-number"
    if _TELEPHONE.fullmatch(digits):
        return "telephone"
    if digits == run.lstrip("(+") and len(digits) >= _LEAST_CASE:
        return "case-number"
    return ""
