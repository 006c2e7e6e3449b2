"""The `tongket` command: loads only the command that was asked for, speaks every refusal in a sentence."""

from __future__ import annotations

import errno
import os
import sys

import click

from tongket import __version__
from tongket.cli.click_words import teach_language
from tongket.cli.spoken_group import SpokenGroup
from tongket.cli.words import has_words, language, say, set_language

# Command -> (module, attribute). Nothing here is imported until it is called: `tongket --help` must be instant.
_COMMANDS = {
    "init": ("tongket.cli.init", "init_command"),
    "form": ("tongket.cli.form", "form_command"),
    "forms": ("tongket.cli.forms", "forms_command"),
    "check": ("tongket.cli.check", "check_command"),
    "decide": ("tongket.cli.decide", "decide_command"),
    "review": ("tongket.cli.review", "review_command"),
    "trace": ("tongket.cli.trace", "trace_command"),
    "read": ("tongket.cli.read", "read_command"),
    "register": ("tongket.cli.register", "register_command"),
    "serve": ("tongket.cli.serve", "serve_command"),
    "server": ("tongket.cli.server", "server_command"),
}


def _chosen_language(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    set_language(value or os.environ.get("TONGKET_LANG", "vi"))
    _speak()
    return value


def _speak() -> None:
    """Put the program's own help into the language of now."""
    program.help = say("help_program")
    for option in program.params:
        if isinstance(option, click.Option):
            option.help = say(f"opt_{option.name}")


@click.group(
    cls=SpokenGroup,
    lazy=_COMMANDS,
    help_of=lambda name: say(f"help_{name}"),
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--lang", type=click.Choice(["vi", "en"]), callback=_chosen_language, is_eager=True, expose_value=False)
@click.option("--debug", is_flag=True, expose_value=False, is_eager=True)
@click.version_option(__version__, prog_name="tongket")
@click.pass_context
def program(ctx: click.Context) -> None:
    """Tổng Kết: từ thư mục báo cáo của các đơn vị đến dự thảo tổng kết có dẫn nguồn từng ô số liệu."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main() -> None:
    """Run the command line; a refusal is one sentence, a defect is one sentence and its trace under --debug."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    arguments, debug = _without_debug(sys.argv[1:])
    arguments = _language_first(arguments)
    sys.exit(_run(arguments, debug=debug))


def _said(key: str, facts: dict[str, object]) -> str:
    """The sentence of a refusal: the desk's own, or the office's."""
    if has_words(key):
        return say(key, **facts)
    from tongket.cli.office_words import say_of_office

    return say_of_office(key, **facts)


def _detail(cause: BaseException | None) -> dict[str, object]:
    """What is wrong in a file of settings, in the language being spoken."""
    from tongket.directive.settings_error import SettingsError

    return {"detail": cause.said(language())} if isinstance(cause, SettingsError) else {}


def _without_debug(arguments: list[str]) -> tuple[list[str], bool]:
    return [word for word in arguments if word != "--debug"], "--debug" in arguments


def _language_first(arguments: list[str]) -> list[str]:
    """`--lang en` is understood before and after the command's name."""
    if "--lang" in arguments[1:]:
        at = arguments.index("--lang", 1)
        chosen = arguments[at : at + 2]
        return [*chosen, *arguments[:at], *arguments[at + 2 :]]
    return arguments


def _run(arguments: list[str], *, debug: bool) -> int:
    from tongket.desk.refusal import CannotGoOn

    asked = arguments[1] if arguments[:1] == ["--lang"] and len(arguments) > 1 else ""
    set_language(asked or os.environ.get("TONGKET_LANG", "vi"))
    teach_language()
    _speak()
    try:
        program.main(arguments, prog_name="tongket", standalone_mode=False)
    except CannotGoOn as refusal:
        click.echo(_said(refusal.key, {**refusal.facts, **_detail(refusal.__cause__)}), err=True)
        return 1
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.ClickException as error:
        error.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo(say("stopped"), err=True)
        return 130
    except BrokenPipeError:
        return 0
    except Exception as error:
        if debug:
            raise
        click.echo(_said_of(error), err=True)
        return 1
    return 0


def _said_of(error: Exception) -> str:
    """A full disk is no defect of ours."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return say("disk_is_full")
    return say("defect", name=type(error).__name__, detail=str(error)[:200])


__all__ = ["language", "main", "program"]
