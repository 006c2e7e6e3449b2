"""Tokens at the command line of the machine that keeps the office."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from tongket.server.chain import hash_of


@pytest.fixture
def tongket(office, office_folder, monkeypatch):
    """A command for this test's office, which Django knows already."""
    from tongket.cli import server

    monkeypatch.setattr(server, "_office", lambda folder: folder)
    return lambda *words: CliRunner().invoke(server.server_command, [str(word) for word in words])


def only_token() -> int:
    from tongket.server.records.token import ApiToken

    return ApiToken.objects.get().pk


def test_a_token_is_made_listed_used_and_revoked(tongket, office_folder, client):
    made = tongket("token", "create", office_folder, "leader", "--name", "bảng điều khiển", "--days", 30)
    assert made.exit_code == 0, made.output
    secret = made.stdout.strip()
    assert secret.startswith("tongket_")
    headers = {"Authorization": f"Bearer {secret}"}
    assert client.get("/api/me", headers=headers).json()["username"] == "leader"

    listed = tongket("token", "list", office_folder).stdout
    assert "leader" in listed
    assert "bảng điều khiển: chỉ đọc, đến" in listed
    assert secret not in listed

    assert "Đã thu hồi" in tongket("token", "revoke", office_folder, only_token()).stdout
    assert client.get("/api/me", headers=headers).status_code == 401
    assert "hết hạn hoặc đã thu hồi" in tongket("token", "list", office_folder).stdout


def test_a_person_who_is_not_there_and_a_token_that_is_not_are_said(tongket, office_folder):
    nobody = tongket("token", "create", office_folder, "ai-do", "--name", "x")
    assert (nobody.exit_code, "ai-do" in nobody.stderr) == (1, True)
    assert tongket("token", "revoke", office_folder, 99).exit_code == 1


def test_an_exported_trace_is_proved_and_an_edit_in_it_shows(tongket, office_folder, signed_in, office, tmp_path):
    file = tmp_path / "dau-vet.json"
    file.write_bytes(b"".join(signed_in(office.auditor).get("/api/events.json").streaming_content))
    held = tongket("verify-trace", office_folder, file)
    assert (held.exit_code, "đúng như đã ghi dấu" in held.stdout) == (0, True)

    events = json.loads(file.read_text(encoding="utf-8"))["events"]
    events[4]["by"] = "nguoi-khac"
    file.write_text(json.dumps({"events": events}), encoding="utf-8")
    assert tongket("verify-trace", office_folder, file).exit_code == 1

    from tongket.server.records.event import Event

    events[4]["hash"] = hash_of(Event(**events[4]))  # hashed again: the next one still holds the old hash
    file.write_text(json.dumps({"events": events}), encoding="utf-8")
    assert "6" in tongket("verify-trace", office_folder, file).stderr

    file.write_text("[]", encoding="utf-8")
    assert "không phải dấu vết" in tongket("verify-trace", office_folder, file).stderr


def test_the_commands_of_the_page_about_the_api_do_what_it_says(tongket, office, office_folder, client):
    import re
    import shlex
    from pathlib import Path

    from tongket.server.actions.people import add_person

    add_person("tonghop", "Tổng hợp", by=None)
    page = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "api.md").read_text(encoding="utf-8")
    commands = re.findall(r"^tongket server (.*)$", page, re.MULTILINE)
    assert len(commands) == 3
    for command in commands:
        words = [str(office_folder) if word == "OFFICE" else word for word in shlex.split(command, comments=True)]
        words = [str(only_token()) if word == "1" else word for word in words]
        done = tongket(*words)
        assert done.exit_code == 0, (command, done.output)
    described = set(client.get("/api/openapi.json").json()["paths"])
    told = {re.sub(r"{int:\w+}|{\w+}", "X", path).rsplit("/", 1)[-1].removesuffix(".json") for path in described}
    assert not [word for word in told - {"X"} if word not in page]
