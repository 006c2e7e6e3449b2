"""A paper for a test: paragraphs typed one below the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest


class Line(NamedTuple):
    """One paragraph."""

    number: int
    text: str


@pytest.fixture
def paper() -> Callable[[str], list[Line]]:
    """Paragraphs of a text: blank lines part them."""

    def paragraphs(text: str) -> list[Line]:
        parts = ["\n".join(line.strip(" ") for line in part.split("\n")) for part in text.strip().split("\n\n")]
        return [Line(number, part) for number, part in enumerate(parts, start=1)]

    return paragraphs
