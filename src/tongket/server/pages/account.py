"""One's own account: password, language, second factor, the browsers one is signed in with, tokens for programs."""

from __future__ import annotations

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django_otp import login as remember_factor

from tongket.server.actions.own_account import (
    change_own_password,
    choose_own_language,
    end_other_sessions,
    end_session,
    sessions_of,
)
from tongket.server.actions.second_factor import (
    begin_second_factor,
    confirm_second_factor,
    end_second_factor,
    pass_second_factor,
    renew_recovery_codes,
)
from tongket.server.actions.tokens import (
    LONGEST_DAYS,
    Scope,
    is_over,
    make_token,
    own_tokens,
    revoke_own_token,
    scope_of,
)
from tongket.server.code_picture import picture_of
from tongket.server.pages.asking import after_act, asking, login_required, require_POST
from tongket.server.pages.asking_lists import number_told
from tongket.server.records.person import Person
from tongket.server.refusal import NotThere, Refused
from tongket.server.words import say


@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Everything about the own account on one page."""
    person = asking(request)
    facts = {
        "sessions": sessions_of(person),
        "this": request.session.session_key,
        "done": request.GET.get("done", ""),
        "tokens": [{"token": each, "scope": scope_of(each), "is_over": is_over(each)} for each in own_tokens(person)],
        "scopes": [scope.value for scope in Scope],
        "longest": LONGEST_DAYS,
    }
    return render(request, "account/account.html", facts)


@login_required
@require_POST
def act(request: HttpRequest, deed: str) -> HttpResponse:
    """One change; the form names it."""
    person, told = asking(request), request.POST
    match deed:
        case "password":
            key = request.session.session_key or ""
            change_own_password(person, old=told["old"], new=told["new"], again=told["again"], keep=key)
            update_session_auth_hash(request, person)
            request.session.pop("noted", None)  # the session has another key now
        case "language":
            choose_own_language(person, told.get("language", ""))
        case "end-others":
            end_other_sessions(person, keep=request.session.session_key or "")
        case "end-session":
            end_session(person, number_told(request, "session"))
        case "end-factor":
            end_second_factor(person, told.get("password", ""))
        case "make-token":
            return _new_token(request, person)
        case "revoke-token":
            revoke_own_token(number_told(request, "token"), by=person)
        case "recovery-codes":
            return _codes(request, renew_recovery_codes(person, told.get("password", "")))
        case _:
            raise NotThere
    response = after_act(request, "account")
    header = "HX-Redirect" if "HX-Redirect" in response else "Location"
    response[header] += f"?done={deed}"
    return response


def _new_token(request: HttpRequest, person: Person) -> HttpResponse:
    """The one page that shows a token's secret. Raises Refused."""
    told = request.POST
    if told.get("scope", "") not in list(Scope):
        raise Refused("token_scope_unknown")
    days = number_told(request, "days")
    token, secret = make_token(person, told.get("name", ""), days=days, scope=Scope(told["scope"]), by=person)
    facts = {"token": token, "scope": scope_of(token), "secret": secret}
    return render(request, "account/new_token.html", facts)


@login_required
def factor(request: HttpRequest) -> HttpResponse:
    """Scan the picture, state the first code, write the recovery codes down."""
    person = asking(request)
    device = begin_second_factor(person) if request.method != "POST" or not person.has_second_factor else None
    problem = ""
    if request.method == "POST":
        try:
            codes = confirm_second_factor(person, request.POST.get("code", ""))
        except Refused as refusal:
            problem = say(refusal.key, **refusal.facts)
        else:
            remember_factor(request, device)
            return _codes(request, codes)
    if device is None:
        raise Refused("factor_is_on")
    facts = {"picture": picture_of(device.config_url), "secret": _in_fours(device.config_url), "problem": problem}
    return render(request, "account/factor.html", facts, status=400 if problem else 200)


def _in_fours(address: str) -> str:
    """The secret to type where a camera is missing."""
    secret = address.split("secret=")[1].split("&")[0]
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def _codes(request: HttpRequest, codes: list[str]) -> HttpResponse:
    return render(request, "account/recovery_codes.html", {"codes": codes})


@login_required
def second_factor(request: HttpRequest) -> HttpResponse:
    """After the password: the code of the telephone, or one from paper."""
    person = asking(request)
    if not person.has_second_factor:
        return redirect("home")
    problem = ""
    if request.method == "POST":
        try:
            device = pass_second_factor(person, request.POST.get("code", ""))
        except Refused as refusal:
            problem = say(refusal.key, **refusal.facts)
        else:
            remember_factor(request, device)
            return redirect("home")
    return render(request, "account/second_factor.html", {"problem": problem}, status=400 if problem else 200)
