"""Takes the statements of a unit in order, makes which kind of cause each tells: outside the office, or its own doing.

Offices tell causes in these two parts and say which only where a part begins: "Về khách quan, …", "Chủ quan: …".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tongket.collect.narratives.report import Statement
from tongket.wording.fold import fold

_BEGINS = re.compile(r"(?:\W|\b(?:ve|nguyen nhan|yeu to|mat|do|truoc het|la)\b)*(?P<kind>khach quan|chu quan)\b")


def kinds_of_cause(statements: Sequence[Statement]) -> Iterator[str]:
    """For each the kind that was named last in what its file says in the section; "" before any is."""
    at: tuple[str, str] | None = None
    kind = ""
    for one in statements:
        if at != (one.unit, one.file):
            at, kind = (one.unit, one.file), ""
        begins = _BEGINS.match(fold(one.text[:40]))
        kind = begins["kind"] if begins else kind
        yield kind
