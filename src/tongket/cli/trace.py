"""`tongket trace`: from a figure down to its cells, from a cell up to its totals, as the last review left them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from tongket.cli.trace_prose import POINT, point_lines, prose_lines
from tongket.cli.trace_words import refuse, say_trace

if TYPE_CHECKING:
    from tongket.consolidate.trace import Chain, Spot


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("what")
def trace_command(folder: Path, what: str) -> None:
    """Follow a figure or a cell."""
    from tongket.consolidate.trace import down, read_what, up

    if POINT.fullmatch(what.strip()):
        _trace_point(folder, what.strip())
        return
    spot = read_what(what)
    if spot is None:
        refuse("not_understood", what=what)
    figures, mapping = folder / "out" / "data" / "figures.json", folder / "out" / "data" / "mapping.json"
    if not figures.is_file():
        refuse("no_figures", folder=folder)
    try:
        files = {row["file"]: row for row in rows_of(mapping)}
        spot = _in_its_file(spot, figures, files)
        chain = up(rows_of(figures), spot) if spot.file else down(rows_of(figures), spot)
    except (ValueError, KeyError, TypeError, OSError):
        refuse("bad_figures", file=figures.name, folder=folder)
    if chain is None:
        _say_why_not(spot, what, files, folder)
    unit = chain.source["unit"] if chain.source is not None else None
    above = [row["id"] for row in (chain.figure, *chain.totals)]
    wanted = above if unit else above[:1]
    click.echo("\n".join([*chain_lines(chain, files), *prose_lines(folder, wanted, chain.figure, unit, rows_of)]))


def _trace_point(folder: Path, identity: str) -> None:
    lines = list(point_lines(folder, identity, rows_of))
    if not lines:
        refuse("no_such_point", what=identity, folder=folder)
    click.echo("\n".join(lines))


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a list written one row a line, without holding the whole file."""
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            row = line.strip().removesuffix(",")
            if row not in ("[", "]", ""):
                yield json.loads(row)


def chain_lines(chain: Chain, files: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """The chain as lines a person reads."""
    if chain.source is not None:
        source = chain.source
        yield say_trace("counted_as", **{**source, "place": _place(source), "value": _number(source["value"])})
    yield from _figure_lines(chain.figure)
    if chain.inputs:
        yield "  " + say_trace("from_inputs")
        yield from (f"    {_short(row)}" for row in chain.inputs)
    if chain.source is None:
        yield "  " + say_trace("from_sources", count=len(chain.figure["sources"]))
        yield from (f"    {_source_line(source, files)}" for source in chain.figure["sources"])
    yield "  " + (say_trace("to_totals", count=len(chain.totals)) if chain.totals else say_trace("to_no_totals"))
    yield from (f"    {_short(row)}" for row in chain.totals)


def _in_its_file(spot: Spot, figures: Path, files: Mapping[str, Mapping[str, Any]]) -> Spot:
    """ "H05:Biểu 1!D14", a unit and a cell of the form, as the cell of its own file that is counted there."""
    from tongket.consolidate.trace import Spot

    if spot.file not in {row.get("unit") for row in files.values()}:
        return spot
    sources = (
        source
        for row in rows_of(figures)
        if (row["how"], row["sheet"], row["cell"]) == ("entered", spot.sheet, spot.cell)
        for source in row["sources"]
        if source["unit"] == spot.file
    )
    found = next(sources, None)
    return Spot(found["file"], found["sheet"], found["cell"]) if found is not None else spot


def _figure_lines(row: Mapping[str, Any]) -> Iterator[str]:
    """What the figure is, what it comes to, and who is not in it."""
    yield f"{row['id']}  {_labels(row)}"
    if row["value"] is None:
        yield "  " + say_trace("no_value")
    else:
        yield f"  {_amount(row)}  ({say_trace(row['rule'])})"
    yield "  " + say_trace("units", **row)
    if row["missing"]:
        yield "  " + say_trace("missing", units=", ".join(row["missing"]))
    yield from ("  " + say_trace("excluded", **out) for out in row["excluded"])
    if row["doubtful"]:
        yield "  " + say_trace("doubtful", count=row["doubtful"])
    if row["quality"] != "final":
        yield "  " + say_trace(row["quality"])


def _labels(row: Mapping[str, Any]) -> str:
    return f"{' › '.join(row['row'])} · {' › '.join(row['column'])}"


def _short(row: Mapping[str, Any]) -> str:
    return f"{row['id']}  {_amount(row)}  {row['row'][-1]} · {' › '.join(row['column'])}"


def _amount(row: Mapping[str, Any]) -> str:
    return say_trace("value", value=_number(row["value"]), measure=row["measure"]).strip()


def _source_line(source: Mapping[str, Any], files: Mapping[str, Mapping[str, Any]]) -> str:
    sha = str(files.get(source["file"], {}).get("sha256", "?"))[:12]
    return say_trace("source", **{**source, "place": _place(source), "value": _number(source["value"]), "sha": sha})


def _place(source: Mapping[str, Any]) -> str:
    return " › ".join(source[key] for key in ("file", "sheet", "cell"))


def _number(value: str | None) -> str:
    """Every digit, in the official style; a fraction as it is."""
    from tongket.wording.numbers import print_number

    try:
        return print_number(Decimal(value)) if value is not None else "…"
    except InvalidOperation:
        return str(value)


def _say_why_not(spot: Spot, what: str, files: Mapping[str, Mapping[str, Any]], folder: Path) -> NoReturn:
    """Why nothing is traced: no such figure or file, a file that does not count, a cell without a number."""
    from tongket.consolidate.trace import is_same_file

    if not spot.file:
        refuse("no_such_figure", what=what)
    found = [row for file, row in files.items() if is_same_file(file, spot.file)]
    if not found and spot.file in {row.get("unit") for row in files.values()}:
        refuse("unit_not_counted", unit=spot.file, at=f"{spot.sheet}!{spot.cell}")
    if not found:
        refuse("no_such_file", file=spot.file)
    if all(row["status"] != "used" for row in found):
        refuse("file_not_counted", file=found[0]["file"], why=_why_not_counted(found[0], folder))
    refuse("cell_not_counted", what=what)


def _why_not_counted(row: Mapping[str, Any], folder: Path) -> str:
    """What the last review found of the whole file; the words of mapping.json where it found nothing."""
    path = folder / "out" / "data" / "findings.json"
    found = rows_of(path) if path.is_file() else ()
    said = (each["says"] for each in found if each["file"] == row["file"] and each["code"].startswith("A"))
    return next(said, f"{row['status']}: {row['why']}")
