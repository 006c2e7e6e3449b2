"""Makes the command-line library speak the chosen language: its own sentences are looked up in `locale`."""

from __future__ import annotations

import importlib
import tomllib
from functools import cache
from importlib import resources

from tongket.cli.words import language

# The library's modules that speak; each binds its translator to the name "_" when it is imported.
_SPEAKERS = ("click.core", "click.decorators", "click.exceptions", "click.formatting", "click.parser", "click.types")


@cache
def _sentences(code: str) -> dict[str, str]:
    path = resources.files("tongket").joinpath("locale", f"click.{code}.toml")
    if not path.is_file():
        return {}
    sentences: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
    return sentences


def spoken(message: str) -> str:
    """The library's sentence in the chosen language; its own where we have no other."""
    return _sentences(language()).get(message, message)


def _spoken_of_number(one: str, many: str, number: int) -> str:
    return spoken(one if number == 1 else many)


def teach_language() -> None:
    """From now on the library's help and complaints are looked up here."""
    for name in _SPEAKERS:
        module = importlib.import_module(name)
        if hasattr(module, "_"):
            vars(module)["_"] = spoken
        if hasattr(module, "ngettext"):
            vars(module)["ngettext"] = _spoken_of_number
