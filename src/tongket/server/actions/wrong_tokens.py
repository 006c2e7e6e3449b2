"""Count wrong tokens by the address they come from, and say which address is shut for a while. Bounded in every way."""

from __future__ import annotations

from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from tongket.server.records.wrong_tokens import WrongTokens
from tongket.server.turns import in_turn

MOST_WRONG = 20  # of one address, in this time
MINUTES_SHUT = 15
MOST_ADDRESSES = 10_000  # kept at once; past that the oldest is forgotten


def is_shut(address: str) -> bool:
    """Whether so many wrong tokens came from there that none is looked at for a while."""
    return WrongTokens.objects.filter(
        address=place_of(address), since__gt=_oldest(timezone.now()), count__gte=MOST_WRONG
    ).exists()


def count_wrong_token(address: str) -> None:
    """One more from there. A new address costs a look for what may be forgotten."""
    now = timezone.now()
    with in_turn(), transaction.atomic():
        row, is_new = WrongTokens.objects.select_for_update().get_or_create(
            address=place_of(address), defaults={"since": now, "count": 1}
        )
        if is_new:
            _forget(now)
        elif row.since <= _oldest(now):
            WrongTokens.objects.filter(pk=row.pk).update(since=now, count=1)
        else:
            WrongTokens.objects.filter(pk=row.pk).update(count=F("count") + 1)


def _forget(now: datetime) -> None:
    WrongTokens.objects.filter(since__lte=_oldest(now)).delete()
    beyond = WrongTokens.objects.order_by("-since", "-pk").values_list("pk", flat=True)[MOST_ADDRESSES:]
    WrongTokens.objects.filter(pk__in=list(beyond)).delete()


def _oldest(now: datetime) -> datetime:
    return now - timedelta(minutes=MINUTES_SHUT)


def place_of(address: str) -> str:
    """The address as it is counted: one IPv6 subscriber has a /64 of addresses, and counts once."""
    try:
        known = ip_address(address.split("%")[0])
    except ValueError:
        return address[:45]
    return str(known) if known.version == 4 else str(ip_network((known, 64), strict=False))
