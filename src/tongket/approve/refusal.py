"""Why a move cannot be made: the state things are in, and the move that was asked for."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class MoveNotAllowed(Exception):
    """The table has no such move from this state. `allowed` are the moves there are: what to do instead."""

    def __init__(self, state: StrEnum, move: StrEnum, allowed: Iterable[StrEnum] = ()) -> None:
        super().__init__(f"{move.value} is not allowed while {state.value}")
        self.state, self.move, self.allowed = state, move, tuple(allowed)


class ReasonMissing(Exception):
    """A move that must carry a reason came without one."""

    def __init__(self, move: StrEnum) -> None:
        super().__init__(f"{move.value} needs a reason")
        self.move = move


class NothingStated(Exception):
    """A move that must name a new deadline came without one."""

    def __init__(self, move: StrEnum) -> None:
        super().__init__(f"{move.value} needs a new deadline")
        self.move = move
