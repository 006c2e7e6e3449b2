"""Wrong tokens are counted in the database: by all processes together, for a while, and never without end."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone

from tongket.server.actions import wrong_tokens
from tongket.server.actions.tokens import create_token
from tongket.server.actions.wrong_tokens import MINUTES_SHUT, MOST_WRONG, count_wrong_token, is_shut, place_of
from tongket.server.records.wrong_tokens import WrongTokens


def guess(address, times=MOST_WRONG):
    for _ in range(times):
        count_wrong_token(address)


def test_an_address_is_shut_when_it_guessed_often_enough_and_opens_again(db):
    guess("10.0.0.1", MOST_WRONG - 1)
    assert not is_shut("10.0.0.1")
    guess("10.0.0.1", 1)
    assert (is_shut("10.0.0.1"), is_shut("10.0.0.2")) == (True, False)

    WrongTokens.objects.update(since=F("since") - timedelta(minutes=MINUTES_SHUT))

    assert not is_shut("10.0.0.1")
    guess("10.0.0.1", 1)
    assert WrongTokens.objects.get().count == 1  # counted anew


def test_what_is_kept_of_addresses_has_an_end(db, monkeypatch):
    monkeypatch.setattr(wrong_tokens, "MOST_ADDRESSES", 5)
    for number in range(12):
        guess(f"10.0.1.{number}", 1)
    assert WrongTokens.objects.count() == 5
    assert WrongTokens.objects.filter(address="10.0.1.11").exists()

    WrongTokens.objects.update(since=timezone.now() - timedelta(days=1))
    guess("10.0.2.1", 1)

    assert [each.address for each in WrongTokens.objects.all()] == ["10.0.2.1"]


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("10.0.0.1", "10.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("x" * 99, "x" * 45),
    ],
)
def test_one_subscriber_of_ipv6_counts_once(address, place):
    assert place_of(address) == place


def test_who_is_shut_costs_no_more_writes(office, client):
    guess("10.0.0.7")
    before = WrongTokens.objects.get()
    for _ in range(3):
        answer = client.get("/api/me", headers={"Authorization": "Bearer sai"}, REMOTE_ADDR="10.0.0.7")
        assert (answer.status_code, answer.json()["code"]) == (429, "tokens_guessed")
    assert WrongTokens.objects.get().count == before.count


def test_a_right_token_is_not_counted(office, client):
    _, secret = create_token(office.leader, "máy", days=1, by=None)
    assert client.get("/api/me", headers={"Authorization": f"Bearer {secret}"}).status_code == 200
    assert not WrongTokens.objects.exists()
