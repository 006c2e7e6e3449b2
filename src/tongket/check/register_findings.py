"""Takes the faults of register.toml, makes Findings of them."""

from __future__ import annotations

from typing import Any

from tongket.check.finding import fact_names, word_of
from tongket.check.kinds.register import RegisterFinding
from tongket.collect.submission import Place
from tongket.directive.register_reading import RegisterFault


def register_finding(fault: RegisterFault, file: str = "register.toml") -> RegisterFinding:
    """A fault as a finding; `file` is what the register is called."""
    kind = _kinds()[f"register_{fault.problem}"]
    place = Place(file, sheet=fault.table, cell=fault.key)
    facts: dict[str, Any] = {name: fault.facts[name] for name in fact_names(kind) if name in fault.facts}
    return kind(at=place, **facts | {"key": fault.key, "line": fault.line})


def _kinds() -> dict[str, type[RegisterFinding]]:
    # A dataclass with slots is made twice and the first copy lingers: the later one of a word is the real one.
    return {word_of(kind): kind for kind in RegisterFinding.__subclasses__()}
