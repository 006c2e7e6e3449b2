"""`tongket server`: make an office and keep it. The only commands, with `serve`, that wake Django."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from tongket.approve.roles import Role
from tongket.cli.office_parts import office_parts
from tongket.cli.office_words import say_of_office
from tongket.cli.spoken_group import SpokenGroup
from tongket.cli.words import say
from tongket.desk.refusal import CannotGoOn

FOLDER = click.Path(path_type=Path)
ROLES = [role.value for role in Role]


@click.group(cls=SpokenGroup, help_of=lambda name: say(f"help_server_{name}"))
def server_command() -> None:
    """Make an office and keep it."""


def _asked(act: Callable[[], Any]) -> Any:
    """Do it; what the office refuses is said in its sentence."""
    from tongket.server.refusal import Refused
    from tongket.server.words import say as said

    try:
        return act()
    except Refused as refusal:
        click.echo(said(refusal.key, **refusal.facts), err=True)
        sys.exit(1)


def _office(folder: Path) -> Path:
    """The office of that folder, its tables as this release needs them. Raises CannotGoOn where there is none."""
    if not (folder / "secret_key").is_file() and not (folder / ".tongket" / "office" / "secret_key").is_file():
        raise CannotGoOn("no_office", folder=folder)
    home = office_parts(folder)
    from tongket.server.actions.init_office import prepare_office

    prepare_office()
    return home


@server_command.command()
@click.argument("folder", type=FOLDER)
@click.option("--name", required=True, help=say("opt_office_name"))
@click.option("--administrator", default="quantri", show_default=True, help=say("opt_administrator"))
@click.option("--email", default="", help=say("opt_email"))
def init(folder: Path, name: str, administrator: str, email: str) -> None:
    """Make an office in a folder."""
    office_parts(folder)
    from tongket.server.actions.init_office import init_office, prepare_office
    from tongket.server.actions.people import invite_person

    prepare_office()
    person = _asked(lambda: init_office(name, administrator=administrator, email=email))
    secret = invite_person(person, by=None)
    click.echo(say_of_office("office_made", folder=folder, path=f"/invitation/{secret}/"))


@server_command.command("import")
@click.argument("folder", type=FOLDER)
@click.argument("review", type=FOLDER)
def import_(folder: Path, review: Path) -> None:
    """Make a round of a desk's review folder."""
    _office(folder)
    from tongket.server.actions.import_review_folder import import_review_folder

    made = _asked(lambda: import_review_folder(review))
    sent = made.submissions.exclude(state="draft").count()
    facts = {"number": made.number, "title": made.title, "files": made.files.count(), "sent": sent}
    click.echo(say_of_office("round_imported", units=made.submissions.count(), **facts))


@server_command.command()
@click.argument("folder", type=FOLDER)
@click.option("--totals", is_flag=True, help=say("opt_totals"))
@click.option("--expect", default="", metavar="HASH", help=say("opt_expect"))
def verify(folder: Path, expect: str, *, totals: bool) -> None:
    """Prove that nothing was altered; end with 1 where something was."""
    _office(folder)
    from tongket.server.verify import summary, verify_office
    from tongket.server.words import say as said

    breaks = list(verify_office(with_totals=totals, expected_head=expect))
    if not breaks:
        click.echo(said("verified", **summary()))
        return
    click.echo(said("not_verified", count=len(breaks)), err=True)
    for each in breaks:
        click.echo(f"  {said(f'break.{each.kind}', place=each.place)}", err=True)
    sys.exit(1)


@server_command.command()
@click.argument("folder", type=FOLDER)
@click.argument("target", type=FOLDER)
def backup(folder: Path, target: Path) -> None:
    """Write everything of an office to one file, while it is in use."""
    _office(folder)
    from tongket.server.backup import back_up

    facts = _asked(lambda: back_up(target))
    click.echo(say_of_office("backup_made", file=target, **facts))


@server_command.command()
@click.argument("source", type=FOLDER)
@click.argument("folder", type=FOLDER)
def restore(source: Path, folder: Path) -> None:
    """Make an office of a backup, in a new folder."""
    from tongket.server.restore import unpack

    unpack(source, folder)
    office_parts(folder)
    from tongket.server.backup import load_people_and_records

    _asked(load_people_and_records)
    click.echo(say_of_office("restored", folder=folder))


@server_command.group(cls=SpokenGroup, help_of=lambda name: say(f"help_user_{name}"))
def user() -> None:
    """People of an office."""


@user.command("list")
@click.argument("folder", type=FOLDER)
def list_(folder: Path) -> None:
    """Who there is."""
    _office(folder)
    from tongket.server.records.person import Person
    from tongket.server.words import say as said

    for person in Person.objects.order_by("username").prefetch_related("memberships__unit"):
        held = (f"{said(f'role.{m.role}')}{f' ({m.unit.code})' if m.unit else ''}" for m in person.memberships.all())
        click.echo(f"{person.username:<20} {person.name}: {', '.join(held)}{'' if person.is_active else ' –'}")


@user.command()
@click.argument("folder", type=FOLDER)
@click.argument("username")
@click.option("--name", default="", help=say("opt_person_name"))
@click.option("--email", default="", help=say("opt_email"))
@click.option("--role", type=click.Choice(ROLES), help=say("opt_role"))
@click.option("--unit", "code", default="", metavar="CODE", help=say("opt_unit"))
def invite(folder: Path, username: str, name: str, email: str, role: str | None, code: str) -> None:
    """Add a person, give a role, print the link by which they choose a password."""
    _office(folder)
    from tongket.server.actions.people import welcome

    person, secret = _asked(lambda: welcome(username, name=name, email=email, role=role, unit_code=code))
    click.echo(say_of_office("invited", name=person.name, path=f"/invitation/{secret}/"))


@server_command.group(cls=SpokenGroup, help_of=lambda name: say(f"help_token_{name}"))
def token() -> None:
    """Tokens by which programs ask the API in a person's name."""


@token.command("create")
@click.argument("folder", type=FOLDER)
@click.argument("username")
@click.option("--name", required=True, help=say("opt_token_name"))
@click.option("--days", type=int, default=90, show_default=True, help=say("opt_days"))
@click.option("--write", is_flag=True, help=say("opt_write"))
@click.option("--send", is_flag=True, help=say("opt_send"))
def create_(folder: Path, username: str, name: str, days: int, *, write: bool, send: bool) -> None:
    """Make a token and print it, this once."""
    _office(folder)
    from tongket.server.actions.tokens import Scope, make_token
    from tongket.server.words import say as said

    scope = Scope.ALL if write else Scope.SEND if send else Scope.READ
    made, secret = _asked(lambda: make_token(_person(username), name, days=days, scope=scope, by=None))
    click.echo(said("token_made", number=made.pk, name=made.person.username, until=made.expires_at), err=True)
    click.echo(secret)


def _person(username: str) -> Any:
    from tongket.server.records.person import Person
    from tongket.server.refusal import Refused

    found = Person.objects.filter(username=username.strip().lower()).first()
    if found is None:
        raise Refused("no_such_person", username=username)
    return found


@token.command("list")
@click.argument("folder", type=FOLDER)
def list_tokens(folder: Path) -> None:
    """Which there are; no secret is shown, none is kept."""
    _office(folder)
    from tongket.server.actions.tokens import visible_tokens

    for each in visible_tokens(None).select_related("person"):
        click.echo(f"{each.pk:>4} {each.person.username:<20} {each.name}: {', '.join(_about(each))}")


def _about(each: Any) -> tuple[str, str, str]:
    from tongket.server.actions.tokens import is_over, scope_of
    from tongket.server.words import say as said

    return (
        said(f"token_scope.{scope_of(each)}"),
        said("token_over") if is_over(each) else said("token_until", until=each.expires_at),
        said("token_used", when=each.last_used_at) if each.last_used_at else said("token_never_used"),
    )


@token.command()
@click.argument("folder", type=FOLDER)
@click.argument("number", type=int)
def revoke(folder: Path, number: int) -> None:
    """Take a token back: from now on it opens nothing."""
    _office(folder)
    from tongket.server.actions.tokens import revoke_token
    from tongket.server.words import say as said

    gone = _asked(lambda: revoke_token(number, by=None))
    click.echo(said("token_revoked", number=gone.pk, name=gone.name))


@server_command.command("verify-trace")
@click.argument("folder", type=FOLDER)
@click.argument("exported", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def verify_trace(folder: Path, exported: Path) -> None:
    """Prove a trace exported from /api/events.json; end with 1 where it was altered."""
    _office(folder)
    from tongket.server.refusal import Refused
    from tongket.server.trace_export import exported_breaks
    from tongket.server.words import say as said

    def proved() -> Any:
        try:
            return exported_breaks(exported.read_text(encoding="utf-8"))
        except (ValueError, OSError) as error:
            raise Refused("trace_unreadable", file=exported.name) from error

    events, breaks = _asked(proved)
    if not breaks:
        click.echo(said("trace_holds", events=events))
        return
    click.echo(said("trace_breaks", count=len(breaks)), err=True)
    for each in breaks:
        click.echo(f"  {said(f'break.{each.kind}', place=each.place)}", err=True)
    sys.exit(1)
