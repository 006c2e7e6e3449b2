"""One command per file: parse, call, print."""

from tongket.cli.main import main

__all__ = ["main"]
