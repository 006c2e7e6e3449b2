"""Sign in and out, choose a password by a link, choose a language."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from tongket.server.actions.own_account import choose_own_language
from tongket.server.actions.people import accept_invitation, invitation_of
from tongket.server.records.person import Person
from tongket.server.refusal import NotThere, Refused
from tongket.server.words import LANGUAGES, say

_BACKEND = "django.contrib.auth.backends.ModelBackend"


class SignIn(LoginView):
    """User name and password; wrong ones are counted by axes."""

    template_name = "signing_in/sign_in.html"
    redirect_authenticated_user = True
    extra_context = {"sso": settings.SSO_NAME}  # noqa: RUF012  read by Django, changed by nobody


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("login")


def accept(request: HttpRequest, secret: str) -> HttpResponse:
    """The page behind an invitation."""
    made = invitation_of(secret)
    problem = ""
    if request.method == "POST":
        password = request.POST.get("password", "")
        try:
            if password != request.POST.get("again", ""):
                raise Refused("passwords_differ")
            person = accept_invitation(secret, password)
        except Refused as refusal:
            problem = say(refusal.key, **refusal.facts)
        else:
            login(request, person, backend=_BACKEND)
            return redirect("home")
    facts = {"person": made.person, "problem": problem}
    return render(request, "signing_in/invitation.html", facts, status=400 if problem else 200)


def enter(request: HttpRequest, secret: str) -> HttpResponse:
    """The link that `tongket serve` prints for a desk: it signs in once, from this machine only."""
    pk = settings.ENTRY_SECRETS.pop(secret, None) if request.META.get("REMOTE_ADDR") in ("127.0.0.1", "::1") else None
    person = Person.objects.filter(pk=pk or 0, is_active=True).first()
    if person is None:
        raise NotThere
    login(request, person, backend=_BACKEND)
    return redirect("home")


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Kept in this browser; where the person has chosen a language of their own, it becomes that."""
    wanted, back = request.POST.get("language", ""), request.POST.get("next", "/")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = redirect(back if is_ours else "/")
    if isinstance(request.user, Person) and request.user.language and wanted in LANGUAGES:
        choose_own_language(request.user, wanted)
    if wanted in LANGUAGES:
        response.set_cookie(
            "tongket_lang", wanted, max_age=365 * 86400, samesite="Lax", secure=settings.BEHIND_TLS, httponly=True
        )
    return response
