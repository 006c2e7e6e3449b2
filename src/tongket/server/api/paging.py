"""Pages of lists: a page number from 1, at most 500 rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Model, QuerySet
from ninja import Field, Schema


class Paging(Schema):
    """Which page of a list."""

    page: int = Field(1, ge=1, le=1_000_000)
    per_page: int = Field(50, ge=1, le=500)


def page_of(rows: QuerySet[Any] | Sequence[Any], wanted: Paging, shape: Callable[[Any], Any]) -> dict[str, Any]:
    """The rows of that page in their shape, and how many there are in all."""
    first = (wanted.page - 1) * wanted.per_page
    total = rows.count() if isinstance(rows, QuerySet) else len(rows)
    items = [shape(row) for row in rows[first : first + wanted.per_page]]
    return {"items": items, "total": total, "page": wanted.page, "per_page": wanted.per_page}


def one_of(rows: QuerySet[Model], **wanted: Any) -> Any:
    """The row, or NotThere: what one may not see looks like what is not."""
    from tongket.server.refusal import NotThere

    found = rows.filter(**wanted).first()
    if found is None:
        raise NotThere
    return found
