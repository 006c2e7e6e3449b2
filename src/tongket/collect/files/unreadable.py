"""The refusal of a file: what kind of trouble, with the fact behind it."""

from __future__ import annotations

from tongket.collect.submission import OddityKind


class Unreadable(Exception):
    """A file that cannot be read. Nothing of it is used; the rest of the review goes on.

    `kind` is PASSWORD, DAMAGED, TOO_HEAVY or UNSUPPORTED; `detail` is the fact for the log, not for the clerk.
    """

    def __init__(self, kind: OddityKind, detail: str = "") -> None:
        super().__init__(kind, detail)  # both in args: it crosses from a worker process by pickle
        self.kind = kind
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.kind.value}: {self.detail}" if self.detail else self.kind.value
