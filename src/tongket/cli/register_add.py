"""`tongket register add`: one document more; from a file what is read in it, from the person the rest."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tongket.cli.register import FOLDER, at_folder
from tongket.cli.register_words import fault_line, refuse, say_register, with_refusals

if TYPE_CHECKING:
    from tongket.collect.files.unreadable import Unreadable
    from tongket.directive.register import Register, RegisteredDocument
    from tongket.directive.register_reading import RegisterFault

_OPTIONS = {"type": "--type", "symbol": "--number", "dated": "--date", "issuer": "--issuer", "subject": "--subject"}
_PLACES = {**_OPTIONS, "field": "--field", "term": "--term", "level": "--level"} | {
    "in_force_from": "--from",
    "in_force_to": "--to",
}
_REPEATED = re.compile(r"document\[\d+\]\.(review|relation)\[(\d+)\]")
_NEEDED = ("type", "symbol", "dated", "issuer")


@click.command()
@click.argument("file", type=FOLDER, required=False)
@click.option("--type", "type_", default="", help=say_register("opt_type"))
@click.option("--number", default="", help=say_register("opt_number"))
@click.option("--date", "dated", default="", help=say_register("opt_date"))
@click.option("--issuer", default="", help=say_register("opt_issuer"))
@click.option("--subject", default="", help=say_register("opt_subject"))
@click.option("--field", default="", help=say_register("opt_field"))
@click.option("--term", default="", help=say_register("opt_term"))
@click.option("--from", "first", default="", help=say_register("opt_from"))
@click.option("--to", "last", default="", help=say_register("opt_to"))
@click.option("--level", default="", help=say_register("opt_level"))
@click.option("--review", nargs=3, multiple=True, metavar="YEARS KIND WHO", help=say_register("opt_review"))
@click.option("--relation", nargs=2, multiple=True, metavar="KIND DOCUMENT", help=say_register("opt_relation"))
@at_folder
@with_refusals
def add_command(
    file: Path | None,
    type_: str,
    number: str,
    dated: str,
    issuer: str,
    subject: str,
    field: str,
    term: str,
    first: str,
    last: str,
    level: str,
    review: tuple[tuple[str, str, str], ...],
    relation: tuple[tuple[str, str], ...],
    folder: Path,
) -> None:
    """Enter a document."""
    told = {"type": type_, "symbol": number, "dated": dated, "issuer": issuer, "subject": subject, "field": field}
    told |= {"term": term, "in_force_from": first, "in_force_to": last, "level": level}
    facts = {**(_read(file, folder) if file is not None else {}), **{key: text for key, text in told.items() if text}}
    missing = [_OPTIONS[key] for key in _NEEDED if not facts.get(key)]
    if missing:
        refuse("missing_options", options=", ".join(missing))
    reviews = [{"after_years": _number(years), "kind": kind, "set_by": who} for years, kind, who in review]
    _enter(folder, facts, reviews, [{"kind": kind, "to": to} for kind, to in relation])


def _read(file: Path, folder: Path) -> dict[str, Any]:
    """What is plainly read in a file, told to the person; refuses one with a secrecy mark."""
    from tongket.collect.files.unreadable import Unreadable
    from tongket.desk.refusal import CannotGoOn
    from tongket.desk.register_entry import Marked, proposed_from

    if not file.is_file():
        raise CannotGoOn("no_such_file", file=file)
    try:
        proposal = proposed_from(file)
    except Marked as refusal:
        refuse("secret_file", file=refusal.file, mark=refusal.mark)
    except Unreadable as error:
        refuse("unreadable_file", file=file.name, why=_why(file, error))
    said = ", ".join(f"{_OPTIONS[key]} {value}" for key, value in proposal.facts.items())
    click.echo(say_register("read_from" if said else "read_nothing", file=file.name, facts=said))
    for kind, to in proposal.relations:
        word = say_register(kind.value, group="relation_typed")
        click.echo(say_register("may_relate", kind=word, to=to))
    return {**proposal.facts, "file": _beside(file, folder)}


def _why(file: Path, error: Unreadable) -> str:
    """The sentence of the finding that a report of this kind gets."""
    from tongket.check.from_oddities import FINDING_OF
    from tongket.check.speech import spoken
    from tongket.cli.words import language
    from tongket.collect.submission import Place

    return spoken(FINDING_OF[error.kind](at=Place(file.name)), language())[0]


def _beside(file: Path, folder: Path) -> str:
    """The file's path from the register; its name alone where it lies elsewhere."""
    home, there = (folder if folder.is_dir() else folder.parent).resolve(), file.resolve()
    return there.relative_to(home).as_posix() if there.is_relative_to(home) else file.name


def _enter(folder: Path, facts: dict[str, Any], reviews: list[dict[str, Any]], relations: list[dict[str, Any]]) -> None:
    """Append, unless the register with it would have a fault: then say which, and leave the file as it was."""
    from tongket.collect.screening import mark_in_subject
    from tongket.desk.atomic import write_text
    from tongket.desk.register_entry import canonical, with_entry
    from tongket.desk.register_folder import open_or_begin
    from tongket.directive.register_file import register_of
    from tongket.directive.register_reading import RegisterFileError

    if mark := mark_in_subject(str(facts.get("subject", ""))):
        refuse("secret_subject", mark=mark)
    opened = open_or_begin(folder)
    text = with_entry(opened.text, canonical(_days_read(facts)), reviews, relations)
    try:
        document = register_of(text).documents[-1]
    except RegisterFileError as error:
        twice = next((fault.facts for fault in error.faults if fault.problem == "entered_twice"), None)
        if twice is not None:
            refuse("already", **twice)
        refuse("refused_entry", *(fault_line(fault, _place(fault)) for fault in error.faults))
    write_text(opened.path, text)
    told = {"name": document.name, "dated": f"{document.dated:%d/%m/%Y}", "issuer": document.issuer}
    click.echo(say_register("added", file=opened.path.name, **told))
    _say_namesakes(opened.register, document)


def _place(fault: RegisterFault) -> str:
    """The option a person typed: the entry has no line in the file."""
    if repeated := _REPEATED.fullmatch(fault.table):
        return f"--{repeated[1]} ({repeated[2]}) › {fault.key}"
    return _PLACES.get(fault.key, "")


def _say_namesakes(register: Register, document: RegisteredDocument) -> None:
    """Numbers repeat, and slips of the pen do too: a person should look."""
    key = document.identity
    others = [each for each in register.documents if each.identity[:2] == key[:2]]
    if others:
        days = ", ".join(f"{each.dated:%d/%m/%Y}" for each in others)
        click.echo(say_register("same_number", name=document.name, issuer=document.issuer, others=days))


def _days_read(facts: dict[str, Any]) -> dict[str, Any]:
    """Days as dates where they are days; what is none stays as typed, for the reader to refuse."""
    from tongket.directive.register_reading import day_of

    keys = ("dated", "in_force_from", "in_force_to")
    return {key: (day_of(value) or value) if key in keys else value for key, value in facts.items()}


def _number(text: str) -> int | str:
    return int(text) if text.strip().isdecimal() else text
