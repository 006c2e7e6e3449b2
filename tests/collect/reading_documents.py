"""What workers do with real and hostile documents: read each, and say what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tongket.check.from_oddities import findings_of
from tongket.collect.narratives.narrative import read_narrative


class Outcome(NamedTuple):
    """What one document gave."""

    blocks: int
    findings: int
    text: str


def outcome(path: str) -> Outcome:
    """Its blocks, its findings and its text. Runs in a worker."""
    narrative = read_narrative(Path(path).read_bytes(), Path(path).name)
    findings = list(findings_of(narrative.oddities, None))
    return Outcome(len(narrative.blocks), len(findings), "\n".join(block.text for block in narrative.blocks))
