"""The sentences of `tongket trace` and `tongket decide`, in the language that was asked for."""

from __future__ import annotations

import sys
import tomllib
from functools import cache
from importlib import resources
from typing import Any, NoReturn

import click

from tongket.cli.words import language
from tongket.wording.told import told


@cache
def _sentences(code: str) -> dict[str, str]:
    path = resources.files("tongket").joinpath("locale", f"trace.{code}.toml")
    sentences: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
    return sentences


def say_trace(key: str, /, **facts: Any) -> str:
    """The sentence of that key with its facts filled in."""
    return told(_sentences(language())[key], facts)


def refuse(key: str, /, **facts: Any) -> NoReturn:
    """Say why not in one sentence and end with 1."""
    click.echo(say_trace(key, **facts), err=True)
    sys.exit(1)
