"""Takes a review folder, makes what it says: the review, its units, its form, its outline and the decisions so far."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from tongket.collect.arrival.intake import Received, receive
from tongket.collect.documents.lines import open_letterhead
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.unit_list import read_units
from tongket.collect.workbooks.sheet import Workbook
from tongket.collect.workbooks.workbook import read_workbook
from tongket.desk.atomic import write_text
from tongket.desk.own_files import KeptOwn, Listed
from tongket.desk.refusal import CannotGoOn
from tongket.directive.act import Act, acts_of
from tongket.directive.decision import Decision, Verb
from tongket.directive.decision_file import DecisionFileError, read_decisions
from tongket.directive.form import Form
from tongket.directive.form_file import FormFileError, read_form, write_form
from tongket.directive.outline import USUAL_OUTLINE, Heading, read_outline
from tongket.directive.review import Review
from tongket.directive.review_file import ReviewFileError, read_review
from tongket.units.unit import Unit

WORKBOOKS = (".xlsx", ".xls", ".ods", ".xlsm", ".xlsb")
OUTLINES = (".docx", ".doc", ".pdf", ".txt")
Parsed = TypeVar("Parsed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A review folder as it stands. `form_path` is the form.toml every reading is aligned with.

    `arrived` are the files that came where they do not lie under reports/ (an office keeps them by content); `memory`
    is where names, findings and a desk's own readings are kept, when not in the folder; `acts` are what an office did
    about units (None: what the decisions say of them). `is_accepted`: somebody accepted every report on it.
    """

    folder: Path
    review: Review
    units: tuple[Unit, ...]
    unit_problems: tuple[str, ...]
    form: Form
    form_path: Path
    blank_form: Path | None
    outline: tuple[Heading, ...]
    decisions: tuple[Decision, ...]
    arrived: tuple[Received, ...] | None = None
    memory: Path | None = None
    acts: tuple[Act, ...] | None = None
    is_accepted: bool = False

    @property
    def acts_told(self) -> tuple[Act, ...]:
        """What the annex prints about units, with its reasons."""
        told = acts_of(self.decisions, (unit.code for unit in self.units)) if self.acts is None else self.acts
        return tuple(told)

    @property
    def readings(self) -> Path:
        """Where readings of what arrived elsewhere are kept between runs, a file each; a desk's own lie in one file."""
        return self.folder / ".tongket" / "readings"

    def kept(self, name: str) -> Path:
        """Where something else is kept between runs."""
        return (self.memory or self.folder / ".tongket") / name

    def received(self) -> list[Received]:
        """Every report that came."""
        return list(self.arrived) if self.arrived is not None else receive(self.reports)

    @property
    def reports(self) -> Path:
        """Where the units' files lie."""
        return self.folder / "reports"


def open_desk(folder: Path, *, as_of: date | None = None, memory: Path | None = None) -> Desk:
    """Read a review folder; a missing form.toml is proposed and written. Raises CannotGoOn with one sentence.

    `memory` takes what would be written into a folder that may only be read.
    """
    if not folder.is_dir():
        raise CannotGoOn("no_folder", folder=folder)
    review = _review(folder)
    form, form_path, blank = open_form(folder, memory)
    own = KeptOwn((memory or folder / ".tongket") / "own.json")
    (units, problems), outline = _units(folder, own), _outline(folder, own)
    own.save()
    decisions = decisions_in(folder)
    return Desk(
        folder=folder,
        review=replace(review, as_of=as_of) if as_of else review,
        units=units,
        unit_problems=problems,
        form=confirmed(form, decisions),
        form_path=form_path,
        blank_form=blank,
        outline=outline,
        decisions=decisions,
        memory=memory,
    )


def confirmed(form: Form, decisions: Sequence[Decision]) -> Form:
    """The form as people left it: the last decision on it stands beside what form.toml says."""
    about_form = [decision for decision in decisions if decision.what == "form"]
    return replace(form, is_confirmed=True) if about_form and about_form[-1].verb is Verb.CONFIRM else form


def _review(folder: Path) -> Review:
    path = folder / "review.toml"
    if not path.is_file():
        raise CannotGoOn("no_review_file", folder=folder)
    return _parsed(path, read_review)


def _parsed(path: Path, parse: Callable[[str], Parsed]) -> Parsed:
    try:
        return parse(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise CannotGoOn("not_utf8", file=path.name) from error
    except (ReviewFileError, FormFileError, DecisionFileError) as error:
        raise CannotGoOn("bad_settings", file=path.name, detail=str(error)) from error


def open_form(folder: Path, memory: Path | None = None) -> tuple[Form, Path, Path | None]:
    """The form, its form.toml and the blank workbook. A corrected form.toml always wins over what we would propose."""
    path, blank = folder / "form.toml", find_file(folder, "form", WORKBOOKS)
    if not path.is_file():
        if blank is None:
            raise CannotGoOn("no_form", folder=folder)
        from tongket.collect.forms.reader import propose_form  # a form is proposed once

        path = (memory or folder) / path.name
        write_text(path, write_form(propose_form(open_workbook(blank))))
    form = _parsed(path, read_form)
    if not form.cells:
        raise CannotGoOn("form_without_numbers", file=blank.name if blank else path.name)
    return form, path, blank


def open_workbook(path: Path) -> Workbook:
    """One of the office's own workbooks; a refusal names the file and why."""
    try:
        return read_workbook(path, path.name)
    except Unreadable as error:
        raise CannotGoOn("own_file_unreadable", file=path.name, kind=error.kind.value) from error


def find_file(folder: Path, stem: str, endings: tuple[str, ...]) -> Path | None:
    """The office's file of that name in any of the formats it may come in."""
    found = (folder / f"{stem}{ending}" for ending in endings)
    return next((path for path in found if path.is_file()), None)


def _units(folder: Path, own: KeptOwn) -> Listed:
    path = find_file(folder, "units", (*WORKBOOKS, ".csv"))
    if path is None:
        raise CannotGoOn("no_units_file", folder=folder)
    units, problems = own.units(path, _read_list)
    if not units:
        raise CannotGoOn("no_units", file=path.name)
    return units, problems


def _read_list(path: Path) -> Listed:
    units, problems = read_units(open_workbook(path))
    return tuple(units), tuple(problems)


def is_own_outline(path: Path, folder: Path) -> bool:
    """Whether a file is the outline the office itself sent: it asks for content and has none."""
    own = find_file(folder, "outline", OUTLINES)
    return own is not None and own.resolve() == path.resolve()


def _outline(folder: Path, own: KeptOwn) -> tuple[Heading, ...]:
    path = find_file(folder, "outline", OUTLINES)
    return USUAL_OUTLINE if path is None else own.outline(path, _read_outline)


def _read_outline(path: Path) -> tuple[Heading, ...]:
    try:
        return read_outline(open_letterhead(path, path.name, whole=True))
    except Unreadable as error:
        raise CannotGoOn("own_file_unreadable", file=path.name, kind=error.kind.value) from error


def decisions_in(folder: Path) -> tuple[Decision, ...]:
    """What was decided in a folder, in order. Raises CannotGoOn where decisions.toml is not as it must be."""
    path = folder / "decisions.toml"
    return tuple(_parsed(path, read_decisions)) if path.is_file() else ()
