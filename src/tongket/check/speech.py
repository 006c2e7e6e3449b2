"""Takes a finding and a language, makes the sentences people read: what is wrong, and what to do."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from typing import Any

from tongket.check.finding import Finding, InForce, Severity, Span, Term
from tongket.wording.numbers import print_number
from tongket.wording.told import told

LANGUAGES = ("vi", "en")
_LONGEST = 160  # letters of a unit's own text quoted in a sentence


@lru_cache(maxsize=4)
def words_of(language: str) -> dict[str, Any]:
    """Everything `locale/<language>.toml` says."""
    return tomllib.loads(files("tongket").joinpath("locale", f"{language}.toml").read_text(encoding="utf-8"))


def spoken(finding: Finding, language: str = "vi") -> tuple[str, str]:
    """What is wrong and what to do, in whole sentences."""
    sentences = words_of(language)["findings"][finding.code]
    facts = {name: printed(value, language) for name, value in finding.facts().items()}
    return told(sentences["says"], facts), told(sentences["remedy"], facts)


def severity_word(severity: Severity, language: str = "vi") -> str:
    """ "Phải sửa", "Cảnh báo", "Thông tin"."""
    return str(words_of(language)["severity"][severity.value])


def printed(value: object, language: str) -> str:
    """A fact as its readers write it: 3.558,5 and 05/01/2020 in Vietnamese, 3,558.5 and 2020-01-05 in English."""
    if isinstance(value, Decimal):
        return print_number(value) if language == "vi" else f"{value:,f}"
    if isinstance(value, Term):
        return str(words_of(language)["terms"][type(value).__name__][value.value])
    if isinstance(value, Span):
        return "–".join(printed(each, language) for each in sorted(set(value)))
    if isinstance(value, InForce):
        until = "until" if value.until else "now"
        return str(words_of(language)["in_force"][until]).format(*(printed(each, language) for each in value))
    if type(value) is tuple:
        return "; ".join(printed(each, language) for each in value)
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y") if language == "vi" else value.isoformat()
    return shortened(" ".join(str(value).split()))


def shortened(text: str, longest: int = _LONGEST) -> str:
    """A unit's own text, cut with a sign where it is too long for a sentence."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
