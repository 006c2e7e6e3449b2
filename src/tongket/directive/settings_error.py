"""What is wrong in a file of settings that people write (review.toml, form.toml, decisions.toml), in either language.

A problem has a key; its sentence, fact and remedy, stands in `locale/settings.<language>.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from tongket.wording.told import told


class SettingsError(ValueError):
    """One thing that cannot be used. As a text it is Vietnamese; `said` tells it in a language."""

    def __init__(self, problem: str, *, key: str = "", **facts: object) -> None:
        super().__init__(problem)
        self.problem, self.key, self.facts = problem, key, facts

    def place(self, words: Mapping[str, str]) -> str:
        """Where in which file; the words are those of a language."""
        raise NotImplementedError

    def said(self, language: str = "vi") -> str:
        """The place, the fact and what to do."""
        words = _words(language)
        return self.place(words) + told(words[self.problem], {"name": self.key, **self.facts})

    def __str__(self) -> str:
        return self.said()


def line_of(facts: Mapping[str, object], words: Mapping[str, str]) -> str:
    """ "dòng 12", or the end of the file, where a reader of TOML names no line."""
    return words["at_line"].format(line=facts["line"]) if facts.get("line") else words["at_end"]


@cache
def _words(language: str) -> dict[str, str]:
    path = resources.files("tongket").joinpath("locale", f"settings.{language}.toml")
    words: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
    return words
