"""Takes the words of a heading or a paragraph, says which usual fields they are about: traffic, drugs, schooling …

The fields and their words are data (`section_matters.toml`), so that "Đi lại trên bộ" is known for traffic whatever
words the outline has for it.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _fields() -> tuple[tuple[str, re.Pattern[str]], ...]:
    text = files("tongket").joinpath("collect", "narratives", "section_matters.toml").read_text(encoding="utf-8")
    said: dict[str, str] = tomllib.loads(text)["matters"]
    return tuple((name, re.compile(rf"\b(?:{words.replace(chr(10), '')})\b")) for name, words in said.items())


@lru_cache(maxsize=16384)
def matters_of(folded: str) -> tuple[str, ...]:
    """The fields that words name, in the words' own order, each time they name one."""
    found = sorted((match.start(), -match.end(), name) for name, shape in _fields() for match in shape.finditer(folded))
    named: list[str] = []
    last = (-1, 0)  # where the phrase before begins and ends: what lies inside it names nothing of its own
    for start, end, name in found:
        if (start, -end) == last or start >= last[1]:
            named.append(name)
            last = (start, -end)
    return tuple(named)
