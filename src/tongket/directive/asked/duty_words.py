"""The words that lay a duty on a body, as patterns: what opens it, binds, asks, tells who speaks, what comes out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib import resources

_LISTS: dict[str, list[str]] = tomllib.loads(
    resources.files("tongket.directive.asked").joinpath("duty_words.toml").read_text(encoding="utf-8")
)


def one_of(texts: Iterable[str]) -> str:
    """A pattern for one of these, the longest first, without regard to capitals, with any space between words."""
    longest = sorted(texts, key=len, reverse=True)
    return "(?i:" + "|".join(re.escape(text).replace(r"\ ", r"\s+") for text in longest) + r")(?!\w)"


# "trình" in "công trình", "lập" in "thành lập", "giao" in "bàn giao" opens no duty.
INSIDE_WORDS = "".join(
    rf"(?<!{word}\s)"
    for word in ("công", "quá", "chương", "lịch", "quy", "giáo", "tờ", "thành", "độc", "bàn", "chuyển", "đăng", "thư")
)
DUTY = f"(?:{INSIDE_WORDS}{one_of(_LISTS['duty'])})"
MODAL = one_of(_LISTS["modal"])
ASKS = one_of(_LISTS["asks"])
SPEAKS = re.compile(rf"\b{one_of(_LISTS['speaks'])}")
OPENING = re.compile(rf"(?:{one_of(_LISTS['openings'])}\s*[,:]?\s*)+")
PRODUCT = one_of(_LISTS["products"])
MAKES = one_of(_LISTS["makes"])
