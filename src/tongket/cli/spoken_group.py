"""A group of commands that speaks its help in the language asked for, and imports a command when it is called."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import Any

import click

from tongket.cli.words import has_words, say


class SpokenGroup(click.Group):
    """Commands in the order of the work. `lazy` names those not imported yet; `help_of` gives a command's help."""

    def __init__(
        self,
        *arguments: Any,
        help_of: Callable[[str], str],
        lazy: Mapping[str, tuple[str, str]] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*arguments, **options)
        self.help_of, self.lazy = help_of, lazy or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names."""
        return [*self.lazy, *self.commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        command = self._imported(cmd_name) if cmd_name in self.lazy else super().get_command(ctx, cmd_name)
        if command is not None:
            command.help = self.help_of(cmd_name)
            command.epilog = say(f"more_{cmd_name}") if has_words(f"more_{cmd_name}") else None
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list, from words alone: nothing is imported for it."""
        with formatter.section(say("commands")):
            formatter.write_dl([(name, self.help_of(name)) for name in self.list_commands(ctx)])

    def _imported(self, name: str) -> click.Command:
        module, attribute = self.lazy[name]
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command
