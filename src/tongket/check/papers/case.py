"""One paper being judged: its looks, its components and the rules of its family on its date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from tongket.check.finding import InForce, Span
from tongket.check.kinds.paper import PaperFinding
from tongket.check.papers.parts import Parts, Piece
from tongket.collect.documents.paper_look import PaperLook
from tongket.collect.submission import Place
from tongket.layout.rules import PaperRules

Kind = TypeVar("Kind", bound=PaperFinding)


@dataclass(frozen=True, slots=True)
class PaperCase:
    """What every rule is given."""

    file: str
    look: PaperLook
    parts: Parts
    rules: PaperRules
    is_doubtful: bool = False  # no rule is certain for it

    @property
    def allowed(self) -> dict[str, Any]:
        """What is accepted, by thing."""
        accepted: dict[str, Any] = self.rules.of["allowed"]
        return accepted

    def at(self, piece: Piece | None = None) -> Place:
        """The paragraph of a piece; without one, the document."""
        return Place(self.file, paragraph=piece.look.number if piece is not None else None)

    def found(self, kind: type[Kind], at: Piece | None = None, *, custom: str = "", **facts: Any) -> Kind:
        """A finding with its rule; `custom` is what of it the rules may name as usage only."""
        return kind(
            at=self.at(at),
            rule=self.rules.source,
            in_force=InForce(self.rules.valid_from, self.rules.valid_to),
            rests_on_guess=self.is_doubtful or custom in self.allowed["custom"],
            **facts,
        )


def decimal(number: float, *, places: int = 1) -> Decimal:
    """A measure as it is printed: 12.7, and 14 without a point."""
    text = f"{number:.{places}f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def span(numbers: Sequence[float]) -> Span:
    """From the least to the greatest."""
    return Span(decimal(min(numbers)), decimal(max(numbers)))
