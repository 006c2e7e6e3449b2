"""The sentences about the register in the language that was asked for, and refusals with every fault at once."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Iterator
from functools import cache, wraps
from importlib import resources
from typing import TYPE_CHECKING, Any, NoReturn, ParamSpec, TypeVar

import click

from tongket.cli.words import language
from tongket.wording.told import told

if TYPE_CHECKING:
    from tongket.directive.register_reading import RegisterFault, RegisterFileError

Given = ParamSpec("Given")
Made = TypeVar("Made")


@cache
def _sentences(code: str) -> dict[str, Any]:
    path = resources.files("tongket").joinpath("locale", f"register.{code}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def say_register(key: str, /, *, group: str = "", **facts: Any) -> str:
    """The sentence of that key with its facts filled in."""
    sentences = _sentences(language())
    return told((sentences[group] if group else sentences)[key], facts)


def refuse(key: str, /, *further: str, **facts: Any) -> NoReturn:
    """Say why not, with what belongs to it, and end with 1."""
    click.echo("\n".join([say_register(key, **facts), *further]), err=True)
    sys.exit(1)


def fault_line(fault: RegisterFault, place: str = "") -> str:
    """One fault: code, line, place, fact, remedy; `place` where the person typed no line but an option."""
    from tongket.check.register_findings import register_finding
    from tongket.check.speech import spoken

    finding = register_finding(fault)
    says, remedy = spoken(finding, language())
    told = {"code": finding.code, "says": says, "remedy": remedy}
    where = place or " › ".join(filter(None, (fault.table, fault.key))) or "register.toml"
    if place or fault.line is None:
        return say_register("fault_in", place=where, **told)
    return say_register("fault_at", line=fault.line, place=where, **told)


def refuse_faults(error: RegisterFileError) -> NoReturn:
    """Every fault of the file, and that nothing was done."""
    refuse("faults", *map(fault_line, error.faults), count=len(error.faults))


def with_refusals(command: Callable[Given, Made]) -> Callable[Given, Made]:
    """A command whose refusals about the register are spoken."""

    @wraps(command)
    def spoken(*args: Given.args, **kwargs: Given.kwargs) -> Made:
        from tongket.desk.register_folder import NoRegister
        from tongket.directive.register_reading import RegisterFileError

        try:
            return command(*args, **kwargs)
        except NoRegister as refusal:
            refuse("no_register", folder=refusal.folder)
        except RegisterFileError as error:
            refuse_faults(error)

    return spoken


def columns(rows: list[tuple[str, ...]]) -> Iterator[str]:
    """Texts set one under the other."""
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))] if rows else []
    for row in rows:
        yield "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
