"""Takes the printed number of a row ("A", "I", "1", "1.1", "a)", "-"), says which family it is of and what follows."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

_ROMAN = re.compile(r"(?=[IVX])X{0,3}(IX|IV|V?I{0,3})")
_CODE = re.compile(r"[\[(]?\s*([IVXivx]{1,6}|[A-ZĐ]|[a-zđ]|\d{1,4}|\d{1,3}(\.\d{1,3}){1,4})\s*[.)\]:/]?\s*|\*|[-–—+•]")
_LED = re.compile(
    r"(?P<code>[IVX]{1,5}|[A-ZĐ]|[a-zđ]|\d{1,2}|\d{1,2}(?:\.\d{1,2}){1,4})(?P<mark>\s*[.)/:]|\s+[-–](?!\s*\d{1,3}\s*(?:tuổi|$))|\.\s*\))\s*(?=\S)|(?P<dash>[-–—+•*])\s*(?=[^\s\d])"
)


@lru_cache(maxsize=8192)
def plain_code(text: str) -> str:
    """ "1." is "1", "(a)" is "a", "2.0" of a numeric cell is "2"."""
    bare = text.strip().strip("()[]:/ ").rstrip(".")
    if re.fullmatch(r"\d+\.0", bare):
        return bare[:-2]
    return bare


def is_row_code(text: str) -> bool:
    """Whether a text is the printed number of a row."""
    return 0 < len(text) < 14 and _CODE.fullmatch(text) is not None


@lru_cache(maxsize=16384)
def led_by_code(label: str) -> tuple[str, str]:
    """ "I. Miền núi" is ("I", "Miền núi"); a label without a printed number comes back as it is."""
    found = _LED.match(label)
    if not found:
        return "", label
    code = found["dash"] or found["code"]
    return code, label[found.end() :].strip()


def family(code: str, before: str) -> str:
    """ "letter", "roman", "number", "decimal2", "small", "dash"; `before` is the last code of one capital letter."""
    if not code:
        return ""
    if code in "-–—•*":
        return "dash"
    if code == "+":
        return "plus"
    if re.fullmatch(r"\d+(\.\d+)+", code):
        return f"decimal{code.count('.') + 1}"
    if code.isdigit():
        return "number"
    if code.islower():
        return "small" if len(code) == 1 else "small roman"
    return _capital(code, before)


def _capital(code: str, before: str) -> str:
    """ "C" after "B" goes on with letters; "I" after "A" opens Roman numbers."""
    if len(code) > 1:
        return "roman"
    follows = len(before) == 1 and before.isalpha() and ord(code) == ord(before) + 1
    return "roman" if code in "IVX" and not follows else "letter"


def number_of(code: str) -> Decimal | None:
    """The number a plain numeric code is; None for letters and Roman numbers."""
    try:
        return Decimal(code)
    except InvalidOperation:
        return None
