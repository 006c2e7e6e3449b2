"""Why the office does not do what was asked: a sentence of `locale/office.<language>.toml`, and its status."""

from __future__ import annotations

from typing import Any


class Refused(Exception):
    """`key` names the sentence, `facts` fill it: the fact, the place, the remedy. Nothing was changed."""

    status = 400

    def __init__(self, key: str, **facts: Any) -> None:
        super().__init__(key, facts)
        self.key, self.facts = key, facts


class NotThere(Refused):
    """No such thing, or none this person may know of: the two look alike."""

    status = 404

    def __init__(self) -> None:
        super().__init__("not_there")


class InvitationOver(Refused):
    """A link that was used, is too old, or never was: which of them stays untold."""

    status = 404


class NotAllowed(Refused):
    """The person may see it, not do this; the sentence says whom to ask."""

    status = 403


class OnlyForms(Refused):
    """An address to which forms are sent was opened as a page."""

    status = 405


class ChangedMeanwhile(Refused):
    """Someone else changed it since this person looked: nothing is written over."""

    status = 409


class CannotMove(Refused):
    """The table of moves has no such move from here."""

    status = 409


class TooLarge(Refused):
    """More bytes than the office takes."""

    status = 413


class Unavailable(Refused):
    """The machine cannot, for now: its disk is full, its database away."""

    status = 503
