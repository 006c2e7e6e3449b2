"""An office made once: its rows and its folder, put back for each test that begins with it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.models.sql import InsertQuery
from django.test import override_settings

from tongket.server.office_folder import make_office_folder

OF_DJANGO = {"contenttypes.ContentType", "auth.Permission"}  # stand in every database as the migrations left them


@dataclass(frozen=True)
class KeptOffice:
    """The statements that write its rows again, and a copy of its folder."""

    statements: Sequence[tuple[str, Sequence[Any]]]
    numbering: str  # the next numbers of its tables, where the database counts them apart
    folder: Path

    def put_back(self, folder: Path) -> None:
        """As it was made, in this folder and in the database of this moment."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        with transaction.atomic(), connection.cursor() as cursor:
            for statement, values in self.statements:
                cursor.execute(statement, values)
            if self.numbering:
                cursor.execute(self.numbering)


def keep_office(folder: Path, copy: Path) -> KeptOffice:
    """What the database and this folder hold now; the folder is copied."""
    shutil.copytree(folder, copy, dirs_exist_ok=True)
    tables = [model for model in apps.get_models(include_auto_created=True) if not model._meta.proxy]
    rows = {model: list(model._base_manager.all()) for model in tables if model._meta.label not in OF_DJANGO}
    filled = {model: found for model, found in rows.items() if found}
    statements = [statement for model, found in filled.items() for statement in _inserts(model, found)]
    numbering = "".join(connection.ops.sequence_reset_sql(no_style(), list(filled)))
    return KeptOffice(statements, numbering, copy)


def _inserts(model: type[models.Model], rows: Sequence[models.Model]) -> Iterator[tuple[str, Sequence[Any]]]:
    """As they are: times that Django sets by itself are not set anew."""
    fields = model._meta.local_concrete_fields
    for start in range(0, len(rows), 20):  # SQLite takes no more than a thousand values at once
        query = InsertQuery(model)
        query.insert_values(fields, list(rows[start : start + 20]), raw=True)
        yield from query.get_compiler(connection=connection).as_sql()


@contextmanager
def in_passing(folder: Path, **settings: Any) -> Iterator[None]:
    """What is made inside goes into a folder of an office, and out of the database again."""
    make_office_folder(folder)
    with override_settings(OFFICE_FOLDER=folder, **settings), transaction.atomic():
        yield
        transaction.set_rollback(True)
