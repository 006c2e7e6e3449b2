"""Takes a refusal, makes what a program reads of it: a stable code, the fact, the remedy, in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from tongket.server.refusal import Refused
from tongket.server.words import fill, language, say, sentences

_BETWEEN = re.compile(r"(?<=[.!?])\s+(?=\S)")


def problem(refusal: Refused, fields: Sequence[dict[str, str]] = ()) -> dict[str, Any]:
    """{"code", "fact", "remedy"}, and which fields of the request were wrong where it was one of them."""
    fact, remedy = fact_and_remedy(refusal.key)
    said = {
        "code": refusal.key,
        "fact": fill(fact, refusal.facts),
        "remedy": fill(remedy, refusal.facts) if remedy else say("api_remedy"),
    }
    return {**said, "fields": list(fields)} if fields else said


def fact_and_remedy(key: str) -> tuple[str, str]:
    """A refusal is written as the fact and then, as its last sentence, the remedy: parted before facts are filled in,
    so that a full stop in a title parts nothing."""
    *facts, remedy = _BETWEEN.split(sentences(language())[key])
    return (" ".join(facts), remedy) if facts else (remedy, "")
