"""Why a review cannot be made: one sentence with the place, the fact and the remedy, found in `locale` by its key."""

from __future__ import annotations

from typing import Any


class CannotGoOn(Exception):
    """A refusal a user reads. `key` names the sentence in `locale/desk.<language>.toml`, `facts` fill it."""

    def __init__(self, key: str, **facts: Any) -> None:
        super().__init__(key, facts)
        self.key = key
        self.facts = facts
