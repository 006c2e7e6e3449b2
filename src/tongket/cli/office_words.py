"""The office's sentences, spoken by the command line without waking Django."""

from __future__ import annotations

import tomllib
from importlib import resources

from tongket.cli.words import language
from tongket.wording.told import told


def say_of_office(key: str, **facts: object) -> str:
    """The sentence of `locale/office.<language>.toml` with its facts filled in."""
    path = resources.files("tongket").joinpath("locale", f"office.{language()}.toml")
    sentence: str = tomllib.loads(path.read_text(encoding="utf-8"))[key]
    return told(sentence, facts)
