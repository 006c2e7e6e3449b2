"""The office's settings: names and the hour of letters to be written, everything else to be read."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tongket.approve.roles import Deed
from tongket.server.access import require
from tongket.server.actions.office_settings import FAMILIES, LEVELS, write_office_settings
from tongket.server.actions.try_mail import Outcome, send_test_letter
from tongket.server.office_state import office_state
from tongket.server.pages.asking import after_act, asking, login_required, require_POST
from tongket.server.records.office import OfficeRecord


@login_required
def office_settings(request: HttpRequest) -> HttpResponse:
    """What the office is and how it is."""
    require(asking(request), Deed.MANAGE_PEOPLE)
    return _shown(request)


def _shown(request: HttpRequest, outcome: Outcome | None = None, to: str = "") -> HttpResponse:
    facts = {
        "outcome": outcome,
        "to": to or asking(request).email,
        "mail_server": f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}",
        "mail_from": settings.DEFAULT_FROM_EMAIL,
        "own": OfficeRecord.objects.get(pk=1),
        "state": office_state(),
        "levels": LEVELS,
        "families": FAMILIES,
        "factor_required": settings.SECOND_FACTOR_FOR_ADMINISTRATORS,
        "sso": settings.SSO_NAME,
        "address": settings.SITE_ADDRESS,
    }
    return render(request, "office_settings/office_settings.html", facts)


@login_required
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Write names and hour."""
    told = {name: request.POST.get(name, "").strip() for name in ("name", "level", "family", "mail_hour")}
    write_office_settings(**told, by=asking(request))
    return after_act(request, "office_settings")


@login_required
@require_POST
def test_letter(request: HttpRequest) -> HttpResponse:
    """Send a letter now and say what came of it."""
    to = request.POST.get("to", "")
    return _shown(request, send_test_letter(to, by=asking(request)), to.strip())
