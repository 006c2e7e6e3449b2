"""Serves an office: the pages in this process, a worker of each queue beside it, started again when it is killed."""

from __future__ import annotations

import logging
import os
import secrets
import select
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import DatabaseError, InterfaceError, close_old_connections
from django.urls import resolve

from tongket.approve.roles import Role
from tongket.collect.arrival.intake import LARGEST_FILE
from tongket.desk.folder import decisions_in
from tongket.desk.refusal import CannotGoOn
from tongket.server.actions.bring_decisions import bring_decisions
from tongket.server.actions.bring_files import follow_brought, new_files, take_in
from tongket.server.actions.check_submission import check_brought
from tongket.server.actions.import_review_folder import import_review_folder
from tongket.server.actions.init_office import init_office, prepare_office
from tongket.server.actions.people import give_role
from tongket.server.demo import fill_demo
from tongket.server.jobs.queues import QUEUES
from tongket.server.jobs.sweep import remove_orphans, sweep, sweep_after_start
from tongket.server.records.office import OfficeRecord
from tongket.server.records.person import Person
from tongket.server.records.round import Round
from tongket.server.round_desk import input_hashes
from tongket.server.words import say

THREADS = 16
CONNECTIONS = 1000  # browsers keep theirs open: at fewer, the first hundred units would shut the others out
SECONDS_OF_SILENCE = 30
SECONDS_BETWEEN_SWEEPS = 3
NAMED = 5  # new files told by name
SECONDS_TO_END = 8  # of the workers, together
_log = logging.getLogger("tongket.server")
Tell = Callable[[str], object]


def serve(folder: Path, *, host: str, port: int, is_demo: bool, tell: Tell) -> None:
    """Serve until stopped. Raises CannotGoOn where the folder is no review and no office, or the port is taken."""
    _refuse_taken(host, port)
    prepare_office()
    _fill(folder, is_demo=is_demo, tell=tell)
    address = f"http://{host}:{port}"
    _answer_to(host)
    tell(say("served_at", address=address))
    office = OfficeRecord.objects.get(pk=1)
    if office.kind == "desk" and host in ("127.0.0.1", "localhost", "::1"):
        person = Person.objects.get(username="vanphong")
        tell(say("served_link", address=f"{address}/enter/{one_time_link(person)}/"))
    run(host, port)


def _fill(folder: Path, *, is_demo: bool, tell: Tell) -> None:
    """Make what is not there yet: the office of a review folder, or the demonstration."""
    if is_demo:
        passwords = fill_demo(folder)
        tell(say("demo_logins"))
        for username, password in passwords.items():
            tell(f"  {username:<16} {password}")
    elif (folder / "review.toml").is_file():
        _desk_office(folder, tell)
    elif not OfficeRecord.objects.filter(pk=1).exists():
        raise CannotGoOn("no_office", folder=folder)


def _desk_office(folder: Path, tell: Tell) -> None:
    """The office of one person at one folder: made of all that lies in it, then what is decided there since."""
    if not OfficeRecord.objects.filter(pk=1).exists():
        person = init_office(folder.name, administrator="vanphong", administrator_name="Văn phòng", kind="desk")
        for role in (Role.CONSOLIDATOR, Role.LEADER, Role.AWARD_SECRETARY, Role.AUDITOR):
            give_role(person, role, None, by=None)
    of = Round.objects.order_by("number").first()
    if of is None:
        import_review_folder(folder)
    else:
        bring_since(of, folder, tell)


def bring_since(of: Round, folder: Path, tell: Tell) -> None:
    """Bring what came and what was decided in a folder since its office was made; tell what is not brought, and why."""
    told = []
    if decided := bring_decisions(of, decisions_in(folder), by=None):
        lost = check_brought(of)  # a decision may say whose a file is
        follow_brought(of, by=None, lost=lost)
        told.append(say("decisions_brought", count=decided))
    told += _files_since(of, folder / "reports")
    changed = [name for name, known in input_hashes(folder).items() if of.inputs.get(name, known) != known]
    if changed:
        told.append(say("papers_changed", names=changed))
    for sentence in told:
        tell(sentence)


def _files_since(of: Round, reports: Path) -> Iterator[str]:
    if of.state != Round.State.OPEN:
        left = [name for name, _ in new_files(of, reports)]
        if left:
            yield say("files_left_closed", count=len(left), names=_few(left), round=of.title)
        return
    brought = take_in(of, reports, by=None)
    if brought.new:
        yield say("files_brought", count=len(brought.new), names=_few(brought.new))
    if brought.too_large:
        yield say("files_left_large", names=_few(brought.too_large), limit=LARGEST_FILE // 1_000_000)


def _few(names: Sequence[str]) -> str:
    """The first of some names, and how many more there are."""
    first, more = ", ".join(names[:NAMED]), len(names) - NAMED
    return say("and_more", names=first, count=more) if more > 0 else first


def one_time_link(person: Person) -> str:
    """A secret that signs this person in once, from this machine: a desk has no password."""
    secret = secrets.token_urlsafe(32)
    settings.ENTRY_SECRETS[secret] = person.pk
    return secret


def _answer_to(host: str) -> None:
    if host not in settings.ALLOWED_HOSTS and host not in ("0.0.0.0", "::"):  # nosec B104  # noqa: S104  named by TONGKET_HOSTS then
        settings.ALLOWED_HOSTS.append(host)


def _refuse_taken(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CannotGoOn("port_taken", port=port) from error


def run(host: str, port: int) -> None:
    """The pages here, a worker of each queue in a process beside; all end together."""
    sweep_after_start()
    remove_orphans()
    server = _listening(host, port)
    resolve("/")  # loads every page now, not while the first visitor waits
    stop = threading.Event()
    keeper = threading.Thread(target=keep_workers, args=(stop,), name="workers-keeper", daemon=True)
    keeper.start()
    try:
        server.run()
    finally:
        stop.set()
        server.close()
        keeper.join(timeout=10)


def _listening(host: str, port: int) -> Any:
    """A server that lets a crowd in and refuses in the office's words."""
    from waitress import create_server
    from waitress.server import BaseWSGIServer

    from tongket.server.first_refusals import Channel

    BaseWSGIServer.channel_class = Channel
    can_poll = hasattr(select, "poll")  # without it no more than some hundreds of connections can be watched
    return create_server(
        get_wsgi_application(),
        host=host,
        port=port,
        threads=THREADS,
        connection_limit=CONNECTIONS if can_poll else 400,
        asyncore_use_poll=can_poll,
        recv_bytes=1 << 16,  # a workbook in one or two goes
        channel_timeout=SECONDS_OF_SILENCE,
        cleanup_interval=SECONDS_OF_SILENCE // 3,
        max_request_body_size=settings.UPLOAD_LIMIT * 2 + 1_000_000,
        ident="",
        **_about_the_proxy(),
    )


def _about_the_proxy() -> dict[str, Any]:
    """Headers about the address are believed only where settings say a proxy sets them."""
    if settings.SECURE_PROXY_SSL_HEADER is None:
        return {"clear_untrusted_proxy_headers": True}
    return {"trusted_proxy": "*", "trusted_proxy_headers": {"x-forwarded-proto", "x-forwarded-for"}}


def keep_workers(stop: threading.Event) -> None:
    """Start the workers, start again the one that ends, and mend what it left; until told to stop."""
    workers: dict[str, subprocess.Popen[bytes]] = {}
    while not stop.is_set():
        try:
            for queue in QUEUES:
                _keep_alive(workers, queue)
            sweep()
        except (DatabaseError, InterfaceError) as error:  # the keeper outlives a database that is away for a while
            _log.warning("the database does not answer the sweep, which is tried again: %s", error)
        except Exception:
            _log.exception("the sweep failed and is tried again")
        close_old_connections()  # a broken one would never answer again
        stop.wait(SECONDS_BETWEEN_SWEEPS)
    for worker in workers.values():
        worker.terminate()
    until = time.monotonic() + SECONDS_TO_END
    for worker in workers.values():
        _end(worker, until)


def _keep_alive(workers: dict[str, subprocess.Popen[bytes]], queue: str) -> None:
    known = workers.get(queue)
    if known is not None and known.poll() is None:
        return
    if known is not None:
        _log.warning("the worker of %s ended (%s) and is started again", queue, known.returncode)
        sweep_after_start(queue)
    workers[queue] = start_worker(queue)


def _end(worker: subprocess.Popen[bytes], until: float) -> None:
    try:
        worker.wait(timeout=max(0.0, until - time.monotonic()))
    except subprocess.TimeoutExpired:  # it is in the midst of something long, which is taken up again
        worker.kill()


def start_worker(queue: str) -> subprocess.Popen[bytes]:
    """The worker of a queue in a process of its own; it ends when this process does."""
    command = [sys.executable, "-m", "tongket.server.jobs.reader", str(os.getpid()), queue]
    return subprocess.Popen(command)  # nosec B603  # noqa: S603  our own module
